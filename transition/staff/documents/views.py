"""The pages of documents of protected terms: attached, handed out to be saved, taken away."""

from flask import abort, flash, make_response, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from transition import clock
from transition.access.guard import requires, viewer
from transition.access.permissions import Thing, Verb
from transition.db import db
from transition.staff.blueprint import staff
from transition.staff.documents import actions, labels
from transition.staff.documents.forms import DocumentForm, RemovalForm
from transition.staff.documents.models import TermDocument
from transition.staff.documents.queries import get_document
from transition.staff.people.actions import note_opening
from transition.staff.people.editing import BOTH
from transition.staff.people.queries import get_person
from transition.staff.people.sight import Level
from transition.staff.people.views import page_of_person, person_of, reading
from transition.staff.terms.models import Term
from transition.staff.terms.queries import get_term
from transition.transfers.models import Transfer
from transition.web.documents import check_document
from transition.web.pages import render_form

ONE = "/transfers/<int:transfer_id>/staff/<int:person_id>/terms/<int:term_id>/documents"


@staff.route(f"{ONE}/new", methods=BOTH)
@requires(Thing.STAFF_DETAILS, Verb.WRITE)
def new_document(transfer_id: int, person_id: int, term_id: int) -> ResponseReturnValue:
    """Attaches a document to a term."""
    transfer, person = person_of(transfer_id, person_id)
    term, form = get_term(person, term_id), DocumentForm()
    if form.validate_on_submit() and form.attempt(lambda: _attach(transfer, term, form), labels.problem):
        db.session.commit()
        flash(_("The document was attached."))
        return redirect(page_of_person(transfer, person))
    return render_form(
        "staff/new_document.html", form, person=person, back_href=page_of_person(transfer, person)
    )


def _attach(transfer: Transfer, term: Term, form: DocumentForm) -> None:
    upload = form.document.data
    handed_in = check_document(upload.filename or "", upload.read())
    actions.attach_document(
        transfer, term, handed_in, description=form.description.data or "", by=viewer(), now=clock.now()
    )


@staff.get(f"{ONE}/<int:document_id>")
@requires(Thing.STAFF_DETAILS)
def document(transfer_id: int, person_id: int, term_id: int, document_id: int) -> ResponseReturnValue:
    """A document, to be saved and never shown in the browser's own page; refused when it is not as it was attached."""
    transfer, sight = reading(transfer_id)
    if sight.level is not Level.EVERYTHING:
        abort(404)
    person = get_person(transfer, person_id, manager_account_id=sight.manager_account_id)
    found = get_document(get_term(person, term_id), document_id)
    if sight.is_logged:
        note_opening(transfer, person, by=viewer())
    if not actions.is_whole(found):
        back = page_of_person(transfer, person)
        return render_template("staff/document_damaged.html", found=found, person=person, back_href=back), 409
    return _handed_out(found)


def _handed_out(found: TermDocument) -> ResponseReturnValue:
    answer = make_response(found.content)
    answer.headers["Content-Type"] = found.type
    answer.headers["Content-Disposition"] = f'attachment; filename="{found.name}"'
    answer.headers["Content-Security-Policy"] = "sandbox; default-src 'none'"
    return answer


@staff.route(f"{ONE}/<int:document_id>/remove", methods=BOTH)
@requires(Thing.STAFF_DETAILS, Verb.WRITE)
def remove_document(transfer_id: int, person_id: int, term_id: int, document_id: int) -> ResponseReturnValue:
    """Takes away a document that was attached to the wrong term."""
    transfer, person = person_of(transfer_id, person_id)
    term = get_term(person, term_id)
    found, form = get_document(term, document_id), RemovalForm()
    back = page_of_person(transfer, person)
    if form.validate_on_submit():
        actions.take_away_document(transfer, term, found, by=viewer())
        db.session.commit()
        flash(_("The document was taken away."))
        return redirect(back)
    address = url_for(
        "staff.remove_document",
        transfer_id=transfer.id,
        person_id=person.id,
        term_id=term.id,
        document_id=found.id,
    )
    return render_form(
        "staff/remove_document.html", form, found=found, person=person, back_href=back, action=address
    )
