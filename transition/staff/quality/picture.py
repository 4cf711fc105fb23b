"""How complete the records were, day by day, as a line from nought to a hundred per cent. Pure."""

from collections.abc import Sequence
from datetime import date
from typing import Any, Final

from transition.web.drawing import INK, LINE, QUIET, drawn

_WIDTH_INCHES, _HEIGHT_INCHES = 7.5, 2.6
_MOST_DAYS_NAMED: Final = 8


def draw(points: Sequence[tuple[date, int]], days: Sequence[str], percent: str) -> str:
    """The picture as SVG text: days in their order with whole per cents; `days` names each, `percent` the axis."""

    def paint(figure: Any) -> None:
        axes = figure.add_axes((0.1, 0.14, 0.87, 0.8))
        axes.plot(
            [on for on, _ in points], [value for _, value in points],
            color=INK, linewidth=1.6, marker="o", markersize=4.5, clip_on=False, zorder=3,
        )  # fmt: skip
        _frame(axes, points, days, percent)

    return drawn(_WIDTH_INCHES, _HEIGHT_INCHES, paint, salt="transition quality")


def _frame(axes: Any, points: Sequence[tuple[date, int]], days: Sequence[str], percent: str) -> None:
    axes.set_ylim(0, 100)
    axes.set_yticks(range(0, 101, 25))
    axes.set_ylabel(percent)
    step = max(1, -(-len(points) // _MOST_DAYS_NAMED))
    # Counted back from the last day, which is always named.
    named = range(len(points) - 1, -1, -step)
    axes.set_xticks([points[place][0] for place in named], [days[place] for place in named])
    axes.tick_params(color=LINE)
    axes.grid(axis="y", color=QUIET, linewidth=0.5)
    axes.set_axisbelow(True)
    for side in axes.spines.values():
        side.set_color(QUIET)
