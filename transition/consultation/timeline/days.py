"""The days that the rules and the template work out for a transfer, before anyone has done anything about them."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from transition.clock import bank_holidays
from transition.consultation.timeline.models import Milestone
from transition.rules.basis import Kind, LegalBasis
from transition.rules.calendar import last_working_day_on_or_before
from transition.rules.deadlines import Deadline, TransferFacts, deadlines
from transition.rules.duties import Duty, Party
from transition.rules.milestones import TEMPLATE, MilestoneKey, Owner, PlannedMilestone, halves, plan

_PARTIES = {
    Party.TRANSFEROR: Owner.TRANSFEROR,
    Party.TRANSFEREE: Owner.TRANSFEREE,
    Party.EACH_EMPLOYER: Owner.EACH_EMPLOYER,
    Party.BOTH_EMPLOYERS: Owner.BOTH_EMPLOYERS,
}
PLACE = {key: number for number, key in enumerate((*Duty, *MilestoneKey))}
# What each employer does for itself: two rows of the template's one.
SPLIT = frozenset(row.key for row in TEMPLATE if row.owner is Owner.EACH_EMPLOYER)


# The milestone under which a duty stands in the template, where it stands under one.
MILESTONE_OF = {row.duty: row.key for row in TEMPLATE if row.duty is not None}


@dataclass(frozen=True, slots=True)
class Computed:
    """A day that the rules or the template work out, before anyone has done or said anything about it.

    `deadline` is the duty behind it, if any.
    """

    key: MilestoneKey | Duty
    side: Owner
    due_on: date
    starts_on: date | None
    deadline: Deadline | None

    @property
    def is_last_day(self) -> bool:
        """Whether it is the last day on which something is in time; otherwise the first on which it may be done."""
        return self.deadline is None or self.deadline.is_last_day

    @property
    def is_task(self) -> bool:
        """Whether one of the employers must do something by it."""
        return self.deadline is None or (self.deadline.is_task and self.deadline.is_last_day)

    @property
    def kind(self) -> Kind:
        """How the day binds; what no duty fixes is the council's own plan."""
        return self.deadline.kind if self.deadline else Kind.POLICY


def computed(facts: TransferFacts) -> list[Computed]:
    """Every day that the rules and the template give a transfer; each duty once, under its milestone."""
    holidays = bank_holidays()
    by_duty = {one.duty: one for one in deadlines(facts, holidays)}
    planned = plan(facts, holidays)
    found = [one for row in planned for one in _from_template(row, by_duty)]
    used = {row.duty for row in planned}
    for deadline in by_duty.values():
        if deadline.duty not in used:
            for side in halves(_PARTIES.get(deadline.owed_by, Owner.ALL)):
                found.append(Computed(deadline.duty, side, deadline.due_on, None, deadline))
    return found


def _from_template(row: PlannedMilestone, by_duty: dict[Duty, Deadline]) -> list[Computed]:
    deadline = by_duty.get(row.duty) if row.duty else None
    return [Computed(row.key, side, row.due_on, row.starts_on, deadline) for side in halves(row.owner)]


def key_of(code: str | None) -> MilestoneKey | Duty | None:
    """The milestone or the duty that a stored key names."""
    if code is None:
        return None
    return MilestoneKey(code) if code in MilestoneKey.__members__ else Duty(code)


def to_lay_out(facts: TransferFacts) -> list[Computed]:
    """What a transfer's timeline keeps a row for: the tasks under its basis, then those that another would add.

    So that a row is there, with a first plan, whichever basis is decided on later.
    """
    found = {(one.key, one.side): one for one in computed(facts) if one.is_task}
    for basis in LegalBasis:
        for one in computed(replace(facts, basis=basis)):
            if one.is_task:
                found.setdefault((one.key, one.side), one)
    return list(found.values())


def due_of(milestone: Milestone, found: Computed | None) -> date:
    """When a milestone is due: the law's day where there is one, else the day set by hand, else the template's."""
    if found is None:
        return milestone.planned_on or milestone.baseline_on
    if found.kind is not Kind.POLICY:
        return found.due_on
    return milestone.planned_on or found.due_on


def advised(day: date) -> date:
    """The working day on or before a day that was set by hand."""
    return last_working_day_on_or_before(day, bank_holidays())


def shifted(day: date, old_on: date, new_on: date) -> date:
    """A day set by hand, moved with the transfer by as many days."""
    return day + timedelta(days=(new_on - old_on).days)
