"""The trail: what is recorded, how it is chained, and that it cannot be changed unseen."""

import pytest
from flask import Flask
from sqlalchemy import select, text, update
from sqlalchemy.exc import DatabaseError

from tests.conftest import Build
from tests.factories import make_account, make_transfer
from transition.audit.models import AuditChain, AuditDetail, AuditEvent
from transition.audit.queries import Check, breaks, check_of_system
from transition.audit.record import record
from transition.db import db


def _record_some(count: int, transfer_id: int | None = None) -> None:
    account = make_account()
    for number in range(count):
        record(
            "account.sign_in_refused",
            by=None,
            subject=account,
            transfer_id=transfer_id,
            reason=f"canary {number}",
        )
    db.session.commit()


def test_each_transfer_has_a_chain_of_its_own_and_the_system_one_more(context: Flask) -> None:
    first, second = make_transfer(), make_transfer()
    _record_some(2, first.id)
    _record_some(1, second.id)
    _record_some(1)
    chains = db.session.execute(select(AuditChain.name, AuditChain.event_count).order_by(AuditChain.id)).all()
    assert {tuple(row) for row in chains} == {
        (f"transfer-{first.id}", 2),
        (f"transfer-{second.id}", 1),
        ("system", 1),
    }
    assert list(breaks()) == []


def test_what_was_rolled_back_is_not_in_the_trail(context: Flask) -> None:
    account = make_account()
    db.session.commit()
    record("account.signed_in", by=None, subject=account)
    db.session.rollback()
    db.session.commit()
    assert db.session.scalars(select(AuditEvent)).all() == []


def test_an_event_carries_only_the_details_that_it_names(context: Flask) -> None:
    with pytest.raises(ValueError, match="does not carry"):
        record("account.signed_in", by=None, subject=make_account(), address="4 Heol y Frenhines")


@pytest.mark.parametrize("statement", ["UPDATE audit_event SET name = 'x'", "DELETE FROM audit_event"])
def test_the_database_itself_refuses_to_change_an_event(context: Flask, statement: str) -> None:
    _record_some(1)
    with pytest.raises(DatabaseError, match="append-only"):
        db.session.execute(text(statement))


def test_details_can_be_erased_and_the_trail_stays_whole(context: Flask) -> None:
    _record_some(3)
    db.session.delete(db.session.scalars(select(AuditDetail)).first())
    db.session.commit()
    assert list(breaks()) == []


def test_altered_details_are_found(context: Flask) -> None:
    _record_some(3)
    event_id = db.session.scalars(select(AuditEvent.id).where(AuditEvent.number == 2)).one()
    db.session.execute(
        update(AuditDetail).where(AuditDetail.event_id == event_id).values(details={"reason": "other"})
    )
    assert [(one.number, one.reason) for one in breaks()] == [(2, "details_altered")]


def test_a_chain_cut_short_is_found(context: Flask) -> None:
    _record_some(3)
    db.session.execute(update(AuditChain).values(event_count=4))
    assert [(one.number, one.reason) for one in breaks()] == [(4, "truncated")]


def test_the_latest_events_of_the_system_are_read_again_and_said_to_be_the_latest(context: Flask) -> None:
    assert check_of_system(2) == Check((), 0, 0)
    _record_some(5)
    assert check_of_system(5) == Check((), 5, 5)
    assert check_of_system(2) == Check((), 2, 5)
    assert (check_of_system(5).is_whole_chain, check_of_system(2).is_whole_chain) == (True, False)


@pytest.mark.parametrize(("most", "found"), [(2, []), (3, [3]), (5, [3])])
def test_a_check_of_the_latest_finds_what_was_altered_among_them(
    context: Flask, most: int, found: list[int]
) -> None:
    _record_some(5)
    event_id = db.session.scalars(select(AuditEvent.id).where(AuditEvent.number == 3)).one()
    db.session.execute(
        update(AuditDetail).where(AuditDetail.event_id == event_id).values(details={"reason": "other"})
    )
    assert [one.number for one in check_of_system(most).breaks] == found


def test_verify_says_that_the_trail_is_whole_or_where_it_breaks(app: Flask, build: Build) -> None:
    with build():
        _record_some(3)
    runner = app.test_cli_runner()
    whole = runner.invoke(args=["audit", "verify"])
    assert (whole.exit_code, whole.output) == (0, "The trail is whole: 3 events.\n")
    with build():
        db.session.execute(update(AuditDetail).values(details={}))
    broken = runner.invoke(args=["audit", "verify"])
    assert broken.exit_code == 1
    assert "system, event 1: details altered" in broken.stderr
