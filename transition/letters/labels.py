"""The words of letters: kinds, stages, service, what is missing and how to mend it, and what rules say."""

from flask_babel import LazyString
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from transition.letters.models import PostClass, ServiceKind
from transition.rules.broken import RuleBroken
from transition.rules.letters import LanguageChoice, LetterKind, Stage
from transition.rules.proof import Proof

KINDS: dict[LetterKind, LazyString] = {
    LetterKind.ANNOUNCEMENT: _l("First announcement"),
    LetterKind.REGULATION_13_INFORMATION: _l("Information under regulation 13"),
    LetterKind.ELECTION_NOTICE: _l("Notice of election"),
    LetterKind.NOMINATION: _l("Nominations and ballot"),
    LetterKind.ELECTION_RESULT: _l("Result of the election"),
    LetterKind.MEASURES_REQUEST: _l("Request for measures"),
    LetterKind.MEASURES: _l("Measures"),
    LetterKind.SCOPE_DECISION: _l("Decision on scope"),
    LetterKind.RECORD_CHECK: _l("Check of the record"),
    LetterKind.ONE_TO_ONE: _l("Invitation to a one-to-one"),
    LetterKind.REPRESENTATION_REPLY: _l("Reply to a representation"),
    LetterKind.LIABILITY_INFORMATION: _l("Employee liability information"),
    LetterKind.LIABILITY_CHANGE: _l("Change in employee liability information"),
    LetterKind.CONSULTATION_OUTCOME: _l("Outcome of consultation"),
    LetterKind.CONFIRMATION: _l("Confirmation of transfer"),
    LetterKind.WELCOME: _l("Welcome and statement of change"),
    LetterKind.OBJECTION: _l("Objection acknowledged"),
    LetterKind.STAYING: _l("What it means for those who stay"),
    LetterKind.PENSION_NOTICE: _l("Notice to the pension fund"),
    LetterKind.CORRECTION: _l("Correction of an earlier letter"),
    LetterKind.CLOSE_OUT: _l("Review after the transfer"),
}
# What each letter is, told to those who do not write it: on the pages of a transfer and in reports.
LETTERS: dict[LetterKind, LazyString] = {
    LetterKind.ANNOUNCEMENT: _l("First announcement to staff"),
    LetterKind.REGULATION_13_INFORMATION: _l("Information under regulation 13"),
    LetterKind.ELECTION_NOTICE: _l("Notice of election"),
    LetterKind.NOMINATION: _l("Nominations and ballot"),
    LetterKind.ELECTION_RESULT: _l("Result of the election"),
    LetterKind.MEASURES_REQUEST: _l("Request for measures"),
    LetterKind.MEASURES: _l("Measures, or that there are none"),
    LetterKind.SCOPE_DECISION: _l("Decision on who is assigned"),
    LetterKind.RECORD_CHECK: _l("Check of your record"),
    LetterKind.ONE_TO_ONE: _l("Invitation to a one-to-one meeting"),
    LetterKind.REPRESENTATION_REPLY: _l("Reply to a representation"),
    LetterKind.LIABILITY_INFORMATION: _l("Notice of employee liability information"),
    LetterKind.LIABILITY_CHANGE: _l("Change to employee liability information"),
    LetterKind.CONSULTATION_OUTCOME: _l("Outcome of the consultation"),
    LetterKind.CONFIRMATION: _l("Confirmation of transfer"),
    LetterKind.WELCOME: _l("Welcome and statement of change"),
    LetterKind.OBJECTION: _l("Objection acknowledged"),
    LetterKind.STAYING: _l("What it means for those who stay"),
    LetterKind.PENSION_NOTICE: _l("Notice to the pension fund"),
    LetterKind.CORRECTION: _l("Correction of an earlier letter"),
    LetterKind.CLOSE_OUT: _l("Measures delivered and review"),
}
# What each letter that is written here is for, and to whom it goes.
PURPOSES: dict[LetterKind, LazyString] = {
    LetterKind.ANNOUNCEMENT: _l(
        "To each member of staff in scope or undecided: what is proposed, why, and whom to ask."
    ),
    LetterKind.REGULATION_13_INFORMATION: _l(
        "To each recognised union: everything that regulation 13 asks for."
    ),
    LetterKind.ELECTION_NOTICE: _l(
        "To each of those who have no recognised union: that representatives are elected, with a nomination form."
    ),
    LetterKind.NOMINATION: _l("To each of those who may vote: who was nominated, and how and when to vote."),
    LetterKind.ELECTION_RESULT: _l("To each of those who might vote: who is elected, and the count."),
    LetterKind.SCOPE_DECISION: _l(
        "To each member of staff of whose post it was decided: whether it is assigned, why, and how to challenge it; "
        "again when the decision changes or a challenge is answered."
    ),
    LetterKind.RECORD_CHECK: _l(
        "To each member of staff in scope or undecided: their record, with a slip to confirm or correct it."
    ),
    LetterKind.ONE_TO_ONE: _l(
        "To each member of staff in scope or undecided who has had no one-to-one: an invitation, with a reply slip."
    ),
    LetterKind.CONSULTATION_OUTCOME: _l(
        "To each member of staff in scope or undecided and to each recognised union: what was asked, what was done, "
        "and the measures as they now stand."
    ),
    LetterKind.CONFIRMATION: _l(
        "To each member of staff in scope: the transfer confirmed, with their terms annexed."
    ),
    LetterKind.WELCOME: _l(
        "From the new employer to each person who transfers: the statement of change, and what a first day needs."
    ),
    LetterKind.STAYING: _l(
        "To each member of staff in the staff list of whose posts none moves: what changes for those who stay."
    ),
    LetterKind.OBJECTION: _l(
        "To whoever objects: what an objection does, the question of detriment, and how to withdraw it."
    ),
}
STAGES: dict[Stage, LazyString] = {
    Stage.PREPARED: _l("Being made"),
    Stage.RENDERED: _l("Ready to approve"),
    Stage.APPROVED: _l("Approved"),
    Stage.ISSUED: _l("Issued"),
    Stage.SERVED: _l("Served"),
}
# The shape that goes with a stage: see parts/status.html.
SHAPES: dict[Stage, str] = {
    Stage.PREPARED: "waiting",
    Stage.RENDERED: "soon",
    Stage.APPROVED: "soon",
    Stage.ISSUED: "late",
    Stage.SERVED: "met",
}
SERVICE: dict[ServiceKind, LazyString] = {
    ServiceKind.PRINTED: _l("Printed"),
    ServiceKind.HANDED_OVER: _l("Handed over"),
    ServiceKind.POSTED: _l("Posted"),
    ServiceKind.EMAILED: _l("E-mailed, as agreed"),
    ServiceKind.RETURNED: _l("Returned"),
    ServiceKind.SERVED_AGAIN: _l("Served again"),
}
PROOFS: dict[Proof, LazyString] = {
    Proof.NOT_PRINTED: _l("Not printed yet"),
    Proof.PRINTED: _l("Printed, not sent yet"),
    Proof.ON_ITS_WAY: _l("On its way"),
    Proof.RETURNED: _l("Returned, not served again"),
    Proof.TAKEN_AS_SERVED: _l("Taken as served"),
    Proof.SERVED: _l("Served"),
}
# The shape that goes with a proof: see parts/status.html.
PROOF_SHAPES: dict[Proof, str] = {
    Proof.NOT_PRINTED: "waiting",
    Proof.PRINTED: "waiting",
    Proof.ON_ITS_WAY: "soon",
    Proof.RETURNED: "overdue",
    Proof.TAKEN_AS_SERVED: "late",
    Proof.SERVED: "met",
}
POST_CLASSES: dict[PostClass, LazyString] = {
    PostClass.FIRST: _l("First class"),
    PostClass.SECOND: _l("Second class"),
    PostClass.SIGNED_FOR: _l("Signed for"),
}
LANGUAGES: dict[LanguageChoice, LazyString] = {
    LanguageChoice.WELSH: _l("Welsh"),
    LanguageChoice.ENGLISH: _l("English"),
    LanguageChoice.BOTH: _l("Welsh and English"),
    LanguageChoice.NOT_ASKED: _l("Both, with the question enclosed"),
}
DOCUMENTS: dict[str, LazyString] = {"cy": _l("Welsh"), "en": _l("English")}


# Why a kind of letter is written to nobody for now.
CLOSED: dict[str, LazyString] = {
    "no_new_employer": _l(
        "Under this legal basis nobody's employer changes, so that there is no statement of change, and nobody to "
        "welcome. The present employer's confirmation says what stays the same."
    ),
    "basis_undecided": _l(
        "The legal basis is undecided, so nobody can be told yet that their employer changes. Decide it first."
    ),
    "welcome_too_early": _l(
        "The transfer is more than two weeks away. A welcome goes once it is near: the statement of change is owed "
        "within a month after it."
    ),
    "records_not_released": _l(
        "The present employer has not released the records of those who transfer to the new employer. Letters to "
        "them can be written once it has."
    ),
}
_PROBLEMS: dict[str, LazyString] = {
    **CLOSED,
    "nominations_over": _l(
        "The last day for nominations has passed. Give the batch up, set other days in the election, and prepare "
        "it again."
    ),
    "kind_not_written_here": _l("This employer does not write letters of this kind for this transfer."),
    "nobody_to_write_to": _l(
        "Everybody has this letter already, or there is nobody to write to. Nothing was prepared."
    ),
    "nothing_whole": _l(
        "No letter can be written yet. Add what is missing first; it is listed on this page."
    ),
    "dated_in_the_past": _l("The date of the letters must not be in the past."),
    "dated_after_transfer": _l(
        "Information to the unions must go before the transfer. Choose an earlier date."
    ),
    "approver_is_preparer": _l("You prepared these letters, so another officer must approve them."),
    "still_rendering": _l("Some letters are still being made. Wait until all of them are there."),
    "nothing_rendered": _l("No letter of this batch could be made. See what is wrong with each of them."),
    "welsh_not_checked": _l(
        "The Welsh of what these letters say has not been checked. Have it checked, and record "
        "that in the settings of letters."
    ),
    "stage_out_of_order": _l("These letters must be approved by another officer before they are issued."),
    "already_issued": _l("These letters have been issued and can never be changed."),
    "cancelled": _l("These letters were given up. Prepare them again."),
    "transfer_date_moved": _l(
        "The transfer date has moved since these letters were prepared. Give them up and prepare them again."
    ),
    "dated_otherwise": _l(
        "The letters carry a date other than today's. Put today's date on them first; they are then made again."
    ),
    "information_changed": _l(
        "The information has changed since these letters were made. Give them up and prepare them again."
    ),
    "information_incomplete": _l(
        "An item of the information is neither given nor stated as none. Complete it, then prepare the letters again."
    ),
    "information_after_transfer": _l("Information under regulation 13 must go before the transfer."),
    "not_recognised": _l("A union of this batch is no longer recognised by this employer."),
    "objected_since": _l(
        "Somebody in this batch has objected to the transfer since it was prepared, so they do not transfer. Give "
        "the batch up and prepare it again: their letter is then left out."
    ),
    "recipient_required": _l("A letter of this batch has no reader. Give the batch up and prepare it again."),
    "not_issued": _l("These letters have not been issued yet."),
    "in_the_future": _l("The day must not be in the future."),
    "before_issue": _l("The day must not be before the letters were issued."),
    "post_class_needed": _l("Select how the letter was posted."),
    "agreement_needed": _l("Say when and how the reader agreed to have letters by e-mail."),
    "return_reason_needed": _l("Say why the letter came back."),
    "way_needed": _l("Say how the letter was served again."),
    "not_sent_yet": _l("The letter has not been sent, so it cannot have come back."),
    "not_returned": _l("The letter has not come back, so it need not be served again."),
    "served_already": _l("This letter's service is recorded already. If it came back, record that first."),
    "serve_again_instead": _l("This letter came back. Record that it was served again."),
    "recorded_already": _l("This is recorded for this day already."),
    "before_the_last_step": _l("The day must not be before the last thing that happened to this letter."),
    "nothing_to_record": _l("There is no letter in this batch for which this is new."),
}


def problem(broken: RuleBroken) -> str:
    """What is said when a rule of this feature refuses."""
    return str(_PROBLEMS[broken.code])


def given_up(code: str) -> str:
    """Why a letter has no PDF, after the last attempt."""
    if code == "not_drawn":
        return str(_("The PDF could not be made. Try again; if it fails once more, tell an administrator."))
    return ""
