"""Tables to plain facts: the one bridge from a transfer's records to the rules about its dates."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Protocol

from sqlalchemy import func, or_, select

from transition.accounts.models import Account
from transition.consultation.timeline.days import PLACE, SPLIT, Computed, advised, computed, due_of, key_of
from transition.consultation.timeline.models import Milestone
from transition.db import db
from transition.rules.basis import Kind
from transition.rules.deadlines import TransferFacts
from transition.rules.doubts import Doubt
from transition.rules.duties import Duty
from transition.rules.milestones import MilestoneKey, Owner
from transition.rules.register import Commencements
from transition.rules.standing import Item, Standing, standing
from transition.transfers.basis.queries import basis_by
from transition.transfers.commencements.queries import commencements
from transition.transfers.models import InformationRelease, ReleaseKind, Transfer

_SIDES = {side: number for number, side in enumerate(Owner)}


@dataclass(frozen=True, slots=True)
class TimelineRow:
    """One line of a timeline: what the rules work out, with what was planned, forecast and done.

    `due_on` is the last day, or the first day allowed when `is_last_day` is False. `standing` is None for
    what nobody does: a first day, a limit on other people's claims. `milestone_id` is None for a row that is
    worked out only. `employer_id` is None while the new employer is not known, and for what is shared.
    """

    transfer_id: int
    milestone_id: int | None
    version: int | None
    key: MilestoneKey | Duty | None
    duty: Duty | None
    name: str
    name_cy: str
    side: Owner
    employer_id: int | None
    kind: Kind
    source: str
    is_last_day: bool
    is_task: bool
    to_be_confirmed: bool
    doubt: Doubt | None
    baseline_on: date | None
    starts_on: date | None
    due_on: date
    advised_on: date
    cautious_on: date | None
    is_fixed: bool
    is_planned_by_hand: bool
    forecast_on: date | None
    slip_reason: str
    slip_reason_cy: str
    done_on: date | None
    evidence: str
    note: str
    is_needed: bool
    not_needed_reason: str
    owner_account_id: int | None
    owner_name: str
    standing: Standing | None

    @property
    def is_statutory(self) -> bool:
        """Whether the day binds by law, or would if TUPE proves to apply."""
        return self.kind is not Kind.POLICY

    @property
    def code(self) -> str:
        """What names this row among the rows of its transfer."""
        return f"{self.key}:{self.side}" if self.key else f"own:{self.milestone_id}"


def transfer_facts(transfer: Transfer) -> TransferFacts:
    """What the dates of a transfer are counted from."""
    return _facts(transfer, date.max, _notified([transfer], date.max).get(transfer.id), commencements())


def _facts(transfer: Transfer, day: date, notified_on: date | None, began: Commencements) -> TransferFacts:
    basis = basis_by(transfer, day)
    return TransferFacts(transfer.transfer_on, basis, notified_on=notified_on, commencements=began)


def _notified(transfers: Sequence[Transfer], day: date) -> dict[int, date]:
    """When, by the end of a day, information that names people was first notified, by transfer (TUPE 2006 reg 11)."""
    withdrawn_on = InformationRelease.withdrawn_on
    query = (
        select(InformationRelease.transfer_id, func.min(InformationRelease.released_on))
        .where(
            InformationRelease.transfer_id.in_([one.id for one in transfers]),
            InformationRelease.kind == ReleaseKind.LIABILITY_IDENTIFIED,
            InformationRelease.released_on <= day,
            or_(withdrawn_on.is_(None), withdrawn_on > day),
        )
        .group_by(InformationRelease.transfer_id)
    )
    return dict(db.session.execute(query).all())


def timeline_of(transfer: Transfer, today: date) -> list[TimelineRow]:
    """A transfer's timeline in order of day, as it stood at the end of that day; see `timelines_of`."""
    return timelines_of([transfer], today)[transfer.id]


def row_of(transfer: Transfer, milestone: Milestone, today: date) -> TimelineRow:
    """One milestone's row, whether or not its duty arises under the present legal basis."""
    days = {(one.key.value, one.side): one for one in computed(transfer_facts(transfer))}
    owner = db.session.scalar(select(Account.name).where(Account.id == milestone.owner_account_id)) or ""
    return _row(transfer, milestone, owner, days.get((milestone.key or "", milestone.side)), today)


def timelines_of(transfers: Sequence[Transfer], today: date) -> dict[int, list[TimelineRow]]:
    """The timelines of several transfers, by transfer; as many queries for a hundred as for one.

    Of a day that is past they count only what had been decided, released and done by then; what was planned for it,
    which rules have begun and from which date days are counted they have as it is now.
    """
    if not transfers:
        return {}
    notified, began = _notified(transfers, today), commencements()
    stored: dict[int, list[tuple[Milestone, str]]] = {one.id: [] for one in transfers}
    query = (
        select(Milestone, func.coalesce(Account.name, ""))
        .outerjoin(Account, Account.id == Milestone.owner_account_id)
        .where(Milestone.transfer_id.in_(stored))
        .order_by(Milestone.id)
    )
    for milestone, owner in db.session.execute(query):
        stored[milestone.transfer_id].append((milestone, owner))
    return {
        one.id: _timeline(one, _facts(one, today, notified.get(one.id), began), stored[one.id], today)
        for one in transfers
    }


def _timeline(
    transfer: Transfer, facts: TransferFacts, stored: list[tuple[Milestone, str]], today: date
) -> list[TimelineRow]:
    days = {(one.key.value, one.side): one for one in computed(facts)}
    rows = []
    for milestone, owner in stored:
        found = days.pop((milestone.key or "", milestone.side), None)
        # A duty that this legal basis does not know is not shown, unless something was done about it.
        if found is not None or milestone.key is None or _done_by(milestone, today) is not None:
            rows.append(_row(transfer, milestone, owner, found, today))
    rows += [_unstored(transfer, one, today) for one in days.values()]
    shown = [row for row in rows if not _is_second_half(row, transfer)]
    return sorted(
        shown, key=lambda row: (row.due_on, PLACE.get(row.key, -1) if row.key else -1, _SIDES[row.side])
    )


def _done_by(milestone: Milestone, day: date) -> date | None:
    """When it was done; what was done after that day was not done yet."""
    done_on = milestone.done_on
    return done_on if done_on is not None and done_on <= day else None


def _is_second_half(row: TimelineRow, transfer: Transfer) -> bool:
    """Where the present employer is the new one too, what each employer owes is owed once."""
    is_one = transfer.incoming_employer_id == transfer.outgoing_employer_id
    return is_one and row.side is Owner.TRANSFEREE and row.key in SPLIT and row.done_on is None


def employer_of(transfer: Transfer, side: Owner) -> int | None:
    """The employer that answers for this side of a transfer; None for what is shared or not known yet."""
    if side is Owner.TRANSFEROR:
        return transfer.outgoing_employer_id
    return transfer.incoming_employer_id if side is Owner.TRANSFEREE else None


def _row(
    transfer: Transfer, milestone: Milestone, owner: str, found: Computed | None, today: date
) -> TimelineRow:
    due_on, deadline = due_of(milestone, found), found.deadline if found else None
    done_on = _done_by(milestone, today)
    days = found or _own(milestone, due_on)
    is_by_hand = milestone.planned_on is not None and days.kind is Kind.POLICY
    bare = _unstored(transfer, days, today)
    if is_by_hand:
        moved = found.starts_on + (due_on - found.due_on) if found and found.starts_on else None
        bare = replace(bare, due_on=due_on, advised_on=advised(due_on), starts_on=moved, cautious_on=None)
    return replace(
        bare,
        milestone_id=milestone.id,
        version=milestone.version,
        name=milestone.name,
        name_cy=milestone.name_cy,
        key=key_of(milestone.key),
        to_be_confirmed=bool(deadline and deadline.to_be_confirmed and not is_by_hand),
        baseline_on=milestone.baseline_on,
        is_fixed=milestone.is_fixed,
        is_planned_by_hand=is_by_hand,
        forecast_on=milestone.forecast_on,
        slip_reason=milestone.slip_reason,
        slip_reason_cy=milestone.slip_reason_cy,
        done_on=done_on,
        evidence=milestone.evidence,
        note=milestone.note,
        is_needed=milestone.is_needed,
        not_needed_reason=milestone.not_needed_reason,
        owner_account_id=milestone.owner_account_id,
        owner_name=owner,
        standing=standing(due_on, done_on, milestone.is_needed, today) if bare.is_task else None,
    )


def _own(milestone: Milestone, due_on: date) -> Computed:
    key = key_of(milestone.key) or MilestoneKey.TRANSFER
    return Computed(key, milestone.side, due_on, None, None)


def _unstored(transfer: Transfer, found: Computed, today: date) -> TimelineRow:
    """A row as the rules give it, with nothing planned, forecast or done."""
    deadline = found.deadline
    return TimelineRow(
        transfer_id=transfer.id,
        milestone_id=None,
        version=None,
        key=found.key,
        duty=deadline.duty if deadline else None,
        name="",
        name_cy="",
        side=found.side,
        employer_id=employer_of(transfer, found.side),
        kind=found.kind,
        source=deadline.source if deadline else "",
        is_last_day=found.is_last_day,
        is_task=found.is_task,
        to_be_confirmed=bool(deadline and deadline.to_be_confirmed),
        doubt=deadline.doubt if deadline else None,
        baseline_on=None,
        starts_on=found.starts_on,
        due_on=found.due_on,
        advised_on=deadline.advised_on if deadline else advised(found.due_on),
        cautious_on=deadline.cautious_on if deadline else None,
        is_fixed=False,
        is_planned_by_hand=False,
        forecast_on=None,
        slip_reason="",
        slip_reason_cy="",
        done_on=None,
        evidence="",
        note="",
        is_needed=True,
        not_needed_reason="",
        owner_account_id=None,
        owner_name="",
        standing=standing(found.due_on, None, True, today) if found.is_task else None,
    )


class Dated(Protocol):
    """A row of a timeline, as it is now or as a report kept it."""

    @property
    def code(self) -> str: ...
    @property
    def is_task(self) -> bool: ...
    @property
    def kind(self) -> Kind: ...
    @property
    def due_on(self) -> date: ...
    @property
    def done_on(self) -> date | None: ...
    @property
    def forecast_on(self) -> date | None: ...
    @property
    def standing(self) -> Standing | None: ...


def status_items(rows: Iterable[Dated]) -> tuple[Item, ...]:
    """What the published rules of a status look at: the last days that somebody at an employer must meet."""
    return tuple(
        Item(
            row.code, row.due_on, row.kind, row.done_on, row.forecast_on,
            row.standing is not Standing.NOT_NEEDED,
        )
        for row in rows
        if row.is_task
    )  # fmt: skip
