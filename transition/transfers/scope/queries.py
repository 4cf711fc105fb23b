"""Teams, decisions, risks and new posts of transfers; each is found through its transfer only."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from sqlalchemy import ColumnElement, Select, func, literal, or_, select

from transition.accounts.models import Account
from transition.db import db
from transition.rules.new_posts import PostState, post_state
from transition.rules.risks import Assessment, Course, Level, Trend, course_of, level_of
from transition.rules.scope_history import in_force, uncorrected
from transition.transfers.models import Decision, Risk, Scope, Team, Transfer
from transition.transfers.queries import NotVisible
from transition.transfers.scope.models import NewPost, RiskAssessment, RiskClosing, ScopeDecision

Kept = TypeVar("Kept", Team, Decision, Risk, NewPost)
History = TypeVar("History", RiskAssessment, RiskClosing)
# Stands in for no day, so that what is still to be decided comes before everything that was.
NO_DAY = date.max
_ORDER = (Scope.IN, Scope.UNDECIDED, Scope.OUT)


@dataclass(frozen=True)
class Ruled:
    """One decision of a team's history, who recorded it, and whether a later one corrects it."""

    ruling: ScopeDecision
    recorded_by: str
    is_corrected: bool


@dataclass(frozen=True)
class TeamStood:
    """A team and what was decided about it by the end of a day."""

    team: Team
    scope: Scope
    reason: str
    reason_cy: str
    decided_by: str
    decided_on: date | None
    is_reason_published: bool = False


@dataclass(frozen=True)
class RiskStood:
    """A risk as last assessed by a day, and which way it goes; `course` is None for one never assessed in writing."""

    risk: Risk
    likelihood: int
    impact: int
    course: Course | None

    @property
    def score(self) -> int:
        """Likelihood times impact, as it stood."""
        return self.likelihood * self.impact

    @property
    def level(self) -> Level:
        """How grave it was."""
        return level_of(self.score)

    @property
    def trend(self) -> Trend:
        """Which way it went; steady where nothing tells."""
        return self.course.trend if self.course else Trend.STEADY


@dataclass(frozen=True)
class ClosedOnce:
    """A closing of a risk, who recorded it, and on which day the risk was opened again; None while it is closed."""

    closing: RiskClosing
    recorded_by: str
    reopened_on: date | None


@dataclass(frozen=True)
class PostStood:
    """A new post, and how far it had come by a day."""

    post: NewPost
    state: PostState


def teams_of(transfer: Transfer) -> list[Team]:
    """The teams of a transfer: in scope first, then undecided, then out, each by name."""
    found = db.session.scalars(select(Team).where(Team.transfer_id == transfer.id).order_by(Team.name))
    return sorted(found, key=lambda team: _ORDER.index(team.scope))


def rulings_of(team: Team) -> list[ScopeDecision]:
    """Everything that was ever recorded as decided about a team, oldest first."""
    query = select(ScopeDecision).where(ScopeDecision.team_id == team.id).order_by(ScopeDecision.id)
    return list(db.session.scalars(query))


def history_of(team: Team) -> list[Ruled]:
    """A team's decisions, the latest recorded first, with who recorded each."""
    query = (
        select(ScopeDecision, func.coalesce(Account.name, ""))
        .outerjoin(Account, Account.id == ScopeDecision.recorded_by_id)
        .where(ScopeDecision.team_id == team.id)
        .order_by(ScopeDecision.id.desc())
    )
    rows = db.session.execute(query).all()
    whole = {one.id for one in uncorrected([row[0] for row in rows])}
    return [Ruled(row[0], row[1], row[0].id not in whole) for row in rows]


def teams_as_at(transfer: Transfer, as_at: date) -> list[TeamStood]:
    """The teams as they stood at the end of a day: what was decided later was not decided yet; two queries."""
    teams = teams_of(transfer)
    history: dict[int, list[ScopeDecision]] = {}
    query = select(ScopeDecision).where(ScopeDecision.team_id.in_([one.id for one in teams]))
    for one in db.session.scalars(query.order_by(ScopeDecision.id)):
        history.setdefault(one.team_id, []).append(one)
    stood = [_team_stood(one, history.get(one.id, []), as_at) for one in teams]
    return sorted(stood, key=lambda one: _ORDER.index(one.scope))


def _team_stood(team: Team, history: list[ScopeDecision], as_at: date) -> TeamStood:
    """A team without a history has only what it says of itself."""
    found: ScopeDecision | Team | None = in_force(history, as_at)
    if not history and (team.decided_on is None or team.decided_on <= as_at):
        found = team
    if found is None:
        return TeamStood(team, Scope.UNDECIDED, "", "", "", None)
    return TeamStood(
        team, found.scope, found.reason, found.reason_cy, found.decided_by, found.decided_on,
        found.is_reason_published,
    )  # fmt: skip


def decisions_of(transfer: Transfer) -> list[Decision]:
    """The decisions about a transfer, the newest first, those without a day last."""
    query = (
        select(Decision)
        .where(Decision.transfer_id == transfer.id)
        .order_by(Decision.decided_on.is_(None), Decision.decided_on.desc(), Decision.id.desc())
    )
    return list(db.session.scalars(query))


def decisions_found(
    transfer: Transfer, today: date, *, words: str = "", body: str = "", is_pending: bool | None = None
) -> Select[Decision]:
    """The decisions that hold all these words, of that body, still to be taken or not; in no order."""
    query = select(Decision).where(Decision.transfer_id == transfer.id)
    for word in words.split():
        query = query.where(_holds(word))
    if body:
        query = query.where(Decision.body == body)
    if is_pending is not None:
        query = query.where(pending(today) if is_pending else Decision.decided_on <= today)
    return query


def pending(today: date) -> ColumnElement[bool]:
    """Whether a decision is still to be taken: on a day to come, or with no day set."""
    return or_(Decision.decided_on.is_(None), Decision.decided_on > today)


def day_of_decision() -> ColumnElement[date]:
    """The day by which decisions are sorted: what has none comes after all days."""
    return func.coalesce(Decision.decided_on, literal(NO_DAY))


def bodies_of(transfer: Transfer) -> list[tuple[str, str]]:
    """The bodies that decide about a transfer, each in English and in Welsh where given."""
    query = (
        select(Decision.body, func.max(Decision.body_cy))
        .where(Decision.transfer_id == transfer.id)
        .group_by(Decision.body)
        .order_by(Decision.body)
    )
    return [(row[0], row[1]) for row in db.session.execute(query)]


def _holds(word: str) -> ColumnElement[bool]:
    """SQLite folds English letters only, so a word is looked for as typed, in small and in capital letters too."""
    columns = (Decision.text, Decision.text_cy, Decision.body, Decision.body_cy, Decision.reference)
    forms = {word, word.lower(), word.upper(), word.capitalize()}
    return or_(*(column.icontains(one, autoescape=True) for column in columns for one in sorted(forms)))


def risks_of(transfer: Transfer) -> list[Risk]:
    """The risks of a transfer: the open ones first, the gravest of them on top."""
    query = (
        select(Risk)
        .where(Risk.transfer_id == transfer.id)
        .order_by(Risk.is_closed, (Risk.likelihood * Risk.impact).desc(), Risk.id)
    )
    return list(db.session.scalars(query))


def risks_as_at(transfers: Sequence[Transfer], as_at: date) -> dict[int, list[RiskStood]]:
    """The risks that were open at the end of a day, by transfer, the gravest first; three queries for any number."""
    found: dict[int, list[RiskStood]] = {one.id: [] for one in transfers}
    query = select(Risk).where(Risk.transfer_id.in_(found)).order_by(Risk.id)
    risks = list(db.session.scalars(query))
    history, closed = _history(RiskAssessment, risks), _history(RiskClosing, risks)
    for risk in risks:
        rows = history.get(risk.id, [])
        stood = _risk_stood(risk, rows, as_at)
        if stood is not None and not _was_closed(risk, closed.get(risk.id, []), rows, as_at):
            found[risk.transfer_id].append(stood)
    return {key: sorted(its, key=lambda one: (-one.score, one.risk.id)) for key, its in found.items()}


def courses_of(risks: Sequence[Risk], as_at: date) -> list[RiskStood]:
    """These risks, closed or open, each with its course; in the order given."""
    history = _history(RiskAssessment, risks)
    return [
        RiskStood(one, one.likelihood, one.impact, course_of(_plain(history.get(one.id, [])), as_at))
        for one in risks
    ]


def assessments_of(risk: Risk) -> list[tuple[RiskAssessment, str]]:
    """How a risk was assessed over time, the latest first, with who recorded it."""
    query = (
        select(RiskAssessment, func.coalesce(Account.name, ""))
        .outerjoin(Account, Account.id == RiskAssessment.recorded_by_id)
        .where(RiskAssessment.risk_id == risk.id)
        .order_by(RiskAssessment.assessed_on.desc(), RiskAssessment.id.desc())
    )
    return [(row[0], row[1]) for row in db.session.execute(query)]


def closings_of(risk: Risk) -> list[ClosedOnce]:
    """How often a risk was closed, the latest first, with who recorded it and when it was opened again."""
    rows = _history(RiskAssessment, [risk]).get(risk.id, [])
    query = (
        select(RiskClosing, func.coalesce(Account.name, ""))
        .outerjoin(Account, Account.id == RiskClosing.recorded_by_id)
        .where(RiskClosing.risk_id == risk.id)
        .order_by(RiskClosing.id.desc())
    )
    return [ClosedOnce(row[0], row[1], _reopened_on(row[0], rows)) for row in db.session.execute(query)]


def _reopened_on(closing: RiskClosing, rows: Sequence[RiskAssessment]) -> date | None:
    """The day of the first assessment that was recorded after a closing; `rows` come as they were recorded."""
    return next((one.assessed_on for one in rows if one.id > (closing.assessment_id or 0)), None)


def _history(kind: type[History], risks: Sequence[Risk]) -> dict[int, list[History]]:
    """What was recorded of these risks, by risk, in the order in which it was."""
    found: dict[int, list[History]] = {}
    query = select(kind).where(kind.risk_id.in_([one.id for one in risks]))
    for one in db.session.scalars(query.order_by(kind.id)):
        found.setdefault(one.risk_id, []).append(one)
    return found


def _plain(rows: Sequence[RiskAssessment]) -> list[Assessment]:
    return [Assessment(one.assessed_on, one.likelihood, one.impact) for one in rows]


def _was_closed(
    risk: Risk, closings: Sequence[RiskClosing], rows: Sequence[RiskAssessment], as_at: date
) -> bool:
    """Whether a closing held at the end of a day. One closed on a day that nobody wrote down always was."""
    if risk.is_closed and risk.closed_on is None:
        return True
    ends = [(one.closed_on, _reopened_on(one, rows)) for one in closings]
    return any(on <= as_at and (again is None or again > as_at) for on, again in ends)


def _risk_stood(risk: Risk, rows: Sequence[RiskAssessment], as_at: date) -> RiskStood | None:
    """None for a risk that nobody had found by then."""
    if not rows:
        return RiskStood(risk, risk.likelihood, risk.impact, None)
    course = course_of(_plain(rows), as_at)
    return RiskStood(risk, course.last.likelihood, course.last.impact, course) if course else None


def posts_of(transfer: Transfer, as_at: date) -> list[PostStood]:
    """The new posts of a transfer that were agreed, or else written down, by the end of a day, by title."""
    since = func.coalesce(NewPost.agreed_on, NewPost.recorded_on)
    query = select(NewPost).where(NewPost.transfer_id == transfer.id, since <= as_at)
    return [
        PostStood(one, post_state(one.advertised_on, one.filled_on, as_at))
        for one in db.session.scalars(query.order_by(NewPost.title, NewPost.id))
    ]


def get_child(kind: type[Kept], key: int, transfer: Transfer) -> Kept:
    """One team, decision, risk or new post of that transfer. Raises NotVisible."""
    found = db.session.scalar(select(kind).where(kind.id == key, kind.transfer_id == transfer.id))
    if found is None:
        raise NotVisible
    return found
