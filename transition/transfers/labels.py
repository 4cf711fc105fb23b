"""The words for a transfer's states, and what the rules about transfers say, in both languages."""

from typing import Final

from flask_babel import LazyString, lazy_gettext

from transition.rules.basis import Kind, LegalBasis
from transition.rules.broken import RuleBroken
from transition.rules.new_posts import PostState
from transition.rules.risks import Level, Trend
from transition.transfers.models import ReleaseKind, Scope
from transition.transfers.programmes.labels import PROBLEMS as OF_PROGRAMMES
from transition.web import words

BASES: Final[dict[LegalBasis, LazyString]] = {
    LegalBasis.TUPE: lazy_gettext("TUPE applies"),
    LegalBasis.TUPE_EQUIVALENT: lazy_gettext("TUPE principles followed by agreement (COSOP)"),
    LegalBasis.SECTION_113_LOAN: lazy_gettext("Loan of staff under section 113"),
    LegalBasis.NO_EMPLOYER_CHANGE: lazy_gettext("No change of employer"),
    LegalBasis.UNDECIDED: lazy_gettext("Not decided"),
}

BASIS_HINTS: Final[dict[LegalBasis, LazyString]] = {
    LegalBasis.TUPE: lazy_gettext(
        "A relevant transfer under regulation 3 of TUPE 2006: contracts move by law and the deadlines are statutory."
    ),
    LegalBasis.TUPE_EQUIVALENT: lazy_gettext(
        "Outside TUPE, such as under regulation 3(5): no contract moves by itself. Each person is offered "
        "the move and accepts or declines, and the deadlines are the council's policy."
    ),
    LegalBasis.SECTION_113_LOAN: lazy_gettext(
        "Officers stay employed by their council and are placed at another's disposal under the Local Government "
        "Act 1972. Each officer must be consulted."
    ),
    LegalBasis.NO_EMPLOYER_CHANGE: lazy_gettext(
        "The employer stays the same: nobody transfers, but staff who are affected are still informed and consulted."
    ),
    LegalBasis.UNDECIDED: lazy_gettext(
        "Advice is awaited: deadlines are shown as statutory if TUPE applies."
    ),
}

KINDS: Final[dict[Kind, LazyString]] = {
    Kind.STATUTORY: lazy_gettext("Statutory"),
    Kind.STATUTORY_IF_TUPE: lazy_gettext("Statutory if TUPE applies"),
    Kind.POLICY: lazy_gettext("Policy"),
}

SCOPES: Final[dict[Scope, LazyString]] = {
    Scope.IN: lazy_gettext("In scope"),
    Scope.OUT: lazy_gettext("Out of scope"),
    Scope.UNDECIDED: lazy_gettext("Undecided"),
}

# The shape that goes with the word, so that colour is never the only sign.
SCOPE_SHAPES: Final[dict[Scope, str]] = {Scope.IN: "met", Scope.OUT: "none", Scope.UNDECIDED: "waiting"}

RELEASES: Final[dict[ReleaseKind, LazyString]] = {
    ReleaseKind.LIABILITY_PSEUDONYMISED: lazy_gettext("Employee liability information, without names"),
    ReleaseKind.LIABILITY_IDENTIFIED: lazy_gettext("Employee liability information, with names"),
    ReleaseKind.ACCESS_TO_EMPLOYEES: lazy_gettext(
        "Names for access to affected employees (regulation 13(8))"
    ),
}

CHANCES: Final[dict[int, LazyString]] = {
    1: lazy_gettext("1: very unlikely"),
    2: lazy_gettext("2: unlikely"),
    3: lazy_gettext("3: possible"),
    4: lazy_gettext("4: likely"),
    5: lazy_gettext("5: almost certain"),
}

IMPACTS: Final[dict[int, LazyString]] = {
    1: lazy_gettext("1: very small"),
    2: lazy_gettext("2: small"),
    3: lazy_gettext("3: moderate"),
    4: lazy_gettext("4: serious"),
    5: lazy_gettext("5: very serious"),
}

LEVELS: Final[dict[Level, LazyString]] = {
    Level.HIGH: lazy_gettext("High"),
    Level.MEDIUM: lazy_gettext("Medium"),
    Level.LOW: lazy_gettext("Low"),
}

LEVEL_SHAPES: Final[dict[Level, str]] = {Level.HIGH: "overdue", Level.MEDIUM: "soon", Level.LOW: "waiting"}

TRENDS: Final[dict[Trend, LazyString]] = {
    Trend.RISING: lazy_gettext("Rising"),
    Trend.STEADY: lazy_gettext("Steady"),
    Trend.FALLING: lazy_gettext("Falling"),
}

# Beside the word, never in its place.
TREND_ARROWS: Final[dict[Trend, str]] = {Trend.RISING: "↑", Trend.STEADY: "→", Trend.FALLING: "↓"}

POST_STATES: Final[dict[PostState, LazyString]] = {
    PostState.PLANNED: lazy_gettext("Planned"),
    PostState.ADVERTISED: lazy_gettext("Advertised"),
    PostState.FILLED: lazy_gettext("Filled"),
}

POST_SHAPES: Final[dict[PostState, str]] = {
    PostState.PLANNED: "none",
    PostState.ADVERTISED: "waiting",
    PostState.FILLED: "met",
}

PROBLEMS: Final[dict[str, LazyString]] = {
    "transfer_taken": lazy_gettext("This programme already has a transfer with this name. Use another name."),
    "incoming_differs_from_service": lazy_gettext(
        "This service has another legal employer. Choose that one, or have the service corrected first."
    ),
    "before_tupe_2006": lazy_gettext(
        "The transfer date must be on or after %(began_on)s, when TUPE 2006 came into force."
    ),
    "date_out_of_range": lazy_gettext("The date is too far away to count from."),
    "date_moved_meanwhile": lazy_gettext(
        "The transfer date was moved after you opened the page. Read the new date, then agree to it."
    ),
    "date_is_the_same": lazy_gettext("This is the transfer date already. Enter the date that it moves to."),
    "date_has_passed": lazy_gettext("The transfer cannot be moved to a day that has passed."),
    "decided_in_future": lazy_gettext("The day of the decision cannot be in the future."),
    "adviser_missing": lazy_gettext("Enter who advised on the legal basis."),
    "employer_change_unanswered": lazy_gettext("Say whether anybody's employer changes."),
    "employers_are_the_same": lazy_gettext(
        "The record says that the present and the new employer are the same, so nobody can transfer to another "
        "person (TUPE 2006 regulation 3(1)(a)). If that is wrong, ask the programme lead to correct the new employer."
    ),
    "basis_contradicts_answer": lazy_gettext(
        "This basis does not fit your answer about the change of employer."
    ),
    "basis_is_the_same": lazy_gettext("This is the legal basis already. Propose another one."),
    **OF_PROGRAMMES,
    "team_taken": lazy_gettext("This transfer already has a team with this name. Change that one instead."),
    "team_reason_missing": lazy_gettext("Enter the reason, or what is awaited."),
    "team_reason_same": lazy_gettext(
        "This is the reason of the last decision. Enter the reason of the new one; if the last was recorded wrongly, "
        "say that this corrects it."
    ),
    "team_decider_missing": lazy_gettext("Enter who decided whether the team is in scope."),
    "team_day_missing": lazy_gettext("Enter the day on which that was decided."),
    "team_day_not_later": lazy_gettext(
        "Enter the day of the new decision, which must be after %(last_on)s. If the last decision was recorded "
        "wrongly, say that this corrects it."
    ),
    "assessed_in_future": lazy_gettext("The day of the assessment cannot be in the future."),
    "assessed_before_last": lazy_gettext(
        "This risk was assessed on %(last_on)s. Enter that day or a later one."
    ),
    "review_not_later": lazy_gettext("The next review must be after the day of the assessment."),
    "close_reason_missing": lazy_gettext("Enter why the risk is closed."),
    "closed_in_future": lazy_gettext("The day on which the risk was closed cannot be in the future."),
    "closed_before_assessed": lazy_gettext(
        "This risk was still assessed on %(last_on)s. Enter that day or a later one."
    ),
    "post_day_in_future": lazy_gettext("Record what happened on the day that it happens, not before."),
    "post_filled_before_advertised": lazy_gettext(
        "The post cannot have been filled before it was advertised."
    ),
    "risk_out_of_bounds": lazy_gettext("Choose a number from 1 to 5."),
    "released_in_future": lazy_gettext("Record a release on the day that it is made, not before."),
    "recognition_missing": lazy_gettext("Choose the recognised union that is given access."),
    "no_new_employer_yet": lazy_gettext(
        "The new employer is not known yet, so there is nobody to release liability information to."
    ),
    "lawful_basis_missing": lazy_gettext(
        "Regulation 11 obliges nobody to name people under this legal basis. Enter the lawful basis for doing so, "
        "or release the information without names."
    ),
    "commencement_already_confirmed": lazy_gettext(
        "This rule has its own day of commencement. Nothing can be entered for it."
    ),
    "before_enactment": lazy_gettext("The day must not be before the Act was passed, on %(enacted_on)s."),
    "not_a_key": lazy_gettext("Choose the date that decides."),
    "source_required": lazy_gettext("Enter the source on which you rely."),
    "not_entered": lazy_gettext("Nothing is entered for this rule, so there is nothing to take back."),
    "until_before_release": lazy_gettext("The last day cannot be before the first."),
    "purpose_missing": lazy_gettext("Say what the names are for."),
    "withdrawn_already": lazy_gettext("This release was withdrawn before."),
    "withdrawn_before_release": lazy_gettext("It cannot be withdrawn on a day before it was released."),
    "withdrawn_in_future": lazy_gettext("Record a withdrawal on the day that it is made, not before."),
}


def problem(broken: RuleBroken) -> str:
    """What a rule's code says to a person; days among its facts in their language."""
    facts = {
        name: words.day(value) if hasattr(value, "isoformat") else value
        for name, value in broken.facts.items()
    }
    sentence = str(PROBLEMS[broken.code])
    return sentence % facts if facts else sentence
