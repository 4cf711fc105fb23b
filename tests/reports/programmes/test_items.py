"""What a programme's report says of its own items: what is published, and no word, state or trace of the rest."""

import json
from datetime import date

import pytest
from flask import Flask

from tests.conftest import TODAY, Build, Visit
from tests.factories import make_lead, make_programme, viewer_for
from tests.reports.programmes.councils import add_items, issue, publish_progress, the_programme
from transition.clock import now
from transition.db import db
from transition.i18n.names import Words
from transition.reports.programmes.content import ChangeKind, ItemFact
from transition.reports.programmes.facts import compose, facts_as_issued, frozen_facts, thawed
from transition.reports.programmes.labels import changed_value
from transition.rules.programmes import PhaseState, Progress
from transition.transfers.models import Programme, ProgrammeItem, ProgrammeItemKind
from transition.transfers.programmes.actions import add_item, record_progress

AREA = ProgrammeItemKind.AREA_OF_DEVELOPMENT


def _add(programme: Programme, name: str, *, is_published: bool = True) -> ProgrammeItem:
    answers = {"name": name, "owner": f"Owner of {name}", "is_published": is_published}
    return add_item(programme, AREA, answers, by=viewer_for(make_lead(programme)), today=TODAY)


def _say(item: ProgrammeItem, day: date, text: str, *, is_published: bool) -> None:
    programme = db.session.get_one(Programme, item.programme_id)
    answers = {
        "as_at_on": day, "state": Progress.DROPPED, "text": text, "reason": f"Reason of {text}",
        "evidence": f"Evidence of {text}", "evidence_on": day, "evidence_source": f"Source of {text}",
        "is_published": is_published,
    }  # fmt: skip
    record_progress(item, answers, by=viewer_for(make_lead(programme)), today=TODAY, now=now())


def _told(programme: Programme) -> str:
    return json.dumps(frozen_facts(compose(programme, TODAY)))


def test_an_item_that_is_not_published_is_not_in_the_report(context: Flask) -> None:
    programme = make_programme()
    _say(_add(programme, "CANARY", is_published=False), TODAY, "CANARY", is_published=True)
    _add(programme, "Governance")
    assert [one.name.en for one in compose(programme, TODAY).facts.items] == ["Governance"]
    assert "CANARY" not in _told(programme)


def test_words_on_progress_that_are_not_published_leave_neither_their_state_nor_their_evidence(
    context: Flask,
) -> None:
    programme = make_programme()
    item = _add(programme, "Governance")
    _say(item, TODAY, "CANARY", is_published=False)
    told = _told(programme)
    assert "CANARY" not in told
    assert Progress.DROPPED not in told
    found = compose(programme, TODAY).facts.items[0]
    assert (found.state, found.said_on, found.said, found.owner) == (
        None, None, Words(""), Words("Owner of Governance"),
    )  # fmt: skip


def test_a_later_word_that_is_not_published_leaves_the_last_published_one_standing_in_the_draft_and_as_issued(
    context: Flask,
) -> None:
    programme = make_programme()
    item = _add(programme, "Governance")
    _say(item, date(2026, 2, 2), "Older", is_published=True)
    publish_progress(item, Progress.UNDER_WAY, as_at_on=date(2026, 2, 9))
    _say(item, TODAY, "CANARY", is_published=False)
    told = _told(programme)
    assert "CANARY" not in told
    assert Progress.DROPPED not in told
    for found in (compose(programme, TODAY).facts.items[0], facts_as_issued(issue(programme)).items[0]):
        assert (found.state, found.said_on, found.is_said_hidden) == (
            Progress.UNDER_WAY, date(2026, 2, 9), False,
        )  # fmt: skip
    # As at a day before it, an older published word is the last one.
    assert compose(programme, date(2026, 2, 8)).facts.items[0].said.en == "Older"


def test_a_phase_keeps_the_state_that_its_days_give(context: Flask) -> None:
    programme = make_programme()
    add_items(programme)
    phase = compose(programme, TODAY).facts.items[0]
    assert phase.state is PhaseState.UNDER_WAY


def test_a_state_that_is_no_longer_shown_is_a_change_to_not_shown(context: Flask) -> None:
    programme = make_programme()
    item = _add(programme, "Governance")
    issue(programme, date(2026, 3, 1))
    _say(item, TODAY, "CANARY", is_published=False)
    _add(programme, "Scale")
    facts = facts_as_issued(issue(programme))
    found = [
        (one.kind, one.about.en, changed_value(one, before=True), changed_value(one, before=False))
        for one in facts.changes
    ]
    assert found == [
        (ChangeKind.ITEM_STATE, "Governance", "Not begun", "Not shown"),
        (ChangeKind.ITEM_ADDED, "Scale", "–", "Not begun"),
    ]


def test_a_report_issued_before_with_items_that_are_not_published_reads_as_it_was_issued(
    context: Flask,
) -> None:
    programme = make_programme()
    kept = frozen_facts(compose(programme, TODAY))
    old = ItemFact(AREA, 7, Words("Old"), is_published=False, progress=Progress.UNDER_WAY)
    kept["items"] = [
        {"kind": "AREA_OF_DEVELOPMENT", "key": 7, "name": {"en": "Old", "cy": ""}, "is_published": False,
         "progress": "UNDER_WAY"}
    ]  # fmt: skip
    assert thawed(kept).items == (old,)
    assert not thawed(kept).is_published_only


@pytest.mark.parametrize("path", ["draft", "1"])
def test_the_page_says_what_is_not_in_it_and_as_of_when_names_are(
    build: Build, visit: Visit, path: str
) -> None:
    with build():
        programme = make_programme()
        _say(_add(programme, "Governance"), TODAY, "CANARY", is_published=False)
        _add(programme, "Hidden", is_published=False)
        issue(programme)
        lead = make_lead(programme)
    text = visit(lead).get(f"/programmes/{programme.id}/reports/{path}").text
    assert "CANARY" not in text
    assert "Hidden" not in text
    assert "Items and words on progress that are not marked as published are not in this report." in text
    assert "Nothing recorded yet" not in text
    assert text.count("Not shown") == 2
    assert "Names, owners and measures are shown as they are recorded now" in text


def test_a_programme_with_councils_and_items_says_as_of_when_names_are(build: Build, visit: Visit) -> None:
    with build():
        programme = the_programme(1)
        add_items(programme)
        lead = make_lead(programme)
    text = visit(lead).get(f"/programmes/{programme.id}/reports/draft").text
    assert "Of each council only the Part 1 that it had issued is used, as it was issued." in text
    assert "Names, owners and measures are shown as they are recorded now" in text
