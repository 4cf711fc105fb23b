"""The pages of papers that a report lists: the list, adding one, changing one."""

from collections.abc import Callable
from typing import Any

from flask import Blueprint, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from transition import clock
from transition.access.guard import requires, viewer
from transition.access.permissions import Thing, Verb
from transition.db import db
from transition.reports.papers import actions, queries
from transition.reports.papers.forms import ChangePaperForm, PaperForm
from transition.reports.papers.labels import PAPER_KINDS, problem
from transition.transfers.models import Transfer
from transition.transfers.queries import get_transfer
from transition.web.forms import Form
from transition.web.pages import render_form

papers = Blueprint("papers", __name__, url_prefix="/transfers/<int:transfer_id>/reports/papers")


@papers.get("", endpoint="papers")
@requires(Thing.REPORT_PART_2)
def list_papers(transfer_id: int) -> ResponseReturnValue:
    """The papers that the next reports will list; whoever reads Part 1 only finds them there, once it is issued."""
    transfer = get_transfer(transfer_id, viewer())
    found = queries.papers_of(transfer)
    return render_template("reports/papers.html", transfer=transfer, papers=found, kinds=PAPER_KINDS)


@papers.route("/new", methods=["GET", "POST"])
@requires(Thing.REPORT_PART_1, Verb.WRITE)
def new_paper(transfer_id: int) -> ResponseReturnValue:
    """Lists a paper."""
    transfer, form = get_transfer(transfer_id, viewer()), PaperForm()
    return _form(
        transfer,
        form,
        lambda: actions.add_paper(transfer, form.answers, by=viewer(), today=clock.today()),
        said=_("The paper was added."),
        title=_("Add a paper"),
    )


@papers.route("/<int:paper_id>/change", methods=["GET", "POST"])
@requires(Thing.REPORT_PART_1, Verb.WRITE)
def change_paper(transfer_id: int, paper_id: int) -> ResponseReturnValue:
    """Changes a paper, or takes it off the list."""
    transfer = get_transfer(transfer_id, viewer())
    paper = queries.get_paper(transfer, paper_id)
    form = ChangePaperForm(obj=paper)
    stamp: dict[str, Any] = {"version": form.version.data, "by": viewer(), "today": clock.today()}
    return _form(
        transfer,
        form,
        lambda: actions.change_paper(paper, form.answers, **stamp),
        said=_("The paper was changed."),
        title=_("Change a paper"),
    )


def _form(
    transfer: Transfer, form: Form, keep: Callable[[], Any], *, said: str, title: str
) -> ResponseReturnValue:
    """Keeps what the form says and goes back to the list; until then, the form itself."""
    address = url_for("papers.papers", transfer_id=transfer.id)
    if form.validate_on_submit() and form.attempt(keep, problem):
        db.session.commit()
        flash(said)
        return redirect(address)
    return render_form("transfers/scope_form.html", form, transfer=transfer, title=title, home=address)
