"""What a report says of consultation and measures; pure."""

from dataclasses import dataclass
from datetime import date

from transition.i18n.names import Words
from transition.reports.counts import Shown


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
class RepresentativesFact:
    """The representatives of one description of staff without a union, and when all of them had been informed.

    `agreement` is the collective agreement of those staff, empty for staff under none; `names` are not public.
    """

    agreement: str
    is_elected: bool
    names: tuple[str, ...]
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
    representatives: tuple[RepresentativesFact, ...] = ()


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
