"""The page of the outbox: what waits, what was sent, what was given up, and why."""

from flask import Blueprint, current_app, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from transition import clock
from transition.access.guard import requires, viewer
from transition.access.permissions import Thing, Verb
from transition.db import db
from transition.reminders import actions, labels, queries
from transition.reminders.models import OutboxMessage
from transition.rules.broken import RuleBroken
from transition.web.paging import Sort, page_of

reminders = Blueprint("reminders", __name__)


@reminders.get("/outbox", endpoint="outbox")
@requires(Thing.ACCOUNTS)
def show_outbox() -> ResponseReturnValue:
    """Every message, the newest first."""
    newest = Sort("id", OutboxMessage.id, is_descending=True)
    return render_template(
        "reminders/outbox.html",
        page=page_of(queries.outbox(), newest, OutboxMessage.id),
        counts=queries.counts(),
        has_server=bool(current_app.config["SETTINGS"].smtp_url),
        labels=labels,
    )


@reminders.post("/outbox/<int:message_id>/retry")
@requires(Thing.ACCOUNTS, Verb.WRITE)
def retry(message_id: int) -> ResponseReturnValue:
    """Lets a message be tried again at once."""
    try:
        actions.retry(queries.get_message(message_id), by=viewer(), now=clock.now())
    except RuleBroken as broken:
        flash(labels.problem(broken), "warning")
        return redirect(url_for("reminders.outbox"))
    db.session.commit()
    flash(_("The message will be tried again."))
    return redirect(url_for("reminders.outbox"))
