"""What is said when a page cannot be given: in both languages, with what to do, and nothing of the program."""

import sqlite3

import pytest
from flask import abort
from psycopg import errors as postgresql
from sqlalchemy.exc import DBAPIError, IntegrityError, OperationalError
from sqlalchemy.orm.exc import StaleDataError

from tests.visitor import Visitor
from tests.web.sampler import Sampler
from transition.db import Stale

HEADINGS = {
    400: ("The request could not be understood", "Ni ellid deall y cais"),
    403: ("You cannot open this page", "Ni allwch agor y dudalen hon"),
    404: ("Page not found", "Ni ddaethpwyd o hyd i'r dudalen"),
    405: ("This address is only for sending a form", "Dim ond ar gyfer anfon ffurflen y mae'r cyfeiriad hwn"),
    409: ("Somebody else changed this record while you were editing",
          "Newidiodd rhywun arall y cofnod hwn tra oeddech yn ei olygu"),
    413: ("What you sent is too large", "Mae'r hyn a anfonwyd gennych yn rhy fawr"),
    429: ("Too many attempts", "Gormod o ymdrechion"),
    500: ("Something went wrong on our side", "Aeth rhywbeth o'i le ar ein hochr ni"),
    503: ("The service is not available for the moment", "Nid yw'r gwasanaeth ar gael ar hyn o bryd"),
}  # fmt: skip


@pytest.mark.parametrize("code", HEADINGS)
@pytest.mark.parametrize("language", ["en", "cy"])
def test_every_failure_has_its_page_in_both_languages(sampler: Sampler, code: int, language: str) -> None:
    sampler.before_failing = lambda: abort(code)
    client = sampler.app.test_client()
    client.set_cookie("language", language)
    page = Visitor(client).get("/raise/it")
    assert (page.status, page.heading) == (code, HEADINGS[code][language == "cy"])
    assert len(page.text) > len(page.heading) + 40


def test_a_status_without_a_page_of_its_own_gets_the_nearest(sampler: Sampler) -> None:
    sampler.before_failing = lambda: abort(418)
    assert Visitor(sampler.app.test_client()).get("/raise/it").heading == HEADINGS[400][0]


def test_a_failure_of_ours_says_nothing_of_the_program(sampler: Sampler) -> None:
    sampler.app.config["PROPAGATE_EXCEPTIONS"] = False
    page = Visitor(sampler.app.test_client()).get("/raise/secret-detail")
    assert (page.status, page.heading) == (500, HEADINGS[500][0])
    assert "secret-detail" not in page.text
    assert "Traceback" not in page.response.get_data(as_text=True)


def test_a_database_that_is_away_is_not_our_readers_fault(sampler: Sampler) -> None:
    sampler.refusal = OperationalError("SELECT secret", {}, Exception("locked"))
    page = Visitor(sampler.app.test_client()).get("/raise/it")
    assert (page.status, page.heading) == (503, HEADINGS[503][0])
    assert page.response.headers["Retry-After"] == "30"
    assert "secret" not in page.response.get_data(as_text=True)


def _sqlite(kind: type[sqlite3.DatabaseError], code: int) -> sqlite3.DatabaseError:
    error = kind("secret")
    error.sqlite_errorcode = code
    return error


TAKEN = (
    "Somebody else saved the same thing at the same moment",
    "Cadwodd rhywun arall yr un peth ar yr un pryd",
)
BUSY = ("Others were saving at the same moment", "Roedd eraill yn cadw ar yr un pryd")


@pytest.mark.parametrize("language", ["en", "cy"])
@pytest.mark.parametrize(
    ("refusal", "status", "headings"),
    [
        (IntegrityError("secret", {}, _sqlite(sqlite3.IntegrityError, sqlite3.SQLITE_CONSTRAINT_UNIQUE)), 409, TAKEN),
        (IntegrityError("secret", {}, _sqlite(sqlite3.IntegrityError, sqlite3.SQLITE_CONSTRAINT_FOREIGNKEY)), 409, TAKEN),
        (IntegrityError("secret", {}, postgresql.UniqueViolation("secret")), 409, TAKEN),
        (IntegrityError("secret", {}, postgresql.ForeignKeyViolation("secret")), 409, TAKEN),
        (OperationalError("secret", {}, _sqlite(sqlite3.OperationalError, sqlite3.SQLITE_BUSY)), 503, BUSY),
        (OperationalError("secret", {}, _sqlite(sqlite3.OperationalError, sqlite3.SQLITE_BUSY_SNAPSHOT)), 503, BUSY),
        (OperationalError("secret", {}, postgresql.SerializationFailure("secret")), 503, BUSY),
        (OperationalError("secret", {}, postgresql.DeadlockDetected("secret")), 503, BUSY),
        (OperationalError("secret", {}, postgresql.LockNotAvailable("secret")), 503, BUSY),
    ],
    ids=lambda value: type(value.orig).__name__ if isinstance(value, DBAPIError) else None,
)  # fmt: skip
def test_two_writers_who_meet_are_told_so(
    sampler: Sampler,
    caplog: pytest.LogCaptureFixture,
    language: str,
    refusal: DBAPIError,
    status: int,
    headings: tuple[str, str],
) -> None:
    sampler.refusal = refusal
    client = sampler.app.test_client()
    client.set_cookie("language", language)
    page = Visitor(client).get("/raise/it")
    assert (page.status, page.heading) == (status, headings[language == "cy"])
    assert page.response.headers.get("Retry-After") == ("5" if status == 503 else None)
    assert "secret" not in page.response.get_data(as_text=True) + caplog.text


@pytest.mark.parametrize(
    "told",
    [
        _sqlite(sqlite3.IntegrityError, sqlite3.SQLITE_CONSTRAINT_NOTNULL),
        _sqlite(sqlite3.IntegrityError, sqlite3.SQLITE_CONSTRAINT_TRIGGER),
        postgresql.CheckViolation("secret"),
    ],
    ids=["missing", "trigger", "check"],
)
def test_what_no_other_writer_did_is_a_failure_of_ours(sampler: Sampler, told: Exception) -> None:
    sampler.app.config["PROPAGATE_EXCEPTIONS"] = False
    sampler.refusal = IntegrityError("secret", {}, told)
    page = Visitor(sampler.app.test_client()).get("/raise/it")
    assert (page.status, page.heading) == (500, HEADINGS[500][0])
    assert "secret" not in page.response.get_data(as_text=True)


@pytest.mark.parametrize("status", [403, 404])
def test_a_page_that_was_overtaken_may_answer_that_its_record_is_gone(sampler: Sampler, status: int) -> None:
    """Somebody else deleted it between our read and our write: asked again, the page does not find it."""

    def then_gone() -> None:
        sampler.before_failing = lambda: abort(status)

    sampler.app.config["PROPAGATE_EXCEPTIONS"] = False
    sampler.refusal, sampler.before_failing = StaleDataError(), then_gone
    page = Visitor(sampler.app.test_client()).get("/raise/it")
    assert (page.status, page.heading) == (status, HEADINGS[status][0])


def test_an_overtaken_edit_that_no_form_answers_for_gets_a_page(sampler: Sampler) -> None:
    sampler.refusal = Stale()
    assert Visitor(sampler.app.test_client()).get("/raise/it").status == 409


def test_a_wrong_method_names_the_right_one(sampler: Sampler) -> None:
    page = Visitor(sampler.app.test_client()).get("/language")
    assert page.status == 405
    assert "POST" in page.response.headers["Allow"]


def test_a_form_that_is_too_large_is_refused(sampler: Sampler) -> None:
    sampler.app.config["MAX_CONTENT_LENGTH"] = 1000
    assert sampler.app.test_client().post("/everything", data={"notes": "x" * 5000}).status_code == 413


def test_a_forged_host_learns_nothing_of_ours(sampler: Sampler) -> None:
    sampler.app.config["TRUSTED_HOSTS"] = ["127.0.0.1", "localhost"]
    answer = sampler.app.test_client().get("/accessibility", headers={"Host": "evil.example"})
    assert answer.status_code == 400
    assert "evil" not in answer.get_data(as_text=True)


def test_health_tells_whether_the_database_answers(sampler: Sampler, monkeypatch: pytest.MonkeyPatch) -> None:
    client = sampler.app.test_client()
    well = client.get("/healthz")
    assert (well.status_code, well.json) == (200, {"status": "ok", "database": "ok"})

    def away(*_arguments: object) -> None:
        raise OperationalError("SELECT 1", {}, Exception("gone"))

    monkeypatch.setattr("transition.web.views.db.session.execute", away)
    ill = client.get("/healthz")
    assert (ill.status_code, ill.json) == (503, {"status": "unavailable", "database": "away"})
