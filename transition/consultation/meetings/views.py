"""The pages of meetings: planning, inviting, what was held, the minutes and their corrections, the actions."""

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
    present,
    saved,
    the_file,
)
from transition.consultation.labels import MINUTES, problem
from transition.consultation.meetings import actions, queries
from transition.consultation.meetings.forms import (
    AgreementForm,
    CorrectionAnswerForm,
    CorrectionForm,
    HeldForm,
    InvitationForm,
    LockForm,
    MeetingForm,
    MinutesForm,
    NotHeldForm,
)
from transition.consultation.meetings.models import Meeting
from transition.consultation.queries import recognitions_of

meetings = Blueprint("meetings", __name__, url_prefix="/transfers/<int:transfer_id>/consultation")
ONE = "/meetings/<int:meeting_id>"


def _found(transfer_id: int, meeting_id: int) -> tuple[File, Meeting]:
    found = queries.get_meeting(the_file(transfer_id).transfer, meeting_id)
    return file_behind(transfer_id, found.consultation, Thing.MEETINGS), found


def meeting_to_write(transfer_id: int, meeting_id: int) -> tuple[File, Meeting]:
    """The meeting, when this reader keeps the file that it is in; 403 otherwise."""
    file, found = _found(transfer_id, meeting_id)
    file.must_write(Thing.MEETINGS)
    return file, found


def address_of(file: File, found: Meeting) -> str:
    """Where a meeting's page is."""
    return file.url("meetings.meeting", meeting_id=found.id)


@meetings.get(ONE)
@requires(Thing.MEETINGS)
def meeting(transfer_id: int, meeting_id: int) -> ResponseReturnValue:
    """One meeting: who came, the agenda, the minutes as far as the reader may read them, the actions."""
    file, found = _found(transfer_id, meeting_id)
    reads = queries.reads_minutes(found, file.reach)
    return page(
        "meetings/meeting",
        file,
        meeting=found,
        reads_minutes=reads,
        corrections=queries.corrections_of(found) if reads else [],
        may_correct=queries.may_correct(found, file.reach),
        unions={one.id: one.union.name for one in recognitions_of(file.employer)},
        minutes_words=MINUTES,
    )


@meetings.route("/meetings/new", methods=["GET", "POST"])
@requires(Thing.MEETINGS, Verb.WRITE)
def new_meeting(transfer_id: int) -> ResponseReturnValue:
    """Plans a meeting."""
    file = file_to_write(transfer_id, Thing.MEETINGS)
    kept, form = file.consultation, MeetingForm(data={"version": 0})
    if form.validate_on_submit():
        found = actions.plan_meeting(kept, form.said(), by=viewer())
        return saved(_("The meeting was planned. Say who is to come."), address_of(file, found))
    return form_page(form, _("Plan a meeting"), _("Save the meeting"), file.home)


@meetings.route(ONE + "/change", methods=["GET", "POST"])
@requires(Thing.MEETINGS, Verb.WRITE)
def change_meeting(transfer_id: int, meeting_id: int) -> ResponseReturnValue:
    """Changes what was planned."""
    file, found = meeting_to_write(transfer_id, meeting_id)
    local = found.starts_at.astimezone(clock.UK)
    data = present(found, "title", "title_cy", "place", "agenda")
    form = MeetingForm(data={**data, "day": local.date(), "time": f"{local:%H:%M}"})
    if form.validate_on_submit() and form.attempt(
        lambda: actions.change_meeting(found, form.said(), version=form.version.data, by=viewer()), problem
    ):
        return saved(_("The meeting was saved."), address_of(file, found))
    return form_page(form, _("Change a meeting"), _("Save the meeting"), address_of(file, found))


@meetings.route(ONE + "/invite", methods=["GET", "POST"])
@requires(Thing.MEETINGS, Verb.WRITE)
def invite(transfer_id: int, meeting_id: int) -> ResponseReturnValue:
    """Adds somebody who is to come."""
    file, found = meeting_to_write(transfer_id, meeting_id)
    unions = [(one.id, one.union.name) for one in recognitions_of(file.employer)]
    form = InvitationForm(choices={"account_id": people_to_choose(file), "recognition_id": unions})
    if form.validate_on_submit() and form.attempt(lambda: _invite(form, file, found), problem):
        return saved(_("They are on the list."), address_of(file, found))
    return form_page(form, _("Who is to come?"), _("Add to the list"), address_of(file, found))


def people_to_choose(file: File) -> list[tuple[int, str]]:
    """Who signs in and may take part, by name."""
    return [(one.id, one.name) for one in queries.people_to_invite(file.reach)]


def _invite(form: InvitationForm, file: File, found: Meeting) -> None:
    account_id = form.account_id.data
    name = dict(people_to_choose(file)).get(account_id) or form.name.data or ""
    recognition_id = form.recognition_id.data
    if account_id and not recognition_id:
        recognition_id = queries.recognition_of(account_id, file.reach)
    actions.invite(found, name=name, recognition_id=recognition_id, account_id=account_id, by=viewer())


@meetings.route(ONE + "/held", methods=["GET", "POST"])
@requires(Thing.MEETINGS, Verb.WRITE)
def hold_meeting(transfer_id: int, meeting_id: int) -> ResponseReturnValue:
    """Notes that the meeting was held, and who came."""
    file, found = meeting_to_write(transfer_id, meeting_id)
    came = [one.id for one in found.attendees if one.has_attended]
    invited = [(one.id, one.name) for one in found.attendees]
    form = HeldForm(data={"version": found.version, "attended": came}, choices={"attended": invited})
    if form.validate_on_submit() and form.attempt(lambda: _hold(form, found), problem):
        return saved(_("The meeting was recorded as held."), address_of(file, found))
    return form_page(form, _("The meeting was held"), _("Save who came"), address_of(file, found))


def _hold(form: HeldForm, found: Meeting) -> None:
    attended = frozenset(form.attended.data or ())
    actions.hold_meeting(
        found, attended=attended, version=form.version.data, by=viewer(), today=clock.today()
    )


@meetings.route(ONE + "/not-held", methods=["GET", "POST"])
@requires(Thing.MEETINGS, Verb.WRITE)
def cancel_meeting(transfer_id: int, meeting_id: int) -> ResponseReturnValue:
    """Notes that the meeting was not held, and why."""
    file, found = meeting_to_write(transfer_id, meeting_id)
    form = NotHeldForm(data={"version": found.version, "reason": found.reason_not_held})
    if form.validate_on_submit() and form.attempt(
        lambda: actions.cancel_meeting(found, **given(form), by=viewer()), problem
    ):
        return saved(_("The meeting was recorded as not held."), address_of(file, found))
    return form_page(form, _("The meeting was not held"), _("Save the reason"), address_of(file, found))


@meetings.route(ONE + "/minutes", methods=["GET", "POST"])
@requires(Thing.MEETINGS, Verb.WRITE)
def write_minutes(transfer_id: int, meeting_id: int) -> ResponseReturnValue:
    """Writes the draft of the minutes."""
    file, found = meeting_to_write(transfer_id, meeting_id)
    form = MinutesForm(data=present(found, "minutes"))
    if form.validate_on_submit() and form.attempt(lambda: _write(form, found), problem):
        return saved(
            _("The draft was saved. Those who came can ask for corrections."), address_of(file, found)
        )
    return form_page(form, _("Draft minutes"), _("Save the draft"), address_of(file, found))


def _write(form: MinutesForm, found: Meeting) -> None:
    actions.write_minutes(found, text=form.minutes.data, version=form.version.data, by=viewer())


@meetings.route(ONE + "/agree", methods=["GET", "POST"])
@requires(Thing.MEETINGS, Verb.WRITE)
def agree_minutes(transfer_id: int, meeting_id: int) -> ResponseReturnValue:
    """Notes that both sides agree the draft."""
    file, found = meeting_to_write(transfer_id, meeting_id)
    form = AgreementForm(data={"version": found.version})
    if form.validate_on_submit() and form.attempt(
        lambda: actions.agree_minutes(found, **given(form), by=viewer(), today=clock.today()), problem
    ):
        return saved(_("The minutes are agreed."), address_of(file, found))
    return form_page(form, _("Agree the minutes"), _("Save the day"), address_of(file, found))


@meetings.route(ONE + "/lock", methods=["GET", "POST"])
@requires(Thing.MEETINGS, Verb.WRITE)
def lock_minutes(transfer_id: int, meeting_id: int) -> ResponseReturnValue:
    """Closes agreed minutes for good."""
    file, found = meeting_to_write(transfer_id, meeting_id)
    form = LockForm(data={"version": found.version})
    if form.validate_on_submit() and form.attempt(
        lambda: actions.lock_minutes(found, **given(form), by=viewer(), today=clock.today()), problem
    ):
        return saved(_("The minutes are locked."), address_of(file, found))
    intro = _("Locked minutes, and the record of the meeting, can never be changed again.")
    return form_page(form, _("Lock the minutes"), _("Lock them"), address_of(file, found), intro=intro)


@meetings.route(ONE + "/corrections/new", methods=["GET", "POST"])
@requires(Thing.MEETINGS, Verb.CORRECT)
def new_correction(transfer_id: int, meeting_id: int) -> ResponseReturnValue:
    """A representative who was there asks to have the draft put right."""
    file, found = _found(transfer_id, meeting_id)
    if not queries.has_attended(found, file.reach):
        abort(403)
    form = CorrectionForm()
    if form.validate_on_submit() and form.attempt(
        lambda: actions.ask_for_correction(found, **given(form), by=viewer()), problem
    ):
        return saved(_("Your correction was sent to those who write the minutes."), address_of(file, found))
    title, home = _("Correct the draft minutes"), address_of(file, found)
    return form_page(form, title, _("Send"), home, template="meetings/new_correction", meeting=found)


@meetings.route(ONE + "/corrections/<int:correction_id>", methods=["GET", "POST"])
@requires(Thing.MEETINGS, Verb.WRITE)
def answer_correction(transfer_id: int, meeting_id: int, correction_id: int) -> ResponseReturnValue:
    """Takes a correction up, or not."""
    file, found = meeting_to_write(transfer_id, meeting_id)
    correction, form = queries.get_correction(found, correction_id), CorrectionAnswerForm()
    if form.validate_on_submit() and form.attempt(
        lambda: actions.answer_correction(correction, found, **given(form), by=viewer()), problem
    ):
        return saved(_("The correction was answered."), address_of(file, found))
    title, intro = _("Answer a correction"), correction.text
    return form_page(form, title, _("Save the answer"), address_of(file, found), intro=intro)
