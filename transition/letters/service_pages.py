"""The pages of letters on their way: one letter, its PDFs, print runs with their files, and the record of service."""

import hashlib
import io
import zipfile

from flask import abort, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext

from transition import clock
from transition.access.guard import posts, requires, viewer
from transition.access.permissions import Role, Thing, Verb
from transition.accounts.queries import names_of
from transition.audit.record import record_at_once
from transition.db import db
from transition.letters import printing, queries, service, standings
from transition.letters.blueprint import batch_to_read, batch_to_write, letters, reading
from transition.letters.forms import ServiceForm
from transition.letters.labels import DOCUMENTS, KINDS, LANGUAGES, POST_CLASSES, SERVICE, problem
from transition.letters.mends import missing
from transition.letters.models import Batch, Letter, PrintRun
from transition.letters.receipts import receipts_of
from transition.letters.service import Step
from transition.letters.sight import Sight
from transition.rules.broken import RuleBroken
from transition.transfers.models import Transfer
from transition.transfers.queries import NotVisible
from transition.web.downloads import PDF, XLSX, attachment, file_name, workbook
from transition.web.pages import render_form


@letters.get("/letters/<int:letter_id>")
@requires(Thing.ORGANISATION_LETTERS)
def letter(transfer_id: int, letter_id: int) -> ResponseReturnValue:
    """One letter: its documents with their digests, and what happened to it on its way."""
    transfer, sight = reading(transfer_id)
    found = queries.get_letter(transfer, letter_id)
    _check_may_open(found, sight, transfer)
    received = receipts_of(found)
    recorders = [one.recorded_by_id for one in found.service] + [one.recorded_by_id for one in received]
    return render_template(
        "letters/letter.html", transfer=transfer, letter=found, batch=found.batch, kinds=KINDS,
        documents=DOCUMENTS, languages=LANGUAGES, service=SERVICE, classes=POST_CLASSES,
        who=names_of(recorders), receipts=received,
        lacks=[missing(code, transfer.id, found.person_id) for code in found.missing],
        may_write=sight.writes(found.batch.employer_id),
        opens=sight.reads(found.batch.employer_id, found.batch.read_as),
    )  # fmt: skip


def _check_may_open(found: Letter, sight: Sight, transfer: Transfer) -> None:
    """A union and an employer open what was issued to them; an auditor's reading is noted. Raises NotVisible."""
    if sight.is_addressed(found):
        return
    if not sight.reads(found.batch.employer_id, found.batch.read_as):
        raise NotVisible
    if any(post.role is Role.AUDITOR for post in posts()):
        record_at_once(
            "letter.opened", by=viewer(), subject=found, transfer_id=transfer.id, letter_id=found.id
        )


@letters.get("/documents/<int:document_id>.pdf")
@requires(Thing.ORGANISATION_LETTERS)
def document(transfer_id: int, document_id: int) -> ResponseReturnValue:
    """A letter's PDF in one language, exactly as it is kept."""
    transfer, sight = reading(transfer_id)
    found = queries.get_document(transfer, document_id)
    _check_may_open(found.letter, sight, transfer)
    if hashlib.sha256(found.pdf).hexdigest() != found.digest:
        abort(500)
    return attachment(found.pdf, file_name(f"{found.letter.reference} {found.language}", "pdf"), PDF)


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
    waits = any(file.made_at is None and file.attempt_count < standings.MOST_ATTEMPTS for file in run.files)
    return render_template(
        "letters/print_run.html", transfer=transfer, batch=batch, run=run, kinds=KINDS, waits=waits,
        is_ready=all(file.made_at for file in run.files), file_name=printing.file_name,
        most_attempts=standings.MOST_ATTEMPTS, may_write=sight.writes(batch.employer_id),
    )  # fmt: skip


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


@letters.get("/<int:batch_id>/print-runs/<int:run_id>/all.zip")
@requires(Thing.STAFF_LETTERS)
def print_all(transfer_id: int, batch_id: int, run_id: int) -> ResponseReturnValue:
    """All files of a run, and the manifest, in one."""
    _transfer, batch, _sight = batch_to_read(transfer_id, batch_id)
    run = queries.get_run(batch, run_id)
    if not all(file.made_at for file in run.files):
        raise NotVisible
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as archive:
        for file in run.files:
            archive.writestr(printing.file_name(file), queries.get_file(run, file.place).pdf or b"")
        archive.writestr("manifest.xlsx", manifest_of(batch, run))
    return attachment(
        packed.getvalue(), file_name(f"print run {batch.id} {run.number}", "zip"), "application/zip"
    )


def manifest_of(batch: Batch, run: PrintRun) -> bytes:
    """The manifest of a print run as a spreadsheet, in the reader's language."""
    headings = [
        _("File"), _("Letter number"), _("Reference"), _("Reader"), _("Language"), _("Pages"), _("Sheets"),
        _("SHA-256"),
    ]  # fmt: skip
    rows = [
        (line.file, line.number, line.reference, line.addressee, str(DOCUMENTS[line.language]), line.pages,
         line.sheets, line.digest)
        for line in printing.manifest(batch, run)
    ]  # fmt: skip
    return workbook([(_("Manifest"), headings, rows)])


@letters.route("/<int:batch_id>/service", methods=["GET", "POST"])
@requires(Thing.STAFF_LETTERS, Verb.WRITE)
def record_batch_service(transfer_id: int, batch_id: int) -> ResponseReturnValue:
    """What happened to all letters of a batch to which it can have happened."""
    transfer, batch = batch_to_write(transfer_id, batch_id, lock=True)
    back = url_for("letters.batch", transfer_id=transfer.id, batch_id=batch.id)
    return _served(transfer, batch, service.letters_to_serve(batch), back, None)


@letters.route("/letters/<int:letter_id>/service", methods=["GET", "POST"])
@requires(Thing.STAFF_LETTERS, Verb.WRITE)
def record_letter_service(transfer_id: int, letter_id: int) -> ResponseReturnValue:
    """What happened to one letter."""
    transfer, _sight = reading(transfer_id)
    batch_id = queries.get_letter(transfer, letter_id).batch_id
    _transfer, batch = batch_to_write(transfer_id, batch_id, lock=True)
    found = queries.get_letter(transfer, letter_id)
    back = url_for("letters.letter", transfer_id=transfer.id, letter_id=found.id)
    return _served(transfer, batch, [found], back, found)


def _served(
    transfer: Transfer, batch: Batch, chosen: list[Letter], back: str, one: Letter | None
) -> ResponseReturnValue:
    form = ServiceForm(data={"happened_on": clock.today()})
    counted: list[int] = []
    if form.validate_on_submit() and form.attempt(
        lambda: counted.append(
            service.record_service(batch, chosen, _step(form), by=viewer(), today=clock.today())
        ), problem,
    ):  # fmt: skip
        db.session.commit()
        flash(ngettext("Recorded for %(num)s letter.", "Recorded for %(num)s letters.", counted[0]))
        return redirect(back)
    return render_form(
        "letters/service.html", form, transfer=transfer, batch=batch, letter=one, back_href=back,
        kinds=KINDS, count=len(chosen),
    )  # fmt: skip


def _step(form: ServiceForm) -> Step:
    return Step(form.kind.data, form.happened_on.data, form.post_class.data, form.note.data or "")
