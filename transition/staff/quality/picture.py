"""How complete the records were, day by day, as a line from nought to a hundred per cent. Pure."""

from collections.abc import Sequence
from datetime import date
from itertools import pairwise
from typing import Final

from transition.web.canvas import INK, LINE, QUIET, SIZE, Canvas, Shape
from transition.web.lettering import width_of

_TOP, _LOW, _BELOW, _EDGE = 40.0, 220.0, 30.0, 12.0
_MOST_NAMED: Final = {Shape.WIDE: 8, Shape.NARROW: 4}


def draw(points: Sequence[tuple[date, int]], days: Sequence[str], percent: str, shape: Shape) -> Canvas:
    """Days in their order with whole per cents, two at least; `days` names each, `percent` the axis."""
    canvas = Canvas(shape)
    canvas.height = _LOW + _BELOW
    left, right = width_of("100", SIZE) + 12, canvas.width - _EDGE
    canvas.text(0, 15, percent)
    for value in range(0, 101, 25):
        y = _y(value)
        canvas.line((left, y), (right, y), colour=QUIET if value else LINE)
        canvas.text(left - 8, y + 5, str(value), anchor="end")
    first, whole = points[0][0], (points[-1][0] - points[0][0]).days
    begins = left + _EDGE
    marks = [(begins + (right - begins) * (on - first).days / whole, _y(value)) for on, value in points]
    canvas.strokes(list(pairwise(marks)), colour=INK, thickness=2)
    for x, y in marks:
        canvas.disc(x, y, 4)
    step = -(-len(points) // _MOST_NAMED[shape])
    named = [(marks[place][0], days[place]) for place in range(len(points) - 1, -1, -step)]
    canvas.names_below(_LOW, named)
    return canvas


def _y(value: int) -> float:
    return _LOW - (_LOW - _TOP) * value / 100
