"""Who is signed in: Flask-Login over sessions that the server keeps and can end."""

from datetime import datetime, timedelta

from flask import Flask, request, session
from flask_login import LoginManager, UserMixin, current_user
from sqlalchemy import update

from transition import clock
from transition.access.permissions import Viewer
from transition.accounts.models import Account, SignInSession
from transition.accounts.queries import open_session, viewer_of
from transition.db import db
from transition.web.language import language_chosen

_SEEN_EVERY = timedelta(minutes=5)


class SignedIn(UserMixin):  # type: ignore[misc]  # its library has no types
    """The person behind this request: their account, their session and what they are appointed to."""

    def __init__(self, token: str, session_record: SignInSession, viewer: Viewer) -> None:
        self.token = token
        self.session = session_record
        self.account: Account = session_record.account
        self.viewer = viewer

    def get_id(self) -> str:
        """The cookie carries the session's random token, never the account's id."""
        return self.token

    @property
    def language(self) -> str:
        """The language that this person reads."""
        return self.account.language


def init_app(app: Flask) -> None:
    """Lets Flask-Login find the person behind each request's cookie."""
    manager = LoginManager(app)
    manager.login_view = "accounts.sign_in"
    manager.login_message = None
    manager.session_protection = None
    manager.user_loader(_load)
    language_chosen.connect(_keep_language)


def _load(token: str) -> SignedIn | None:
    now = clock.now()
    found = open_session(token, now)
    if found is None:
        return None
    if now - found.last_seen_at > _SEEN_EVERY:
        _touch(found, now)
    return SignedIn(token, found, viewer_of(found.account, clock.today()))


def _keep_language(_app: Flask, language: str) -> None:
    """Keeps the language that a signed-in reader chose with their account, for other browsers and for e-mails."""
    current_user.account.language = language


def enter(token: str) -> SignedIn:
    """The person whose session has just begun."""
    found = _load(token)
    assert found is not None, "a session that has just begun is open"
    return found


def _touch(found: SignInSession, now: datetime) -> None:
    """Notes that the session is in use; while a page only reads, in a transaction of its own."""
    if request.method not in {"GET", "HEAD"}:
        found.last_seen_at = now
        return
    with db.engine.begin() as connection:
        connection.execute(
            update(SignInSession)
            .where(SignInSession.token_digest == found.token_digest)
            .values(last_seen_at=now)
        )


def client_address() -> str:
    """The address that the throttle counts: the peer's own, never one that a header claims."""
    return request.remote_addr or "unknown"


def forget_cookie() -> None:
    """Empties the cookie, so that nothing of an earlier sign-in is carried over."""
    session.clear()
