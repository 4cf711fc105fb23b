"""What letters about decisions, meetings, elections, the outcome, a welcome or staying may lack, worded."""

from flask_babel import lazy_gettext as _l

from transition.letters.mends.mend import Mend

_SETTINGS, _STAFF, _FILE = "letters.settings", "staff.list_people", "consultation.consultation"
_ONE_TO_ONES, _REPRESENTATIVES = "coverage.one_to_ones", "representatives.list_descriptions"
GAPS: dict[str, Mend] = {
    "scope_reason": Mend(
        _l(
            "The assignment of a post has no reason that the reader can be told, or does not say what is awaited. "
            "Enter it with the assignment."
        ),
        _STAFF,
    ),
    "scope_decision": Mend(
        _l(
            "A decision on a post lacks its evidence, who took it or when. Complete it with the assignment: the "
            "reader must be able to challenge it."
        ),
        _STAFF,
    ),
    "challenge_answer": Mend(
        _l("A challenge has an outcome, but not who decided it or when. Enter both with the assignment."),
        _STAFF,
    ),
    "challenge_by": Mend(
        _l(
            "The last day to challenge a decision is not set, or is not after the date of the letter. Enter it in "
            "the settings of letters."
        ),
        _SETTINGS,
    ),
    "challenge_decider": Mend(
        _l("Who decides a challenge is not stated. Enter it in the settings of letters."), _SETTINGS
    ),
    "meeting_place": Mend(
        _l("The one-to-one has a time but no place. Enter the place with the one-to-one."), _ONE_TO_ONES
    ),
    "constituency": Mend(
        _l("The election does not say whom the representatives represent. Enter it with the election."),
        _REPRESENTATIVES,
    ),
    "election_term": Mend(
        _l(
            "The election does not say until when the representatives are elected. Enter it with the election."
        ),
        _REPRESENTATIVES,
    ),
    "nominations_until": Mend(
        _l("The election has no last day for nominations. Enter it with the election."), _REPRESENTATIVES
    ),
    "ballot_days": Mend(
        _l("The election has no first and last day of a ballot. Enter both with the election."),
        _REPRESENTATIVES,
    ),
    "arrangements": Mend(
        _l("The election does not say how staff nominate and vote. Enter it with the election."),
        _REPRESENTATIVES,
    ),
    "candidates": Mend(_l("The election has no candidates. Record the nominations."), _REPRESENTATIVES),
    "election_result": Mend(
        _l("The election has no result that names who is elected. Declare it first."), _REPRESENTATIVES
    ),
    "consultation_closed": Mend(
        _l(
            "Consultation has no day on which it opened, or has not closed. Enter both in the consultation file."
        ),
        _FILE,
    ),
    "replies_owed": Mend(
        _l(
            "A representation has no reply yet. Each is answered, with reasons where it is rejected, before the "
            "outcome is told."
        ),
        _FILE,
    ),
    "continuous_employment": Mend(
        _l(
            "The day on which continuous employment began is not recorded. The statement of change must give it: "
            "ask the present employer for it."
        ),
        _STAFF,
    ),
    "no_new_employer": Mend(
        _l(
            "Under this legal basis nobody's employer changes, so that there is no statement of change, and nobody to "
            "welcome. The present employer's confirmation says what stays the same."
        )
    ),
    "first_day": Mend(
        _l("What somebody needs on their first day is not stated. Enter it in the settings of letters."),
        _SETTINGS,
    ),
    "leave_carried": Mend(
        _l(
            "What happens to leave that was earned and booked is not stated. Enter it in the settings of letters."
        ),
        _SETTINGS,
    ),
    "staying": Mend(
        _l("What changes for those who stay is not stated. Enter it in the settings of letters."), _SETTINGS
    ),
}
