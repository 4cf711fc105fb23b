"""Which transfers someone may see, and what they are on each: the one place that says so."""

from collections.abc import Iterable
from datetime import date

from sqlalchemy import ColumnElement, Select, false, or_, select

from transition.access.permissions import Appointment, Post, Role, Side, Viewer
from transition.db import db
from transition.employers.models import Recognition
from transition.transfers.models import InformationRelease, ReleaseKind, Transfer

HELD_AT_AN_EMPLOYER = frozenset({Role.HR_OFFICER, Role.HR_CASEWORKER, Role.AUDITOR, Role.MANAGER})


class NotVisible(Exception):
    """There is no such transfer within the viewer's scope."""


def visible_to(viewer: Viewer) -> Select[Transfer]:
    """The transfers that someone's appointments of today let them see."""
    return select(Transfer).where(or_(false(), *(_reach(appointment) for appointment in viewer.appointments)))


def _reach(appointment: Appointment) -> ColumnElement[bool]:
    match appointment:
        case Appointment(role=Role.PROGRAMME_LEAD, programme_id=int() as programme):
            return Transfer.programme_id == programme
        case Appointment(role=Role.REPRESENTATIVE, recognition_id=int() as recognition):
            return Transfer.outgoing_employer_id.in_(
                select(Recognition.employer_id).where(Recognition.id == recognition)
            )
        case Appointment(role=role, employer_id=int() as employer) if role in HELD_AT_AN_EMPLOYER:
            return or_(Transfer.outgoing_employer_id == employer, Transfer.incoming_employer_id == employer)
        case _:
            return false()


_PASSED = "passed_transfer"


def get_transfer(transfer_id: int, viewer: Viewer) -> Transfer:
    """The transfer, when the viewer may see it. Raises NotVisible, which pages answer with 404."""
    passed: tuple[object, Transfer | None] = db.session.info.pop(_PASSED, (None, None))
    asked, transfer = passed
    if asked != (transfer_id, viewer):
        transfer = _visible(transfer_id, viewer)
    if transfer is None:
        raise NotVisible
    return transfer


def _visible(transfer_id: int, viewer: Viewer) -> Transfer | None:
    found: Transfer | None = db.session.scalar(visible_to(viewer).where(Transfer.id == transfer_id))
    return found


def hold(transfer: Transfer) -> None:
    """Lets nobody else who asks for it go on with this transfer until the commit; what is read next is current.

    For what must be done once however many people ask at the same moment. Other writers are not kept waiting.
    """
    db.session.execute(select(Transfer.id).where(Transfer.id == transfer.id).with_for_update(key_share=True))


def posts_on(transfer_id: int, viewer: Viewer) -> frozenset[Post]:
    """What the viewer is on one transfer; empty when they may not see it.

    Asked before every page: the page's own first `get_transfer` takes the transfer that was found here.
    """
    transfer = _visible(transfer_id, viewer)
    if transfer is None:
        return frozenset()
    db.session.info[_PASSED] = ((transfer_id, viewer), transfer)
    return posts_towards(transfer, viewer)


def posts_towards(transfer: Transfer, viewer: Viewer) -> frozenset[Post]:
    """What the viewer is on a transfer that they may see."""
    return frozenset(post for held in viewer.appointments for post in _posts(held, transfer))


def _posts(held: Appointment, transfer: Transfer) -> frozenset[Post]:
    match held:
        case Appointment(role=Role.PROGRAMME_LEAD, programme_id=transfer.programme_id):
            return frozenset({Post(held.role, Side.PROGRAMME)})
        case Appointment(role=Role.REPRESENTATIVE, recognition_id=int() as recognition):
            mine = _recognised_by(recognition) == transfer.outgoing_employer_id
            return frozenset({Post(held.role, Side.UNION)}) if mine else frozenset()
        case Appointment(role=role, employer_id=int() as employer) if role in HELD_AT_AN_EMPLOYER:
            sides = {
                Side.OUTGOING: transfer.outgoing_employer_id == employer,
                Side.INCOMING: transfer.incoming_employer_id == employer,
            }
            return frozenset(Post(role, side) for side, is_there in sides.items() if is_there)
        case _:
            return frozenset()


def _recognised_by(recognition_id: int) -> int | None:
    """The employer of a recognition, which never changes: asked once a session, however many transfers there are."""
    known: dict[int, int | None] = db.session.info.setdefault("recognised_by", {})
    if recognition_id not in known:
        query = select(Recognition.employer_id).where(Recognition.id == recognition_id)
        known[recognition_id] = db.session.scalar(query)
    return known[recognition_id]


def is_released(transfer: Transfer, kind: ReleaseKind, today: date) -> bool:
    """Whether a release of that kind holds on that day."""
    return db.session.scalar(_releases_on(transfer, kind, today).limit(1)) is not None


def release_holds(transfer: Transfer, kind: ReleaseKind, today: date) -> ColumnElement[bool]:
    """The same within another query."""
    return _releases_on(transfer, kind, today).exists()


def released_among(transfers: Iterable[Transfer], kind: ReleaseKind, today: date) -> frozenset[int]:
    """Those of the transfers, by their keys, for which a release of that kind holds on that day; one query."""
    query = select(InformationRelease.transfer_id).where(
        InformationRelease.transfer_id.in_([one.id for one in transfers]),
        InformationRelease.kind == kind,
        *_hold_on(today),
    )
    return frozenset(db.session.scalars(query))


def is_released_to(transfer: Transfer, kind: ReleaseKind, viewer: Viewer, today: date) -> bool:
    """Whether a release of that kind to one of the viewer's own recognitions holds on that day."""
    held = [
        one.recognition_id
        for one in viewer.appointments
        if one.role is Role.REPRESENTATIVE and one.recognition_id
    ]
    query = _releases_on(transfer, kind, today).where(InformationRelease.recognition_id.in_(held))
    return db.session.scalar(query.limit(1)) is not None


def access_given(transfer: Transfer, viewer: Viewer, today: date) -> list[InformationRelease]:
    """The releases of names to the viewer's own recognitions that hold on that day (TUPE 2006 reg 13(8))."""
    held = [one.recognition_id for one in viewer.appointments if one.role is Role.REPRESENTATIVE]
    query = (
        select(InformationRelease)
        .where(
            InformationRelease.transfer_id == transfer.id,
            InformationRelease.kind == ReleaseKind.ACCESS_TO_EMPLOYEES,
            InformationRelease.recognition_id.in_(held),
            *_hold_on(today),
        )
        .order_by(InformationRelease.id)
    )
    return list(db.session.scalars(query))


def _releases_on(transfer: Transfer, kind: ReleaseKind, today: date) -> Select[int]:
    return select(InformationRelease.id).where(
        InformationRelease.transfer_id == transfer.id, InformationRelease.kind == kind, *_hold_on(today)
    )


def _hold_on(today: date) -> tuple[ColumnElement[bool], ...]:
    return (
        InformationRelease.released_on <= today,
        or_(InformationRelease.withdrawn_on.is_(None), InformationRelease.withdrawn_on > today),
        or_(InformationRelease.until_on.is_(None), InformationRelease.until_on >= today),
    )
