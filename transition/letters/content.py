"""What each letter says, as frozen facts: no database, no wording. They make it again alone."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any, Self

from transition.i18n.names import CouncilName, Words
from transition.letters.frozen import freeze, thaw
from transition.rules.basis import LegalBasis
from transition.rules.letters import Language, LanguageChoice, LetterKind
from transition.rules.wording import Slot

NO_WORDS = Words("")


class Answer(StrEnum):
    """The three states of a recorded fact: a blank means that nobody asked; `NONE` is an answer."""

    GIVEN = "GIVEN"
    NONE = "NONE"
    NOT_ASKED = "NOT_ASKED"


class Scope(StrEnum):
    """Whether the reader's post moves, as far as that is decided."""

    IN = "IN"
    OUT = "OUT"
    UNDECIDED = "UNDECIDED"


@dataclass(frozen=True)
class Contact:
    """Someone to ask. Phone and e-mail may each be blank, never both."""

    name: str
    title: Words
    phone: str = ""
    email: str = ""


@dataclass(frozen=True)
class Signatory:
    """The named officer who signs: a chief officer or head of service, never a system account."""

    name: str
    title: Words


@dataclass(frozen=True)
class Letterhead:
    """Who writes: the council, its return address (never translated), its crest and its signatory."""

    council: CouncilName
    address: tuple[str, ...]
    contact: Contact
    signatory: Signatory
    crest: str = ""  # the name of a kept crest, which is its digest, or blank


@dataclass(frozen=True)
class Addressee:
    """Whom the envelope is for. Lines are as a person wrote them, without the postcode."""

    name: str
    lines: tuple[str, ...]
    postcode: str
    organisation: str = ""
    is_checked: bool = False


@dataclass(frozen=True)
class Transfer:
    """The transfer as all its letters state it. `incoming` is None until the legal employer is confirmed."""

    outgoing: CouncilName
    incoming: CouncilName | None
    service: Words
    functions: Words
    reason: Words
    on: date
    basis: LegalBasis
    is_date_agreed: bool = False


@dataclass(frozen=True)
class Representative:
    """A recognised union or an elected representative, and how a member of staff reaches them."""

    name: str
    organisation: str
    phone: str = ""
    email: str = ""


@dataclass(frozen=True)
class Announcement:
    """The first announcement to one member of staff (law.md 6B, letter 5)."""

    transfer: Transfer
    scope: Scope
    representatives: tuple[Representative, ...]
    consultation_from: date | None
    consultation_until: date | None
    questions_answered_at: str = ""  # address of the published questions and answers, or blank


@dataclass(frozen=True)
class Measure:
    """One measure of reg 13(2)(c) or (d): what, who is affected, when, its effect, what softens it."""

    what: Words
    who: Words
    when: Words
    effect: Words
    mitigation: Words = NO_WORDS


@dataclass(frozen=True)
class AgencyWorkers:
    """Reg 13(2A), for the whole employer: how many, where they work, what they do. Nought is an answer."""

    count: int
    parts: tuple[Words, ...] = ()
    work: tuple[Words, ...] = ()


@dataclass(frozen=True)
class Meeting:
    """A consultation meeting that is offered or arranged."""

    on: date
    time: str
    place: Words


@dataclass(frozen=True)
class Regulation13:
    """Everything of reg 13(2) and (2A). `None` means not answered and stops the letter; empty means none."""

    transfer: Transfer
    is_transferor: bool
    affected: Words
    legal_implications: Words
    economic_implications: Words
    social_implications: Words
    own_measures: tuple[Measure, ...] | None
    transferee_measures: tuple[Measure, ...] | None
    agency_workers: AgencyWorkers | None
    consultation_from: date | None
    consultation_until: date | None
    reply_working_days: int
    welsh_effects: Words
    meetings: tuple[Meeting, ...] = ()


@dataclass(frozen=True)
class Row:
    """One line of a record: its label, what is held, or that it is none, or that nobody asked."""

    label: Words
    value: Words = NO_WORDS
    answer: Answer = Answer.GIVEN


@dataclass(frozen=True)
class Section:
    """A group of lines under a heading: one post, pay, hours, leave."""

    heading: Words
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class RecordCheck:
    """One person's record, for them to confirm or correct on the slip."""

    transfer: Transfer
    sections: tuple[Section, ...]
    as_at: date
    reply_by: date | None
    code: str


@dataclass(frozen=True)
class ServiceDates:
    """The start with this employer and the three dates that count service; None where none is held."""

    started_on: date | None
    statutory_on: date | None
    modification_order_on: date | None
    green_book_on: date | None


@dataclass(frozen=True)
class Confirmation:
    """Confirmation of the transfer with terms annexed; under another basis an offer, a loan or no change."""

    transfer: Transfer
    posts: tuple[Words, ...]
    workplace: Words
    service_dates: ServiceDates
    terms: tuple[Section, ...]
    terms_as_at: date
    measures: tuple[Measure, ...] | None
    is_pension_member: bool | None
    pension_fund: Words = NO_WORDS
    first_pay_on: date | None = None
    service_recognised: Words = NO_WORDS  # TUPE_EQUIVALENT: what service the new employer will count
    consulted_on: date | None = None  # SECTION_113_LOAN: when the officer was consulted
    loan_until: Words = NO_WORDS  # SECTION_113_LOAN: how long
    reply_by: date | None = None
    code: str = ""
    has_objected: bool = False


@dataclass(frozen=True)
class Objection:
    """An objection acknowledged: when it was made and to which employer; `withdraw_by` ends the time to think again."""

    transfer: Transfer
    objected_on: date
    told: CouncilName
    withdraw_by: date | None
    is_detriment_answered: bool = False


@dataclass(frozen=True)
class OwnText:
    """What the council itself says in one place of the letter, as it was approved: plain text, never a template."""

    slot: Slot
    words: Words


Facts = Announcement | Regulation13 | RecordCheck | Confirmation | Objection

FACTS_OF: dict[LetterKind, type[Any]] = {
    LetterKind.ANNOUNCEMENT: Announcement,
    LetterKind.REGULATION_13_INFORMATION: Regulation13,
    LetterKind.RECORD_CHECK: RecordCheck,
    LetterKind.CONFIRMATION: Confirmation,
    LetterKind.OBJECTION: Objection,
}


@dataclass(frozen=True)
class Letter:
    """One letter to one reader: kept as JSON in the database, and never read from anywhere else again.

    `only` is the one language in which it goes out now, where English went ahead of its Welsh; None for what the
    reader chose. `own` are the council's own paragraphs.
    """

    kind: LetterKind
    reference: str
    dated_on: date
    letterhead: Letterhead
    addressee: Addressee
    language: LanguageChoice
    facts: Facts
    is_large_print: bool = False
    own: tuple[OwnText, ...] = ()
    only: Language | None = None

    def own_words(self, slot: str) -> Words:
        """What the council itself says in that place; blank where it says nothing."""
        return next((one.words for one in self.own if one.slot == slot), NO_WORDS)

    def to_dict(self) -> dict[str, Any]:
        """The letter as plain JSON values."""
        frozen: dict[str, Any] = freeze(self)
        return frozen

    @classmethod
    def from_dict(cls, frozen: dict[str, Any]) -> Self:
        """The letter that was kept. Raises ValueError for anything that `to_dict` did not write."""
        facts = FACTS_OF.get(LetterKind(frozen["kind"]))
        if facts is None:
            raise ValueError(f"no letter of kind {frozen['kind']}")
        return thaw(cls, frozen, {Facts: facts})
