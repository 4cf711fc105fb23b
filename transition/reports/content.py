"""What a status report says, as frozen plain facts: days, counts, sums and people's own words; pure."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from transition.i18n.names import Words
from transition.money.models import CostKind, Figure
from transition.rules.basis import Kind, LegalBasis
from transition.rules.letters import LetterKind
from transition.rules.liability import Heading
from transition.rules.milestones import Owner
from transition.rules.protection import TermCategory
from transition.rules.standing import Standing, Status, StatusRule
from transition.rules.suppression import Band
from transition.transfers.models import Scope

PUBLIC, EXEMPT = 1, 2
NO_WORDS = Words("")


class Paragraph(StrEnum):
    """The descriptions of exempt information in Wales: Local Government Act 1972, Schedule 12A, Part 4."""

    INDIVIDUAL = "12"
    IDENTITY = "13"
    FINANCIAL = "14"
    LABOUR_RELATIONS = "15"
    LEGAL_PRIVILEGE = "16"
    NOTICE_OR_ORDER = "17"
    CRIME = "18"


class Outcome(StrEnum):
    """What one published rule of the status gave."""

    FIRED = "FIRED"
    CLEAR = "CLEAR"
    NOT_RUN = "NOT_RUN"
    NOT_KNOWN = "NOT_KNOWN"


class ChangeKind(StrEnum):
    """What may differ from the report before."""

    STATUS = "STATUS"
    TRANSFER_DATE = "TRANSFER_DATE"
    BASIS = "BASIS"
    DONE = "DONE"
    FORECAST = "FORECAST"
    PEOPLE = "PEOPLE"
    MEETINGS = "MEETINGS"
    RECEIVED = "RECEIVED"
    ANSWERED = "ANSWERED"
    LETTERS = "LETTERS"
    ONE_TO_ONES = "ONE_TO_ONES"


@dataclass(frozen=True)
class Count:
    """A number of things as it may be shown: itself, or only the band that it lies in."""

    first: int
    last: int | None
    is_band: bool = False


def exact(number: int) -> Count:
    """The number itself."""
    return Count(number, number)


def banded(band: Band | None) -> Count | None:
    """A band; None where the number is hidden."""
    return None if band is None else Count(band.first, band.last, True)


# A count that is None is hidden: it is under 5, or would give one that is away.
Shown = Count | None


@dataclass(frozen=True)
class DateMove:
    """One move of the transfer date."""

    from_on: date
    to_on: date
    reason: str


@dataclass(frozen=True)
class Parties:
    """Which transfer this is, between whom, on what day and on what legal footing."""

    name: Words
    programme: Words
    outgoing: Words
    incoming: Words | None
    service: Words | None
    transfer_on: date
    is_agreed_by_outgoing: bool
    is_agreed_by_incoming: bool
    basis: LegalBasis
    basis_decided_on: date | None
    basis_adviser: str
    basis_reason: str
    moves: tuple[DateMove, ...]
    moved_since: tuple[DateMove, ...]


@dataclass(frozen=True)
class TeamFact:
    """One team and whether it moves."""

    name: Words
    scope: Scope
    reason: Words
    decided_on: date | None


@dataclass(frozen=True)
class ScopeFact:
    """How many people the transfer takes, leaves and has not decided on, and its teams."""

    teams: tuple[TeamFact, ...]
    people_in: Shown
    people_undecided: Shown


@dataclass(frozen=True)
class RuleResult:
    """One published rule of the status, and what it gave."""

    rule: StatusRule
    outcome: Outcome


@dataclass(frozen=True)
class Override:
    """A status that an officer set by name and with a reason."""

    status: Status
    by: str
    reason: Words


@dataclass(frozen=True)
class StatusFact:
    """The status by the published rules, what each gave, and the override where there is one."""

    computed: Status
    rules: tuple[RuleResult, ...]
    override: Override | None = None

    @property
    def shown(self) -> Status:
        """The status that the report gives."""
        return self.override.status if self.override else self.computed


@dataclass(frozen=True)
class MilestoneFact:
    """One line of the timeline as it stood. `key` is the rules' name for it; without one, `name` is its own."""

    code: str
    key: str
    name: Words
    side: Owner
    is_twofold: bool
    kind: Kind
    source: str
    is_task: bool
    is_last_day: bool
    to_be_confirmed: bool
    baseline_on: date | None
    due_on: date
    forecast_on: date | None
    done_on: date | None
    standing: Standing | None
    slip_reason: Words


@dataclass(frozen=True)
class ThemeFact:
    """What representations were about, and how many were."""

    name: Words
    count: Shown


@dataclass(frozen=True)
class ConsulteeFact:
    """A union that must be informed and consulted, and when it was informed."""

    union: str
    unit: Words
    informed_on: date | None


@dataclass(frozen=True)
class ConsultationFact:
    """The outgoing employer's consultation. Agency workers are the whole employer's (reg 13(2A))."""

    consultees: tuple[ConsulteeFact, ...]
    is_everyone_informed: bool
    informed_on: date | None
    opened_on: date | None
    closes_on: date | None
    closed_on: date | None
    is_reply_overdue: bool
    agency_workers: int | None
    meetings: Shown
    received: Shown
    answered: Shown
    overdue: Shown
    withdrawn: Shown
    people: Shown
    offered: Shown
    held: Shown
    declined: Shown
    themes: tuple[ThemeFact, ...]


@dataclass(frozen=True)
class MeasureFact:
    """One measure that an employer envisages."""

    employer: Words
    title: Words
    received_on: date
    takes_effect_on: date | None


@dataclass(frozen=True)
class StatementFact:
    """That an employer named all its measures on a day, or said that there are none."""

    employer: Words
    stated_on: date
    is_none: bool


@dataclass(frozen=True)
class MeasuresFact:
    """Measures of both employers. One that came after consultation opened is late."""

    measures: tuple[MeasureFact, ...]
    statements: tuple[StatementFact, ...]
    has_late: bool


@dataclass(frozen=True)
class HeadingFact:
    """One heading of reg 11(2) that records hold, and for how many people it is answered."""

    heading: Heading
    answered: Shown


@dataclass(frozen=True)
class ReadinessFact:
    """How far employee liability information is there, of the people in scope."""

    due_on: date | None
    kind: Kind | None
    released_on: date | None
    people: Shown
    complete: Shown
    headings: tuple[HeadingFact, ...]
    elsewhere: tuple[Heading, ...]


@dataclass(frozen=True)
class LetterFact:
    """The letters of one kind: how many are at each stage."""

    kind: LetterKind
    prepared: Shown
    issued: Shown
    served: Shown
    returned: Shown
    issued_on: date | None


@dataclass(frozen=True)
class LettersFact:
    """Letters by kind, and the documents of those issued by language."""

    kinds: tuple[LetterFact, ...]
    issued: Shown
    welsh: Shown
    english: Shown


@dataclass(frozen=True)
class TermFact:
    """How many people in scope have a recorded term of one category."""

    category: TermCategory
    people: Shown


@dataclass(frozen=True)
class TermsFact:
    """Protected terms and pensions by category, and the collective agreements, which are never hidden."""

    categories: tuple[TermFact, ...]
    agreements: tuple[str, ...]


@dataclass(frozen=True)
class CostFact:
    """One cost line, in pence for a full year."""

    kind: CostKind
    name: Words
    amount_pence: int
    funding: Words
    is_published: bool


@dataclass(frozen=True)
class SumFact:
    """One sum in pence: what the lines give, beside what was published and where."""

    figure: Figure
    derived_pence: int
    published_pence: int | None
    source: Words

    @property
    def difference_pence(self) -> int | None:
        """Published less derived; None when nothing was published."""
        return None if self.published_pence is None else self.published_pence - self.derived_pence


@dataclass(frozen=True)
class MoneyFact:
    """The cost lines and the sums that follow from the lines given here."""

    lines: tuple[CostFact, ...]
    sums: tuple[SumFact, ...]


@dataclass(frozen=True)
class RiskFact:
    """An open risk; its likelihood and impact from 1 to 5."""

    text: Words
    likelihood: int
    impact: int
    mitigation: Words
    owner: str


@dataclass(frozen=True)
class DecisionFact:
    """What a body decided."""

    body: Words
    decided_on: date | None
    text: Words
    reference: str
    is_published: bool


@dataclass(frozen=True)
class Exemption:
    """Why Part 2 is exempt, as a named officer confirmed (LGA 1972 s.100I, Sch 12A Part 4 and Part 5 para 21)."""

    paragraphs: tuple[Paragraph, ...]
    reason: Words
    confirmed_by: str


@dataclass(frozen=True)
class Change:
    """One difference from the report before: days, counts or codes, whichever it is about."""

    kind: ChangeKind
    milestone: MilestoneFact | None = None
    before_on: date | None = None
    after_on: date | None = None
    before_count: Count | None = None
    after_count: Count | None = None
    before_code: str = ""
    after_code: str = ""


@dataclass(frozen=True)
class Report:
    """One part of one council's status report. `number` 0 is a draft; `changed_since` the report compared with."""

    part: int
    as_at: date
    parties: Parties
    is_process_only: bool
    status: StatusFact
    scope: ScopeFact
    milestones: tuple[MilestoneFact, ...]
    consultation: ConsultationFact
    measures: MeasuresFact
    readiness: ReadinessFact
    letters: LettersFact
    terms: TermsFact
    money: MoneyFact
    risks: tuple[RiskFact, ...]
    decisions: tuple[DecisionFact, ...]
    number: int = 0
    issued_on: date | None = None
    issued_by: str = ""
    asked: Words = NO_WORDS
    exemption: Exemption | None = None
    changed_since_number: int = 0
    changed_since: date | None = None
    changes: tuple[Change, ...] = ()

    @property
    def is_public(self) -> bool:
        """Whether this is Part 1."""
        return self.part == PUBLIC

    @property
    def days_to_go(self) -> int:
        """From the day that the report describes to the transfer; negative once it has happened."""
        return (self.parties.transfer_on - self.as_at).days
