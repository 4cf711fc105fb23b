"""What the rules say about letters made in other formats."""

from flask_babel import LazyString
from flask_babel import lazy_gettext as _l

from transition.rules.broken import RuleBroken

_PROBLEMS: dict[str, LazyString] = {
    "not_issued": _l("These letters have not been issued yet."),
    "no_other_format": _l("The reader of this letter asked for no other format when it was prepared."),
    "in_the_future": _l("The day must not be in the future."),
    "before_issue": _l("The day must not be before the letter was issued."),
    "served_before_made": _l("It cannot have been served before it was made."),
    "post_class_needed": _l("Select how it was posted."),
    "agreement_needed": _l(
        "No agreement to have letters by e-mail is recorded for this reader on that day. Record it first."
    ),
}


def problem(broken: RuleBroken) -> str:
    """What is said when a rule about other formats refuses."""
    return str(_PROBLEMS[broken.code])
