"""A status report as a whole, as frozen plain facts: its parts, what changed and why it is exempt; pure."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from transition.i18n.names import Words
from transition.reports.consultation_facts import ConsultationFact, MeasuresFact
from transition.reports.counts import Count
from transition.reports.record_facts import LettersFact, MoneyFact, PaperFact, ReadinessFact, TermsFact
from transition.reports.series_facts import SeriesFact
from transition.reports.transfer_facts import (
    DecisionFact,
    MilestoneFact,
    Parties,
    RiskFact,
    ScopeFact,
    StatusFact,
)

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
    SCOPE = "SCOPE"
    MEASURE = "MEASURE"
    DECISION = "DECISION"
    RISK = "RISK"
    RISK_GRAVER = "RISK_GRAVER"
    RISK_LESSER = "RISK_LESSER"
    RISK_CLOSED = "RISK_CLOSED"
    RULE = "RULE"


@dataclass(frozen=True)
class Exemption:
    """Why Part 2 is exempt, as a named officer confirmed (LGA 1972 s.100I, Sch 12A Part 4 and Part 5 para 21)."""

    paragraphs: tuple[Paragraph, ...]
    reason: Words
    confirmed_by: str


@dataclass(frozen=True)
class Change:
    """One difference from the report before: days, counts or codes, whichever it is about.

    `about` is the team, measure, decision or risk in the words of whoever entered it.
    """

    kind: ChangeKind
    milestone: MilestoneFact | None = None
    before_on: date | None = None
    after_on: date | None = None
    before_count: Count | None = None
    after_count: Count | None = None
    before_code: str = ""
    after_code: str = ""
    about: Words = NO_WORDS


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
    papers: tuple[PaperFact, ...] = ()
    changes_left_out: int = 0
    series: SeriesFact = field(default_factory=SeriesFact)

    @property
    def is_public(self) -> bool:
        """Whether this is Part 1."""
        return self.part == PUBLIC

    @property
    def days_to_go(self) -> int:
        """From the day that the report describes to the transfer; negative once it has happened."""
        return (self.parties.transfer_on - self.as_at).days
