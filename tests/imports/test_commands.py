"""`flask imports`: the same account and the same commit as the pages."""

import json
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import func, select

from tests.conftest import Build
from tests.factories import make_officer
from tests.imports.test_committing import CASE
from tests.imports.uploads import DATA, make_receiver
from transition.access.permissions import Role
from transition.audit.models import AuditEvent
from transition.db import db
from transition.staff.people.models import Person


@pytest.fixture
def transfer(build: Build) -> Any:
    with build():
        return make_receiver()


def run(app: Flask, *words: str) -> Any:
    return app.test_cli_runner().invoke(args=["imports", *words])


@pytest.mark.parametrize(("name", "rows", "questions", "people", "agency"), CASE)
def test_check_gives_the_account_as_json_and_writes_nothing(
    app: Flask, transfer: Any, name: str, rows: tuple[int, ...], questions: int, people: int, agency: int
) -> None:
    result = run(app, "check", "--transfer", str(transfer.id), str(DATA / name), "--json")
    assert result.exit_code == 0
    found = json.loads(result.stdout)
    assert tuple(found[key] for key in ("read", "accepted", "refused", "set_aside")) == rows
    assert found["questions"] == questions == sum(row["outcome"] == "question" for row in found["rows"])
    assert sum(row["outcome"] == "set_aside" for row in found["rows"]) == found["set_aside"]
    assert {"NI Number", "Union"} <= set(found["dropped_columns"])
    with app.app_context():
        assert db.session.scalar(select(func.count()).select_from(Person)) == 0


def test_a_question_quotes_the_cell(app: Flask, transfer: Any) -> None:
    result = run(
        app, "check", "--transfer", str(transfer.id), str(DATA / "monmouthshire-staff.xlsx"), "--json"
    )
    assert {
        "row": 13,
        "column": "DOB",
        "raw": "31/02/1992",
        "problem": "date_impossible",
        "outcome": "question",
    } in json.loads(result.stdout)["rows"]


def test_check_says_the_sum_in_words(app: Flask, transfer: Any) -> None:
    result = run(app, "check", "--transfer", str(transfer.id), str(DATA / "monmouthshire-staff.xlsx"))
    assert result.exit_code == 0
    assert "Rows read: 13 = accepted: 10 + refused: 0 + set aside: 3." in result.stdout


@pytest.mark.parametrize(("name", "people"), [(case[0], case[3]) for case in CASE])
def test_commit_writes_and_says_who(app: Flask, build: Build, transfer: Any, name: str, people: int) -> None:
    with build():
        officer = make_officer(transfer.outgoing_employer)
    result = run(app, "commit", "--transfer", str(transfer.id), str(DATA / name), "--by", officer.email)
    assert result.exit_code == 0, result.stderr
    again = run(app, "commit", "--transfer", str(transfer.id), str(DATA / name))
    assert f"New people: 0. Changed: 0. Unchanged: {people}." in again.stdout
    with app.app_context():
        assert db.session.scalar(select(func.count()).select_from(Person)) == people
        query = select(AuditEvent.account_id).where(AuditEvent.name == "import.committed")
        assert db.session.scalars(query.order_by(AuditEvent.id)).all() == [officer.id, None]


@pytest.mark.parametrize("role", [Role.AUDITOR, Role.MANAGER])
def test_commit_is_for_hr_officers_of_the_outgoing_employer(
    app: Flask, build: Build, transfer: Any, role: Role
) -> None:
    with build():
        account = make_officer(transfer.outgoing_employer, role)
    words = ("commit", "--transfer", str(transfer.id), str(DATA / "torfaen-staff.csv"), "--by", account.email)
    result = run(app, *words)
    assert result.exit_code == 1
    assert "may not import staff lists" in result.stderr
    with app.app_context():
        assert db.session.scalar(select(func.count()).select_from(Person)) == 0


def test_what_cannot_be_done_is_said_on_standard_error(app: Flask, transfer: Any, tmp_path: Path) -> None:
    bad = tmp_path / "bad.csv"
    bad.write_bytes(b"")
    for words, said in (
        (("check", "--transfer", str(transfer.id), str(bad)), "This file is empty."),
        (("check", "--transfer", "999", str(DATA / "torfaen-staff.csv")), "There is no transfer 999."),
        (("commit", "--transfer", str(transfer.id), str(bad)), "This file is empty."),
        (("commit", "--transfer", str(transfer.id), str(DATA / "torfaen-staff.csv"), "--by", "x@example.org"),
         "Nobody who may sign in"),
    ):  # fmt: skip
        result = run(app, *words)
        assert result.exit_code != 0
        assert said in result.stderr
        assert result.stdout == ""
