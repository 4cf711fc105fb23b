"""The words of rules whose commencement is not confirmed, and of what is entered about them."""

from typing import Final

from flask_babel import LazyString
from flask_babel import lazy_gettext as _l

from transition.rules.register import DecidingDate, RuleId

RULES: Final[dict[RuleId, LazyString]] = {
    RuleId.LIMIT_6M: _l("Six months instead of three for claims under regulations 12 and 15"),
}
KNOWN: Final[dict[RuleId, LazyString]] = {
    RuleId.LIMIT_6M: _l(
        "The Employment Rights Act 2025 was passed on 18 December 2025, and this part of it was not in force then. "
        "The government's timetable of February 2026 says no earlier than October 2026. The transitional wording is "
        "not known."
    ),
}
KEYS: Final[dict[DecidingDate, LazyString]] = {
    DecidingDate.TRANSFER_ON: _l("The day of the transfer"),
    DecidingDate.ACAS_CONTACTED_ON: _l("The day on which Acas was contacted"),
    DecidingDate.ORDER_ON: _l("The day of the tribunal's order"),
}
