"""Other formats made by hand: the printed letter goes at once, and stays on the list until the other one was served."""

from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import func, select, update
from sqlalchemy.exc import DatabaseError

from tests.conftest import TODAY, Build, Visit
from tests.letters.case import ANNOUNCEMENT, Case, issued, make_ready, viewer_for
from tests.letters.kept import batch_of, letters_of
from transition.db import db
from transition.letters.formats.actions import Made, record_format
from transition.letters.formats.models import FormatMade
from transition.letters.models import Letter, PostClass, ServiceKind, Way
from transition.letters.service.actions import Step, letters_to_serve, record_service
from transition.rules.broken import RuleBroken
from transition.staff.people.models import LetterFormat, OtherFormat

MADE = Made("RNIB Transcription", TODAY, Way.POSTED, TODAY, PostClass.SECOND)


@pytest.fixture
def batch_id(app: Flask, case: Case, build: Build) -> int:
    """Issued announcements, the third to somebody who reads Braille."""
    with build():
        given = {"letter_format": LetterFormat.OTHER, "other_format": OtherFormat.BRAILLE}
        make_ready(case.transfer, surname="Zeta", letter_format_note="Grade 2", **given)
    return issued(app, case, ANNOUNCEMENT)


def brailled(batch_id: int) -> Letter:
    return next(one for one in letters_of(batch_id) if one.other_format)


def path(case: Case, rest: str = "") -> str:
    return f"/transfers/{case.transfer.id}/letters{rest}"


def test_the_printed_letter_is_issued_and_the_other_format_stays_on_the_list_until_it_was_served(
    app: Flask, visit: Visit, case: Case, batch_id: int
) -> None:
    with app.app_context():
        letter = brailled(batch_id)
        key, name = letter.id, letter.addressee
        assert (letter.other_format, letter.format_note) == (OtherFormat.BRAILLE, "Grade 2")
        assert letter.rendered_at is not None
        handed = Step(ServiceKind.HANDED_OVER, TODAY, by_whom="Mair")
        letters = letters_to_serve(batch_of(batch_id))
        record_service(batch_of(batch_id), letters, handed, by=viewer_for(case.preparer), today=TODAY)
        db.session.commit()
    hr = visit(case.preparer)
    (row,) = hr.get(path(case, "/service")).rows(1)
    assert row[0].startswith(name)
    assert row[2] == "Served Make it by hand (Braille), serve that, and record both."
    page = hr.get(path(case, f"/letters/{key}"))
    assert "Grade 2" in page.text
    form = page.follow("Record the other format")
    assert form.submit("Record it").status == 400
    answers = {"made_by": "RNIB Transcription", "way": "POSTED", "post_class": "SECOND"}
    first, second = (form.submit("Record it", **answers) for _ in range(2))
    assert first.status == second.status == 200
    assert "RNIB Transcription" in first.text
    assert "There is no such letter." in hr.get(path(case, "/service")).text
    with app.app_context():
        assert db.session.scalar(select(func.count()).select_from(FormatMade)) == 1
        with pytest.raises(DatabaseError, match="append-only"):
            db.session.execute(update(FormatMade).values(made_by="x"))


@pytest.mark.parametrize(
    ("made", "code"),
    [
        (Made("x", TODAY + timedelta(1), Way.POSTED, TODAY), "in_the_future"),
        (Made("x", TODAY - timedelta(1), Way.POSTED, TODAY), "before_issue"),
        (Made("x", TODAY, Way.POSTED, TODAY), "post_class_needed"),
        (Made("x", TODAY, Way.EMAILED, TODAY), "agreement_needed"),
    ],
)
def test_what_cannot_have_been_made_is_refused(
    app: Flask, case: Case, batch_id: int, made: Made, code: str
) -> None:
    with app.app_context(), pytest.raises(RuleBroken, match=code):
        record_format(batch_of(batch_id), brailled(batch_id), made, by=viewer_for(case.preparer), today=TODAY)


def test_who_asked_for_no_other_format_gets_none_recorded(app: Flask, case: Case, batch_id: int) -> None:
    with app.app_context():
        letter = letters_of(batch_id)[0]
        with pytest.raises(RuleBroken, match="no_other_format"):
            record_format(batch_of(batch_id), letter, MADE, by=viewer_for(case.preparer), today=TODAY)


def test_a_format_is_chosen_from_a_list_and_one_that_is_not_there_is_put_in_words(
    visit: Visit, case: Case
) -> None:
    hr = visit(case.preparer)
    asked = hr.get(f"/transfers/{case.transfer.id}/staff/{case.people[0].id}/language")
    given = {"letter_format": "OTHER", "language_asked_on-day": "1", "language_asked_on-month": "3",
             "language_asked_on-year": "2026"}  # fmt: skip
    assert asked.submit("Save", **given).errors == ["Select which other format this person needs."]
    assert asked.submit("Save", **given, other_format="ANOTHER").errors == [
        "Say which format this person needs."
    ]
    assert "British Sign Language (BSL)" in asked.submit("Save", **given, other_format="BSL").text
