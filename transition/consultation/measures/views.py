"""The pages of measures: one measure in full, and those that record and change what is said of measures."""

from flask import Blueprint
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from transition import clock
from transition.access.guard import requires, viewer
from transition.access.permissions import Thing, Verb
from transition.consultation.asked import (
    File,
    file_of_employer,
    file_to_write,
    form_page,
    given,
    page,
    present,
    saved,
    the_file,
)
from transition.consultation.labels import OUTCOMES, problem
from transition.consultation.measures import actions
from transition.consultation.measures.forms import (
    MeasureForm,
    RequestForm,
    StatementForm,
    WithdrawalForm,
)
from transition.consultation.measures.models import Measure
from transition.consultation.measures.queries import get_measure
from transition.consultation.representations.queries import is_readable, representations_about

measures = Blueprint("measures", __name__, url_prefix="/transfers/<int:transfer_id>/consultation")

_NAMES = tuple(actions.MeasureAnswers.__dataclass_fields__)


def _found(transfer_id: int, measure_id: int) -> tuple[File, Measure]:
    """The measure, and the file of the employer that envisages it."""
    found = get_measure(the_file(transfer_id).transfer, measure_id)
    return file_of_employer(transfer_id, found.employer_id), found


def _to_write(transfer_id: int, measure_id: int) -> tuple[File, Measure]:
    file, found = _found(transfer_id, measure_id)
    file.must_write(Thing.MEASURES)
    return file, found


def _url(file: File, found: Measure) -> str:
    return file.url("measures.measure", measure_id=found.id)


@measures.get("/measures/<int:measure_id>")
@requires(Thing.MEASURES)
def measure(transfer_id: int, measure_id: int) -> ResponseReturnValue:
    """One measure: what it is, what was said of it, what was replied, and its final wording."""
    file, found = _found(transfer_id, measure_id)
    said = [
        (one, is_readable(one, file_of_employer(transfer_id, one.consultation.employer_id).reach))
        for one in representations_about(found, file.transfer)
    ]
    readable = [one for one, may in said if may]
    return page(
        "measures/measure", file, measure=found, said=readable, others=len(said) - len(readable),
        outcomes=OUTCOMES,
    )  # fmt: skip


@measures.route("/measures/new", methods=["GET", "POST"])
@requires(Thing.MEASURES, Verb.WRITE)
def new_measure(transfer_id: int) -> ResponseReturnValue:
    """Records a measure of the reader's own employer."""
    file = file_to_write(transfer_id, Thing.MEASURES)
    form = MeasureForm(data={"version": 0})
    if form.validate_on_submit() and form.attempt(lambda: _record(form, file), problem):
        return saved(_("The measure was recorded. Tell every representative of it."), file.home)
    return form_page(form, _("Record a measure"), _("Save the measure"), file.home)


def _record(form: MeasureForm, file: File) -> None:
    actions.record_measure(
        file.transfer,
        file.employer,
        form.said(),
        received_on=form.received_on.data,
        by=viewer(),
        today=clock.today(),
    )


@measures.route("/measures/<int:measure_id>/change", methods=["GET", "POST"])
@requires(Thing.MEASURES, Verb.WRITE)
def change_measure(transfer_id: int, measure_id: int) -> ResponseReturnValue:
    """Puts right what is said of a measure."""
    file, found = _to_write(transfer_id, measure_id)
    form = MeasureForm(data=present(found, "received_on", *_NAMES))
    if form.validate_on_submit() and form.attempt(lambda: _change(form, file, found), problem):
        return saved(_("The measure was saved."), _url(file, found))
    return form_page(form, _("Change a measure"), _("Save the measure"), _url(file, found))


def _change(form: MeasureForm, file: File, found: Measure) -> None:
    actions.change_measure(
        found,
        file.transfer,
        form.said(),
        received_on=form.received_on.data,
        version=form.version.data,
        by=viewer(),
        today=clock.today(),
    )


@measures.route("/measures/<int:measure_id>/withdraw", methods=["GET", "POST"])
@requires(Thing.MEASURES, Verb.WRITE)
def withdraw_measure(transfer_id: int, measure_id: int) -> ResponseReturnValue:
    """Notes that a measure is no longer envisaged."""
    file, found = _to_write(transfer_id, measure_id)
    form = WithdrawalForm(data={"version": found.version})
    if form.validate_on_submit() and form.attempt(lambda: _withdraw(form, found), problem):
        return saved(_("The measure was withdrawn. It can still be read."), _url(file, found))
    return form_page(form, _("Withdraw a measure"), _("Withdraw the measure"), _url(file, found))


def _withdraw(form: WithdrawalForm, found: Measure) -> None:
    actions.withdraw_measure(found, **given(form), by=viewer(), today=clock.today())


@measures.route("/measures/statement", methods=["GET", "POST"])
@requires(Thing.MEASURES, Verb.WRITE)
def state_measures(transfer_id: int) -> ResponseReturnValue:
    """A dated statement: there are no measures, or these are all of them."""
    file = file_to_write(transfer_id, Thing.MEASURES)
    form = StatementForm()
    if form.validate_on_submit() and form.attempt(lambda: _state(form, file), problem):
        return saved(_("The statement was recorded."), file.home)
    return form_page(form, _("Statement about measures"), _("Record the statement"), file.home)


def _state(form: StatementForm, file: File) -> None:
    actions.state_measures(file.transfer, file.employer, **given(form), by=viewer(), today=clock.today())


@measures.route("/measures/request", methods=["GET", "POST"])
@requires(Thing.MEASURES, Verb.WRITE)
def request_measures(transfer_id: int) -> ResponseReturnValue:
    """Records that the incoming employer was asked for its measures."""
    transfer = the_file(transfer_id).transfer
    file = file_of_employer(transfer_id, transfer.outgoing_employer_id)
    file.must_write(Thing.MEASURES)
    form = RequestForm()
    if form.validate_on_submit() and form.attempt(lambda: _request(form, file), problem):
        return saved(_("The request was recorded."), file.home)
    return form_page(form, _("Request for measures"), _("Record the request"), file.home)


def _request(form: RequestForm, file: File) -> None:
    actions.request_measures(file.transfer, **given(form), by=viewer(), today=clock.today())
