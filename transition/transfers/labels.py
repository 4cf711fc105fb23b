"""The words for a transfer's states, and what the rules about transfers say, in both languages."""

from typing import Final

from flask_babel import LazyString, lazy_gettext

from transition.rules.basis import Kind, LegalBasis
from transition.rules.broken import RuleBroken
from transition.transfers.models import ProgrammeItemKind, ReleaseKind, Scope
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

ITEMS: Final[dict[ProgrammeItemKind, LazyString]] = {
    ProgrammeItemKind.PHASE: lazy_gettext("Phase"),
    ProgrammeItemKind.AREA_OF_DEVELOPMENT: lazy_gettext("Area of development"),
    ProgrammeItemKind.EXPECTED_BENEFIT: lazy_gettext("Expected benefit"),
}

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
    "programme_taken": lazy_gettext("There is already a programme with this name. Use another name."),
    "team_taken": lazy_gettext("This transfer already has a team with this name. Change that one instead."),
    "team_reason_missing": lazy_gettext("Enter the reason, or what is awaited."),
    "team_decider_missing": lazy_gettext("Enter who decided whether the team is in scope."),
    "team_day_missing": lazy_gettext("Enter the day on which that was decided."),
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
