"""The figures of a programme's report as a workbook: the same tables, with every council in one row of columns."""

from collections.abc import Iterator, Sequence
from typing import Any

from flask_babel import force_locale
from flask_babel import gettext as _

from transition.reports.labels import STATUSES, given
from transition.reports.programmes import tables
from transition.reports.programmes.content import ItemFact, ProgrammeFacts
from transition.reports.programmes.grids import grids
from transition.reports.programmes.labels import about, changed_value, state_words, what_changed
from transition.transfers.programmes.labels import ITEMS
from transition.web.downloads import Sheet, pounds, unmarked, workbook
from transition.web.language import LOCALES


def figures_book(facts: ProgrammeFacts, language_code: str, digest: str) -> bytes:
    """The workbook in one language; the same facts give the same bytes.

    Counts are bands, as published; sums of money are pounds.
    """
    with force_locale(LOCALES[language_code]):
        return workbook(list(_sheets(facts, digest)), made_on=facts.issued_on or facts.as_at)


def _sheets(facts: ProgrammeFacts, digest: str) -> Iterator[Sheet]:
    yield _about(facts, digest)
    if facts.councils:
        yield _councils(facts)
        yield from _side_by_side(facts)
        yield from _money(facts)
        yield _decisions(facts)
        yield _next(facts)
    yield _changes(facts)
    yield _items(facts)


def _about(facts: ProgrammeFacts, digest: str) -> Sheet:
    status = str(STATUSES[facts.shown]) if facts.shown else str(_("Not worked out"))
    rows: list[Sequence[Any]] = [
        (_("Programme"), unmarked(given(facts.name))),
        (_("Report"), facts.number or str(_("Not issued"))),
        (_("As at"), facts.as_at),
        (_("Issued on"), facts.issued_on),
        (_("Issued by"), facts.issued_by),
        (_("Status of the programme"), status),
        (_("Digest of the facts (SHA-256)"), digest),
    ]
    if facts.override:
        rows.append((_("Status set by"), facts.override.by))
        rows.append((_("Reason"), unmarked(given(facts.override.reason))))
    return str(_("This report")), (str(_("What")), str(_("Value"))), rows


def _councils(facts: ProgrammeFacts) -> Sheet:
    headings = [
        _("Council"), _("Status"), _("Days until the transfer"), _("Transfer date"), _("Part 1, report"),
        _("As at"), _("Digest of the facts (SHA-256)"),
    ]  # fmt: skip
    rows: list[Sequence[Any]] = [
        (
            unmarked(given(one.council.council)), one.status, one.report.days_to_go,
            one.report.parties.transfer_on, one.council.part_number, one.report.as_at, one.council.part_digest,
        )
        for one in tables.lines(facts.councils)
    ]  # fmt: skip
    rows += [(unmarked(given(one.council)), str(_("Has not issued Part 1"))) for one in facts.silent]
    return str(_("Councils")), [str(one) for one in headings], rows


def _side_by_side(facts: ProgrammeFacts) -> Iterator[Sheet]:
    names = [unmarked(given(one.council)) for one in facts.reporting]
    for grid in grids(facts.reporting):
        rows: list[Sequence[Any]] = [
            (unmarked(row.name), *(str(cell) for cell in row.cells)) for row in grid.rows
        ]
        rows += [(unmarked(name), *(str(_("Not shown")) for _council in names)) for name in grid.hidden]
        yield grid.caption, [str(_("What")), *names], rows


def _money(facts: ProgrammeFacts) -> Iterator[Sheet]:
    names = [unmarked(given(one.council)) for one in facts.reporting]
    headings = [str(_("Published figure, in pounds")), *names, str(_("Total"))]
    rows: list[Sequence[Any]] = [
        (line.name, *(pounds(amount) for amount in line.amounts), pounds(line.total))
        for line in tables.figures(facts.councils)
    ]
    yield str(_("Published figures")), headings, rows
    costs: list[Sequence[Any]] = [
        (unmarked(one.council), unmarked(one.name), one.kind, unmarked(one.funding), pounds(one.amount_pence))
        for one in tables.costs(facts.councils)
    ]
    yield (
        str(_("Published costs")),
        [
            str(one)
            for one in (
                _("Council"),
                _("Line"),
                _("What it is"),
                _("Where the money comes from"),
                _("Pounds"),
            )
        ],
        costs,
    )


def _decisions(facts: ProgrammeFacts) -> Sheet:
    headings = [_("Council"), _("Decided on"), _("Body"), _("Decision"), _("Reference")]
    rows: list[Sequence[Any]] = [
        (unmarked(one.council), one.day, unmarked(one.body), unmarked(one.text), one.reference)
        for one in tables.decisions(facts.councils)
    ]
    return str(_("Decisions")), [str(one) for one in headings], rows


def _next(facts: ProgrammeFacts) -> Sheet:
    headings = [_("Due"), _("Council"), _("Milestone"), _("Status")]
    rows: list[Sequence[Any]] = [
        (one.due, unmarked(one.council), unmarked(one.name), one.standing)
        for one in tables.next_period(facts.councils)
    ]
    return str(_("Next period")), [str(one) for one in headings], rows


def _changes(facts: ProgrammeFacts) -> Sheet:
    headings = [_("About"), _("What"), _("Before"), _("Now")]
    rows: list[Sequence[Any]] = [
        (
            unmarked(about(one)), unmarked(what_changed(one)), unmarked(changed_value(one, before=True)),
            unmarked(changed_value(one, before=False)),
        )
        for one in facts.changes
    ]  # fmt: skip
    return str(_("Changes")), [str(one) for one in headings], rows


def _items(facts: ProgrammeFacts) -> Sheet:
    headings = [
        _("Kind of item"), _("Name"), _("How it stands"), _("Planned to begin on"), _("Planned to end on"),
        _("Began on"), _("Ended on"), _("Who sees to it"), _("Measure of success"), _("At the beginning"),
        _("Target"), _("Progress"), _("As at"), _("Evidence"), _("Day of the evidence"), _("Source"),
    ]  # fmt: skip
    rows: list[Sequence[Any]] = [_item(one) for one in facts.items]
    return str(_("Phases, areas and benefits")), [str(one) for one in headings], rows


def _item(one: ItemFact) -> Sequence[Any]:
    words = [unmarked(given(text)) for text in (one.owner, one.measure, one.baseline, one.target, one.said)]
    return (
        str(ITEMS[one.kind]), unmarked(given(one.name)), str(state_words(one.state)),
        one.begins_on, one.ends_on, one.began_on, one.ended_on, *words, one.said_on,
        unmarked(given(one.evidence)), one.evidence_on, one.evidence_source,
    )  # fmt: skip
