"""Pages that only read never wait for somebody who writes."""

from sqlalchemy import event

from tests.web.sampler import Sampler
from transition.db import db


def begun(sampler: Sampler, method: str) -> tuple[str, ...]:
    """How the database's transactions began while a page was asked for."""
    seen: list[str] = []
    with sampler.app.app_context():
        engine = db.engine
    sampler.before_failing = lambda: db.session.connection().exec_driver_sql("SELECT 1").close()

    def note(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        if statement.startswith("BEGIN"):
            seen.append(statement)

    event.listen(engine, "before_cursor_execute", note)
    try:
        sampler.app.config["PROPAGATE_EXCEPTIONS"] = False
        sampler.app.config["WTF_CSRF_ENABLED"] = False
        sampler.app.test_client().open("/raise/it", method=method)
    finally:
        event.remove(engine, "before_cursor_execute", note)
    return tuple(seen)


def test_reading_begins_as_a_reader_and_changing_as_a_writer(sampler: Sampler) -> None:
    assert begun(sampler, "GET") == ("BEGIN",)
    assert begun(sampler, "HEAD") == ("BEGIN",)
    assert begun(sampler, "POST") == ("BEGIN IMMEDIATE",)
