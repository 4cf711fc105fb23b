"""What somebody can check of a programme's report as issued: its digest, and its workbook, byte for byte."""

import io
from datetime import date, datetime, time

import openpyxl
import pytest
from flask import Flask

from tests.conftest import TODAY, Build, Visit
from tests.factories import make_lead
from tests.reports.programmes.councils import add_items, issue, the_programme
from transition.reports.issuing import digest_of
from transition.reports.programmes import views
from transition.reports.programmes.facts import compose, facts_as_issued
from transition.reports.programmes.figures import figures_book

EARLIER = date(2026, 2, 18)


@pytest.mark.parametrize("language", ["cy", "en"])
def test_the_same_facts_give_the_same_workbook_byte_for_byte(app: Flask, language: str) -> None:
    with app.test_request_context():
        programme = the_programme(2)
        add_items(programme)
        draft = compose(programme, EARLIER).facts
        kept = facts_as_issued(issue(programme))
        for facts, day in ((draft, EARLIER), (kept, TODAY)):
            made = figures_book(facts, language, "d")
            assert figures_book(facts, language, "d") == made
            # Its clock stands still: what it says of when it was made is the report's own day.
            created = openpyxl.load_workbook(io.BytesIO(made)).properties.created
            assert created == datetime.combine(day, time())


def test_money_in_the_workbook_is_exact_and_reads_as_money(app: Flask) -> None:
    with app.test_request_context():
        book = openpyxl.load_workbook(
            io.BytesIO(figures_book(compose(the_programme(1), TODAY).facts, "en", ""))
        )
        amounts = [row[1] for row in book["Published figures"].iter_rows(min_row=2)]
        amounts += [row[4] for row in book["Published costs"].iter_rows(min_row=2)]
        assert 24273 in [one.value for one in amounts]
        assert {one.number_format for one in amounts} == {"[$£-809]#,##0.00"}


def test_the_page_checks_the_facts_kept_against_their_digest(
    build: Build, visit: Visit, monkeypatch: pytest.MonkeyPatch
) -> None:
    with build():
        programme = the_programme(1)
        issue(programme)
        lead = make_lead(programme)
    path, reader = f"/programmes/{programme.id}/reports/1", visit(lead)
    assert "The facts kept give this digest: they are as issued." in reader.get(path).text
    # The table refuses a change, so that facts of another digest are as far as a test can go.
    monkeypatch.setattr(views, "digest_of", lambda facts: digest_of({**facts, "summary": "Another"}))
    text = reader.get(path).text
    assert "The facts kept do not give this digest: they are not as issued." in text
    assert "they are as issued" not in text


def test_key_dates_are_drawn_for_a_desk_and_for_a_phone(build: Build, visit: Visit) -> None:
    with build():
        programme = the_programme(1)
        issue(programme)
        lead = make_lead(programme)
    reader = visit(lead)
    for report in ("1", "draft"):
        address = f"/programmes/{programme.id}/reports/{report}/timelines/1.svg"
        wide, narrow = (reader.get(f"{address}?{query}") for query in ("as_at=2026-03-02", "shape=narrow"))
        assert (wide.status, narrow.status) == (200, 200)
        assert wide.response.data != narrow.response.data
        page = reader.get(f"/programmes/{programme.id}/reports/{report}")
        sources = page.response.get_data(as_text=True)
        assert f'media="(max-width: 48em)" srcset="{address}' in sources
        assert "shape=narrow" in sources
