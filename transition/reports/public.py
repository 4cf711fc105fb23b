"""Part 1 from the gathered facts: a fixed list of tables, every count through the rules of suppression; pure.

Whatever is not named here is not in Part 1. For a cohort under 5 it keeps process dates, what was published,
numbers of agency workers (reg 13(2A)) and collective agreements, and nothing that rests on individuals.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from transition.reports.consultation_facts import ConsultationFact, MeasuresFact
from transition.reports.content import NO_WORDS, PUBLIC, Report
from transition.reports.counts import Shown, banded
from transition.reports.record_facts import (
    HeadingFact,
    LetterFact,
    LettersFact,
    MoneyFact,
    ReadinessFact,
    TermFact,
    TermsFact,
)
from transition.reports.transfer_facts import MilestoneFact, Parties, ScopeFact
from transition.rules.suppression import is_process_only, publish, publish_grid


def made_public(report: Report, people: int, teams: frozenset[str], money: MoneyFact) -> Report:
    """Part 1 of a report on so many people in scope. `teams` and `money` are what was published of both."""
    is_small = is_process_only(people)
    return Report(
        part=PUBLIC,
        as_at=report.as_at,
        parties=_parties(report.parties),
        is_process_only=is_small,
        status=report.status,
        scope=_scope(report.scope, people, teams),
        milestones=tuple(_milestone(one, is_small) for one in report.milestones if one.key or not is_small),
        consultation=_consultation(report.consultation, people),
        measures=MeasuresFact(
            () if is_small else report.measures.measures,
            report.measures.statements,
            report.measures.has_late,
        ),
        readiness=_readiness(report.readiness, people),
        letters=_letters(report.letters, people),
        terms=_terms(report.terms, people),
        money=money,
        risks=(),
        decisions=tuple(one for one in report.decisions if one.is_published),
    )


def _counted(counts: Mapping[str, Shown], people: int) -> dict[str, Shown]:
    """One line of counts in bands; all hidden for a cohort too small for any."""
    row = publish({name: count.first for name, count in counts.items() if count}, people)
    return {name: banded(row.cells.get(name)) if row else None for name in counts}


def _parties(parties: Parties) -> Parties:
    """Advice and reasons are not public: that they were given is."""
    return replace(
        parties,
        basis_adviser="",
        basis_reason="",
        moves=tuple(replace(one, reason="") for one in parties.moves),
        moved_since=tuple(replace(one, reason="") for one in parties.moved_since),
    )


def _scope(scope: ScopeFact, people: int, teams: frozenset[str]) -> ScopeFact:
    counts = _counted({"in": scope.people_in, "undecided": scope.people_undecided}, people)
    published = tuple(one for one in scope.teams if one.name.en in teams)
    return ScopeFact(published, counts["in"], counts["undecided"])


def _milestone(milestone: MilestoneFact, is_small: bool) -> MilestoneFact:
    return replace(milestone, slip_reason=NO_WORDS) if is_small else milestone


def _consultation(fact: ConsultationFact, people: int) -> ConsultationFact:
    names = (
        "meetings",
        "received",
        "answered",
        "overdue",
        "withdrawn",
        "people",
        "offered",
        "held",
        "declined",
    )
    counts: dict[str, Any] = _counted({name: getattr(fact, name) for name in names}, people)
    themes = _counted({str(place): one.count for place, one in enumerate(fact.themes)}, people)
    shown = () if is_process_only(people) else fact.themes
    return replace(
        fact,
        **counts,
        themes=tuple(replace(one, count=themes[str(place)]) for place, one in enumerate(shown)),
    )


def _readiness(fact: ReadinessFact, people: int) -> ReadinessFact:
    counts = _counted({"people": fact.people, "complete": fact.complete}, people)
    headings = _counted({one.heading: one.answered for one in fact.headings}, people)
    shown = () if is_process_only(people) else fact.headings
    return replace(
        fact,
        people=counts["people"],
        complete=counts["complete"],
        headings=tuple(HeadingFact(one.heading, headings[one.heading]) for one in shown),
    )


def _letters(fact: LettersFact, people: int) -> LettersFact:
    stages = ("prepared", "issued", "served", "returned")
    rows = {
        one.kind.value: {stage: count.first for stage in stages if (count := getattr(one, stage))}
        for one in fact.kinds
    }
    grid = publish_grid(rows, people)
    languages = _counted({"welsh": fact.welsh, "english": fact.english}, people)

    def shown(one: LetterFact) -> LetterFact:
        cells = grid.rows[one.kind.value].cells if grid else {}
        stages_shown: dict[str, Any] = {stage: banded(cells.get(stage)) for stage in stages}
        return replace(one, **stages_shown)

    total = banded(grid.column_totals.get("issued")) if grid else None
    return LettersFact(
        tuple(shown(one) for one in fact.kinds), total, languages["welsh"], languages["english"]
    )


def _terms(fact: TermsFact, people: int) -> TermsFact:
    counts = _counted({one.category: one.people for one in fact.categories}, people)
    shown = () if is_process_only(people) else fact.categories
    return TermsFact(tuple(TermFact(one.category, counts[one.category]) for one in shown), fact.agreements)
