"""The outbox in words, in both languages."""

from flask_babel import LazyString
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from transition.mail import Fault
from transition.reminders.models import OutboxMessage, OutboxState
from transition.rules.broken import RuleBroken

STATES: dict[OutboxState, LazyString] = {
    OutboxState.WAITING: _l("Waiting to be sent"),
    OutboxState.SENDING: _l("Being sent"),
    OutboxState.SENT: _l("Sent"),
    OutboxState.DEAD: _l("Given up"),
}
# The shape that stands beside the word: see templates/parts/status.html.
SHAPES = {
    OutboxState.WAITING: "waiting",
    OutboxState.SENDING: "soon",
    OutboxState.SENT: "met",
    OutboxState.DEAD: "overdue",
}
FAULTS: dict[Fault, LazyString] = {
    Fault.RECIPIENT_REFUSED: _l("The mail server refused the address."),
    Fault.SERVER_REFUSED: _l("The mail server did not take the message."),
    Fault.NO_ANSWER: _l("The mail server did not answer, or broke off."),
}
PROBLEMS = {"message_not_waiting": _l("This message was sent already, or is being sent now.")}


def trouble(message: OutboxMessage) -> str:
    """What went wrong at the last try, with the server's number for it."""
    if message.last_fault is None:
        return ""
    said = str(FAULTS[message.last_fault])
    if message.last_reply_code is None:
        return said
    return str(_("%(problem)s Its reply was %(code)s.", problem=said, code=message.last_reply_code))


def problem(broken: RuleBroken) -> str:
    """What a rule's code says to a person."""
    return str(PROBLEMS[broken.code])
