"""The words of accounts: roles, and what is said when a rule refuses."""

from flask_babel import LazyString
from flask_babel import lazy_gettext as _l

from transition.access.permissions import Role
from transition.rules.broken import RuleBroken

ROLES: dict[Role, LazyString] = {
    Role.HR_OFFICER: _l("HR officer"),
    Role.HR_CASEWORKER: _l("HR caseworker"),
    Role.PROGRAMME_LEAD: _l("Programme lead"),
    Role.REPRESENTATIVE: _l("Union representative"),
    Role.MANAGER: _l("Manager"),
    Role.TRANSLATOR: _l("Translator"),
    Role.AUDITOR: _l("Auditor"),
    Role.ADMINISTRATOR: _l("System administrator"),
}

_PROBLEMS: dict[str, LazyString] = {
    "not_signed_in": _l("The e-mail address or the password is not right. Check both and try again."),
    "too_many_attempts": _l("There have been too many attempts. Wait 15 minutes and try again."),
    "account_exists": _l("Somebody with this e-mail address already has an account."),
    "password_short": _l("The password must have 12 characters or more. Three words are easy to remember."),
    "password_long": _l("The password must have 128 characters or fewer."),
    "password_easy": _l(
        "This password is easy to guess. Try three or four words that have nothing to do with you."
    ),
    "passwords_differ": _l("The two passwords are not the same."),
    "place_does_not_fit": _l("Choose where the role is held: each role belongs to one kind of place."),
    "ends_before_it_begins": _l("The last day must be on or after the first day."),
    "no_such_employer": _l("There is no employer with that short name."),
    "no_such_programme": _l("There is no programme with that name."),
    "no_such_recognition": _l("That union is not recognised by that employer."),
}


def problem(broken: RuleBroken) -> str:
    """What is said when a rule of this feature refuses."""
    return str(_PROBLEMS[broken.code])
