"""Letters counted by kind and stage, as they stood at the end of a day."""

from datetime import UTC, date, datetime

import pytest
from flask import Flask

from tests.factories import make_account, make_recognition, make_staff, make_transfer
from transition.db import db
from transition.letters.models import Batch, Document, Letter, ServiceKind, ServiceRecord
from transition.letters.numbers import Stages, documents_by_language, letter_counts, stages_in
from transition.rules.letters import LanguageChoice, LetterKind
from transition.transfers.models import Transfer

MOMENT = datetime(2026, 2, 3, 9, tzinfo=UTC)


def _letters(*, is_to_union: bool = False) -> Transfer:
    """Two letters issued on 3 February, posted the day after; one came back on the 9th and went again on the 12th."""
    transfer, officer = make_transfer(), make_account()
    batch = Batch(
        transfer_id=transfer.id, employer_id=transfer.outgoing_employer_id, kind=LetterKind.ANNOUNCEMENT,
        transfer_on=transfer.transfer_on, prepared_by_id=officer.id, prepared_on=date(2026, 2, 1),
        dated_on=date(2026, 2, 3),
    )  # fmt: skip
    db.session.add(batch)
    db.session.flush()
    letters: list[int] = []
    for number in (1, 2):
        union = make_recognition(transfer.outgoing_employer) if is_to_union and number == 1 else None
        person = make_staff(transfer)
        letter = Letter(
            batch_id=batch.id,
            person_id=None if union else person.id,
            recognition_id=union.id if union else None,
            number=number,
            reference=f"R{number}",
            addressee="A",
            facts={},
            language=LanguageChoice.WELSH,
            rendered_at=MOMENT,
        )
        db.session.add(letter)
        db.session.flush()
        db.session.add(
            Document(letter_id=letter.id, place=1, language="cy", page_count=1, digest="d", pdf=b"%PDF")
        )
        db.session.flush()
        letters.append(letter.id)
    batch.issued_on = date(2026, 2, 3)
    db.session.flush()
    for number, letter_id in enumerate(letters, 1):
        steps = [(ServiceKind.POSTED, date(2026, 2, 4))]
        if number == 2:
            steps += [(ServiceKind.RETURNED, date(2026, 2, 9)), (ServiceKind.SERVED_AGAIN, date(2026, 2, 12))]
        for kind, day in steps:
            db.session.add(
                ServiceRecord(
                    letter_id=letter_id,
                    kind=kind,
                    happened_on=day,
                    recorded_by_id=officer.id,
                    recorded_at=MOMENT,
                )
            )
    db.session.flush()
    return transfer


def test_letters_to_unions_are_no_letters_to_staff(context: Flask) -> None:
    transfer = _letters(is_to_union=True)
    assert stages_in([transfer], date(2026, 2, 3))[transfer.id] == Stages(1, 1, 0, 0)


@pytest.mark.parametrize(
    ("day", "issued", "reached", "returned", "welsh"),
    [
        (date(2026, 2, 2), 0, 0, 0, 0),
        (date(2026, 2, 3), 2, 0, 0, 2),
        (date(2026, 2, 4), 2, 0, 0, 2),
        (date(2026, 2, 9), 2, 0, 1, 2),
        (date(2026, 2, 11), 2, 1, 1, 2),
        (date(2026, 2, 12), 2, 2, 0, 2),
    ],
)
def test_letters_are_counted_by_stage_as_at_a_day(
    context: Flask, day: date, issued: int, reached: int, returned: int, welsh: int
) -> None:
    transfer = _letters()
    (found,) = letter_counts(transfer, day)
    assert (found.prepared, found.issued, found.served, found.returned) == (2, issued, reached, returned)
    staff = stages_in([transfer], day)[transfer.id]
    assert (staff.prepared, staff.issued, staff.served, staff.returned) == (2, issued, reached, returned)
    found_languages = documents_by_language(transfer, day)
    assert found_languages.get((found.kind, "cy"), 0) == welsh
