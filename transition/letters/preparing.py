"""Who is to be written to, and what stops a letter: one reader's record never holds the others."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from transition.consultation.queries import informed_on
from transition.employers.models import Recognition
from transition.letters.address import AddressTooLong, address_block
from transition.letters.content import Letter
from transition.letters.gaps import gaps, too_long
from transition.letters.kinds import WRITERS, letter_to, may_write
from transition.letters.kinds.readers import Occasion, Organisation, Reader
from transition.letters.queries import written_to
from transition.letters.sources import Sources
from transition.rules.letters import LetterKind, announces_before_unions
from transition.staff.checks.codes import as_written, new_codes
from transition.staff.checks.queries import codes_of
from transition.staff.people.models import LetterFormat, OtherFormat, Person


@dataclass(frozen=True)
class Planned:
    """One reader and the letter that would be written; `missing` says what stops it."""

    reader: Reader
    letter: Letter
    missing: tuple[str, ...]

    @property
    def person_id(self) -> int | None:
        """The member of staff, if it goes to one."""
        return self.reader.to.id if isinstance(self.reader.to, Person) else None

    @property
    def recognition_id(self) -> int | None:
        """The recognised union, if it goes to one."""
        return self.reader.to.id if isinstance(self.reader.to, Recognition) else None

    @property
    def organisation(self) -> str:
        """The key of the organisation that it is written to, if it goes to one."""
        return self.reader.to.key if isinstance(self.reader.to, Organisation) else ""

    @property
    def employer_id(self) -> int | None:
        """The employer that it is written to, if it goes to one."""
        return self.reader.to.employer_id if isinstance(self.reader.to, Organisation) else None

    @property
    def other_format(self) -> OtherFormat | None:
        """What must be made by hand beside the printed letter, if they need it."""
        to = self.reader.to
        if isinstance(to, Person) and to.letter_format is LetterFormat.OTHER:
            return to.other_format or OtherFormat.ANOTHER
        return None

    @property
    def format_note(self) -> str:
        """The words about that format in the staff record."""
        to = self.reader.to
        return to.letter_format_note if isinstance(to, Person) and self.other_format else ""


@dataclass(frozen=True)
class Plan:
    """What preparing letters of a kind would do today: those that can be written, and those that cannot.

    `written_count` counts those to whom the letter was issued, `on_hand_count` those for whom it is prepared only.
    `closed` is the code of why nobody is written to at all; blank where they may be.
    """

    kind: LetterKind
    letters: tuple[Planned, ...]
    written_count: int
    on_hand_count: int
    unions_told_first: bool
    sources: Sources
    closed: str = ""

    @property
    def whole(self) -> list[Planned]:
        """The letters that can be written."""
        return [one for one in self.letters if not one.missing]

    @property
    def stopped(self) -> list[Planned]:
        """The letters that cannot, yet."""
        return [one for one in self.letters if one.missing]

    @property
    def objectors(self) -> list[Planned]:
        """Those who object to the transfer and would have had it confirmed."""
        return [one for one in self.letters if "objection_open" in one.missing]

    @property
    def reasons(self) -> list[tuple[str, int]]:
        """What is missing, the most frequent first, with how many letters it stops."""
        return Counter(code for one in self.letters for code in one.missing).most_common()


def plan(sources: Sources, kind: LetterKind, dated_on: date) -> Plan:
    """The letters of this kind that nobody has written yet with the present transfer date.

    Whole letters come first, so that the numbers of what is issued run without gaps.
    """
    writer = WRITERS[kind]
    is_ours = may_write(sources.transfer, sources.employer, kind)  # nobody reads others' staff by planning
    closed = writer.closed(sources) if is_ours and writer.closed else ""
    everyone = list(writer.readers(sources)) if is_ours and not closed else []
    done = written_to(sources.transfer, sources.employer, kind)
    waiting = [reader for reader in everyone if reader.key not in done]
    codes = new_codes(codes_of(sources.transfer))
    found = [
        _planned(sources, kind, reader, Occasion(dated_on, as_written(next(codes)))) for reader in waiting
    ]
    found.sort(key=lambda one: bool(one.missing))
    had = [done[reader.key] for reader in everyone if reader.key in done]
    return Plan(
        kind,
        tuple(found),
        had.count(True),
        had.count(False),
        unions_told_first(sources, kind),
        sources,
        closed,
    )


def unions_told_first(sources: Sources, kind: LetterKind) -> bool:
    """False when this announces to staff what the recognised unions have not been told yet."""
    if not sources.recognitions:
        return True
    told_on = informed_on(sources.consultation) if sources.consultation else None
    return not announces_before_unions(kind, told_on, sources.today)


def _planned(sources: Sources, kind: LetterKind, reader: Reader, occasion: Occasion) -> Planned:
    letter = letter_to(sources, kind, reader, occasion, reference="–")
    return Planned(reader, letter, whats_missing(letter))


def whats_missing(letter: Letter) -> tuple[str, ...]:
    """What stops a letter: the gaps of its facts, then an address that no window shows."""
    codes = gaps(letter)
    if codes:
        return codes
    try:
        address_block(letter.addressee, is_large_print=letter.is_large_print)
    except AddressTooLong:
        return (too_long(letter),)
    return ()


def references(slug: str, dated_on: date, batch_id: int) -> Iterator[str]:
    """The references of a batch's letters, one after the other."""
    number = 0
    while True:
        number += 1
        yield f"{slug.replace('-', '')[:3].upper()}/{dated_on:%y}/{batch_id:04}-{number:04}"
