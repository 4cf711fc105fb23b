"""Who may approve a batch that waits for it: what its page offers to one officer and says to another."""

from dataclasses import dataclass
from datetime import date

from transition.letters.deputies.queries import officers_of
from transition.letters.standings import Standing
from transition.rules.letters import Stage


@dataclass(frozen=True)
class Approval:
    """Whether the reader is asked to approve, or prepared the letters, and then who else may."""

    is_asked: bool = False
    is_preparer: bool = False
    others: tuple[str, ...] = ()


def approval_of(standing: Standing, account_id: int, today: date, *, is_held: bool) -> Approval:
    """What the approval of a batch asks of somebody; nothing where it is over, or not everything is made."""
    batch = standing.batch
    if standing.stage is not Stage.RENDERED or batch.cancelled_on:
        return Approval()
    if batch.prepared_by_id != account_id:
        return Approval(is_asked=not is_held)
    known = officers_of(batch.employer_id, today)
    return Approval(is_preparer=True, others=tuple(name for key, name in known.items() if key != account_id))
