"""The pages of offers and answers, where nothing but a person's own yes moves them."""

from typing import Any

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from transition import clock
from transition.access.guard import requires, viewer
from transition.access.permissions import Thing, Verb
from transition.accounts.queries import names_of
from transition.db import db
from transition.rules.moving import Way, way_of
from transition.staff.blueprint import staff
from transition.staff.offers import actions, labels, queries
from transition.staff.offers.forms import OfferForm
from transition.staff.people.editing import BOTH, answers
from transition.staff.people.models import Person
from transition.staff.people.reading import closed, reading_of_details
from transition.staff.people.views import person_of
from transition.web.pages import render_form
from transition.web.paging import page_of, sort_from

_COLUMNS = {"name": Person.sort_key, "payroll": Person.payroll_number}


@staff.get("/transfers/<int:transfer_id>/offers")
@requires(Thing.STAFF_DETAILS)
def list_offers(transfer_id: int) -> ResponseReturnValue:
    """Who was offered to move, and what they answered: counts and the list."""
    transfer, sight = reading_of_details(transfer_id)
    if sight.waits_for:
        return closed(transfer, sight)
    state = request.args.get("answer", "")
    state = state if state in queries.STATES else ""
    sort = sort_from(_COLUMNS, "name")
    page = page_of(queries.people_offered(transfer, state), sort, Person.id)
    return render_template(
        "staff/list_offers.html", transfer=transfer, sight=sight, sort=sort, page=page, state=state, labels=labels,
        counts=queries.offer_counts(transfer), offers=queries.offers_of(transfer, page.rows),
        is_by_acceptance=way_of(transfer.basis) is Way.BY_ACCEPTANCE,
    )  # fmt: skip


@staff.route("/transfers/<int:transfer_id>/offers/<int:person_id>", methods=BOTH)
@requires(Thing.STAFF_DETAILS, Verb.WRITE)
def record_offer(transfer_id: int, person_id: int) -> ResponseReturnValue:
    """Records one person's offer and answer; what was recorded before stays in sight."""
    transfer, person = person_of(transfer_id, person_id)
    history = queries.history_of(transfer, person)
    now: dict[str, Any] = {name: getattr(history[0], name) for name in actions.FIELDS} if history else {}
    form = OfferForm(data={**now, "version": history[0].id if history else 0})
    stamp: dict[str, Any] = {"by": viewer(), "today": clock.today(), "now": clock.now()}
    if form.validate_on_submit() and form.attempt(
        lambda: actions.record_offer(
            transfer, person, after=form.version.data, given=answers(form, actions.FIELDS), **stamp
        ),
        labels.problem,
    ):
        db.session.commit()
        flash(_("The offer and the answer were recorded."))
        return redirect(url_for("staff.list_offers", transfer_id=transfer.id))
    return render_form(
        "staff/record_offer.html", form, transfer=transfer, person=person, history=history, labels=labels,
        names=names_of(one.recorded_by_id for one in history),
    )  # fmt: skip
