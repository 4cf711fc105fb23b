"""Who can mend what a record lacks or says wrongly: a table of who holds the answer, not of who keeps the record."""

from enum import StrEnum
from typing import Final

from transition.rules.record_needs import RecordHeading
from transition.staff.quality.wrong import QuestionKind, Wrong


class Mender(StrEnum):
    """Who knows the answer. An HR officer of the council records it, whoever gave it."""

    HR = "HR"
    PERSON = "PERSON"
    PAYROLL = "PAYROLL"
    MANAGER = "MANAGER"


_HR, _PERSON, _PAYROLL, _MANAGER = Mender.HR, Mender.PERSON, Mender.PAYROLL, Mender.MANAGER
_H, _W, _Q = RecordHeading, Wrong, QuestionKind

# Who most likely has it comes first.
OF_HEADING: Final = {
    _H.NAMES: (_HR, _PERSON),
    _H.AGE: (_PAYROLL, _PERSON),
    _H.ADDRESS: (_PERSON, _PAYROLL),
    _H.LANGUAGE: (_PERSON,),
    _H.START_DATE: (_HR, _PERSON),
    _H.CONTINUOUS_FROM: (_HR, _PERSON),
    _H.MODIFICATION_ORDER_FROM: (_HR, _PERSON),
    _H.GREEN_BOOK_FROM: (_HR, _PERSON),
    _H.PAY: (_PAYROLL,),
    _H.HOURS: (_PAYROLL, _MANAGER),
    _H.WORKING_DAYS: (_MANAGER, _PERSON),
    _H.HOLIDAY: (_HR,),
    _H.SICKNESS: (_HR,),
    _H.PENSION: (_PAYROLL,),
    _H.NOTICE: (_HR,),
    _H.JOB: (_HR, _MANAGER),
    _H.DURATION: (_HR,),
    _H.PLACE_OF_WORK: (_MANAGER, _PERSON),
    _H.TRAINING_ENTITLEMENT: (_MANAGER, _HR),
    _H.OTHER_BENEFITS: (_PAYROLL, _PERSON),
    _H.COLLECTIVE_AGREEMENTS: (_HR,),
}
OF_WRONG: Final = {
    _W.BORN_AFTER_START: (_PAYROLL, _PERSON),
    _W.SERVICE_AFTER_START: (_HR, _PERSON),
    _W.TERM_ENDS_BEFORE_START: (_HR,),
    _W.MORE_THAN_FULL_TIME: (_PAYROLL, _MANAGER),
    _W.PAY_OVER_FULL_TIME: (_PAYROLL,),
    _W.PAY_AGAINST_HOURS: (_PAYROLL,),
    _W.FIXED_TERM_WITHOUT_END: (_HR, _MANAGER),
    _W.PERMANENT_WITH_END: (_HR,),
    _W.TERM_TIME_WITHOUT_WEEKS: (_PAYROLL,),
    _W.AWAY_HAS_ENDED: (_MANAGER,),
}
OF_QUESTION: Final = {
    _Q.DATES: (_HR, _PERSON),
    _Q.FTE_AGAINST_HOURS: (_PAYROLL, _MANAGER),
    _Q.PAY: (_PAYROLL,),
    _Q.WHO: (_HR,),
    _Q.CONTRACT: (_HR, _MANAGER),
    _Q.OTHER: (_HR,),
}
