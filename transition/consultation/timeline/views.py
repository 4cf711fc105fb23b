"""The pages of a transfer's timeline and of one's own tasks."""

from collections.abc import Callable
from typing import Any

from flask import Blueprint, abort, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from transition.access.guard import posts, requires, viewer
from transition.access.permissions import Thing, Verb
from transition.clock import today
from transition.consultation import facts
from transition.consultation.meetings import actions as meeting_actions
from transition.consultation.timeline import actions, drawn, labels, queries, tasks
from transition.consultation.timeline.forms import (
    ActionDoneForm,
    DoneForm,
    MilestoneForm,
    NewMilestoneForm,
    NotNeededForm,
    OwnMilestoneForm,
    VersionForm,
)
from transition.consultation.timeline.models import Milestone
from transition.db import db
from transition.rules.milestones import Owner
from transition.rules.reminders import Urgency
from transition.transfers.models import Transfer
from transition.transfers.queries import get_transfer
from transition.web.forms import Form
from transition.web.pages import drawing, render_form

timeline = Blueprint("timeline", __name__)
GROUPS = (*Urgency, None)


@timeline.context_processor
def words() -> dict[str, Any]:
    """What the templates of this feature word things with."""
    return {"labels": labels, "named": queries.names_people(posts()), "Owner": Owner}


@timeline.get("/transfers/<int:transfer_id>/timeline", endpoint="timeline")
@requires(Thing.TIMELINE)
def show(transfer_id: int) -> ResponseReturnValue:
    """Every duty and milestone with its days and where it stands, as a picture and as tables."""
    transfer = get_transfer(transfer_id, viewer())
    rows = facts.timeline_of(transfer, today())
    return render_template(
        "timeline/timeline.html",
        transfer=transfer,
        rows=rows,
        is_open_yet=any(row.milestone_id for row in rows),
        sides=queries.sides_to_change(posts()),
        alt=drawn.alt_of(rows, today()),
    )


@timeline.get("/transfers/<int:transfer_id>/timeline/picture.svg")
@requires(Thing.TIMELINE)
def picture(transfer_id: int) -> ResponseReturnValue:
    """The timeline drawn, in the reader's language."""
    rows = facts.timeline_of(get_transfer(transfer_id, viewer()), today())
    return drawing(lambda shape: drawn.svg_of(rows, today(), shape))


@timeline.post("/transfers/<int:transfer_id>/timeline/open")
@requires(Thing.TIMELINE, Verb.WRITE)
def lay_out(transfer_id: int) -> ResponseReturnValue:
    """Lays out the rows of the template for a transfer that has none."""
    transfer = get_transfer(transfer_id, viewer())
    actions.open_timeline(transfer, by=viewer())
    db.session.commit()
    flash(_("The timeline was laid out. Every row can be changed."))
    return redirect(url_for("timeline.timeline", transfer_id=transfer.id))


@timeline.get("/transfers/<int:transfer_id>/timeline/<int:milestone_id>")
@requires(Thing.TIMELINE)
def milestone(transfer_id: int, milestone_id: int) -> ResponseReturnValue:
    """One milestone, whole."""
    transfer = get_transfer(transfer_id, viewer())
    found = queries.get_milestone(transfer, milestone_id)
    may_change = queries.may_change(found.side, posts())
    return render_template(
        "timeline/milestone.html", transfer=transfer, row=_row(transfer, found), may_change=may_change
    )


@timeline.route("/transfers/<int:transfer_id>/timeline/new", methods=["GET", "POST"])
@requires(Thing.TIMELINE, Verb.WRITE)
def new_milestone(transfer_id: int) -> ResponseReturnValue:
    """Adds a milestone of one's own."""
    transfer = get_transfer(transfer_id, viewer())
    sides = [(side, labels.SIDES[side]) for side in queries.sides_to_change(posts())]
    form = NewMilestoneForm(choices={**_people(transfer), "side": sides})
    if _is_done(form, lambda: actions.add_milestone(transfer, form.answers, by=viewer())):
        flash(_("The milestone was added."))
        return redirect(url_for("timeline.timeline", transfer_id=transfer.id))
    return render_form("timeline/new_milestone.html", form, transfer=transfer)


@timeline.route("/transfers/<int:transfer_id>/timeline/<int:milestone_id>/change", methods=["GET", "POST"])
@requires(Thing.TIMELINE, Verb.WRITE)
def change_milestone(transfer_id: int, milestone_id: int) -> ResponseReturnValue:
    """Changes a milestone's plan, forecast, owner and note."""
    transfer, found = _to_change(transfer_id, milestone_id)
    kind = MilestoneForm if found.key else OwnMilestoneForm
    form, edit = kind(obj=found, choices=_people(transfer)), actions.edit_milestone
    if _is_done(form, lambda: edit(found, transfer, form.answers, version=form.version.data, by=viewer())):
        flash(_("The milestone was changed."))
        return _back(found)
    return render_form("timeline/change_milestone.html", form, transfer=transfer, row=_row(transfer, found))


@timeline.route("/transfers/<int:transfer_id>/timeline/<int:milestone_id>/done", methods=["GET", "POST"])
@requires(Thing.TIMELINE, Verb.WRITE)
def done(transfer_id: int, milestone_id: int) -> ResponseReturnValue:
    """Marks a milestone as done."""
    transfer, found = _to_change(transfer_id, milestone_id)
    form = DoneForm(obj=found)
    if _is_done(form, lambda: _mark_done(found, form)):
        flash(_("It was marked as done."))
        return _back(found)
    back = url_for("timeline.milestone", transfer_id=transfer.id, milestone_id=found.id)
    return render_form(
        "timeline/done.html", form, transfer=transfer, what=_name(transfer, found), back_href=back
    )


@timeline.route(
    "/transfers/<int:transfer_id>/timeline/<int:milestone_id>/not-needed", methods=["GET", "POST"]
)
@requires(Thing.TIMELINE, Verb.WRITE)
def not_needed(transfer_id: int, milestone_id: int) -> ResponseReturnValue:
    """Says that a milestone is not needed, and why."""
    transfer, found = _to_change(transfer_id, milestone_id)
    form, mark = NotNeededForm(obj=found), actions.mark_not_needed
    if _is_done(
        form,
        lambda: mark(found, reason=form.not_needed_reason.data, version=form.version.data, by=viewer()),
    ):
        flash(_("It was marked as not needed."))
        return _back(found)
    return render_form("timeline/not_needed.html", form, transfer=transfer, row=_row(transfer, found))


@timeline.post("/transfers/<int:transfer_id>/timeline/<int:milestone_id>/needed")
@requires(Thing.TIMELINE, Verb.WRITE)
def needed(transfer_id: int, milestone_id: int) -> ResponseReturnValue:
    """Says that a milestone is needed after all."""
    return _undo(transfer_id, milestone_id, actions.mark_needed)


@timeline.post("/transfers/<int:transfer_id>/timeline/<int:milestone_id>/reopen")
@requires(Thing.TIMELINE, Verb.WRITE)
def reopen(transfer_id: int, milestone_id: int) -> ResponseReturnValue:
    """Takes back that a milestone was done."""
    return _undo(transfer_id, milestone_id, actions.reopen)


@timeline.get("/tasks", endpoint="tasks")
@requires(Thing.TASKS)
def own_tasks() -> ResponseReturnValue:
    """What the reader is to do in all their transfers."""
    found = tasks.tasks_of(viewer(), today())
    groups = [(group, [one for one in found if one.urgency(today()) is group]) for group in GROUPS]
    return render_template("timeline/tasks.html", groups=[pair for pair in groups if pair[1]])


@timeline.route(
    "/transfers/<int:transfer_id>/tasks/milestones/<int:milestone_id>/done", methods=["GET", "POST"]
)
@requires(Thing.TASKS, Verb.WRITE)
def task_done(transfer_id: int, milestone_id: int) -> ResponseReturnValue:
    """Marks a milestone of one's own as done."""
    transfer = get_transfer(transfer_id, viewer())
    found = queries.get_own_milestone(transfer, milestone_id, viewer().account_id)
    form = DoneForm(obj=found)
    if _is_done(form, lambda: _mark_done(found, form)):
        flash(_("It was marked as done."))
        return redirect(url_for("timeline.tasks"))
    back = url_for("timeline.tasks")
    return render_form(
        "timeline/done.html", form, transfer=transfer, what=_name(transfer, found), back_href=back
    )


@timeline.route("/transfers/<int:transfer_id>/tasks/actions/<int:action_id>/done", methods=["GET", "POST"])
@requires(Thing.TASKS, Verb.WRITE)
def action_done(transfer_id: int, action_id: int) -> ResponseReturnValue:
    """Marks an action of a meeting, taken on by the reader, as done."""
    transfer = get_transfer(transfer_id, viewer())
    action, meeting = tasks.get_own_action(transfer, action_id, viewer().account_id)
    form, finish = ActionDoneForm(obj=action), meeting_actions.finish_action
    said = {name: getattr(form, name).data for name in ("done_on", "evidence", "version")}
    if _is_done(form, lambda: finish(action, meeting, **said, by=viewer(), today=today())):
        flash(_("It was marked as done."))
        return redirect(url_for("timeline.tasks"))
    back = url_for("timeline.tasks")
    return render_form("timeline/done.html", form, transfer=transfer, what=action.text, back_href=back)


def _to_change(transfer_id: int, milestone_id: int) -> tuple[Transfer, Milestone]:
    """A milestone that the reader may change; 403 where it is the other employer's."""
    transfer = get_transfer(transfer_id, viewer())
    found = queries.get_milestone(transfer, milestone_id)
    if not queries.may_change(found.side, posts()):
        abort(403)
    return transfer, found


def _mark_done(found: Milestone, form: DoneForm) -> None:
    actions.mark_done(
        found,
        done_on=form.done_on.data,
        evidence=form.evidence.data,
        version=form.version.data,
        by=viewer(),
        today=today(),
    )


def _undo(transfer_id: int, milestone_id: int, action: Callable[..., None]) -> ResponseReturnValue:
    _transfer, found = _to_change(transfer_id, milestone_id)
    form = VersionForm()
    action(found, version=form.version.data, by=viewer())
    db.session.commit()
    flash(_("The milestone was changed."))
    return _back(found)


def _is_done(form: Form, action: Callable[[], Any]) -> bool:
    """Whether the form was sent, is well shaped and the action kept it."""
    if not (form.validate_on_submit() and form.attempt(action, labels.problem)):
        return False
    db.session.commit()
    return True


def _row(transfer: Transfer, found: Milestone) -> facts.TimelineRow:
    """The milestone as its timeline shows it, whether or not its duty arises under this legal basis."""
    return facts.row_of(transfer, found, today())


def _name(transfer: Transfer, found: Milestone) -> str:
    return labels.name_of(_row(transfer, found))


def _back(found: Milestone) -> ResponseReturnValue:
    return redirect(url_for("timeline.milestone", transfer_id=found.transfer_id, milestone_id=found.id))


def _people(transfer: Transfer) -> dict[str, list[tuple[int, str]]]:
    return {"owner_account_id": [(one.id, one.name) for one in queries.people_to_ask(transfer, today())]}
