"""`flask imports`: the same check and the same commit as the pages, for a file on this machine."""

import json
from pathlib import Path
from typing import Any

import click
from flask.cli import AppGroup
from sqlalchemy import select

from transition import clock
from transition.access.permissions import Thing, Verb, Viewer, may
from transition.accounts.queries import find_account, viewer_of
from transition.db import db, forget_deleted
from transition.imports import actions, labels
from transition.imports.account import account_of
from transition.imports.codes import Outcome
from transition.imports.fields import Field
from transition.imports.grid import Refused
from transition.imports.headings import find_headings
from transition.imports.queries import proposed_mapping
from transition.imports.results import Check
from transition.imports.sheets import read_sheet
from transition.transfers.models import Transfer
from transition.transfers.queries import NotVisible, get_transfer, posts_towards

imports = AppGroup("imports", help="Staff lists.")
_file = click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
_transfer = click.option("--transfer", "transfer_id", type=int, required=True, help="The transfer's number.")


@imports.command("check")
@_transfer
@_file
@click.option("--json", "as_json", is_flag=True, help="The account as JSON.")
def check_command(transfer_id: int, file: Path, as_json: bool) -> None:
    """Says what every row of a staff list would become; changes nothing."""
    transfer = _transfer_of(transfer_id)
    account = _checked(transfer, file)[0]
    if as_json:
        click.echo(json.dumps(as_object(account), ensure_ascii=False, indent=2))
        return
    _print(account)


@imports.command("commit")
@_transfer
@_file
@click.option(
    "--by", "email", default=None, help="The HR officer's e-mail address; without it, the system does it."
)
def commit_command(transfer_id: int, file: Path, email: str | None) -> None:
    """Writes every accepted row of a staff list, or none. What was typed by hand since the last list is kept."""
    transfer, by = _transfer_of(transfer_id), _officer(transfer_id, email) if email else None
    account, mapping = _checked(transfer, file)
    try:
        staff_import = actions.upload(
            transfer, data=file.read_bytes(), file_name=file.name, by=by, now=clock.now()
        )
        actions.set_mapping(transfer, staff_import, mapping, version=staff_import.version)
        actions.keep_account(transfer, staff_import, account, today=clock.today())
        actions.ask_commit(staff_import, version=staff_import.version, by=by)
        actions.commit(transfer, staff_import, account, now=clock.now(), today=clock.today())
        db.session.commit()
        forget_deleted()
    except Exception as error:
        db.session.rollback()
        # The exception may quote the list, so that only its kind is told.
        raise click.ClickException(f"Nothing was written: {type(error).__name__}.") from None
    _print(account)
    click.echo(
        f"New people: {staff_import.people_new}. Changed: {staff_import.people_changed}. "
        f"Unchanged: {staff_import.people_unchanged}. Not in this file: {staff_import.people_missing}."
    )


def as_object(account: Check) -> dict[str, Any]:
    """The account of a file as it is printed in JSON."""
    rows = [
        {
            "row": problem.row,
            "column": problem.heading,
            "raw": problem.raw,
            "problem": problem.code.value.lower(),
            "outcome": problem.outcome.value.lower(),
        }
        for problem in account.problems
        if problem.outcome is not Outcome.DROPPED
    ]
    rows += [
        {"row": aside.row, "column": None, "raw": None, "problem": aside.why.value.lower(),
         "outcome": Outcome.SET_ASIDE.value.lower()}
        for aside in account.aside
    ]  # fmt: skip
    return {
        "read": account.read,
        "accepted": account.accepted,
        "refused": account.refused,
        "set_aside": account.set_aside,
        "questions": len(account.questions),
        "dropped_columns": [column.heading for column in account.dropped_columns],
        "rows": sorted(rows, key=lambda row: int(row["row"] or 0)),
    }


def _print(account: Check) -> None:
    found = as_object(account)
    click.echo(labels.accounting(account.read, account.accepted, account.refused, account.set_aside))
    click.echo(f"Questions: {found['questions']}")
    if found["dropped_columns"]:
        click.echo("Columns not kept: " + ", ".join(found["dropped_columns"]))
    for row in found["rows"]:
        parts = [
            f"row {row['row']}",
            row["column"],
            row["raw"],
            row["problem"].replace("_", " "),
            row["outcome"],
        ]
        click.echo("  " + " · ".join(part.replace("_", " ") for part in parts if part))


def _transfer_of(transfer_id: int) -> Transfer:
    found = db.session.scalar(select(Transfer).where(Transfer.id == transfer_id))
    if found is None:
        raise click.ClickException(f"There is no transfer {transfer_id}.")
    return found


def _officer(transfer_id: int, email: str) -> Viewer:
    """Whoever does it, if they may import staff lists into this transfer."""
    account = find_account(email)
    if account is None or not account.is_active:
        raise click.ClickException(f"Nobody who may sign in has the address {email}.")
    viewer = viewer_of(account, clock.today())
    try:
        posts = posts_towards(get_transfer(transfer_id, viewer), viewer)
    except NotVisible:
        posts = frozenset()
    if not may(posts, Thing.IMPORT, Verb.WRITE):
        raise click.ClickException(f"{email} may not import staff lists into transfer {transfer_id}.")
    return viewer


def _checked(transfer: Transfer, file: Path) -> tuple[Check, dict[int, Field | None]]:
    try:
        data = file.read_bytes()
        headings = list(find_headings(read_sheet(data, file.name)).texts)
        mapping = proposed_mapping(transfer.outgoing_employer_id, headings)
        return account_of(transfer, data, file.name, mapping, today=clock.today()), mapping
    except Refused as refused:
        raise click.ClickException(labels.refusal(refused.code, refused.facts)) from None
    except OSError as error:
        raise click.ClickException(f"{file.name} could not be read: {error.strerror}.") from None
