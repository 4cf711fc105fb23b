"""The pages of access and facilities: what representatives asked for, and what was answered."""

from flask import Blueprint, abort
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from transition import clock
from transition.access.guard import requires, viewer
from transition.access.permissions import Thing, Verb
from transition.consultation.asked import (
    File,
    file_behind,
    file_to_write,
    form_page,
    given,
    page,
    saved,
    the_file,
)
from transition.consultation.facilities import actions, queries
from transition.consultation.facilities.forms import FacilityAnswerForm, FacilityForm
from transition.consultation.labels import FACILITIES, problem
from transition.consultation.queries import recognitions_of

facilities = Blueprint("facilities", __name__, url_prefix="/transfers/<int:transfer_id>/consultation")


@facilities.get("/facilities")
@requires(Thing.MEETINGS)
def list_facilities(transfer_id: int) -> ResponseReturnValue:
    """What was asked for and what was answered; a representative reads their own union's requests."""
    file = the_file(transfer_id)
    file.must_read(Thing.MEETINGS)
    found = queries.facilities_for(file.consultation, file.reach)
    return page(
        "facilities/list_facilities",
        file,
        requests=found,
        kinds=FACILITIES,
        is_own=not file.reach.reads(Thing.REPRESENTATIONS),
    )


@facilities.route("/facilities/new", methods=["GET", "POST"])
@requires(Thing.MEETINGS, Verb.WRITE)
def new_facility(transfer_id: int) -> ResponseReturnValue:
    """Records that representatives asked for something."""
    file = file_to_write(transfer_id, Thing.MEETINGS)
    unions = [(one.id, one.union.name) for one in recognitions_of(file.employer)]
    form = FacilityForm(choices={"recognition_id": unions}) if file.consultation else abort(404)
    home = file.url("facilities.list_facilities")
    if form.validate_on_submit() and form.attempt(lambda: _ask(form, file), problem):
        return saved(_("The request was recorded. Answer it when it is decided."), home)
    return form_page(form, _("Record what was asked for"), _("Save the request"), home)


def _ask(form: FacilityForm, file: File) -> None:
    answers = given(form)
    wanted = answers.pop("recognition_id")
    union = next((one for one in recognitions_of(file.employer) if one.id == wanted), None)
    actions.ask_for_facility(
        file.consultation, recognition=union, **answers, by=viewer(), today=clock.today()
    )


@facilities.route("/facilities/<int:facility_id>/answer", methods=["GET", "POST"])
@requires(Thing.MEETINGS, Verb.WRITE)
def answer_facility(transfer_id: int, facility_id: int) -> ResponseReturnValue:
    """Records that it was given, or refused and why."""
    found = queries.get_facility(the_file(transfer_id).transfer, facility_id)
    file = file_behind(transfer_id, found.consultation, Thing.MEETINGS)
    file.must_write(Thing.MEETINGS)
    form, home = FacilityAnswerForm(data={"version": found.version}), file.url("facilities.list_facilities")
    if form.validate_on_submit() and form.attempt(
        lambda: actions.answer_facility(found, **given(form), by=viewer(), today=clock.today()), problem
    ):
        return saved(_("The answer was recorded."), home)
    return form_page(form, _("Answer what was asked for"), _("Save the answer"), home, intro=found.what)
