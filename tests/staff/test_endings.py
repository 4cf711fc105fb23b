"""Terms that end are watched: on the list, on the person's page, and day by day in the tasks."""

from datetime import date

import pytest

from tests.conftest import TODAY, Build, Visit
from tests.factories import viewer_for
from tests.staff.changing import Case
from transition.accounts.models import Account
from transition.consultation.timeline.tasks import TaskKind, tasks_of
from transition.db import db
from transition.rules.calendar import days_after, months_after
from transition.rules.changes import Ending, ending
from transition.rules.protection import TermCategory
from transition.staff.terms.models import Term
from transition.transfers.models import InformationRelease, ReleaseKind


@pytest.mark.parametrize(
    ("until_on", "found"),
    [
        (None, None),
        ("2026-03-01", Ending.ENDED),
        ("2026-03-02", Ending.SOON),
        ("2026-09-02", Ending.SOON),
        ("2026-09-03", None),
    ],
)
def test_a_term_is_watched_from_six_months_before_its_last_day(
    until_on: str | None, found: Ending | None
) -> None:
    assert ending(date.fromisoformat(until_on) if until_on else None, TODAY) is found


@pytest.mark.only_sqlite
def test_terms_that_end_are_listed_and_shown_on_the_person_s_page(visit: Visit, build: Build) -> None:
    with build():
        case = Case(category=TermCategory.PAY_PROTECTION, text="Grade 9", until_on=date(2026, 9, 2))
        for words, until_on in (("Ended", date(2026, 3, 1)), ("Far off", date(2026, 9, 3))):
            term = Term(
                person_id=case.person.id, category=TermCategory.ALLOWANCES, text=words, until_on=until_on
            )
            db.session.add(term)
    listed = visit(case.hr).get(f"/transfers/{case.transfer.id}/terms/ending")
    assert listed.rows() == [["Siân Pritchard", "Pay protection", "Grade 9", "2 September 2026"]]
    ended = listed.follow("Show what has ended")
    assert [row[2] for row in ended.rows()] == ["Ended"]
    page = visit(case.hr).get(case.page)
    assert "Ends within six months" in page.text
    assert "Has ended" in page.text
    assert "Terms that end" in visit(case.hr).get(f"/transfers/{case.transfer.id}/staff").links


@pytest.mark.only_sqlite
def test_a_term_that_was_changed_has_not_ended(visit: Visit, build: Build) -> None:
    with build():
        case = Case(category=TermCategory.ALLOWANCES)
        case.make(case.propose())
    listed = visit(case.hr).get(f"/transfers/{case.transfer.id}/terms/ending")
    assert "No recorded term ends within six months." in listed.text


@pytest.mark.usefixtures("context")
def test_hr_is_reminded_of_terms_that_end_day_by_day_and_the_host_after_release() -> None:
    case = Case(category=TermCategory.PAY_PROTECTION, until_on=days_after(TODAY, 5))
    for until_on in (days_after(TODAY, 5), months_after(TODAY, 6), days_after(TODAY, -1)):
        term = Term(person_id=case.person.id, category=TermCategory.ALLOWANCES, text="A", until_on=until_on)
        db.session.add(term)
    db.session.flush()

    def told(account: Account) -> list[tuple[date | None, int]]:
        found = [one for one in tasks_of(viewer_for(account), TODAY) if one.kind is TaskKind.TERMS_ENDING]
        return [(one.due_on, one.count) for one in found]

    both = [(days_after(TODAY, 5), 2), (months_after(TODAY, 6), 1)]
    assert told(case.hr) == both
    assert told(case.host) == told(case.manager) == []
    release = InformationRelease(
        transfer_id=case.transfer.id, kind=ReleaseKind.LIABILITY_IDENTIFIED, released_on=TODAY, recipient="R",
        released_by_id=case.hr.id,
    )  # fmt: skip
    db.session.add(release)
    db.session.flush()
    assert told(case.host) == both
