"""What several letters say: who writes to whom, the transfer, measures, meetings, lines of a record."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from transition.i18n.names import CouncilName, Words
from transition.rules.basis import LegalBasis

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


class AwayKind(StrEnum):
    """Why the reader is away, as far as it may be kept."""

    FAMILY_LEAVE = "FAMILY_LEAVE"
    SECONDMENT = "SECONDMENT"
    OTHER = "OTHER"


@dataclass(frozen=True)
class Away:
    """That the reader is away, and until when if that is known."""

    kind: AwayKind
    until: date | None = None


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
class ServiceDates:
    """The start with this employer and the three dates that count service; None where none is held."""

    started_on: date | None
    statutory_on: date | None
    modification_order_on: date | None
    green_book_on: date | None


@dataclass(frozen=True)
class Facts:
    """What one kind of letter says; each kind adds its own facts to those of the transfer."""

    transfer: Transfer

    def lacks(self) -> list[str]:
        """Codes of what is missing, in the order in which a reader would miss it; empty when it is whole."""
        return transfer_lacks(self.transfer, "service", "functions", "reason")


def transfer_lacks(transfer: Transfer, *names: str) -> list[str]:
    """Which of these facts of the transfer nobody has recorded."""
    return [name for name in names if not getattr(transfer, name)]


def blank(**present: bool) -> list[str]:
    """The names of what is not there."""
    return [name for name, is_there in present.items() if not is_there]


def are_whole(measures: tuple[Measure, ...] | None) -> bool:
    """Whether an employer has answered, each measure with what, who, when and its effect."""
    return measures is not None and all(m.what and m.who and m.when and m.effect for m in measures)
