"""Measures: asked for, stated, recorded, withdrawn; and the line from each measure to its final wording."""

from collections.abc import Iterable

from flask_babel import gettext as _

from transition.consultation.labels import OUTCOMES
from transition.consultation.measures.models import Measure
from transition.consultation.measures.queries import measures_of, requests_of, statements_of
from transition.consultation.representations.models import Representation
from transition.consultation.representations.queries import representations_of
from transition.reports.bundles.asked import Asked, cells, line
from transition.reports.bundles.entries import Cell, Entry, Section, Table, Text
from transition.reports.bundles.sources.representations import may_quote


def measures(asked: Asked) -> Iterable[Entry]:
    """Requests and statements, each measure on the day it came and on the day it was withdrawn."""
    for ask in requests_of(asked.transfer):
        yield Entry(
            f"measures_request:{ask.id}",
            Section.MEASURES,
            ask.asked_on,
            Cell(_("The new employer was asked for its measures")),
            facts=(line(_("Reply wanted by"), ask.reply_by), asked.by(ask.recorded_by_id)),
            texts=(Text(_("Note"), Cell(ask.note)),),
        )
    for one in statements_of(asked.transfer):
        said = _("No measures are envisaged") if one.is_none else _("The measures recorded are all of them")
        yield Entry(
            f"measures_statement:{one.id}",
            Section.MEASURES,
            one.stated_on,
            Cell(_("Statement on measures: %(employer)s", employer=asked.employer_name(one.employer_id))),
            facts=(line(_("What was stated"), said), asked.by(one.recorded_by_id)),
            texts=(Text(_("Note"), Cell(one.note)),),
        )
    for measure in measures_of(asked.transfer, with_withdrawn=True):
        yield _measure(asked, measure)
        if measure.withdrawn_on:
            title = _("Measure withdrawn: %(title)s", title=asked.own(measure, "title").text)
            yield Entry(
                f"measure:{measure.id}:withdrawn", Section.MEASURES, measure.withdrawn_on, Cell(title)
            )


def _measure(asked: Asked, measure: Measure) -> Entry:
    return Entry(
        f"measure:{measure.id}",
        Section.MEASURES,
        measure.received_on,
        Cell(_("Measure: %(title)s", title=asked.own(measure, "title").text)),
        facts=(
            line(_("Employer"), asked.employer_name(measure.employer_id)),
            line(_("From when"), measure.takes_effect_on),
            line(_("Withdrawn on"), measure.withdrawn_on),
        ),
        texts=(
            asked.text(_("What changes"), measure, "text"),
            asked.text(_("Who is affected"), measure, "affected"),
            asked.text(_("Effect"), measure, "effect"),
            asked.text(_("What softens it"), measure, "mitigation"),
            asked.text(_("Final wording"), measure, "final_wording"),
        ),
    )


def chain(asked: Asked) -> Iterable[Entry]:
    """Measure, representation, reply, final wording: one line for each."""
    said: dict[int | None, list[Representation]] = {}
    for one in representations_of(asked.consultation) if asked.consultation else []:
        if may_quote(asked, one):
            said.setdefault(one.measure_id, []).append(one)
    rows = [
        row
        for measure in measures_of(asked.transfer, with_withdrawn=True)
        for row in _rows(asked, measure, said)
    ]
    headings = (
        _("Measure"), _("Representation"), _("Reply"), _("What changed because of it"), _("Final wording"),
    )  # fmt: skip
    yield Entry(
        "chain",
        Section.MEASURES,
        None,
        Cell(_("From each measure to its final wording")),
        tables=(Table(_("Measures, what was said of them and what came of it"), headings, tuple(rows)),),
    )


def _rows(
    asked: Asked, measure: Measure, said: dict[int | None, list[Representation]]
) -> list[tuple[Cell, ...]]:
    title, final = asked.own(measure, "title"), asked.own(measure, "final_wording")
    named = Cell(title.text, title.language, f"measure:{measure.id}")
    found = said.get(measure.id)
    if not found:
        nothing, no_reply, unchanged = cells(_("None"), "", "")
        return [(named, nothing, no_reply, unchanged, final)]
    return [
        (
            named,
            Cell(asked.union(one.recognition_id), entry=f"representation:{one.id}"),
            Cell(
                str(OUTCOMES[one.outcome]) if one.outcome else str(_("Reply owing")),
                entry=f"representation:{one.id}:reply" if one.replied_on else "",
            ),
            Cell(one.what_changed),
            final,
        )
        for one in found
    ]
