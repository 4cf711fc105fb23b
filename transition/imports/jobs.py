"""What a worker does for uploads: checks and commits long lists, deletes what nobody committed in a day."""

import logging
from datetime import timedelta

from sqlalchemy import or_, select, update
from sqlalchemy.orm import undefer
from sqlalchemy.orm.attributes import set_committed_value

from transition import clock
from transition.db import db, forget_deleted, reading
from transition.imports import actions
from transition.imports.account import account_of_upload
from transition.imports.grid import Refused
from transition.imports.models import OPEN, WAITING, ImportState, StaffImport
from transition.imports.queries import KEPT_FOR, expired_imports, waiting_imports
from transition.jobs import Work
from transition.transfers.models import Transfer

log = logging.getLogger(__name__)
_LEASE = timedelta(minutes=30)


def go_on(import_id: int) -> None:
    """Checks or commits one upload that waits; does nothing when it no longer does."""
    if not _claim(import_id):
        return
    try:
        _do(import_id)
    except Refused as refused:
        _fail(import_id, refused.code)
    except Exception as error:  # the exception may quote the list, so that only its kind is logged
        log.error("upload %s failed: %s", import_id, type(error).__name__)
        _fail(import_id, "unexpected")


def _claim(import_id: int) -> bool:
    now = clock.now()
    query = select(StaffImport).where(
        StaffImport.id == import_id,
        StaffImport.state.in_(WAITING),
        or_(StaffImport.leased_until.is_(None), StaffImport.leased_until < now),
    )
    found = db.session.scalar(query.with_for_update(skip_locked=True))
    if found is not None:
        found.leased_until = now + _LEASE
    db.session.commit()
    db.session.remove()
    return found is not None


def _do(import_id: int) -> None:
    """Reads the file first, without holding up whoever else writes."""
    with reading():
        staff_import = db.session.scalars(
            select(StaffImport)
            .where(StaffImport.id == import_id)
            .options(*map(undefer, (StaffImport.data, StaffImport.sheet, StaffImport.account)))
        ).one()
        transfer = db.session.scalars(select(Transfer).where(Transfer.id == staff_import.transfer_id)).one()
        db.session.commit()
    today = clock.today() if staff_import.state is ImportState.CHECKING else staff_import.checked_on

    def note(stage: str, done: int) -> None:
        """Kept in a transaction of its own, so that whoever waits sees it."""
        far = {"stage": stage, "done_count": done}
        db.session.execute(update(StaffImport).where(StaffImport.id == import_id).values(far))
        for name, value in far.items():
            set_committed_value(staff_import, name, value)
        db.session.commit()

    account = account_of_upload(transfer, staff_import, today or clock.today(), note)
    note("COMPARING" if staff_import.state is ImportState.CHECKING else "WRITING", account.read)
    if staff_import.state is ImportState.CHECKING:
        actions.keep_account(transfer, staff_import, account, today=clock.today())
    else:
        actions.commit(transfer, staff_import, account, now=clock.now(), today=clock.today())
    db.session.commit()
    forget_deleted()


def _fail(import_id: int, fault: str) -> None:
    db.session.rollback()
    db.session.remove()
    found = db.session.scalars(select(StaffImport).where(StaffImport.id == import_id)).one()
    if found.state in OPEN:
        actions.fail(found, fault, now=clock.now())
    db.session.commit()
    forget_deleted()


def sweep(import_id: int) -> None:
    """Deletes one upload that was not committed within 24 hours."""
    query = select(StaffImport).where(
        StaffImport.id == import_id,
        StaffImport.state.in_(OPEN),
        StaffImport.uploaded_at < clock.now() - KEPT_FOR,
    )
    found = db.session.scalar(query.with_for_update(skip_locked=True))
    if found is not None:
        actions.expire(found, now=clock.now())
    db.session.commit()
    forget_deleted()


IMPORTS = Work(actions.WORK, lambda limit: waiting_imports(limit, clock.now()), go_on)
SWEEP = Work("uploads", lambda limit: expired_imports(limit, clock.now()), sweep)
