"""The words of letters: kinds, stages, service, what is missing and how to mend it, and what rules say."""

from dataclasses import dataclass

from flask import url_for
from flask_babel import LazyString
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from transition.access.guard import is_open
from transition.letters.models import PostClass, ServiceKind
from transition.rules.broken import RuleBroken
from transition.rules.letters import LanguageChoice, LetterKind, Stage

KINDS: dict[LetterKind, LazyString] = {
    LetterKind.ANNOUNCEMENT: _l("First announcement"),
    LetterKind.REGULATION_13_INFORMATION: _l("Information under regulation 13"),
    LetterKind.ELECTION_NOTICE: _l("Notice of election"),
    LetterKind.NOMINATION: _l("Nomination"),
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
# What each letter that is written here is for, and to whom it goes.
PURPOSES: dict[LetterKind, LazyString] = {
    LetterKind.ANNOUNCEMENT: _l("To each member of staff in scope or undecided: what is proposed, why, and whom to ask."),
    LetterKind.REGULATION_13_INFORMATION: _l("To each recognised union: everything that regulation 13 asks for."),
    LetterKind.RECORD_CHECK: _l("To each member of staff in scope or undecided: their record, with a slip to confirm or correct it."),
    LetterKind.CONFIRMATION: _l("To each member of staff in scope: the transfer confirmed, with their terms annexed."),
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


@dataclass(frozen=True)
class Mend:
    """What a letter lacks, in words that say what to do, and the page where it is done."""

    words: LazyString
    endpoint: str = ""


_SETTINGS, _STAFF, _FILE = "letters.settings", "staff.list_people", "consultation.consultation"
_TRANSFER = "transfers.transfer"
GAPS: dict[str, Mend] = {
    "name": Mend(_l("The reader’s name is missing. Enter it in the staff record."), _STAFF),
    "address": Mend(_l("The address or its postcode is missing. Enter it in the staff record, or in the settings of the union."), _STAFF),
    "address_checked": Mend(_l("Nobody has checked the address. Check it in the staff record: this letter never goes to an address that was not checked."), _STAFF),
    "address_too_long": Mend(_l("The address does not fit in the window of an envelope. Shorten it in the staff record."), _STAFF),
    "signatory": Mend(_l("The employer has no named signatory with a title. Ask an administrator to enter one in the employer’s settings.")),
    "contact": Mend(_l("Nobody is named whom the reader can ask. Enter a contact with a telephone number or an e-mail address."), _SETTINGS),
    "service": Mend(_l("The service to which the work goes is not recorded. Ask the programme lead to enter it with the transfer."), _TRANSFER),
    "functions": Mend(_l("The work that moves is not described. Describe it in the settings of letters."), _SETTINGS),
    "reason": Mend(_l("The reason for the transfer is not recorded. Ask the programme lead to enter it with the transfer."), _TRANSFER),
    "representatives": Mend(_l("No recognised union is recorded for this employer. Ask an administrator to enter the recognition, or record who represents staff.")),
    "consultation_dates": Mend(_l("The days on which consultation opens and closes are not recorded. Enter them in the consultation file."), _FILE),
    "affected": Mend(_l("The employees who may be affected are not described. Describe them in the settings of letters."), _SETTINGS),
    "legal_implications": Mend(_l("The legal implications are neither given nor stated as none. Answer in the consultation file."), _FILE),
    "economic_implications": Mend(_l("The economic implications are neither given nor stated as none. Answer in the consultation file."), _FILE),
    "social_implications": Mend(_l("The social implications are neither given nor stated as none. Answer in the consultation file."), _FILE),
    "own_measures": Mend(_l("This employer’s measures are neither given in full nor stated as none. Answer under measures: what, who, when and with what effect."), _FILE),
    "transferee_measures": Mend(_l("The incoming employer’s measures are neither given in full nor stated as none. Ask it for them, and record the answer."), _FILE),
    "agency_workers": Mend(_l("The number of agency workers of the whole employer is not stated. Nought is an answer. Enter it in the consultation file."), _FILE),
    "agency_parts": Mend(_l("The parts of the employer in which agency workers work are not stated. Enter them in the consultation file."), _FILE),
    "agency_work": Mend(_l("The type of work that agency workers do is not stated. Enter it in the consultation file."), _FILE),
    "welsh_effects": Mend(_l("The effect on the Welsh language is not stated. Enter a first view in the settings of letters."), _SETTINGS),
    "sections": Mend(_l("There is nothing in the record to check. Complete the staff record."), _STAFF),
    "reply_by": Mend(_l("The day by which the reader is to reply is not set. Enter it in the settings of letters."), _SETTINGS),
    "code": Mend(_l("The letter has no code for its slip. Prepare it again.")),
    "legal_basis": Mend(_l("The legal basis is undecided. Nothing can be confirmed to staff until it is decided."), _TRANSFER),
    "posts": Mend(_l("A post has no job title. Enter it in the staff record."), _STAFF),
    "workplace": Mend(_l("A post has no place of work. Enter it in the staff record."), _STAFF),
    "measures": Mend(_l("The measures of both employers are neither given in full nor stated as none. Answer under measures: what, who, when and with what effect."), _FILE),
    "terms": Mend(_l("No terms are recorded for this person. Enter them in the staff record: a letter cannot annex what nobody wrote down."), _STAFF),
    "legal_employer": Mend(_l("The legal employer that takes the staff on is not confirmed. This letter must name it."), _TRANSFER),
    "date_agreed": Mend(_l("Both employers have not agreed the transfer date yet. It cannot be confirmed to staff before they do."), _TRANSFER),
    "pension": Mend(_l("Nobody has recorded whether this person is in the pension scheme. Enter the pension term, or that there is none."), _STAFF),
    "pension_fund": Mend(_l("The name of the pension fund is missing. Enter it in the settings of letters."), _SETTINGS),
    "first_pay": Mend(_l("The day of the first pay from the new employer is missing. Enter it in the settings of letters."), _SETTINGS),
    "service_recognised": Mend(_l("What service the new employer recognises is not stated. Enter it in the settings of letters."), _SETTINGS),
    "consulted": Mend(_l("The day on which the officer was consulted about the loan is missing. Enter it in the settings of letters."), _SETTINGS),
    "loan_until": Mend(_l("How long the loan lasts is not stated. Enter it in the settings of letters."), _SETTINGS),
}  # fmt: skip

_PROBLEMS: dict[str, LazyString] = {
    "kind_not_written_here": _l("This employer does not write letters of this kind for this transfer."),
    "nobody_to_write_to": _l("Everybody has this letter already, or there is nobody to write to. Nothing was prepared."),
    "nothing_whole": _l("No letter can be written yet. Mend what is missing first; it is listed on this page."),
    "dated_in_the_past": _l("The date of the letters must not be in the past."),
    "dated_after_transfer": _l("Information to the unions must go before the transfer. Choose an earlier date."),
    "approver_is_preparer": _l("You prepared these letters, so another officer must approve them."),
    "still_rendering": _l("Some letters are still being made. Wait until all of them are there."),
    "nothing_rendered": _l("No letter of this batch could be made. See what is wrong with each of them."),
    "welsh_not_checked": _l("The Welsh of what these letters say has not been checked. Have it checked, and record that in the settings of letters."),
    "stage_out_of_order": _l("These letters must be approved by another officer before they are issued."),
    "already_issued": _l("These letters have been issued, and never change any more."),
    "cancelled": _l("These letters were given up. Prepare them again."),
    "transfer_date_moved": _l("The transfer date has moved since these letters were prepared. Give them up and prepare them again."),
    "dated_otherwise": _l("The letters carry another date than today. Put today’s date on them first; they are then made again."),
    "information_after_transfer": _l("Information under regulation 13 must go before the transfer."),
    "not_recognised": _l("A union of this batch is no longer recognised by this employer."),
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
    "served_already": _l("This letter’s service is recorded already. If it came back, record that first."),
    "serve_again_instead": _l("This letter came back. Record that it was served again."),
    "recorded_already": _l("This is recorded for this day already."),
    "before_the_last_step": _l("The day must not be before the last thing that happened to this letter."),
    "nothing_to_record": _l("There is no letter in this batch for which this is new."),
}  # fmt: skip


def problem(broken: RuleBroken) -> str:
    """What is said when a rule of this feature refuses."""
    return str(_PROBLEMS[broken.code])


@dataclass(frozen=True)
class Missing:
    """Something that stops a letter, worded, with the page that mends it."""

    words: str
    href: str | None


def missing(code: str, transfer_id: int, person_id: int | None = None) -> Missing:
    """What a code says to the reader; the link leads to the person's own record where that mends it."""
    mend = GAPS[code]
    if mend.endpoint == _STAFF and person_id and is_open("staff.show_person"):
        return Missing(str(mend.words), url_for("staff.show_person", transfer_id=transfer_id, person_id=person_id))
    is_there = bool(mend.endpoint) and is_open(mend.endpoint)
    return Missing(str(mend.words), url_for(mend.endpoint, transfer_id=transfer_id) if is_there else None)


def given_up(code: str) -> str:
    """Why a letter has no PDF, after the last attempt."""
    if code == "not_drawn":
        return str(_("The PDF could not be made. Try again; if it fails once more, tell an administrator."))
    return ""
