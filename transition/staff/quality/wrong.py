"""What is wrong with staff records: values that cannot all be right, and questions that imported lists left open."""

from datetime import date
from enum import StrEnum
from typing import Final

from sqlalchemy import BigInteger, ColumnElement, and_, cast, func, or_

from transition.staff.people.models import ContractType, Person, Post

# Pay within a pound of what hours give is the same pay (a sum a year is rounded somewhere).
_POUND: Final = 100
_WHOLE_YEAR: Final = 5200


class Wrong(StrEnum):
    """Values of one record that disagree; read from the records as they are, whether anybody asked or not."""

    BORN_AFTER_START = "BORN_AFTER_START"
    SERVICE_AFTER_START = "SERVICE_AFTER_START"
    TERM_ENDS_BEFORE_START = "TERM_ENDS_BEFORE_START"
    MORE_THAN_FULL_TIME = "MORE_THAN_FULL_TIME"
    PAY_OVER_FULL_TIME = "PAY_OVER_FULL_TIME"
    PAY_AGAINST_HOURS = "PAY_AGAINST_HOURS"
    FIXED_TERM_WITHOUT_END = "FIXED_TERM_WITHOUT_END"
    PERMANENT_WITH_END = "PERMANENT_WITH_END"
    TERM_TIME_WITHOUT_WEEKS = "TERM_TIME_WITHOUT_WEEKS"
    AWAY_HAS_ENDED = "AWAY_HAS_ENDED"


class QuestionKind(StrEnum):
    """What an open question is about."""

    DATES = "DATES"
    FTE_AGAINST_HOURS = "FTE_AGAINST_HOURS"
    PAY = "PAY"
    WHO = "WHO"
    CONTRACT = "CONTRACT"
    OTHER = "OTHER"


_KINDS: Final = {
    QuestionKind.FTE_AGAINST_HOURS: ("FTE_DIFFERS",),
    QuestionKind.DATES: ("DATE_", "SERVICE_AFTER_START", "END_BEFORE_START", "AWAY_WITHOUT_END"),
    QuestionKind.PAY: ("MONEY_", "ACTUAL_PAY_DIFFERS", "POINT_", "GRADE_DIFFERS", "WEEKS_MISSING"),
    QuestionKind.WHO: (
        "NAME_", "PAYROLL_NUMBER_", "SAME_", "POSSIBLY_SAME_PERSON", "ROWS_DISAGREE", "NOBODY_IDENTIFIED",
    ),
    QuestionKind.CONTRACT: ("CONTRACT_TYPE_", "FIXED_TERM_", "NOTICE_", "PENSION_"),
}  # fmt: skip


def kind_of(code: str) -> QuestionKind:
    """What a question with that code is about: the code itself, or the beginning of several, decides."""
    return next((kind for kind, codes in _KINDS.items() if code.startswith(codes)), QuestionKind.OTHER)


def conditions(today: date) -> dict[Wrong, ColumnElement[bool]]:
    """When a person with one of their posts is wrong in each way; what is not recorded is never wrong."""
    # Both sides times the full-time hours: nothing is divided, so nothing is rounded.
    earned = cast(Post.full_time_pay_pence, BigInteger) * Post.weekly_hours_hundredths
    apart = func.abs(cast(Post.actual_pay_pence, BigInteger) * Post.full_time_hours_hundredths - earned)
    is_whole_year = or_(
        Post.weeks_a_year_hundredths >= _WHOLE_YEAR,
        and_(Post.weeks_a_year_hundredths.is_(None), Post.contract_type != ContractType.TERM_TIME),
    )
    return {
        Wrong.BORN_AFTER_START: or_(
            Person.birth_on >= Person.start_on, Person.birth_on >= Person.statutory_service_on
        ),
        Wrong.SERVICE_AFTER_START: Person.statutory_service_on > Person.start_on,
        Wrong.TERM_ENDS_BEFORE_START: or_(
            Post.fixed_term_end_on < Person.start_on, Post.probation_end_on < Person.start_on
        ),
        Wrong.MORE_THAN_FULL_TIME: Post.weekly_hours_hundredths > Post.full_time_hours_hundredths,
        Wrong.PAY_OVER_FULL_TIME: Post.actual_pay_pence > Post.full_time_pay_pence + _POUND,
        Wrong.PAY_AGAINST_HOURS: and_(
            is_whole_year,
            Post.weekly_hours_hundredths <= Post.full_time_hours_hundredths,
            Post.actual_pay_pence <= Post.full_time_pay_pence + _POUND,
            apart > _POUND * Post.full_time_hours_hundredths,
        ),
        Wrong.FIXED_TERM_WITHOUT_END: and_(
            Post.contract_type == ContractType.FIXED_TERM, Post.fixed_term_end_on.is_(None)
        ),
        Wrong.PERMANENT_WITH_END: and_(
            Post.contract_type == ContractType.PERMANENT, Post.fixed_term_end_on.is_not(None)
        ),
        Wrong.TERM_TIME_WITHOUT_WEEKS: and_(
            Post.contract_type == ContractType.TERM_TIME, Post.weeks_a_year_hundredths.is_(None)
        ),
        Wrong.AWAY_HAS_ENDED: Person.away_until < today,
    }
