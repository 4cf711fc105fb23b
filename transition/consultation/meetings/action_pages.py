"""The pages of what meetings lead to: their actions and commitments, and the calendar file of a meeting."""

from urllib.parse import urlsplit

from flask import Response, current_app
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from transition import clock
from transition.access.guard import requires, viewer
from transition.access.permissions import Thing, Verb
from transition.consultation.asked import File, file_behind, form_page, given, page, saved, the_file
from transition.consultation.labels import problem
from transition.consultation.meetings import actions, queries
from transition.consultation.meetings.forms import ActionForm, DoneForm
from transition.consultation.meetings.invitation import invitation
from transition.consultation.meetings.models import Meeting
from transition.consultation.meetings.views import (
    ONE,
    address_of,
    meeting_to_write,
    meetings,
    people_to_choose,
)
from transition.web.downloads import ICS, attachment, file_name
from transition.web.words import own_words


@meetings.get("/actions")
@requires(Thing.MEETINGS)
def list_actions(transfer_id: int) -> ResponseReturnValue:
    """Every action and commitment of the file: what is open, overdue first, and what was delivered."""
    file = the_file(transfer_id)
    file.must_read(Thing.MEETINGS)
    return page(
        "meetings/list_actions",
        file,
        open_actions=queries.open_actions_of(file.consultation),
        done_actions=queries.done_actions_of(file.consultation),
        meetings={one.id: one for one in queries.meetings_of(file.consultation)},
        today=clock.today(),
    )


@meetings.get(ONE + "/calendar.ics")
@requires(Thing.MEETINGS)
def calendar_file(transfer_id: int, meeting_id: int) -> Response:
    """The meeting for one's own calendar; taken again after a change it replaces the first."""
    found = queries.get_meeting(the_file(transfer_id).transfer, meeting_id)
    file = file_behind(transfer_id, found.consultation, Thing.MEETINGS)
    base = str(current_app.config["BASE_URL"])
    content = invitation(
        found,
        title=own_words(found, "title").striptags(),
        host=urlsplit(base).hostname or "localhost",
        address=base.rstrip("/") + address_of(file, found),
        organiser=current_app.config["SETTINGS"].mail_from,
    )
    return attachment(content, file_name(f"meeting {queries.day_of(found)}", "ics"), ICS)


@meetings.route(ONE + "/actions/new", methods=["GET", "POST"])
@requires(Thing.MEETINGS, Verb.WRITE)
def new_action(transfer_id: int, meeting_id: int) -> ResponseReturnValue:
    """Keeps an action or commitment."""
    file, found = meeting_to_write(transfer_id, meeting_id)
    form = ActionForm(choices={"owner_account_id": people_to_choose(file)})
    if form.validate_on_submit() and form.attempt(lambda: _add(form, file, found), problem):
        return saved(_("The action was saved."), address_of(file, found))
    return form_page(form, _("Add an action"), _("Save the action"), address_of(file, found))


def _add(form: ActionForm, file: File, found: Meeting) -> None:
    answers = given(form)
    answers["owner"] = dict(people_to_choose(file)).get(form.owner_account_id.data) or answers["owner"]
    actions.add_action(found, **answers, by=viewer())


@meetings.route(ONE + "/actions/<int:action_id>/done", methods=["GET", "POST"])
@requires(Thing.MEETINGS, Verb.WRITE)
def finish_action(transfer_id: int, meeting_id: int, action_id: int) -> ResponseReturnValue:
    """Notes that an action was done."""
    file, found = meeting_to_write(transfer_id, meeting_id)
    action = queries.get_action(found, action_id)
    form = DoneForm(data={"version": action.version})
    if form.validate_on_submit() and form.attempt(
        lambda: actions.finish_action(action, found, **given(form), by=viewer(), today=clock.today()),
        problem,
    ):
        return saved(_("The action is done."), address_of(file, found))
    return form_page(form, _("An action was done"), _("Save"), address_of(file, found), intro=action.text)
