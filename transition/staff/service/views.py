"""The pages that record the steps of a term: added, taken out."""

from flask import flash, redirect
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from transition import clock
from transition.access.guard import requires, viewer
from transition.access.permissions import Thing, Verb
from transition.db import db
from transition.staff.blueprint import staff
from transition.staff.people.editing import BOTH
from transition.staff.people.views import page_of_person, person_of
from transition.staff.service import actions, labels
from transition.staff.service.forms import StepForm, TakeOutForm
from transition.staff.service.queries import get_step
from transition.staff.terms.queries import get_term
from transition.web.pages import render_form


@staff.route("/transfers/<int:transfer_id>/staff/<int:person_id>/terms/<int:term_id>/steps/new", methods=BOTH)
@requires(Thing.STAFF_DETAILS, Verb.WRITE)
def add_step(transfer_id: int, person_id: int, term_id: int) -> ResponseReturnValue:
    """Records what a term brings after so many years of service."""
    transfer, person = person_of(transfer_id, person_id)
    term, form, back = get_term(person, term_id), StepForm(), page_of_person(transfer, person)
    if form.validate_on_submit() and form.attempt(
        lambda: actions.add_step(transfer, term, **form.answers, by=viewer()), labels.problem
    ):
        db.session.commit()
        flash(_("The step was recorded."))
        return redirect(back)
    return render_form("staff/edit.html", form, title=_("Add a service step"), person=person, back_href=back)


@staff.route(
    "/transfers/<int:transfer_id>/staff/<int:person_id>/terms/<int:term_id>/steps/<int:step_id>/take-out",
    methods=BOTH,
)
@requires(Thing.STAFF_DETAILS, Verb.WRITE)
def take_step_out(transfer_id: int, person_id: int, term_id: int, step_id: int) -> ResponseReturnValue:
    """Says that a term brings no such step; what was recorded stays in the trail."""
    transfer, person = person_of(transfer_id, person_id)
    step, back = get_step(get_term(person, term_id), step_id), page_of_person(transfer, person)
    form = TakeOutForm(data={"version": step.version})
    if form.validate_on_submit() and form.attempt(
        lambda: actions.take_step_out(
            transfer, step, version=form.version.data, by=viewer(), today=clock.today()
        ),
        labels.problem,
    ):
        db.session.commit()
        flash(_("The step was taken out."))
        return redirect(back)
    title, note = _("Take a service step out"), _("“%(step)s” will no longer be shown.", step=step.text)
    return render_form("staff/edit.html", form, title=title, person=person, back_href=back, note=note)
