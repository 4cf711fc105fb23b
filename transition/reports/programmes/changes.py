"""What changed since the programme's report before, worked out from the two reports' frozen facts; pure."""

from collections.abc import Iterator
from dataclasses import replace

from transition.reports.changes import changes_between as changes_of_council
from transition.reports.programmes.content import ChangeKind, CouncilFact, ProgrammeChange, ProgrammeFacts


def changes_between(before: ProgrammeFacts, after: ProgrammeFacts) -> ProgrammeFacts:
    """The later report with what differs from the earlier one: the programme, then councils, then items."""
    return replace(
        after,
        changes=tuple(_changes(before, after)),
        changed_since=before.as_at,
        changed_since_number=before.number,
    )


def status_change(before: ProgrammeFacts, after: ProgrammeFacts) -> tuple[ProgrammeChange, ...]:
    """That the programme's status is another; nothing when it is the same."""
    if before.shown == after.shown:
        return ()
    return (ProgrammeChange(ChangeKind.STATUS, before_code=before.shown or "", after_code=after.shown or ""),)


def _changes(before: ProgrammeFacts, after: ProgrammeFacts) -> Iterator[ProgrammeChange]:
    yield from status_change(before, after)
    earlier = {_key(one): one for one in before.reporting}
    for one in after.reporting:
        yield from _of_council(earlier.get(_key(one)), one)
    yield from _of_items(before, after)


def _key(council: CouncilFact) -> tuple[str, str]:
    """One council may have two transfers in a programme."""
    return council.council.en, council.report.parties.name.en if council.report else ""


def _of_council(before: CouncilFact | None, after: CouncilFact) -> Iterator[ProgrammeChange]:
    """Between two Part 1s of the same council, both published; a first one has nothing to be compared with."""
    assert after.report is not None, "only councils that have issued a Part 1 are compared"
    if before is None or before.report is None:
        yield ProgrammeChange(ChangeKind.FIRST_PART_1, after.council)
    elif before.part_digest != after.part_digest:
        for change in changes_of_council(before.report, after.report).changes:
            yield ProgrammeChange(ChangeKind.OF_COUNCIL, after.council, of_council=change)


def _of_items(before: ProgrammeFacts, after: ProgrammeFacts) -> Iterator[ProgrammeChange]:
    earlier = {one.key: one for one in before.items}
    for one in after.items:
        was = earlier.get(one.key)
        if was is None:
            yield ProgrammeChange(ChangeKind.ITEM_ADDED, one.name, after_code=one.state or "")
        elif was.state != one.state:
            yield ProgrammeChange(
                ChangeKind.ITEM_STATE, one.name, before_code=was.state or "", after_code=one.state or ""
            )
