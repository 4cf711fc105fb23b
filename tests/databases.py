"""Databases for tests: SQLite always, PostgreSQL too when TEST_DATABASE_URL is set. Each test begins empty."""

import os
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

import psycopg
from sqlalchemy import URL, make_url

WORKER = os.environ.get("PYTEST_XDIST_WORKER", "main")


def engines() -> list[str]:
    """The engines that this run tests on."""
    return ["sqlite", "postgresql"] if os.environ.get("TEST_DATABASE_URL") else ["sqlite"]


@dataclass
class SQLiteDatabase:
    """A file that is put back from a migrated copy before each test."""

    engine: ClassVar[str] = "sqlite"
    folder: Path

    @property
    def file(self) -> Path:
        """The database itself."""
        return self.folder / "transition.sqlite"

    @property
    def url(self) -> str:
        """Where it is, for SQLAlchemy."""
        return f"sqlite:///{self.file}"

    def create(self) -> None:
        """Nothing: the file comes with the first connection."""

    def keep(self) -> None:
        """Keeps the migrated, empty database as the copy, in the mode in which it is used."""
        self.copy_to(self.folder / "empty.sqlite")

    def empty(self) -> None:
        """Puts the empty copy back."""
        self.put_back(self.folder / "empty.sqlite")

    def copy_to(self, file: Path) -> None:
        """Keeps what the database holds now in a new file."""
        with closing(sqlite3.connect(self.file)) as connection:
            connection.execute("VACUUM INTO ?", (str(file),))
        with closing(sqlite3.connect(file)) as connection:
            connection.execute("PRAGMA journal_mode=WAL")

    def put_back(self, file: Path) -> None:
        """Makes the database what that copy holds, as another writer would: open connections stay whole."""
        with (
            closing(sqlite3.connect(file)) as copy,
            closing(sqlite3.connect(self.file, timeout=15)) as target,
        ):
            copy.backup(target)

    def drop(self) -> None:
        """Nothing: the folder is temporary."""


@dataclass
class PostgreSQLDatabase:
    """A database of this worker's own on the server that TEST_DATABASE_URL names."""

    engine: ClassVar[str] = "postgresql"
    server: URL

    @property
    def name(self) -> str:
        """The database's name: one for each process, so that runs side by side never meet."""
        return f"transition_test_{WORKER}_{os.getpid()}"

    @property
    def url(self) -> str:
        """Where it is, for SQLAlchemy."""
        return self.server.set(drivername="postgresql+psycopg", database=self.name).render_as_string(
            hide_password=False
        )

    def _run(self, *statements: str, database: str | None = None) -> None:
        target = self.server.set(
            drivername="postgresql", database=database or self.server.database or "postgres"
        )
        with psycopg.connect(target.render_as_string(hide_password=False), autocommit=True) as connection:
            for statement in statements:
                connection.execute(statement)

    def create(self) -> None:
        """Makes it anew, sorted by code points as SQLite sorts."""
        self.drop()
        self._run(
            f"CREATE DATABASE {self.name} TEMPLATE template0 ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C.UTF-8'"
        )

    def keep(self) -> None:
        """Remembers the tables and what a migrated database holds at first: nothing."""
        with psycopg.connect(self.url.replace("+psycopg", "")) as connection:
            rows = connection.execute(
                "SELECT quote_ident(tablename) FROM pg_tables WHERE schemaname = 'public' "
                "AND tablename <> 'alembic_version'"
            ).fetchall()
        self.tables = [row[0] for row in rows]

    def empty(self) -> None:
        """Empties every table, append-only ones too: replication mode fires no trigger."""
        deletes = (f"DELETE FROM {table}" for table in self.tables)
        statements = ("BEGIN", "SET LOCAL session_replication_role = replica", *deletes, "COMMIT")
        self._run("; ".join(statements), database=self.name)

    def drop(self) -> None:
        """Removes it, with whoever is still connected."""
        self._run(f"DROP DATABASE IF EXISTS {self.name} WITH (FORCE)")


Database = SQLiteDatabase | PostgreSQLDatabase


def database_on(engine: str, folder: Path) -> Database:
    """A database for tests on that engine."""
    if engine == "sqlite":
        return SQLiteDatabase(folder)
    return PostgreSQLDatabase(make_url(os.environ["TEST_DATABASE_URL"]))
