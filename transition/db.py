"""The database session, the base of every table and the types they share; no tables."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any

from flask_sqlalchemy import SQLAlchemy
from psycopg.errors import (
    DeadlockDetected,
    ForeignKeyViolation,
    LockNotAvailable,
    SerializationFailure,
    UniqueViolation,
)
from sqlalchemy import DateTime, Dialect, Engine, Enum, MetaData, event
from sqlalchemy.engine import ExceptionContext
from sqlalchemy.orm import DeclarativeBase, Mapped, declared_attr, mapped_column
from sqlalchemy.types import TypeDecorator

NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}


class Base(DeclarativeBase):
    """The base of every table."""

    metadata = MetaData(naming_convention=NAMES)


db = SQLAlchemy(model_class=Base, disable_autonaming=True, session_options={"expire_on_commit": False})


class UTCDateTime(TypeDecorator[datetime]):
    """A moment, always aware and in UTC; SQLite would hand it back naive."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Refuses naive moments: nobody could say which hour they mean."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("A moment without a time zone cannot be stored.")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Gives the moment back aware, in UTC."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


def stored(kind: type[StrEnum], length: int = 40) -> Enum:
    """A column type for an enum: its value as text, and a check that both databases enforce."""
    return Enum(
        kind,
        native_enum=False,
        create_constraint=True,
        length=length,
        values_callable=lambda members: [member.value for member in members],
        name=kind.__name__.lower(),
        validate_strings=True,
    )


class Versioned:
    """A record that tells the second of two editors that they came second."""

    version: Mapped[int] = mapped_column(nullable=False)

    @declared_attr.directive
    @classmethod
    def __mapper_args__(cls) -> dict[str, Any]:
        return {"version_id_col": cls.__table__.c.version if hasattr(cls, "__table__") else cls.version}


class Stale(Exception):
    """Somebody else changed this record after the form was opened."""


def check_version(record: Versioned, version: int) -> None:
    """Refuses an edit made from an older version of the record. Raises Stale."""
    if record.version != version:
        raise Stale


class Clash(StrEnum):
    """How two writers got in each other's way."""

    TAKEN = "TAKEN"  # what one wanted to keep is there already, or what it hangs on is gone
    BUSY = "BUSY"  # others held what was to change: it will do a moment later


_CLASHES = {
    Clash.TAKEN: {
        sqlite3.SQLITE_CONSTRAINT_UNIQUE, sqlite3.SQLITE_CONSTRAINT_PRIMARYKEY, sqlite3.SQLITE_CONSTRAINT_FOREIGNKEY,
        UniqueViolation.sqlstate, ForeignKeyViolation.sqlstate,
    },
    Clash.BUSY: {
        sqlite3.SQLITE_BUSY, sqlite3.SQLITE_BUSY_SNAPSHOT, sqlite3.SQLITE_BUSY_RECOVERY, sqlite3.SQLITE_LOCKED,
        SerializationFailure.sqlstate, DeadlockDetected.sqlstate, LockNotAvailable.sqlstate,
    },
}  # fmt: skip


def clash_of(error: Exception) -> Clash | None:
    """How the database says that writers met; None for every other refusal, which is nobody else's doing."""
    told = getattr(error, "orig", None)
    code = getattr(told, "sqlstate", None) or getattr(told, "sqlite_errorcode", None)
    return next((clash for clash, codes in _CLASHES.items() if code in codes), None)


_is_reading: ContextVar[bool] = ContextVar("is_reading", default=False)


@contextmanager
def reading() -> Iterator[None]:
    """Transactions begun in here only read, so on SQLite they need not wait for the writer."""
    token = _is_reading.set(True)
    try:
        yield
    finally:
        _is_reading.reset(token)


@contextmanager
def writing() -> Iterator[None]:
    """Transactions begun in here write, though the page around them only reads."""
    token = _is_reading.set(False)
    try:
        yield
    finally:
        _is_reading.reset(token)


def forget_deleted() -> None:
    """Empties SQLite's write-ahead log, which holds what was deleted until it is written over; after a commit.

    When somebody is reading at that moment, the log is emptied the next time.
    """
    if db.engine.dialect.name == "sqlite":
        connection = db.engine.raw_connection()
        try:
            connection.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")
        finally:
            connection.close()


def prepare_engine(engine: Engine) -> None:
    """Errors without the rows that they are about; SQLite as a real database, whose writers queue."""

    @event.listens_for(engine, "handle_error")
    def _leave_rows_out(context: ExceptionContext) -> None:
        # PostgreSQL's second line quotes the row, which would stand in the log: the first says what was refused.
        for error in (context.original_exception, context.sqlalchemy_exception):
            if error is not None and error.args:
                error.args = (str(error.args[0]).partition("\n")[0], *error.args[1:])

    if engine.dialect.name != "sqlite":
        return

    @event.listens_for(engine, "connect")
    def _connect(connection: Any, _record: object) -> None:
        # The driver's own BEGIN comes too late to prevent lost updates: transactions are begun below.
        connection.isolation_level = None
        for pragma in (
            "busy_timeout=15000",
            "journal_mode=WAL",
            "synchronous=FULL",
            "foreign_keys=ON",
            "secure_delete=ON",
        ):
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def _begin(connection: Any) -> None:
        connection.exec_driver_sql("BEGIN" if _is_reading.get() else "BEGIN IMMEDIATE")
