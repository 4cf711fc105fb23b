"""The words of offers and answers, and what is said when a rule refuses."""

from flask_babel import LazyString
from flask_babel import lazy_gettext as _l

from transition.rules.broken import RuleBroken
from transition.rules.moving import Answer, Means
from transition.staff.offers.models import OfferRecord
from transition.staff.offers.queries import NO_ANSWER, NOT_OFFERED

ANSWERS: dict[Answer, LazyString] = {
    Answer.ACCEPTED: _l("Accepted"),
    Answer.DECLINED: _l("Declined"),
}
STATES: dict[str, LazyString] = {
    NOT_OFFERED: _l("Not offered yet"),
    NO_ANSWER: _l("No answer yet"),
    **{answer.value: words for answer, words in ANSWERS.items()},
}
SHAPES: dict[str, str] = {
    NOT_OFFERED: "none",
    NO_ANSWER: "waiting",
    Answer.ACCEPTED.value: "met",
    Answer.DECLINED.value: "late",
}
MEANS: dict[Means, LazyString] = {
    Means.SIGNED: _l("In writing, signed"),
    Means.EMAIL: _l("By e-mail"),
    Means.IN_PERSON: _l("In person"),
    Means.TELEPHONE: _l("By telephone"),
    Means.OTHER: _l("In another way"),
}
PROBLEMS: dict[str, LazyString] = {
    "no_offers": _l(
        "Offers are made only where the legal basis follows the principles of TUPE without being TUPE. "
        "On any other basis nobody's move waits for an answer."
    ),
    "not_in_scope": _l(
        "This person is not in scope, so there is nothing to offer. Record the assignment first."
    ),
    "offered_on_needed": _l("Enter the day of the offer."),
    "in_the_future": _l("This day must not be in the future."),
    "answer_needed": _l("Select the answer, or take away when and how it came."),
    "answered_on_needed": _l("Enter the day of the answer."),
    "answered_before_offer": _l("The answer must not be before the offer."),
    "means_needed": _l("Select how the answer came."),
}


def problem(broken: RuleBroken) -> str:
    """What is said when a rule of this feature refuses."""
    return str(PROBLEMS[broken.code])


def state_of(offer: OfferRecord | None) -> str:
    """Where one person's offer stands: a key of STATES."""
    if offer is None:
        return NOT_OFFERED
    return offer.answer.value if offer.answer else NO_ANSWER
