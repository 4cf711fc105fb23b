"""The address in the window of a DL envelope: 95 × 30 mm, from three to seven lines, postcode or country last."""

from dataclasses import dataclass

from transition.i18n.countries import is_country
from transition.letters.content import Addressee
from transition.rules.addresses import MOST_LINES, AddressFault, address_fault, as_postcode

LINE_HEIGHT = 1.13
_HEIGHT_PT = 82.0  # 29 of the window's 30 mm, so that the sheet may shift in its envelope
_WIDTH_PT = 255.0  # 90 of its 95 mm
_STANDARD_PT, _LARGE_PT, _SMALLEST_PT = 11.0, 18.0, 9.0
_NARROW, _WIDE = frozenset("iljftrI.,'’ -()/"), frozenset("mwMWŵŴ%&@")


@dataclass(frozen=True)
class AddressBlock:
    """The lines as printed and the size, in points, at which all of them stay inside the window."""

    lines: tuple[str, ...]
    size_pt: float


class AddressTooLong(Exception):
    """The address cannot be read through the window, however it is set."""


def fault_of(addressee: Addressee) -> AddressFault | None:
    """What stops a letter from going to this address; None for one that can be printed."""
    lines = [line for line in (_tidy(text) for text in addressee.lines) if line]
    heads = 1 + bool(addressee.organisation.strip())
    return address_fault(heads, lines, addressee.postcode, ends_abroad=bool(lines) and is_country(lines[-1]))


def address_block(addressee: Addressee, *, is_large_print: bool = False) -> AddressBlock:
    """The largest setting that fits, at most 11 points or 18 in large print. Raises AddressTooLong."""
    lines = _lines(addressee)
    size = _LARGE_PT if is_large_print else _STANDARD_PT
    while size >= _SMALLEST_PT:
        wrapped = [piece for line in lines for piece in _wrap(line, size)]
        if len(wrapped) <= MOST_LINES and len(wrapped) * size * LINE_HEIGHT <= _HEIGHT_PT:
            return AddressBlock(tuple(wrapped), size)
        size -= 0.5
    raise AddressTooLong


def _lines(addressee: Addressee) -> list[str]:
    body = [line for line in (_tidy(text) for text in addressee.lines) if line]
    postcode = _tidy(addressee.postcode)
    last = as_postcode(postcode) or postcode.upper() if postcode else body.pop().upper() if body else ""
    heads = [line for line in (_tidy(addressee.name), _tidy(addressee.organisation)) if line]
    while len(heads) + len(body) + 1 > MOST_LINES and len(body) > 1:
        at = min(range(len(body) - 1), key=lambda i: len(body[i]) + len(body[i + 1]))
        body[at : at + 2] = [f"{body[at]}, {body[at + 1]}"]
    return [*heads, *body, *([last] if last else [])]


def _tidy(text: str) -> str:
    return " ".join(text.split()).strip(", ")


def _wrap(line: str, size: float) -> list[str]:
    pieces, current = [], ""
    for word in line.split(" "):
        longer = f"{current} {word}".strip()
        if current and _width(longer, size) > _WIDTH_PT:
            pieces.append(current)
            longer = word
        while _width(longer, size) > _WIDTH_PT:  # one word wider than the window: broken, never lost
            cut = next(n for n in range(len(longer) - 1, 0, -1) if _width(longer[:n], size) <= _WIDTH_PT)
            pieces.append(longer[:cut])
            longer = longer[cut:]
        current = longer
    return [*pieces, current]


def _width(text: str, size: float) -> float:
    """A width that Source Sans 3 does not exceed, in points: a measure without loading the font."""
    ems = sum(0.34 if c in _NARROW else 0.9 if c in _WIDE else 0.65 if c.isupper() else 0.56 for c in text)
    return ems * size
