"""The pages of measures promised against delivered."""

from typing import Any

from flask import Blueprint, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from transition import clock
from transition.access.guard import requires, viewer
from transition.access.permissions import Thing, Verb
from transition.accounts.queries import names_of
from transition.consultation.asked import file_of_employer, saved
from transition.consultation.delivery import actions, labels, queries
from transition.consultation.delivery.forms import DeliveryForm
from transition.consultation.measures.queries import get_measure
from transition.consultation.reach import employers_of, reach_of
from transition.transfers.queries import get_transfer
from transition.web.pages import render_form

delivery = Blueprint("delivery", __name__, url_prefix="/transfers/<int:transfer_id>/after/measures")


@delivery.context_processor
def words() -> dict[str, Any]:
    """What the templates of delivery word things with."""
    return {"labels": labels}


@delivery.get("", endpoint="promises")
@requires(Thing.MEASURES)
def list_promises(transfer_id: int) -> ResponseReturnValue:
    """Every measure as it was promised, and what became of it."""
    transfer = get_transfer(transfer_id, viewer())
    found = queries.promises_of(transfer, clock.today())
    employers = {one.id: one for one in employers_of(transfer)}
    writes = {
        key for key, one in employers.items() if reach_of(viewer(), transfer, one).writes(Thing.MEASURES)
    }
    return render_template(
        "consultation/delivery/promises.html",
        transfer=transfer,
        promises=found,
        counts=queries.counts_of(found),
        employers=employers,
        writes=writes,
    )


@delivery.route("/<int:measure_id>", methods=["GET", "POST"])
@requires(Thing.MEASURES, Verb.WRITE)
def record_delivery(transfer_id: int, measure_id: int) -> ResponseReturnValue:
    """Records what became of a measure of the reader's own employer."""
    transfer = get_transfer(transfer_id, viewer())
    measure = get_measure(transfer, measure_id)
    file_of_employer(transfer_id, measure.employer_id).must_write(Thing.MEASURES)
    history = queries.history_of(measure)
    held = {name: getattr(history[0], name) for name in actions.FIELDS} if history else {}
    form = DeliveryForm(data={**held, "version": history[0].id if history else 0})
    stamp: dict[str, Any] = {
        "after": form.version.data, "by": viewer(), "today": clock.today(), "now": clock.now(),
    }  # fmt: skip
    back = url_for("delivery.promises", transfer_id=transfer.id)
    if form.validate_on_submit() and form.attempt(
        lambda: actions.record_delivery(measure, form.answers, **stamp), labels.problem
    ):
        return saved(_("What became of the measure was recorded."), back)
    return render_form(
        "consultation/delivery/record_delivery.html", form, transfer=transfer, measure=measure,
        history=history, back_href=back, names=names_of(one.recorded_by_id for one in history),
    )  # fmt: skip
