"""Working hidden values out of Part 1: every report of many made councils read by one who knows all that must hold.

When has a hidden value been worked out? A cell that is not shown is of 0 to 4: that much the page says. The attack
succeeds when any of those five values is ruled out, so already when "at least one" or "at most three" is known, and
not only when one value is left. Cells that the page leaves out (a kind of letter, a theme) count as hidden too. The
attacker is told which cells are under 5; a reader can only suspect it of a cell that may be hidden beside another.

Public anyway is what the published rules of the status say. A reply that is overdue is a reply to a representation:
so one at least was received, and of fewer than five not all were answered. Representations are unions', of no one
person. Nothing else is excepted.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest
from flask import Flask

from tests.reports import made as cohorts
from tests.reports.attacker import Attacker, Name
from tests.reports.made import Cohort, cohort, days, exact_report, published
from tests.reports.reader import MANY, STAGES, Interval, Read, read
from transition.reports import public, public_tables
from transition.reports.changes import changes_between
from transition.reports.content import Report
from transition.reports.facts import frozen_facts, thawed
from transition.reports.public import made_public
from transition.reports.public_tables import CONSULTATION, PublicTable, only_listed
from transition.reports.transfer_facts import Outcome
from transition.rules.standing import StatusRule
from transition.rules.suppression import band, publish

pytestmark = pytest.mark.only_sqlite
COHORTS, VERSIONS = 50, 4
FOR_HOLES = 60
# Where one of them is under 5 both are hidden, so nobody can be told which.
LANGUAGES = ("welsh", "english")


@dataclass(frozen=True)
class Attacked:
    """What one council's reports gave: hidden cells tried, and those that were worked out."""

    tried: int
    worked_out: dict[Name, Interval]


def attack(made: Cohort, **knows: bool) -> Attacked:
    """Several reports of one cohort, and what their reader can say of what they hide."""
    reports: list[Read] = []
    truths: list[dict[str, int]] = []
    before: Report | None = None
    for as_at in days(VERSIONS):
        made.live()
        exact, reached = exact_report(made, as_at)
        part_1 = made_public(exact, len(made.scope), published(), reached)
        if before:
            part_1 = only_listed(changes_between(before, part_1))
        before = thawed(frozen_facts(part_1))
        reports.append(read(before))
        truths.append(truth_of(made, exact, reached))
    hidden = [
        (version, name)
        for version, (said, true) in enumerate(zip(reports, truths, strict=True))
        for name in true
        if said.counts.get(name) is None and (name in said.counts or name.startswith(("theme:", "letter:")))
    ]
    primary = [(version, name) for version, name in hidden if truths[version][name] < 5]
    told = [one for one in primary if one[1] not in LANGUAGES]
    found = Attacker(made.is_scope_settled, **knows).work_out(reports, told)
    for (version, name), (low, high) in found.items():
        if name in truths[version] and not (knows and name == "issued"):
            assert low <= truths[version][name] <= high, f"the attacker is mistaken about {name}"
    is_late = any(one.outcomes[StatusRule.REPLY_OVERDUE] is Outcome.FIRED for one in reports)
    return Attacked(
        len(primary),
        {
            name: found[name]
            for name in primary
            if name in found and not _is_open(name[1], found[name], is_late)
        },
    )


def _is_open(name: str, known: Interval, is_a_reply_late: bool) -> bool:
    """Whether 0 to 4 are all possible still, but for what a reply that is overdue says."""
    low, high = known
    if is_a_reply_late and name == "received":
        low = min(low, 0 if low <= 1 else low)
    if is_a_reply_late and name == "answered":
        high = 4 if high == 3 else high
    return low <= 0 and high >= 4


def truth_of(made: Cohort, exact: Report, reached: public.Reached) -> dict[str, int]:
    """The true number behind every cell that Part 1 has, or might have had."""
    said = exact.consultation
    true = {
        name: getattr(said, name).first
        for name in ("meetings", "received", "answered", "withdrawn", "overdue")
    }
    true |= {name: getattr(reached, name).first for name in ("offered", "held", "declined")}
    true |= {
        "in": len(made.scope),
        "undecided": len(made.people) - len(made.scope),
        "people": len(made.people),
    }
    true |= {"complete": exact.readiness.complete.first} if exact.readiness.complete else {}
    true |= {f"theme:{name}": made.themes.count(name) for name in cohorts.THEMES}
    true |= {f"heading:{one.heading}": one.answered.first for one in exact.readiness.headings if one.answered}
    true |= {f"term:{one.category}": one.people.first for one in exact.terms.categories if one.people}
    shown = []
    for kind in cohorts.KINDS:
        mine = [one for one in made.letters if one.kind is kind]
        for stage in STAGES:
            true[f"letter:{kind}:{stage}"] = sum(stage in one.stages for one in mine)
        if true[f"letter:{kind}:issued"] >= 5:
            shown += [one for one in mine if "issued" in one.stages]
    true |= {"issued": len(shown)}
    true |= {
        name: sum(code in one.languages for one in shown)
        for name, code in (("welsh", "cy"), ("english", "en"))
    }
    return true


@pytest.fixture
def reading(app: Flask) -> Iterator[None]:
    """Pages can be rendered."""
    with app.test_request_context():
        yield


def test_no_hidden_value_can_be_worked_out(reading: None) -> None:
    found = {seed: attack(cohort(seed)) for seed in range(COHORTS)}
    tried = sum(one.tried for one in found.values())
    print(f"\nPart 1: {COHORTS} councils, {COHORTS * VERSIONS} reports, {tried} hidden cells tried")  # noqa: T201 - the figure that the test is for
    assert tried > 5_000
    assert {seed: one.worked_out for seed, one in found.items() if one.worked_out} == {}


def _without_secondary(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(public, "publish_parts", publish)


def _with_every_row(monkeypatch: pytest.MonkeyPatch) -> None:
    def every(rows, _leading, people):
        return {name: publish(counts, people) for name, counts in rows.items() if any(counts.values())}

    monkeypatch.setattr(public, "publish_rows", every)


def _with_the_total_of_all(monkeypatch: pytest.MonkeyPatch) -> None:
    def total(rows, counts, column):
        return band(sum(counts[name][column] for name in rows))

    monkeypatch.setattr(public, "total_of_shown", total)


def _with_people_to_reach(monkeypatch: pytest.MonkeyPatch) -> None:
    wider = PublicTable(
        CONSULTATION.key, CONSULTATION.facts, (*CONSULTATION.counts, "people"), CONSULTATION.how
    )
    monkeypatch.setattr(public_tables, "CONSULTATION", wider)
    monkeypatch.setattr(public_tables, "TABLES", (*public_tables.TABLES, wider))
    monkeypatch.setattr("transition.reports.paper.CONSULTATION", wider)


def _with_steps_done(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(public_tables, "STEPS_OF_MEETINGS", frozenset())
    monkeypatch.setattr(public_tables, "STEPS_OF_LETTERS", {})


def _with_agreements_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(public_tables, "TERMS_LEFT_OUT", frozenset())


def _with_everybody_reached(monkeypatch: pytest.MonkeyPatch) -> None:
    in_scope_only = exact_report

    def of_everybody(made: Cohort, as_at):
        exact, _in_scope = in_scope_only(made, as_at)
        said = exact.consultation
        return exact, public.Reached(said.offered, said.held, said.declined)

    monkeypatch.setattr(f"{__name__}.exact_report", of_everybody)


@pytest.mark.parametrize(
    ("hole", "knows", "cells"),
    [
        (_without_secondary, {}, ("welsh", "english")),
        (_with_every_row, {}, ("letter:", "theme:")),
        (_with_the_total_of_all, {"is_total_of_all": True}, ("letter:",)),
        (_with_people_to_reach, {}, ("undecided",)),
        (_with_steps_done, {}, ("held", "letter:")),
        (_with_agreements_counted, {}, ("term:COLLECTIVE_AGREEMENT",)),
        (_with_everybody_reached, {"is_reach_of_everybody": True}, ("undecided",)),
    ],
)
def test_each_step_of_suppression_is_needed(
    reading: None,
    monkeypatch: pytest.MonkeyPatch,
    hole: Callable[[pytest.MonkeyPatch], None],
    knows: dict[str, bool],
    cells: tuple[str, ...],
) -> None:
    hole(monkeypatch)
    for seed in range(FOR_HOLES):
        worked_out = attack(cohort(seed), **knows).worked_out
        if any(name.startswith(cells) for _version, name in worked_out):
            return
    pytest.fail("the attacker found nothing, so this test would not notice a leak")


def test_the_attacker_finds_a_part_under_a_total() -> None:
    attacker = Attacker(is_scope_settled=True)
    said = Read(
        60,
        {
            "received": (10, 19),
            "letter:A:issued": (10, 19),
            "issued": (10, 19),
            "english": (5, 9),
            "welsh": None,
        },
        outcomes=dict.fromkeys(StatusRule, Outcome.CLEAR),
    )
    found = attacker.work_out([said], [(0, "welsh")])
    assert found[0, "welsh"] == (1, 4)
    assert found[0, "received"] == (10, 19)
    assert found[0, "answered"] == (0, 19)
    assert MANY not in found[0, "answered"]
