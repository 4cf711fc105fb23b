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
        # Staff
        "staff.person_added": "",
        "staff.person_changed": "fields",
        "staff.language_recorded": "language asked_on",
        "staff.address_checked": "checked_on",
        "staff.service_dates_changed": "fields",
        "staff.post_added": "post_id",
        "staff.post_changed": "post_id fields",
        "staff.assignment_changed": "post_id scope share_percent decided_on fields",
        "staff.question_answered": "field",
        "staff.managers_matched": "account_id count",
        "staff.record_opened": "",
        "term.added": "category status",
        "term.changed": "category fields",
        "term.ended": "category until_on",
    }.items()
}
