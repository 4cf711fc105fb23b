"""The pages of what a transfer costs: its lines, where their money comes from, what was published."""

from typing import Any

from flask import abort, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from transition import clock
from transition.access.guard import allows, posts, requires, viewer
from transition.access.permissions import Condition, Needs, Thing, Verb, conditions
from transition.db import db
from transition.money import actions, labels, queries
from transition.money.actions import CostLineAnswers
from transition.money.blueprint import money
from transition.money.budget import budget_of
from transition.money.forms import CostLineForm, PublishedFigureForm, RemoveForm, SourceForm
from transition.money.models import CostLine, Figure
from transition.money.shared.queries import parts_for
from transition.money.sums import source_in
from transition.rules.financial_years import year_name
from transition.transfers.models import Transfer
from transition.transfers.queries import get_transfer
from transition.web.pages import render_form
from transition.web.paging import sort_from
from transition.web.words import own_words

_AT = "/transfers/<int:transfer_id>/money"


def seen() -> frozenset[Condition]:
    """Under which conditions the reader of this page sees the money of its transfer."""
    return conditions(posts(), Needs(Thing.MONEY, Verb.READ))


@money.get(_AT, endpoint="money")
@requires(Thing.MONEY)
def show_money(transfer_id: int) -> ResponseReturnValue:
    """The lines, years, sources and sums that this reader may see."""
    transfer = get_transfer(transfer_id, viewer())
    sort = sort_from(queries.SORTS, "kind")
    budget = budget_of(transfer, seen(), sort=sort.name, is_descending=sort.is_descending)
    shared = parts_for(transfer) if allows(Thing.MONEY, Verb.WRITE) else []
    return render_template(
        "money/money.html", transfer=transfer, budget=budget, sort=sort, shared=shared, labels=labels,
        year_name=year_name,
    )  # fmt: skip


@money.route(f"{_AT}/lines/new", methods=["GET", "POST"])
@requires(Thing.MONEY, Verb.WRITE)
def new_cost_line(transfer_id: int) -> ResponseReturnValue:
    """Adds a line."""
    transfer, form = get_transfer(transfer_id, viewer()), CostLineForm()
    if form.validate_on_submit() and form.attempt(
        lambda: actions.add_cost_line(transfer, _answers(form), by=viewer()), labels.problem
    ):
        return _saved(transfer, _("The line was added."))
    return render_form("money/cost_line.html", form, transfer=transfer, line=None)


@money.route(f"{_AT}/lines/<int:line_id>", methods=["GET", "POST"])
@requires(Thing.MONEY, Verb.WRITE)
def edit_cost_line(transfer_id: int, line_id: int) -> ResponseReturnValue:
    """Changes a line."""
    transfer, line = _line(transfer_id, line_id)
    form = CostLineForm(data=_kept(line))
    if form.validate_on_submit() and form.attempt(
        lambda: actions.change_cost_line(line, _answers(form), version=form.version.data, by=viewer()),
        labels.problem,
    ):
        return _saved(transfer, _("The line was changed."))
    return render_form("money/cost_line.html", form, transfer=transfer, line=line, year_name=year_name)


@money.route(f"{_AT}/sources/<int:source_id>/withdraw", methods=["GET", "POST"])
@requires(Thing.MONEY, Verb.WRITE)
def withdraw_source(transfer_id: int, source_id: int) -> ResponseReturnValue:
    """Takes back where a line's money comes from, from a financial year on."""
    transfer = get_transfer(transfer_id, viewer())
    line, said = queries.find_source(transfer, source_id) or abort(404)
    form = RemoveForm(data={"version": line.version})
    if form.validate_on_submit() and form.attempt(
        lambda: actions.withdraw_source(line, said, version=form.version.data, by=viewer()), labels.problem
    ):
        return _saved(transfer, _("The source was taken back."))
    return render_form(
        "money/withdraw_source.html", form, transfer=transfer, line=line, said=said, year_name=year_name
    )


@money.route(f"{_AT}/lines/<int:line_id>/remove", methods=["GET", "POST"])
@requires(Thing.MONEY, Verb.WRITE)
def remove_cost_line(transfer_id: int, line_id: int) -> ResponseReturnValue:
    """Takes a line out of the sums."""
    transfer, line = _line(transfer_id, line_id)
    form = RemoveForm(data={"version": line.version})
    if form.validate_on_submit() and form.attempt(
        lambda: actions.remove_cost_line(
            line, version=form.version.data, by=viewer(), today=clock.today()
        ), labels.problem,
    ):  # fmt: skip
        return _saved(transfer, _("The line was taken out of the sums."))
    return render_form("money/remove_cost_line.html", form, transfer=transfer, line=line)


@money.route(f"{_AT}/sources/new", methods=["GET", "POST"])
@requires(Thing.MONEY, Verb.WRITE)
def name_source(transfer_id: int) -> ResponseReturnValue:
    """Says where the money of some lines comes from, from a financial year on."""
    transfer = get_transfer(transfer_id, viewer())
    lines = {line.id: line for line in queries.all_cost_lines(transfer)}
    offered = [(line.id, own_words(line, "name").striptags()) for line in lines.values()]
    versions = {line.id: line.version for line in lines.values()}
    form = SourceForm(choices={"lines": offered}, data={"versions": versions})
    if form.validate_on_submit() and form.attempt(
        lambda: _name_source(transfer, form, [lines[one] for one in form.lines.data]), labels.problem
    ):
        return _saved(transfer, _("Where the money comes from was recorded."))
    return render_form("money/name_source.html", form, transfer=transfer, has_lines=bool(lines))


@money.route(f"{_AT}/figures/new", methods=["GET", "POST"])
@requires(Thing.MONEY, Verb.WRITE)
def new_published_figure(transfer_id: int) -> ResponseReturnValue:
    """Keeps a sum, or a line, as it was published."""
    transfer = get_transfer(transfer_id, viewer())
    lines = {str(line.id): line for line in queries.all_cost_lines(transfer)}
    offered: list[tuple[Any, Any]] = [
        (one, name) for one, name in labels.FIGURES.items() if one is not Figure.LINE
    ]
    offered += [(key, own_words(line, "name").striptags()) for key, line in lines.items()]
    versions = {one.id: one.version for one in queries.published_figures(transfer)}
    form = PublishedFigureForm(choices={"about": offered}, data={"versions": versions})
    if form.validate_on_submit() and form.attempt(
        lambda: _record_figure(transfer, form, lines.get(str(form.about.data))), labels.problem
    ):
        return _saved(transfer, _("The published figure was recorded."))
    return render_form("money/new_published_figure.html", form, transfer=transfer)


def _name_source(transfer: Transfer, form: SourceForm, chosen: list[CostLine]) -> None:
    from_year = form.from_year.data
    form.compare_with([source_in(one, from_year or 0) for one in chosen])
    actions.name_source(
        transfer, chosen, versions=form.versions.data, from_year=from_year, source=form.source.data,
        source_cy=form.source_cy.data or "", by=viewer(), is_replacing=form.is_replacing.data,
    )  # fmt: skip


def _record_figure(transfer: Transfer, form: PublishedFigureForm, line: CostLine | None) -> None:
    figure, year = Figure.LINE if line else form.about.data, form.year.data or 0
    found = queries.find_figure(transfer, figure, year=year, line=line)
    if found:
        form.compare_with(found)
    actions.record_published_figure(
        transfer, figure, amount_pence=form.amount_pence.data, source=form.source.data,
        source_cy=form.source_cy.data or "", version=form.versions.data.get(found.id, 0) if found else 0,
        by=viewer(), year=year, line=line,
    )  # fmt: skip


def _answers(form: CostLineForm) -> CostLineAnswers:
    given = form.answers
    return CostLineAnswers(**{name: given[name] for name in CostLineAnswers.__dataclass_fields__})


def _kept(line: CostLine) -> dict[str, Any]:
    """What a line says; where its pay is given apart, the sum is left to be worked out again."""
    names = (*CostLineAnswers.__dataclass_fields__, "version")
    kept = {name: getattr(line, name) for name in names}
    return kept | ({"amount_pence": None} if line.salary_pence is not None else {})


def _line(transfer_id: int, line_id: int) -> tuple[Transfer, CostLine]:
    transfer = get_transfer(transfer_id, viewer())
    return transfer, queries.find_cost_line(transfer, line_id) or abort(404)


def _saved(transfer: Transfer, said: str) -> ResponseReturnValue:
    db.session.commit()
    flash(said)
    return redirect(url_for("money.money", transfer_id=transfer.id))
