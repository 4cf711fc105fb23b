"""The pages of what bodies decided, and are still to decide."""

from flask import render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from transition import clock
from transition.access.guard import requires, viewer
from transition.access.permissions import Thing, Verb
from transition.transfers.models import Decision
from transition.transfers.pages import the_transfer, transfers
from transition.transfers.scope import actions, queries
from transition.transfers.scope.forms import DecisionForm, FindDecisionsForm
from transition.transfers.scope.pages import form_page
from transition.web.language import language
from transition.web.paging import Sort, page_of, sort_from

_PENDING = {"pending": True, "decided": False}


@transfers.get("/transfers/<int:transfer_id>/decisions", endpoint="decisions")
@requires(Thing.DECISIONS)
def list_decisions(transfer_id: int) -> ResponseReturnValue:
    """What bodies decided and are to decide, what is open first; narrowed by body, state and words."""
    transfer, today = the_transfer(transfer_id), clock.today()
    bodies = queries.bodies_of(transfer)
    named = [(en, (cy if language() == "cy" else "") or en) for en, cy in bodies]
    form = FindDecisionsForm(request.args, choices={"body": named})
    is_right = form.validate()
    asked = {"words": form.words.data or "", "body": form.body.data or ""} if is_right else {}
    query = queries.decisions_found(transfer, today, is_pending=_PENDING.get(form.show.data or ""), **asked)
    page = page_of(query, _sort(), Decision.id)
    return render_template(
        "transfers/decisions.html",
        transfer=transfer,
        page=page,
        sort=_sort(),
        form=form,
        is_narrowed=any(request.args.get(name) for name in ("words", "body", "show")),
        today=today,
    ), 200 if is_right else 400


def _sort() -> Sort:
    columns = {"day": queries.day_of_decision(), "body": Decision.body}
    return sort_from(columns, "day", newest_first=True)


@transfers.route("/transfers/<int:transfer_id>/decisions/new", methods=["GET", "POST"])
@requires(Thing.DECISIONS, Verb.WRITE)
def new_decision(transfer_id: int) -> ResponseReturnValue:
    """Adds a decision."""
    transfer, form = the_transfer(transfer_id), DecisionForm()
    return form_page(
        transfer,
        form,
        lambda: actions.add_decision(transfer, form.answers, by=viewer()),
        home=url_for("transfers.decisions", transfer_id=transfer.id),
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
    return form_page(
        transfer,
        form,
        lambda: actions.change_decision(decision, form.answers, version=version, by=viewer()),
        home=url_for("transfers.decisions", transfer_id=transfer.id),
        said=_("The decision was changed."),
        title=_("Change a decision"),
    )
