"""A timeline's picture in the reader's language, with the text that stands for it; for pages and for reports."""

from collections.abc import Sequence
from datetime import date

from flask_babel import gettext as _

from transition.consultation.facts import TimelineRow
from transition.consultation.timeline.labels import STANDINGS, name_of
from transition.consultation.timeline.picture import PictureRow, PictureWords, draw
from transition.i18n.formats import SHORT_MONTHS
from transition.rules.milestones import Owner
from transition.rules.standing import Standing
from transition.web import words
from transition.web.canvas import Shape, draw_nothing
from transition.web.language import language, tag


def shown(timeline: Sequence[TimelineRow]) -> list[TimelineRow]:
    """The rows that a picture shows: what somebody is to do and is needed."""
    return [row for row in timeline if row.is_task and row.standing is not Standing.NOT_NEEDED]


def svg_of(timeline: Sequence[TimelineRow], today: date, shape: Shape = Shape.WIDE) -> str:
    """The picture as SVG text: the same for the same facts."""
    rows = [
        PictureRow(
            _name(row, timeline),
            row.baseline_on or row.due_on,
            row.forecast_on or row.due_on,
            row.done_on if row.done_on and row.done_on <= today else None,
            row.standing is Standing.OVERDUE,
        )
        for row in shown(timeline)
    ]
    said = alt_of(timeline, today)
    canvas = draw(rows, _words(), today, shape) if rows else draw_nothing(said, shape)
    return canvas.svg(_("Timeline"), said, tag(language()))


def alt_of(timeline: Sequence[TimelineRow], today: date) -> str:
    """What the picture shows, in a sentence for who cannot see it; the table beside it holds every day."""
    rows = shown(timeline)
    if not rows:
        return str(_("An empty timeline."))
    days = [day for row in rows for day in (row.baseline_on, row.due_on) if day]
    done = sum(1 for row in rows if row.standing in (Standing.MET, Standing.MET_LATE))
    overdue = sum(1 for row in rows if row.standing is Standing.OVERDUE)
    return str(
        _(
            "Timeline from %(first)s to %(last)s. Rows: %(all)s. Done: %(done)s. Overdue: %(overdue)s. "
            "The table below gives every day.",
            first=words.day(min(days)),
            last=words.day(max(days)),
            all=len(rows),
            done=done,
            overdue=overdue,
        )
    )


def _name(row: TimelineRow, timeline: Sequence[TimelineRow]) -> str:
    """The name, with the side where both employers have a row of that name."""
    name = name_of(row)
    if row.key and sum(1 for one in timeline if one.key == row.key) > 1:
        side = _("new") if row.side is Owner.TRANSFEREE else _("present")
        name = _("%(name)s (%(side)s)", name=name, side=side)
    return name


def _words() -> PictureWords:
    return PictureWords(
        baseline=_("Baseline"),
        expected=_("Due or forecast"),
        done=_("Done"),
        overdue=str(STANDINGS[Standing.OVERDUE]),
        today=_("Today"),
        months=SHORT_MONTHS[language()],
    )
