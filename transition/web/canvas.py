"""What pictures are drawn on: an SVG of lines, boxes, patterns and words, readable in grey, alike for the same facts.

Lengths are in units of a picture's own; a picture is as wide as its shape says and as high as what stands on it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final
from xml.sax.saxutils import escape, quoteattr

from transition.web.lettering import letter, units, width_of, wrapped

INK: Final = "#0b0c0c"
DEEP: Final = "#12436d"
LINE: Final = "#505a5f"
QUIET: Final = "#b1b4b6"
PAPER: Final = "#ffffff"
SIZE: Final = 15.0
LEADING: Final = 18.0
_HATCH: Final = 6.0


class Shape(StrEnum):
    """For a desk and for paper, or for a phone and for who enlarges the page."""

    WIDE = "wide"
    NARROW = "narrow"

    @property
    def width(self) -> float:
        """How wide the picture is: about the width, in pixels, of what it is shown on."""
        return 760.0 if self is Shape.WIDE else 360.0

    @property
    def is_wide(self) -> bool:
        """Whether names stand beside what they name, and not above it."""
        return self is Shape.WIDE


class Fill(StrEnum):
    """What an area is filled with: told apart by pattern, whatever becomes of colour."""

    SOLID = "SOLID"
    RISING = "RISING"
    PALE = "PALE"
    ACROSS = "ACROSS"
    CROSSED = "CROSSED"
    UPRIGHT = "UPRIGHT"
    EMPTY = "EMPTY"


_GROUNDS = {Fill.SOLID: DEEP, Fill.PALE: QUIET}


@dataclass(frozen=True)
class Box:
    """An area: its left and upper edges, how wide and how high it is."""

    x: float
    y: float
    width: float
    height: float

    def meets(self, other: "Box") -> bool:
        """Whether the two share more than an edge."""
        return (
            self.x < other.x + other.width
            and other.x < self.x + self.width
            and self.y < other.y + other.height
            and other.y < self.y + self.height
        )


@dataclass(frozen=True)
class Label:
    """Words as they stand on a picture, and the box that they fill."""

    text: str
    box: Box


class Canvas:
    """A picture in the making; what is drawn later lies on top."""

    def __init__(self, shape: Shape) -> None:
        self.shape = shape
        self.height = 0.0
        self.labels: list[Label] = []
        self._drawn: list[str] = []
        self._letters: dict[tuple[str, bool], str] = {}

    @property
    def width(self) -> float:
        """How wide the picture is."""
        return self.shape.width

    def line(
        self, start: tuple[float, float], end: tuple[float, float], *, colour: str = INK,
        thickness: float = 1.0, dash: str = "",
    ) -> None:  # fmt: skip
        """A straight line; `dash` as SVG gives it."""
        self.strokes([(start, end)], colour=colour, thickness=thickness, dash=dash)

    def strokes(
        self, lines: Sequence[tuple[tuple[float, float], tuple[float, float]]], *, colour: str = INK,
        thickness: float = 1.0, dash: str = "",
    ) -> None:  # fmt: skip
        """Straight lines of one kind; those that follow one another are joined."""
        path, last = "", None
        for (x1, y1), (x2, y2) in lines:
            path += f"L{_n(x2)} {_n(y2)}" if last == (x1, y1) else f"M{_n(x1)} {_n(y1)}L{_n(x2)} {_n(y2)}"
            last = (x2, y2)
        dashed = f" stroke-dasharray={quoteattr(dash)}" if dash else ""
        if path:
            self._drawn.append(
                f'<path d="{path}" fill="none" stroke="{colour}" stroke-width="{_n(thickness)}"{dashed}/>'
            )

    def box(self, box: Box, fill: Fill = Fill.EMPTY, *, edge: str = INK, thickness: float = 1.0) -> None:
        """An area with an edge, filled with a pattern."""
        ground = _GROUNDS.get(fill, PAPER)
        self._drawn.append(
            f'<rect x="{_n(box.x)}" y="{_n(box.y)}" width="{_n(box.width)}" height="{_n(box.height)}" '
            f'fill="{ground}" stroke="{edge}" stroke-width="{_n(thickness)}"/>'
        )
        self.strokes(list(_hatched(box, fill)), colour=DEEP, thickness=1.4)

    def polygon(self, points: Sequence[tuple[float, float]], *, is_filled: bool = True) -> None:
        """A closed shape with these corners: a mark, full or hollow."""
        path = "M" + "L".join(f"{_n(x)} {_n(y)}" for x, y in points) + "Z"
        ground = INK if is_filled else PAPER
        self._drawn.append(f'<path d="{path}" fill="{ground}" stroke="{INK}" stroke-width="1.6"/>')

    def disc(self, x: float, y: float, radius: float) -> None:
        """A filled circle."""
        self._drawn.append(f'<circle cx="{_n(x)}" cy="{_n(y)}" r="{_n(radius)}" fill="{INK}"/>')

    def text(
        self, x: float, y: float, text: str, *, size: float = SIZE, anchor: str = "start",
        is_bold: bool = False, has_ground: bool = False,
    ) -> None:  # fmt: skip
        """One line of words on the line `y`; `x` is where it begins, ends (`end`) or has its middle."""
        wide = width_of(text, size, is_bold)
        left = x - {"start": 0.0, "middle": wide / 2, "end": wide}[anchor]
        self.labels.append(Label(text, Box(left, y - size * 0.75, wide, size)))
        if has_ground:
            self._drawn.append(
                f'<rect x="{_n(left - 3)}" y="{_n(y - size * 0.85)}" width="{_n(wide + 6)}" '
                f'height="{_n(size * 1.2)}" fill="{PAPER}"/>'
            )
        scale = size / units(is_bold)
        at, uses = 0, ""
        for character in text:
            _outline, advance = letter(character, is_bold)
            if not character.isspace():
                uses += f'<use href="#{self._letter(character, is_bold)}" x="{at}"/>'
            at += advance
        self._drawn.append(
            f'<g aria-label={quoteattr(text)} fill="{INK}" '
            f'transform="translate({_n(left)} {_n(y)}) scale({scale:.5f} {-scale:.5f})">{uses}</g>'
        )

    def words(self, x: float, y: float, text: str, width: float, *, is_bold: bool = False) -> float:
        """Words broken into lines no wider than that, the first on the line `y`; gives the line of the last."""
        for line in wrapped(text, SIZE, width, is_bold):
            self.text(x, y, line, is_bold=is_bold)
            y += LEADING
        return y - LEADING

    def names_below(self, y: float, places: Sequence[tuple[float, str]]) -> None:
        """Marks of an axis at `y` with their names below, the most needed first; what would touch one is left out."""
        named: list[Box] = []
        for x, name in places:
            half = width_of(name, SIZE) / 2
            middle = max(half, min(x, self.width - half))
            self.line((x, y), (x, y + 5), colour=LINE)
            box = Box(middle - half - 5, y, 2 * half + 10, LEADING)
            if not any(box.meets(other) for other in named):
                self.text(middle, y + 22, name, anchor="middle")
                named.append(box)

    def _letter(self, character: str, is_bold: bool) -> str:
        return self._letters.setdefault((character, is_bold), f"l{len(self._letters)}")

    def svg(self, title: str, description: str, language: str) -> str:
        """The picture as SVG text, with its name and what it shows for whoever cannot see it."""
        letters = "".join(f'<path id="{name}" d="{letter(*key)[0]}"/>' for key, name in self._letters.items())
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{_n(self.width)}" height="{_n(self.height)}" '
            f'viewBox="0 0 {_n(self.width)} {_n(self.height)}" role="img" aria-labelledby="name what" '
            f"xml:lang={quoteattr(language)} lang={quoteattr(language)}>"
            f'<title id="name">{escape(title)}</title><desc id="what">{escape(description)}</desc>'
            f"<defs>{letters}</defs>"
            f'<rect width="{_n(self.width)}" height="{_n(self.height)}" fill="{PAPER}"/>'
            f"{''.join(self._drawn)}</svg>"
        )


def draw_nothing(words: str, shape: Shape) -> Canvas:
    """A picture of nothing says so, and draws no axis."""
    canvas = Canvas(shape)
    lines = wrapped(words, SIZE, canvas.width - 32)
    canvas.height = 36 + LEADING * len(lines)
    canvas.box(Box(1, 1, canvas.width - 2, canvas.height - 2), edge=QUIET)
    canvas.words(16, 31, words, canvas.width - 32)
    return canvas


def _n(value: float) -> str:
    """A length as short as it can be written: the same for the same facts on every machine."""
    return f"{value:.1f}".removesuffix(".0")


def _hatched(box: Box, fill: Fill) -> Iterator[tuple[tuple[float, float], tuple[float, float]]]:
    """The lines of a pattern, cut where the area ends."""
    right, low = box.x + box.width, box.y + box.height
    if fill in (Fill.RISING, Fill.CROSSED):
        reach = box.x + box.y + _HATCH
        while reach < right + low:
            x1, x2 = max(box.x, reach - low), min(right, reach - box.y)
            yield (x1, reach - x1), (x2, reach - x2)
            if fill is Fill.CROSSED:
                yield (right + box.x - x1, reach - x1), (right + box.x - x2, reach - x2)
            reach += _HATCH * 1.4
    if fill is Fill.ACROSS:
        for step in range(1, int(box.height / _HATCH) + 1):
            yield (box.x, box.y + step * _HATCH - 1), (right, box.y + step * _HATCH - 1)
    if fill is Fill.UPRIGHT:
        for step in range(1, int(box.width / _HATCH) + 1):
            yield (box.x + step * _HATCH - 1, box.y), (box.x + step * _HATCH - 1, low)
