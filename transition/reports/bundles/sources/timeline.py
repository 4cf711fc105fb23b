"""The timeline: each step on the day that it was done with its evidence, and how all of them stood."""

from collections.abc import Iterable

from flask_babel import gettext as _

from transition.consultation.facts import TimelineRow, timeline_of
from transition.consultation.timeline.labels import KINDS, STANDINGS, answerable, name_of
from transition.reports.bundles.asked import Asked, cells, line
from transition.reports.bundles.entries import Cell, Entry, Section, Table, Text
from transition.rules.milestones import MilestoneKey
from transition.web import words


def milestones_done(asked: Asked) -> Iterable[Entry]:
    """What was done, on its day, with what shows it."""
    for row in timeline_of(asked.transfer, asked.today):
        if row.done_on is None:
            continue
        yield Entry(
            _source(row),
            Section.TIMELINE,
            row.done_on,
            Cell(_("Step of the timeline done: %(name)s", name=name_of(row))),
            facts=(
                line(_("Who answers for it"), answerable(row, asked.transfer)),
                line(_("Who sees to it"), asked.officer(row.owner_account_id)),
                line(_("Due"), row.due_on),
                line(_("How it binds"), str(KINDS[row.kind])),
                line(_("Source"), row.source),
                line(_("Standing"), str(STANDINGS[row.standing]) if row.standing else ""),
            ),
            texts=(
                Text(_("Evidence"), Cell("" if _is_advice(row) else row.evidence)),
                Text(_("Note"), Cell(row.note if asked.is_full and not _is_advice(row) else "")),
            ),
        )


def timeline(asked: Asked) -> Iterable[Entry]:
    """Every line of the timeline, as it stood."""
    rows = [row for row in timeline_of(asked.transfer, asked.today) if row.is_task]
    headings = (_("Step"), _("Who answers for it"), _("Due"), _("How it binds"), _("Done"), _("Standing"))
    yield Entry(
        "timeline",
        Section.TIMELINE,
        None,
        Cell(_("The timeline")),
        tables=(
            Table(_("What was due, and what was done"), headings, tuple(_row(asked, one) for one in rows)),
        ),
    )


def _row(asked: Asked, row: TimelineRow) -> tuple[Cell, ...]:
    name, answers, due, binds, done, standing = cells(
        name_of(row), answerable(row, asked.transfer), row.due_on, str(KINDS[row.kind]),
        words.day(row.done_on), str(STANDINGS[row.standing]) if row.standing else "",
    )  # fmt: skip
    pointed = Cell(done.text, entry=_source(row)) if row.done_on else done
    return (name, answers, due, binds, pointed, standing)


def _source(row: TimelineRow) -> str:
    return f"milestone:{row.milestone_id}"


def _is_advice(row: TimelineRow) -> bool:
    """Whether what shows that it was done may be legal advice itself, which no bundle gives."""
    return row.key is MilestoneKey.LEGAL_BASIS_ADVICE
