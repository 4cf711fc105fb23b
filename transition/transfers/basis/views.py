"""The pages of a transfer's legal basis: its history, deciding it, proposing one."""

from typing import Any

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from transition import clock
from transition.access.guard import requires, viewer
from transition.access.permissions import Thing, Verb
from transition.transfers.basis import actions, queries
from transition.transfers.basis.forms import DecisionForm, ProposalForm
from transition.transfers.labels import BASES, BASIS_HINTS
from transition.transfers.pages import is_kept, the_transfer, transfers
from transition.web.pages import render_form


@transfers.get("/transfers/<int:transfer_id>/legal-basis")
@requires(Thing.LEGAL_BASIS)
def legal_basis(transfer_id: int) -> ResponseReturnValue:
    """How the legal basis came about."""
    transfer = the_transfer(transfer_id)
    return render_template(
        "transfers/legal_basis.html",
        transfer=transfer,
        history=queries.history_of(transfer),
        is_question_open=queries.is_host_question_open(transfer),
        bases=BASES,
        hints=BASIS_HINTS,
    )


@transfers.route("/transfers/<int:transfer_id>/legal-basis/decide", methods=["GET", "POST"])
@requires(Thing.LEGAL_BASIS, Verb.WRITE)
def decide_basis(transfer_id: int) -> ResponseReturnValue:
    """The present employer records its decision."""
    transfer = the_transfer(transfer_id)
    form = DecisionForm(is_host=queries.is_host_already_employer(transfer))
    stamp: dict[str, Any] = {"by": viewer(), "today": clock.today(), "now": clock.now()}
    if is_kept(form, lambda: actions.decide_basis(transfer, **form.answers, **stamp)):
        flash(_("The legal basis was recorded. The deadlines follow it."))
        return redirect(url_for("transfers.legal_basis", transfer_id=transfer.id))
    return render_form("transfers/decide_basis.html", form, transfer=transfer)


@transfers.route("/transfers/<int:transfer_id>/legal-basis/propose", methods=["GET", "POST"])
@requires(Thing.LEGAL_BASIS, Verb.PROPOSE)
def propose_basis(transfer_id: int) -> ResponseReturnValue:
    """The programme lead puts a basis to the present employer."""
    transfer, form = the_transfer(transfer_id), ProposalForm()
    stamp: dict[str, Any] = {"by": viewer(), "today": clock.today(), "now": clock.now()}
    if is_kept(form, lambda: actions.propose_basis(transfer, **form.answers, **stamp)):
        flash(_("The proposal was recorded. The present employer decides."))
        return redirect(url_for("transfers.legal_basis", transfer_id=transfer.id))
    return render_form("transfers/propose_basis.html", form, transfer=transfer)
