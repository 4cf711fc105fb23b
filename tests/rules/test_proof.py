"""When a posted letter is expected, and what is proved of its service."""

from datetime import date

import pytest

from transition.clock import bank_holidays
from transition.rules.proof import Happened, Post, Proof, ServiceStep, expected_by, service_of

HOLIDAYS = bank_holidays()


@pytest.mark.parametrize(
    ("posted_on", "post", "due_on"),
    [
        (date(2026, 3, 2), Post.FIRST, date(2026, 3, 4)),
        (date(2026, 3, 2), Post.SIGNED_FOR, date(2026, 3, 4)),
        (date(2026, 3, 2), Post.SECOND, date(2026, 3, 6)),
        (date(2026, 3, 6), Post.FIRST, date(2026, 3, 10)),
        # Over Good Friday and Easter Monday.
        (date(2026, 4, 2), Post.FIRST, date(2026, 4, 8)),
        (date(2026, 4, 2), Post.SECOND, date(2026, 4, 10)),
    ],
)
def test_a_posted_letter_is_expected_in_working_days(posted_on: date, post: Post, due_on: date) -> None:
    assert expected_by(posted_on, post, HOLIDAYS) == due_on


PRINTED = ServiceStep(Happened.PRINTED, date(2026, 3, 2))
POSTED = ServiceStep(Happened.POSTED, date(2026, 3, 2), Post.FIRST)
RETURNED = ServiceStep(Happened.RETURNED, date(2026, 3, 9))
AGAIN = ServiceStep(Happened.SERVED_AGAIN, date(2026, 3, 10))
HANDED = ServiceStep(Happened.HANDED_OVER, date(2026, 3, 2))
EMAILED = ServiceStep(Happened.EMAILED, date(2026, 3, 2))


@pytest.mark.parametrize(
    ("steps", "today", "proof"),
    [
        ([], date(2026, 3, 2), Proof.NOT_PRINTED),
        ([PRINTED], date(2026, 3, 2), Proof.PRINTED),
        ([PRINTED, POSTED], date(2026, 3, 4), Proof.ON_ITS_WAY),
        ([PRINTED, POSTED], date(2026, 3, 5), Proof.TAKEN_AS_SERVED),
        ([POSTED, RETURNED], date(2026, 3, 9), Proof.RETURNED),
        ([POSTED, RETURNED, AGAIN], date(2026, 3, 10), Proof.SERVED),
        ([POSTED, RETURNED, PRINTED], date(2026, 3, 10), Proof.RETURNED),
        ([HANDED], date(2026, 3, 2), Proof.SERVED),
        ([EMAILED], date(2026, 3, 2), Proof.SERVED),
        ([EMAILED, RETURNED], date(2026, 3, 9), Proof.RETURNED),
    ],
)
def test_what_is_proved_of_a_letters_service(steps: list[ServiceStep], today: date, proof: Proof) -> None:
    assert service_of(steps, HOLIDAYS, today).proof is proof
