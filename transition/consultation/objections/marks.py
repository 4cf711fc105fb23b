"""The mark of an objection that stands, on the staff list and on a person's page, for readers of objections alone."""

from collections.abc import Collection
from datetime import date

from flask import url_for
from flask_babel import lazy_gettext as _l

from transition.access.permissions import Viewer
from transition.consultation.objections.models import Objection
from transition.consultation.objections.queries import open_objections
from transition.consultation.reach import may_read_objections
from transition.staff.people.marks import Mark
from transition.transfers.models import Transfer


def objection_marks(
    transfer: Transfer, viewer: Viewer, person_ids: Collection[int], today: date
) -> dict[int, Mark]:
    """Who of these people objects: nothing at all for whoever may not read objections today."""
    mine = Objection.person_id.in_(person_ids)
    found = open_objections(transfer, mine, may_read_objections(viewer, transfer, today))
    return {
        person_id: Mark(
            _l("Objects to the transfer"),
            url_for("objections.objection", transfer_id=transfer.id, objection_id=one.id),
        )
        for person_id, one in found.items()
    }
