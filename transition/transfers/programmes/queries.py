"""Which programmes someone may see and which they lead, and what is in one."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Select, SQLColumnExpression, and_, false, func, or_, select
from sqlalchemy.orm import selectinload

from transition.access.permissions import Needs, Role, Thing, Verb, Viewer, grants
from transition.accounts.models import Account
from transition.db import db
from transition.rules.programmes import PhaseState, Progress, phase_state
from transition.transfers.models import Programme, ProgrammeItem, ProgrammeItemKind, Transfer
from transition.transfers.programmes.models import ProgressEntry
from transition.transfers.queries import NotVisible, visible_to


@dataclass(frozen=True)
class ItemNow:
    """An item of a programme as it stood on a day, and the last word on its progress by then."""

    item: ProgrammeItem
    state: PhaseState | Progress
    latest: ProgressEntry | None


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


def programmes_reported_to(viewer: Viewer) -> Select[Programme]:
    """The programmes whose status reports someone may read.

    They are for its lead, for whoever has a transfer in it, and, while it is public and has no transfer at all, for
    those who may read public programmes: a report with transfers in it is not for councils that have none there.
    """
    through = visible_to(viewer).with_only_columns(Transfer.programme_id)
    found = [false(), Programme.id.in_(led_ids(viewer)), Programme.id.in_(through)]
    if grants(viewer.roles, Needs(Thing.PROGRAMMES, Verb.READ)):
        has_transfer = select(Transfer.id).where(Transfer.programme_id == Programme.id).exists()
        found.append(and_(Programme.is_published, ~has_transfer))
    return select(Programme).where(or_(*found))


def reads_reports(programme: Programme, viewer: Viewer) -> bool:
    """Whether the status reports of a programme are for this reader."""
    query = programmes_reported_to(viewer).with_only_columns(Programme.id).where(Programme.id == programme.id)
    return db.session.scalar(query) is not None


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


def items_now(programme: Programme, day: date, *order: SQLColumnExpression[object]) -> list[ItemNow]:
    """The items of a programme as they stood at the end of a day, in that order; two queries."""
    query = select(ProgrammeItem).where(ProgrammeItem.programme_id == programme.id)
    items = list(db.session.scalars(query.order_by(*order, ProgrammeItem.id)))
    said = _latest_by(programme, day)
    return [ItemNow(one, state_of(one, said.get(one.id), day), said.get(one.id)) for one in items]


def item_now(item: ProgrammeItem, history: Sequence[ProgressEntry], day: date) -> ItemNow:
    """One item as it stands; `history` begins with the newest."""
    latest = history[0] if history else None
    return ItemNow(item, state_of(item, latest, day), latest)


def state_of(item: ProgrammeItem, latest: ProgressEntry | None, day: date) -> PhaseState | Progress:
    """A phase's state from its days; of anything else what was last said, and not begun until something was."""
    if item.kind is ProgrammeItemKind.PHASE:
        return phase_state(item.begins_on, item.ends_on, item.began_on, item.ended_on, day)
    return latest.state if latest and latest.state else Progress.NOT_BEGUN


def history_query(item: ProgrammeItem) -> Select[ProgressEntry]:
    """Everything that was said of an item's progress, in no order."""
    return select(ProgressEntry).where(ProgressEntry.item_id == item.id)


def history_of(item: ProgrammeItem) -> list[ProgressEntry]:
    """Everything that was said of an item's progress, the newest first."""
    newest_first = (ProgressEntry.as_at_on.desc(), ProgressEntry.id.desc())
    return list(db.session.scalars(history_query(item).order_by(*newest_first)))


def recorders_of(entries: Sequence[ProgressEntry]) -> dict[int | None, str]:
    """The names of whoever recorded these, by their account's key."""
    keys = {one.recorded_by_id for one in entries}
    query = select(Account.id, Account.name).where(Account.id.in_(keys))
    return {row[0]: row[1] for row in db.session.execute(query)}


def published_words(programme: Programme, day: date) -> dict[int, ProgressEntry]:
    """The last word on each item that is published, of those by the end of a day, by the item's key."""
    return _latest_by(programme, day, ProgressEntry.is_published)


def _latest_by(
    programme: Programme, day: date, *among: SQLColumnExpression[bool]
) -> dict[int, ProgressEntry]:
    """The last word on each item by the end of a day, of those that meet every condition, by the item's key."""
    newest = func.row_number().over(
        partition_by=ProgressEntry.item_id,
        order_by=(ProgressEntry.as_at_on.desc(), ProgressEntry.id.desc()),
    )
    ranked = (
        select(ProgressEntry.id, newest.label("place"))
        .join(ProgrammeItem, ProgrammeItem.id == ProgressEntry.item_id)
        .where(ProgrammeItem.programme_id == programme.id, ProgressEntry.as_at_on <= day, *among)
        .subquery()
    )
    query = select(ProgressEntry).join(ranked, ranked.c.id == ProgressEntry.id).where(ranked.c.place == 1)
    return {one.item_id: one for one in db.session.scalars(query)}
