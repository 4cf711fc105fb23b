"""Check of the record: to each member of staff in scope or undecided, with a slip to send back."""

from dataclasses import replace

from transition.letters.content import Facts, RecordCheck
from transition.letters.kinds.parts import away, transfer_part
from transition.letters.kinds.readers import Occasion, Reader, Writer, person_of, staff
from transition.letters.person_record import record_sections
from transition.letters.sources import Sources, with_terms_of
from transition.rules.letters import LetterKind
from transition.staff.people.queries import people_for_letters


def _readers(sources: Sources) -> list[Reader]:
    return staff(with_terms_of(people_for_letters(sources.transfer), sources))


def _facts(sources: Sources, reader: Reader, occasion: Occasion) -> RecordCheck:
    person = person_of(reader)
    return RecordCheck(
        transfer=transfer_part(sources),
        sections=record_sections(person, sources.terms.get(person.id, [])),
        as_at=sources.today,
        reply_by=sources.settings.record_reply_by,
        code=occasion.code,
        away=away(person, sources.today),
    )


def _nameless(facts: Facts, specimen: Facts) -> Facts:
    """An invented person's record."""
    if not isinstance(facts, RecordCheck) or not isinstance(specimen, RecordCheck):
        raise TypeError(type(facts).__name__)
    return replace(facts, sections=specimen.sections, code=specimen.code, away=None)


WRITER = Writer(LetterKind.RECORD_CHECK, readers=_readers, facts=_facts, nameless=_nameless)
