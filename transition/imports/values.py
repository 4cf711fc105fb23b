"""One cell to one typed value, or the code of the question that it raises."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from transition.imports.amounts import parse_clock, parse_money, parse_number, parse_share
from transition.imports.cleaning import folded
from transition.imports.codes import Code
from transition.imports.dates import parse_date
from transition.imports.fields import DATES, YEARLY_PAY, ContractType, Field, Pension, Per
from transition.imports.results import Value
from transition.rules.addresses import as_postcode
from transition.rules.letters import LanguageChoice

MAX_TEXT = 500
_MIN_YEARLY_PENCE = 1_000_00
_MAX_YEARLY_PENCE = 500_000_00

_ERRORS = frozenset(
    ["#REF!", "#N/A", "#VALUE!", "#DIV/0!", "#NAME?", "#NUM!", "#NULL!", "#SPILL!", "#CALC!", "#GETTING_DATA"]
)
_NOT_STATED = "n/a|na|n a|tbc|tba|unknown|not known|none|nil|null|dim|anhysbys|i w gadarnhau|i/w gadarnhau"
_PLACEHOLDERS = frozenset(_NOT_STATED.split("|"))
# A list writes "n/a" here for people to whom the column does not apply.
_OFTEN_INAPPLICABLE = frozenset(
    {Field.FIXED_TERM_END, Field.PROBATION_END, Field.NEXT_INCREMENT, Field.ALLOWANCE_VALUE, Field.AWAY_UNTIL}
)

_LANGUAGES = {
    LanguageChoice.WELSH: "welsh|cymraeg|cy|cym|w|c|welsh only|cymraeg yn unig",
    LanguageChoice.ENGLISH: "english|saesneg|en|eng|e|s|english only|saesneg yn unig",
    LanguageChoice.BOTH: "bilingual|both|dwyieithog|y ddwy|welsh and english|english and welsh|cymraeg a saesneg|"
    "welsh/english|english/welsh|cymraeg/saesneg|saesneg a chymraeg|y ddwy iaith|ddwyieithog",
    LanguageChoice.NOT_ASKED: "not asked|not known|unknown|n/a|na|heb ofyn|dim wedi gofyn|anhysbys|tbc|not stated",
}
_CONTRACTS = {
    ContractType.PERMANENT: "permanent|perm|parhaol|substantive|open ended|permanent full time|permanent part time",
    ContractType.FIXED_TERM: "fixed term|fixed|ftc|temporary|temp|fixed term contract|cyfnod penodol|dros dro|"
    "tymor penodol",
    ContractType.TERM_TIME: "term time|term time only|tto|permanent term time|yn ystod y tymor|amser tymor|"
    "yn ystod y tymor yn unig|tymor ysgol",
    ContractType.APPRENTICE: "apprentice|apprenticeship|prentis|prentisiaeth|modern apprentice",
    ContractType.CASUAL: "casual|relief|zero hours|bank worker|sessional|achlysurol|ar alw|oriau sero",
    ContractType.AGENCY: "agency|agency worker|agency staff|asiantaeth|gweithiwr asiantaeth|interim agency|temp agency",
}
_PENSIONS = {
    Pension.LGPS_MAIN: "lgps main|lgps main section|main|main section|lgps 100|lgps full|cplll prif|prif adran",
    Pension.LGPS_50_50: "lgps 50 50|lgps 50/50|50/50|50 50|lgps 5050|lgps fifty fifty|cplll 50/50",
    Pension.LGPS: "lgps|local government pension scheme|cplll|yes|y|ydy|member|in scheme|"
    "cynllun pensiwn llywodraeth leol",
    Pension.TEACHERS: "tps|teachers pension|teachers pension scheme|teachers|pensiwn athrawon",
    Pension.NHS: "nhs|nhs pension|nhs pension scheme|gig",
    Pension.NEST: "nest",
    Pension.OPTED_OUT: "opted out|opt out|opted out of lgps|wedi optio allan|optio allan|lgps opted out",
    Pension.NONE: "none|not eligible|no pension|no|n|dim|not a member|nil|not in scheme",
}


def _wordings(
    table: Mapping[ContractType, str] | Mapping[LanguageChoice, str] | Mapping[Pension, str],
) -> dict[str, str]:
    return {folded(words): kind for kind, wordings in table.items() for words in wordings.split("|")}


_LANGUAGE_OF = {words: LanguageChoice(kind) for words, kind in _wordings(_LANGUAGES).items()}
_CONTRACT_OF = {words: ContractType(kind) for words, kind in _wordings(_CONTRACTS).items()}
_PENSION_OF = {words: Pension(kind) for words, kind in _wordings(_PENSIONS).items()}

_EMAIL = re.compile(r"[^\s@<>,;:\"()\[\]\\|]{1,64}@(?:[^\W_](?:[\w-]{0,61}[^\W_])?\.)+[^\W\d_]{2,63}")
_POINT = re.compile(r"(?:scp|pwynt|point|spine point)? ?([0-9]{1,2})", re.IGNORECASE)
_GRADE_AND_POINT = re.compile(r"(.{1,20}?)[ ,/(-]*(?:scp|pwynt|point) ?([0-9]{1,2})\)?", re.IGNORECASE)
_WEEKS = re.compile(r"([0-9]{1,2})(?:\.0)? ?(?:weeks?|wks?|w|wythnos(?:au)?)?", re.IGNORECASE)
_NI_NUMBER = re.compile(r"(?<![A-Z0-9])[A-Z]{2} ?(?:[0-9]{2}[ -]?){3}[A-D](?![A-Z0-9])", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Parsed:
    """A value, or nothing; the code of a question, or nothing; a grade found beside a point."""

    value: Value | None = None
    code: Code | None = None
    grade: str | None = None


def holds_ni_number(text: str) -> bool:
    """Say whether a text holds what looks like a National Insurance number, wherever it was typed."""
    return bool(_NI_NUMBER.search(text))


def parse(field: Field, text: str, today: date) -> Parsed:
    """Read one cell that is not empty; ABSENCE is read by `absences.py`, whose text may not be kept."""
    if text.upper() in _ERRORS:
        return Parsed(code=Code.SPREADSHEET_ERROR)
    if field in _AS_TEXT:
        if len(text) > MAX_TEXT:
            return Parsed(code=Code.TEXT_TOO_LONG)
        return Parsed(None if _is_dash(text) else text)
    if field not in _OWN_NONE and (_is_dash(text) or folded(text) in _PLACEHOLDERS):
        return Parsed() if field in _OFTEN_INAPPLICABLE else Parsed(code=Code.NOT_STATED)
    if field in DATES:
        found = parse_date(text, field, today)
        return Parsed(code=found) if isinstance(found, Code) else Parsed(found)
    return _PARSERS[field](text)


def _is_dash(text: str) -> bool:
    return not text.strip("-–—.? ")


def _yearly_pay(text: str) -> Parsed:
    money, code = parse_money(text)
    if money is None:
        return Parsed(code=code)
    if money.per not in {Per.YEAR, Per.UNSTATED}:
        return Parsed(code=Code.MONEY_NOT_A_YEAR)
    if not _MIN_YEARLY_PENCE <= money.pence <= _MAX_YEARLY_PENCE:
        return Parsed(code=Code.MONEY_IMPLAUSIBLE)
    return Parsed(money.pence, code)


def _allowance(text: str) -> Parsed:
    money, code = parse_money(text)
    if money is not None and money.per is Per.UNSTATED:
        code = code or Code.MONEY_BASIS_MISSING
    return Parsed(money, code)


def _hours(text: str) -> Parsed:
    return _within(parse_number(text) or parse_clock(text), Decimal(0), Decimal(60))


def _weeks_a_year(text: str) -> Parsed:
    return _within(parse_number(text), Decimal(0), Decimal("53"))


def _fte(text: str) -> Parsed:
    return _within(parse_share(text), Decimal(0), Decimal("1.2"))


def _share_of_time(text: str) -> Parsed:
    """A percentage: `40`, `40%` or `0.4`. A bare 1 may be all of it or a hundredth: a question."""
    number = parse_number(text.removesuffix("%"))
    if number is None:
        return Parsed(code=Code.NUMBER_UNREADABLE)
    if not text.endswith("%") and number == 1:
        return Parsed(code=Code.NUMBER_IMPLAUSIBLE)
    if not text.endswith("%") and 0 < number < 1:
        number *= 100
    return Parsed(number) if number <= 100 else Parsed(code=Code.NUMBER_IMPLAUSIBLE)


def _within(number: Decimal | None, above: Decimal, to: Decimal) -> Parsed:
    if number is None:
        return Parsed(code=Code.NUMBER_UNREADABLE)
    return Parsed(number) if above < number <= to else Parsed(code=Code.NUMBER_IMPLAUSIBLE)


def _point(text: str) -> Parsed:
    found = _POINT.fullmatch(text)
    if found and found[1].isascii():
        return Parsed(int(found[1]))
    both = _GRADE_AND_POINT.fullmatch(text)
    if both:
        return Parsed(int(both[2]), grade=both[1].strip())
    return Parsed(code=Code.POINT_UNREADABLE)


def _notice(text: str) -> Parsed:
    found = _WEEKS.fullmatch(text)
    return Parsed(int(found[1])) if found else Parsed(code=Code.NOTICE_NOT_WEEKS)


def _postcode(text: str) -> Parsed:
    """By its shape; whether it exists is for the address check."""
    found = as_postcode(text)
    return Parsed(found) if found else Parsed(code=Code.POSTCODE_UNREADABLE)


def _email(text: str) -> Parsed:
    plain = text.removeprefix("mailto:")
    is_one = len(plain) <= 254 and _EMAIL.fullmatch(plain)
    return Parsed(plain) if is_one else Parsed(code=Code.EMAIL_UNREADABLE)


def _language(text: str) -> Parsed:
    found = LanguageChoice.NOT_ASKED if _is_dash(text) else _LANGUAGE_OF.get(folded(text))
    return Parsed(found) if found else Parsed(code=Code.LANGUAGE_UNREADABLE)


def _contract(text: str) -> Parsed:
    found = _CONTRACT_OF.get(folded(text))
    return Parsed(found) if found else Parsed(code=Code.CONTRACT_TYPE_UNREADABLE)


def _pension(text: str) -> Parsed:
    found = _PENSION_OF.get(folded(text))
    if found is None:
        return Parsed(code=Code.PENSION_UNREADABLE)
    return Parsed(found, Code.PENSION_SECTION_MISSING if found is Pension.LGPS else None)


_PARSERS: dict[Field, Callable[[str], Parsed]] = {
    **dict.fromkeys(YEARLY_PAY, _yearly_pay),
    Field.ALLOWANCE_VALUE: _allowance,
    Field.WEEKLY_HOURS: _hours,
    Field.FULL_TIME_HOURS: _hours,
    Field.WEEKS_A_YEAR: _weeks_a_year,
    Field.FTE: _fte,
    Field.SHARE_OF_TIME: _share_of_time,
    Field.SPINAL_POINT: _point,
    Field.NOTICE_WEEKS: _notice,
    Field.POSTCODE: _postcode,
    Field.WORK_EMAIL: _email,
    Field.LANGUAGE: _language,
    Field.CONTRACT_TYPE: _contract,
    Field.PENSION: _pension,
}
_OWN_NONE = frozenset({Field.LANGUAGE, Field.PENSION})
_AS_TEXT = frozenset(Field) - DATES - set(_PARSERS) - {Field.ABSENCE}
