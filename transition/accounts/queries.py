"""Finding people who sign in."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from sqlalchemy import func, or_, select
from sqlalchemy.orm import joinedload, selectinload

from transition.access.permissions import Appointment, Role, Viewer
from transition.accounts.models import (
    Account,
    AppointmentRecord,
    Invitation,
    KeptSearch,
    SignInAttempt,
    SignInSession,
)
from transition.accounts.tokens import digest_of
from transition.db import db

IDLE, ABSOLUTE = timedelta(hours=1), timedelta(hours=12)
LOOK_BACK = timedelta(minutes=15)


def folded_email(email: str) -> str:
    """An e-mail address as accounts are found by it."""
    return email.strip().lower()


def find_account(email: str) -> Account | None:
    """The account with that e-mail address, its appointments loaded."""
    query = (
        select(Account)
        .where(Account.email == folded_email(email))
        .options(selectinload(Account.appointments))
    )
    return db.session.scalar(query)


def get_account(account_id: int) -> Account | None:
    """One account, its appointments loaded."""
    query = select(Account).where(Account.id == account_id).options(selectinload(Account.appointments))
    return db.session.scalar(query)


def all_accounts() -> list[Account]:
    """Everybody who signs in, by name."""
    query = select(Account).order_by(Account.name, Account.id).options(selectinload(Account.appointments))
    return list(db.session.scalars(query))


def accounts_appointed(role: Role, employer_id: int, today: date) -> list[Account]:
    """Who holds a role at an employer on that day and may sign in, by name."""
    query = (
        select(Account)
        .join(Account.appointments)
        .where(
            Account.is_active,
            AppointmentRecord.role == role,
            AppointmentRecord.employer_id == employer_id,
            AppointmentRecord.from_on <= today,
            or_(AppointmentRecord.until_on.is_(None), AppointmentRecord.until_on >= today),
        )
        .order_by(Account.name, Account.id)
    )
    return list(db.session.scalars(query).unique())


def names_of(account_ids: Iterable[int | None]) -> dict[int, str]:
    """The names of these accounts, by id; who is None is left out."""
    ids = {account_id for account_id in account_ids if account_id is not None}
    if not ids:
        return {}
    rows = db.session.execute(select(Account.id, Account.name).where(Account.id.in_(ids)))
    return {row[0]: row[1] for row in rows}


def viewer_of(account: Account, today: date) -> Viewer:
    """The account as a viewer, with the appointments that hold on that day."""
    held = (appointment_of(record) for record in account.appointments)
    return Viewer(account.id, account.name, tuple(one for one in held if one.is_current(today)))


def appointment_of(record: AppointmentRecord) -> Appointment:
    """The plain appointment of a record."""
    return Appointment(
        role=record.role,
        from_on=record.from_on,
        until_on=record.until_on,
        employer_id=record.employer_id,
        programme_id=record.programme_id,
        recognition_id=record.recognition_id,
    )


def open_session(token: str, now: datetime) -> SignInSession | None:
    """The sign-in behind a cookie's token, unless it was ended, idle or too old, or its person may not sign in.

    One query, appointments and all: it comes before every page.
    """
    query = (
        select(SignInSession)
        .join(SignInSession.account)
        .where(
            SignInSession.token_digest == digest_of(token),
            SignInSession.ended_at.is_(None),
            SignInSession.last_seen_at > now - IDLE,
            SignInSession.started_at > now - ABSOLUTE,
            Account.is_active,
        )
        .options(joinedload(SignInSession.account).joinedload(Account.appointments))
    )
    return db.session.scalars(query).unique().one_or_none()


def kept_words(session: SignInSession, token: str, now: datetime) -> str | None:
    """The words of a search that this session keeps; None for one that has ended or is somebody else's."""
    query = select(KeptSearch.words).where(
        KeptSearch.token_digest == digest_of(token),
        KeptSearch.session_digest == session.token_digest,
        KeptSearch.kept_at > now - ABSOLUTE,
    )
    return db.session.scalar(query)


def open_invitation(token: str, now: datetime) -> Invitation | None:
    """The invitation behind a link, while it can be used."""
    query = select(Invitation).where(
        Invitation.token_digest == digest_of(token), Invitation.used_at.is_(None), Invitation.expires_at > now
    )
    return db.session.scalar(query)


def count_attempts(key: str, now: datetime) -> int:
    """How many sign-ins failed for this key in the last quarter of an hour."""
    query = select(func.count()).where(SignInAttempt.key == key, SignInAttempt.at > now - LOOK_BACK)
    return db.session.scalar(query) or 0


def find_appointment(account: Account, appointment_id: int) -> AppointmentRecord | None:
    """One of an account's appointments."""
    return next((held for held in account.appointments if held.id == appointment_id), None)
