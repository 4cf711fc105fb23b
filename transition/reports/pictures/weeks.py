"""Representations received and answered over time: two lines that climb by steps, told apart by mark and by dash."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from transition.web.canvas import INK, LEADING, LINE, QUIET, Canvas, Shape
from transition.web.lettering import width_of

_LOW: Final = 34.0
_MOST_TICKS: Final = 5


@dataclass(frozen=True)
class WeekPoint:
    """How many there had been by the end of the week that begins on this Monday."""

    week_on: date
    received: int
    answered: int


@dataclass(frozen=True)
class WeekWords:
    """The words of the picture; a day is named by `day`, in a few letters."""

    received: str
    answered: str
    day: Callable[[date], str]


@dataclass(frozen=True)
class _Frame:
    """Where days and numbers lie on the picture."""

    left: float
    right: float
    top: float
    low: float
    first: date
    last: date
    most: int

    def x(self, day: date) -> float:
        return self.left + (self.right - self.left) * (day - self.first).days / max(
            (self.last - self.first).days, 1
        )

    def y(self, number: int) -> float:
        return self.low - (self.low - self.top) * number / self.most


def draw_weeks(points: Sequence[WeekPoint], words: WeekWords, shape: Shape) -> Canvas:
    """Both lines, each with its name and last number at its end; `points` holds at least one week."""
    canvas = Canvas(shape)
    canvas.height = 300.0
    ends = [f"{words.received}: {points[-1].received}", f"{words.answered}: {points[-1].answered}"]
    first = points[0].week_on - timedelta(days=7)
    step = tick_step(points[-1].received)
    most = -(-points[-1].received // step) * step
    # Names stand behind the lines on a wide picture, above them on a narrow one.
    behind = max(width_of(end, 15) for end in ends) + 16 if shape.is_wide else 12.0
    left = width_of(str(most), 15) + 12
    top = 14.0 if shape.is_wide else 60.0
    frame = _Frame(left, canvas.width - behind, top, 300 - _LOW, first, points[-1].week_on, most)
    _axes(canvas, frame, step, words)
    _line(canvas, frame, [(one.week_on, one.received) for one in points], is_dashed=False)
    _line(canvas, frame, [(one.week_on, one.answered) for one in points], is_dashed=True)
    _name(canvas, frame, points[-1], ends)
    return canvas


def tick_step(most: int) -> int:
    """The round number from one mark of the scale to the next, so that there are few of them."""
    for power in range(9):
        for digit in (1, 2, 5):
            if digit * 10**power * _MOST_TICKS >= most:
                return int(digit * 10**power)
    return most


def _axes(canvas: Canvas, frame: _Frame, step: int, words: WeekWords) -> None:
    for number in range(0, frame.most + 1, step):
        y = frame.y(number)
        canvas.line((frame.left, y), (frame.right, y), colour=LINE if number == 0 else QUIET)
        canvas.text(frame.left - 8, y + 5, str(number), anchor="end")
    weeks = (frame.last - frame.first).days // 7
    every = -(-weeks // (5 if canvas.shape.is_wide else 3)) or 1
    # Counted back from the last week, which is always named.
    days = [frame.last - timedelta(days=7 * back) for back in range(0, weeks + 1, every)]
    canvas.names_below(frame.low, [(frame.x(day), words.day(day)) for day in days])


def _line(canvas: Canvas, frame: _Frame, points: Sequence[tuple[date, int]], *, is_dashed: bool) -> None:
    """Steps from nought: a week's number holds until the next one."""
    x, y = frame.x(frame.first), frame.y(0)
    lines = []
    for day, number in points:
        lines += [((x, y), (frame.x(day), y)), ((frame.x(day), y), (frame.x(day), frame.y(number)))]
        x, y = frame.x(day), frame.y(number)
    canvas.strokes(
        lines,
        colour=INK if is_dashed else LINE,
        thickness=2 if is_dashed else 4,
        dash="7 4" if is_dashed else "",
    )
    for day, number in points:
        x, y = frame.x(day), frame.y(number)
        if is_dashed:
            canvas.polygon([(x - 4, y - 4), (x + 4, y - 4), (x + 4, y + 4), (x - 4, y + 4)], is_filled=False)
        else:
            canvas.disc(x, y, 5)


def _name(canvas: Canvas, frame: _Frame, last: WeekPoint, ends: Sequence[str]) -> None:
    """The lines by name, far enough from each other to be read, with the mark of each."""
    if canvas.shape.is_wide:
        x, upper = frame.right + 12, frame.y(last.received)
        lower = max(frame.y(last.answered), upper + LEADING + 2)
        over = max(lower - frame.low, 0)
        canvas.text(x, upper + 5 - over, ends[0])
        canvas.text(x, lower + 5 - over, ends[1])
        return
    for place, end in enumerate(ends):
        y = 16 + place * (LEADING + 2)
        line = ((0.0, y - 5), (28.0, y - 5))
        if place == 0:
            canvas.line(*line, colour=LINE, thickness=4)
            canvas.disc(14, y - 5, 5)
        else:
            canvas.line(*line, colour=INK, thickness=2, dash="7 4")
            canvas.polygon([(10, y - 9), (18, y - 9), (18, y - 1), (10, y - 1)], is_filled=False)
        canvas.text(38, y, end)
