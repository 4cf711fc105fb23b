"""The share of people whose record is confirmed: in a transfer, and by council as it may be published."""

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from sqlalchemy import and_, func, select
from sqlalchemy.orm import joinedload

from transition.access.permissions import Viewer
from transition.db import db
from transition.employers.models import Employer
from transition.rules.record_checks import (
    CONFIRMED,
    CheckState,
    CorrectionOutcome,
    Reply,
    ReplyAnswer,
    check_state,
)
from transition.rules.suppression import PublishedRow, publish
from transition.staff.checks.models import CorrectionSettlement, RecordCorrection, RecordReply, RecordSlip
from transition.staff.checks.queries import in_force
from transition.staff.people.models import Assignment, Post
from transition.transfers.models import Scope, Transfer
from transition.transfers.queries import visible_to


@dataclass(frozen=True)
class Share:
    """Of the people in scope of one transfer, how many checks stand how: for the council's own eyes."""

    counts: dict[CheckState, int]

    @property
    def people(self) -> int:
        """Everybody in scope."""
        return sum(self.counts.values())

    @property
    def confirmed(self) -> int:
        """Those whose record is confirmed, as it was sent or with corrections that were made."""
        return sum(self.counts[state] for state in CONFIRMED)

    @property
    def percent(self) -> int | None:
        """The share confirmed in whole percent, never rounded up; None where there is nobody."""
        return 100 * self.confirmed // self.people if self.people else None


def share_published(share: Share) -> PublishedRow | None:
    """The share as it may leave the council: two bands, and nothing for a cohort under 5."""
    open_count = share.people - share.confirmed
    return publish({"confirmed": share.confirmed, "not_confirmed": open_count}, share.people)


def share_by_council(
    transfer: Transfer, viewer: Viewer, today: date
) -> list[tuple[Employer, PublishedRow | None]]:
    """The share confirmed of each council whose transfer of the same programme the viewer may see, in name order."""
    query = (
        visible_to(viewer)
        .where(Transfer.programme_id == transfer.programme_id)
        .options(joinedload(Transfer.outgoing_employer))
    )
    seen = list(db.session.scalars(query))
    found = shares(seen, today)
    pairs = [(one.outgoing_employer, share_published(found[one.id])) for one in seen]
    return sorted(pairs, key=lambda pair: pair[0].name)


def shares(transfers: Collection[Transfer], today: date) -> dict[int, Share]:
    """The share confirmed in each of these transfers, by its key: three queries, however many there are."""
    ids = [transfer.id for transfer in transfers]
    states: dict[int, Counter[CheckState]] = {transfer_id: Counter() for transfer_id in ids}
    for transfer_id, _person_id, state in states_of(ids, today):
        states[transfer_id][state] += 1
    return {
        transfer_id: Share({state: found[state] for state in CheckState})
        for transfer_id, found in states.items()
    }


def states_of(transfer_ids: Collection[int], today: date) -> list[tuple[int, int, CheckState]]:
    """How the check of each person in scope stood at the end of a day: (transfer, person, state)."""
    people = (
        select(Assignment.transfer_id, Post.person_id)
        .join(Assignment.post)
        .where(Assignment.transfer_id.in_(transfer_ids), Assignment.scope == Scope.IN)
        .distinct()
    )
    slips = {
        (row[0], row[1]): (row[2], row[3])
        for row in db.session.execute(
            select(RecordSlip.transfer_id, RecordSlip.person_id, RecordSlip.id, RecordSlip.reply_by)
            .where(RecordSlip.transfer_id.in_(transfer_ids), RecordSlip.issued_on <= today)
            .order_by(RecordSlip.id)
        )
    }
    replies = _replies_in(transfer_ids, today)
    found = []
    for transfer_id, person_id in db.session.execute(people):
        slip_id, reply_by = slips.get((transfer_id, person_id), (None, None))
        state = check_state(slip_id is not None, reply_by, replies.get(slip_id or 0), today)
        found.append((transfer_id, person_id, state))
    return found


def _replies_in(transfer_ids: Collection[int], today: date) -> dict[int, Reply]:
    """The reply in force to each slip of these transfers, with what was settled of it by then."""
    settled_by_then = and_(
        CorrectionSettlement.correction_id == RecordCorrection.id, CorrectionSettlement.settled_on <= today
    )
    query = (
        select(
            RecordReply.slip_id,
            RecordReply.answer,
            func.count(RecordCorrection.id),
            func.count(CorrectionSettlement.id),
            func.count().filter(CorrectionSettlement.outcome == CorrectionOutcome.NOT_ACCEPTED),
        )
        .join(RecordReply.slip)
        .outerjoin(RecordReply.corrections)
        .outerjoin(CorrectionSettlement, settled_by_then)
        .where(RecordSlip.transfer_id.in_(transfer_ids), RecordReply.received_on <= today, in_force(by=today))
        .group_by(RecordReply.slip_id, RecordReply.answer)
    )
    return {
        slip_id: _counted(answer, corrections, settled, refused)
        for slip_id, answer, corrections, settled, refused in db.session.execute(query)
    }


def _counted(answer: ReplyAnswer, corrections: int, settled: int, refused: int) -> Reply:
    return Reply(
        answer,
        (None,) * (corrections - settled)
        + (CorrectionOutcome.NOT_ACCEPTED,) * refused
        + (CorrectionOutcome.CORRECTED,) * (settled - refused),
    )
