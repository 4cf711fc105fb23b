"""The councils of one programme side by side: of each only what its reader's own part in it lets them read."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select

from transition.access.permissions import Post, Thing, Viewer, may
from transition.consultation.facts import TimelineRow, timelines_of
from transition.consultation.several import Consulted, Said, consulted_in
from transition.db import db
from transition.letters.numbers import Stages, stages_in
from transition.liability.readiness import Progress, progress_in
from transition.overview.sight import reads_of_outgoing
from transition.overview.standing import next_to_act, reply_first
from transition.overview.statuses import StatusShown, statuses_for
from transition.rules.basis import LegalBasis
from transition.rules.risks import Level
from transition.rules.standing import Standing
from transition.transfers.models import Decision, Programme, Transfer
from transition.transfers.programmes.queries import transfers_in
from transition.transfers.queries import posts_towards
from transition.transfers.scope.queries import RiskStood, pending, risks_as_at


@dataclass(frozen=True)
class RiskCounts:
    """The open risks of one transfer: how many of each level, and the gravest."""

    counts: dict[Level, int]
    gravest: RiskStood | None


@dataclass(frozen=True)
class Pending:
    """Decisions still to be taken: how many, and the next day that is set for one."""

    count: int
    next_on: date | None


@dataclass(frozen=True)
class Council:
    """One council's transfer beside the others'. What is None, the reader may not read."""

    transfer: Transfer
    days_to_go: int
    status: StatusShown | None
    basis: LegalBasis | None
    consulted: Consulted | None
    said: Said | None
    has_timeline: bool
    next: TimelineRow | None
    reply_since: date | None
    overdue: int
    letters: Stages | None
    progress: Progress | None
    risks: RiskCounts | None
    pending: Pending | None


def councils_of(programme: Programme, viewer: Viewer, today: date) -> list[Council]:
    """The programme's transfers that the reader may see, the soonest first; the queries do not grow with them."""
    transfers = transfers_in(programme, viewer)
    if not transfers:
        return []
    posts = {one.id: posts_towards(one, viewer) for one in transfers}
    timelines, consulted = timelines_of(transfers, today), consulted_in(transfers, today)
    statuses = statuses_for(viewer, transfers, timelines, consulted, today)
    letters = stages_in(_open(transfers, posts, Thing.STAFF_LETTERS), today)
    progress = progress_in(_open(transfers, posts, Thing.LIABILITY_INFORMATION), today)
    risks = risks_as_at(_open(transfers, posts, Thing.SCOPE), today)
    waiting = _pending(_open(transfers, posts, Thing.DECISIONS), today)
    found = []
    for one in transfers:
        file, held = consulted[one.id], posts[one.id]
        rows = timelines[one.id] if may(held, Thing.TIMELINE) else None
        row = next_to_act(rows or ())
        said = file.said if reads_of_outgoing(held, Thing.REPRESENTATIONS) else None
        found.append(
            Council(
                transfer=one,
                days_to_go=(one.transfer_on - today).days,
                status=statuses.get(one.id),
                basis=one.basis if may(held, Thing.LEGAL_BASIS) else None,
                consulted=file if reads_of_outgoing(held, Thing.MEETINGS) else None,
                said=said,
                has_timeline=rows is not None,
                next=row,
                reply_since=reply_first(row, said),
                overdue=sum(1 for row in rows or () if row.is_task and row.standing is Standing.OVERDUE),
                letters=letters.get(one.id),
                progress=progress.get(one.id),
                risks=_counted(risks[one.id]) if one.id in risks else None,
                pending=waiting.get(one.id),
            )
        )
    return found


def _open(transfers: Sequence[Transfer], posts: dict[int, frozenset[Post]], thing: Thing) -> list[Transfer]:
    return [one for one in transfers if reads_of_outgoing(posts[one.id], thing)]


def _counted(risks: Sequence[RiskStood]) -> RiskCounts:
    counts = {level: sum(1 for one in risks if one.level is level) for level in Level}
    return RiskCounts(counts, risks[0] if risks else None)


def _pending(transfers: Sequence[Transfer], today: date) -> dict[int, Pending]:
    query = (
        select(Decision.transfer_id, func.count(), func.min(Decision.decided_on))
        .where(Decision.transfer_id.in_([one.id for one in transfers]), pending(today))
        .group_by(Decision.transfer_id)
    )
    found = {row[0]: Pending(row[1], row[2]) for row in db.session.execute(query)}
    return {one.id: found.get(one.id, Pending(0, None)) for one in transfers}
