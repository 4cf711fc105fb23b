"""Data quality: what the law needs, what is counted, what is wrong, and the days that nobody changes."""

from datetime import date, timedelta
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import delete, func, select, update
from sqlalchemy.exc import DatabaseError

from tests.conftest import TODAY, Build
from tests.factories import (
    assign,
    make_post,
    make_staff,
    make_transfer,
)
from transition.clock import now
from transition.db import db
from transition.jobs import do_waiting
from transition.rules.letters import LanguageChoice
from transition.rules.protection import TermCategory
from transition.rules.record_needs import NEEDS, RecordHeading, heading_of, may_be_none
from transition.staff.people.models import AwayKind, ContractType, Person, StaffQuestion
from transition.staff.quality import held, labels, menders
from transition.staff.quality.actions import count_day
from transition.staff.quality.models import QualityCount
from transition.staff.quality.queries import (
    days_counted,
    open_question_counts,
    people_lacking,
    people_wrong,
    quality_of,
    transfers_to_count,
)
from transition.staff.quality.wrong import QuestionKind, Wrong, kind_of
from transition.staff.terms.models import Term
from transition.transfers.models import Scope

H = RecordHeading


def _term(person: Person, category: TermCategory, text: str = "", **given: Any) -> None:
    db.session.add(Term(person_id=person.id, category=category, text=text, is_none=not text, **given))
    db.session.flush()


def ask(person: Person, code: str, times: int = 1) -> None:
    """Open questions about somebody, as an import leaves them."""
    for _ in range(times):
        asked = StaffQuestion(person_id=person.id, field="start_on", code=code, raw="?", asked_at=now())
        db.session.add(asked)
    db.session.flush()


def test_every_heading_has_a_source_a_place_a_word_and_somebody_who_can_mend_it() -> None:
    places = [*held.OF_PERSON, *held.OF_POST, *held.OF_TERM]
    assert sorted(places) == sorted(H), "each heading is held in one place"
    for heading in H:
        assert NEEDS[heading]
        assert labels.RECORD_HEADINGS[heading]
        assert menders.OF_HEADING[heading]
        assert all(labels.LAWS[source.law] for source in NEEDS[heading])
    assert set(menders.OF_WRONG) == set(labels.WRONG) == set(Wrong)
    assert set(menders.OF_QUESTION) == set(labels.QUESTIONS) == set(QuestionKind)
    assert set(labels.MENDERS) == set(menders.Mender)


@pytest.mark.parametrize(
    ("heading", "provisions"),
    [
        (H.AGE, ["TUPE 2006 reg 11(2)(a)", "Pensions Act 2008 s.3"]),
        (H.NAMES, ["TUPE 2006 reg 11(2)(b)", "ERA 1996 s.1(3)(a)", "ERA 1996 s.4(6)"]),
        (
            H.CONTINUOUS_FROM,
            ["TUPE 2006 reg 11(2)(b)", "ERA 1996 s.1(3)(c)", "ERA 1996 s.4(8)", "Equality Act 2010 s.69"],
        ),
        (H.START_DATE, ["TUPE 2006 reg 11(2)(b)", "ERA 1996 s.1(3)(b)", "Equality Act 2010 s.69"]),
        (H.PENSION, ["TUPE 2006 reg 11(2)(b)", "ERA 1996 s.1(4)(d)(iii)", "TUPE 2006 reg 10"]),
        (H.COLLECTIVE_AGREEMENTS, ["TUPE 2006 reg 11(2)(e)", "ERA 1996 s.1(4)(j)"]),
        (H.MODIFICATION_ORDER_FROM, ["SI 1999/2277"]),
        (H.LANGUAGE, ["WSI 2015/996, standard 100"]),
    ],
)
def test_a_heading_is_needed_by(heading: RecordHeading, provisions: list[str]) -> None:
    assert [source.provision for source in NEEDS[heading]] == provisions


def test_what_a_law_does_not_say_in_words_is_said_to_be_our_reading() -> None:
    sure = {"TUPE 2006", "ERA 1996", "SI 1999/2277", "NJC Green"}
    for heading in H:
        for source in NEEDS[heading]:
            is_said = source.provision[:9].strip() in sure or source.provision in sure
            assert source.is_to_be_confirmed is not is_said or heading is H.ADDRESS, source
    assert heading_of(H.ADDRESS) is None
    assert heading_of(H.AGE) is not None
    assert not may_be_none(H.HOLIDAY)
    assert may_be_none(H.PENSION)


def test_each_heading_is_counted_as_there_none_or_not_asked(context: Flask) -> None:
    transfer = make_transfer()
    whole, none, bare = (make_staff(transfer) for _ in range(3))
    for person, text in ((whole, "LGPS"), (none, "")):
        _term(person, TermCategory.PENSION, text)
        _term(person, TermCategory.LEAVE, text)
    _term(bare, TermCategory.PENSION, "Ended", until_on=TODAY - timedelta(1))
    bare.birth_on, bare.address, bare.language = None, "", LanguageChoice.NOT_ASKED
    make_staff(transfer, Scope.OUT, birth_on=None)
    make_staff(make_transfer(), birth_on=None)
    found = quality_of(transfer, TODAY)
    said = {
        heading: (count.given, count.none, count.not_asked, count.lacking)
        for heading, count in found.headings.items()
    }
    assert found.people == 3
    assert said[H.NAMES] == (3, 0, 0, 0)
    assert said[H.AGE] == said[H.ADDRESS] == said[H.LANGUAGE] == (2, 0, 1, 1)
    assert said[H.PENSION] == (1, 1, 1, 1)
    # Nobody is without annual leave: "none" was said, and answers nothing.
    assert said[H.HOLIDAY] == (1, 1, 1, 2)
    assert said[H.NOTICE] == (0, 0, 3, 3)
    for heading, count in found.headings.items():
        assert len(db.session.scalars(people_lacking(transfer, heading, TODAY)).all()) == count.lacking
    assert set(db.session.scalars(people_lacking(transfer, H.HOLIDAY, TODAY))) == {none.id, bare.id}


def test_a_second_post_that_lacks_a_value_leaves_its_heading_open(context: Flask) -> None:
    transfer = make_transfer()
    person = make_staff(transfer)
    assign(make_post(person, pay_as_at=None), transfer)
    assign(make_post(person, work_base=""), transfer, Scope.OUT)
    found = quality_of(transfer, TODAY).headings
    assert (found[H.PAY].given, found[H.PLACE_OF_WORK].given, found[H.PAY].people) == (0, 1, 1)


WRONGS = [
    (Wrong.BORN_AFTER_START, {"birth_on": date(2009, 9, 1)}, {}),
    (Wrong.SERVICE_AFTER_START, {"statutory_service_on": date(2009, 9, 2)}, {}),
    (
        Wrong.TERM_ENDS_BEFORE_START, {},
        {"fixed_term_end_on": date(2009, 8, 31), "contract_type": ContractType.FIXED_TERM},
    ),
    (Wrong.TERM_ENDS_BEFORE_START, {}, {"probation_end_on": date(2009, 8, 31)}),
    (Wrong.MORE_THAN_FULL_TIME, {}, {"weekly_hours_hundredths": 3701}),
    (Wrong.PAY_OVER_FULL_TIME, {}, {"actual_pay_pence": 4177201}),
    (Wrong.PAY_AGAINST_HOURS, {}, {"weekly_hours_hundredths": 1850}),
    (Wrong.PAY_AGAINST_HOURS, {}, {"actual_pay_pence": 4176999, "weeks_a_year_hundredths": None}),
    (Wrong.FIXED_TERM_WITHOUT_END, {}, {"contract_type": ContractType.FIXED_TERM}),
    (Wrong.PERMANENT_WITH_END, {}, {"fixed_term_end_on": date(2027, 3, 31)}),
    (
        Wrong.TERM_TIME_WITHOUT_WEEKS, {},
        {"contract_type": ContractType.TERM_TIME, "weeks_a_year_hundredths": None},
    ),
    (Wrong.AWAY_HAS_ENDED, {"away_kind": AwayKind.OTHER, "away_until": TODAY - timedelta(1)}, {}),
]  # fmt: skip


def test_each_thing_that_is_wrong_is_found_and_nothing_else(context: Flask) -> None:
    transfer, right = make_transfer(), make_transfer()
    expected: dict[Wrong, set[int]] = {wrong: set() for wrong in Wrong}
    for wrong, person, post in WRONGS:
        expected[wrong].add(make_staff(transfer, **person, post=post).id)
    make_staff(right)
    make_staff(right, birth_on=None, start_on=None, away_until=TODAY, post={"full_time_pay_pence": None})
    # A pound is a rounding; weeks of term time are the council's own sum, which the import asks about.
    make_staff(right, post={"actual_pay_pence": 4177000})
    make_staff(right, post={"weeks_a_year_hundredths": 4300, "actual_pay_pence": 3454141})
    # Sums that no small whole number holds.
    make_staff(right, post={"actual_pay_pence": 20_000_000, "full_time_pay_pence": 20_000_000})
    found = {wrong: set(db.session.scalars(people_wrong(transfer, wrong, TODAY))) for wrong in Wrong}
    assert found == expected
    assert quality_of(transfer, TODAY).wrong == {wrong: len(people) for wrong, people in expected.items()}
    assert set(quality_of(right, TODAY).wrong.values()) == {0}


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        ("FTE_DIFFERS", QuestionKind.FTE_AGAINST_HOURS),
        ("SERVICE_AFTER_START", QuestionKind.DATES),
        ("DATE_IMPOSSIBLE", QuestionKind.DATES),
        ("ACTUAL_PAY_DIFFERS", QuestionKind.PAY),
        ("POSSIBLY_SAME_PERSON", QuestionKind.WHO),
        ("FIXED_TERM_END_MISSING", QuestionKind.CONTRACT),
        ("POSTCODE_UNREADABLE", QuestionKind.OTHER),
        ("NOBODY_KNOWS_THIS_YET", QuestionKind.OTHER),
    ],
)
def test_a_question_is_of_a_kind(code: str, kind: QuestionKind) -> None:
    assert kind_of(code) is kind


def test_open_questions_are_counted_by_kind_for_those_in_scope(context: Flask) -> None:
    transfer = make_transfer()
    first, second = make_staff(transfer), make_staff(transfer)
    assert open_question_counts(transfer) == {}
    ask(first, "FTE_DIFFERS", 2)
    ask(second, "DATE_IMPOSSIBLE")
    ask(second, "SERVICE_AFTER_START")
    ask(make_staff(transfer, Scope.OUT), "FTE_DIFFERS")
    db.session.execute(
        update(StaffQuestion).where(StaffQuestion.code == "DATE_IMPOSSIBLE").values(answered_at=now())
    )
    found = open_question_counts(transfer)
    assert {kind: (one.questions, one.people) for kind, one in found.items()} == {
        QuestionKind.DATES: (1, 1),
        QuestionKind.FTE_AGAINST_HOURS: (2, 1),
    }


def test_the_worker_counts_each_transfer_once_a_day_until_its_day(app: Flask, build: Build) -> None:
    with build():
        transfer, past, bare = make_transfer(), make_transfer(transfer_on=date(2026, 3, 1)), make_transfer()
        for one in (transfer, past):
            make_staff(one)
        kept = transfer.id, past.id, bare.id
    assert do_waiting(app, only="quality") == 1
    assert do_waiting(app, only="quality") == 0
    with app.app_context():
        rows = db.session.scalars(select(QualityCount)).all()
        assert {row.transfer_id for row in rows} == {kept[0]}
        assert sorted(row.heading for row in rows) == sorted(H)
        assert transfers_to_count(TODAY + timedelta(1), 10) == [kept[0]]


def test_a_count_of_a_day_is_never_changed(context: Flask) -> None:
    transfer = make_transfer()
    person = make_staff(transfer)
    count_day(transfer, TODAY)
    person.birth_on = None
    db.session.flush()
    count_day(transfer, TODAY)
    assert days_counted(transfer, H.AGE)[0].lacking == 0, "the first count of a day stays"
    db.session.commit()
    for statement in (update(QualityCount).values(given_count=0), delete(QualityCount)):
        with pytest.raises(DatabaseError, match="append-only"):
            db.session.execute(statement)
        db.session.rollback()
    assert db.session.scalar(select(func.count()).select_from(QualityCount)) == len(H)


def test_the_trend_gives_each_day_and_calls_complete_only_what_is(context: Flask) -> None:
    transfer = make_transfer()
    people = [make_staff(transfer) for _ in range(3)]
    people[0].birth_on = None
    db.session.flush()
    count_day(transfer, date(2026, 2, 27))
    people[0].birth_on = date(1980, 1, 1)
    _term(people[0], TermCategory.PENSION)
    db.session.flush()
    count_day(transfer, TODAY)
    ages, pensions = days_counted(transfer, H.AGE), days_counted(transfer, H.PENSION)
    assert [(one.on, one.lacking, one.percent) for one in ages] == [
        (TODAY, 0, 100),
        (date(2026, 2, 27), 1, 66),
    ]
    assert [one.lacking for one in pensions] == [2, 3], "none is an answer where there may be none"
    assert [one.needed for one in days_counted(transfer)] == [3 * len(H)] * 2
