"""What home asks a second officer for: batches that are made and paragraphs that were written, by somebody else."""

import pytest
from flask import Flask

from tests.conftest import Build, CountQueries, Visit
from tests.factories import make_officer, viewer_for
from tests.letters.case import Case, issued, prepared, rendered
from transition import clock
from transition.db import db
from transition.letters.texts.actions import approve_wording, write_wording
from transition.letters.texts.models import OwnWording
from transition.rules.letters import LetterKind
from transition.rules.wording import Slot

ANNOUNCEMENT = LetterKind.ANNOUNCEMENT
HEADING = "Waiting for your approval"


def wrote(case: Case, slot: Slot = Slot.OPENING) -> OwnWording:
    return write_wording(
        case.transfer, case.outgoing, ANNOUNCEMENT, slot, text="We will come and see you.",
        text_cy="Byddwn yn dod i'ch gweld.", version=0, by=viewer_for(case.preparer), now=clock.now(),
    )  # fmt: skip


@pytest.mark.only_sqlite
def test_letters_that_are_made_are_on_the_other_officer_s_home_until_they_are_approved(
    app: Flask, visit: Visit, case: Case
) -> None:
    batch_id = rendered(app, case, ANNOUNCEMENT)
    home = visit(case.approver).get("/")
    assert HEADING in home.text
    assert home.links[f"First announcement to staff, batch {batch_id}"].endswith(f"/letters/{batch_id}")
    assert HEADING not in visit(case.preparer).get("/").text
    page = visit(case.approver, "cy").get("/")
    assert "Yn aros am eich cymeradwyaeth" in page.text


@pytest.mark.only_sqlite
def test_what_is_still_being_made_or_was_issued_asks_nobody(
    app: Flask, build: Build, visit: Visit, case: Case
) -> None:
    issued(app, case, ANNOUNCEMENT)
    assert HEADING not in visit(case.approver).get("/").text
    with build():
        prepared(case, LetterKind.RECORD_CHECK)
    assert HEADING not in visit(case.approver).get("/").text


def test_a_paragraph_is_on_the_other_officer_s_home_until_it_is_approved(
    build: Build, visit: Visit, case: Case
) -> None:
    with build():
        wrote(case)
        second = wrote(case, Slot.CLOSING).id
    other = visit(case.approver)
    home = other.get("/")
    assert (
        len(
            [
                words
                for words in home.links
                if words.startswith("Own paragraph of “First announcement to staff”")
            ]
        )
        == 2
    )
    assert HEADING not in visit(case.preparer).get("/").text
    with build():
        approve_wording(
            db.session.get_one(OwnWording, second), by=viewer_for(case.approver), today=clock.today()
        )
    left = [words for words in other.get("/").links if words.startswith("Own paragraph")]
    assert left == ["Own paragraph of “First announcement to staff”: After the first paragraph"]


def test_another_council_s_officer_is_asked_for_nothing(build: Build, visit: Visit, case: Case) -> None:
    with build():
        wrote(case)
        far = make_officer(case.incoming)
    assert HEADING not in visit(far).get("/").text


def test_the_number_of_queries_does_not_grow_with_what_waits(
    build: Build, visit: Visit, case: Case, count_queries: CountQueries
) -> None:
    def queries() -> int:
        other = visit(case.approver)
        other.get("/")
        with count_queries() as seen:
            other.get("/")
        return len(seen)

    with build():
        wrote(case)
    few = queries()
    with build():
        wrote(case, Slot.CLOSING)
        for kind in (ANNOUNCEMENT, LetterKind.RECORD_CHECK):
            prepared(case, kind)
    assert queries() == few
