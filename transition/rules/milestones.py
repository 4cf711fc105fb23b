"""The template of practice milestones, counted back from the transfer; where a duty fixes the day, it does.

Weeks are good practice, not statute: every row can be edited, and none is shown as law unless its duty is.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from transition.rules.calendar import Holidays, days_after, months_after, period_ending
from transition.rules.deadlines import TransferFacts, deadline_for
from transition.rules.duties import Duty


class MilestoneKey(StrEnum):
    """What a step of the plan is called in code; worded in both languages elsewhere."""

    FORMATIVE_UNION_TALKS = "FORMATIVE_UNION_TALKS"
    LEGAL_BASIS_ADVICE = "LEGAL_BASIS_ADVICE"
    IMPACT_ASSESSMENTS = "IMPACT_ASSESSMENTS"
    CABINET_DECISION = "CABINET_DECISION"
    SCOPE_LIST = "SCOPE_LIST"
    NAMED_LEAD = "NAMED_LEAD"
    COMMUNICATIONS_PLAN = "COMMUNICATIONS_PLAN"
    MEASURES_REQUEST = "MEASURES_REQUEST"
    DUE_DILIGENCE = "DUE_DILIGENCE"
    ELECTIONS = "ELECTIONS"
    MEASURES = "MEASURES"
    REGULATION_13_INFORMATION = "REGULATION_13_INFORMATION"
    STAFF_ANNOUNCEMENT = "STAFF_ANNOUNCEMENT"
    FIRST_ANSWERS = "FIRST_ANSWERS"
    CONSULTATION_OPEN = "CONSULTATION_OPEN"
    GROUP_MEETINGS = "GROUP_MEETINGS"
    ONE_TO_ONES = "ONE_TO_ONES"
    ASSIGNMENT_CHALLENGES = "ASSIGNMENT_CHALLENGES"
    TERMS_COMPARISON = "TERMS_COMPARISON"
    REPLIES = "REPLIES"
    LIABILITY_INFORMATION = "LIABILITY_INFORMATION"
    CONSULTATION_CLOSE = "CONSULTATION_CLOSE"
    WRITTEN_REPLIES = "WRITTEN_REPLIES"
    OUTCOME_REPORT = "OUTCOME_REPORT"
    CONFIRMATION_LETTERS = "CONFIRMATION_LETTERS"
    OBJECTIONS_RECONCILED = "OBJECTIONS_RECONCILED"
    PAYROLL_TEST = "PAYROLL_TEST"
    SYSTEM_ACCESS = "SYSTEM_ACCESS"
    TRANSFER = "TRANSFER"
    WELCOME = "WELCOME"
    PAY_ACCESS_CHECK_OFF = "PAY_ACCESS_CHECK_OFF"
    FIRST_PAYROLL = "FIRST_PAYROLL"
    WRITTEN_STATEMENT = "WRITTEN_STATEMENT"
    REVIEW_3_MONTHS = "REVIEW_3_MONTHS"
    REVIEW_6_MONTHS = "REVIEW_6_MONTHS"
    REVIEW_12_MONTHS = "REVIEW_12_MONTHS"


class Owner(StrEnum):
    """Who sees to a milestone."""

    ALL = "all"
    TRANSFEROR = "transferor"
    TRANSFEREE = "transferee"
    EACH_EMPLOYER = "each_employer"
    BOTH_EMPLOYERS = "both_employers"


@dataclass(frozen=True, slots=True)
class Milestone:
    """A row of the template: due so many weeks or months from the transfer, or when its duty says.

    `weeks` and `months` are counted after the transfer, so what comes before it is negative.
    `from_weeks` is set where the work lasts. `by_period_end` counts months "beginning with" the transfer.
    """

    key: MilestoneKey
    owner: Owner
    weeks: int = 0
    months: int = 0
    from_weeks: int | None = None
    duty: Duty | None = None
    by_period_end: bool = False


@dataclass(frozen=True, slots=True)
class PlannedMilestone:
    """A milestone with its days; `duty` says that the rules, not the template, fixed the day."""

    key: MilestoneKey
    owner: Owner
    due_on: date
    starts_on: date | None
    duty: Duty | None


_K, _O = MilestoneKey, Owner

TEMPLATE: tuple[Milestone, ...] = (
    Milestone(_K.FORMATIVE_UNION_TALKS, _O.ALL, weeks=-24, duty=Duty.SOCIAL_PARTNERSHIP),
    Milestone(_K.LEGAL_BASIS_ADVICE, _O.ALL, weeks=-24),
    Milestone(_K.IMPACT_ASSESSMENTS, _O.ALL, weeks=-24),
    Milestone(_K.CABINET_DECISION, _O.TRANSFEROR, weeks=-16),
    Milestone(_K.SCOPE_LIST, _O.TRANSFEROR, weeks=-16),
    Milestone(_K.NAMED_LEAD, _O.TRANSFEROR, weeks=-16),
    Milestone(_K.COMMUNICATIONS_PLAN, _O.TRANSFEROR, weeks=-16),
    Milestone(_K.MEASURES_REQUEST, _O.ALL, weeks=-12, duty=Duty.MEASURES_REQUEST),
    Milestone(_K.DUE_DILIGENCE, _O.ALL, weeks=-12),
    Milestone(_K.ELECTIONS, _O.ALL, weeks=-12),
    Milestone(_K.MEASURES, _O.TRANSFEREE, weeks=-10, duty=Duty.MEASURES),
    Milestone(_K.REGULATION_13_INFORMATION, _O.EACH_EMPLOYER, weeks=-8, duty=Duty.REGULATION_13_INFORMATION),
    Milestone(_K.STAFF_ANNOUNCEMENT, _O.EACH_EMPLOYER, weeks=-8),
    Milestone(_K.FIRST_ANSWERS, _O.EACH_EMPLOYER, weeks=-8),
    Milestone(_K.CONSULTATION_OPEN, _O.EACH_EMPLOYER, weeks=-8),
    Milestone(_K.GROUP_MEETINGS, _O.EACH_EMPLOYER, weeks=-4, from_weeks=-8),
    Milestone(_K.ONE_TO_ONES, _O.EACH_EMPLOYER, weeks=-4, from_weeks=-8),
    Milestone(_K.ASSIGNMENT_CHALLENGES, _O.EACH_EMPLOYER, weeks=-4, from_weeks=-8),
    Milestone(_K.TERMS_COMPARISON, _O.EACH_EMPLOYER, weeks=-4, from_weeks=-8),
    Milestone(_K.REPLIES, _O.EACH_EMPLOYER, weeks=-4, from_weeks=-8),
    Milestone(_K.LIABILITY_INFORMATION, _O.TRANSFEROR, weeks=-4, duty=Duty.LIABILITY_INFORMATION),
    Milestone(_K.CONSULTATION_CLOSE, _O.EACH_EMPLOYER, weeks=-3, duty=Duty.CONSULTATION_CLOSE),
    Milestone(_K.WRITTEN_REPLIES, _O.EACH_EMPLOYER, weeks=-3),
    Milestone(_K.OUTCOME_REPORT, _O.EACH_EMPLOYER, weeks=-3),
    Milestone(_K.CONFIRMATION_LETTERS, _O.BOTH_EMPLOYERS, weeks=-2),
    Milestone(_K.OBJECTIONS_RECONCILED, _O.BOTH_EMPLOYERS, weeks=-2),
    Milestone(_K.PAYROLL_TEST, _O.BOTH_EMPLOYERS, weeks=-2),
    Milestone(_K.SYSTEM_ACCESS, _O.BOTH_EMPLOYERS, weeks=-2),
    Milestone(_K.TRANSFER, _O.TRANSFEREE),
    Milestone(_K.WELCOME, _O.TRANSFEREE),
    Milestone(_K.PAY_ACCESS_CHECK_OFF, _O.TRANSFEREE),
    # The old employer's leaver details go before the new one's first submission: within the first pay month.
    Milestone(_K.FIRST_PAYROLL, _O.BOTH_EMPLOYERS, months=1, by_period_end=True),
    Milestone(_K.WRITTEN_STATEMENT, _O.TRANSFEREE, months=1, duty=Duty.WRITTEN_STATEMENT),
    Milestone(_K.REVIEW_3_MONTHS, _O.ALL, months=3),
    Milestone(_K.REVIEW_6_MONTHS, _O.ALL, months=6),
    Milestone(_K.REVIEW_12_MONTHS, _O.ALL, months=12),
)


def halves(owner: Owner) -> tuple[Owner, ...]:
    """Split what each employer owes by itself in two: each keeps its own evidence of it."""
    return (Owner.TRANSFEROR, Owner.TRANSFEREE) if owner is Owner.EACH_EMPLOYER else (owner,)


def plan(facts: TransferFacts, holidays: Holidays) -> list[PlannedMilestone]:
    """Date the whole template for a transfer, in order of day."""
    rows = [_planned(row, facts, holidays) for row in TEMPLATE]
    return sorted(rows, key=lambda planned: planned.due_on)


def _planned(row: Milestone, facts: TransferFacts, holidays: Holidays) -> PlannedMilestone:
    deadline = deadline_for(row.duty, facts, holidays) if row.duty else None
    starts_on = None if row.from_weeks is None else days_after(facts.transfer_on, row.from_weeks * 7)
    if deadline is not None:
        return PlannedMilestone(row.key, row.owner, deadline.due_on, starts_on, row.duty)
    if row.by_period_end:
        due_on = period_ending(facts.transfer_on, row.months)
    else:
        due_on = months_after(facts.transfer_on, row.months) + timedelta(weeks=row.weeks)
    return PlannedMilestone(row.key, row.owner, due_on, starts_on, None)
