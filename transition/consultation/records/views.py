"""The pages of records: what was sent to whom, quick records and their documents."""

import io

from flask import Blueprint, abort, request, send_file
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from transition import clock
from transition.access.guard import requires, viewer
from transition.access.permissions import Thing, Verb
from transition.consultation.asked import (
    File,
    any_file,
    file_to_write,
    form_page,
    given,
    page,
    present,
    saved,
    the_file,
)
from transition.consultation.labels import problem
from transition.consultation.measures.queries import get_measure, measures_of
from transition.consultation.meetings.models import Meeting
from transition.consultation.meetings.queries import day_of, get_meeting, meetings_of
from transition.consultation.models import Consultation
from transition.consultation.queries import recognitions_of
from transition.consultation.records import actions, queries
from transition.consultation.records.forms import (
    QuickRecordForm,
    SentForm,
    SortingForm,
)
from transition.consultation.records.models import QuickRecord
from transition.consultation.representations.queries import get_representation, representations_of
from transition.web.documents import check_document
from transition.web.words import day, own_words

_LONGEST = 80
_LINKS = ("meeting_id", "representation_id", "question_id", "measure_id")

records = Blueprint("records", __name__, url_prefix="/transfers/<int:transfer_id>/consultation")


@records.route("/sent/new", methods=["GET", "POST"])
@requires(Thing.ORGANISATION_LETTERS, Verb.WRITE)
def new_sent(transfer_id: int) -> ResponseReturnValue:
    """Records what was sent to a representative or another."""
    file = file_to_write(transfer_id, Thing.ORGANISATION_LETTERS)
    kept = file.consultation
    unions = [(one.id, one.union.name) for one in recognitions_of(file.employer)]
    named = [(one.id, own_words(one, "title").striptags()) for one in measures_of(file.transfer)]
    form = SentForm(choices={"recognition_id": unions, "measure_id": named})
    if form.validate_on_submit() and form.attempt(lambda: _send(form, file, kept), problem):
        return saved(_("It was recorded, and stays as it is."), file.home)
    intro = _("Issue the information under regulation 13 on its own page: each version of it is kept there.")
    return form_page(form, _("Record what was sent"), _("Record it"), file.home, intro=intro)


def _send(form: SentForm, file: File, kept: Consultation) -> None:
    answers = given(form)
    wanted = answers.pop("recognition_id")
    union = next((one for one in recognitions_of(file.employer) if one.id == wanted), None)
    if answers["measure_id"]:
        get_measure(file.transfer, answers["measure_id"])
    actions.record_information_sent(
        kept, file.transfer, recognition=union, **answers, by=viewer(), today=clock.today()
    )


@records.get("/quick-records")
@requires(Thing.TIMELINE)
def quick_records(transfer_id: int) -> ResponseReturnValue:
    """All quick records of a file, those still to be sorted first."""
    file = the_file(transfer_id)
    if not file.reach.reads_evidence():
        abort(403)
    only_unsorted = request.args.get("show") == "unsorted"
    found = queries.quick_records_for(file.consultation, file.reach, only_unsorted=only_unsorted)
    return page("records/quick_records", file, records=found, only_unsorted=only_unsorted)


@records.route("/quick-records/new", methods=["GET", "POST"])
@requires(Thing.MEETINGS, Verb.WRITE)
def new_quick_record(transfer_id: int) -> ResponseReturnValue:
    """One short page: date, who, what, perhaps a document."""
    file = file_to_write(transfer_id, Thing.MEETINGS)
    form = QuickRecordForm(data={"happened_on": clock.today()}) if file.consultation else abort(404)
    if form.validate_on_submit() and form.attempt(lambda: _keep(form, file), problem):
        return saved(_("The record was kept. Sort it when you have time."), file.home)
    return form_page(form, _("Quick record"), _("Save the record"), file.home, files=True)


def _keep(form: QuickRecordForm, file: File) -> None:
    answers = given(form)
    upload = answers.pop("document")
    document = check_document(upload.filename or "", upload.read()) if upload else None
    actions.keep_quick_record(
        file.consultation, **answers, document=document, by=viewer(), today=clock.today()
    )


def _quick_record(
    transfer_id: int, record_id: int, *, with_document: bool = False
) -> tuple[File, QuickRecord]:
    transfer = the_file(transfer_id).transfer
    found = queries.get_quick_record(transfer, record_id, with_document=with_document)
    file = any_file(transfer_id, found.consultation)
    if not file.reach.reads_evidence():
        abort(403)
    if found.is_legal_advice:
        file.must_read(Thing.LEGAL_ADVICE)
    return file, found


@records.route("/quick-records/<int:record_id>", methods=["GET", "POST"])
@requires(Thing.TIMELINE)
def quick_record(transfer_id: int, record_id: int) -> ResponseReturnValue:
    """One quick record; who keeps the file sorts it here."""
    file, found = _quick_record(transfer_id, record_id)
    offered = {
        "meeting_id": [(one.id, _meeting_words(one)) for one in meetings_of(found.consultation)],
        "representation_id": [
            (one.id, f"{one.recognition.union.name} · {day(one.received_on)}")
            for one in representations_of(found.consultation)
        ],
        "question_id": [
            (one.id, own_words(one, "text").striptags()[:_LONGEST])
            for one in queries.questions_of(found.consultation)
        ],
        "measure_id": [(one.id, own_words(one, "title").striptags()) for one in measures_of(file.transfer)],
    }
    form = SortingForm(data=present(found, *offered, "is_sorted", "is_legal_advice"), choices=offered)
    if form.is_submitted():
        file.must_write(Thing.MEETINGS)
    if form.validate_on_submit() and form.attempt(lambda: _sort(form, file, found), problem):
        return saved(_("The record was sorted."), file.url("records.quick_records"))
    home = file.url("records.quick_records")
    return form_page(
        form, _("Quick record"), _("Save"), home, template="records/quick_record", record=found, file=file
    )


def _meeting_words(found: Meeting) -> str:
    return f"{own_words(found, 'title').striptags()} · {day(day_of(found))}"


def _sort(form: SortingForm, file: File, found: QuickRecord) -> None:
    answers = given(form)
    transfer, wanted = file.transfer, {name: answers.pop(name) for name in _LINKS}
    meeting_id, representation_id, question_id, measure_id = wanted.values()
    actions.sort_quick_record(
        found,
        meeting=get_meeting(transfer, meeting_id) if meeting_id else None,
        representation=get_representation(transfer, representation_id) if representation_id else None,
        question=queries.get_question(transfer, question_id) if question_id else None,
        measure=get_measure(transfer, measure_id) if measure_id else None,
        **answers,
        by=viewer(),
    )


@records.get("/quick-records/<int:record_id>/document")
@requires(Thing.TIMELINE)
def document(transfer_id: int, record_id: int) -> ResponseReturnValue:
    """A quick record's document, to be saved and never shown in the browser's own page."""
    _file, found = _quick_record(transfer_id, record_id, with_document=True)
    if found.document is None:
        abort(404)
    return send_file(
        io.BytesIO(found.document),
        mimetype=found.document_type,
        as_attachment=True,
        download_name=found.document_name,
    )
