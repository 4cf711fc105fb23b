"""What every test may ask for: the application on each database, someone to visit it, records to build."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import date
from importlib.metadata import version
from pathlib import Path

import pytest
from flask import Flask
from flask_migrate import upgrade
from jinja2 import FileSystemBytecodeCache
from sqlalchemy import event

from config import Config
from tests.databases import Database, database_on, engines
from tests.visitor import Visitor
from tests.visitor import visitor as make_visitor
from transition.accounts.models import Account
from transition.app import create_app
from transition.db import db

pytest_plugins = ["tests.browser", "tests.strict"]

TODAY = date(2026, 3, 2)
# Templates as Python, for every engine, worker and run: making them takes as long as a hundred tests.
COMPILED = Path(__file__).parents[1] / ".cache" / f"templates-{version('jinja2')}"


def pytest_configure(config: pytest.Config) -> None:
    """The marks that tests carry."""
    config.addinivalue_line("markers", "only_sqlite: what it asserts does not depend on the database")
    config.addinivalue_line("markers", "only_postgresql: about what there is on PostgreSQL alone")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leaves out, on one database, what says nothing of it: long walks on PostgreSQL, its workers on SQLite."""
    left = [item for item in items if _is_left_out(item)]
    if left:
        config.hook.pytest_deselected(items=left)
        items[:] = [item for item in items if not _is_left_out(item)]


def _is_left_out(item: pytest.Item) -> bool:
    engine = getattr(item, "callspec", None) and item.callspec.params.get("database")
    other = {"sqlite": "only_postgresql", "postgresql": "only_sqlite"}.get(engine or "")
    return other is not None and item.get_closest_marker(other) is not None


Visit = Callable[..., Visitor]
Build = Callable[[], AbstractContextManager[None]]
Served = Callable[[str], tuple[Database, Flask]]
CountQueries = Callable[[], AbstractContextManager[list[str]]]


@pytest.fixture(scope="session")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """`served(engine)` is a migrated, empty database and the application on it, made once for the whole run.

    What depends on the engine is let go of whenever the engine changes, which is in every file of tests.
    """
    made: dict[str, tuple[Database, Flask]] = {}

    def on(engine: str) -> tuple[Database, Flask]:
        if engine not in made:
            found = database_on(engine, tmp_path_factory.mktemp(engine))
            found.create()
            with settled(found).app_context():
                upgrade()
                db.engine.dispose()
            found.keep()
            made[engine] = found, settled(found, tmp_path_factory.mktemp("instance"))
        return made[engine]

    yield on
    for found, _app in made.values():
        found.drop()


@pytest.fixture(scope="session", params=engines())
def database(request: pytest.FixtureRequest, served: Served) -> Database:
    """A migrated, empty database on each engine."""
    return served(request.param)[0]


@pytest.fixture(scope="session")
def application(database: Database, served: Served) -> Flask:
    """The application on that database."""
    return served(database.engine)[1]


def settled(found: Database, folder: Path | None = None) -> Flask:
    """The application on that database, with the settings that tests run under."""
    app = create_app(
        Config(
            database_url=found.url,
            secret_key="only for tests " * 4,
            today=TODAY,
            testing=True,
            instance=folder or Path(getattr(found, "folder", "/tmp")) / "instance",  # noqa: S108 - read only
        )
    )
    COMPILED.mkdir(parents=True, exist_ok=True)
    app.jinja_env.bytecode_cache = FileSystemBytecodeCache(str(COMPILED))
    return app


@pytest.fixture
def app(application: Flask, database: Database) -> Iterator[Flask]:
    """The application on an empty database."""
    with application.app_context():
        db.engine.dispose()
    database.empty()
    yield application
    with application.app_context():
        db.engine.dispose()


@pytest.fixture
def build(app: Flask) -> Build:
    """`with build():` makes records with the factories and commits them, as other people's work."""

    @contextmanager
    def building() -> Iterator[None]:
        with app.app_context():
            yield
            db.session.commit()

    return building


@pytest.fixture
def context(app: Flask) -> Iterator[Flask]:
    """An application context for tests of actions and queries. Never use it beside a visitor."""
    with app.app_context():
        yield app
        db.session.rollback()


@pytest.fixture
def visit(app: Flask) -> Visit:
    """`visit(account)` is that person's browser; `visit()` is nobody's."""

    def visiting(account: Account | None = None, language: str | None = None) -> Visitor:
        return make_visitor(app, account, language)

    return visiting


@pytest.fixture
def count_queries(app: Flask) -> CountQueries:
    """`with count_queries() as queries:` collects every statement that the application runs."""

    @contextmanager
    def counting() -> Iterator[list[str]]:
        seen: list[str] = []

        def note(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
            seen.append(statement)

        with app.app_context():
            engine = db.engine
        event.listen(engine, "before_cursor_execute", note)
        try:
            yield seen
        finally:
            event.remove(engine, "before_cursor_execute", note)

    return counting
