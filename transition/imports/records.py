"""What a row of a list says, as the records keep it: a person's values, a post's values and its terms; pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache
from typing import Any, Final

from transition.imports.cleaning import folded
from transition.imports.fields import AbsenceKind, ContractType, Field, Pension, Per
from transition.imports.results import Money, PersonRow, Values
from transition.rules.protection import TermCategory

PERSON: Final[dict[Field, str]] = {
    Field.PAYROLL_NUMBER: "payroll_number",
    Field.SURNAME: "surname",
    Field.FORENAMES: "forenames",
    Field.KNOWN_AS: "known_as",
    Field.BIRTH_DATE: "birth_on",
    Field.POSTCODE: "postcode",
    Field.WORK_EMAIL: "work_email",
    Field.LANGUAGE: "language",
    Field.STATUTORY_SERVICE: "statutory_service_on",
    Field.MODIFICATION_ORDER_SERVICE: "modification_order_service_on",
    Field.GREEN_BOOK_SERVICE: "green_book_service_on",
    Field.ABSENCE: "away_kind",
    Field.AWAY_UNTIL: "away_until",
}
ADDRESS: Final = (Field.ADDRESS_1, Field.ADDRESS_2, Field.ADDRESS_3, Field.TOWN)
POST: Final[dict[Field, str]] = {
    Field.POST_NUMBER: "post_number",
    Field.SERVICE: "service",
    Field.TEAM: "team",
    Field.JOB_TITLE: "job_title",
    Field.GRADE: "grade",
    Field.SPINAL_POINT: "spinal_point",
    Field.PAY_AS_AT: "pay_as_at",
    Field.FULL_TIME_PAY: "full_time_pay_pence",
    Field.ACTUAL_PAY: "actual_pay_pence",
    Field.WEEKLY_HOURS: "weekly_hours_hundredths",
    Field.FULL_TIME_HOURS: "full_time_hours_hundredths",
    Field.WEEKS_A_YEAR: "weeks_a_year_hundredths",
    Field.CONTRACT_TYPE: "contract_type",
    Field.FIXED_TERM_END: "fixed_term_end_on",
    Field.PROBATION_END: "probation_end_on",
    Field.WORK_BASE: "work_base",
    Field.LINE_MANAGER: "line_manager",
    Field.COLLECTIVE_AGREEMENT: "collective_agreement",
}
NAME_OF: Final[dict[Field, str]] = {
    **PERSON,
    **POST,
    **dict.fromkeys(ADDRESS, "address"),
    Field.FULL_NAME: "surname",
    Field.START_DATE: "start_on",
    Field.SHARE_OF_TIME: "share_percent",
    Field.FTE: "fte",
}
SERVICE_DATES: Final = frozenset(
    {"start_on", "statutory_service_on", "modification_order_service_on", "green_book_service_on"}
)
_HUNDREDTHS = frozenset({Field.WEEKLY_HOURS, Field.FULL_TIME_HOURS, Field.WEEKS_A_YEAR})
# A category's terms stand in one text, a line for each field; where a line needs it, the file's heading begins it.
TERMS: Final[dict[TermCategory, tuple[Field, ...]]] = {
    TermCategory.PAY: (Field.PAY_INTERVAL, Field.NEXT_INCREMENT),
    TermCategory.HOURS: (Field.WEEKLY_HOURS, Field.FTE),
    TermCategory.PATTERN: (Field.WORKING_DAYS,),
    TermCategory.LEAVE: (Field.LEAVE, Field.LEAVE_BALANCE, Field.OTHER_PAID_LEAVE),
    TermCategory.LEAVE_YEAR: (Field.LEAVE_YEAR_START,),
    TermCategory.SICK_PAY: (Field.SICK_PAY,),
    TermCategory.NOTICE: (Field.NOTICE_WEEKS,),
    TermCategory.PENSION: (Field.PENSION, Field.ADDITIONAL_CONTRIBUTIONS),
    TermCategory.ALLOWANCES: (Field.ALLOWANCE, Field.ALLOWANCE_VALUE),
    TermCategory.FLEXIBLE_WORKING: (Field.FLEXIBLE_WORKING,),
    TermCategory.TRAINING: (Field.TRAINING_ENTITLEMENT,),
    TermCategory.COLLECTIVE_AGREEMENT: (Field.COLLECTIVE_AGREEMENT,),
    TermCategory.OTHER: (Field.LOANS_AND_SACRIFICE,),
}
_HEADED = frozenset(
    {
        Field.NEXT_INCREMENT,
        Field.LEAVE_BALANCE,
        Field.OTHER_PAID_LEAVE,
        Field.ADDITIONAL_CONTRIBUTIONS,
        Field.LOANS_AND_SACRIFICE,
    }
)
_NONE = frozenset({"none", "nil", "no", "dim", "nac oes"})
_NOT_A_TERM = frozenset({"n/a", "na", "tbc", "tba", "unknown", "not known", "anhysbys", "i w gadarnhau"})
_PENSIONS: Final[dict[Pension, tuple[str, str]]] = {
    Pension.LGPS_MAIN: (
        "Local Government Pension Scheme, main section",
        "Cynllun Pensiwn Llywodraeth Leol, y brif adran",
    ),
    Pension.LGPS_50_50: (
        "Local Government Pension Scheme, 50/50 section",
        "Cynllun Pensiwn Llywodraeth Leol, yr adran 50/50",
    ),
    Pension.LGPS: ("Local Government Pension Scheme", "Cynllun Pensiwn Llywodraeth Leol"),
    Pension.TEACHERS: ("Teachers’ Pension Scheme", "Cynllun Pensiwn Athrawon"),
    Pension.NHS: ("NHS Pension Scheme", "Cynllun Pensiwn y GIG"),
    Pension.NEST: ("NEST", "NEST"),
    Pension.OPTED_OUT: ("Opted out", "Wedi optio allan"),
}
_PER: Final[dict[Per, tuple[str, str]]] = {
    Per.YEAR: (" a year", " y flwyddyn"),
    Per.MONTH: (" a month", " y mis"),
    Per.WEEK: (" a week", " yr wythnos"),
    Per.DAY: (" a day", " y dydd"),
    Per.HOUR: (" an hour", " yr awr"),
    Per.UNSTATED: ("", ""),
}
_MONTHS = (
    ("January", "Ionawr"), ("February", "Chwefror"), ("March", "Mawrth"), ("April", "Ebrill"), ("May", "Mai"),
    ("June", "Mehefin"), ("July", "Gorffennaf"), ("August", "Awst"), ("September", "Medi"),
    ("October", "Hydref"), ("November", "Tachwedd"), ("December", "Rhagfyr"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class TermText:
    """What one term of a post says, in the words of the file; Welsh where the words are ours. Or that there is none."""

    text: str
    text_cy: str = ""
    is_none: bool = False


def person_values(person: PersonRow) -> dict[str, Any]:
    """A person's stated values by the record's own names; the earliest start of any of their posts."""
    found = {name: person.values[key] for key, name in PERSON.items() if key in person.values}
    if Field.SURNAME not in person.values and Field.FULL_NAME in person.values:
        found["surname"] = person.values[Field.FULL_NAME]
    if address := "\n".join(str(person.values[key]) for key in ADDRESS if key in person.values):
        found["address"] = address
    if "away_until" in found:
        found.setdefault("away_kind", AbsenceKind.OTHER)
    starts = [start for post in person.posts if isinstance(start := post.values.get(Field.START_DATE), date)]
    if starts:
        found["start_on"] = min(starts)
    return {name: _plain(value) for name, value in found.items()}


def post_values(values: Values) -> dict[str, Any]:
    """A post's stated values by the record's own names: pay in pence, hours and weeks in hundredths."""
    found: dict[str, Any] = {}
    for key, name in POST.items():
        value = values.get(key)
        if value is None or value is ContractType.AGENCY:
            continue
        found[name] = _whole(value, 100) if key in _HUNDREDTHS else _plain(value)
    return found


def share_of(values: Values) -> int | None:
    """The share of time on the function, in whole per cent; None when the list does not say."""
    share = values.get(Field.SHARE_OF_TIME)
    return None if share is None else _whole(share, 1)


def terms_of(values: Values, headings: Mapping[Field, str]) -> dict[TermCategory, TermText]:
    """The terms that a row states, each category in one text. What a row leaves empty is not a term."""
    found: dict[TermCategory, TermText] = {}
    for category, fields in TERMS.items():
        lines = [line for key in fields if (line := _line(key, values, headings)) is not None]
        if not lines:
            continue
        if all(line.is_none for line in lines):
            found[category] = TermText("", "", is_none=True)
            continue
        told = [line for line in lines if not line.is_none]
        welsh = "\n".join(line.text_cy for line in told) if all(line.text_cy for line in told) else ""
        found[category] = TermText("\n".join(line.text for line in told), welsh)
    return found


def _line(key: Field, values: Values, headings: Mapping[Field, str]) -> TermText | None:
    value = values.get(key)
    if value is None or (key is Field.FTE and Field.WEEKLY_HOURS in values):
        return None
    line = _words(key, value)
    if line is None or line.is_none or key not in _HEADED:
        return line
    return TermText(f"{headings.get(key, key.value)}: {line.text}")


@lru_cache(maxsize=20_000)
def _words(key: Field, value: Any) -> TermText | None:
    match value:
        case Pension.NONE:
            return TermText("", "", is_none=True)
        case Pension():
            return TermText(*_PENSIONS[value])
        case Money():
            pounds = f"£{value.pence // 100:,}.{value.pence % 100:02}"
            english, welsh = _PER[value.per]
            return TermText(f"{pounds}{english}", f"{pounds}{welsh}")
        case date():
            english, welsh = _MONTHS[value.month - 1]
            return TermText(f"{value.day} {english} {value.year}", f"{value.day} {welsh} {value.year}")
        case int() if key is Field.NOTICE_WEEKS:
            english = "1 week" if value == 1 else f"{value} weeks"
            return TermText(english, f"{value} wythnos")
        case Decimal() if key is Field.WEEKLY_HOURS:
            number = f"{value.normalize():f}"
            return TermText(
                "1 hour a week" if number == "1" else f"{number} hours a week", f"{number} awr yr wythnos"
            )
        case Decimal():
            return TermText(f"FTE {value.normalize():f}", f"CALl {value.normalize():f}")
        case _:
            return _own_words(str(value))


def _own_words(text: str) -> TermText | None:
    if folded(text) in _NOT_A_TERM:
        return None
    return TermText("", "", is_none=True) if folded(text) in _NONE else TermText(text)


def _plain(value: Any) -> Any:
    return value.value if hasattr(value, "value") else value


def _whole(value: Any, times: int) -> int:
    return int((Decimal(value) * times).quantize(Decimal(1), ROUND_HALF_UP))
