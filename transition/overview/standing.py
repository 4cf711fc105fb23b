"""How a transfer stands: its dated duties with what was done about them, and who must act next."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from transition import clock
from transition.consultation.timeline.models import Milestone
from transition.db import db
from transition.employers.models import Employer
from transition.rules.deadlines import Deadline, TransferFacts, deadlines
from transition.rules.duties import Duty, Party
from transition.rules.standing import Standing, standing
from transition.transfers.models import Transfer

DUTY_KEYS = frozenset(duty.value for duty in Duty)


@dataclass(frozen=True)
class Due:
    """A dated duty, the day on which it was done by everyone who owes it, and so where it stands."""

    deadline: Deadline
    done_on: date | None
    standing: Standing

    @property
    def is_open(self) -> bool:
        """Whether somebody still has to see to it."""
        return self.deadline.is_task and self.standing in {
            Standing.OVERDUE,
            Standing.DUE_SOON,
            Standing.NOT_DUE,
        }


def duties_of(transfer: Transfer, today: date) -> list[Due]:
    """The dated duties of one transfer, in order of day."""
    return duties_of_each([transfer], today)[transfer.id]


def duties_of_each(transfers: Sequence[Transfer], today: date) -> dict[int, list[Due]]:
    """The dated duties of each transfer, by its key; one query however many there are."""
    query = select(Milestone).where(
        Milestone.transfer_id.in_([one.id for one in transfers]), Milestone.key.in_(DUTY_KEYS)
    )
    kept: dict[tuple[int, str | None], list[Milestone]] = defaultdict(list)
    for milestone in db.session.scalars(query):
        kept[milestone.transfer_id, milestone.key].append(milestone)
    return {
        one.id: [_due(found, kept[one.id, found.duty.value], today) for found in _dated(one)]
        for one in transfers
    }


def _dated(transfer: Transfer) -> list[Deadline]:
    return deadlines(TransferFacts(transfer.transfer_on, transfer.basis), clock.bank_holidays())


def _due(deadline: Deadline, kept: Iterable[Milestone], today: date) -> Due:
    """What each employer owes is done once every one of them has done it."""
    needed = [one for one in kept if one.is_needed]
    days = [one.done_on for one in needed]
    done = [day for day in days if day is not None]
    done_on = max(done) if done and len(done) == len(days) else None
    is_needed = bool(needed) or not list(kept)
    return Due(deadline, done_on, standing(deadline.due_on, done_on, is_needed, today))


def next_to_act(dues: Iterable[Due]) -> Due | None:
    """What has to be done next; the oldest first when something is overdue."""
    return next((due for due in dues if due.is_open), None)


def owed_by(due: Due, transfer: Transfer) -> list[Employer | None]:
    """Who must act: the employers that owe the duty, None for one that is not known yet; empty for others."""
    match due.deadline.owed_by:
        case Party.TRANSFEROR:
            return [transfer.outgoing_employer]
        case Party.TRANSFEREE:
            return [transfer.incoming_employer]
        case Party.EACH_EMPLOYER | Party.BOTH_EMPLOYERS:
            return [transfer.outgoing_employer, transfer.incoming_employer]
        case _:
            return []
