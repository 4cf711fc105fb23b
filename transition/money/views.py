"""The pages of what a transfer costs."""

from flask import Blueprint, abort, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from transition import clock
from transition.access.guard import posts, requires, viewer
from transition.access.permissions import Needs, Thing, Verb, conditions
from transition.db import db
from transition.money import actions, queries
from transition.money.actions import CostLineAnswers
from transition.money.forms import CostLineForm, PublishedFigureForm, RemoveForm
from transition.money.labels import FIGURES, KINDS, SUMS, problem
from transition.money.models import CostLine
from transition.money.sums import checks
from transition.transfers.models import Transfer
from transition.transfers.queries import get_transfer
from transition.web.pages import render_form

money = Blueprint("money", __name__, url_prefix="/transfers/<int:transfer_id>/money")


@money.get("", endpoint="money")
@requires(Thing.MONEY)
def show_money(transfer_id: int) -> ResponseReturnValue:
    """The lines and sums that this reader may see."""
    transfer = get_transfer(transfer_id, viewer())
    published = queries.published_figures(transfer)
    sums = checks(
        queries.all_cost_lines(transfer), {figure: kept.amount_pence for figure, kept in published.items()}
    )
    seen = conditions(posts(), Needs(Thing.MONEY, Verb.READ))
    return render_template(
        "money/money.html", transfer=transfer, lines=queries.cost_lines(transfer, seen),
        sums_shown=queries.sums_shown(sums, seen), published=published, kinds=KINDS, figures=FIGURES, how=SUMS,
    )  # fmt: skip


@money.route("/lines/new", methods=["GET", "POST"])
@requires(Thing.MONEY, Verb.WRITE)
def new_cost_line(transfer_id: int) -> ResponseReturnValue:
    """Adds a line."""
    transfer, form = get_transfer(transfer_id, viewer()), CostLineForm()
    if form.validate_on_submit() and form.attempt(
        lambda: actions.add_cost_line(transfer, _answers(form), by=viewer()), problem
    ):
        return _saved(transfer)
    return render_form("money/cost_line.html", form, transfer=transfer, line=None)


@money.route("/lines/<int:line_id>", methods=["GET", "POST"])
@requires(Thing.MONEY, Verb.WRITE)
def edit_cost_line(transfer_id: int, line_id: int) -> ResponseReturnValue:
    """Changes a line."""
    transfer, line = _line(transfer_id, line_id)
    form = CostLineForm(obj=line)
    if form.validate_on_submit() and form.attempt(
        lambda: actions.change_cost_line(line, _answers(form), version=form.version.data, by=viewer()),
        problem,
    ):
        return _saved(transfer)
    return render_form("money/cost_line.html", form, transfer=transfer, line=line)


@money.route("/lines/<int:line_id>/remove", methods=["GET", "POST"])
@requires(Thing.MONEY, Verb.WRITE)
def remove_cost_line(transfer_id: int, line_id: int) -> ResponseReturnValue:
    """Takes a line out of the sums."""
    transfer, line = _line(transfer_id, line_id)
    form = RemoveForm()
    if form.validate_on_submit():
        actions.remove_cost_line(line, by=viewer(), today=clock.today())
        return _saved(transfer)
    return render_form("money/remove_cost_line.html", form, transfer=transfer, line=line)


@money.route("/figures/new", methods=["GET", "POST"])
@requires(Thing.MONEY, Verb.WRITE)
def new_published_figure(transfer_id: int) -> ResponseReturnValue:
    """Keeps a sum as it was published."""
    transfer, form = get_transfer(transfer_id, viewer()), PublishedFigureForm()
    if form.validate_on_submit() and form.attempt(lambda: _record_figure(transfer, form), problem):
        return _saved(transfer)
    return render_form("money/new_published_figure.html", form, transfer=transfer)


def _record_figure(transfer: Transfer, form: PublishedFigureForm) -> None:
    actions.record_published_figure(
        transfer, form.figure.data, amount_pence=form.amount_pence.data, source=form.source.data,
        source_cy=form.source_cy.data or "", by=viewer(),
    )  # fmt: skip


def _answers(form: CostLineForm) -> CostLineAnswers:
    return CostLineAnswers(
        kind=form.kind.data,
        name=form.name.data,
        amount_pence=form.amount_pence.data,
        name_cy=form.name_cy.data or "",
        funding_source=form.funding_source.data or "",
        funding_source_cy=form.funding_source_cy.data or "",
        people_count=form.people_count.data,
        is_published=form.is_published.data,
    )


def _line(transfer_id: int, line_id: int) -> tuple[Transfer, CostLine]:
    transfer = get_transfer(transfer_id, viewer())
    return transfer, queries.find_cost_line(transfer, line_id) or abort(404)


def _saved(transfer: Transfer) -> ResponseReturnValue:
    db.session.commit()
    return redirect(url_for("money.money", transfer_id=transfer.id))
