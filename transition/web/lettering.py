"""Words as shapes: how wide they are in the product's own font, where they break, and the outlines of letters.

A picture in a page cannot load a font of its own, and what a machine has instead may be a fifth wider. Letters
drawn as shapes are as wide everywhere as was reckoned, so that none runs into another.
"""

from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from threading import Lock
from typing import Any, Final

from fontTools.pens.svgPathPen import SVGPathPen
from fontTools.ttLib import TTFont

_FONTS: Final = Path(__file__).resolve().parents[2] / "static" / "fonts"
_FACES: Final = {False: "SourceSans3-Regular.ttf", True: "SourceSans3-Bold.ttf"}
# The tables of a font are unpacked as they are read; two threads must not unpack one of them at once.
_reading = Lock()


@dataclass(frozen=True)
class _Face:
    """One weight of the font: its letters by code, how far each moves on, and the size that both are given in."""

    letters: dict[int, str]
    shapes: Any
    advances: Any
    units: int


@cache
def _face(is_bold: bool) -> _Face:
    font = TTFont(_FONTS / _FACES[is_bold])
    return _Face(font.getBestCmap(), font.getGlyphSet(), font["hmtx"].metrics, font["head"].unitsPerEm)


def units(is_bold: bool = False) -> int:
    """How many units of an outline make up the size of the letters."""
    with _reading:
        return _face(is_bold).units


@lru_cache(maxsize=1024)
def letter(character: str, is_bold: bool = False) -> tuple[str, int]:
    """The outline of one character as the path of an SVG, its y upwards, and how far the next stands from it."""
    with _reading:
        face = _face(is_bold)
        name = face.letters.get(ord(character), ".notdef")
        pen = SVGPathPen(face.shapes)
        face.shapes[name].draw(pen)
        return pen.getCommands(), face.advances[name][0]


def width_of(text: str, size: float, is_bold: bool = False) -> float:
    """How wide the words are at that size."""
    return sum(letter(one, is_bold)[1] for one in text) * size / units(is_bold)


def wrapped(text: str, size: float, width: float, is_bold: bool = False) -> list[str]:
    """The words in lines no wider than that; a word that is wider by itself is broken."""
    lines: list[str] = []
    for word in text.split():
        for piece in _pieces(word, size, width, is_bold):
            longer = f"{lines[-1]} {piece}" if lines else piece
            if lines and width_of(longer, size, is_bold) <= width:
                lines[-1] = longer
            else:
                lines.append(piece)
    return lines


def _pieces(word: str, size: float, width: float, is_bold: bool) -> list[str]:
    pieces = [""]
    for character in word:
        if pieces[-1] and width_of(pieces[-1] + character, size, is_bold) > width:
            pieces.append("")
        pieces[-1] += character
    return pieces
