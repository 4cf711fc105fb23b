"""What the rules about employers, services, unions and recognitions say, in both languages."""

from flask_babel import LazyString, lazy_gettext

from transition.rules.broken import RuleBroken

PROBLEMS: dict[str, LazyString] = {
    "slug_malformed": lazy_gettext(
        "The short name must be small letters, figures and hyphens only, such as blaenau-gwent."
    ),
    "slug_taken": lazy_gettext("Another employer has this short name. Choose a different one."),
    "employer_taken": lazy_gettext("There is already an employer with this name. Change that one instead."),
    "reply_days_out_of_bounds": lazy_gettext("The reply promise must be between 1 and 60 working days."),
    "weeks_out_of_bounds": lazy_gettext(
        "The weeks in a year must be between 50 and 53, such as 52 or 52.14."
    ),
    "service_taken": lazy_gettext("There is already a service with this name. Change that one instead."),
    "legal_employer_note_missing": lazy_gettext(
        "Say what is known about the legal employer, and who is to confirm it."
    ),
    "union_taken": lazy_gettext("There is already a union with this name. Change that one instead."),
    "recognition_taken": lazy_gettext("This union is already recognised here for this bargaining unit."),
}


def problem(broken: RuleBroken) -> str:
    """What a rule's code says to a person."""
    return str(PROBLEMS[broken.code])
