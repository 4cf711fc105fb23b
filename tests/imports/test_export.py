"""The staff list as exported is the staff list as imported: nothing is lost, changed or made into a formula."""

import string
from datetime import date, timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from flask import Flask
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from tests.conftest import Build, Visit
from tests.factories import make_officer
from tests.imports.lists import TODAY
from tests.imports.uploads import csv_of, make_receiver, of_case, viewer_for, written
from transition.access.permissions import Role
from transition.accounts.models import Account
from transition.audit.models import AuditEvent
from transition.db import db
from transition.imports.check import check
from transition.imports.cleaning import clean, folded
from transition.imports.headings import find_headings, propose_mapping
from transition.imports.records import NAME_OF, person_values, post_values, share_of
from transition.imports.sheets import read_sheet
from transition.imports.values import holds_ni_number
from transition.rules.letters import LanguageChoice
from transition.staff.people.export import HEADINGS, NAMES, posts_of, rows_of
from transition.staff.people.exporting import csv_of as exported_csv
from transition.staff.people.models import AwayKind, ContractType, Person, Post
from transition.web.downloads import workbook

LIVE = (
    "=HYPERLINK(1)",
    "+44 1",
    "-1a",
    "@SUM(1)",
    "'=1",
    "''-x",
    "＝1",
    "O'Neill",
    "ap Rhys",
    "Llŷr",
    "1\n2",
    "007",
    "12.0",
)


def is_kept(text: str) -> bool:
    """Whether records hold such a text: clean, said, and nothing that imports never keep."""
    return (
        clean(text)[0] == text
        and bool(text.strip("-–—.? "))
        and not text.startswith("#")
        and not holds_ni_number(text)
    )


TEXT = (
    st.sampled_from(LIVE) | st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=20)
).filter(is_kept)
NAME = TEXT.filter(lambda text: len(folded(text)) > 2 and "total" not in folded(text))
CODE = st.text(string.digits, min_size=1, max_size=6)
PAST = st.dates(date(1990, 1, 1), TODAY)
FUTURE = st.dates(TODAY, TODAY + timedelta(days=3000))
HUNDREDTHS = st.integers(1, 3700)
PENCE = st.integers(1_000_00, 500_000_00)


def maybe(strategy: st.SearchStrategy[Any], nothing: Any = None) -> st.SearchStrategy[Any]:
    return st.just(nothing) | strategy


LINE = st.fixed_dictionaries({
    "post_number": maybe(CODE, ""), "surname": NAME, "forenames": NAME, "known_as": maybe(TEXT, ""),
    "birth_on": st.dates(date(1950, 1, 1), date(2005, 1, 1)), "address": maybe(TEXT, ""),
    "postcode": maybe(st.sampled_from(("NP7 5ZZ", "CF10 1AA")), ""), "work_email": maybe(st.just("a.b@example.org"), ""),
    "language": st.sampled_from(LanguageChoice), "service": maybe(TEXT, ""), "team": maybe(TEXT, ""),
    "job_title": maybe(TEXT, ""), "grade": maybe(TEXT, ""), "spinal_point": maybe(st.integers(0, 99)), "pay_as_at": maybe(PAST.filter(lambda day: day.year > 2012)),
    "full_time_pay_pence": maybe(PENCE), "actual_pay_pence": maybe(PENCE), "weekly_hours_hundredths": maybe(HUNDREDTHS),
    "full_time_hours_hundredths": maybe(HUNDREDTHS), "weeks_a_year_hundredths": maybe(HUNDREDTHS),
    "contract_type": maybe(st.sampled_from(ContractType)), "fixed_term_end_on": maybe(FUTURE), "probation_end_on": maybe(FUTURE),
    "start_on": maybe(PAST), "statutory_service_on": maybe(PAST), "modification_order_service_on": maybe(PAST),
    "green_book_service_on": maybe(PAST), "work_base": maybe(TEXT, ""), "line_manager": maybe(TEXT, ""),
    "collective_agreement": maybe(TEXT, ""), "away_kind": maybe(st.sampled_from(AwayKind)), "away_until": st.none(),
    "share_percent": maybe(st.integers(0, 100)),
})  # fmt: skip


def said(values: dict[str, Any]) -> dict[str, Any]:
    """What a record states: everything but blanks, and a language only when it was asked."""
    return {
        name: getattr(value, "value", value) for name, value in values.items()
        if value not in (None, "", LanguageChoice.NOT_ASKED, "NOT_ASKED")
    }  # fmt: skip


def read_again(data: bytes, name: str) -> list[dict[str, Any]]:
    """The records that an exported list gives."""
    sheet = read_sheet(data, name)
    account = check(sheet, propose_mapping(find_headings(sheet).texts), today=TODAY)
    assert account.read == account.accepted
    found = []
    for person in account.people:
        for post in person.posts:
            share = share_of(post.values)
            found.append(
                (post.row, {**person_values(person), **post_values(post.values), "share_percent": share})
            )
    return [said(values) for _, values in sorted(found, key=lambda pair: pair[0])]


@settings(deadline=None, max_examples=100)
@given(st.lists(LINE, min_size=1, max_size=4))
@pytest.mark.parametrize("ending", ["xlsx", "csv"])
def test_what_is_exported_and_imported_again_is_what_it_was(ending: str, lines: list[dict[str, Any]]) -> None:
    people = [{"payroll_number": f"00{at}", **line} for at, line in enumerate(lines)]
    rows = list(rows_of(SimpleNamespace(**one) for one in people))
    data = workbook([("Staff", HEADINGS, rows)]) if ending == "xlsx" else exported_csv(rows)
    assert read_again(data, f"list.{ending}") == [said(one) for one in people]


def test_imports_know_every_heading_of_the_export() -> None:
    fields = propose_mapping(HEADINGS)
    assert [NAME_OF[field] if (field := fields[at]) else None for at in range(len(HEADINGS))] == list(NAMES)


def everybody(transfer: Any) -> list[tuple[Any, ...]]:
    return sorted(tuple(map(str, row)) for row in db.session.execute(posts_of(transfer)))


@pytest.mark.parametrize("ending", ["xlsx", "csv"])
def test_a_list_of_the_case_goes_out_and_comes_in_again_as_it_was(context: Flask, ending: str) -> None:
    first, second = make_receiver(), make_receiver()
    written(first, of_case("monmouthshire-staff.xlsx"), "monmouthshire-staff.xlsx")
    rows = list(rows_of(db.session.execute(posts_of(first)).all()))
    data = workbook([("Staff", HEADINGS, rows)]) if ending == "xlsx" else exported_csv(rows)
    assert written(second, data, f"list.{ending}").people_new == 9
    assert everybody(second) == everybody(first)
    again = written(second, data, f"list.{ending}")
    assert (again.people_new, again.people_changed, again.people_unchanged) == (0, 0, 9)


@pytest.mark.only_sqlite
@pytest.mark.parametrize("ending", ["xlsx", "csv"])
def test_an_officer_takes_the_list_away_and_the_trail_says_so(
    app: Flask, build: Build, visit: Visit, ending: str
) -> None:
    with build():
        transfer = make_receiver()
        account = make_officer(transfer.outgoing_employer)
        auditor = make_officer(transfer.outgoing_employer, Role.AUDITOR)
        host = make_officer(transfer.incoming_employer)
        by = viewer_for(db.session.scalars(select(Account).where(Account.id == account.id)).one())
        written(transfer, csv_of({"Known as": "=HYPERLINK(1)"}), by=by)
    address = f"/transfers/{transfer.id}/staff/export.{ending}"
    answer = visit(account).client.get(address)
    assert answer.status_code == 200
    assert (
        answer.headers["Content-Disposition"] == f'attachment; filename="staff-list-{transfer.id}.{ending}"'
    )
    assert read_again(answer.data, f"list.{ending}")[0]["known_as"] == "=HYPERLINK(1)"
    if ending == "csv":
        assert b",'=HYPERLINK(1)," in answer.data
    with app.app_context():
        event = db.session.scalars(select(AuditEvent).order_by(AuditEvent.id.desc())).first()
        assert event is not None
        assert event.name == "staff.list_exported"
        assert db.session.scalars(select(Person.known_as)).one() == "=HYPERLINK(1)"
        assert db.session.scalars(select(Post.post_number)).one() == "P1"
    for other in (auditor, host):
        assert visit(other).client.get(address).status_code == 403
