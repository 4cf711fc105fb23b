"""Which programmes someone may see and which they lead, and what is in one."""

from sqlalchemy import Select, false, or_, select
from sqlalchemy.orm import selectinload

from transition.access.permissions import Role, Viewer
from transition.db import db
from transition.transfers.models import Programme, ProgrammeItem, Transfer
from transition.transfers.queries import NotVisible, visible_to


def led_ids(viewer: Viewer) -> frozenset[int]:
    """The keys of the programmes that someone leads today."""
    return frozenset(
        one.programme_id
        for one in viewer.appointments
        if one.role is Role.PROGRAMME_LEAD and one.programme_id is not None
    )


def programmes_visible_to(viewer: Viewer) -> Select[Programme]:
    """The programmes that someone leads, has a transfer in, or that are published."""
    through = visible_to(viewer).with_only_columns(Transfer.programme_id)
    return select(Programme).where(
        or_(
            false(),
            Programme.id.in_(led_ids(viewer)),
            Programme.id.in_(through),
            Programme.is_published,
        )
    )


def list_programmes(viewer: Viewer) -> list[Programme]:
    """Every programme in scope, by name."""
    return list(db.session.scalars(programmes_visible_to(viewer).order_by(Programme.name)))


def led_programmes(viewer: Viewer) -> list[Programme]:
    """The programmes that someone leads, by name."""
    query = select(Programme).where(Programme.id.in_(led_ids(viewer))).order_by(Programme.name)
    return list(db.session.scalars(query))


def get_programme(programme_id: int, viewer: Viewer) -> Programme:
    """The programme with its items, when the viewer may see it. Raises NotVisible."""
    query = programmes_visible_to(viewer).where(Programme.id == programme_id)
    found = db.session.scalar(query.options(selectinload(Programme.items)))
    if found is None:
        raise NotVisible
    return found


def get_led_programme(programme_id: int, viewer: Viewer) -> Programme:
    """The programme, when the viewer leads it. Raises NotVisible."""
    if programme_id not in led_ids(viewer):
        raise NotVisible
    return get_programme(programme_id, viewer)


def get_item(programme: Programme, item_id: int) -> ProgrammeItem:
    """One item of a programme whose items are loaded. Raises NotVisible."""
    found = next((item for item in programme.items if item.id == item_id), None)
    if found is None:
        raise NotVisible
    return found


def transfers_in(programme: Programme, viewer: Viewer) -> list[Transfer]:
    """The transfers of a programme that the viewer may see, the soonest first."""
    query = visible_to(viewer).where(Transfer.programme_id == programme.id)
    return list(db.session.scalars(query.order_by(Transfer.transfer_on, Transfer.id)))
