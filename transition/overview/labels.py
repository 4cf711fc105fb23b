"""The words for milestones, dated duties, how they stand, and every event of the trail, in both languages."""

from datetime import date
from typing import Any, Final

from flask_babel import LazyString
from flask_babel import lazy_gettext as _l
from markupsafe import Markup

from transition.consultation.facts import TimelineRow
from transition.consultation.timeline.days import key_of
from transition.consultation.timeline.models import Milestone
from transition.consultation.timeline.tasks import OwnTask, TaskKind
from transition.rules.duties import Duty
from transition.rules.letters import LetterKind
from transition.rules.milestones import MilestoneKey, Owner
from transition.rules.standing import Standing, standing
from transition.web.words import number, own_words

DUTIES: Final[dict[Duty, LazyString]] = {
    Duty.SOCIAL_PARTNERSHIP: _l("Seek consensus with the unions under the social partnership duty"),
    Duty.MEASURES_REQUEST: _l("Ask the new employer for its measures"),
    Duty.MEASURES: _l("Tell the present employer of the new employer's measures"),
    Duty.REGULATION_13_INFORMATION: _l("Inform the representatives"),
    Duty.CONSULTATION_CLOSE: _l("Close the consultation, with written replies"),
    Duty.CONSULTATION_REPLY: _l("Reply to representations"),
    Duty.LIABILITY_SPECIFIED_DATE: _l("Earliest date that the liability information may describe"),
    Duty.LIABILITY_INFORMATION: _l("Notify employee liability information"),
    Duty.SECTION_113_CONSULTATION: _l("Consult each officer about the loan"),
    Duty.SPONSOR_REPORT: _l("Report sponsored workers to the Home Office"),
    Duty.WRITTEN_STATEMENT: _l("Give written statements of the change"),
    Duty.RIGHT_TO_WORK_CHECK: _l("Check the right to work"),
    Duty.CLAIM_LIMIT: _l("Last day for a claim to an employment tribunal"),
    Duty.ORDER_CLAIM_LIMIT: _l("Last day for a claim about an unpaid award"),
    Duty.COLLECTIVE_TERMS_CHANGE: _l("First day on which collectively agreed terms may change"),
}

MILESTONES: Final[dict[MilestoneKey, LazyString]] = {
    MilestoneKey.FORMATIVE_UNION_TALKS: _l("First talks with the unions"),
    MilestoneKey.LEGAL_BASIS_ADVICE: _l("Advice on the legal basis"),
    MilestoneKey.IMPACT_ASSESSMENTS: _l("Impact assessments"),
    MilestoneKey.CABINET_DECISION: _l("Cabinet decision"),
    MilestoneKey.SCOPE_LIST: _l("First list of who is in scope"),
    MilestoneKey.NAMED_LEAD: _l("Named lead"),
    MilestoneKey.COMMUNICATIONS_PLAN: _l("Communications plan"),
    MilestoneKey.MEASURES_REQUEST: _l("Ask the new employer for its measures"),
    MilestoneKey.DUE_DILIGENCE: _l("Due diligence without names"),
    MilestoneKey.ELECTIONS: _l("Elections where no union is recognised"),
    MilestoneKey.MEASURES: _l("Tell the present employer of the new employer's measures"),
    MilestoneKey.REGULATION_13_INFORMATION: _l("Inform the representatives"),
    MilestoneKey.STAFF_ANNOUNCEMENT: _l("Announcement to staff"),
    MilestoneKey.FIRST_ANSWERS: _l("First questions and answers"),
    MilestoneKey.CONSULTATION_OPEN: _l("Consultation opens"),
    MilestoneKey.GROUP_MEETINGS: _l("Group meetings"),
    MilestoneKey.ONE_TO_ONES: _l("One-to-one meetings"),
    MilestoneKey.ASSIGNMENT_CHALLENGES: _l("Challenges about who is assigned"),
    MilestoneKey.TERMS_COMPARISON: _l("Comparison of terms"),
    MilestoneKey.REPLIES: _l("Replies to representations"),
    MilestoneKey.LIABILITY_INFORMATION: _l("Notify employee liability information"),
    MilestoneKey.CONSULTATION_CLOSE: _l("Close the consultation, with written replies"),
    MilestoneKey.WRITTEN_REPLIES: _l("Written replies and reasons"),
    MilestoneKey.OUTCOME_REPORT: _l("Report on the outcome"),
    MilestoneKey.CONFIRMATION_LETTERS: _l("Letters of confirmation"),
    MilestoneKey.OBJECTIONS_RECONCILED: _l("Objections settled with the new employer"),
    MilestoneKey.PAYROLL_TEST: _l("Payroll test"),
    MilestoneKey.SYSTEM_ACCESS: _l("Access to systems"),
    MilestoneKey.TRANSFER: _l("Transfer"),
    MilestoneKey.WELCOME: _l("Welcome"),
    MilestoneKey.PAY_ACCESS_CHECK_OFF: _l("Pay, access and check-off work"),
    MilestoneKey.FIRST_PAYROLL: _l("First payroll"),
    MilestoneKey.WRITTEN_STATEMENT: _l("Give written statements of the change"),
    MilestoneKey.REVIEW_3_MONTHS: _l("Review after 3 months"),
    MilestoneKey.REVIEW_6_MONTHS: _l("Review after 6 months"),
    MilestoneKey.REVIEW_12_MONTHS: _l("Review after 12 months"),
}

SIDES: Final[dict[Owner, LazyString]] = {
    Owner.ALL: _l("Everybody"),
    Owner.TRANSFEROR: _l("Present employer"),
    Owner.TRANSFEREE: _l("New employer"),
    Owner.EACH_EMPLOYER: _l("Each employer"),
    Owner.BOTH_EMPLOYERS: _l("Both employers"),
}

STANDINGS: Final[dict[Standing, LazyString]] = {
    Standing.NOT_DUE: _l("Not due yet"),
    Standing.DUE_SOON: _l("Due soon"),
    Standing.OVERDUE: _l("Overdue"),
    Standing.MET: _l("Met"),
    Standing.MET_LATE: _l("Met late"),
    Standing.NOT_NEEDED: _l("Not needed"),
}

# The shape that goes with the word, so that colour is never the only sign.
SHAPES: Final[dict[Standing, str]] = {
    Standing.NOT_DUE: "waiting",
    Standing.DUE_SOON: "soon",
    Standing.OVERDUE: "overdue",
    Standing.MET: "met",
    Standing.MET_LATE: "late",
    Standing.NOT_NEEDED: "none",
}

TASKS: Final[dict[TaskKind, LazyString]] = {
    TaskKind.MILESTONE: _l("Milestone"),
    TaskKind.MEETING_ACTION: _l("Action from a meeting"),
    TaskKind.REPLY: _l("Reply to a representation"),
    TaskKind.ONE_TO_ONES: _l("One-to-one meetings to hold"),
}

LETTERS: Final[dict[LetterKind, LazyString]] = {
    LetterKind.ANNOUNCEMENT: _l("First announcement to staff"),
    LetterKind.REGULATION_13_INFORMATION: _l("Information under regulation 13"),
    LetterKind.ELECTION_NOTICE: _l("Notice of election"),
    LetterKind.NOMINATION: _l("Nomination of representatives"),
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

EVENTS: Final[dict[str, LazyString]] = {
    "account.invited": _l("A person was invited to sign in"),
    "account.signed_in": _l("A person signed in"),
    "account.signed_out": _l("A person signed out"),
    "account.sign_in_refused": _l("A sign-in was refused"),
    "account.password_set": _l("A password was set"),
    "account.deactivated": _l("An account was closed"),
    "account.reactivated": _l("An account was opened again"),
    "appointment.made": _l("A role was given"),
    "appointment.ended": _l("A role was ended"),
    "employer.added": _l("An employer was added"),
    "employer.changed": _l("An employer was changed"),
    "service.added": _l("A service was added"),
    "service.changed": _l("A service was changed"),
    "union.added": _l("A union was added"),
    "union.changed": _l("A union was changed"),
    "recognition.added": _l("A recognised union was added"),
    "recognition.changed": _l("A recognised union was changed"),
    "programme.added": _l("A programme was added"),
    "programme.changed": _l("A programme was changed"),
    "programme_item.added": _l("An item was added to a programme"),
    "programme_item.changed": _l("An item of a programme was changed"),
    "transfer.added": _l("The transfer was set up"),
    "transfer.changed": _l("The transfer was changed"),
    "transfer.date_moved": _l("The transfer date was moved"),
    "transfer.date_agreed": _l("An employer agreed to the transfer date"),
    "transfer.agreement_withdrawn": _l("An employer withdrew its agreement to the transfer date"),
    "legal_basis.decided": _l("The legal basis was decided"),
    "legal_basis.proposed": _l("A legal basis was proposed"),
    "team.added": _l("A team was added"),
    "team.changed": _l("A team, or its scope, was changed"),
    "decision.added": _l("A decision was added"),
    "decision.changed": _l("A decision was changed"),
    "risk.added": _l("A risk was added"),
    "risk.changed": _l("A risk was changed"),
    "release.made": _l("Information was released"),
    "release.withdrawn": _l("A release of information was withdrawn"),
    "staff.person_added": _l("A staff record was added"),
    "staff.person_changed": _l("A staff record was changed"),
    "staff.language_recorded": _l("A choice of language for letters was recorded"),
    "staff.address_checked": _l("An address was checked"),
    "staff.service_dates_changed": _l("Service dates were changed"),
    "staff.post_added": _l("A post was added"),
    "staff.post_changed": _l("A post was changed"),
    "staff.assignment_changed": _l("An assignment to the transfer was changed"),
    "staff.question_answered": _l("A question about a staff record was answered"),
    "staff.managers_matched": _l("Line managers were matched to people who sign in"),
    "staff.record_opened": _l("A staff record was opened"),
    "term.added": _l("A term was added"),
    "term.changed": _l("A term was changed"),
    "term.ended": _l("A term was ended"),
    "cost_line.added": _l("A cost line was added"),
    "cost_line.changed": _l("A cost line was changed"),
    "cost_line.removed": _l("A cost line was removed"),
    "published_figure.recorded": _l("A published figure was recorded"),
    "timeline.opened": _l("The timeline was laid out"),
    "timeline.date_followed": _l("The timeline followed the transfer date"),
    "milestone.added": _l("A milestone was added"),
    "milestone.changed": _l("A milestone was changed"),
    "milestone.done": _l("A milestone was met"),
    "milestone.reopened": _l("A milestone was opened again"),
    "milestone.not_needed": _l("A milestone was marked as not needed"),
    "milestone.needed": _l("A milestone was marked as needed"),
    "digest.queued": _l("A reminder was prepared"),
    "digest.sent": _l("A reminder was sent"),
    "digest.given_up": _l("A reminder could not be sent"),
    "digest.retried": _l("A reminder was tried again"),
    "consultation.file_opened": _l("An employer's consultation file was opened"),
    "consultation.dates_set": _l("The dates of the consultation were set"),
    "consultation.information_changed": _l("The information for representatives was changed"),
    "information.sent": _l("Information was sent"),
    "measure.recorded": _l("A measure was recorded"),
    "measure.changed": _l("A measure was changed"),
    "measure.withdrawn": _l("A measure was withdrawn"),
    "measure.final_wording_kept": _l("The final wording of a measure was kept"),
    "measures.stated": _l("An employer stated its measures"),
    "measures.requested": _l("The new employer was asked for its measures"),
    "meeting.planned": _l("A meeting was planned"),
    "meeting.changed": _l("A meeting was changed"),
    "meeting.held": _l("A meeting was held"),
    "meeting.not_held": _l("A meeting did not take place"),
    "meeting.invited": _l("Somebody was invited to a meeting"),
    "minutes.changed": _l("Minutes were changed"),
    "minutes.correction_asked": _l("A correction of draft minutes was asked for"),
    "minutes.correction_answered": _l("A correction of draft minutes was answered"),
    "meeting_action.added": _l("An action from a meeting was added"),
    "meeting_action.done": _l("An action from a meeting was done"),
    "representation.recorded": _l("A representation was recorded"),
    "representation.replied": _l("A representation was replied to"),
    "representation.withdrawn": _l("A representation was withdrawn"),
    "representation.sorted": _l("A representation was linked to a measure"),
    "question.asked": _l("A question was asked"),
    "question.answered": _l("A question was answered"),
    "question.published": _l("A question was published, or no longer"),
    "quick_record.kept": _l("A quick record was kept"),
    "quick_record.sorted": _l("A quick record was sorted"),
    "one_to_one.recorded": _l("A one-to-one meeting was recorded"),
    "objection.recorded": _l("An objection was recorded"),
    "objection.passed_on": _l("An objection was passed on"),
    "objection.changed": _l("The record of an objection was changed"),
    "objection.withdrawn": _l("An objection was withdrawn"),
}

# What the trail can be narrowed to, by the first part of an event's name.
SUBJECTS: Final[dict[str, LazyString]] = {
    "transfer": _l("The transfer and its date"),
    "legal_basis": _l("Legal basis"),
    "team": _l("Teams and scope"),
    "decision": _l("Decisions"),
    "risk": _l("Risks"),
    "release": _l("Releases of information"),
    "staff": _l("Staff records"),
    "term": _l("Terms"),
    "milestone": _l("Milestones"),
    "information": _l("Information sent"),
    "measure": _l("Measures"),
    "meeting": _l("Meetings"),
    "representation": _l("Representations"),
    "objection": _l("Objections"),
}


def row_words(row: TimelineRow | Milestone) -> Markup | LazyString:
    """What a line of a timeline, or a milestone, is called: by the rules, else in its council's own words."""
    key = key_of(row.key)
    if isinstance(key, MilestoneKey):
        return MILESTONES[key]
    return DUTIES[key] if key else own_words(row, "name")


def task_words(task: OwnTask) -> Any:
    """What a task is about, beside its kind."""
    match task.kind:
        case TaskKind.MILESTONE if task.row:
            return row_words(task.row)
        case TaskKind.MEETING_ACTION:
            return task.text
        case TaskKind.REPLY:
            return task.union
        case _:
            return number(task.count)


def stands(task: OwnTask, today: date) -> Standing:
    """Where a task stands; without a day it is not due."""
    return standing(task.due_on, None, True, today) if task.due_on else Standing.NOT_DUE
