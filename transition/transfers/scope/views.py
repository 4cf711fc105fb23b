"""The pages of teams and scope, of decisions and of risks."""

from collections.abc import Callable
from typing import Any

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from transition import clock
from transition.access.guard import requires, viewer
from transition.access.permissions import Thing, Verb
from transition.transfers.labels import CHANCES, IMPACTS, SCOPE_SHAPES, SCOPES
from transition.transfers.models import Decision, Risk, Team, Transfer
from transition.transfers.pages import is_kept, the_transfer, transfers
from transition.transfers.scope import actions, queries
from transition.transfers.scope.forms import DecisionForm, RiskForm, TeamForm
from transition.web.forms import Form
from transition.web.pages import render_form


@transfers.get("/transfers/<int:transfer_id>/teams", endpoint="teams")
@requires(Thing.SCOPE)
def list_teams(transfer_id: int) -> ResponseReturnValue:
    """The teams, and whether each is in scope."""
    transfer = the_transfer(transfer_id)
    teams = queries.teams_of(transfer)
    return render_template(
        "transfers/teams.html", transfer=transfer, teams=teams, scopes=SCOPES, shapes=SCOPE_SHAPES
    )


@transfers.route("/transfers/<int:transfer_id>/teams/new", methods=["GET", "POST"])
@requires(Thing.SCOPE, Verb.WRITE)
def new_team(transfer_id: int) -> ResponseReturnValue:
    """Adds a team."""
    transfer, form = the_transfer(transfer_id), TeamForm()
    return _form(
        transfer,
        form,
        lambda: actions.add_team(transfer, form.answers, by=viewer(), today=clock.today()),
        home="transfers.teams",
        said=_("The team was added."),
        title=_("Add a team"),
    )


@transfers.route("/transfers/<int:transfer_id>/teams/<int:team_id>/change", methods=["GET", "POST"])
@requires(Thing.SCOPE, Verb.WRITE)
def change_team(transfer_id: int, team_id: int) -> ResponseReturnValue:
    """Changes a team, or decides whether it is in scope."""
    transfer = the_transfer(transfer_id)
    team = queries.get_child(Team, team_id, transfer)
    form = TeamForm(obj=team)
    stamp: dict[str, Any] = {"version": form.version.data, "by": viewer(), "today": clock.today()}
    return _form(
        transfer,
        form,
        lambda: actions.change_team(team, form.answers, **stamp),
        home="transfers.teams",
        said=_("The team was changed."),
        title=_("Change a team"),
    )


@transfers.get("/transfers/<int:transfer_id>/decisions", endpoint="decisions")
@requires(Thing.DECISIONS)
def list_decisions(transfer_id: int) -> ResponseReturnValue:
    """What bodies decided about the transfer."""
    transfer = the_transfer(transfer_id)
    decisions = queries.decisions_of(transfer)
    return render_template("transfers/decisions.html", transfer=transfer, decisions=decisions)


@transfers.route("/transfers/<int:transfer_id>/decisions/new", methods=["GET", "POST"])
@requires(Thing.DECISIONS, Verb.WRITE)
def new_decision(transfer_id: int) -> ResponseReturnValue:
    """Adds a decision."""
    transfer, form = the_transfer(transfer_id), DecisionForm()
    return _form(
        transfer,
        form,
        lambda: actions.add_decision(transfer, form.answers, by=viewer()),
        home="transfers.decisions",
        said=_("The decision was added."),
        title=_("Add a decision"),
    )


@transfers.route("/transfers/<int:transfer_id>/decisions/<int:decision_id>/change", methods=["GET", "POST"])
@requires(Thing.DECISIONS, Verb.WRITE)
def change_decision(transfer_id: int, decision_id: int) -> ResponseReturnValue:
    """Changes a decision."""
    transfer = the_transfer(transfer_id)
    decision = queries.get_child(Decision, decision_id, transfer)
    form = DecisionForm(obj=decision)
    version = form.version.data
    return _form(
        transfer,
        form,
        lambda: actions.change_decision(decision, form.answers, version=version, by=viewer()),
        home="transfers.decisions",
        said=_("The decision was changed."),
        title=_("Change a decision"),
    )


@transfers.get("/transfers/<int:transfer_id>/risks", endpoint="risks")
@requires(Thing.SCOPE)
def list_risks(transfer_id: int) -> ResponseReturnValue:
    """What may go wrong, the gravest first."""
    transfer = the_transfer(transfer_id)
    risks = queries.risks_of(transfer)
    return render_template(
        "transfers/risks.html", transfer=transfer, risks=risks, chances=CHANCES, impacts=IMPACTS
    )


@transfers.route("/transfers/<int:transfer_id>/risks/new", methods=["GET", "POST"])
@requires(Thing.SCOPE, Verb.WRITE)
def new_risk(transfer_id: int) -> ResponseReturnValue:
    """Adds a risk."""
    transfer, form = the_transfer(transfer_id), RiskForm()
    return _form(
        transfer,
        form,
        lambda: actions.add_risk(transfer, form.answers, by=viewer()),
        home="transfers.risks",
        said=_("The risk was added."),
        title=_("Add a risk"),
    )


@transfers.route("/transfers/<int:transfer_id>/risks/<int:risk_id>/change", methods=["GET", "POST"])
@requires(Thing.SCOPE, Verb.WRITE)
def change_risk(transfer_id: int, risk_id: int) -> ResponseReturnValue:
    """Changes a risk, or closes it."""
    transfer = the_transfer(transfer_id)
    risk = queries.get_child(Risk, risk_id, transfer)
    form = RiskForm(obj=risk)
    version = form.version.data
    return _form(
        transfer,
        form,
        lambda: actions.change_risk(risk, form.answers, version=version, by=viewer()),
        home="transfers.risks",
        said=_("The risk was changed."),
        title=_("Change a risk"),
    )


def _form(
    transfer: Transfer, form: Form, keep: Callable[[], Any], *, home: str, said: str, title: str
) -> ResponseReturnValue:
    """Keeps what the form says, says so and goes back to the list `home`; until then, the form itself."""
    address = url_for(home, transfer_id=transfer.id)
    if is_kept(form, keep):
        flash(said)
        return redirect(address)
    return render_form("transfers/scope_form.html", form, transfer=transfer, title=title, home=address)
