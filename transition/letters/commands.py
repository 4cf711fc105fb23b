"""`flask letters`: the stages of letters from the command line, by the same actions as the pages."""

from datetime import datetime
from pathlib import Path
from typing import NoReturn

import click
from flask.cli import AppGroup
from flask_babel import force_locale

from transition import clock
from transition.access.permissions import Needs, Thing, Verb, Viewer, conditions
from transition.accounts.queries import find_account, get_account, viewer_of
from transition.db import db
from transition.jobs import do_waiting, running_app
from transition.letters import actions, issuing, queries, standings
from transition.letters.kinds import WRITERS
from transition.letters.labels import problem
from transition.letters.models import Batch, PrintRun
from transition.letters.printing import actions as printing
from transition.letters.printing.sheet import manifest_of, sheet_pdf, summary_of
from transition.letters.sight import employer_written_for, sight_of
from transition.rules.broken import RuleBroken
from transition.rules.letters import LetterKind
from transition.transfers.models import Transfer
from transition.transfers.queries import NotVisible, get_transfer, posts_towards

_NAMES = ", ".join(kind.value.lower().replace("_", "-") for kind in LetterKind if kind in WRITERS)
letters = AppGroup("letters", help="Letters, from prepared to printed.")

_by = click.option("--by", "email", required=True, help="The e-mail address of the officer who does this.")
_batch = click.option(
    "--batch", "batch_id", type=int, default=None,
    help="The number of the batch. Without it, the newest batch of --transfer; without that, the newest of all.",
)  # fmt: skip
_transfer = click.option(
    "--transfer", "transfer_id", type=int, default=None, help="The number of the transfer."
)


@letters.command("prepare")
@click.option("--transfer", "transfer_id", type=int, required=True, help="The number of the transfer.")
@click.option("--kind", required=True, help=f"One of: {_NAMES}.")
@click.option(
    "--dated", type=click.DateTime(["%Y-%m-%d"]), default=None,
    help="The date on the letters (YYYY-MM-DD); today when it is not given.",
)  # fmt: skip
@_by
def prepare_command(transfer_id: int, kind: str, dated: datetime | None, email: str) -> None:
    """Freezes the facts of everybody who has not had this letter, and prints the number of the batch."""
    viewer, transfer = _officer(email, transfer_id, Thing.STAFF_LETTERS)
    employer = employer_written_for(transfer, sight_of(transfer, viewer))
    if employer is None:
        _refuse(f"{email} writes no letters for transfer {transfer_id}.")
    try:
        chosen = LetterKind(kind.upper().replace("-", "_"))
    except ValueError:
        raise click.BadParameter(f"there is no kind {kind}; one of: {_NAMES}", param_hint="--kind") from None
    try:
        batch = actions.prepare_batch(
            transfer, employer, chosen, by=viewer, today=clock.today(),
            dated_on=dated.date() if dated else None,
        )  # fmt: skip
    except RuleBroken as broken:
        _broken(broken)
    db.session.commit()
    counts = standings.standing_of(batch, clock.today()).counts
    click.echo(f"Batch {batch.id}: {counts.whole} letters prepared, {counts.stopped} stopped.")


@letters.command("render")
@_batch
def render_command(batch_id: int | None) -> None:
    """Makes the PDFs that wait, here and now; fails when a letter of the batch could not be made."""
    app = running_app()
    done = do_waiting(app, only=actions.RENDERING)
    click.echo(f"{done} letters taken up.")
    failed = queries.failed_in(_found(None, batch_id)) if batch_id else []
    if failed:
        _refuse(f"{len(failed)} letters could not be made: {', '.join(one.reference for one in failed)}")


@letters.command("approve")
@_transfer
@_batch
@_by
@click.option("--in-name-of", default=None, help="The e-mail address of the officer whose deputy approves.")
def approve_command(
    transfer_id: int | None, batch_id: int | None, email: str, in_name_of: str | None
) -> None:
    """Approves a batch; its preparer cannot."""
    batch, viewer, transfer = _batch_of(email, transfer_id, batch_id, Thing.BATCH_APPROVAL)
    officer = find_account(in_name_of) if in_name_of else None
    if in_name_of and officer is None:
        _refuse(f"Nobody signs in as {in_name_of}.")
    try:
        issuing.approve_batch(
            batch, transfer, by=viewer, today=clock.today(), in_name_of=officer.id if officer else None
        )
    except RuleBroken as broken:
        _broken(broken)
    db.session.commit()
    click.echo(f"Batch {batch.id}: approved.")


@letters.command("issue")
@_transfer
@_batch
@_by
def issue_command(transfer_id: int | None, batch_id: int | None, email: str) -> None:
    """Issues an approved batch: dated, numbered, and never changed again."""
    batch, viewer, transfer = _batch_of(email, transfer_id, batch_id, Thing.STAFF_LETTERS)
    try:
        issuing.issue_batch(batch, transfer, by=viewer, today=clock.today())
    except RuleBroken as broken:
        _broken(broken)
    db.session.commit()
    click.echo(
        f"Batch {batch.id}: {standings.standing_of(batch, clock.today()).counts.rendered} letters issued."
    )


@letters.command("print-run")
@_transfer
@_batch
@click.option(
    "--by", "email", default=None, help="Who asks for it; whoever issued the batch, when not given."
)
@click.option(
    "--out", type=click.Path(file_okay=False, path_type=Path), required=True,
    help="The folder for the joined files and the manifest; made when it is not there.",
)  # fmt: skip
def print_run_command(transfer_id: int | None, batch_id: int | None, email: str | None, out: Path) -> None:
    """Joins an issued batch for the printer, with a list of what is in each file."""
    email = email or _issuer(_found(transfer_id, batch_id))
    batch, viewer, _transfer_of = _batch_of(email, transfer_id, batch_id, Thing.STAFF_LETTERS)
    try:
        run = printing.start_print_run(batch, by=viewer, today=clock.today())
    except RuleBroken as broken:
        _broken(broken)
    db.session.commit()
    do_waiting(running_app(), only=printing.PRINTING)
    _write(batch, queries.get_run(batch, run.id), out)
    click.echo(f"Batch {batch.id}: {len(run.files)} files, manifest.xlsx and summary.pdf in {out}.")


def _write(batch: Batch, run: PrintRun, out: Path) -> None:
    out.mkdir(parents=True, exist_ok=True)
    for file in run.files:
        try:
            made = queries.get_file(run, file.place)
        except NotVisible:
            _refuse(f"{printing.file_name(file)} could not be made.")
        (out / printing.file_name(file)).write_bytes(made.pdf or b"")
    with force_locale("en_GB"):
        (out / "manifest.xlsx").write_bytes(manifest_of(batch, run))
        (out / "summary.pdf").write_bytes(sheet_pdf(summary_of(batch, run), "en"))


def _officer(email: str, transfer_id: int, thing: Thing) -> tuple[Viewer, Transfer]:
    account = find_account(email)
    if account is None or not account.is_active:
        _refuse(f"Nobody signs in as {email}.")
    viewer = viewer_of(account, clock.today())
    try:
        transfer = get_transfer(transfer_id, viewer)
    except NotVisible:
        _refuse(f"There is no transfer {transfer_id} that {email} may see.")
    if not conditions(posts_towards(transfer, viewer), Needs(thing, Verb.WRITE)):
        _refuse(f"{email} may not do this for transfer {transfer_id}.")
    return viewer, transfer


def _batch_of(
    email: str, transfer_id: int | None, batch_id: int | None, thing: Thing
) -> tuple[Batch, Viewer, Transfer]:
    found = _found(transfer_id, batch_id)
    viewer, transfer = _officer(email, found.transfer_id, thing)
    if not sight_of(transfer, viewer).writes(found.employer_id):
        _refuse(f"{email} may not do this for batch {found.id}.")
    return queries.get_batch(transfer, found.id, lock=True), viewer, transfer


def _found(transfer_id: int | None, batch_id: int | None) -> Batch:
    batch = queries.any_batch(batch_id, transfer_id)
    if batch is None:
        _refuse("There is no such batch.")
    return batch


def _issuer(batch: Batch) -> str:
    account = get_account(batch.issued_by_id) if batch.issued_by_id else None
    if account is None:
        _refuse(f"Batch {batch.id} has not been issued yet.")
    return account.email


def _broken(broken: RuleBroken) -> NoReturn:
    db.session.rollback()
    with force_locale("en_GB"):
        _refuse(problem(broken))


def _refuse(message: str) -> NoReturn:
    raise click.ClickException(message)
