"""The words of data quality: headings and the law that needs them, what is wrong, who can mend it."""

from flask_babel import LazyString
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from transition.rules.liability import Heading
from transition.rules.record_needs import Law, RecordHeading, Source
from transition.staff.quality.menders import Mender
from transition.staff.quality.wrong import QuestionKind, Wrong

HEADINGS: dict[Heading, LazyString] = {
    Heading.IDENTITY: _l("Identity"),
    Heading.AGE: _l("Age"),
    Heading.NAMES: _l("Names of employer and employee"),
    Heading.START_DATE: _l("Start date"),
    Heading.CONTINUOUS_FROM: _l("Start of continuous employment"),
    Heading.PAY: _l("Pay, and the date it is as at"),
    Heading.PAY_INTERVAL: _l("Pay interval"),
    Heading.HOURS: _l("Hours"),
    Heading.WORKING_DAYS: _l("Working days"),
    Heading.HOURS_VARIABILITY: _l("Whether hours or days vary"),
    Heading.HOLIDAY: _l("Annual leave"),
    Heading.HOLIDAY_PAY: _l("Holiday pay"),
    Heading.SICKNESS: _l("Sickness and sick pay"),
    Heading.OTHER_PAID_LEAVE: _l("Other paid leave"),
    Heading.PENSION: _l("Pension"),
    Heading.NOTICE: _l("Notice"),
    Heading.JOB: _l("Job title"),
    Heading.DURATION: _l("Kind of contract and how long it lasts"),
    Heading.PROBATION: _l("Probation"),
    Heading.PLACE_OF_WORK: _l("Place of work"),
    Heading.AGREEMENTS_ON_TERMS: _l("Collective agreements that affect terms"),
    Heading.WORK_ABROAD: _l("Work abroad"),
    Heading.TRAINING_ENTITLEMENT: _l("Training entitlement"),
    Heading.TRAINING_MANDATORY: _l("Mandatory training"),
    Heading.TRAINING_SELF_FUNDED: _l("Training that the employer does not pay for"),
    Heading.OTHER_BENEFITS: _l("Other benefits"),
    Heading.PROCEDURES_NOTE: _l("Note on disciplinary and grievance procedures"),
    Heading.DISCIPLINARY: _l("Disciplinary procedures of the last two years"),
    Heading.GRIEVANCES: _l("Grievances of the last two years"),
    Heading.CLAIMS_BROUGHT: _l("Claims brought in the last two years"),
    Heading.CLAIMS_LIKELY: _l("Claims that may be brought"),
    Heading.COLLECTIVE_AGREEMENTS: _l("Collective agreements in effect after the transfer"),
}
RECORD_HEADINGS: dict[RecordHeading, LazyString] = {
    **{
        RecordHeading[one.name]: text
        for one, text in HEADINGS.items()
        if one.name in RecordHeading.__members__
    },
    RecordHeading.NAMES: _l("Name"),
    RecordHeading.AGE: _l("Date of birth"),
    RecordHeading.ADDRESS: _l("Address"),
    RecordHeading.LANGUAGE: _l("Language of letters"),
    RecordHeading.START_DATE: _l("Started with this employer"),
    RecordHeading.CONTINUOUS_FROM: _l("Continuous employment began (statutory)"),
    RecordHeading.MODIFICATION_ORDER_FROM: _l("Service under the Modification Order began"),
    RecordHeading.GREEN_BOOK_FROM: _l("Green Book service began"),
    RecordHeading.WORKING_DAYS: _l("Working pattern"),
}
LAWS: dict[Law, LazyString] = {
    Law.LIABILITY: _l("Employee liability information"),
    Law.PARTICULARS: _l("Written particulars"),
    Law.CHANGE_STATEMENT: _l("Statement of change after the transfer"),
    Law.PENSIONS: _l("Pensions"),
    Law.EQUAL_PAY: _l("Equal pay"),
    Law.REDUNDANCY: _l("Redundancy payments"),
    Law.LOCAL_SCHEME: _l("Leave and sick pay by length of service"),
    Law.WELSH: _l("Welsh language standards"),
}
MENDERS: dict[Mender, LazyString] = {
    Mender.HR: _l("The council's HR"),
    Mender.PERSON: _l("The person, by the check of their record"),
    Mender.PAYROLL: _l("Payroll"),
    Mender.MANAGER: _l("The line manager"),
}
WRONG: dict[Wrong, LazyString] = {
    Wrong.BORN_AFTER_START: _l("The date of birth is not before the start of employment"),
    Wrong.SERVICE_AFTER_START: _l("Continuous employment began after the start with this employer"),
    Wrong.TERM_ENDS_BEFORE_START: _l("A fixed term or probation ends before the start of employment"),
    Wrong.MORE_THAN_FULL_TIME: _l("The hours a week are more than the full-time hours"),
    Wrong.PAY_OVER_FULL_TIME: _l("The actual pay is more than the full-time pay"),
    Wrong.PAY_AGAINST_HOURS: _l("The actual pay is not what the hours and the full-time pay give"),
    Wrong.FIXED_TERM_WITHOUT_END: _l("A fixed term has no end"),
    Wrong.PERMANENT_WITH_END: _l("A permanent post has an end"),
    Wrong.TERM_TIME_WITHOUT_WEEKS: _l("A term-time post has no number of paid weeks"),
    Wrong.AWAY_HAS_ENDED: _l("The record says away until a day that has passed"),
}
QUESTIONS: dict[QuestionKind, LazyString] = {
    QuestionKind.DATES: _l("Dates that cannot be read, or are in an impossible order"),
    QuestionKind.FTE_AGAINST_HOURS: _l("Full-time equivalent that disagrees with the hours"),
    QuestionKind.PAY: _l("Pay, grade and paid weeks"),
    QuestionKind.WHO: _l("Who somebody is, and rows that may be the same person"),
    QuestionKind.CONTRACT: _l("Contract, notice and pension"),
    QuestionKind.OTHER: _l("Other values"),
}


def source_label(source: Source) -> str:
    """What needs a heading and where it says so; our own reading of a law is said to be that."""
    if source.is_to_be_confirmed:
        return str(
            _(
                "%(law)s: %(provision)s (our reading, for an adviser to confirm)",
                law=LAWS[source.law], provision=provision_label(source),
            )
        )  # fmt: skip
    return str(_("%(law)s: %(provision)s", law=LAWS[source.law], provision=provision_label(source)))


def provision_label(source: Source) -> str:
    """The provision as it is cited; only one has a name that is translated."""
    if source.law is Law.WELSH:
        return str(_("WSI 2015/996, standard 100"))
    return source.provision
