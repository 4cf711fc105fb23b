"""The pages of print runs: their files for the printer, the manifest, the summary sheet, and all of it in one."""

import io
import zipfile

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from transition import clock
from transition.access.guard import requires, viewer
from transition.access.permissions import Thing, Verb
from transition.db import db
from transition.leases import MOST_ATTEMPTS
from transition.letters import queries
from transition.letters.blueprint import batch_to_read, batch_to_write, is_followed, letters, looking_again
from transition.letters.labels import KINDS, problem
from transition.letters.printing import actions as printing
from transition.letters.printing.sheet import manifest_of, sheet_pdf, summary_of
from transition.rules.broken import RuleBroken
from transition.transfers.queries import NotVisible
from transition.web.downloads import PDF, XLSX, attachment, file_name
from transition.web.language import language

_LOOK_AGAIN_SECONDS = 5


@letters.post("/<int:batch_id>/print-runs")
@requires(Thing.STAFF_LETTERS, Verb.WRITE)
def start_print_run(transfer_id: int, batch_id: int) -> ResponseReturnValue:
    """Lets the workers join the letters for the printer."""
    transfer, batch = batch_to_write(transfer_id, batch_id, lock=True)
    try:
        run = printing.start_print_run(batch, by=viewer(), today=clock.today())
    except RuleBroken as broken:
        flash(problem(broken), "warning")
        return redirect(url_for("letters.batch", transfer_id=transfer.id, batch_id=batch.id))
    db.session.commit()
    return redirect(url_for("letters.print_run", transfer_id=transfer.id, batch_id=batch.id, run_id=run.id))


@letters.get("/<int:batch_id>/print-runs/<int:run_id>")
@requires(Thing.STAFF_LETTERS)
def print_run(transfer_id: int, batch_id: int, run_id: int) -> ResponseReturnValue:
    """A print run: its files, the list of what is in them, and how far the joining is."""
    transfer, batch, sight = batch_to_read(transfer_id, batch_id)
    run = queries.get_run(batch, run_id)
    waits = any(file.made_at is None and file.attempt_count < MOST_ATTEMPTS for file in run.files)
    follows = waits and is_followed()
    shown = render_template(
        "letters/printing/print_run.html", transfer=transfer, batch=batch, run=run, kinds=KINDS, waits=waits,
        is_ready=all(file.made_at for file in run.files), file_name=printing.file_name,
        most_attempts=MOST_ATTEMPTS, may_write=sight.writes(batch.employer_id),
        follows=follows, made=sum(1 for file in run.files if file.made_at),
    )  # fmt: skip
    return looking_again(shown, _LOOK_AGAIN_SECONDS if follows else None)


@letters.get("/<int:batch_id>/print-runs/<int:run_id>/<int:place>.pdf")
@requires(Thing.STAFF_LETTERS)
def print_file(transfer_id: int, batch_id: int, run_id: int, place: int) -> ResponseReturnValue:
    """One joined file."""
    _transfer, batch, _sight = batch_to_read(transfer_id, batch_id)
    found = queries.get_file(queries.get_run(batch, run_id), place)
    return attachment(found.pdf or b"", printing.file_name(found), PDF)


@letters.get("/<int:batch_id>/print-runs/<int:run_id>/manifest.xlsx")
@requires(Thing.STAFF_LETTERS)
def print_manifest(transfer_id: int, batch_id: int, run_id: int) -> ResponseReturnValue:
    """What is in each file of a run."""
    _transfer, batch, _sight = batch_to_read(transfer_id, batch_id)
    return attachment(manifest_of(batch, queries.get_run(batch, run_id)), "manifest.xlsx", XLSX)


@letters.get("/<int:batch_id>/print-runs/<int:run_id>/summary.pdf")
@requires(Thing.STAFF_LETTERS)
def print_summary(transfer_id: int, batch_id: int, run_id: int) -> ResponseReturnValue:
    """The sheet that goes to the printer with a run: what is in it, and what to do."""
    _transfer, batch, _sight = batch_to_read(transfer_id, batch_id)
    run = queries.get_run(batch, run_id)
    return attachment(sheet_pdf(summary_of(batch, run), language()), "summary.pdf", PDF)


@letters.get("/<int:batch_id>/print-runs/<int:run_id>/all.zip")
@requires(Thing.STAFF_LETTERS)
def print_all(transfer_id: int, batch_id: int, run_id: int) -> ResponseReturnValue:
    """All files of a run, the manifest and the summary sheet in one."""
    _transfer, batch, _sight = batch_to_read(transfer_id, batch_id)
    run = queries.get_run(batch, run_id)
    if not all(file.made_at for file in run.files):
        raise NotVisible
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr("summary.pdf", sheet_pdf(summary_of(batch, run), language()))
        for file in run.files:
            archive.writestr(printing.file_name(file), queries.get_file(run, file.place).pdf or b"")
        archive.writestr("manifest.xlsx", manifest_of(batch, run))
    return attachment(
        packed.getvalue(), file_name(f"print run {batch.id} {run.number}", "zip"), "application/zip"
    )
