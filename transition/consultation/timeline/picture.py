"""A timeline drawn: baseline, forecast and done for each row, as a static SVG that greys do not spoil. Pure."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from transition.web.canvas import INK, LEADING, LINE, QUIET, SIZE, Canvas, Shape
from transition.web.lettering import width_of, wrapped

# The part of a wide picture that names have; on a narrow one they stand above their lines.
_NAMES: Final = 0.40
_EDGE: Final = 12.0


@dataclass(frozen=True, slots=True)
class PictureRow:
    """One line of the picture. `expected_on` is the forecast, or the day that it is due where there is none."""

    name: str
    baseline_on: date
    expected_on: date
    done_on: date | None
    is_overdue: bool


@dataclass(frozen=True, slots=True)
class PictureWords:
    """The words of the picture in one language; `months` are the twelve short names on its axis."""

    baseline: str
    expected: str
    done: str
    overdue: str
    today: str
    months: Sequence[str]


@dataclass(frozen=True, slots=True)
class _Axis:
    """Where days lie on the picture."""

    left: float
    right: float
    months: Sequence[date]

    def x(self, day: date) -> float:
        """How far from the left edge a day stands."""
        first, last = self.months[0], self.months[-1]
        return self.left + (self.right - self.left) * (day - first).days / (last - first).days


def draw(rows: Sequence[PictureRow], words: PictureWords, today: date, shape: Shape) -> Canvas:
    """The picture: each row's days as marks on one axis of months; `rows` is not empty."""
    canvas = Canvas(shape)
    days = [day for row in rows for day in (row.baseline_on, row.expected_on, row.done_on or today)]
    left = canvas.width * _NAMES if shape.is_wide else 0.0
    axis = _Axis(left + _EDGE, canvas.width - _EDGE, _months(min(*days, today), max(*days, today)))
    top = _legend(canvas, words) + 26
    names = [wrapped(row.name, SIZE, left - 14 if shape.is_wide else canvas.width) for row in rows]
    low = top + sum(_height(name, shape) for name in names)
    _frame(canvas, axis, words, (top, low), today)
    for row, name in zip(rows, names, strict=True):
        for place, line in enumerate(name):
            canvas.text(0, top + 16 + place * LEADING, line, has_ground=not shape.is_wide)
        beside = (len(name) * LEADING + 8) / 2
        _row(canvas, axis, row, top + (beside if shape.is_wide else len(name) * LEADING + 14))
        top += _height(name, shape)
    canvas.height = low + 30
    return canvas


def _height(name: Sequence[str], shape: Shape) -> float:
    return LEADING * len(name) + (8 if shape.is_wide else 30)


def _row(canvas: Canvas, axis: _Axis, row: PictureRow, y: float) -> None:
    """Each kind of day has a shape of its own, so that none rests on colour."""
    baseline, end = axis.x(row.baseline_on), axis.x(row.done_on or row.expected_on)
    canvas.line((baseline, y), (end, y), colour=LINE, thickness=2)
    _tick(canvas, baseline, y)
    if row.is_overdue:
        _triangle(canvas, axis.x(row.expected_on), y)
    elif not row.done_on:
        _diamond(canvas, axis.x(row.expected_on), y)
    if row.done_on:
        canvas.disc(axis.x(row.done_on), y, 5.5)


def _tick(canvas: Canvas, x: float, y: float) -> None:
    canvas.line((x, y - 9), (x, y + 9), thickness=2)


def _diamond(canvas: Canvas, x: float, y: float) -> None:
    canvas.polygon([(x, y - 6.5), (x + 6.5, y), (x, y + 6.5), (x - 6.5, y)], is_filled=False)


def _triangle(canvas: Canvas, x: float, y: float) -> None:
    canvas.polygon([(x, y - 8), (x + 8, y + 6), (x - 8, y + 6)])


def _legend(canvas: Canvas, words: PictureWords) -> float:
    """What each mark means, in as many lines as it takes; gives the line of the last."""
    marks: tuple[tuple[str, Callable[[Canvas, float, float], None]], ...] = (
        (words.baseline, _tick),
        (words.expected, _diamond),
        (words.done, lambda canvas, x, y: canvas.disc(x, y, 5.5)),
        (words.overdue, _triangle),
        (words.today, lambda canvas, x, y: canvas.line((x, y - 9), (x, y + 9), thickness=1.5, dash="4 3")),
    )
    x, y = 0.0, 18.0
    for name, mark in marks:
        wide = 24 + width_of(name, SIZE)
        if x and x + wide > canvas.width:
            x, y = 0.0, y + LEADING + 6
        mark(canvas, x + 9, y - 5)
        canvas.text(x + 24, y, name)
        x += wide + 22
    return y


def _frame(canvas: Canvas, axis: _Axis, words: PictureWords, reach: tuple[float, float], today: date) -> None:
    """The months above and below, a line for each of those named, and the day that is today."""
    top, low = reach
    step = -(-len(axis.months) // (9 if canvas.shape.is_wide else 5))
    for month in axis.months[::step]:
        x, named = axis.x(month), f"{words.months[month.month - 1]} {month.year % 100:02d}"
        canvas.line((x, top), (x, low), colour=QUIET)
        half = width_of(named, SIZE) / 2
        for y in (top - 6, low + 18):
            canvas.text(max(half, min(x, canvas.width - half)), y, named, anchor="middle")
    canvas.line((axis.x(today), top), (axis.x(today), low), colour=INK, thickness=1.5, dash="4 3")


def _months(first: date, last: date) -> list[date]:
    """The first of every month from the one that holds the first day to the one after the last."""
    found = [first.replace(day=1)]
    while found[-1] <= last:
        year, month = divmod(found[-1].year * 12 + found[-1].month, 12)
        found.append(date(year, month + 1, 1))
    return found
