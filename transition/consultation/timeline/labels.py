"""The timeline in words, in both languages: duties, milestones, who answers, how a day binds, where it stands."""

from dataclasses import dataclass
from typing import Any

from flask import url_for
from flask_babel import LazyString, ngettext
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from transition.consultation.facts import TimelineRow
from transition.consultation.timeline.tasks import OwnTask, TaskKind
from transition.rules.basis import Kind
from transition.rules.broken import RuleBroken
from transition.rules.doubts import Doubt, DoubtState
from transition.rules.duties import Duty
from transition.rules.milestones import MilestoneKey, Owner
from transition.rules.reminders import Urgency
from transition.rules.standing import Standing
from transition.transfers.models import Transfer
from transition.web import words
from transition.web.language import language

# Where a milestone and a duty share a key they share their words.
NAMES: dict[str, LazyString] = {
    MilestoneKey.FORMATIVE_UNION_TALKS: _l("Formative talks with the unions"),
    MilestoneKey.LEGAL_BASIS_ADVICE: _l("Advice on the legal basis"),
    MilestoneKey.IMPACT_ASSESSMENTS: _l("Impact assessments"),
    MilestoneKey.CABINET_DECISION: _l("Cabinet decision"),
    MilestoneKey.SCOPE_LIST: _l("First list of posts in scope"),
    MilestoneKey.NAMED_LEAD: _l("Lead officer named"),
    MilestoneKey.COMMUNICATIONS_PLAN: _l("Communications plan"),
    MilestoneKey.MEASURES_REQUEST: _l("Measures asked for"),
    MilestoneKey.DUE_DILIGENCE: _l("Due diligence without names"),
    MilestoneKey.ELECTIONS: _l("Elections, where no union is recognised"),
    MilestoneKey.MEASURES: _l("Measures received"),
    MilestoneKey.REGULATION_13_INFORMATION: _l("Regulation 13 information to the unions"),
    MilestoneKey.STAFF_ANNOUNCEMENT: _l("First announcement to staff"),
    MilestoneKey.FIRST_ANSWERS: _l("First questions and answers published"),
    MilestoneKey.CONSULTATION_OPEN: _l("Consultation opens"),
    MilestoneKey.GROUP_MEETINGS: _l("Group meetings"),
    MilestoneKey.ONE_TO_ONES: _l("One-to-one meetings"),
    MilestoneKey.ASSIGNMENT_CHALLENGES: _l("Challenges to assignment settled"),
    MilestoneKey.TERMS_COMPARISON: _l("Terms compared"),
    MilestoneKey.REPLIES: _l("Replies to representations"),
    MilestoneKey.LIABILITY_INFORMATION: _l("Employee liability information"),
    MilestoneKey.CONSULTATION_CLOSE: _l("Consultation closes"),
    MilestoneKey.WRITTEN_REPLIES: _l("Written replies with reasons"),
    MilestoneKey.OUTCOME_REPORT: _l("Report of the outcome"),
    MilestoneKey.CONFIRMATION_LETTERS: _l("Letters confirming the transfer"),
    MilestoneKey.OBJECTIONS_RECONCILED: _l("Objections reconciled"),
    MilestoneKey.PAYROLL_TEST: _l("Payroll tested"),
    MilestoneKey.SYSTEM_ACCESS: _l("Access to systems arranged"),
    MilestoneKey.TRANSFER: _l("Transfer"),
    MilestoneKey.WELCOME: _l("Welcome"),
    MilestoneKey.PAY_ACCESS_CHECK_OFF: _l("Pay, access and check-off work"),
    MilestoneKey.FIRST_PAYROLL: _l("First payroll, leaver details sent first"),
    MilestoneKey.WRITTEN_STATEMENT: _l("Written statement of the change of employer"),
    MilestoneKey.REVIEW_3_MONTHS: _l("Review after 3 months"),
    MilestoneKey.REVIEW_6_MONTHS: _l("Review after 6 months"),
    MilestoneKey.REVIEW_12_MONTHS: _l("Review after 12 months"),
    Duty.SOCIAL_PARTNERSHIP: _l("Formative talks with the unions"),
    Duty.CONSULTATION_REPLY: _l("Replies to representations"),
    Duty.LIABILITY_SPECIFIED_DATE: _l("Earliest day that liability information may be as at"),
    Duty.SECTION_113_CONSULTATION: _l("Each officer consulted about the loan"),
    Duty.SPONSOR_REPORT: _l("Sponsored workers reported to the Home Office"),
    Duty.RIGHT_TO_WORK_CHECK: _l("Right to work checked"),
    Duty.CLAIM_LIMIT: _l("Last day for a claim to a tribunal"),
    Duty.ORDER_CLAIM_LIMIT: _l("Last day for a claim under an order"),
    Duty.COLLECTIVE_TERMS_CHANGE: _l("First day on which collective terms may change"),
}
SIDES = {
    Owner.ALL: _l("All who take part"),
    Owner.TRANSFEROR: _l("Present employer"),
    Owner.TRANSFEREE: _l("New employer"),
    Owner.EACH_EMPLOYER: _l("Each employer"),
    Owner.BOTH_EMPLOYERS: _l("Both employers"),
}
KINDS = {
    Kind.STATUTORY: _l("Statutory"),
    Kind.STATUTORY_IF_TUPE: _l("Statutory if TUPE applies"),
    Kind.POLICY: _l("Policy"),
}
STANDINGS = {
    Standing.NOT_DUE: _l("Not due yet"),
    Standing.DUE_SOON: _l("Due soon"),
    Standing.OVERDUE: _l("Overdue"),
    Standing.MET: _l("Met"),
    Standing.MET_LATE: _l("Met late"),
    Standing.NOT_NEEDED: _l("Not needed"),
}
# The shape that stands beside the word: see templates/parts/status.html.
SHAPES = {
    Standing.NOT_DUE: "waiting",
    Standing.DUE_SOON: "soon",
    Standing.OVERDUE: "overdue",
    Standing.MET: "met",
    Standing.MET_LATE: "late",
    Standing.NOT_NEEDED: "none",
}
URGENCIES = {
    Urgency.OVERDUE: _l("Overdue"),
    Urgency.THIS_WEEK: _l("This week"),
    Urgency.NEXT_TWO_WEEKS: _l("The next two weeks"),
    None: _l("Later"),
}
PROBLEMS = {
    "name_required": _l("Enter what is to be done."),
    "day_required": _l("Enter the day by which it is to be done."),
    "slip_reason_required": _l("Say why the forecast is later than the day on which it is due."),
    "in_the_future": _l("The day on which it was done must be today or in the past."),
    "evidence_required": _l("Say what shows that it was done."),
    "reason_required": _l("Say why it is not needed."),
    "already_done": _l("This was marked as done already."),
}


DOUBTS = {
    DoubtState.NOT_COMMENCED: _l(
        "Not confirmed: it would be %(day)s under a rule whose commencement is not known (%(source)s)."
    ),
    DoubtState.NOT_REACHED: _l(
        "Not confirmed: as its commencement was entered, %(source)s does not reach this. If it did: %(day)s."
    ),
    DoubtState.KEY_UNKNOWN: _l(
        "Not confirmed: as its commencement was entered, %(source)s hangs on a date that is not known here. "
        "If it applies: %(day)s."
    ),
    DoubtState.APPLIED: _l(
        "Not confirmed: this applies %(source)s, as an administrator entered its commencement. "
        "If it does not apply: %(day)s."
    ),
}


def doubt_words(doubt: Doubt) -> str:
    """What is not sure of a day, and what the day is if the doubt goes the other way."""
    return str(DOUBTS[doubt.state]) % {"source": doubt.source, "day": words.day(doubt.other_on)}


def name_of(row: TimelineRow) -> str:
    """What a row is called in the reader's language."""
    if row.key is not None:
        return str(NAMES[row.key])
    return (row.name_cy if language() == "cy" else "") or row.name


# Where what a row stands for is recorded, with more than a day: the row is then met by itself.
_PAGES: dict[str, str] = {
    MilestoneKey.REVIEW_3_MONTHS: "reviews.reviews",
    MilestoneKey.REVIEW_6_MONTHS: "reviews.reviews",
    MilestoneKey.REVIEW_12_MONTHS: "reviews.reviews",
    MilestoneKey.WRITTEN_STATEMENT: "after.after",
    Duty.RIGHT_TO_WORK_CHECK: "after.after",
}


def page_behind(row: TimelineRow) -> str | None:
    """The page on which what this row stands for is recorded, where there is one."""
    return _PAGES.get(row.key) if row.key else None


def answerable(row: TimelineRow, transfer: Transfer) -> str:
    """Who answers for a row: an employer by name where it is one."""
    employers = (transfer.outgoing_employer, transfer.incoming_employer)
    found = next((one for one in employers if one and one.id == row.employer_id), None)
    if found is None:
        return str(SIDES[row.side])
    return found.name_cy if language() == "cy" else found.name


def task_words(task: OwnTask) -> str:
    """What a task asks for."""
    match task.kind:
        case TaskKind.MILESTONE if task.row:
            return name_of(task.row)
        case TaskKind.REPLY:
            return str(_("Reply to the representations of %(union)s", union=task.union))
        case TaskKind.ONE_TO_ONES:
            return str(
                ngettext(
                    "Hold a one-to-one meeting with %(num)s member of staff",
                    "Hold one-to-one meetings with %(num)s members of staff",
                    task.count,
                )
            )
        case TaskKind.TELL_MEASURE:
            title = (task.text_cy if language() == "cy" else "") or task.text
            return str(_("Tell every representative of the measure “%(title)s”", title=title))
        case TaskKind.NAME_MEASURES:
            return str(_("Name your measures, or state that there are none"))
        case TaskKind.CHASE_MEASURES:
            return str(_("The new employer’s measures are late: ask again"))
        case TaskKind.OBJECTION:
            return str(_("See what is still to be done about an objection"))
        case TaskKind.FOLLOW_UPS:
            return str(
                ngettext(
                    "%(num)s follow-up of a one-to-one is not done",
                    "%(num)s follow-ups of one-to-ones are not done",
                    task.count,
                )
            )
        case TaskKind.TERMS_ENDING:
            return str(ngettext("%(num)s protected term ends", "%(num)s protected terms end", task.count))
        case _:
            return task.text


@dataclass(frozen=True)
class Way:
    """Where a task is opened or marked as done."""

    text: str
    href: str


def way(task: OwnTask) -> Way:
    """Where one's own task is seen to, for a reader who may go there."""
    where: dict[str, Any] = {"transfer_id": task.transfer.id}
    match task.kind:
        case TaskKind.MILESTONE if task.is_own:
            endpoint, where["milestone_id"] = "timeline.task_done", task.id
        case TaskKind.MILESTONE:
            endpoint, where["milestone_id"] = "timeline.milestone", task.id
        case TaskKind.MEETING_ACTION:
            endpoint, where["action_id"] = "timeline.action_done", task.id
        case TaskKind.REPLY:
            endpoint, where["representation_id"] = "representations.representation", task.id
        case TaskKind.TERMS_ENDING:
            endpoint = "staff.list_endings"
        case TaskKind.TELL_MEASURE:
            endpoint, where["measure_id"] = "measures.measure", task.id
        case TaskKind.NAME_MEASURES | TaskKind.CHASE_MEASURES:
            endpoint, where["_anchor"] = "consultation.consultation", "measures"
        case TaskKind.OBJECTION:
            endpoint, where["objection_id"] = "objections.objection", task.id
        case TaskKind.FOLLOW_UPS:
            endpoint, where["show"] = "coverage.one_to_ones", "follow_up"
        case _:
            endpoint = "coverage.one_to_ones"
    is_marked = endpoint in ("timeline.task_done", "timeline.action_done")
    text = _("Mark as done") if is_marked else _("Open the page")
    return Way(str(text), url_for(endpoint, **where))


def problem(broken: RuleBroken) -> str:
    """What a rule's code says to a person."""
    if broken.code == "law_fixes_day":
        return str(
            _(
                "The law fixes this day: %(day)s. Leave it as it is, and enter a forecast instead.",
                day=words.day(broken.facts["due_on"]),
            )
        )
    if broken.code == "done_before_meeting":
        day = words.day(broken.facts["held_on"])
        return str(_("It cannot have been done before the meeting of %(day)s.", day=day))
    return str(PROBLEMS[broken.code])
