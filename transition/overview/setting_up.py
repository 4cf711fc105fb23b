"""Setting a transfer up: the transfer, and with it the timeline that good practice and the law give it."""

from collections.abc import Mapping
from typing import Any

from transition.audit.record import By
from transition.consultation.timeline.actions import open_timeline
from transition.transfers.actions import add_transfer
from transition.transfers.models import Programme, Transfer


def set_up(programme: Programme, answers: Mapping[str, Any], *, by: By) -> Transfer:
    """Sets up a transfer in a programme and lays out its timeline, so that each row has somebody to see to it.

    Raises RuleBroken as `add_transfer` does.
    """
    transfer = add_transfer(programme, answers, by=by)
    open_timeline(transfer, by=by)
    return transfer
