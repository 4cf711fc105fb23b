"""The names of what the trail records, and the details that each carries; nothing else may be recorded."""

from typing import Final

EVENTS: Final[dict[str, frozenset[str]]] = {
    name: frozenset(details.split())
    for name, details in {
        "account.invited": "role employer_id recognition_id programme_id",
        "account.signed_in": "",
        "account.signed_out": "",
        "account.sign_in_refused": "reason",
        "account.password_set": "",
        "account.deactivated": "",
        "account.reactivated": "",
        "appointment.made": "role employer_id recognition_id programme_id from_on until_on",
        "appointment.ended": "until_on",
    }.items()
}
