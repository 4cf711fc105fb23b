"""Consultation up to 2 March 2026: invented and plausible; nothing here was published."""

from datetime import UTC, date, datetime
from itertools import cycle

from transition.access.permissions import Viewer
from transition.consultation.actions import InformationAnswers, change_information, open_file, set_dates
from transition.consultation.coverage.actions import OneToOneAnswers, record_one_to_one
from transition.consultation.information.actions import Given, issue_information
from transition.consultation.information.queries import Recipient
from transition.consultation.measures.actions import (
    record_measure,
    request_measures,
    state_measures,
)
from transition.consultation.measures.models import Measure
from transition.consultation.meetings.actions import (
    MeetingAnswers,
    add_action,
    agree_minutes,
    hold_meeting,
    invite,
    plan_meeting,
    write_minutes,
)
from transition.consultation.models import Consultation
from transition.consultation.queries import consultation_of
from transition.consultation.records.actions import (
    answer_question,
    ask_question,
    keep_quick_record,
)
from transition.consultation.records.models import Means
from transition.consultation.representations.actions import record_representation, reply_to_representation
from transition.consultation.representations.models import Representation
from transition.consultation.representatives.actions import change_employer_facts
from transition.demo.case import Case
from transition.demo.consultation_texts import HOST_ITEMS, ITEMS, ON_CALL, ONE_DAY_IN_BLAENAVON, PAY_DAY
from transition.employers.models import Employer
from transition.employers.queries import recognitions_of
from transition.rules.consultation import Outcome
from transition.staff.people.models import Person

ASKED = date(2026, 1, 7)
MEASURES_CAME = date(2026, 1, 23)
INFORMED = date(2026, 2, 4)
CLOSES = date(2026, 3, 11)
LATE_MEASURE = date(2026, 2, 26)


def prepare(case: Case, *, agency_workers: int) -> None:
    """Opens the files, asks the host for its measures, and answers every item of the information."""
    transfer, council = case.transfer, case.transfer.outgoing_employer
    consultation = open_file(transfer, council, by=case.officer(ASKED))
    host = transfer.incoming_employer
    hosts = (
        open_file(transfer, host, by=case.host(ASKED)) if host is not None and host.id != council.id else None
    )
    request_measures(
        transfer, asked_on=ASKED, reply_by=date(2026, 1, 21), by=case.officer(ASKED), today=ASKED
    )  # fmt: skip
    day = date(2026, 1, 28)
    _answer_information(consultation, ITEMS, agency_workers, council, by=case.officer(day))
    if hosts is not None:
        _answer_information(hosts, HOST_ITEMS, 0, hosts.employer, by=case.host(day))


def _answer_information(
    consultation: Consultation, items: dict[str, str], agency_workers: int, employer: Employer, *, by: Viewer
) -> None:
    answers = InformationAnswers(
        **items,
        stated_none=(),
        agency_worker_count=agency_workers,
        agency_worker_places="Digital and Data" if agency_workers else "",
        agency_worker_places_cy="Digidol a Data" if agency_workers else "",
        agency_worker_work="Data analysis" if agency_workers else "",
        agency_worker_work_cy="Dadansoddi data" if agency_workers else "",
        contact=f"{employer.signatory}, {employer.email}, {employer.telephone}",
    )
    change_information(consultation, answers, version=consultation.version, by=by)
    change_employer_facts(
        consultation, employee_count=4_000, employee_count_on=ASKED, are_others_affected=None,
        version=consultation.version, by=by, today=ASKED,
    )  # fmt: skip


def inform_hosts_unions(case: Case) -> None:
    """The host's information for its own staff, handed to each of its unions at their branch."""
    transfer, host = case.transfer, case.transfer.incoming_employer
    consultation = consultation_of(transfer, host) if host is not None else None
    if host is None or consultation is None or host.id == transfer.outgoing_employer_id:
        return
    what = "The information of regulation 13 for the staff of Torfaen in the SRS"
    unions = [Recipient(f"union-{one.id}", recognition=one) for one in recognitions_of(host.id)]
    given = [Given(one, Means.DELIVERED, "", what) for one in unions]
    issue_information(consultation, transfer, given, sent_on=INFORMED, by=case.host(INFORMED), today=INFORMED)


def measures(case: Case, *, is_none: bool = False) -> list[Measure]:
    """What the host envisages, and that the council itself envisages nothing."""
    transfer, host = case.transfer, case.transfer.incoming_employer
    council = transfer.outgoing_employer
    made = []
    if host is not None and host.id != council.id:
        by = case.host(MEASURES_CAME)
        for answers in () if is_none else (PAY_DAY, ONE_DAY_IN_BLAENAVON):
            made.append(
                record_measure(transfer, host, answers, received_on=MEASURES_CAME, by=by, today=MEASURES_CAME)
            )
        state_measures(transfer, host, stated_on=MEASURES_CAME, is_none=is_none, by=by, today=MEASURES_CAME)
    day = date(2026, 1, 26)
    state_measures(transfer, council, stated_on=day, is_none=True, by=case.officer(day), today=day)
    return made


def plan_consultation(case: Case) -> None:
    """Consultation is to open on the day on which the unions are informed, and to close three weeks before."""
    consultation, day = case.file, date(2026, 1, 29)
    set_dates(
        consultation, case.transfer, opened_on=INFORMED, closes_on=CLOSES, closed_on=None,
        version=consultation.version, by=case.officer(day), today=day,
    )  # fmt: skip


def late_measure(case: Case) -> None:
    """A measure that came after consultation had opened: it must still reach every representative."""
    host = case.transfer.incoming_employer
    assert host is not None, "the host is known"
    record_measure(
        case.transfer,
        host,
        ON_CALL,
        received_on=LATE_MEASURE,
        by=case.host(LATE_MEASURE),
        today=LATE_MEASURE,
    )


def first_meeting(case: Case, unions: tuple[str, ...]) -> None:
    """The first meeting, held and minuted, its minutes agreed."""
    day, agreed = date(2026, 2, 11), date(2026, 2, 18)
    officer = case.officer(day)
    meeting = plan_meeting(
        case.file,
        MeetingAnswers(
            title="First consultation meeting",
            title_cy="Y cyfarfod ymgynghori cyntaf",
            starts_at=datetime(2026, 2, 11, 10, 0, tzinfo=UTC),
            place="County Hall, Usk, and online" if case.slug == "monmouthshire" else "Online",
            agenda="1. The information of 4 February\n2. Measures\n3. Dates of further meetings",
        ),
        by=officer,
    )
    for union in unions:
        invite(
            meeting,
            name=f"{union} branch secretary",
            recognition_id=case.recognitions[case.slug, union].id,
            by=officer,
        )
    invite(meeting, name=officer.name, account_id=officer.account_id, by=officer)
    hold_meeting(
        meeting,
        attended={one.id for one in meeting.attendees},
        version=meeting.version,
        by=officer,
        today=day,
    )
    write_minutes(
        meeting,
        text="The unions had received the information of 4 February. The measures were gone through one by one. "
        "The unions asked how the change of pay day falls on standing orders.",
        version=meeting.version, by=case.officer(date(2026, 2, 12)),
    )  # fmt: skip
    add_action(
        meeting, text="Send the calendar of pay days for 2026/27 to the unions", owner=officer.name,
        owner_account_id=officer.account_id, due_on=date(2026, 3, 6), is_commitment=True, by=officer,
    )  # fmt: skip
    agree_minutes(meeting, agreed_on=agreed, version=meeting.version, by=case.officer(agreed), today=agreed)


def more_meetings(case: Case, unions: tuple[str, ...]) -> None:
    """A second meeting with minutes in draft, and a third that is planned."""
    for day, title, title_cy in (
        (date(2026, 2, 25), "Second consultation meeting", "Yr ail gyfarfod ymgynghori"),
        (date(2026, 3, 10), "Third consultation meeting", "Y trydydd cyfarfod ymgynghori"),
    ):
        asked = min(day, date(2026, 2, 27))
        officer = case.officer(asked)
        starts_at = datetime(day.year, day.month, day.day, 14, 0, tzinfo=UTC)
        answers = MeetingAnswers(title=title, title_cy=title_cy, starts_at=starts_at, place="Online")
        meeting = plan_meeting(case.file, answers, by=officer)
        for union in unions:
            name, recognition = f"{union} branch secretary", case.recognitions[case.slug, union]
            account = case.cast.accounts.get(f"{union.lower()}.{case.slug}@example.org")
            invite(
                meeting,
                name=name,
                recognition_id=recognition.id,
                account_id=account.id if account else None,
                by=officer,
            )
        if day == asked:
            came = {one.id for one in meeting.attendees}
            hold_meeting(meeting, attended=came, version=meeting.version, by=officer, today=asked)
            text = (
                "The reply about pay day was welcomed. Travel to Blaenavon was discussed without agreement."
            )
            write_minutes(meeting, text=text, version=meeting.version, by=officer)


def representations(case: Case, pay_day: Measure, blaenavon: Measure) -> None:
    """One agreed in part, one rejected with reasons, one whose reply is overdue, one whose reply is owed."""
    told = (
        (
            "UNISON", date(2026, 2, 9), pay_day, "Pay day", "Diwrnod cyflog",
            "Members have standing orders on the 26th. We ask that pay stays on the 25th for a year.",
        ),
        (
            "UNISON", date(2026, 2, 12), blaenavon, "Travel", "Teithio",
            "There is no bus from Abergavenny to Blaenavon before nine. We ask that the day in Blaenavon is voluntary.",
        ),
        (
            "Unite", date(2026, 2, 13), pay_day, "Pay day", "Diwrnod cyflog",
            "We ask for a payment of £250 to everyone for the inconvenience of the change.",
        ),
        (
            "GMB", date(2026, 2, 24), blaenavon, "Travel", "Teithio",
            "We ask that excess travel is paid for four years, as in earlier transfers.",
        ),
    )  # fmt: skip
    made = [
        record_representation(
            case.file, case.transfer, recognition=case.recognitions[case.slug, union], received_on=day, text=text,
            measure=measure, theme=theme, theme_cy=theme_cy, by=case.officer(day), today=day,
        )
        for union, day, measure, theme, theme_cy, text in told
    ]  # fmt: skip
    _reply(case, agreed_in_part=made[0], rejected=made[2])


def _reply(case: Case, *, agreed_in_part: Representation, rejected: Representation) -> None:
    replied = date(2026, 2, 20)
    reply_to_representation(
        agreed_in_part, outcome=Outcome.AGREED_IN_PART, replied_on=replied,
        reply="Pay day changes as planned, and the advance is offered in May as well as in April.",
        reasons="One payroll cannot be run on two days of the month without a second run, which would cost more than the advance.",
        what_changed="The advance of a week’s pay is offered in May too.",
        version=agreed_in_part.version, by=case.officer(replied), today=replied,
    )  # fmt: skip
    replied = date(2026, 2, 27)
    reply_to_representation(
        rejected, outcome=Outcome.REJECTED, replied_on=replied,
        reply="The council cannot agree to a payment.",
        reasons="The advance meets the loss that the change of day causes; a payment would go to people who lose nothing.",
        version=rejected.version, by=case.officer(replied), today=replied,
    )  # fmt: skip


def questions_and_records(case: Case) -> None:
    """A question answered and published, one still open, and a note of a conversation in a corridor."""
    asked = date(2026, 2, 6)
    question = ask_question(
        case.file, asked_on=asked, text="Does my flexible working arrangement move with me?",
        text_cy="A yw fy nhrefniant gweithio hyblyg yn symud gyda mi?", asked_by="Staff briefing",
        by=case.officer(asked), today=asked,
    )  # fmt: skip
    answered = date(2026, 2, 10)
    answer_question(
        question, text="Yes. An agreed arrangement is one of your terms and moves with you.",
        text_cy="Ydy. Mae trefniant y cytunwyd arno yn un o’ch telerau ac mae’n symud gyda chi.",
        version=question.version, by=case.officer(answered), today=answered,
    )  # fmt: skip
    later = date(2026, 2, 24)
    ask_question(
        case.file, asked_on=later, text="Will there be car parking in Blaenavon?",
        text_cy="A fydd lle i barcio ym Mlaenafon?", asked_by="UNISON", by=case.officer(later), today=later,
    )  # fmt: skip
    keep_quick_record(
        case.file, happened_on=later, who="UNISON branch secretary",
        what="Asked in the corridor whether the GIS team will be told before Easter. Promised an answer this week.",
        by=case.officer(later), today=later,
    )  # fmt: skip


def one_to_ones(case: Case, people: list[Person]) -> None:
    """Offered to everybody, away or not; held with most."""
    offered = date(2026, 2, 9)
    held = cycle((date(2026, 2, 16), date(2026, 2, 17), date(2026, 2, 19), None))
    for person, day in zip(people, held, strict=False):
        is_held = day is not None and person.away_kind is None
        answers = OneToOneAnswers(offered_on=offered, held_on=day if is_held else None)
        record_one_to_one(
            case.transfer, person, None, answers, version=0,
            by=case.officer(date(2026, 2, 20)), today=date(2026, 2, 20),
        )  # fmt: skip
