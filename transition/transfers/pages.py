"""What the pages of this feature share: blueprint, a page's transfer, where it may go, keeping what a form says."""

from collections.abc import Callable
from typing import Any

from flask import Blueprint

from transition.access.guard import viewer
from transition.db import db
from transition.employers.queries import all_employers, all_services
from transition.transfers.labels import problem
from transition.transfers.models import Transfer
from transition.transfers.queries import get_transfer
from transition.web.forms import Form

transfers = Blueprint("transfers", __name__)


def the_transfer(transfer_id: int) -> Transfer:
    """The transfer of this page, within the reader's scope. Raises NotVisible."""
    return get_transfer(transfer_id, viewer())


def is_kept(form: Form, action: Callable[[], Any]) -> bool:
    """Whether the form was sent, is well shaped and the action did what it asks; then it is committed."""
    if not (form.validate_on_submit() and form.attempt(action, problem)):
        return False
    db.session.commit()
    return True


def places() -> dict[str, list[tuple[int, str]]]:
    """Where a transfer may go: the services and employers that its form offers."""
    return {
        "service_id": [(one.id, one.name) for one in all_services()],
        "incoming_employer_id": [(one.id, one.name) for one in all_employers()],
    }
