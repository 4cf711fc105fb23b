"""People who sign in, what they are appointed to, their sessions and searches, and failed attempts."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column, relationship

from transition.access.permissions import Role
from transition.db import Base, UTCDateTime, stored


class Account(Base):
    """A person who signs in."""

    __tablename__ = "account"

    id: Mapped[int] = mapped_column(primary_key=True)
    email: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    password_hash: Mapped[str | None]
    language: Mapped[str] = mapped_column(default="en")
    is_active: Mapped[bool] = mapped_column(default=True)
    created_at: Mapped[datetime] = mapped_column(UTCDateTime)

    appointments: Mapped[list["AppointmentRecord"]] = relationship(
        back_populates="account", order_by="AppointmentRecord.id", lazy="raise_on_sql"
    )

    __table_args__ = (
        CheckConstraint("email = lower(email)", name="email_folded"),
        CheckConstraint("language IN ('cy', 'en')", name="language"),
    )


class AppointmentRecord(Base):
    """A role held at one place from a date until a date, both included."""

    __tablename__ = "appointment"

    id: Mapped[int] = mapped_column(primary_key=True)
    account_id: Mapped[int] = mapped_column(ForeignKey("account.id"), index=True)
    role: Mapped[Role] = mapped_column(stored(Role))
    employer_id: Mapped[int | None] = mapped_column(ForeignKey("employer.id"), index=True)
    programme_id: Mapped[int | None] = mapped_column(ForeignKey("programme.id"))
    recognition_id: Mapped[int | None] = mapped_column(ForeignKey("recognition.id"))
    from_on: Mapped[date]
    until_on: Mapped[date | None]

    account: Mapped[Account] = relationship(back_populates="appointments", lazy="raise_on_sql")

    __table_args__ = (CheckConstraint("until_on IS NULL OR until_on >= from_on", name="in_order"),)


class SignInSession(Base):
    """One sign-in, which can be ended from here: the cookie only carries its random token."""

    __tablename__ = "sign_in_session"

    token_digest: Mapped[str] = mapped_column(primary_key=True)
    account_id: Mapped[int] = mapped_column(ForeignKey("account.id"), index=True)
    started_at: Mapped[datetime] = mapped_column(UTCDateTime)
    last_seen_at: Mapped[datetime] = mapped_column(UTCDateTime)
    ended_at: Mapped[datetime | None] = mapped_column(UTCDateTime)

    account: Mapped[Account] = relationship(lazy="raise_on_sql")


class KeptSearch(Base):
    """Words that somebody searched for: kept for their session alone, so that no name stands in an address."""

    __tablename__ = "kept_search"

    token_digest: Mapped[str] = mapped_column(primary_key=True)
    session_digest: Mapped[str] = mapped_column(ForeignKey("sign_in_session.token_digest"))
    words: Mapped[str]
    kept_at: Mapped[datetime] = mapped_column(UTCDateTime, index=True)

    __table_args__ = (
        CheckConstraint("length(words) BETWEEN 1 AND 100", name="length"),
        Index(None, "session_digest", "kept_at"),
    )


class Invitation(Base):
    """A link by which a person sets a password; used once, and only until it expires."""

    __tablename__ = "invitation"

    token_digest: Mapped[str] = mapped_column(primary_key=True)
    account_id: Mapped[int] = mapped_column(ForeignKey("account.id"), index=True)
    expires_at: Mapped[datetime] = mapped_column(UTCDateTime)
    used_at: Mapped[datetime | None] = mapped_column(UTCDateTime)


class SignInAttempt(Base):
    """A failed sign-in, kept for as long as the throttle looks back."""

    __tablename__ = "sign_in_attempt"

    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str]
    at: Mapped[datetime] = mapped_column(UTCDateTime)

    __table_args__ = (Index(None, "key", "at"),)
