"""The pages of measures: one measure in full, and those that record and change what is said of measures."""

from typing import Any, NamedTuple

from flask import Blueprint
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from transition import clock
from transition.access.guard import requires, viewer
from transition.access.permissions import Thing, Verb
from transition.accounts.queries import names_of
from transition.consultation.asked import (
    File,
    file_of_employer,
    file_to_write,
    form_page,
    given,
    page,
    present,
    refused,
    saved,
    the_file,
)
from transition.consultation.labels import MEANS, OUTCOMES, problem
from transition.consultation.measures import actions, labels
from transition.consultation.measures.alerts import Alert, Reached, alerts_of, reached_of
from transition.consultation.measures.forms import (
    ChangeForm,
    MeasureForm,
    RequestForm,
    StatementForm,
    TellingForm,
    WithdrawalForm,
)
from transition.consultation.measures.models import Measure
from transition.consultation.measures.queries import get_measure
from transition.consultation.measures.telling import tell_representatives
from transition.consultation.measures.touched import may_be_touched, people_touched, touched_by
from transition.consultation.measures.versions import told, versions_of
from transition.consultation.reach import employers_of
from transition.consultation.records.queries import reads_all_that_was_sent
from transition.consultation.representations.queries import is_readable, representations_about
from transition.employers.models import Recognition
from transition.staff.people.sight import Level, sight_of
from transition.transfers.models import Transfer

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
    versions = told(versions_of(found))
    return page(
        "measures/measure", file, measure=found, said=readable, others=len(said) - len(readable),
        outcomes=OUTCOMES, means=MEANS, labels=labels, versions=versions, tellings=_tellings(transfer_id, found),
        names=names_of(one.version.written_by_id for one in versions), touched=touched_by(found.touches, file.transfer),
        people=people_touched(found, file.transfer, sees_people=_sees_people(file.transfer)),
    )  # fmt: skip


def _sees_people(transfer: Transfer) -> bool:
    sight = sight_of(transfer, viewer(), clock.today())
    return sight.level > Level.NAMES_AND_POSTS and sight.manager_account_id is None


class Telling(NamedTuple):
    """Whom a measure has reached from one employer's file, as far as the reader may know."""

    file: File
    alert: Alert | None
    reached: list[Reached]


def _tellings(transfer_id: int, found: Measure) -> list[Telling]:
    """Of each opened file: every representative for whoever reads all that was sent, one's own otherwise."""
    tellings = []
    for employer in employers_of(the_file(transfer_id).transfer):
        file = file_of_employer(transfer_id, employer.id)
        if file.kept is None:
            continue
        reads_all = reads_all_that_was_sent(file.reach)
        reached = [
            one
            for one in reached_of(file.kept, found)
            if reads_all or one.recognition.id in file.reach.recognition_ids
        ]
        alert = next((one for one in alerts_of(file.kept) if one.measure.id == found.id), None)
        if reached or (reads_all and alert):
            tellings.append(Telling(file, alert, reached))
    return tellings


def _choices(file: File, found: Measure | None = None) -> dict[str, Any]:
    """What staff a measure may touch; posts by name for whoever may read the staff."""
    offered = may_be_touched(file.transfer, with_posts=_sees_people(file.transfer))
    known = {one.code for one in offered}
    kept = [one for one in touched_by(found.touches, file.transfer) if one.code not in known] if found else []
    return {"touches": [(one.code, labels.touched(one)) for one in [*offered, *kept]]}


@measures.route("/measures/<int:measure_id>/told", methods=["GET", "POST"])
@requires(Thing.ORGANISATION_LETTERS, Verb.WRITE)
def tell_of_measure(transfer_id: int, measure_id: int) -> ResponseReturnValue:
    """Records that the representatives of the reader's own file were told of a measure as it stands."""
    file = file_to_write(transfer_id, Thing.ORGANISATION_LETTERS)
    found = get_measure(file.transfer, measure_id)
    left = [one.recognition for one in reached_of(file.consultation, found) if one.sent is None]
    back = file.url("measures.measure", measure_id=found.id)
    if not left:
        return refused(_("Every representative has been told of this measure as it stands."), back)
    form = TellingForm(choices={"recognition_ids": [(one.id, _name(one)) for one in left]})
    if form.validate_on_submit() and form.attempt(lambda: _tell(form, file, found), problem):
        return saved(_("It was recorded, and stays as it is."), back)
    return form_page(form, _("Representatives told of a measure"), _("Record it"), back)


def _name(recognition: Recognition) -> str:
    names = (recognition.union.name, recognition.branch)
    return ", ".join(name for name in names if name)


def _tell(form: TellingForm, file: File, found: Measure) -> None:
    tell_representatives(
        file.consultation, file.transfer, found, **given(form), by=viewer(), today=clock.today()
    )


@measures.route("/measures/new", methods=["GET", "POST"])
@requires(Thing.MEASURES, Verb.WRITE)
def new_measure(transfer_id: int) -> ResponseReturnValue:
    """Records a measure of the reader's own employer."""
    file = file_to_write(transfer_id, Thing.MEASURES)
    form = MeasureForm(data={"version": 0}, choices=_choices(file))
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
    data = {**present(found, "received_on", *_NAMES), "changed_on": clock.today()}
    form = ChangeForm(data=data, choices=_choices(file, found))
    if form.validate_on_submit() and form.attempt(lambda: _change(form, file, found), problem):
        return saved(_("The measure was saved. Its earlier wording can still be read."), _url(file, found))
    return form_page(form, _("Change a measure"), _("Save the measure"), _url(file, found))


def _change(form: ChangeForm, file: File, found: Measure) -> None:
    actions.change_measure(
        found,
        file.transfer,
        form.said(),
        received_on=form.received_on.data,
        changed_on=form.changed_on.data,
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
