"""Cost by year and funding source: a bar for each year, cut by source, each source with a pattern of its own."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from transition.web.canvas import LEADING, SIZE, Box, Canvas, Fill, Shape
from transition.web.lettering import width_of

PATTERNS: Final = (Fill.SOLID, Fill.RISING, Fill.PALE, Fill.ACROSS, Fill.CROSSED, Fill.UPRIGHT)
_THICK: Final = 34.0


@dataclass(frozen=True)
class YearCost:
    """One financial year: its name, its total in words, and the pence from each source in the order of the names."""

    name: str
    total: str
    pence: tuple[int, ...]
    amounts: tuple[str, ...]


def draw_costs(years: Sequence[YearCost], sources: Sequence[str], shape: Shape) -> Canvas:
    """All years on one scale, the sources named above with their patterns. At most six sources.

    A source that gives nothing, or pays money back, has no part of the bar; the total counts it.
    """
    canvas = Canvas(shape)
    top = _legend(canvas, sources) + 10
    left = max(width_of(year.name, SIZE, True) for year in years) + 16 if shape.is_wide else 0.0
    room = max(width_of(year.total, SIZE, True) for year in years) + 12 if shape.is_wide else 0.0
    most = max(sum(max(part, 0) for part in year.pence) for year in years)
    for year in years:
        if shape.is_wide:
            canvas.text(0, top + _THICK / 2 + 5, year.name, is_bold=True)
            canvas.text(canvas.width, top + _THICK / 2 + 5, year.total, anchor="end", is_bold=True)
        else:
            canvas.text(0, top + 13, year.name, is_bold=True)
            canvas.text(canvas.width, top + 13, year.total, anchor="end", is_bold=True)
            top += 21
        _bar(canvas, year, Box(left + 1, top, canvas.width - left - room - 2, _THICK), most)
        top += _THICK + 16
    canvas.height = top - 10
    return canvas


def _bar(canvas: Canvas, year: YearCost, area: Box, most: int) -> None:
    x = area.x
    for place, part in enumerate(year.pence):
        if part <= 0:
            continue
        wide = area.width * part / max(most, 1)
        canvas.box(Box(x, area.y, wide, area.height), PATTERNS[place], thickness=1.4)
        words = year.amounts[place]
        if width_of(words, SIZE) + 16 <= wide:
            canvas.text(x + wide / 2, area.y + area.height / 2 + 5, words, anchor="middle", has_ground=True)
        x += wide


def _legend(canvas: Canvas, sources: Sequence[str]) -> float:
    """The sources with their patterns, one below the other; gives the line below the last."""
    top = 4.0
    for place, source in enumerate(sources):
        canvas.box(Box(1, top, 28, 16), PATTERNS[place])
        last = canvas.words(40, top + 13, source, canvas.width - 40)
        top = last + LEADING - 7 + 4
    return top
