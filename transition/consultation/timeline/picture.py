"""A timeline drawn: baseline, forecast and done for each row, as a static SVG that greys do not spoil. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from transition.web.drawing import INK, LINE, QUIET, drawn

_ROW_INCHES, _WIDTH_INCHES, _MARGIN_INCHES = 0.27, 9.2, 1.25
# The part of the width that names have: enough for a browser that has only a wide font of its own.
_NAMES = 0.425


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


def draw(rows: Sequence[PictureRow], words: PictureWords, today: date) -> str:
    """The picture as SVG text: the same bytes for the same facts."""
    height = _MARGIN_INCHES + _ROW_INCHES * max(len(rows), 1)

    def paint(figure: Any) -> None:
        axes = figure.add_axes((_NAMES, 0.45 / height, 0.98 - _NAMES, 1 - _MARGIN_INCHES / height))
        _mark(axes, rows, words, today)
        _frame(axes, rows, words, today)
        _legend(figure, axes)

    return drawn(_WIDTH_INCHES, height, paint, salt="transition timeline")


def _mark(axes: Any, rows: Sequence[PictureRow], words: PictureWords, today: date) -> None:
    """Each kind of day has a shape of its own, so that none rests on colour."""
    done = [(row.done_on, place) for place, row in enumerate(rows) if row.done_on]
    late = [(row.expected_on, place) for place, row in enumerate(rows) if row.is_overdue]
    open_ = [(row.expected_on, p) for p, row in enumerate(rows) if not row.done_on and not row.is_overdue]
    for place, row in enumerate(rows):
        end = row.done_on or row.expected_on
        axes.plot([row.baseline_on, end], [place, place], color=LINE, linewidth=1.5, zorder=1)
    _points(axes, [(row.baseline_on, place) for place, row in enumerate(rows)], words.baseline, "|", 90)
    _points(axes, open_, words.expected, "D", 30, face="white")
    _points(axes, done, words.done, "o", 38, face=INK)
    _points(axes, late, words.overdue, "^", 50, face=INK)
    axes.axvline(today, color=INK, linewidth=1, linestyle=(0, (4, 3)), zorder=0, label=words.today)


def _points(
    axes: Any, points: Sequence[tuple[date, int]], label: str, marker: str, size: int, face: str | None = None
) -> None:
    colours: dict[str, Any] = {"color": INK} if face is None else {"facecolors": face, "edgecolors": INK}
    days, places = [day for day, _ in points], [place for _, place in points]
    axes.scatter(days, places, s=size, marker=marker, linewidths=1.4, zorder=3, label=label, **colours)


def _frame(axes: Any, rows: Sequence[PictureRow], words: PictureWords, today: date) -> None:
    axes.set_yticks(range(len(rows)), [row.name for row in rows])
    axes.set_ylim(len(rows) - 0.4, -0.6)
    axes.tick_params(axis="y", length=0)
    days = [day for row in rows for day in (row.baseline_on, row.expected_on, row.done_on or today)] or [
        today
    ]
    months = _months(min(*days, today), max(*days, today))
    step = max(1, -(-len(months) // 9))
    axes.set_xlim(months[0], months[-1])
    shown = months[::step]
    axes.set_xticks(shown, [f"{words.months[day.month - 1]} {day.year % 100:02d}" for day in shown])
    axes.tick_params(axis="x", top=True, labeltop=True, bottom=True, labelbottom=True, color=LINE)
    axes.grid(axis="x", color=QUIET, linewidth=0.5)
    axes.set_axisbelow(True)
    for side in axes.spines.values():
        side.set_color(QUIET)


def _months(first: date, last: date) -> list[date]:
    """The first of every month from the one that holds the first day to the one after the last."""
    found = [first.replace(day=1)]
    while found[-1] <= last:
        year, month = divmod(found[-1].year * 12 + found[-1].month, 12)
        found.append(date(year, month + 1, 1))
    return found


def _legend(figure: Any, axes: Any) -> None:
    handles, labels = axes.get_legend_handles_labels()
    figure.legend(
        handles, labels, loc="upper center", ncols=len(labels), frameon=False, fontsize=9, columnspacing=3.5
    )
