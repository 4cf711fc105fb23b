"""What a programme's report says: issued Part 1s and nothing else, its status, what changed, and bytes that repeat."""

import hashlib
import json
from dataclasses import replace
from datetime import date

import pytest
from flask import Flask

from tests.conftest import TODAY
from tests.factories import make_programme
from tests.reports.cases import CANARY, PAY
from tests.reports.programmes.councils import add_items, by, issue, join, publish, the_programme
from transition.clock import now
from transition.db import db
from transition.i18n.names import Words
from transition.jobs import do_waiting
from transition.money.models import Figure, PublishedFigure
from transition.reports.content import EXEMPT
from transition.reports.counts import Count
from transition.reports.facts import facts_of
from transition.reports.issuing import digest_of
from transition.reports.programmes import tables
from transition.reports.programmes.content import ChangeKind
from transition.reports.programmes.facts import compose, facts_as_issued, frozen_facts, thawed
from transition.reports.programmes.grids import grids
from transition.reports.programmes.paper import groups_of, report_pdf
from transition.reports.programmes.queries import documents_of, published_parts, work_of
from transition.rules.broken import RuleBroken
from transition.rules.programmes import Progress
from transition.rules.standing import Status
from transition.transfers.models import Decision, Programme, ProgrammeItem
from transition.transfers.programmes.actions import record_progress

EARLIER = date(2026, 2, 18)


def _told(programme, day: date = TODAY) -> str:
    """Everything that the report keeps, with the plain words of every side-by-side table."""
    composed = compose(programme, day)
    cells = [str(cell) for grid in grids(composed.facts.reporting) for row in grid.rows for cell in row.cells]
    return json.dumps(frozen_facts(composed), ensure_ascii=False) + " ".join(cells)


def test_nothing_but_issued_part_1s_is_in_the_report(app: Flask) -> None:
    with app.test_request_context():
        programme = the_programme(1)
        transfer = join(programme, name="Second Council")
        # What is recorded after the Part 1, what only Part 2 says, and a council that has issued Part 2 alone.
        publish(transfer, part=EXEMPT)
        first = compose(programme, TODAY).facts.reporting[0]
        db.session.add(
            Decision(
                transfer_id=transfer.id,
                body="Cabinet",
                text="CANARY-DRAFT",
                decided_on=TODAY,
                is_published=True,
            )
        )
        db.session.flush()
        assert "CANARY-DRAFT" in str(facts_of(transfer, 1, TODAY, TODAY))
        told = _told(programme)
        for canary in (
            "CANARY-DRAFT",
            CANARY,
            "Zebedee",
            str(PAY),
            "It names people",
            "Ann Monitoring",
            "Payroll fails",
            "Unpublished laptops",
        ):
            assert canary not in told
        facts = compose(programme, TODAY).facts
        assert [one.council.en for one in facts.silent] == ["Second Council"]
        assert (facts.silent[0].part_number, facts.silent[0].report) == (0, None)
        assert facts.reporting == (first,)


def test_a_record_that_changes_after_the_issue_changes_nothing_until_the_council_issues_again(
    context: Flask,
) -> None:
    programme = make_programme()
    transfer = join(programme)
    part = publish(transfer)
    before = frozen_facts(compose(programme, TODAY))["councils"]
    db.session.add(
        Decision(transfer_id=transfer.id, body="Cabinet", text="New", decided_on=TODAY, is_published=True)
    )
    db.session.flush()
    assert frozen_facts(compose(programme, TODAY))["councils"] == before
    assert before[0]["report"] == part.facts
    assert (before[0]["part_digest"], digest_of(before[0]["report"])) == (
        part.facts_digest,
        part.facts_digest,
    )
    publish(transfer)
    assert "New" in json.dumps(frozen_facts(compose(programme, TODAY)))


def test_as_at_a_past_day_the_part_1_of_then_is_taken(context: Flask) -> None:
    programme = make_programme()
    transfer = join(programme)
    publish(transfer, EARLIER)
    publish(transfer, TODAY)
    found = [
        compose(programme, day).facts.councils[0].part_number
        for day in (date(2026, 2, 1), EARLIER, date(2026, 3, 1), TODAY)
    ]
    assert found == [0, 1, 1, 2]


def test_the_status_is_the_worst_of_what_councils_published_and_an_override_is_by_name_and_reason(
    context: Flask,
) -> None:
    programme = make_programme()
    assert compose(programme, TODAY).facts.computed is None
    publish(join(programme), EARLIER)
    assert compose(programme, EARLIER).facts.computed is Status.GREEN
    publish(join(programme))
    facts = compose(programme, TODAY).facts
    assert [one.report.status.shown for one in facts.reporting if one.report] == [Status.GREEN, Status.RED]
    assert facts.computed is Status.RED
    for said, code in (({}, "name_required"), ({"override_by": "Ann"}, "reason_required")):
        with pytest.raises(RuleBroken, match=code):
            issue(programme, override_status=Status.AMBER, **said)
    kept = issue(programme, override_status=Status.AMBER, override_by="Ann", override_reason=Words("Agreed"))
    assert (facts_as_issued(kept).computed, facts_as_issued(kept).shown) == (Status.RED, Status.AMBER)


@pytest.mark.parametrize(
    ("day", "code"), [(date(2026, 3, 3), "as_at_in_future"), (EARLIER, "as_at_before_last")]
)
def test_a_day_that_cannot_be_described_is_refused(context: Flask, day: date, code: str) -> None:
    programme = the_programme(1)
    issue(programme)
    with pytest.raises(RuleBroken, match=code):
        issue(programme, day)


def test_what_changed_is_worked_out_from_the_frozen_facts_of_the_report_before(context: Flask) -> None:
    programme = make_programme()
    transfer = join(programme, name="First Council")
    publish(transfer, EARLIER)
    add_items(programme)
    issue(programme, EARLIER)
    publish(transfer, TODAY)
    publish(join(programme, name="Second Council"))
    benefit = compose(programme, TODAY).facts.items[2]
    answers = {"as_at_on": TODAY, "state": Progress.ACHIEVED, "text": "Done", "is_published": True}
    item = db.session.get(ProgrammeItem, benefit.key)
    record_progress(item, answers, by=by(), today=TODAY, now=now())
    facts = facts_as_issued(issue(programme))
    found = [(one.kind, one.about.en, one.before_code, one.after_code) for one in facts.changes]
    assert found[0] == (ChangeKind.STATUS, "", "GREEN", "RED")
    assert (ChangeKind.FIRST_PART_1, "Second Council", "", "") in found
    assert (ChangeKind.ITEM_STATE, "Scale", "UNDER_WAY", "ACHIEVED") in found
    assert any(one.of_council and one.about.en == "First Council" for one in facts.changes)
    assert facts.changed_since == EARLIER


def test_a_council_of_one_person_has_process_dates_and_nothing_else_beside_the_others(app: Flask) -> None:
    with app.test_request_context():
        facts = compose(the_programme(3), TODAY).facts
        assert [one.report.is_process_only for one in facts.reporting if one.report] == [False, False, True]
        for grid in grids(facts.reporting):
            for row in grid.rows:
                if row.name in (
                    "People in scope",
                    "Representations received",
                    "Letters issued",
                    "Meetings held",
                ):
                    assert str(row.cells[2]) in ("Not shown", "Not among its five"), row.name


def test_every_council_has_the_same_five_numbers(app: Flask) -> None:
    with app.test_request_context():
        facts = compose(the_programme(3), TODAY).facts
        numbers = grids(facts.reporting)[0]
        assert len(numbers.rows) == 5
        assert {len(row.cells) for row in numbers.rows} == {3}
        assert "Not among its five" not in repr(numbers)


def test_no_count_is_added_up_and_money_only_where_every_council_published_it(app: Flask) -> None:
    with app.test_request_context():
        programme = the_programme(2)
        line = next(one for one in tables.figures(compose(programme, TODAY).facts.councils))
        assert (line.amounts, line.total) == ((2_427_300, 2_427_300), 4_854_600)
        third = join(programme)
        third_figures = db.session.query(PublishedFigure).filter_by(
            transfer_id=third.id, figure=Figure.ADDITIONAL_CONTRIBUTION
        )
        third_figures.delete()
        publish(third)
        line = next(one for one in tables.figures(compose(programme, TODAY).facts.councils))
        assert (sorted(map(str, line.amounts)), line.total) == (["2427300", "2427300", "None"], None)
        counts = [
            one.report.scope.people_in for one in compose(programme, TODAY).facts.reporting if one.report
        ]
        assert set(counts) == {Count(5, 9, is_band=True)}
        for grid in grids(compose(programme, TODAY).facts.reporting):
            assert {len(row.cells) for row in grid.rows} <= {3}


@pytest.mark.parametrize(("councils", "sizes"), [(0, []), (1, [1]), (4, [4]), (5, [3, 2]), (12, [4, 4, 4])])
def test_many_councils_are_set_beside_each_other_a_few_at_a_time(
    context: Flask, councils: int, sizes: list[int]
) -> None:
    facts = compose(the_programme(1), TODAY).facts
    many = facts.councils[0]
    groups = groups_of(replace(facts, councils=(many,) * councils))
    assert [len(group) for group in groups] == sizes
    assert [line.place for group in groups for line in group] == list(range(1, councils + 1))


def test_a_programme_without_a_transfer_is_reported_by_its_items_as_at_the_day(context: Flask) -> None:
    programme = make_programme()
    add_items(programme)
    facts = compose(programme, TODAY).facts
    assert (facts.councils, facts.computed) == ((), None)
    assert [(one.name.en, one.state.value) for one in facts.items] == [
        ("Discovery", "UNDER_WAY"), ("Governance", "NOT_BEGUN"), ("Scale", "UNDER_WAY"),
    ]  # fmt: skip
    assert facts.items[2].evidence_source == "https://example.org/register"
    then = compose(programme, date(2026, 1, 4)).facts
    assert [one.state.value for one in then.items] == ["NOT_BEGUN", "NOT_BEGUN", "NOT_BEGUN"]
    assert then.items[2].said == Words("")


def test_frozen_facts_thaw_to_the_same_report(context: Flask) -> None:
    programme = the_programme(2)
    add_items(programme)
    join(programme)
    composed = compose(programme, TODAY)
    assert thawed(json.loads(json.dumps(frozen_facts(composed)))) == composed.facts


@pytest.mark.only_sqlite
def test_issued_facts_stay_and_give_the_same_bytes_again(app: Flask) -> None:
    with app.app_context():
        programme = the_programme(1)
        add_items(programme)
        kept = issue(programme)
        db.session.commit()
        assert documents_of(kept) == {}
    assert do_waiting(app, only="programme reports") == 1
    assert do_waiting(app, only="programme reports") == 0
    with app.app_context():
        documents = documents_of(kept)
        assert set(documents) == {"cy", "en"}
        assert work_of(kept).is_done
        for language, document in documents.items():
            again = report_pdf(facts_as_issued(kept), language, kept.facts_digest)
            assert hashlib.sha256(again).hexdigest() == document.digest
            assert hashlib.sha256(document.pdf).hexdigest() == document.digest
        assert digest_of(kept.facts) == kept.facts_digest


def test_reports_are_numbered_within_their_programme(context: Flask) -> None:
    first, second = make_programme(), make_programme()
    assert [issue(one).number for one in (first, first, second)] == [1, 2, 1]


def test_the_number_of_queries_does_not_grow_with_councils(context: Flask, count_queries) -> None:
    counts = []
    for councils in (1, 12):
        programme = the_programme(councils)
        db.session.flush()
        db.session.expire_all()
        programme_id = programme.id
        db.session.expunge_all()
        found = db.session.get(Programme, programme_id)
        with count_queries() as queries:
            facts = compose(found, TODAY).facts
        assert len(facts.reporting) == councils
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_a_later_number_of_part_2_is_never_taken_for_part_1(context: Flask) -> None:
    programme = make_programme()
    transfer = join(programme)
    publish(transfer)
    for _ in range(2):
        publish(transfer, part=EXEMPT)
    part = published_parts(programme, TODAY)[transfer.id]
    assert (part.part, part.number) == (1, 1)
