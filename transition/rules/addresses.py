"""What an address must be before a letter is printed: three to seven lines, ending in a postcode or a country."""

import re
from collections.abc import Sequence
from enum import StrEnum
from typing import Final

FEWEST_LINES: Final = 3
MOST_LINES: Final = 7
SHAPE_SOURCE: Final = "BS 7666"
_POSTCODE: Final = re.compile(r"([A-Z]{1,2}[0-9][A-Z0-9]?|GIR)([0-9][A-Z]{2})")
_AT_END: Final = re.compile(r"[\s,]+([A-Z]{1,2}[0-9][A-Z0-9]? ?[0-9][A-Z]{2})$", re.IGNORECASE)


class AddressFault(StrEnum):
    """What is wrong with an address; the value is the code of its words."""

    MISSING = "address"
    TOO_FEW_LINES = "address_too_short"
    POSTCODE_SHAPE = "postcode_shape"
    POSTCODE_IN_LINES = "postcode_in_lines"
    NEITHER_END = "postcode_or_country"
    BOTH_ENDS = "postcode_and_country"


def as_postcode(typed: str) -> str | None:
    """Give a postcode in capitals with one space, as it is printed; None for what has not its shape (BS 7666).

    Whether it exists is for whoever checks the address with the person.
    """
    found = _POSTCODE.fullmatch(re.sub(r"[\s.\-]+", "", typed.upper()))
    return f"{found[1]} {found[2]}" if found else None


def split_postcode(lines: Sequence[str]) -> tuple[tuple[str, ...], str]:
    """Part the lines of an address from the postcode that ends them; no postcode where none does."""
    whole = [line.strip(" ,") for line in lines if line.strip(" ,")]
    if not whole:
        return (), ""
    if code := as_postcode(whole[-1]):
        return tuple(whole[:-1]), code
    if (found := _AT_END.search(whole[-1])) and (code := as_postcode(found[1])):
        return (*whole[:-1], whole[-1][: found.start()].strip(" ,")), code
    return tuple(whole), ""


def address_fault(
    heads: int, lines: Sequence[str], postcode: str, *, ends_abroad: bool
) -> AddressFault | None:
    """Say what stops a letter from going to this address; None for one that can be printed.

    `heads` is how many lines name the reader; `ends_abroad` that the last line is a country. An address abroad has
    no postcode of ours: its own code stands in the line of its town.
    """
    whole = [line for line in lines if line.strip(" ,")]
    if not whole:
        return AddressFault.MISSING
    if postcode.strip():
        if as_postcode(postcode) is None:
            return AddressFault.POSTCODE_SHAPE
        if ends_abroad:
            return AddressFault.BOTH_ENDS
        if split_postcode(whole)[1]:
            return AddressFault.POSTCODE_IN_LINES
    elif split_postcode(whole)[1]:
        return AddressFault.POSTCODE_IN_LINES
    elif not ends_abroad:
        return AddressFault.NEITHER_END
    count = heads + len(whole) + bool(postcode.strip())
    return AddressFault.TOO_FEW_LINES if count < FEWEST_LINES else None
