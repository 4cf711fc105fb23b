"""Counts as a report may show them: themselves, the band that they lie in, or not at all; pure."""

from dataclasses import dataclass

from transition.rules.suppression import Band


@dataclass(frozen=True)
class Count:
    """A number of things as it may be shown: itself, or only the band that it lies in."""

    first: int
    last: int | None
    is_band: bool = False


def exact(number: int) -> Count:
    """The number itself."""
    return Count(number, number)


def banded(band: Band | None) -> Count | None:
    """A band; None where the number is hidden."""
    return None if band is None else Count(band.first, band.last, True)


# A count that is None is hidden: it is under 5, or would give one that is away.
Shown = Count | None
