"""What a letter about somebody's record leaves with the staff records: its reply slip, so that the reply finds it."""

from collections.abc import Iterable
from datetime import date

from transition.letters.content import RecordCheck
from transition.letters.models import Batch, Letter
from transition.letters.preparing import Planned
from transition.letters.queries import rendered_in
from transition.letters.sources import Sources
from transition.rules.letters import LetterKind
from transition.staff.checks.actions import issue_slips, keep_slips
from transition.staff.checks.codes import as_kept
from transition.staff.checks.headings import said_of
from transition.staff.checks.models import RecordSlip
from transition.staff.people.models import Person


def keep_slips_of(batch: Batch, pairs: Iterable[tuple[Letter, Planned]], sources: Sources) -> None:
    """Keeps the slip of each whole letter that asks somebody to check their record."""
    if batch.kind is LetterKind.RECORD_CHECK:
        keep_slips(_slip(batch, letter, one, sources) for letter, one in pairs if not one.missing)


def _slip(batch: Batch, letter: Letter, planned: Planned, sources: Sources) -> RecordSlip:
    person, facts = planned.reader.to, planned.letter.facts
    if not isinstance(person, Person) or not isinstance(facts, RecordCheck):
        raise TypeError("Only a member of staff is asked to check a record.")
    return RecordSlip(
        transfer_id=batch.transfer_id,
        person_id=person.id,
        letter_id=letter.id,
        code=as_kept(facts.code),
        as_at=facts.as_at,
        reply_by=facts.reply_by,
        said=said_of(person, sources.terms.get(person.id, [])),
    )


def issue_slips_of(batch: Batch, on: date) -> None:
    """Notes that the slips of a batch are on their way: from now on replies to them are taken."""
    if batch.kind is LetterKind.RECORD_CHECK:
        issue_slips(rendered_in(batch), on)
