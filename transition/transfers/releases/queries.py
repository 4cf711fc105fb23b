"""Reading what was released, to whom and when."""

from collections.abc import Collection

from sqlalchemy import select

from transition.access.permissions import Condition
from transition.db import db
from transition.transfers.models import InformationRelease, ReleaseKind, Transfer
from transition.transfers.queries import NotVisible

LIABILITY = frozenset({ReleaseKind.LIABILITY_PSEUDONYMISED, ReleaseKind.LIABILITY_IDENTIFIED})


def releases_of(transfer: Transfer, conditions: Collection[Condition]) -> list[InformationRelease]:
    """The releases of a transfer that those conditions let someone read, the newest first.

    Without ALWAYS only what concerns employee liability information is theirs to know: the new employer's
    own copies, or a lead's view of how far it has come.
    """
    query = select(InformationRelease).where(InformationRelease.transfer_id == transfer.id)
    if Condition.ALWAYS not in conditions:
        query = query.where(InformationRelease.kind.in_(LIABILITY))
    return list(
        db.session.scalars(
            query.order_by(InformationRelease.released_on.desc(), InformationRelease.id.desc())
        )
    )


def get_release(release_id: int, transfer: Transfer) -> InformationRelease:
    """One release of that transfer. Raises NotVisible."""
    query = select(InformationRelease).where(
        InformationRelease.id == release_id, InformationRelease.transfer_id == transfer.id
    )
    found = db.session.scalar(query)
    if found is None:
        raise NotVisible
    return found
