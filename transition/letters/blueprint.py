"""The one blueprint of the letters pages, and what they share: the transfer, the sight of its reader, a batch."""

from typing import NamedTuple

from flask import Blueprint, Response, abort, make_response, request

from transition.access.guard import viewer
from transition.employers.models import Employer
from transition.letters.models import Batch
from transition.letters.queries import get_batch
from transition.letters.sight import Sight, employer_written_for, sight_of
from transition.transfers.models import Transfer
from transition.transfers.queries import NotVisible, get_transfer
from transition.web.errors import not_found

letters = Blueprint("letters", __name__, url_prefix="/transfers/<int:transfer_id>/letters")
letters.register_error_handler(NotVisible, not_found)


class Reading(NamedTuple):
    """A transfer and what its reader may do with its letters."""

    transfer: Transfer
    sight: Sight


class Writing(NamedTuple):
    """A transfer and the employer whose letters the reader writes."""

    transfer: Transfer
    employer: Employer


def reading(transfer_id: int) -> Reading:
    """The transfer of the page, and what its reader may see of its letters."""
    transfer = get_transfer(transfer_id, viewer())
    return Reading(transfer, sight_of(transfer, viewer()))


def writing(transfer_id: int) -> Writing:
    """The transfer of the page, and the employer for which its reader writes; 403 for nobody's."""
    transfer, sight = reading(transfer_id)
    return Writing(transfer, employer_written_for(transfer, sight) or abort(403))


def batch_to_read(transfer_id: int, batch_id: int) -> tuple[Transfer, Batch, Sight]:
    """A batch whose letters the reader may open. Raises NotVisible."""
    transfer, sight = reading(transfer_id)
    batch = get_batch(transfer, batch_id)
    if not sight.reads(batch.employer_id, batch.read_as):
        raise NotVisible
    return transfer, batch, sight


def batch_to_write(transfer_id: int, batch_id: int, *, lock: bool = False) -> tuple[Transfer, Batch]:
    """A batch of the reader's own employer. Raises NotVisible."""
    transfer, sight = reading(transfer_id)
    batch = get_batch(transfer, batch_id, lock=lock)
    if not sight.writes(batch.employer_id):
        raise NotVisible
    return transfer, batch


def is_followed() -> bool:
    """Whether the reader let the page look again by itself: it never does unasked (WCAG 2.2, 2.2.1)."""
    return request.args.get("follow") == "1"


def looking_again(page: str, seconds: int | None) -> Response:
    """A page that the browser asks for again after so many seconds; never for None."""
    response = make_response(page)
    if seconds is not None:
        response.headers["Refresh"] = str(seconds)
    return response
