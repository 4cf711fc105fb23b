"""A programme report's facts to its page and its PDF: one set of tables for both, and the pictures of key dates."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from flask import render_template
from flask_babel import force_locale
from flask_babel import gettext as _

from transition import pdf
from transition.reports.labels import STATUS_SHAPES, STATUSES, given
from transition.reports.programmes import tables
from transition.reports.programmes.cells import Grid
from transition.reports.programmes.content import ItemFact, ProgrammeFacts
from transition.reports.programmes.grids import grids
from transition.reports.programmes.labels import about, changed_value, state_words, what_changed
from transition.reports.programmes.pictures import picture, picture_alt
from transition.reports.programmes.tables import CouncilLine
from transition.rules.programmes import is_link
from transition.transfers.models import ProgrammeItemKind
from transition.transfers.programmes.labels import STATE_SHAPES
from transition.web.canvas import Shape
from transition.web.language import LOCALES, language, tag

# So many columns can be read beside each other, on a page of A4 turned on its side too.
MOST_BESIDE = 4


@dataclass(frozen=True)
class Group:
    """Councils that are set side by side in one table: all of them, or the next few of many."""

    lines: tuple[CouncilLine, ...]
    grids: tuple[Grid, ...]
    alt: str


def title_of(facts: ProgrammeFacts) -> str:
    """What the report is called, in the language that is being read."""
    name, _written = facts.name.in_language(language())
    return str(_("%(programme)s: status report of the programme", programme=name))


def groups_of(facts: ProgrammeFacts) -> list[tuple[CouncilLine, ...]]:
    """The councils with a Part 1, a few at a time and as even as can be."""
    found = tables.lines(facts.councils)
    count = -(-len(found) // MOST_BESIDE)
    size = -(-len(found) // count) if count else 0
    return [tuple(found[start : start + size]) for start in range(0, len(found), size)] if size else []


def picture_of(facts: ProgrammeFacts, place: int) -> Callable[[Shape], str] | None:
    """Draws the group at that place, counted from 1, in the shape wanted; None where there is no such group."""
    groups = groups_of(facts)
    return partial(picture, facts, groups[place - 1]) if 0 < place <= len(groups) else None


def body_values(facts: ProgrammeFacts) -> dict[str, object]:
    """What the tables of a page or a PDF are filled with."""
    groups = [_group(lines) for lines in groups_of(facts)]
    return {
        "facts": facts,
        "groups": groups,
        "council_lines": tables.lines(facts.councils),
        "figures": tables.figures(facts.councils),
        "costs": tables.costs(facts.councils),
        "decisions": tables.decisions(facts.councils),
        "next_period": tables.next_period(facts.councils),
        "phases": _items(facts, ProgrammeItemKind.PHASE),
        "areas": _items(facts, ProgrammeItemKind.AREA_OF_DEVELOPMENT),
        "benefits": _items(facts, ProgrammeItemKind.EXPECTED_BENEFIT),
        "report_title": title_of(facts),
        "STATUSES": STATUSES, "STATUS_SHAPES": STATUS_SHAPES, "STATE_SHAPES": STATE_SHAPES,
        "about": about, "changed_value": changed_value, "given": given, "is_link": is_link,
        "state_words": state_words, "what_changed": what_changed,
    }  # fmt: skip


def report_pdf(facts: ProgrammeFacts, language_code: str, digest: str) -> bytes:
    """One language of a report as PDF/UA-1; the same facts give the same bytes. Raises PdfError.

    `digest` is that of the facts, printed with how the report was made; empty for a draft.
    """
    with force_locale(LOCALES[language_code]):
        html = render_template(
            "programme_reports/paper.html",
            language_tag=tag(language_code),
            digest=digest,
            **body_values(facts),
        )
        pictures = {
            f"timeline-{place}.svg": picture(facts, lines, Shape.WIDE).encode()
            for place, lines in enumerate(groups_of(facts), 1)
        }
        return pdf.render(
            html,
            sheet="paper/programme.css",
            language=language_code,
            title=title_of(facts),
            identifier=f"{facts.name.en}/{facts.number}/{facts.as_at}/{language_code}",
            created=facts.issued_on or facts.as_at,
            pictures=pictures,
        )


def _group(lines: Sequence[CouncilLine]) -> Group:
    return Group(tuple(lines), tuple(grids([line.council for line in lines])), picture_alt(lines))


def _items(facts: ProgrammeFacts, kind: ProgrammeItemKind) -> list[ItemFact]:
    return [one for one in facts.items if one.kind is kind]
