"""The pages of risks: the list, one risk with its history, assessing it anew, closing it."""

from typing import Any

from flask import render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from transition import clock
from transition.access.guard import requires, viewer
from transition.access.permissions import Thing, Verb
from transition.transfers.labels import (
    CHANCES,
    IMPACTS,
    LEVEL_SHAPES,
    LEVELS,
    TREND_ARROWS,
    TRENDS,
)
from transition.transfers.models import Risk, Transfer
from transition.transfers.pages import the_transfer, transfers
from transition.transfers.scope import queries, risk_actions
from transition.transfers.scope.forms import AssessForm, CloseForm, NewRiskForm, RiskForm
from transition.transfers.scope.pages import form_page

_ONE = "/transfers/<int:transfer_id>/risks/<int:risk_id>"
_WORDS: dict[str, Any] = {
    "chances": CHANCES,
    "impacts": IMPACTS,
    "levels": LEVELS,
    "level_shapes": LEVEL_SHAPES,
    "trends": TRENDS,
    "arrows": TREND_ARROWS,
}


@transfers.get("/transfers/<int:transfer_id>/risks", endpoint="risks")
@requires(Thing.SCOPE)
def list_risks(transfer_id: int) -> ResponseReturnValue:
    """What may go wrong, the gravest first, and which way each goes."""
    transfer, today = the_transfer(transfer_id), clock.today()
    risks = queries.courses_of(queries.risks_of(transfer), today)
    return render_template("transfers/risks.html", transfer=transfer, risks=risks, today=today, **_WORDS)


@transfers.get(_ONE, endpoint="risk")
@requires(Thing.SCOPE)
def show_risk(transfer_id: int, risk_id: int) -> ResponseReturnValue:
    """One risk, how it was assessed over time, and when it was closed and opened again."""
    transfer, risk = _risk(transfer_id, risk_id)
    return render_template(
        "transfers/risk.html",
        transfer=transfer,
        stood=queries.courses_of([risk], clock.today())[0],
        history=queries.assessments_of(risk),
        closings=queries.closings_of(risk),
        today=clock.today(),
        **_WORDS,
    )


@transfers.route("/transfers/<int:transfer_id>/risks/new", methods=["GET", "POST"])
@requires(Thing.SCOPE, Verb.WRITE)
def new_risk(transfer_id: int) -> ResponseReturnValue:
    """Adds a risk."""
    transfer, form = the_transfer(transfer_id), NewRiskForm(data={"assessed_on": clock.today()})
    return form_page(
        transfer,
        form,
        lambda: risk_actions.add_risk(transfer, form.answers, by=viewer(), today=clock.today()),
        home=url_for("transfers.risks", transfer_id=transfer.id),
        said=_("The risk was added."),
        title=_("Add a risk"),
    )


@transfers.route(_ONE + "/change", methods=["GET", "POST"])
@requires(Thing.SCOPE, Verb.WRITE)
def change_risk(transfer_id: int, risk_id: int) -> ResponseReturnValue:
    """Describes a risk better."""
    transfer, risk = _risk(transfer_id, risk_id)
    form = RiskForm(obj=risk)
    version = form.version.data
    return form_page(
        transfer,
        form,
        lambda: risk_actions.change_risk(risk, form.answers, version=version, by=viewer()),
        home=_address(risk),
        said=_("The risk was changed."),
        title=_("Change a risk"),
    )


@transfers.route(_ONE + "/assess", methods=["GET", "POST"])
@requires(Thing.SCOPE, Verb.WRITE)
def assess_risk(transfer_id: int, risk_id: int) -> ResponseReturnValue:
    """Assesses a risk anew; a closed one is open again."""
    transfer, risk = _risk(transfer_id, risk_id)
    now: dict[str, Any] = {"likelihood": risk.likelihood, "impact": risk.impact, "version": risk.version}
    form = AssessForm(data={**now, "assessed_on": clock.today()})
    stamp: dict[str, Any] = {"version": form.version.data, "by": viewer(), "today": clock.today()}
    return form_page(
        transfer,
        form,
        lambda: risk_actions.assess_risk(risk, form.answers, **stamp),
        home=_address(risk),
        said=_("The risk was assessed."),
        title=_("Open the risk again") if risk.is_closed else _("Assess the risk"),
    )


@transfers.route(_ONE + "/close", methods=["GET", "POST"])
@requires(Thing.SCOPE, Verb.WRITE)
def close_risk(transfer_id: int, risk_id: int) -> ResponseReturnValue:
    """Closes a risk, with the reason."""
    transfer, risk = _risk(transfer_id, risk_id)
    form = CloseForm(data={"closed_on": clock.today(), "version": risk.version})
    stamp: dict[str, Any] = {"version": form.version.data, "by": viewer(), "today": clock.today()}
    return form_page(
        transfer,
        form,
        lambda: risk_actions.close_risk(risk, form.answers, **stamp),
        home=_address(risk),
        said=_("The risk was closed."),
        title=_("Close the risk"),
    )


def _risk(transfer_id: int, risk_id: int) -> tuple[Transfer, Risk]:
    transfer = the_transfer(transfer_id)
    return transfer, queries.get_child(Risk, risk_id, transfer)


def _address(risk: Risk) -> str:
    return url_for("transfers.risk", transfer_id=risk.transfer_id, risk_id=risk.id)
