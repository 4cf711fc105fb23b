"""Where a staff record holds each heading that the law needs: columns of a person, of their posts, or a term."""

from typing import Any, Final

from sqlalchemy import ColumnElement, String, and_

from transition.rules.letters import LanguageChoice
from transition.rules.protection import TermCategory
from transition.rules.record_needs import RecordHeading
from transition.staff.people.models import Person, Post

_H = RecordHeading
# Every column of a heading must be filled.
OF_PERSON: Final[dict[RecordHeading, tuple[Any, ...]]] = {
    _H.NAMES: (Person.surname,),
    _H.AGE: (Person.birth_on,),
    _H.ADDRESS: (Person.address,),
    _H.LANGUAGE: (Person.language,),
    _H.START_DATE: (Person.start_on,),
    _H.CONTINUOUS_FROM: (Person.statutory_service_on,),
    _H.MODIFICATION_ORDER_FROM: (Person.modification_order_service_on,),
    _H.GREEN_BOOK_FROM: (Person.green_book_service_on,),
}
# Of every post that the transfer takes: a second post that lacks a value leaves its heading open.
OF_POST: Final[dict[RecordHeading, tuple[Any, ...]]] = {
    _H.PAY: (Post.actual_pay_pence, Post.pay_as_at),
    _H.HOURS: (Post.weekly_hours_hundredths,),
    _H.JOB: (Post.job_title,),
    _H.DURATION: (Post.contract_type,),
    _H.PLACE_OF_WORK: (Post.work_base,),
}
# A term of that category, in words or as the answer "none".
OF_TERM: Final[dict[RecordHeading, TermCategory]] = {
    _H.WORKING_DAYS: TermCategory.PATTERN,
    _H.HOLIDAY: TermCategory.LEAVE,
    _H.SICKNESS: TermCategory.SICK_PAY,
    _H.PENSION: TermCategory.PENSION,
    _H.NOTICE: TermCategory.NOTICE,
    _H.TRAINING_ENTITLEMENT: TermCategory.TRAINING,
    _H.OTHER_BENEFITS: TermCategory.ALLOWANCES,
    _H.COLLECTIVE_AGREEMENTS: TermCategory.COLLECTIVE_AGREEMENT,
}


def is_filled(columns: tuple[Any, ...]) -> ColumnElement[bool]:
    """Whether each of these columns holds something."""
    return and_(*(_is_filled(column) for column in columns))


def _is_filled(column: Any) -> ColumnElement[bool]:
    if column is Person.language:
        filled: ColumnElement[bool] = column != LanguageChoice.NOT_ASKED
    else:
        filled = column != "" if type(column.type) is String else column.is_not(None)
    return filled
