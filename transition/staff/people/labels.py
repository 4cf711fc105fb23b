"""The words of people, posts and assignments, and what is said when a rule refuses."""

from typing import Any

from flask_babel import LazyString
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from transition.rules.broken import RuleBroken
from transition.rules.letters import LanguageChoice
from transition.staff.people.models import AwayKind, ContractType, LetterFormat, OtherFormat
from transition.transfers.models import ReleaseKind, Scope

# As rows are numbered where a list was read from several sheets (imports/grid.py).
_ROWS_OF_A_SHEET = 1_000_000
SCOPES: dict[Scope, LazyString] = {
    Scope.IN: _l("In scope"),
    Scope.OUT: _l("Out of scope"),
    Scope.UNDECIDED: _l("Undecided"),
}
LANGUAGES: dict[LanguageChoice, LazyString] = {
    LanguageChoice.WELSH: _l("Welsh"),
    LanguageChoice.ENGLISH: _l("English"),
    LanguageChoice.BOTH: _l("Welsh and English"),
    LanguageChoice.NOT_ASKED: _l("Not asked"),
}
FORMATS: dict[LetterFormat, LazyString] = {
    LetterFormat.STANDARD: _l("Standard print"),
    LetterFormat.LARGE_PRINT: _l("Large print"),
    LetterFormat.OTHER: _l("Another format"),
}
OTHER_FORMATS: dict[OtherFormat, LazyString] = {
    OtherFormat.BRAILLE: _l("Braille"),
    OtherFormat.AUDIO: _l("Audio"),
    OtherFormat.EASY_READ: _l("Easy Read"),
    OtherFormat.BSL: _l("British Sign Language (BSL)"),
    OtherFormat.ACCESSIBLE_FILE: _l("Accessible file by e-mail"),
    OtherFormat.ANOTHER: _l("A format that is not in this list"),
}
AWAY: dict[AwayKind, LazyString] = {
    AwayKind.FAMILY_LEAVE: _l("Family leave"),
    AwayKind.SECONDMENT: _l("Secondment"),
    AwayKind.OTHER: _l("Away for another reason"),
}
CONTRACTS: dict[ContractType, LazyString] = {
    ContractType.PERMANENT: _l("Permanent"),
    ContractType.FIXED_TERM: _l("Fixed term"),
    ContractType.TERM_TIME: _l("Term time only"),
    ContractType.APPRENTICE: _l("Apprentice"),
    ContractType.CASUAL: _l("Casual"),
}
CLOSED: dict[ReleaseKind, LazyString] = {
    ReleaseKind.LIABILITY_IDENTIFIED: _l(
        "The present employer has not released employee liability information that names people yet. "
        "The staff list opens here on the day that it does."
    ),
    ReleaseKind.ACCESS_TO_EMPLOYEES: _l(
        "The names of the staff affected are shown here once the employer records that it has given "
        "representatives access to them. Ask its HR officer."
    ),
}
FIELDS: dict[str, LazyString] = {
    "payroll_number": _l("Payroll number"),
    "post_number": _l("Post number"),
    "surname": _l("Surname"),
    "forenames": _l("Forenames"),
    "known_as": _l("Known as"),
    "birth_on": _l("Date of birth"),
    "address": _l("Address"),
    "postcode": _l("Postcode"),
    "work_email": _l("Work e-mail"),
    "language": _l("Language of letters"),
    "start_on": _l("Started with this employer"),
    "statutory_service_on": _l("Continuous employment began (statutory)"),
    "modification_order_service_on": _l("Service under the Modification Order began"),
    "green_book_service_on": _l("Green Book service began"),
    "away_kind": _l("Away"),
    "away_until": _l("Away until"),
    "service": _l("Service"),
    "team": _l("Team"),
    "job_title": _l("Job title"),
    "grade": _l("Grade"),
    "spinal_point": _l("Spinal column point (SCP)"),
    "pay_as_at": _l("Pay as at"),
    "full_time_pay_pence": _l("Full-time pay a year"),
    "actual_pay_pence": _l("Actual pay a year"),
    "weekly_hours_hundredths": _l("Hours a week"),
    "full_time_hours_hundredths": _l("Full-time hours a week"),
    "fte_thousandths": _l("Full-time equivalent (FTE)"),
    "fte": _l("Full-time equivalent (FTE)"),
    "weeks_a_year_hundredths": _l("Paid weeks a year"),
    "contract_type": _l("Kind of contract"),
    "fixed_term_end_on": _l("End of the fixed term"),
    "probation_end_on": _l("End of probation"),
    "work_base": _l("Work base"),
    "line_manager": _l("Line manager"),
    "collective_agreement": _l("Collective agreement"),
    "share_percent": _l("Share of time on the function"),
}
_PROBLEMS: dict[str, LazyString] = {
    "asked_on_needed": _l("Enter the day when this person was asked."),
    "in_the_future": _l("This day must not be in the future."),
    "other_format_needed": _l("Select which other format this person needs."),
    "format_note_needed": _l("Say which format this person needs."),
    "address_missing": _l("There is no address to check. Enter the address first."),
    "reason_needed": _l(
        "A service date that was recorded before is being changed. Say why: the reason is kept with the record."
    ),
    "before_birth": _l("This day must be after the date of birth."),
    "answered_before": _l("Somebody else has answered this question already."),
    "away_kind_needed": _l("Select why this person is away, or take the date away."),
    "payroll_number_taken": _l("Somebody else at this employer has this payroll number."),
    "more_than_full_time": _l("The hours a week must not be more than the full-time hours."),
    "pay_as_at_needed": _l("Enter the day to which this pay belongs: the yearly award is on 1 April."),
    "evidence_needed": _l("Say on what evidence this was decided."),
    "decided_by_needed": _l("Enter who decided this."),
    "decided_on_needed": _l("Enter the day when this was decided."),
    "challenged_on_needed": _l("Enter the day when this was challenged."),
    "challenge_needed": _l("Enter what was challenged before its outcome."),
    "text_or_none": _l("Enter what the term says, or tick that there is none. Not both."),
    "ends_before_it_begins": _l("The last day must be on or after the first day."),
}


def problem(broken: RuleBroken) -> str:
    """What is said when a rule of this feature refuses."""
    return str(_PROBLEMS[broken.code])


def field_label(name: str) -> str:
    """What a field is called; the name of a column of the file where it is none of ours."""
    return str(FIELDS[name]) if name in FIELDS else name


def row_name(row: int | str | None) -> str:
    """What a row of an imported list is called: its number, with its sheet's where several sheets were read."""
    sheet, number = divmod(int(row or 0), _ROWS_OF_A_SHEET)
    return str(_("%(row)s of sheet %(sheet)s", row=number, sheet=sheet)) if sheet else str(number or "")


def missing_label(count: int, questions: int) -> str:
    """How far a record is complete, in a few words."""
    if questions:
        return str(_("Questions: %(number)s", number=questions))
    return str(_("Missing: %(number)s", number=count) if count else _("Complete"))


def options(labels: dict[Any, LazyString]) -> list[tuple[Any, LazyString]]:
    """Labels as the options of a question."""
    return list(labels.items())
