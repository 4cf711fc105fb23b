"""The page of the outbox: what waits, what was sent, what was given up, and why."""

from flask import current_app, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from transition import clock
from transition.access.guard import requires, viewer
from transition.access.permissions import Thing, Verb
from transition.accounts.forms import NothingAsked
from transition.accounts.models import Account
from transition.db import db
from transition.reminders import actions, labels, pausing, queries
from transition.reminders.blueprint import reminders
from transition.reminders.forms import PauseForm
from transition.reminders.models import OutboxMessage, OutboxState
from transition.rules.broken import RuleBroken
from transition.web.pages import render_form
from transition.web.paging import page_of, sort_from

SORTS = {
    "id": OutboxMessage.id,
    "for_on": OutboxMessage.for_on,
    "name": Account.name,
    "state": OutboxMessage.state,
    "tries": OutboxMessage.attempt_count,
}


@reminders.get("/outbox", endpoint="outbox")
@requires(Thing.ACCOUNTS)
def show_outbox() -> ResponseReturnValue:
    """Every message, the newest first, or those in one state; sorted as the reader asks."""
    sort = sort_from(SORTS, "id", newest_first=True)
    asked = request.args.get("state", "")
    state = OutboxState(asked) if asked in set(OutboxState) else None
    return render_template(
        "reminders/outbox.html",
        page=page_of(queries.outbox(state), sort, OutboxMessage.id),
        sort=sort,
        state=state,
        counts=queries.counts(),
        has_server=bool(current_app.config["SETTINGS"].smtp_url),
        pauses=queries.open_pauses(),
        past_pauses=queries.past_pauses(5),
        today=clock.today(),
        labels=labels,
    )


@reminders.route("/outbox/pause", methods=["GET", "POST"])
@requires(Thing.ACCOUNTS, Verb.WRITE)
def pause() -> ResponseReturnValue:
    """Sends nothing until an administrator resumes."""
    form, by = PauseForm(), viewer()
    if form.validate_on_submit() and form.attempt(
        lambda: pausing.pause(name=by.name, reason=form.reason.data, by=by, now=clock.now()), labels.problem
    ):
        db.session.commit()
        flash(_("Sending is paused. Nothing is sent until an administrator resumes."))
        return redirect(url_for("reminders.outbox"))
    return render_form("reminders/pause.html", form)


@reminders.route("/outbox/resume", methods=["GET", "POST"])
@requires(Thing.ACCOUNTS, Verb.WRITE)
def resume() -> ResponseReturnValue:
    """Asks, and lets messages go out again."""
    form, by, pauses = NothingAsked(), viewer(), queries.open_pauses()
    if form.validate_on_submit() and form.attempt(
        lambda: pausing.resume(name=by.name, by=by, now=clock.now(), today=clock.today()), labels.problem
    ):
        db.session.commit()
        flash(
            _("Messages go out again. Those that a later working day's digest replaces were closed unsent.")
        )
        return redirect(url_for("reminders.outbox"))
    back = url_for("reminders.outbox")
    return render_form("reminders/resume.html", form, pauses=pauses, back_href=back)


@reminders.post("/outbox/<int:message_id>/retry")
@requires(Thing.ACCOUNTS, Verb.WRITE)
def retry(message_id: int) -> ResponseReturnValue:
    """Lets a message be tried again at once."""
    try:
        actions.retry(queries.get_message(message_id), by=viewer(), now=clock.now(), today=clock.today())
    except RuleBroken as broken:
        flash(labels.problem(broken), "warning")
        return redirect(url_for("reminders.outbox"))
    db.session.commit()
    flash(_("The message will be tried again."))
    return redirect(url_for("reminders.outbox"))
