"""The pages of teams and their place in the transfer."""

from typing import Any

from flask import render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from transition import clock
from transition.access.guard import requires, viewer
from transition.access.permissions import Thing, Verb
from transition.transfers.labels import SCOPE_SHAPES, SCOPES
from transition.transfers.models import Team
from transition.transfers.pages import the_transfer, transfers
from transition.transfers.scope import actions, queries
from transition.transfers.scope.forms import TeamChangeForm, TeamForm
from transition.transfers.scope.pages import form_page


@transfers.get("/transfers/<int:transfer_id>/teams", endpoint="teams")
@requires(Thing.SCOPE)
def list_teams(transfer_id: int) -> ResponseReturnValue:
    """The teams, and whether each is in scope; how many posts are new."""
    transfer = the_transfer(transfer_id)
    return render_template(
        "transfers/teams.html",
        transfer=transfer,
        teams=queries.teams_of(transfer),
        new_posts=queries.posts_of(transfer, clock.today()),
        scopes=SCOPES,
        shapes=SCOPE_SHAPES,
    )


@transfers.get("/transfers/<int:transfer_id>/teams/<int:team_id>", endpoint="team")
@requires(Thing.SCOPE)
def show_team(transfer_id: int, team_id: int) -> ResponseReturnValue:
    """One team, and everything that was decided about it."""
    transfer = the_transfer(transfer_id)
    team = queries.get_child(Team, team_id, transfer)
    return render_template(
        "transfers/team.html",
        transfer=transfer,
        team=team,
        history=queries.history_of(team),
        scopes=SCOPES,
        shapes=SCOPE_SHAPES,
    )


@transfers.route("/transfers/<int:transfer_id>/teams/new", methods=["GET", "POST"])
@requires(Thing.SCOPE, Verb.WRITE)
def new_team(transfer_id: int) -> ResponseReturnValue:
    """Adds a team."""
    transfer, form = the_transfer(transfer_id), TeamForm()
    return form_page(
        transfer,
        form,
        lambda: actions.add_team(transfer, form.answers, by=viewer(), today=clock.today()),
        home=url_for("transfers.teams", transfer_id=transfer.id),
        said=_("The team was added."),
        title=_("Add a team"),
    )


@transfers.route("/transfers/<int:transfer_id>/teams/<int:team_id>/change", methods=["GET", "POST"])
@requires(Thing.SCOPE, Verb.WRITE)
def change_team(transfer_id: int, team_id: int) -> ResponseReturnValue:
    """Changes a team, or decides whether it is in scope."""
    transfer = the_transfer(transfer_id)
    team = queries.get_child(Team, team_id, transfer)
    form = TeamChangeForm(obj=team)
    stamp: dict[str, Any] = {"version": form.version.data, "by": viewer(), "today": clock.today()}
    return form_page(
        transfer,
        form,
        lambda: actions.change_team(team, _of_team(form), is_correction=form.is_correction.data, **stamp),
        home=url_for("transfers.teams", transfer_id=transfer.id),
        said=_("The team was changed."),
        title=_("Change a team"),
    )


def _of_team(form: TeamChangeForm) -> dict[str, Any]:
    """What is said of the team itself."""
    return {name: value for name, value in form.answers.items() if name != "is_correction"}
