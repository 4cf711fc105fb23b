"""The words of elections: the checks of regulation 14, the notices, and what is said when a rule refuses."""

from enum import Enum, StrEnum

from flask_babel import LazyString
from flask_babel import lazy_gettext as _l

from transition.consultation import labels
from transition.rules.broken import RuleBroken
from transition.rules.representatives import ElectionCheck


class Notice(StrEnum):
    """What is put up for the staff who elect."""

    NOMINATIONS = "nominations"
    BALLOT = "ballot"
    RESULT = "result"


NOTICES: dict[Enum, LazyString] = {
    Notice.NOMINATIONS: _l("Notice of an election: invitation to nominate"),
    Notice.BALLOT: _l("Notice of a ballot"),
    Notice.RESULT: _l("Result of an election"),
}
CHECKS: dict[Enum, LazyString] = {
    ElectionCheck.FAIR: _l(
        "The arrangements are such as are reasonably practicable to make the election fair."
    ),
    ElectionCheck.ENOUGH_REPRESENTATIVES: _l(
        "There are enough representatives for the interests of all the affected employees, given their number "
        "and classes."
    ),
    ElectionCheck.CLASSES_DECIDED: _l(
        "It was decided whether they are represented all together or class by class."
    ),
    ElectionCheck.TERM_LONG_ENOUGH: _l(
        "The term is long enough for the information to be given and consultation to be completed."
    ),
    ElectionCheck.CANDIDATES_AFFECTED: _l(
        "The candidates are affected employees on the day of the election."
    ),
    ElectionCheck.NOBODY_EXCLUDED: _l("No affected employee was unreasonably kept from standing."),
    ElectionCheck.ALL_MAY_VOTE: _l("All who are affected employees on the day of the election may vote."),
    ElectionCheck.VOTES_FOR_EACH_SEAT: _l(
        "Each may vote for as many candidates as there are representatives to be elected for them."
    ),
    ElectionCheck.SECRET_AND_COUNTED: _l(
        "Those who vote do so in secret, as far as is reasonably practicable, and the votes are counted accurately."
    ),
}
CONTRADICTED: dict[Enum, LazyString] = {
    ElectionCheck.ENOUGH_REPRESENTATIVES: _l(
        "There are fewer candidates than representatives to be elected. Take more nominations, or change the number."
    ),
    ElectionCheck.TERM_LONG_ENOUGH: _l("No term is recorded that lasts until the transfer."),
    ElectionCheck.CANDIDATES_AFFECTED: _l("Not every candidate is known to be an affected employee."),
    ElectionCheck.SECRET_AND_COUNTED: _l("There is to be a ballot, and its count is not recorded."),
}
_PROBLEMS: dict[str, LazyString] = {
    "already_counted": _l("The votes have been counted. Nothing that the count rests on can be changed."),
    "ballot_not_over": _l(
        "The votes can be counted once the ballot is over. Check the last day of the ballot."
    ),
    "election_after_transfer": _l("The day must be before the transfer on %(transfer_on)s."),
    "election_days_order": _l(
        "Enter %(before)s or a later day: invitation, nominations and ballot follow one another."
    ),
    "election_incomplete": _l(
        "The result cannot be declared while a check of regulation 14 is open. Answer each one, and mend what the "
        "record contradicts."
    ),
    "election_over": _l("This election is over, and can no longer be changed."),
    "election_under_way": _l("An election among these staff is under way."),
    "employee_not_found": _l("None of these staff has the payroll number %(payroll_number)s."),
    "no_ballot_needed": _l(
        "There are no more candidates than representatives to be elected, so there is nothing to count."
    ),
    "no_candidates": _l("There is no candidate."),
    "no_tie": _l("No candidates tie for the last place."),
    "nominated_already": _l("%(name)s is a candidate already."),
    "nominated_early": _l("Staff were invited on %(invited_on)s. Enter that day or a later one."),
    "nominated_late": _l("Nominations were open until %(until)s. Enter that day or an earlier one."),
    "nominations_open": _l("Nominations must have closed first. Check the last day for nominations."),
    "not_confirmed": _l("Enter a payroll number, or tick this once you have checked it."),
    "not_invited": _l("Enter first the day on which staff were invited."),
    "papers_above_electorate": _l("There cannot be more papers than the %(electorate)s who may vote."),
    "spoilt_above_papers": _l("There cannot be more spoilt papers than the %(papers)s papers."),
    "tie_means_required": _l("Say how the tie was decided."),
    "tie_undecided": _l(
        "Candidates tie. Decide between them, and tick as many as there are places left: %(count)s."
    ),
    "union_recognised": _l("A union is recognised for these staff, so they are consulted through it."),
    "votes_above_papers": _l("Nobody can have more votes than the %(papers)s papers that count."),
    "votes_above_seats": _l("These papers carry %(most)s votes at most. Check the votes and the papers."),
    "withdrawn_before_nominated": _l("The day cannot be before the nomination, on %(nominated_on)s."),
}


def problem(broken: RuleBroken) -> str:
    """What is said when a rule about elections refuses."""
    return labels.worded(broken, _PROBLEMS) if broken.code in _PROBLEMS else labels.problem(broken)
