"""Terms drawn from records: what each value gives in both languages, its file and row, and never twice."""

from datetime import date
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from tests.conftest import Build, CountQueries, Visit
from tests.factories import make_officer, make_staff, make_transfer
from transition.clock import now
from transition.db import db
from transition.rules.protection import TermCategory
from transition.staff.people.models import Person, Post, Provenance
from transition.staff.terms.drawing import drawn_from
from transition.staff.terms.models import Term
from transition.staff.terms.queries import drawable_in
from transition.transfers.models import Scope


def person_with(**post: Any) -> Person:
    """Somebody with one post that says this and nothing else."""
    names = (
        "work_base", "work_base_cy", "collective_agreement", "grade", "spinal_point", "pay_as_at",
        "full_time_pay_pence", "actual_pay_pence", "weekly_hours_hundredths", "full_time_hours_hundredths",
        "weeks_a_year_hundredths",
    )  # fmt: skip
    texts = {"work_base", "work_base_cy", "collective_agreement", "grade"}
    given = {name: "" if name in texts else None for name in names} | post
    return Person(id=1, surname="Rees", posts=[Post(id=7, **given)])


@pytest.mark.parametrize(
    ("post", "category", "en", "cy"),
    [
        (
            {"actual_pay_pence": 3_431_400, "pay_as_at": date(2025, 4, 1), "grade": "G7", "spinal_point": 23},
            TermCategory.PAY,
            "G7, SCP 23: £34,314 a year as at 1 April 2025",
            "G7, SCP 23: £34,314 y flwyddyn ar 1 Ebrill 2025",
        ),
        ({"full_time_pay_pence": 100}, TermCategory.PAY, "£1 a year", "£1 y flwyddyn"),
        ({"grade": "G7"}, TermCategory.PAY, "G7", "G7"),
        (
            {
                "weekly_hours_hundredths": 1850,
                "full_time_hours_hundredths": 3700,
                "weeks_a_year_hundredths": 3900,
            },
            TermCategory.HOURS,
            "18.5 hours a week; full time is 37; 39 paid weeks a year",
            "18.5 awr yr wythnos; 37 yw amser llawn; 39 wythnos â thâl y flwyddyn",
        ),
        ({"weekly_hours_hundredths": 3700}, TermCategory.HOURS, "37 hours a week", "37 awr yr wythnos"),
        (
            {"work_base": "Civic Centre", "work_base_cy": "Y Ganolfan Ddinesig"},
            TermCategory.PLACE_AND_MOBILITY,
            "Civic Centre",
            "Y Ganolfan Ddinesig",
        ),
        ({"collective_agreement": "NJC"}, TermCategory.COLLECTIVE_AGREEMENT, "NJC", "NJC"),
    ],
)
def test_a_value_gives_a_term(post: dict[str, Any], category: TermCategory, en: str, cy: str) -> None:
    (drawn,) = drawn_from(person_with(**post), [], [])
    assert (drawn.category, drawn.text, drawn.text_cy, drawn.post_id) == (category, en, cy, 7)


def test_an_empty_record_gives_none() -> None:
    assert drawn_from(person_with(), [], []) == []


@pytest.mark.parametrize("post_id", [None, 7])
@pytest.mark.parametrize("is_none", [True, False])
def test_a_category_that_has_a_term_is_left_alone(post_id: int | None, is_none: bool) -> None:
    term = Term(person_id=1, category=TermCategory.HOURS, post_id=post_id, is_none=is_none)
    assert drawn_from(person_with(weekly_hours_hundredths=3700), [term], []) == []


def test_the_term_of_another_post_leaves_this_one_free() -> None:
    term = Term(person_id=1, category=TermCategory.HOURS, post_id=8)
    assert len(drawn_from(person_with(weekly_hours_hundredths=3700), [term], [])) == 1


def test_the_source_is_the_newest_row_that_gave_the_value() -> None:
    rows = [
        Provenance(id=3, post_id=7, file_name="new.csv", row=9, fields=["work_base"]),
        Provenance(id=2, post_id=7, file_name="old.csv", row=5, fields=["weekly_hours_hundredths"]),
        Provenance(id=1, post_id=7, file_name="first.csv", row=2, fields=["weekly_hours_hundredths"]),
    ]
    (drawn,) = drawn_from(person_with(weekly_hours_hundredths=3700), [], rows)
    assert drawn.source == "old.csv (rhes / row 5)"


def test_what_is_there_to_draw_costs_the_same_however_many_people_there_are(
    app: Flask, build: Build, count_queries: CountQueries
) -> None:
    with build():
        transfer = make_transfer()
        make_staff(transfer)

    def cost() -> int:
        with app.app_context(), count_queries() as seen:
            assert drawable_in(transfer)
        return len(seen)

    few = cost()
    with build():
        for _ in range(5):
            make_staff(transfer)
    assert cost() == few


@pytest.mark.only_sqlite
def test_an_officer_draws_the_terms_of_everybody_in_scope_once(
    app: Flask, build: Build, visit: Visit
) -> None:
    with build():
        transfer = make_transfer()
        officer = make_officer(transfer.outgoing_employer)
        inside = make_staff(transfer, post={"weekly_hours_hundredths": 3700, "work_base": "Usk"})
        outside = make_staff(transfer, Scope.OUT)
        db.session.add(
            Provenance(
                person_id=inside.id, post_id=db.session.scalars(select(Post.id).where(Post.person_id == inside.id)).one(),
                file_name="torfaen.csv", row=12, fields=["weekly_hours_hundredths"], recorded_at=now(),
            )
        )  # fmt: skip
    page = visit(officer).get(f"/transfers/{transfer.id}/terms").follow("Draw terms from the records")
    assert "torfaen.csv (rhes / row 12)" in page.text
    done = page.submit("Keep these terms")
    assert "Terms kept:" in done.text
    assert "There is nothing to draw" in done.follow("Draw terms from the records").text
    page.submit("Keep these terms")
    with app.app_context():
        terms = list(db.session.scalars(select(Term).where(Term.person_id == inside.id)))
        assert len({term.category for term in terms}) == len(terms)
        hours = next(term for term in terms if term.category is TermCategory.HOURS)
        assert (hours.source, hours.status, hours.checked_on) == ("torfaen.csv (rhes / row 12)", None, None)
        assert db.session.scalars(select(Term).where(Term.person_id == outside.id)).all() == []
    assert (
        "torfaen.csv (rhes / row 12)"
        in visit(officer).get(f"/transfers/{transfer.id}/staff/{inside.id}").text
    )
