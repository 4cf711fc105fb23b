"""The pages that change and agree a transfer; setting one up is a page of the overview's, with its timeline."""

from flask import abort, flash, redirect, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from transition.access.guard import posts, requires, viewer
from transition.access.permissions import Needs, Side, Thing, Verb, conditions
from transition.transfers import actions
from transition.transfers.forms import AgreementForm, TransferForm
from transition.transfers.pages import is_kept, places, the_transfer, transfers
from transition.web.pages import render_form


@transfers.route("/transfers/<int:transfer_id>/change", methods=["GET", "POST"])
@requires(Thing.TRANSFER, Verb.WRITE)
def change_transfer(transfer_id: int) -> ResponseReturnValue:
    """The programme lead changes a transfer."""
    transfer = the_transfer(transfer_id)
    form = TransferForm(obj=transfer, choices=places())
    version = form.version.data
    if is_kept(form, lambda: actions.change_transfer(transfer, form.answers, version=version, by=viewer())):
        flash(_("The transfer was changed."))
        return redirect(url_for("overview.transfer", transfer_id=transfer.id))
    return render_form("transfers/change_transfer.html", form, transfer=transfer)


@transfers.post("/transfers/<int:transfer_id>/date/agree")
@requires(Thing.TRANSFER, Verb.AGREE)
def agree_date(transfer_id: int) -> ResponseReturnValue:
    """An employer's HR officer agrees to the date for their own side, or takes that back."""
    transfer, form = the_transfer(transfer_id), AgreementForm()
    if not form.validate() or form.side.data not in _own_sides():
        abort(403)
    if is_kept(form, lambda: actions.agree_date(transfer, **form.answers, by=viewer())):
        flash(_("What your employer says about the date was recorded."))
    else:
        flash(form.error_list[0]["text"], "warning")
    return redirect(url_for("overview.transfer", transfer_id=transfer.id))


def _own_sides() -> set[Side]:
    """The sides that the reader may speak for."""
    needs = Needs(Thing.TRANSFER, Verb.AGREE)
    return {post.side for post in posts() if conditions({post}, needs)}
