"""What the law needs of a staff record, heading by heading, each with the laws that need it and their provision."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from transition.rules.liability import NEVER_NONE, SOURCES, Heading


class RecordHeading(StrEnum):
    """A heading that a staff record holds; one named as in `liability.Heading` answers that heading of reg 11."""

    NAMES = "NAMES"
    AGE = "AGE"
    ADDRESS = "ADDRESS"
    LANGUAGE = "LANGUAGE"
    START_DATE = "START_DATE"
    CONTINUOUS_FROM = "CONTINUOUS_FROM"
    MODIFICATION_ORDER_FROM = "MODIFICATION_ORDER_FROM"
    GREEN_BOOK_FROM = "GREEN_BOOK_FROM"
    PAY = "PAY"
    HOURS = "HOURS"
    WORKING_DAYS = "WORKING_DAYS"
    HOLIDAY = "HOLIDAY"
    SICKNESS = "SICKNESS"
    PENSION = "PENSION"
    NOTICE = "NOTICE"
    JOB = "JOB"
    DURATION = "DURATION"
    PLACE_OF_WORK = "PLACE_OF_WORK"
    TRAINING_ENTITLEMENT = "TRAINING_ENTITLEMENT"
    OTHER_BENEFITS = "OTHER_BENEFITS"
    COLLECTIVE_AGREEMENTS = "COLLECTIVE_AGREEMENTS"


class Law(StrEnum):
    """For what a heading is needed."""

    LIABILITY = "LIABILITY"
    PARTICULARS = "PARTICULARS"
    CHANGE_STATEMENT = "CHANGE_STATEMENT"
    PENSIONS = "PENSIONS"
    EQUAL_PAY = "EQUAL_PAY"
    REDUNDANCY = "REDUNDANCY"
    LOCAL_SCHEME = "LOCAL_SCHEME"
    WELSH = "WELSH"


@dataclass(frozen=True, slots=True)
class Source:
    """A law that needs a heading, and where it says so; `is_to_be_confirmed` when that is our reading of it."""

    law: Law
    provision: str
    is_to_be_confirmed: bool = False


_H, _L = RecordHeading, Law


def _particular(provision: str) -> Source:
    return Source(_L.PARTICULARS, f"ERA 1996 s.1{provision}")


def _read_as(law: Law, provision: str) -> Source:
    """A source that does not name the heading: the work that it asks for cannot be done without it."""
    return Source(law, provision, is_to_be_confirmed=True)


# Like work and work rated as equivalent are compared by job, pay and hours; length of service is the reason that is
# given most often for a difference.
_EQUAL_WORK: Final = _read_as(_L.EQUAL_PAY, "Equality Act 2010 ss.64-66")
_SERVICE_AS_REASON: Final = _read_as(_L.EQUAL_PAY, "Equality Act 2010 s.69")
_ENROLMENT: Final = _read_as(_L.PENSIONS, "Pensions Act 2008 s.3")

# Beside reg 11(2), whose provision for each heading is in `liability.SOURCES`.
_BESIDE: Final[dict[RecordHeading, tuple[Source, ...]]] = {
    _H.NAMES: (_particular("(3)(a)"), Source(_L.CHANGE_STATEMENT, "ERA 1996 s.4(6)")),
    _H.AGE: (_ENROLMENT,),
    _H.ADDRESS: (_read_as(_L.CHANGE_STATEMENT, "ERA 1996 s.4(1)"),),
    _H.LANGUAGE: (_read_as(_L.WELSH, "WSI 2015/996, standard 100"),),
    _H.START_DATE: (_particular("(3)(b)"), _SERVICE_AS_REASON),
    _H.CONTINUOUS_FROM: (
        _particular("(3)(c)"),
        Source(_L.CHANGE_STATEMENT, "ERA 1996 s.4(8)"),
        _SERVICE_AS_REASON,
    ),
    _H.MODIFICATION_ORDER_FROM: (Source(_L.REDUNDANCY, "SI 1999/2277"),),
    _H.GREEN_BOOK_FROM: (Source(_L.LOCAL_SCHEME, "NJC Green Book Part 2 para 14"),),
    _H.PAY: (_particular("(4)(a)"), _ENROLMENT, _EQUAL_WORK),
    _H.HOURS: (_particular("(4)(c)"), _EQUAL_WORK),
    _H.WORKING_DAYS: (_particular("(4)(c)"),),
    _H.HOLIDAY: (_particular("(4)(d)(i)"),),
    _H.SICKNESS: (_particular("(4)(d)(ii)"),),
    _H.PENSION: (_particular("(4)(d)(iii)"), Source(_L.PENSIONS, "TUPE 2006 reg 10")),
    _H.NOTICE: (_particular("(4)(e)"),),
    _H.JOB: (_particular("(4)(f)"), _EQUAL_WORK),
    _H.DURATION: (_particular("(4)(g)"),),
    _H.PLACE_OF_WORK: (_particular("(4)(h)"),),
    _H.TRAINING_ENTITLEMENT: (_particular("(4)(l)"),),
    _H.OTHER_BENEFITS: (_particular("(4)(da)"),),
    _H.COLLECTIVE_AGREEMENTS: (_particular("(4)(j)"),),
}


def heading_of(heading: RecordHeading) -> Heading | None:
    """Find the heading of employee liability information that a heading of the record answers, if any."""
    return Heading.__members__.get(heading.name)


def may_be_none(heading: RecordHeading) -> bool:
    """Say whether "there is none" answers a heading; nobody is without a name, pay, holiday or notice."""
    return heading_of(heading) not in NEVER_NONE


def _sources(heading: RecordHeading) -> tuple[Source, ...]:
    liability = heading_of(heading)
    first = (Source(_L.LIABILITY, SOURCES[liability].split(";")[0]),) if liability else ()
    return (*first, *_BESIDE[heading])


NEEDS: Final = {heading: _sources(heading) for heading in RecordHeading}
# Headings of reg 11(2) that no staff record holds: gathered from payroll and caseworkers for the release itself.
NOT_IN_RECORDS: Final = tuple(
    heading
    for heading in Heading
    if heading is not Heading.IDENTITY and heading.name not in RecordHeading.__members__
)
