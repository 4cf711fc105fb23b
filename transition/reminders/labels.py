"""The outbox, and what people were told, in words of both languages."""

from flask_babel import LazyString
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from transition.consultation.timeline.tasks import TaskKind
from transition.mail import Fault
from transition.reminders.models import OutboxMessage, OutboxState
from transition.rules.broken import RuleBroken
from transition.rules.reminders import Reason

STATES: dict[OutboxState, LazyString] = {
    OutboxState.WAITING: _l("Waiting to be sent"),
    OutboxState.SENDING: _l("Being sent"),
    OutboxState.SENT: _l("Sent"),
    OutboxState.DEAD: _l("Given up"),
    OutboxState.SUPERSEDED: _l("Not sent: out of date"),
}
# The shape that stands beside the word: see templates/parts/status.html.
SHAPES = {
    OutboxState.WAITING: "waiting",
    OutboxState.SENDING: "soon",
    OutboxState.SENT: "met",
    OutboxState.DEAD: "overdue",
    OutboxState.SUPERSEDED: "none",
}
FAULTS: dict[Fault, LazyString] = {
    Fault.RECIPIENT_REFUSED: _l("The mail server refused the address."),
    Fault.SERVER_REFUSED: _l("The mail server did not take the message."),
    Fault.NO_ANSWER: _l("The mail server did not answer, or broke off."),
}
# What the administrator can do about a message that was given up.
REMEDIES: dict[Fault, LazyString] = {
    Fault.RECIPIENT_REFUSED: _l(
        "Check the address of the account and correct it. The next digest goes to the new one."
    ),
    Fault.SERVER_REFUSED: _l("Ask those who run the mail server why it refuses, then try again."),
    Fault.NO_ANSWER: _l("Check that the mail server answers at the address in SMTP_URL, then try again."),
}
PROBLEMS = {
    "message_not_waiting": _l("This message was sent already, or is being sent now."),
    "message_out_of_date": _l(
        "A working day has come since the day of this message. The digest of that day says what is still to be done."
    ),
    "reason_required": _l("Say why sending is paused."),
    "name_required": _l("Say who pauses it."),
    "not_paused": _l("Sending is not paused."),
}
REASONS: dict[Reason, LazyString] = {
    Reason.OWN: _l("It is theirs"),
    Reason.ESCALATED: _l("It stayed overdue"),
    Reason.DEPUTY: _l("They stand in for whoever is away"),
}
WHY_YOU: dict[Reason, LazyString] = {
    Reason.ESCALATED: _l("It stayed overdue"),
    Reason.DEPUTY: _l("Its owner is away and named you"),
}
TASKS: dict[str, LazyString] = {
    TaskKind.MILESTONE: _l("Milestone of the timeline"),
    TaskKind.MEETING_ACTION: _l("Action agreed at a meeting"),
    TaskKind.REPLY: _l("Reply owed to representations"),
    TaskKind.ONE_TO_ONES: _l("One-to-one meetings to hold"),
    TaskKind.TERMS_ENDING: _l("Protected terms that end"),
    TaskKind.TELL_MEASURE: _l("Measure to tell the representatives of"),
    TaskKind.NAME_MEASURES: _l("Measures to name, or to state that there are none"),
    TaskKind.CHASE_MEASURES: _l("Measures to ask the new employer for again"),
    TaskKind.OBJECTION: _l("Objection with something still to do"),
    TaskKind.FOLLOW_UPS: _l("Follow-ups of one-to-one meetings"),
}


def trouble(message: OutboxMessage) -> str:
    """What went wrong at the last try, with the server's number for it."""
    if message.last_fault is None:
        return ""
    said = str(FAULTS[message.last_fault])
    if message.last_reply_code is None:
        return said
    return str(_("%(problem)s Its reply was %(code)s.", problem=said, code=message.last_reply_code))


def remedy(message: OutboxMessage) -> str:
    """What to do about a message that was given up; nothing for any other."""
    is_dead = message.state is OutboxState.DEAD and message.last_fault is not None
    return str(REMEDIES[message.last_fault]) if is_dead and message.last_fault else ""


def problem(broken: RuleBroken) -> str:
    """What a rule's code says to a person."""
    return str(PROBLEMS[broken.code])
