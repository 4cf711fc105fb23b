"""Letters by stage: each kind with a bar for every stage, side by side where there is room, else below each other."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from transition.reports.pictures.bars import THICK, Bar, draw_count, mark, most_of
from transition.web.canvas import LEADING, LINE, QUIET, Box, Canvas, Shape
from transition.web.lettering import width_of

_NAMES: Final = 0.34
_THIN: Final = 9.0


@dataclass(frozen=True)
class KindRow:
    """One kind of letter, and a bar for each stage, in the order of the stages."""

    name: str
    stages: tuple[Bar, ...]


def draw_letters(rows: Sequence[KindRow], shape: Shape) -> Canvas:
    """Every kind on one scale; `rows` is not empty, and all have the same stages."""
    canvas = Canvas(shape)
    most = most_of(bar for row in rows for bar in row.stages)
    canvas.height = _columns(canvas, rows, most) if shape.is_wide else _blocks(canvas, rows, most)
    return canvas


def _columns(canvas: Canvas, rows: Sequence[KindRow], most: int) -> float:
    """A column for each stage, under its name."""
    left = canvas.width * _NAMES
    wide = (canvas.width - left) / len(rows[0].stages)
    places = [left + wide * place for place in range(len(rows[0].stages))]
    low = max(
        canvas.words(x, 16, bar.name, wide - 10, is_bold=True)
        for x, bar in zip(places, rows[0].stages, strict=True)
    )
    top = low + 10
    for row in rows:
        canvas.line((0, top), (canvas.width, top), colour=QUIET)
        last = canvas.words(0, top + 18, row.name, left - 14)
        for x, bar in zip(places, row.stages, strict=True):
            area = Box(x + 1, top + 24, wide - 16, _THIN)
            canvas.text(x + 4, top + 18, bar.text)
            if bar.count is not None:
                draw_count(canvas, bar.count, area, area.width / max(most, 1))
            canvas.line((area.x, top + 6), (area.x, top + 36), colour=LINE)
        top = max(top + 42, last + 8)
    return top


def _blocks(canvas: Canvas, rows: Sequence[KindRow], most: int) -> float:
    """Each kind with its stages below it."""
    bars = [bar for row in rows for bar in row.stages]
    left = max(width_of(bar.name, 15) for bar in bars) + 10
    room = max(width_of(bar.text, 15) for bar in bars) + 10
    top = 4.0
    for row in rows:
        top = canvas.words(0, top + 13, row.name, canvas.width, is_bold=True) + 8
        for bar in row.stages:
            canvas.text(0, top + 13, bar.name)
            mark(canvas, bar, Box(left, top, max(canvas.width - left - room, 40.0), THICK), most)
            top += LEADING + 3
        top += 12
    return top - 6
