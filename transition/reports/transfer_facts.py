"""What a report says of the transfer itself: parties, scope, status, timeline, risks and decisions; pure."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from transition.i18n.names import Words
from transition.reports.counts import Shown
from transition.rules.basis import Kind, LegalBasis
from transition.rules.milestones import Owner
from transition.rules.new_posts import PostState
from transition.rules.risks import Trend
from transition.rules.standing import Standing, Status, StatusRule
from transition.transfers.models import Scope


class Outcome(StrEnum):
    """What one published rule of the status gave."""

    FIRED = "FIRED"
    CLEAR = "CLEAR"
    NOT_RUN = "NOT_RUN"
    NOT_KNOWN = "NOT_KNOWN"


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
    is_reason_published: bool = False


@dataclass(frozen=True)
class NewPostFact:
    """A post that is new and funded, into which nobody transfers; `state` None where how far it came is not shown."""

    title: Words
    funding: Words
    reason: Words
    starts_on: date | None
    state: PostState | None
    is_published: bool


@dataclass(frozen=True)
class ScopeFact:
    """How many people the transfer takes, leaves and has not decided on, its teams, and the posts that are new."""

    teams: tuple[TeamFact, ...]
    people_in: Shown
    people_undecided: Shown
    new_posts: tuple[NewPostFact, ...] = ()


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
    """One line of the timeline as it stood. `key` is the rules' name for it; without one, `name` is its own.

    `is_hidden` says that it rests on so few people that whether it was done is not shown.
    """

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
    is_hidden: bool = False


@dataclass(frozen=True)
class RiskFact:
    """An open risk; its likelihood and impact from 1 to 5, which way it goes and since when, where that is known."""

    text: Words
    likelihood: int
    impact: int
    mitigation: Words
    owner: str
    trend: Trend = Trend.STEADY
    since: date | None = None


@dataclass(frozen=True)
class DecisionFact:
    """What a body decided."""

    body: Words
    decided_on: date | None
    text: Words
    reference: str
    is_published: bool
