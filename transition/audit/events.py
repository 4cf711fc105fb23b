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
        # Consultation: each employer's file, and all that is kept in it.
        "consultation.file_opened": "employer_id",
        "consultation.dates_set": "opened_on closes_on closed_on",
        "consultation.information_changed": "stated_none",
        "information.sent": "recognition_id means sent_on transfer_on is_regulation_13 measure_id letter_id",
        "measure.recorded": "employer_id received_on",
        "measure.changed": "",
        "measure.withdrawn": "withdrawn_on",
        "measure.final_wording_kept": "",
        "measures.stated": "employer_id stated_on is_none",
        "measures.requested": "asked_on reply_by",
        "meeting.planned": "starts_at",
        "meeting.changed": "starts_at",
        "meeting.held": "attended_count",
        "meeting.not_held": "",
        "meeting.invited": "recognition_id account_id",
        "minutes.changed": "state",
        "minutes.correction_asked": "meeting_id",
        "minutes.correction_answered": "meeting_id is_accepted",
        "meeting_action.added": "meeting_id due_on owner_account_id",
        "meeting_action.done": "done_on",
        "representation.recorded": "recognition_id measure_id received_on reply_due_on",
        "representation.replied": "outcome replied_on",
        "representation.withdrawn": "withdrawn_on",
        "representation.sorted": "measure_id",
        "question.asked": "asked_on",
        "question.answered": "answer_id answered_on",
        "question.published": "is_published",
        "quick_record.kept": "happened_on document_digest",
        "quick_record.sorted": "meeting_id representation_id is_sorted",
        "one_to_one.recorded": "person_id offered_on held_on declined_on",
        "objection.recorded": "received_on person_id",
        "objection.passed_on": "received_on",
        "objection.changed": "person_id detriment_asked_on",
        "objection.withdrawn": "withdrawn_on",
    }.items()
}
