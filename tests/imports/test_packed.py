"""A list and its account, packed and unpacked, are what they were: a file is read once and checked once."""

from typing import Any

import pytest
from flask import Flask
from sqlalchemy.orm import undefer

from tests.data.kinds import Fixture
from tests.data.make import FIXTURES
from tests.imports import uploads
from tests.imports.lists import checked
from transition.db import db
from transition.imports.check import check
from transition.imports.models import StaffImport
from transition.imports.packed import packed_account, packed_sheet, unpacked_account, unpacked_sheet
from transition.imports.results import Check
from transition.imports.sheets import read_sheet


@pytest.mark.parametrize("fixture", FIXTURES, ids=lambda one: one.name)
def test_a_list_and_its_account_are_the_same_after_packing(fixture: Fixture) -> None:
    sheet = read_sheet(fixture.make(), fixture.name)
    assert unpacked_sheet(packed_sheet(sheet)) == sheet
    account = checked(sheet)
    assert unpacked_account(packed_account(account)) == account


@pytest.mark.only_sqlite
def test_a_file_is_read_at_its_upload_and_checked_once(
    context: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    transfer = uploads.make_receiver()
    days = []

    def counted(*given: Any, **named: Any) -> Check:
        days.append(named["today"])
        return check(*given, **named)

    monkeypatch.setattr("transition.imports.account.check", counted)
    monkeypatch.setattr(
        "transition.imports.account.read_sheet", lambda *_given: pytest.fail("the file was read again")
    )
    uploads.written(transfer, uploads.csv_of({}))
    assert days == [uploads.TODAY]


@pytest.mark.only_sqlite
def test_what_was_read_goes_with_the_upload(context: Flask) -> None:
    found = uploads.written(uploads.make_receiver(), uploads.csv_of({}))
    kept = (StaffImport.data, StaffImport.sheet, StaffImport.account)
    again = db.session.get_one(
        StaffImport, found.id, options=[undefer(one) for one in kept], populate_existing=True
    )
    assert (again.data, again.sheet, again.account) == (None, None, None)
