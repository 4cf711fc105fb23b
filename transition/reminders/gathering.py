"""What everybody is to do today, each task with who else is told of it: the next person, or its owner's deputy."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date

from transition.access.permissions import Thing, Viewer, may
from transition.accounts.models import Account
from transition.accounts.queries import viewer_of
from transition.consultation.timeline.tasks import OwnTask, TaskKind, tasks_of
from transition.reminders.queries import leads_of
from transition.reminders.settings.queries import Next, all_habits, all_next
from transition.rules.reminders import Habits, Task, first_here
from transition.transfers.models import Transfer
from transition.transfers.queries import posts_towards


@dataclass(frozen=True)
class Owed:
    """One person's task, as the rules and as its pages know it.

    `employer_id` is the owner's; for whoever serves both employers, the one whose work it is; None for a lead's.
    """

    task: Task
    own: OwnTask
    employer_id: int | None


@dataclass(frozen=True)
class Surroundings:
    """Who there is today, how they want to be reminded, and what their employers and programmes set."""

    viewers: dict[int, Viewer]
    habits: dict[int, Habits]
    nexts: dict[int, Next]
    leads: dict[int, int]
    today: date

    def may_do(self, account_id: int | None, transfer: Transfer) -> bool:
        """Whether somebody has tasks in that transfer: nobody is told of what they may not open."""
        viewer = self.viewers.get(account_id or 0)
        return viewer is not None and may(posts_towards(transfer, viewer), Thing.TASKS)


def surroundings(people: Sequence[Account], today: date) -> Surroundings:
    """What gathering looks at; five queries however many people there are."""
    viewers = {one.id: viewer_of(one, today) for one in people}
    return Surroundings(viewers, all_habits(), all_next(), leads_of(today), today)


def gather(around: Surroundings) -> list[Owed]:
    """Everything with a day that these people are to do."""
    owned = [
        (owner, one)
        for owner, viewer in around.viewers.items()
        for one in tasks_of(viewer, around.today)
        if one.due_on is not None
    ]
    owing: dict[str, set[int]] = {}
    for owner, one in owned:
        owing.setdefault(_what(owner, one), set()).add(owner)
    found = []
    for owner, one in owned:
        deputy = _deputy(owner, one.transfer, around)
        # What falls to several people is the deputy's own already: they are told of it once.
        together = owing[_what(owner, one)]
        if one.kind is TaskKind.TERMS_ENDING and deputy not in together:
            deputy = None  # the day on which somebody's term ends is for those who read terms
        if deputy not in together:
            found.append(_owed(owner, one, deputy, together, around))
    return found


def _what(owner: int, one: OwnTask) -> str:
    """What names the work itself, for all who owe it.

    A measure is told of by each employer in its own file; what is counted over one's own reports is nobody else's.
    """
    return f"{one.key}:{one.employer_id or ''}:{owner if one.is_of_own_reports else ''}"


def _owed(
    owner: int, one: OwnTask, deputy: int | None, together: AbstractSet[int], around: Surroundings
) -> Owed:
    employer_id = _employer(around.viewers[owner], one)
    asked = around.nexts.get(employer_id or 0, Next())
    task = Task(
        f"{_what(owner, one)}:{owner}", one.due_on or date.max, owner,
        # What falls to several people is put before nobody else: only a named owner's goes on.
        escalate_to=_next(owner, one.transfer, asked, together, around) if one.is_own else None,
        is_statutory=one.row is not None and one.row.is_statutory,
        escalate_after_days=asked.after_days,
        deputy=deputy,
        what=_what(owner, one),
    )  # fmt: skip
    return Owed(task, one, employer_id)


def _employer(viewer: Viewer, one: OwnTask) -> int | None:
    """The employer for which somebody does this: of two that they serve the one whose work it is, else the first."""
    sides = {one.transfer.outgoing_employer_id, one.transfer.incoming_employer_id} - {None}
    served = [held.employer_id for held in viewer.appointments if held.employer_id in sides]
    return one.employer_id if one.employer_id in served else next(iter(served), None)


def _next(
    owner: int, transfer: Transfer, asked: Next, together: AbstractSet[int], around: Surroundings
) -> int | None:
    """The next person: named for the owner, else for the employer, else the programme's lead; whoever is here.

    Nobody of those who owe it `together` is next after another: they know of it, so it goes on beyond them.
    """
    candidates = [*asked.after(owner), around.leads.get(transfer.programme_id)]
    fit = [one for one in candidates if one not in together and around.may_do(one, transfer)]
    return first_here(fit, around.habits, around.today)


def _deputy(owner: int, transfer: Transfer, around: Surroundings) -> int | None:
    """Who is told in the place of somebody who is away; None when they are here, or their deputy cannot be told."""
    habits = around.habits.get(owner, Habits())
    if not habits.is_away(around.today) or not around.may_do(habits.deputy, transfer):
        return None
    is_away_too = around.habits.get(habits.deputy or 0, Habits()).is_away(around.today)
    return None if is_away_too else habits.deputy
