"""The words of consultation: items, outcomes, means, reasons, and what is said when a rule refuses."""

from collections.abc import Mapping
from datetime import date
from enum import Enum

from flask_babel import LazyString
from flask_babel import lazy_gettext as _l

from transition.consultation.coverage.models import ReachedBy, WhyNot
from transition.consultation.coverage.queries import Standing, Why
from transition.consultation.records.models import Means
from transition.consultation.records.queries import QuestionsShown
from transition.rules.answers import Facility
from transition.rules.broken import RuleBroken
from transition.rules.consultation import InformationItem, MinutesState, Outcome
from transition.rules.objections import Step
from transition.rules.representatives import Reason, Route
from transition.staff.people.models import AwayKind
from transition.web import words

ITEMS: dict[Enum, LazyString] = {
    InformationItem.FACT_OF_TRANSFER: _l("That the transfer is to take place"),
    InformationItem.DATE_OF_TRANSFER: _l("When it is to take place"),
    InformationItem.REASONS: _l("The reasons for it"),
    InformationItem.LEGAL_IMPLICATIONS: _l("Legal implications for affected employees"),
    InformationItem.ECONOMIC_IMPLICATIONS: _l("Economic implications for affected employees"),
    InformationItem.SOCIAL_IMPLICATIONS: _l("Social implications for affected employees"),
    InformationItem.OWN_MEASURES: _l("Measures that this employer envisages"),
    InformationItem.TRANSFEREE_MEASURES: _l("Measures that the new employer envisages"),
    InformationItem.AGENCY_COUNT: _l("How many agency workers the employer uses"),
    InformationItem.AGENCY_PARTS: _l("Where agency workers are used"),
    InformationItem.AGENCY_WORK: _l("What work agency workers do"),
}
OUTCOMES: dict[Enum, LazyString] = {
    Outcome.AGREED: _l("Agreed"),
    Outcome.AGREED_IN_PART: _l("Agreed in part"),
    Outcome.REJECTED: _l("Rejected, with reasons"),
    Outcome.WITHDRAWN: _l("Withdrawn by the union"),
}
MEANS: dict[Enum, LazyString] = {
    Means.DELIVERED: _l("Delivered to the representative"),
    Means.POSTED_TO_NOTIFIED_ADDRESS: _l("Posted to the address that they gave"),
    Means.POSTED_TO_HEAD_OFFICE: _l("Posted to the union's head or main office"),
    Means.EMAIL_BY_AGREEMENT: _l("E-mailed, as was agreed"),
}
MINUTES: dict[Enum, LazyString] = {
    MinutesState.NONE: _l("No minutes yet"),
    MinutesState.DRAFT: _l("Draft minutes"),
    MinutesState.AGREED: _l("Agreed minutes"),
}
ROUTES: dict[Enum, LazyString] = {
    Route.UNION: _l("The recognised union"),
    Route.STANDING_REPRESENTATIVES: _l("The standing representatives"),
    Route.ELECTED_REPRESENTATIVES: _l("The elected representatives"),
    Route.DIRECT: _l("The staff themselves"),
    Route.ELECTION_NEEDED: _l("Representatives, who must be elected first"),
    Route.AWAIT_ELECTION: _l("Representatives, once they are elected"),
    Route.INFORM_EACH_EMPLOYEE: _l("Each member of staff is given the information"),
    Route.FACTS_NEEDED: _l("Not known yet"),
}
REASONS: dict[Enum, LazyString] = {
    Reason.UNION_RECOGNISED: _l("A union is recognised for these staff."),
    Reason.STANDING_REPRESENTATIVES_EXIST: _l("These staff have standing representatives."),
    Reason.REPRESENTATIVES_ELECTED: _l("These staff have elected representatives."),
    Reason.INVITATION_ISSUED: _l("Staff have been invited to elect representatives."),
    Reason.NONE_ELECTED_IN_TIME: _l("Staff were invited to elect representatives and did not in time."),
    Reason.DIRECT_NOT_YET_LAW: _l("The law did not yet allow direct consultation."),
    Reason.EMPLOYER_TOO_LARGE: _l("The employer has too many employees for direct consultation."),
    Reason.EMPLOYER_AND_TRANSFER_TOO_LARGE: _l(
        "The employer has 50 employees or more, and 10 or more transfer."
    ),
    Reason.EMPLOYER_UNDER_10: _l("The employer has fewer than 10 employees."),
    Reason.EMPLOYER_UNDER_50: _l("The employer has fewer than 50 employees."),
    Reason.TRANSFER_UNDER_10: _l("Fewer than 10 employees transfer."),
    Reason.NO_REPRESENTATIVES: _l("These staff have no representatives."),
    Reason.NO_INVITATION: _l("Nobody was invited to elect representatives."),
    Reason.SIZE_UNKNOWN: _l("It is not known how many people the employer employs, or how many transfer."),
    Reason.STANDING_UNKNOWN: _l("It is not known whether these staff have standing representatives."),
    Reason.INVITATION_UNKNOWN: _l("It is not known whether staff were invited to elect representatives."),
    Reason.OTHERS_INVITED: _l("Other staff of this employer were invited to elect representatives."),
}
STANDINGS: dict[Enum, LazyString] = {
    Standing.ALL: _l("Everyone"),
    Standing.NOT_REACHED: _l("Not reached"),
    Standing.OFFERED: _l("Offered"),
    Standing.HELD: _l("Held"),
    Standing.DECLINED: _l("Declined"),
    Standing.AWAY: _l("Away from work"),
    Standing.FOLLOW_UP: _l("To follow, not done yet"),
}
REACHED_BY: dict[Enum, LazyString] = {
    ReachedBy.IN_PERSON: _l("In person"),
    ReachedBy.TELEPHONE: _l("By telephone"),
    ReachedBy.VIDEO_CALL: _l("By video call"),
    ReachedBy.LETTER: _l("By letter"),
    ReachedBy.EMAIL: _l("By e-mail"),
}
WHY_NOT: dict[Enum, LazyString] = {
    WhyNot.NO_REPLY: _l("They did not reply"),
    WhyNot.RETURNED: _l("A letter came back"),
    WhyNot.NO_ADDRESS: _l("There is no address for them"),
    WhyNot.OTHER: _l("Another reason"),
}
WHYS: dict[Enum, LazyString] = {
    Why.AWAY: _l("Away from work"),
    Why.NO_REPLY: _l("They did not reply"),
    Why.RETURNED: _l("A letter came back"),
    Why.NO_ADDRESS: _l("There is no address for them"),
    Why.OTHER: _l("Another reason"),
    Why.NOT_SAID: _l("Nobody has said why"),
}
STEPS: dict[Enum, LazyString] = {
    Step.FIND_PERSON: _l("Find out who it is, and tie it to their record."),
    Step.ACKNOWLEDGE: _l("Acknowledge it by letter: its effect, time to think again, how to withdraw it."),
    Step.ASK_DETRIMENT: _l("Ask whether they object because of a change to their detriment."),
    Step.KEEP_ANSWER: _l("Keep what they answered about a change to their detriment."),
    Step.SEND_TO_ADVISER: _l("Send it to a legal adviser."),
}
AWAY: dict[Enum, LazyString] = {
    AwayKind.FAMILY_LEAVE: _l("Family leave"),
    AwayKind.SECONDMENT: _l("Secondment"),
    AwayKind.OTHER: _l("Away for another reason"),
}

QUESTIONS: dict[Enum, LazyString] = {
    QuestionsShown.ALL: _l("All"),
    QuestionsShown.OPEN: _l("Not answered"),
    QuestionsShown.ANSWERED: _l("Answered"),
    QuestionsShown.PUBLISHED: _l("Published"),
}
FACILITIES: dict[Enum, LazyString] = {
    Facility.ACCESS: _l("Access to affected employees"),
    Facility.ACCOMMODATION: _l("Accommodation"),
    Facility.FACILITIES: _l("Other facilities"),
}

_PROBLEMS: dict[str, LazyString] = {
    "another_measure": _l("This representation is about something else. Choose one about this measure."),
    "answer_in_one_language": _l("A published answer is needed in English and in Welsh."),
    "answered_before_request": _l("The day cannot be before the request, which was on %(asked_on)s."),
    "both_languages_needed": _l("Fill this in before it is published: both languages are needed."),
    "evidence_required": _l("Say what shows that this commitment was delivered."),
    "given_or_refused": _l("Enter either the day it was given or the day it was refused."),
    "not_agreed": _l("Only what was agreed, whole or in part, can change wording or be published."),
    "published_already": _l("Stop publishing the question before you change it."),
    "question_in_one_language": _l("A question is published in English and in Welsh. Add the missing one."),
    "refusal_reason_required": _l("Give the reason for the refusal."),
    "somebody_is_named": _l("These words name one of the staff. Write them so that nobody is named."),
    "wording_required": _l("Enter the final wording."),
    "wording_unchanged": _l("This is how the measure reads already. Change the words, or leave this page."),
    "agreed_before_meeting": _l("Minutes cannot be agreed before the meeting, which was on %(held_on)s."),
    "already_answered": _l("This has been answered already."),
    "already_done": _l("This action is done already."),
    "already_withdrawn": _l("This was withdrawn on %(withdrawn_on)s."),
    "another_file": _l("Choose something that belongs to the same employer's file."),
    "answered_before_asked": _l("A question cannot be answered before the day on which it was asked."),
    "adviser_required": _l("Say which legal adviser has it."),
    "asked_before_received": _l("It cannot have been done before the objection came, on %(received_on)s."),
    "before_opening": _l("Consultation opened on %(opened_on)s. Enter that day or a later one."),
    "changed_before_received": _l(
        "A measure cannot be changed before it was made known, on %(received_on)s."
    ),
    "closed_after_transfer": _l("Consultation must close before the transfer on %(transfer_on)s."),
    "closed_before_opened": _l("Consultation cannot close before it opens on %(opened_on)s."),
    "corrections_open": _l("Answer every correction that was asked for before the minutes are agreed."),
    "day_asked_required": _l("Enter the day on which they were asked."),
    "declined_before_offered": _l("It cannot be declined before the day on which it was offered."),
    "document_empty": _l("The document is empty. Choose another."),
    "document_kind": _l("Choose a PDF, a Word document (DOCX) or a picture. The file is none of these."),
    "document_too_large": _l("The document must be %(megabytes)s MB or smaller."),
    "done_before_meeting": _l("It cannot have been done before the meeting, which was on %(held_on)s."),
    "due_before_meeting": _l("It cannot be due before the meeting, which is on %(held_on)s."),
    "followed_up_before": _l("It cannot have been done before the one-to-one, on %(began_on)s."),
    "given_and_none": _l("Either say what there is or state that there is none, not both."),
    "has_minutes": _l("This meeting has minutes, so it was held."),
    "held_and_declined": _l("Enter either the day it was held or the day it was declined, not both."),
    "held_before_offered": _l("It cannot be held before the day on which it was offered."),
    "in_the_future": _l("The day must be today or in the past."),
    "information_after_transfer": _l(
        "The information must go before the transfer on %(transfer_on)s. Check the day."
    ),
    "invited_already": _l("%(name)s is on the list already."),
    "measure_after_transfer": _l("The day must be before the transfer on %(transfer_on)s."),
    "measure_withdrawn": _l("This measure was withdrawn on %(withdrawn_on)s and can no longer be changed."),
    "measures_exist": _l(
        "This employer has recorded measures. Withdraw them before you state that there are none."
    ),
    "meeting_not_held": _l("Minutes can be written once the meeting has been recorded as held."),
    "minutes_locked": _l("The minutes are locked, so the record of this meeting can no longer be changed."),
    "minutes_not_agreed": _l("Minutes are locked once they are agreed."),
    "minutes_required": _l("Enter the minutes."),
    "minutes_step": _l("Minutes go from draft to agreed. Write the draft first."),
    "no_incoming_employer": _l("The new employer is not known yet, so it cannot be asked."),
    "no_measures_yet": _l("This employer has recorded no measures. Record them first."),
    "nobody_to_tell": _l("They have been told of this measure as it stands already."),
    "nobody_came": _l("Tick who came."),
    "not_a_draft": _l("Only draft minutes can be corrected."),
    "not_answered": _l("Answer the question before you publish it."),
    "not_in_writing": _l("An objection is only withdrawn in writing. Tick this once you have it in writing."),
    "not_informed": _l(
        "Record that the information under regulation 13 was sent before consultation is open."
    ),
    "not_opened": _l("Consultation has not opened. Enter the day on which it opens first."),
    "not_recognised": _l("Choose a union that this employer recognises."),
    "nothing_changes_before_reply": _l("Reply to the representation before you say what changed."),
    "objection_after_transfer": _l("The day must be before the transfer on %(transfer_on)s."),
    "opened_after_transfer": _l("Consultation must open before the transfer on %(transfer_on)s."),
    "opened_before_information": _l(
        "Consultation cannot open before the information was sent, on %(informed_on)s."
    ),
    "nothing_to_follow": _l("Say what is to follow, or leave the day on which it was done empty."),
    "owner_required": _l("Choose who is to do it, or enter a name."),
    "person_not_found": _l("Nobody in this transfer has the payroll number %(payroll_number)s."),
    "person_required": _l("Enter the name that you were given."),
    "reason_required": _l("Say why it was not held."),
    "reasons_required": _l("Give the reasons for what is rejected: the law requires them."),
    "receiver_required": _l("Say who received the writing in which it was withdrawn."),
    "recipient_required": _l("Choose a union or enter who it was sent to."),
    "reply_after_transfer": _l("Ask for a reply before the transfer on %(transfer_on)s."),
    "reply_before_receipt": _l("The day cannot be before it was received, on %(received_on)s."),
    "reply_before_request": _l("The reply cannot be wanted before the request, on %(asked_on)s."),
    "reply_required": _l("Enter the reply."),
    "told_before_known": _l("This wording was made known on %(known_on)s. Enter that day or a later one."),
    "withdrawal_words_required": _l("Enter the words in which it was withdrawn."),
    "withdrawn_before_received": _l("The day cannot be before it was received, on %(received_on)s."),
}


def problem(broken: RuleBroken) -> str:
    """What is said when a rule of this feature refuses."""
    return worded(broken, _PROBLEMS)


def worded(broken: RuleBroken, sentences: Mapping[str, LazyString]) -> str:
    """The sentence of a refusal, with its facts in the reader's language."""
    facts = {
        name: words.day(value) if isinstance(value, date) else value for name, value in broken.facts.items()
    }
    sentence = str(sentences[broken.code])
    return sentence % facts if facts else sentence
