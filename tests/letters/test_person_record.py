"""The terms of a person's record in a letter: what the posts say is asked for nowhere else, and each says of which."""

import pytest

from transition.i18n.names import Words
from transition.letters.content import Answer, Row
from transition.letters.person_record import terms_section
from transition.rules.protection import TermCategory
from transition.staff.people.models import Post
from transition.staff.terms.models import Term


def post(number: int, **given: object) -> Post:
    said = {"actual_pay_pence": 2_800_000, "weekly_hours_hundredths": 1850, "work_base": "Usk"}
    return Post(
        id=number, **{"job_title": f"Job {number}", "job_title_cy": f"Swydd {number}", **said, **given}
    )


def hours(post_id: int | None, text: str) -> Term:
    return Term(category=TermCategory.HOURS, post_id=post_id, text=text, text_cy=text)


def asked(posts: list[Post]) -> set[str]:
    return {row.label.en for row in terms_section(posts, []).rows if row.answer is Answer.NOT_ASKED}


def test_what_every_post_says_above_is_not_asked_for_again() -> None:
    found = asked([post(1), post(2)])
    assert found.isdisjoint({"Pay and pay point", "Hours", "Place of work and mobility"})
    assert {"Mobility", "Annual leave", "Collective agreement"} <= found


@pytest.mark.parametrize(
    ("lacks", "label"),
    [
        ({"actual_pay_pence": None}, "Pay and pay point"),
        ({"weekly_hours_hundredths": None}, "Hours"),
        ({"work_base": ""}, "Place of work and mobility"),
    ],
)
def test_what_one_post_lacks_is_asked_for(lacks: dict[str, object], label: str) -> None:
    assert label in asked([post(1), post(2, **lacks)])


def test_with_several_posts_a_term_says_of_which_it_holds() -> None:
    rows = terms_section(
        [post(1), post(2)], [hours(1, "18.5"), hours(2, "14.8"), hours(None, "Flexible")]
    ).rows
    assert [row for row in rows if row.label.en.startswith("Hours")] == [
        Row(Words("Hours (Job 1)", "Oriau (Swydd 1)"), Words("18.5", "18.5")),
        Row(Words("Hours (Job 2)", "Oriau (Swydd 2)"), Words("14.8", "14.8")),
        Row(Words("Hours", "Oriau"), Words("Flexible", "Flexible")),
    ]
    (alone,) = [one for one in terms_section([post(1)], [hours(1, "18.5")]).rows if one.value]
    assert alone.label == Words("Hours", "Oriau")
