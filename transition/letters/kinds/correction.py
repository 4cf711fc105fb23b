"""A correction: to whoever had the letters that were wrong, each at the address and in the language of today."""

from transition.db import db
from transition.employers.models import Recognition
from transition.letters.content import Addressee, Correction
from transition.letters.content import Letter as Written
from transition.letters.kinds.organisations import other_employer, pension_funds
from transition.letters.kinds.parts import transfer_part
from transition.letters.kinds.readers import Occasion, Organisation, Reader, Writer
from transition.letters.models import Letter
from transition.letters.sources import Sources
from transition.rules.letters import LetterKind
from transition.staff.people.models import Person

_ABOUT = "corrects-"


def _readers(sources: Sources) -> list[Reader]:
    """Whoever had each of the letters; nobody while no correction is being written."""
    asked = sources.correction
    return [_reader(sources, one) for one in asked.letters] if asked else []


def _reader(sources: Sources, letter: Letter) -> Reader:
    about = f"{_ABOUT}{letter.id}"
    if letter.person_id is not None:
        return Reader(db.session.get_one(Person, letter.person_id), about, letter)
    if letter.recognition_id is not None:
        return Reader(db.session.get_one(Recognition, letter.recognition_id), about, letter)
    return Reader(_organisation(sources, letter), about, letter)


def _organisation(sources: Sources, letter: Letter) -> Organisation:
    """Whoever receives letters there today, else whoever had the letter."""
    known = [other_employer(sources), *pension_funds(sources)]
    for one in known:
        if one and one.key == letter.organisation and one.addressee.name:
            return one
    had: Addressee = Written.from_dict(letter.facts).addressee
    return Organisation(letter.organisation, had, letter.employer_id, letter.language)


def corrected_id(about: str) -> int:
    """Which letter a correction corrects."""
    return int(about.removeprefix(_ABOUT))


def _facts(sources: Sources, reader: Reader, _occasion: Occasion) -> Correction:
    earlier, asked = reader.matter, sources.correction
    if asked is None:
        raise ValueError("a correction without what is to be corrected")
    return Correction(
        transfer=transfer_part(sources),
        of=earlier.batch.read_as,
        earlier_reference=earlier.reference,
        earlier_on=earlier.batch.dated_on,
        wrong=asked.wrong,
        right=asked.right,
        is_again=earlier.batch.kind is LetterKind.CORRECTION,
    )


WRITER = Writer(LetterKind.CORRECTION, readers=_readers, facts=_facts, is_offered=False)
