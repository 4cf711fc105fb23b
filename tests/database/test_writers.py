"""Writers side by side: nothing is lost, nobody is turned away, and the second editor is told."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from traceback import format_exception

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.exc import StatementError
from sqlalchemy.orm.exc import StaleDataError

from tests.conftest import Build
from tests.factories import make_account, make_employer
from transition.accounts.models import Account
from transition.audit.models import AuditChain
from transition.audit.queries import breaks
from transition.audit.record import record
from transition.db import Stale, UTCDateTime, check_version, db
from transition.employers.models import Employer

WRITERS, ROUNDS = 8, 10


def test_read_then_write_by_eight_at_once_loses_nothing(app: Flask, build: Build) -> None:
    with build():
        account_id = make_account().id

    def work(_writer: int) -> None:
        for _ in range(ROUNDS):
            with app.app_context():
                account = db.session.scalar(select(Account).where(Account.id == account_id).with_for_update())
                account.name = str(int("0" + account.name.removeprefix("Person ").strip()) + 1)
                record("account.signed_in", by=None, subject=account)
                db.session.commit()

    with app.app_context():
        db.session.get_one(Account, account_id).name = "0"
        db.session.commit()
    with ThreadPoolExecutor(WRITERS) as pool:
        list(pool.map(work, range(WRITERS)))
    with app.app_context():
        assert db.session.get_one(Account, account_id).name == str(WRITERS * ROUNDS)
        assert db.session.scalars(select(AuditChain.event_count)).one() == WRITERS * ROUNDS
        assert list(breaks()) == []


def test_the_second_of_two_editors_is_told(app: Flask, build: Build) -> None:
    with build():
        employer_id = make_employer().id
    with app.app_context():
        mine = db.session.get_one(Employer, employer_id)
        db.session.commit()
        with app.app_context():
            db.session.get_one(Employer, employer_id).telephone = "01633 000000"
            db.session.commit()
        mine.telephone = "01633 111111"
        with pytest.raises(StaleDataError):
            db.session.commit()
        db.session.rollback()


def test_a_form_from_an_older_version_is_refused(context: Flask) -> None:
    employer = make_employer()
    check_version(employer, employer.version)
    with pytest.raises(Stale):
        check_version(employer, employer.version - 1)


def test_moments_come_back_aware_and_in_utc(context: Flask) -> None:
    account = make_account()
    db.session.commit()
    db.session.expire_all()
    assert db.session.get_one(Account, account.id).created_at == datetime(2025, 1, 1, tzinfo=UTC)
    assert db.session.get_one(Account, account.id).created_at.tzinfo is not None


def test_a_moment_without_a_time_zone_is_refused(context: Flask) -> None:
    account = make_account()
    account.created_at = datetime(2025, 1, 1)  # noqa: DTZ001 - what is being refused
    with pytest.raises(StatementError, match="without a time zone"):
        db.session.flush()
    assert UTCDateTime().process_bind_param(None, db.engine.dialect) is None


def test_a_refusal_of_the_database_quotes_nobody_s_row(context: Flask) -> None:
    from sqlalchemy.exc import IntegrityError

    name = " ".join(("Cyngor", "Cudd"))
    make_employer(name)
    with pytest.raises(IntegrityError) as refused:
        make_employer(name)
    assert name not in "".join(format_exception(refused.value))


def test_a_word_that_is_no_role_is_refused_by_the_database_too(context: Flask) -> None:
    from sqlalchemy import text
    from sqlalchemy.exc import IntegrityError

    account = make_account()
    with pytest.raises(IntegrityError):
        db.session.execute(
            text("INSERT INTO appointment (account_id, role, from_on) VALUES (:id, 'KING', '2026-01-01')"),
            {"id": account.id},
        )
