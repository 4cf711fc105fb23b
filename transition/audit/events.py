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
        # employers
        "employer.added": "",
        "employer.changed": "fields",
        "service.added": "",
        "service.changed": "fields",
        "union.added": "",
        "union.changed": "fields",
        "recognition.added": "",
        "recognition.changed": "fields",
        # transfers
        "programme.added": "",
        "programme.changed": "fields",
        "programme_item.added": "kind",
        "programme_item.changed": "fields",
        "transfer.added": "programme_id outgoing_employer_id incoming_employer_id service_id transfer_on",
        "transfer.changed": "fields incoming_employer_id service_id",
        "transfer.date_moved": "from_on to_on",
        "transfer.date_agreed": "employer_id transfer_on",
        "transfer.agreement_withdrawn": "employer_id transfer_on",
        "legal_basis.decided": "basis decided_on",
        "legal_basis.proposed": "basis",
        "team.added": "scope decided_on",
        "team.changed": "fields scope decided_on",
        "decision.added": "decided_on",
        "decision.changed": "fields",
        "risk.added": "likelihood impact",
        "risk.changed": "fields likelihood impact",
        "information.released": "kind released_on",
        "information.withdrawn": "kind withdrawn_on",
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
