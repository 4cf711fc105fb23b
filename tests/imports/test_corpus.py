"""The corpus of hostile files: each refused by name or read unharmed, within seconds, and committed on both databases."""

import csv
import io
import time

import pytest
from flask import Flask
from sqlalchemy import func, select

from tests.data.hostile import FILES, VALUES, Hostile
from tests.imports.lists import checked as account_of
from tests.imports.uploads import csv_of, make_receiver, written
from transition.db import db
from transition.imports import grid
from transition.imports.grid import Refused
from transition.imports.labels import refusal
from transition.imports.results import Check
from transition.imports.sheets import read_sheet
from transition.staff.people.models import Person, Post

MOST_SECONDS = 10
UNHARMED = [one for one in FILES if not one.code]


def read(data: bytes, name: str) -> Check:
    return account_of(read_sheet(data, name))


@pytest.mark.parametrize("hostile", FILES, ids=lambda one: one.name)
def test_a_hostile_file_is_refused_by_name_or_read_unharmed(hostile: Hostile) -> None:
    data = hostile.make()
    begun = time.monotonic()
    if hostile.code:
        with pytest.raises(Refused) as refused:
            read(data, hostile.name)
        assert refused.value.code == hostile.code
    else:
        account = read(data, hostile.name)
        assert (account.accepted, account.read) == (hostile.accepted, hostile.accepted)
        assert tuple(one.code.value for one in account.questions) == hostile.questions
    assert time.monotonic() - begun < MOST_SECONDS


def test_every_refusal_has_words(context: Flask) -> None:
    for hostile in FILES:
        if hostile.code:
            assert refusal(hostile.code, {"row": 3}).endswith(".")


@pytest.mark.parametrize("value", VALUES, ids=ascii)
def test_an_odd_value_is_kept_as_text_or_asked_about_and_its_person_is_there(value: str) -> None:
    row = {"Surname": value, "DOB": value, "FT salary": value, "Hours p.w.": value, "Job title": value}
    data = csv_of_text(row)
    account = read(data, "list.csv")
    assert (account.read, account.accepted, len(account.people)) == (1, 1, 1)
    codes = {one.field.value for one in account.questions if one.field}
    kept = {key.value for key in account.people[0].values} | {
        key.value for key in account.people[0].posts[0].values
    }
    assert {"BIRTH_DATE", "WEEKLY_HOURS"} <= codes | kept


def csv_of_text(row: dict[str, str]) -> bytes:
    out = io.StringIO()
    writer = csv.DictWriter(out, ["Payroll no.", *row])
    writer.writeheader()
    writer.writerow({"Payroll no.": "1", **row})
    return out.getvalue().encode()


def test_every_unharmed_file_and_odd_value_is_committed_whole(context: Flask) -> None:
    for hostile in UNHARMED:
        if hostile.accepted:
            found = written(make_receiver(), hostile.make(), hostile.name)
            assert (found.accepted, found.people_new) == (hostile.accepted, hostile.accepted)
    before = db.session.scalar(select(func.count()).select_from(Person)) or 0
    rows = [
        {"Payroll no.": f"V{at}", "Surname": f"{one} ", "Job title": one, "DOB": one}
        for at, one in enumerate(VALUES)
    ]
    assert written(make_receiver(), csv_of(*rows)).accepted == len(VALUES)
    assert db.session.scalar(select(func.count()).select_from(Person)) == before + len(VALUES)
    stored = db.session.scalars(select(Post.job_title)).all()
    assert '=HYPERLINK("http://evil.example","x")' in stored
    assert not any(mark in text for text in stored for mark in "\u202e\u200b\x00")


def test_reading_that_takes_too_long_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(grid, "MAX_SECONDS", -1.0)
    for hostile in FILES:
        if hostile.name in {"bom.csv", "calendar-of-1904.xlsx"}:
            with pytest.raises(Refused) as refused:
                read_sheet(hostile.make(), hostile.name)
            assert refused.value.code == "too_slow"
