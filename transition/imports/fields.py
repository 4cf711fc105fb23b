"""What a staff list may tell us: its fields, the kinds of value they hold, and what is never kept."""

from enum import StrEnum


class Field(StrEnum):
    """A column that is kept. FULL_NAME and the address lines are how lists write what is kept in parts."""

    PAYROLL_NUMBER = "PAYROLL_NUMBER"
    POST_NUMBER = "POST_NUMBER"
    SURNAME = "SURNAME"
    FORENAMES = "FORENAMES"
    FULL_NAME = "FULL_NAME"
    KNOWN_AS = "KNOWN_AS"
    BIRTH_DATE = "BIRTH_DATE"
    ADDRESS_1 = "ADDRESS_1"
    ADDRESS_2 = "ADDRESS_2"
    ADDRESS_3 = "ADDRESS_3"
    TOWN = "TOWN"
    POSTCODE = "POSTCODE"
    WORK_EMAIL = "WORK_EMAIL"
    LANGUAGE = "LANGUAGE"
    SERVICE = "SERVICE"
    TEAM = "TEAM"
    JOB_TITLE = "JOB_TITLE"
    GRADE = "GRADE"
    SPINAL_POINT = "SPINAL_POINT"
    PAY_AS_AT = "PAY_AS_AT"
    FULL_TIME_PAY = "FULL_TIME_PAY"
    ACTUAL_PAY = "ACTUAL_PAY"
    PAY_INTERVAL = "PAY_INTERVAL"
    NEXT_INCREMENT = "NEXT_INCREMENT"
    WEEKLY_HOURS = "WEEKLY_HOURS"
    FULL_TIME_HOURS = "FULL_TIME_HOURS"
    WORKING_DAYS = "WORKING_DAYS"
    FTE = "FTE"
    WEEKS_A_YEAR = "WEEKS_A_YEAR"
    CONTRACT_TYPE = "CONTRACT_TYPE"
    FIXED_TERM_END = "FIXED_TERM_END"
    PROBATION_END = "PROBATION_END"
    START_DATE = "START_DATE"
    STATUTORY_SERVICE = "STATUTORY_SERVICE"
    MODIFICATION_ORDER_SERVICE = "MODIFICATION_ORDER_SERVICE"
    GREEN_BOOK_SERVICE = "GREEN_BOOK_SERVICE"
    WORK_BASE = "WORK_BASE"
    LINE_MANAGER = "LINE_MANAGER"
    LEAVE = "LEAVE"
    LEAVE_YEAR_START = "LEAVE_YEAR_START"
    LEAVE_BALANCE = "LEAVE_BALANCE"
    OTHER_PAID_LEAVE = "OTHER_PAID_LEAVE"
    NOTICE_WEEKS = "NOTICE_WEEKS"
    SICK_PAY = "SICK_PAY"
    PENSION = "PENSION"
    ADDITIONAL_CONTRIBUTIONS = "ADDITIONAL_CONTRIBUTIONS"
    COLLECTIVE_AGREEMENT = "COLLECTIVE_AGREEMENT"
    ALLOWANCE = "ALLOWANCE"
    ALLOWANCE_VALUE = "ALLOWANCE_VALUE"
    LOANS_AND_SACRIFICE = "LOANS_AND_SACRIFICE"
    TRAINING_ENTITLEMENT = "TRAINING_ENTITLEMENT"
    FLEXIBLE_WORKING = "FLEXIBLE_WORKING"
    ABSENCE = "ABSENCE"
    AWAY_UNTIL = "AWAY_UNTIL"
    SHARE_OF_TIME = "SHARE_OF_TIME"


class Forbidden(StrEnum):
    """Why a column's values are dropped before anything looks at them."""

    UNION = "UNION"
    NI_NUMBER = "NI_NUMBER"
    NOTES = "NOTES"
    REASONS = "REASONS"
    HEALTH = "HEALTH"
    BANK = "BANK"
    CASES = "CASES"
    NOT_MAPPED = "NOT_MAPPED"


class ContractType(StrEnum):
    """How a post is held; AGENCY is never accepted, only counted for reg 13(2A)."""

    PERMANENT = "PERMANENT"
    FIXED_TERM = "FIXED_TERM"
    TERM_TIME = "TERM_TIME"
    APPRENTICE = "APPRENTICE"
    CASUAL = "CASUAL"
    AGENCY = "AGENCY"


class Pension(StrEnum):
    """Scheme and section; LGPS alone means that the list does not say which section."""

    LGPS_MAIN = "LGPS_MAIN"
    LGPS_50_50 = "LGPS_50_50"
    LGPS = "LGPS"
    TEACHERS = "TEACHERS"
    NHS = "NHS"
    NEST = "NEST"
    OPTED_OUT = "OPTED_OUT"
    NONE = "NONE"


class AbsenceKind(StrEnum):
    """All that may be kept of why someone is away."""

    FAMILY_LEAVE = "FAMILY_LEAVE"
    SECONDMENT = "SECONDMENT"
    OTHER = "OTHER"


class Per(StrEnum):
    """What a sum of money is for."""

    YEAR = "YEAR"
    MONTH = "MONTH"
    WEEK = "WEEK"
    DAY = "DAY"
    HOUR = "HOUR"
    UNSTATED = "UNSTATED"


DATES = frozenset(
    {
        Field.BIRTH_DATE,
        Field.PAY_AS_AT,
        Field.NEXT_INCREMENT,
        Field.FIXED_TERM_END,
        Field.PROBATION_END,
        Field.START_DATE,
        Field.STATUTORY_SERVICE,
        Field.MODIFICATION_ORDER_SERVICE,
        Field.GREEN_BOOK_SERVICE,
        Field.AWAY_UNTIL,
    }
)
YEARLY_PAY = frozenset({Field.FULL_TIME_PAY, Field.ACTUAL_PAY})
NUMBERS = frozenset(
    {Field.WEEKLY_HOURS, Field.FULL_TIME_HOURS, Field.FTE, Field.WEEKS_A_YEAR, Field.SHARE_OF_TIME}
)
WHOLE_NUMBERS = YEARLY_PAY | {Field.SPINAL_POINT, Field.NOTICE_WEEKS}

# What is true of the person whichever of their posts a row is about; the rest belongs to the post.
OF_THE_PERSON = frozenset(
    {
        Field.PAYROLL_NUMBER,
        Field.SURNAME,
        Field.FORENAMES,
        Field.FULL_NAME,
        Field.KNOWN_AS,
        Field.BIRTH_DATE,
        Field.ADDRESS_1,
        Field.ADDRESS_2,
        Field.ADDRESS_3,
        Field.TOWN,
        Field.POSTCODE,
        Field.WORK_EMAIL,
        Field.LANGUAGE,
        Field.STATUTORY_SERVICE,
        Field.MODIFICATION_ORDER_SERVICE,
        Field.GREEN_BOOK_SERVICE,
        Field.ABSENCE,
        Field.AWAY_UNTIL,
    }
)

# Reg 11(2)(a), (b) and (e) TUPE 2006, by way of the particulars of ERA 1996 s.1(3) and (4).
NEEDED_BY_LAW = (
    Field.SURNAME,
    Field.FORENAMES,
    Field.BIRTH_DATE,
    Field.JOB_TITLE,
    Field.FULL_TIME_PAY,
    Field.ACTUAL_PAY,
    Field.PAY_INTERVAL,
    Field.WEEKLY_HOURS,
    Field.WORKING_DAYS,
    Field.CONTRACT_TYPE,
    Field.FIXED_TERM_END,
    Field.PROBATION_END,
    Field.START_DATE,
    Field.STATUTORY_SERVICE,
    Field.WORK_BASE,
    Field.LEAVE,
    Field.OTHER_PAID_LEAVE,
    Field.NOTICE_WEEKS,
    Field.SICK_PAY,
    Field.PENSION,
    Field.COLLECTIVE_AGREEMENT,
    Field.TRAINING_ENTITLEMENT,
)
