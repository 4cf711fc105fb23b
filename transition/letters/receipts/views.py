"""The pages of receipts: recording one for a letter to an organisation or a union, and its document."""

from flask import abort, flash, redirect, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from transition import clock
from transition.access.guard import requires, viewer
from transition.access.permissions import Thing, Verb
from transition.db import db
from transition.letters import queries
from transition.letters.blueprint import batch_to_read, batch_to_write, letters, reading
from transition.letters.labels import problem
from transition.letters.models import Batch, Letter
from transition.letters.receipts import actions
from transition.letters.receipts.actions import Received
from transition.letters.receipts.forms import ReceiptForm
from transition.letters.receipts.queries import get_receipt
from transition.web.documents import check_document
from transition.web.downloads import attachment
from transition.web.pages import render_form


@letters.route("/letters/<int:letter_id>/receipt", methods=["GET", "POST"])
@requires(Thing.ORGANISATION_LETTERS, Verb.WRITE)
def record_receipt(transfer_id: int, letter_id: int) -> ResponseReturnValue:
    """Who received a letter there, when, and what shows it."""
    transfer, _sight = reading(transfer_id)
    batch_id = queries.get_letter(transfer, letter_id).batch_id
    _transfer, batch = batch_to_write(transfer_id, batch_id, lock=True)
    found = queries.get_letter(transfer, letter_id)
    if batch.issued_on is None:
        abort(404)
    back = url_for("letters.letter", transfer_id=transfer.id, letter_id=found.id)
    form = ReceiptForm(data={"received_on": clock.today()})
    if form.validate_on_submit() and form.attempt(lambda: _receive(form, batch, found), problem):
        db.session.commit()
        flash(_("The receipt was recorded, and stays as it is."))
        return redirect(back)
    return render_form("letters/receipts/receipt.html", form, transfer=transfer, letter=found, back_href=back)


def _receive(form: ReceiptForm, batch: Batch, found: Letter) -> None:
    upload = form.document.data
    given = Received(
        received_by=form.received_by.data,
        received_on=form.received_on.data,
        email=form.email.data or "",
        words=form.words.data or "",
        document=check_document(upload.filename or "", upload.read()) if upload else None,
    )
    actions.record_receipt(batch, found, given, by=viewer(), today=clock.today())


@letters.get("/receipts/<int:receipt_id>/document")
@requires(Thing.ORGANISATION_LETTERS)
def receipt_document(transfer_id: int, receipt_id: int) -> ResponseReturnValue:
    """The document of a receipt, to be saved: for those who may open the letters of its batch."""
    transfer, _sight = reading(transfer_id)
    receipt, found = get_receipt(transfer, receipt_id)
    batch_to_read(transfer_id, found.batch_id)
    if receipt.document is None:
        abort(404)
    return attachment(receipt.document, receipt.document_name, receipt.document_type)
