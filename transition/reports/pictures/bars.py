"""Bars with their numbers beside them: a number as a full bar, a band as a hatched range, what is hidden in words."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from transition.reports.counts import Shown
from transition.web.canvas import LEADING, LINE, Box, Canvas, Fill, Shape
from transition.web.lettering import width_of

THICK: Final = 16.0
_GAP: Final = 8.0
_BETWEEN: Final = 14.0
# The part of a wide picture that names have, and how much is drawn of a band without an end.
_NAMES: Final = 0.36
_OPEN: Final = 1.25


@dataclass(frozen=True)
class Bar:
    """One number of things: its name, its count as it may be shown, and that count in words. `whole`: of so many."""

    name: str
    count: Shown
    text: str
    whole: int | None = None


def draw_bars(bars: Sequence[Bar], shape: Shape) -> Canvas:
    """Bars below each other on one scale; the names stand beside them, on a narrow picture above."""
    canvas = Canvas(shape)
    canvas.height = add_bars(canvas, bars, 4.0, most_of(bars))
    return canvas


def add_bars(canvas: Canvas, bars: Sequence[Bar], top: float, most: int) -> float:
    """Draws bars from `top` on; gives where the next thing may stand."""
    left = canvas.width * _NAMES if canvas.shape.is_wide else 0.0
    room = max((width_of(bar.text, 15) for bar in bars), default=0.0) + _GAP
    for bar in bars:
        if canvas.shape.is_wide:
            last = canvas.words(0, top + 13, bar.name, left - 2 * _GAP)
            middle = top + (last - top - 13 + LEADING - THICK) / 2
        else:
            last = canvas.words(0, top + 13, bar.name, canvas.width)
            middle = last + 6
        mark(canvas, bar, Box(left + 1, middle, canvas.width - left - room - 2, THICK), most)
        top = max(middle + THICK, last + 4) + _BETWEEN
    return top - _BETWEEN + 6


def mark(canvas: Canvas, bar: Bar, area: Box, most: int) -> None:
    """One bar in its area, and its words behind it."""
    low = area.y + area.height
    scale = area.width / max(most, 1)
    end = area.x
    if bar.whole:
        end = area.x + bar.whole * scale
        canvas.box(Box(area.x, area.y, bar.whole * scale, area.height), edge=LINE)
    if bar.count is not None:
        end = max(end, draw_count(canvas, bar.count, area, scale))
    canvas.line((area.x, area.y - 3), (area.x, low + 3), colour=LINE)
    canvas.text(end + _GAP, area.y + area.height / 2 + 5, bar.text)


def draw_count(canvas: Canvas, count: Shown, area: Box, scale: float) -> float:
    """The bar itself: full for a number, a hatched range for a band; gives where it ends."""
    if count is None or count.first == 0:
        return area.x
    if not count.is_band:
        canvas.box(Box(area.x, area.y, count.first * scale, area.height), Fill.SOLID)
        return area.x + count.first * scale
    start, end = area.x + count.first * scale, area.x + _end(count) * scale
    middle = area.y + area.height / 2
    canvas.line((area.x, middle), (start, middle), colour=LINE, dash="2 3")
    canvas.box(Box(start, area.y, max(end - start, 3.0), area.height), Fill.RISING)
    return max(end, start + 3.0)


def most_of(bars: Iterable[Bar]) -> int:
    """What the longest bar stands for."""
    return max((max(_end(bar.count), bar.whole or 0) for bar in bars), default=0)


def most_shown(counts: Iterable[Shown]) -> int:
    """What the longest bar of these counts stands for."""
    return max((_end(count) for count in counts), default=0)


def _end(count: Shown) -> int:
    if count is None:
        return 0
    return int(count.first * _OPEN) if count.last is None else count.last
