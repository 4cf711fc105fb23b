"""What pages that show terms share: the transfer, what its reader sees of it, and the page where that is nothing."""

from flask import abort, render_template
from flask.typing import ResponseReturnValue

from transition.access.guard import viewer
from transition.clock import today
from transition.staff.people.labels import CLOSED
from transition.staff.people.sight import Level, Sight, sight_of
from transition.transfers.models import Transfer
from transition.transfers.queries import get_transfer


def reading_of_details(transfer_id: int) -> tuple[Transfer, Sight]:
    """The transfer of the page, for whoever may read its people's terms, today or once they are released."""
    transfer = get_transfer(transfer_id, viewer())
    sight = sight_of(transfer, viewer(), today())
    if sight.level is not Level.EVERYTHING and not sight.waits_for:
        abort(403)
    return transfer, sight


def closed(transfer: Transfer, sight: Sight) -> ResponseReturnValue:
    """The page that says for which release its reader waits."""
    assert sight.waits_for is not None
    return render_template("staff/closed.html", transfer=transfer, reason=CLOSED[sight.waits_for])
