"""Staff lists for tests: the three of the case as they are, and small ones made for one purpose."""

import csv
import io
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from flask import Flask
from sqlalchemy import func, select

from tests.factories import make_employer, make_transfer
from tests.visitor import Page, Visitor
from transition import clock
from transition.access.permissions import Viewer
from transition.accounts.models import Account
from transition.accounts.queries import viewer_of
from transition.db import db
from transition.imports import actions
from transition.imports.account import account_of_upload, headings_of
from transition.imports.models import StaffImport
from transition.imports.queries import proposed_mapping
from transition.staff.people.models import Person
from transition.transfers.models import Scope, Team, Transfer

DATA = Path(__file__).parents[2] / "transition" / "demo" / "data"
TODAY = date(2026, 3, 2)
PERSON = {
    "Payroll no.": "001",
    "Surname": "Pritchard",
    "Forename(s)": "Siân",
    "DOB": "29/02/1984",
    "Team": "Digital and Data",
    "Job title": "Analyst",
    "Post no.": "P1",
    "FT salary": "£34,314.00",
    "Actual salary": "£34,314.00",
    "Pay as at": "01/04/2025",
    "Hours p.w.": "37",
    "FT hours": "37",
    "Contract type": "Permanent",
    "Start date": "01/09/2009",
    "Continuous service": "01/09/2009",
    "Leave entitlement": "31 days",
}


def of_case(name: str) -> bytes:
    """A staff list of the case, exactly as it is."""
    return (DATA / name).read_bytes()


def csv_of(*rows: Mapping[str, str]) -> bytes:
    """A CSV file of rows like PERSON, each with what differs."""
    whole = [{**PERSON, **row} for row in rows]
    headings = list(dict.fromkeys(name for row in whole for name in row))
    buffer = io.StringIO()
    writer = csv.DictWriter(buffer, headings, restval="")
    writer.writeheader()
    writer.writerows(whole)
    return buffer.getvalue().encode()


def make_receiver() -> Transfer:
    """A transfer with one team that moves and one that is not decided."""
    transfer = make_transfer(make_employer())
    db.session.add(Team(transfer_id=transfer.id, name="Digital and Data", scope=Scope.IN))
    db.session.add(Team(transfer_id=transfer.id, name="GIS", scope=Scope.UNDECIDED))
    db.session.flush()
    return transfer


def viewer_for(account: Account) -> Viewer:
    """The account as the viewer that actions are told of."""
    db.session.refresh(account, ["appointments"])
    return viewer_of(account, TODAY)


def checked(transfer: Transfer, data: bytes, name: str = "list.csv", by: Viewer | None = None) -> StaffImport:
    """An upload that waits for review."""
    found = actions.upload(transfer, data=data, file_name=name, by=by, now=clock.now())
    mapping = proposed_mapping(transfer.outgoing_employer_id, headings_of(found))
    actions.set_mapping(transfer, found, mapping, version=found.version)
    account = account_of_upload(transfer, found, TODAY)
    actions.keep_account(transfer, found, account, today=TODAY)
    db.session.commit()
    return found


def written(
    transfer: Transfer, data: bytes, name: str = "list.csv", by: Viewer | None = None, accept: bool = False
) -> StaffImport:
    """A staff list committed as its officer left it; `accept` ticks every change that would be kept."""
    found = checked(transfer, data, name, by)
    if accept:
        accept_all(found)
    return commit(transfer, found, by)


def accept_all(found: StaffImport) -> None:
    """Ticks everybody of whom something would be kept."""
    from transition.imports.models import LineKind
    from transition.imports.queries import lines_of

    ids = [line.id for line in db.session.scalars(lines_of(found, LineKind.CHANGED)) if line.has_kept]
    actions.accept_changes(found, ids, ids, version=found.version)
    db.session.commit()


def commit(transfer: Transfer, found: StaffImport, by: Viewer | None = None) -> StaffImport:
    """Commits an upload under review."""
    account = account_of_upload(transfer, found, TODAY)
    actions.ask_commit(found, version=found.version, by=by)
    assert actions.commit(transfer, found, account, now=clock.now(), today=TODAY)
    db.session.commit()
    return found


def send(officer: Visitor, transfer_id: int, data: bytes, name: str = "list.csv") -> Page:
    """A file sent as the page for it sends one."""
    officer.get(f"/transfers/{transfer_id}/imports/new")
    form = officer.get(f"/transfers/{transfer_id}/imports/new").form("Upload")
    token = form.find("input", attrs={"name": "csrf_token"})
    given: dict[str, Any] = {"file": (io.BytesIO(data), name)}
    if token:
        given["csrf_token"] = token["value"]
    return officer.post(f"/transfers/{transfer_id}/imports/new", given, content_type="multipart/form-data")


def post(reader: Visitor, path: str, **given: str) -> Page:
    """A POST as a page of ours would send it, from the list of uploads or any other page."""
    field = reader.get("/").soup.find("input", attrs={"name": "csrf_token"})
    return reader.post(path, {**given, "csrf_token": str(field["value"])})


def people(app: Flask) -> int:
    """How many people are kept."""
    with app.app_context():
        return db.session.scalar(select(func.count()).select_from(Person)) or 0
