"""What happens to accounts: inviting, setting a password, signing in and out, searching, appointing."""

from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, delete, select, update

from transition.access.permissions import Appointment, Role
from transition.accounts.models import (
    Account,
    AppointmentRecord,
    Invitation,
    KeptSearch,
    SignInAttempt,
    SignInSession,
)
from transition.accounts.passwords import check_password, hash_password, is_right
from transition.accounts.queries import ABSOLUTE, LOOK_BACK, count_attempts, find_account, folded_email
from transition.accounts.tokens import digest_of, new_token
from transition.audit.record import By, record
from transition.db import db
from transition.rules.broken import RuleBroken
from transition.web.text import tidy, without_unfit

INVITATION_LASTS = timedelta(days=7)
ATTEMPTS_BY_ACCOUNT, ATTEMPTS_BY_ADDRESS = 10, 50
LONGEST_SEARCH, MOST_SEARCHES = 100, 50

_PLACE = {
    Role.HR_OFFICER: "employer_id",
    Role.HR_CASEWORKER: "employer_id",
    Role.MANAGER: "employer_id",
    Role.TRANSLATOR: "employer_id",
    Role.AUDITOR: "employer_id",
    Role.PROGRAMME_LEAD: "programme_id",
    Role.REPRESENTATIVE: "recognition_id",
    Role.ADMINISTRATOR: None,
}


def place_of(role: Role) -> str | None:
    """Which kind of place a role is held at; None for the installation itself."""
    return _PLACE[role]


def invite(email: str, name: str, *, language: str, by: By | None, now: datetime) -> tuple[Account, str]:
    """Opens an account for someone and gives the token of the link by which they set their password."""
    if find_account(email):
        raise RuleBroken("account_exists", "email")
    account = Account(
        email=folded_email(email), name=name.strip(), language=language, is_active=True, created_at=now
    )
    account.appointments = []
    db.session.add(account)
    db.session.flush()
    record("account.invited", by=by, subject=account)
    return account, new_invitation(account, now=now)


def new_invitation(account: Account, *, now: datetime) -> str:
    """A new link to set a password; links given before stop working."""
    db.session.execute(
        update(Invitation)
        .where(Invitation.account_id == account.id, Invitation.used_at.is_(None))
        .values(expires_at=now)
        .execution_options(synchronize_session="fetch")
    )
    token = new_token()
    db.session.add(
        Invitation(token_digest=digest_of(token), account_id=account.id, expires_at=now + INVITATION_LASTS)
    )
    db.session.flush()
    return token


def set_password(
    account: Account, password: str, *, now: datetime, invitation: Invitation | None = None
) -> None:
    """Keeps a new password and ends every sign-in made with the old one."""
    check_password(password, [account.email, *account.name.split(), "transition"])
    account.password_hash = hash_password(password)
    if invitation:
        invitation.used_at = now
    end_sessions(account, now=now)
    db.session.flush()
    record("account.password_set", by=None, subject=account)


def sign_in(email: str, password: str, *, address: str, now: datetime) -> tuple[Account, str]:
    """Begins a session and gives its token. Raises RuleBroken, with the same code whoever was or was not found."""
    keys = {f"account:{folded_email(email)}": ATTEMPTS_BY_ACCOUNT, f"address:{address}": ATTEMPTS_BY_ADDRESS}
    if any(count_attempts(key, now) >= most for key, most in keys.items()):
        raise RuleBroken("too_many_attempts")
    account = find_account(email)
    is_known = is_right(account.password_hash if account else None, password)
    if account is None or not is_known or not account.is_active:
        note_failure(keys, now=now)
        raise RuleBroken("not_signed_in")
    db.session.execute(delete(SignInAttempt).where(SignInAttempt.key == f"account:{account.email}"))
    forget_old_searches(now=now)
    token = new_token()
    db.session.add(
        SignInSession(token_digest=digest_of(token), account_id=account.id, started_at=now, last_seen_at=now)
    )
    db.session.flush()
    record("account.signed_in", by=None, subject=account)
    return account, token


def note_failure(keys: dict[str, int], *, now: datetime) -> None:
    """Counts a failed sign-in for the account and for the address it came from; the caller commits."""
    db.session.execute(delete(SignInAttempt).where(SignInAttempt.at < now - 4 * LOOK_BACK))
    db.session.add_all(SignInAttempt(key=key, at=now) for key in keys)
    db.session.flush()


def sign_out(session: SignInSession, *, now: datetime) -> None:
    """Ends a session: its cookie, and any copy of it, opens nothing from now on; its searches are forgotten."""
    session.ended_at = now
    db.session.flush()
    _forget_searches(KeptSearch.session_digest == session.token_digest)
    record("account.signed_out", by=None, subject=session.account)


def end_sessions(account: Account, *, now: datetime) -> None:
    """Ends every session of an account and forgets their searches."""
    theirs = select(SignInSession.token_digest).where(SignInSession.account_id == account.id)
    _forget_searches(KeptSearch.session_digest.in_(theirs))
    db.session.execute(
        update(SignInSession)
        .where(SignInSession.account_id == account.id, SignInSession.ended_at.is_(None))
        .values(ended_at=now)
        .execution_options(synchronize_session="fetch")
    )


def keep_search(session: SignInSession, words: str, *, now: datetime) -> str | None:
    """Keeps what somebody searches for and gives the token that stands for it in addresses; None for no words.

    Names in an address would reach logs, histories and other sites. A session keeps its newest searches only, each
    cut to its first characters. The trail says nothing of it: nothing was changed.
    """
    forget_old_searches(now=now)
    kept = without_unfit(tidy(words))[:LONGEST_SEARCH].strip()
    if not kept:
        return None
    mine = KeptSearch.session_digest == session.token_digest
    newest = select(KeptSearch.token_digest).where(mine).order_by(KeptSearch.kept_at.desc())
    _forget_searches(mine, KeptSearch.token_digest.not_in(newest.limit(MOST_SEARCHES - 1)))
    token, owner = new_token(), session.token_digest
    db.session.add(KeptSearch(token_digest=digest_of(token), session_digest=owner, words=kept, kept_at=now))
    db.session.flush()
    return token


def forget_old_searches(*, now: datetime) -> None:
    """Deletes the searches that no session can still reach: none lasts longer."""
    _forget_searches(KeptSearch.kept_at <= now - ABSOLUTE)


def _forget_searches(*where: ColumnElement[bool]) -> None:
    db.session.execute(delete(KeptSearch).where(*where).execution_options(synchronize_session=False))


def appoint(account: Account, appointment: Appointment, *, by: By | None) -> AppointmentRecord:
    """Gives a role at a place from a date until a date. Raises RuleBroken when role and place do not fit."""
    places = {
        "employer_id": appointment.employer_id,
        "programme_id": appointment.programme_id,
        "recognition_id": appointment.recognition_id,
    }
    given = {name for name, value in places.items() if value is not None}
    wanted = place_of(appointment.role)
    if given != ({wanted} if wanted else set()):
        raise RuleBroken("place_does_not_fit", wanted or "role")
    if appointment.until_on and appointment.until_on < appointment.from_on:
        raise RuleBroken("ends_before_it_begins", "until_on")
    held = AppointmentRecord(
        account_id=account.id,
        role=appointment.role,
        from_on=appointment.from_on,
        until_on=appointment.until_on,
        **places,
    )
    db.session.add(held)
    db.session.flush()
    details: dict[str, Any] = {"role": appointment.role.value, "from_on": appointment.from_on.isoformat()}
    record(
        "appointment.made",
        by=by,
        subject=held,
        **details,
        **{n: v for n, v in places.items() if v is not None},
    )
    return held


def appoint_to(
    account: Account,
    role: Role,
    place: dict[str, int],
    *,
    from_on: date,
    until_on: date | None,
    by: By | None,
) -> AppointmentRecord:
    """Gives a role at a place named by its kind and key. Raises RuleBroken when the two do not fit."""
    if set(place) != ({_PLACE[role]} if _PLACE[role] else set()):
        raise RuleBroken("place_does_not_fit", "held_at")
    return appoint(account, Appointment(role, from_on, until_on, **place), by=by)


def end_appointment(held: AppointmentRecord, *, until_on: date, by: By | None) -> None:
    """Ends an appointment after that day. Raises RuleBroken when it would end before it began."""
    if until_on < held.from_on:
        raise RuleBroken("ends_before_it_begins", "until_on")
    held.until_on = until_on
    db.session.flush()
    record("appointment.ended", by=by, subject=held, until_on=until_on.isoformat())


def set_active(account: Account, is_active: bool, *, by: By | None, now: datetime) -> None:
    """Lets someone sign in or no longer; whoever may not is signed out everywhere at once."""
    account.is_active = is_active
    if not is_active:
        end_sessions(account, now=now)
    db.session.flush()
    record("account.reactivated" if is_active else "account.deactivated", by=by, subject=account)
