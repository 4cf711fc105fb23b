"""Part 1 from the gathered facts: the tables of the fixed list, every count through the rules of suppression; pure.

What is neither in that list nor named here is not in Part 1. For a cohort under 5 it keeps process dates, what was
published, numbers of agency workers (reg 13(2A)) and collective agreements, and nothing that rests on individuals.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from transition.reports import public_tables
from transition.reports.consultation_facts import ConsultationFact, MeasuresFact
from transition.reports.content import NO_WORDS, PUBLIC, Report
from transition.reports.counts import Count, Shown, banded
from transition.reports.public_tables import PublicTable
from transition.reports.record_facts import (
    LetterFact,
    LettersFact,
    MoneyFact,
    ReadinessFact,
    TermFact,
    TermsFact,
)
from transition.reports.transfer_facts import MilestoneFact, NewPostFact, Parties, ScopeFact, TeamFact
from transition.rules.milestones import MilestoneKey, Owner
from transition.rules.suppression import (
    is_process_only,
    publish,
    publish_parts,
    publish_rows,
    total_of_shown,
)

STAGES = public_tables.LETTER_STAGES.counts


@dataclass(frozen=True)
class Published:
    """What the council published, which is never hidden: money, and the names of teams."""

    money: MoneyFact
    teams: frozenset[str]


@dataclass(frozen=True)
class Reached:
    """One-to-ones of the people in scope alone. Those undecided would be told by the difference."""

    offered: Count
    held: Count
    declined: Count


def made_public(report: Report, people: int, published: Published, reached: Reached) -> Report:
    """Part 1 of a report on so many people in scope."""
    is_small = is_process_only(people)
    consultation = _consultation(report.consultation, people, reached)
    letters = _letters(report.letters, people)
    return public_tables.only_listed(
        Report(
            part=PUBLIC,
            as_at=report.as_at,
            parties=_parties(report.parties),
            is_process_only=is_small,
            status=report.status,
            scope=_scope(report.scope, people, published.teams),
            milestones=tuple(
                _milestone(one, is_small, consultation, letters)
                for one in report.milestones
                if one.key or not is_small
            ),
            consultation=consultation,
            measures=MeasuresFact(
                () if is_small else report.measures.measures,
                report.measures.statements,
                report.measures.has_late,
            ),
            readiness=_readiness(report.readiness, people),
            letters=letters,
            terms=_terms(report.terms, people),
            money=published.money,
            risks=(),
            decisions=tuple(one for one in report.decisions if one.is_published),
            papers=report.papers,
        )
    )


def _number(count: Shown) -> int:
    return count.first if count else 0


def _counts(table: PublicTable, fact: object) -> dict[str, int]:
    return {name: _number(getattr(fact, name)) for name in table.counts}


def _banded(counts: Mapping[str, int], people: int) -> dict[str, Shown]:
    """Counts in bands, each by itself; all hidden for a cohort too small for any."""
    row = publish(counts, people)
    return {name: banded(row.cells[name]) if row else None for name in counts}


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
    counts = _banded(_counts(public_tables.SCOPE, scope), people)
    shown = tuple(_team(one) for one in scope.teams if one.name.en in teams)
    posts = tuple(_new_post(one) for one in scope.new_posts if one.is_published)
    return ScopeFact(shown, counts["people_in"], counts["people_undecided"], posts)


def _team(team: TeamFact) -> TeamFact:
    """As published; the reason only where it was itself opened, for it may name people."""
    return team if team.is_reason_published else replace(team, reason=NO_WORDS)


def _new_post(post: NewPostFact) -> NewPostFact:
    """Its title and funding, as published. A post that is filled is one person: how far it came is not public."""
    return replace(post, reason=NO_WORDS, starts_on=None, state=None)


def _milestone(
    milestone: MilestoneFact, is_small: bool, consultation: ConsultationFact, letters: LettersFact
) -> MilestoneFact:
    """Whether a step was taken with people is shown only where their number is: the day it is due is everybody's."""
    key = milestone.key
    is_hidden = is_small and key in public_tables.STEPS_OF_PEOPLE
    if key in public_tables.STEPS_OF_MEETINGS:
        is_hidden = consultation.held is None
    elif key in public_tables.STEPS_OF_LETTERS and (is_small or milestone.side is not Owner.TRANSFEREE):
        kind = public_tables.STEPS_OF_LETTERS[MilestoneKey(key)]
        is_hidden = not any(one.kind is kind and one.issued for one in letters.kinds)
    if is_hidden:
        return replace(
            milestone, is_hidden=True, done_on=None, forecast_on=None, standing=None, slip_reason=NO_WORDS
        )
    return replace(milestone, slip_reason=NO_WORDS) if is_small else milestone


def _consultation(fact: ConsultationFact, people: int, reached: Reached) -> ConsultationFact:
    in_scope = replace(fact, offered=reached.offered, held=reached.held, declined=reached.declined)
    counts: dict[str, Any] = _banded(_counts(public_tables.CONSULTATION, in_scope), people)
    (name,) = public_tables.THEMES.counts
    themes = {str(place): {name: _number(one.count)} for place, one in enumerate(fact.themes)}
    shown = publish_rows(themes, name, people) or {}
    return replace(
        fact,
        **counts,
        themes=tuple(
            replace(one, count=banded(shown[str(place)].cells[name]))
            for place, one in enumerate(fact.themes)
            if str(place) in shown
        ),
        representatives=tuple(replace(one, names=()) for one in fact.representatives),
    )


def _readiness(fact: ReadinessFact, people: int) -> ReadinessFact:
    counts: dict[str, Any] = _banded(_counts(public_tables.READINESS, fact), people)
    kept = [one for one in fact.headings if one.heading not in public_tables.HEADINGS_LEFT_OUT]
    headings = _banded({one.heading: _number(one.answered) for one in kept}, people)
    shown = () if is_process_only(people) else kept
    return replace(
        fact, **counts, headings=tuple(replace(one, answered=headings[one.heading]) for one in shown)
    )


def _letters(fact: LettersFact, people: int) -> LettersFact:
    """Letters to organisations by day alone; letters to people by stage, only kinds that went to five or more."""
    to_people = {one.kind.value: one for one in fact.kinds if public_tables.names_people(one.kind)}
    counts = {name: _counts(public_tables.LETTER_STAGES, one) for name, one in to_people.items()}
    rows = publish_rows(counts, STAGES[0], people) or {}
    issued = [to_people[name] for name, row in rows.items() if row.cells["issued"] is not None]
    # Of the kinds shown only: over all of them, the languages would cover the letters that are not shown.
    spoken = {name: sum(_number(getattr(one, name)) for one in issued) for name in ("welsh", "english")}
    languages = publish_parts(spoken, people)

    def shown(one: LetterFact) -> LetterFact:
        cells: dict[str, Any] = {name: banded(band) for name, band in rows[one.kind.value].cells.items()}
        return replace(one, **cells, issued_on=one.issued_on if cells["issued"] else None)

    organisations = (one for one in fact.kinds if one.kind.value not in to_people and one.issued_on)
    by_day: dict[str, Any] = dict.fromkeys(STAGES)
    return LettersFact(
        (
            *(shown(to_people[name]) for name in rows),
            *(replace(one, **by_day, is_personal=False) for one in organisations),
        ),
        banded(total_of_shown(rows, counts, "issued")),
        banded(languages.cells["welsh"]) if languages else None,
        banded(languages.cells["english"]) if languages else None,
    )


def _terms(fact: TermsFact, people: int) -> TermsFact:
    kept = [one for one in fact.categories if one.category not in public_tables.TERMS_LEFT_OUT]
    counts = _banded({one.category: _number(one.people) for one in kept}, people)
    shown = () if is_process_only(people) else kept
    return TermsFact(tuple(TermFact(one.category, counts[one.category]) for one in shown), fact.agreements)
