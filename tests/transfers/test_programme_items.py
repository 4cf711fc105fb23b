"""What a programme is reported by: phases, areas and benefits, and a history of progress that is never overwritten."""

from datetime import UTC, date, datetime

import pytest
from flask import Flask
from sqlalchemy import select, text
from sqlalchemy.exc import DatabaseError

from tests.conftest import TODAY, Build, CountQueries, Visit
from tests.factories import make_account, make_lead, make_officer, make_programme, make_transfer, viewer_for
from transition.access.permissions import Viewer
from transition.audit.models import AuditDetail, AuditEvent
from transition.db import db
from transition.rules.broken import RuleBroken
from transition.rules.programmes import PhaseState, Progress
from transition.transfers.models import Programme, ProgrammeItemKind
from transition.transfers.programmes.actions import add_item, record_progress
from transition.transfers.programmes.models import ProgressEntry
from transition.transfers.programmes.queries import history_of, items_now

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)


def _benefit(programme: Programme, by: Viewer, name: str = "Scale"):
    return add_item(programme, ProgrammeItemKind.EXPECTED_BENEFIT, {"name": name}, by=by, today=TODAY)


def _say(item, by: Viewer, day: date, state: Progress, words: str, **given: object) -> None:
    record_progress(
        item, {"as_at_on": day, "state": state, "text": words, **given}, by=by, today=TODAY, now=NOW
    )


def _day(name: str, day: date) -> dict[str, str]:
    return {f"{name}-day": str(day.day), f"{name}-month": str(day.month), f"{name}-year": str(day.year)}


def test_progress_written_anew_loses_nothing_and_the_newest_day_says_how_it_stands(context: Flask) -> None:
    programme, by = make_programme(), viewer_for(make_account())
    item = _benefit(programme, by)
    _say(item, by, date(2026, 2, 1), Progress.UNDER_WAY, "Begun")
    _say(item, by, date(2026, 3, 1), Progress.ACHIEVED, "Done")
    _say(item, by, date(2026, 1, 1), Progress.NOT_BEGUN, "Remembered late")
    assert [one.text for one in history_of(item)] == ["Done", "Begun", "Remembered late"]
    states = [items_now(programme, day)[0].state for day in (date(2025, 12, 1), date(2026, 2, 28), TODAY)]
    assert states == [Progress.NOT_BEGUN, Progress.UNDER_WAY, Progress.ACHIEVED]


@pytest.mark.parametrize(
    "change", ["UPDATE programme_progress SET text = 'x'", "DELETE FROM programme_progress"]
)
def test_the_database_refuses_to_change_the_history(context: Flask, change: str) -> None:
    by = viewer_for(make_account())
    _say(_benefit(make_programme(), by), by, TODAY, Progress.UNDER_WAY, "Begun")
    with pytest.raises(DatabaseError):
        db.session.execute(text(change))


def test_a_phase_stands_by_its_days(context: Flask) -> None:
    programme, by = make_programme(), viewer_for(make_account())
    days = {"begins_on": date(2026, 1, 1), "ends_on": date(2026, 2, 1), "began_on": date(2026, 1, 2)}
    add_item(programme, ProgrammeItemKind.PHASE, {"name": "Discovery", **days}, by=by, today=TODAY)
    assert items_now(programme, TODAY)[0].state is PhaseState.OVERRUNNING
    late = {"name": "Next", "began_on": date(2026, 4, 1)}
    with pytest.raises(RuleBroken, match="phase_in_future"):
        add_item(programme, ProgrammeItemKind.PHASE, late, by=by, today=TODAY)


def test_a_lead_records_progress_with_its_evidence_and_sees_the_history(build: Build, visit: Visit) -> None:
    with build():
        lead = make_lead(make_programme(name="Working together"))
    page = visit(lead).get("/programmes").follow("Working together")
    assert "a transfer can come into it later" in page.text
    page = page.follow("Add an expected benefit").submit(
        "Save",
        name="Public trust",
        measure="Survey of residents",
        baseline="41%",
        target="50%",
        is_published="yes",
    )
    assert page.rows()[0] == [
        "Public trust Published",
        "Survey of residents",
        "50%",
        "Not begun",
        "Nothing recorded yet",
    ]
    page = page.follow("Public trust").follow("Record progress")
    refused = page.submit("Save", state="DROPPED", text="Stopped")
    assert refused.errors == ["Say why it was dropped."]
    refused = refused.submit(
        "Save",
        state="UNDER_WAY",
        text="Survey sent",
        evidence="44% trust",
        evidence_source="http://x.example",
    )
    assert refused.errors == ["Enter the day of the evidence."]
    refused = refused.submit("Save", **_day("evidence_on", date(2026, 2, 27)))
    assert refused.errors == [
        "An address must begin with https:// and have no spaces. Otherwise name the paper."
    ]
    page = refused.submit("Save", evidence_source="https://example.org/survey", is_published="yes")
    page = page.follow("Record progress").submit("Save", state="DROPPED", text="Stopped", reason="No money")
    assert [words for words in ("Stopped", "No money", "Survey sent", "44% trust") if words in page.text] == [
        "Stopped", "No money", "Survey sent", "44% trust",
    ]  # fmt: skip
    assert page.text.index("Stopped") < page.text.index("Survey sent")
    assert page.links["https://example.org/survey"] == "https://example.org/survey"
    assert "Published." in page.text


def test_an_item_is_changed_by_its_lead_alone_and_read_by_whoever_may_read_the_programme(
    build: Build, visit: Visit
) -> None:
    with build():
        transfer = make_transfer()
        lead, officer = make_lead(transfer.programme), make_officer(transfer.outgoing_employer)
        item = _benefit(transfer.programme, viewer_for(lead))
        stranger = make_officer(make_transfer().outgoing_employer)
    path = f"/programmes/{transfer.programme_id}/items/{item.id}"
    assert [visit(one).get(path).status for one in (lead, officer, stranger)] == [200, 200, 404]
    for change in ("change", "progress/new"):
        found = [visit(one).get(f"{path}/{change}").status for one in (lead, officer, stranger)]
        assert found == [200, 403, 403]
    page = visit(lead).get(f"{path}/change").submit("Save", name="Larger scale", measure="Shared teams")
    assert "Shared teams" in page.text


def test_items_are_sorted_by_what_the_reader_chooses_in_their_language(build: Build, visit: Visit) -> None:
    with build():
        programme = make_programme()
        lead = make_lead(programme)
        by, kind = viewer_for(lead), ProgrammeItemKind.AREA_OF_DEVELOPMENT
        for name, welsh, owner in (("Beta", "Ar", "Zed"), ("Alpha", "Zar", "Ann")):
            add_item(programme, kind, {"name": name, "name_cy": welsh, "owner": owner}, by=by, today=TODAY)
    path = f"/programmes/{programme.id}"
    orders = [
        [row[0] for row in visit(lead, language).get(f"{path}?{query}").rows()]
        for language, query in (
            ("en", ""), ("en", "sort=name"), ("en", "sort=name&order=down"), ("en", "sort=owner"), ("cy", "sort=name"),
        )
    ]  # fmt: skip
    assert orders == [
        ["Beta", "Alpha"], ["Alpha", "Beta"], ["Beta", "Alpha"], ["Alpha", "Beta"], ["Ar", "Zar"],
    ]  # fmt: skip


def test_an_empty_programme_says_what_each_list_is_for(build: Build, visit: Visit) -> None:
    with build():
        programme = make_programme()
        lead = make_lead(programme)
    page = visit(lead).get(f"/programmes/{programme.id}")
    for words in (
        "No phase is recorded.",
        "No area of development is recorded.",
        "No expected benefit is recorded.",
    ):
        assert words in page.text


def test_the_number_of_queries_does_not_grow_with_items_or_their_history(
    build: Build, visit: Visit, count_queries: CountQueries
) -> None:
    counts = []
    for many in (2, 12):
        with build():
            programme = make_programme()
            lead = make_lead(programme)
            by = viewer_for(lead)
            items = [_benefit(programme, by, f"Benefit {number}") for number in range(many)]
            for item in items:
                for day in range(1, many):
                    _say(item, by, date(2026, 2, day), Progress.UNDER_WAY, f"Word {day}")
        reader = visit(lead)
        with count_queries() as queries:
            assert reader.get(f"/programmes/{programme.id}").status == 200
            assert reader.get(f"/programmes/{programme.id}/items/{items[0].id}").status == 200
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_a_second_editor_is_told(build: Build, visit: Visit) -> None:
    with build():
        programme = make_programme()
        lead = make_lead(programme)
        item = _benefit(programme, viewer_for(lead))
    page = visit(lead).get(f"/programmes/{programme.id}/items/{item.id}/change")
    page.submit("Save", name="First")
    assert page.submit("Save", name="Second").status == 409


def test_the_trail_names_what_was_recorded_and_never_its_words(context: Flask) -> None:
    by = viewer_for(make_account())
    _say(_benefit(make_programme(), by), by, TODAY, Progress.UNDER_WAY, "Begun")
    db.session.commit()
    assert db.session.query(ProgressEntry).one().recorded_by_id == by.account_id
    query = select(AuditDetail.details).join(AuditEvent).order_by(AuditEvent.id.desc()).limit(1)
    assert db.session.scalar(query) == {"as_at_on": "2026-03-02", "state": "UNDER_WAY"}
