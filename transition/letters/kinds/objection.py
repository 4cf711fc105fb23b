"""An objection acknowledged: to whoever objects to becoming employed by the new employer."""

from transition.consultation.objections.models import Objection as ObjectionRecord
from transition.letters.addressing import council
from transition.letters.content import Objection
from transition.letters.kinds.parts import away, transfer_part
from transition.letters.kinds.readers import Occasion, Reader, Writer, person_of
from transition.letters.sources import Sources
from transition.rules.letters import LetterKind
from transition.rules.objections import cooling_off_until
from transition.staff.people.models import Person
from transition.staff.people.queries import people_for_letters


def _readers(sources: Sources) -> list[Reader]:
    """Each open objection: who withdraws one and objects again has that acknowledged too."""
    return [
        _reader(person, held)
        for person in people_for_letters(sources.transfer)
        if (held := sources.objections.get(person.id))
    ]


def _reader(person: Person, held: ObjectionRecord) -> Reader:
    return Reader(person, f"objection-{held.id}", held)


def _facts(sources: Sources, reader: Reader, occasion: Occasion) -> Objection:
    transfer, held = sources.transfer, reader.matter
    employers = (transfer.outgoing_employer, transfer.incoming_employer)
    told = next((one for one in employers if one and one.id == held.told_employer_id), sources.employer)
    return Objection(
        transfer=transfer_part(sources),
        objected_on=held.received_on,
        told=council(told),
        withdraw_by=cooling_off_until(occasion.dated_on, transfer.transfer_on),
        is_detriment_answered=held.is_because_of_detriment is not None,
        away=away(person_of(reader), sources.today),
    )


def _invented(sources: Sources, person: Person) -> Reader:
    return _reader(person, ObjectionRecord(received_on=sources.today, told_to=person.name, words=""))


WRITER = Writer(LetterKind.OBJECTION, readers=_readers, facts=_facts, invented=_invented)
