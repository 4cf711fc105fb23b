"""The pages of an import: a file, its columns, the review of every row, the commit and what came of it."""

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from transition import clock
from transition.access.guard import allows, requires, viewer
from transition.access.permissions import Thing, Verb
from transition.accounts.queries import names_of
from transition.db import Stale, db, forget_deleted
from transition.imports import actions, labels, queries
from transition.imports.account import account_of_upload, headings_of, mapping_of
from transition.imports.forms import ColumnsForm, UploadForm, VersionForm, columns_form
from transition.imports.grid import Refused
from transition.imports.headings import forbidden_columns
from transition.imports.models import ImportLine, ImportState, LineKind, StaffImport
from transition.rules.broken import RuleBroken
from transition.staff.people import asking
from transition.staff.people.roll_models import StaffEntry
from transition.transfers.models import Transfer
from transition.transfers.queries import NotVisible, get_transfer
from transition.web.errors import not_found
from transition.web.pages import render_form
from transition.web.paging import Page, Sort, page_of

imports = Blueprint("imports", __name__)
BOTH = ["GET", "POST"]
_PAGES = {
    ImportState.UPLOADED: "imports/waiting.html",
    ImportState.CHECKING: "imports/working.html",
    ImportState.CHECKED: "imports/review.html",
    ImportState.COMMITTING: "imports/working.html",
    ImportState.COMMITTED: "imports/result.html",
    ImportState.CANCELLED: "imports/closed.html",
    ImportState.FAILED: "imports/closed.html",
}

for outside in (NotVisible, queries.NoSuchImport):
    imports.register_error_handler(outside, not_found)


def found(transfer_id: int, import_id: int) -> tuple[Transfer, StaffImport]:
    """The transfer and one of its uploads."""
    transfer = get_transfer(transfer_id, viewer())
    return transfer, queries.get_import(transfer, import_id)


def shown(staff_import: StaffImport) -> ResponseReturnValue:
    """Back to the page of an upload."""
    address = url_for("imports.show_import", transfer_id=staff_import.transfer_id, import_id=staff_import.id)
    return redirect(address)


@imports.get("/transfers/<int:transfer_id>/imports")
@requires(Thing.IMPORT)
def list_imports(transfer_id: int) -> ResponseReturnValue:
    """The staff lists uploaded for a transfer, the newest first."""
    transfer = get_transfer(transfer_id, viewer())
    newest = Sort("uploaded", StaffImport.uploaded_at, is_descending=True)
    page = page_of(queries.imports_of(transfer), newest, StaffImport.id)
    names = names_of(one.uploaded_by_id for one in page.rows)
    return render_template("imports/list.html", transfer=transfer, page=page, labels=labels, names=names)


@imports.route("/transfers/<int:transfer_id>/imports/new", methods=BOTH)
@requires(Thing.IMPORT, Verb.WRITE)
def new_import(transfer_id: int) -> ResponseReturnValue:
    """Takes a staff list in; one that cannot be read is refused, with what to do."""
    transfer, form = get_transfer(transfer_id, viewer()), UploadForm()
    if form.validate_on_submit() and (taken := _take_in(transfer, form)) is not None:
        db.session.commit()
        return redirect(url_for("imports.columns", transfer_id=transfer.id, import_id=taken.id))
    return render_form("imports/new.html", form, transfer=transfer)


def _take_in(transfer: Transfer, form: UploadForm) -> StaffImport | None:
    file = form.file.data
    try:
        return actions.upload(
            transfer, data=file.read(), file_name=file.filename, by=viewer(), now=clock.now()
        )
    except Refused as refused:
        form.file.errors = (labels.refusal(refused.code, refused.facts),)
        return None


@imports.route("/transfers/<int:transfer_id>/imports/<int:import_id>/columns", methods=BOTH)
@requires(Thing.IMPORT, Verb.WRITE)
def columns(transfer_id: int, import_id: int) -> ResponseReturnValue:
    """Asks what each column is, beginning with what its heading says or what was said of it before."""
    transfer, staff_import = found(transfer_id, import_id)
    if staff_import.state not in {ImportState.UPLOADED, ImportState.CHECKED}:
        return shown(staff_import)
    headings = headings_of(staff_import)
    proposed = mapping_of(staff_import) or queries.proposed_mapping(transfer.outgoing_employer_id, headings)
    form = columns_form(
        staff_import.columns, proposed, staff_import.version, staff_import.lists, staff_import.sheets
    )
    if form.validate_on_submit() and _map(transfer, staff_import, form):
        db.session.commit()
        return shown(staff_import)
    dropped = [(headings[at], labels.WHY_DROPPED[why]) for at, why in forbidden_columns(headings).items()]
    return render_form(
        "imports/columns.html", form, transfer=transfer, staff_import=staff_import, dropped=dropped
    )


def _map(transfer: Transfer, staff_import: StaffImport, form: ColumnsForm) -> bool:
    """Says what the columns are and checks the list: now when it is short, by a worker when it is long."""

    def act() -> None:
        actions.set_mapping(
            transfer, staff_import, form.mapping, version=form.version.data, sheets=form.chosen_sheets
        )
        if staff_import.row_count > actions.MOST_AT_ONCE:
            actions.let_wait(staff_import)
            return
        account = account_of_upload(transfer, staff_import, clock.today())
        actions.keep_account(transfer, staff_import, account, today=clock.today())

    try:
        return form.attempt(act, labels.problem)
    except Refused as refused:
        twice = [one for one in form.questions if one.data and one.data.value == refused.facts.get("field")]
        message = labels.refusal(refused.code, refused.facts)
        for question in twice[1:]:
            question.errors = (message,)
        if not twice:
            form.form_errors.append(message)
        return False


@imports.get("/transfers/<int:transfer_id>/imports/<int:import_id>")
@requires(Thing.IMPORT)
def show_import(transfer_id: int, import_id: int) -> ResponseReturnValue:
    """How an upload stands: waiting, under review with its whole account, or committed with what came of it."""
    transfer, staff_import = found(transfer_id, import_id)
    people = _people_written(staff_import)
    return render_template(
        _PAGES[staff_import.state], transfer=transfer, staff_import=staff_import, labels=labels,
        counts=queries.line_counts(staff_import), kept=queries.kept_counts(staff_import), people=people,
        persons=queries.names_of_people(one.person_id for one in people.rows) if people else {},
        names=names_of([staff_import.uploaded_by_id, staff_import.closed_by_id]), form=VersionForm(
            data={"version": staff_import.version}
        ), left_out_count=queries.rejected_count(staff_import), kinds=LineKind, state=ImportState,
        work_is_commit=staff_import.state is ImportState.COMMITTING,
    )  # fmt: skip


def _people_written(staff_import: StaffImport) -> Page[StaffEntry] | None:
    if staff_import.state is not ImportState.COMMITTED or not _sees_people():
        return None
    by_name = Sort("name", StaffEntry.name_key)
    return page_of(queries.people_written(staff_import), by_name, StaffEntry.person_id)


def _sees_people() -> bool:
    """Whether the reader may change what they read here; an auditor opens records one by one, each noted."""
    return allows(Thing.IMPORT, Verb.WRITE)


@imports.route("/transfers/<int:transfer_id>/imports/<int:import_id>/lines/<kind>", methods=BOTH)
@requires(Thing.IMPORT, Verb.WRITE)
def lines(transfer_id: int, import_id: int, kind: str) -> ResponseReturnValue:
    """The lines of one kind, a page at a time: people to accept or leave out, questions to answer."""
    transfer, staff_import = found(transfer_id, import_id)
    chosen = next((one for one in LineKind if one.value.lower().replace("_", "-") == kind), None)
    if chosen is None:
        abort(404)
    page = page_of(queries.lines_of(staff_import, chosen), Sort("id", ImportLine.id), ImportLine.id)
    form = VersionForm(data={"version": staff_import.version})
    if form.validate_on_submit() and form.attempt(
        lambda: _decide(staff_import, chosen, form, page.rows), labels.problem
    ):
        db.session.commit()
        flash(_("What you entered was saved. Nothing is written until you commit the list."))
        return redirect(request.full_path)
    return render_form(
        "imports/lines.html", form, transfer=transfer, staff_import=staff_import, kind=chosen, kinds=LineKind,
        page=page, labels=labels, asking=asking,
    )  # fmt: skip


def _decide(staff_import: StaffImport, kind: LineKind, form: VersionForm, rows: list[ImportLine]) -> None:
    version, shown_here = form.version.data, [one.id for one in rows]
    if kind is LineKind.QUESTION:
        answers = {one: request.form.get(f"answer-{one}", "") for one in shown_here}
        actions.answer_lines(staff_import, answers, version=version)
        return
    accepted, rejected = (
        {int(one) for one in request.form.getlist(name) if one.isascii() and one.isdigit()}
        for name in ("accepted", "rejected")
    )
    actions.accept_changes(staff_import, shown_here, accepted, rejected, version=version)


@imports.post("/transfers/<int:transfer_id>/imports/<int:import_id>/commit")
@requires(Thing.IMPORT, Verb.WRITE)
def commit(transfer_id: int, import_id: int) -> ResponseReturnValue:
    """Writes every accepted row or none: now when the list is short, by a worker when it is long."""
    transfer, staff_import = found(transfer_id, import_id)
    form = VersionForm()
    try:
        form.validate_on_submit()
        actions.ask_commit(staff_import, version=form.version.data, by=viewer())
        _write(transfer, staff_import)
    except (RuleBroken, Stale):
        db.session.rollback()
        flash(labels.problem(RuleBroken("import_closed")), "warning")
        return shown(staff_import)
    db.session.commit()
    forget_deleted()
    return shown(staff_import)


def _write(transfer: Transfer, staff_import: StaffImport) -> None:
    if staff_import.row_count > actions.MOST_AT_ONCE:
        actions.let_wait(staff_import)
        return
    account = account_of_upload(transfer, staff_import, staff_import.checked_on or clock.today())
    if actions.commit(transfer, staff_import, account, now=clock.now(), today=clock.today()):
        flash(_("The staff list was committed."))
    else:
        flash(labels.fault("records_changed"), "warning")


@imports.post("/transfers/<int:transfer_id>/imports/<int:import_id>/cancel")
@requires(Thing.IMPORT, Verb.WRITE)
def cancel(transfer_id: int, import_id: int) -> ResponseReturnValue:
    """Deletes an upload that was not committed."""
    transfer, staff_import = found(transfer_id, import_id)
    try:
        actions.cancel(transfer, staff_import, by=viewer(), now=clock.now())
    except RuleBroken as broken:
        db.session.rollback()
        flash(labels.problem(broken), "warning")
        return shown(staff_import)
    db.session.commit()
    forget_deleted()
    flash(_("The upload was deleted. Nothing of it was kept."))
    return shown(staff_import)
