"""A programme's status report composed from issued Part 1s and its own items, frozen, and thawed again.

Of a council only the facts of its Part 1 are read, as they were frozen when it was issued: drafts, Part 2 and records
are not, so that nothing is disclosed here that is not published already. Of the programme's own items only those marked
as published are taken, and of their progress only the last word so marked: whoever takes part in the programme, or may
read public ones, reads what its lead issues.
"""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from transition.letters import frozen
from transition.reports.facts import thawed as thawed_report
from transition.reports.gathering import words_of
from transition.reports.models import StatusReport
from transition.reports.programmes.changes import changes_between
from transition.reports.programmes.content import CouncilFact, ItemFact, ProgrammeFacts
from transition.reports.programmes.models import ProgrammeReport
from transition.reports.programmes.queries import all_transfers, latest_report, published_parts
from transition.rules.programmes import PhaseState, Progress
from transition.rules.standing import council_status
from transition.transfers.models import Programme, Transfer
from transition.transfers.programmes.models import ProgressEntry
from transition.transfers.programmes.queries import ItemNow, items_now, published_words, state_of

Facts = dict[str, Any]


@dataclass(frozen=True)
class Composed:
    """The facts, and beside each council the frozen facts of its Part 1, word for word; None where there is none."""

    facts: ProgrammeFacts
    parts: tuple[Facts | None, ...]


def compose(programme: Programme, as_at: date) -> Composed:
    """The report as it would be issued now, describing the end of that day, with what changed since the one before."""
    issued = published_parts(programme, as_at)
    transfers = all_transfers(programme)
    parts = tuple(issued.get(one.id) for one in transfers)
    councils = tuple(_council(one, part) for one, part in zip(transfers, parts, strict=True))
    said = published_words(programme, as_at)
    statuses = [one.report.status.shown for one in councils if one.report]
    facts = ProgrammeFacts(
        name=words_of(programme, "name"),
        summary=words_of(programme, "summary"),
        as_at=as_at,
        computed=council_status(statuses) if statuses else None,
        councils=councils,
        items=tuple(
            _item(one, said.get(one.item.id), as_at)
            for one in items_now(programme, as_at)
            if one.item.is_published
        ),
    )
    before = latest_report(programme, as_at)
    facts = changes_between(thawed(before.facts), facts) if before else facts
    return Composed(facts, tuple(part.facts if part else None for part in parts))


def frozen_facts(composed: Composed) -> Facts:
    """The report as JSON values, with each Part 1 as it was frozen by its council."""
    facts, councils = composed.facts, composed.facts.councils
    kept: Facts = frozen.freeze(replace(facts, councils=()))
    kept["councils"] = [
        {**frozen.freeze(replace(one, report=None)), "report": part}
        for one, part in zip(councils, composed.parts, strict=True)
    ]
    return kept


def thawed(kept: Facts) -> ProgrammeFacts:
    """The report again. Raises ValueError when these are not the facts of one."""
    facts: ProgrammeFacts = frozen.thaw(ProgrammeFacts, {**kept, "councils": []}, {})
    return replace(facts, councils=tuple(_thawed_council(one) for one in kept["councils"]))


def facts_as_issued(report: ProgrammeReport) -> ProgrammeFacts:
    """The facts of a report that was issued."""
    return thawed(report.facts)


def _thawed_council(kept: Facts) -> CouncilFact:
    fact: CouncilFact = frozen.thaw(CouncilFact, {**kept, "report": None}, {})
    return replace(fact, report=thawed_report(kept["report"])) if kept["report"] else fact


def _council(transfer: Transfer, part: StatusReport | None) -> CouncilFact:
    council = words_of(transfer.outgoing_employer, "name")
    if part is None:
        return CouncilFact(council)
    report = thawed_report(part.facts)
    return CouncilFact(report.parties.outgoing, part.number, part.issued_on, part.facts_digest, report)


def _item(now: ItemNow, said: ProgressEntry | None, as_at: date) -> ItemFact:
    """The item as the last published word has it; where there are only words that are not, nothing rests on them."""
    item, is_hidden = now.item, said is None and now.latest is not None
    state = state_of(item, said, as_at)
    fact = ItemFact(
        kind=item.kind, key=item.id, name=words_of(item, "name"), is_published=item.is_published,
        phase=state if isinstance(state, PhaseState) else None,
        progress=state if isinstance(state, Progress) and not is_hidden else None,
        begins_on=item.begins_on, ends_on=item.ends_on, began_on=item.began_on, ended_on=item.ended_on,
        owner=words_of(item, "owner"), measure=words_of(item, "measure"), baseline=words_of(item, "baseline"),
        target=words_of(item, "target"),
    )  # fmt: skip
    if said is None:
        return replace(fact, is_said_hidden=is_hidden)
    return replace(
        fact, said_on=said.as_at_on, said=words_of(said, "text"), is_said_published=said.is_published,
        reason=words_of(said, "reason"), evidence=words_of(said, "evidence"), evidence_on=said.evidence_on,
        evidence_source=said.evidence_source,
    )  # fmt: skip
