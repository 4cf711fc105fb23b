"""Counts that may be published: bands, small cells hidden, and no total that covers a hidden cell."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from transition.rules.broken import RuleBroken

SMALLEST_SHOWN = 5
_BAND_STARTS = (5, 10, 20, 50, 100, 250, 500, 1000)


@dataclass(frozen=True, slots=True)
class Band:
    """A range of counts, both ends in it; `last` is None for the highest."""

    first: int
    last: int | None


@dataclass(frozen=True, slots=True)
class PublishedRow:
    """Cells in bands, None where hidden; the total is None where it covers a hidden cell."""

    cells: dict[str, Band | None]
    total: Band | None

    @property
    def has_hidden_cells(self) -> bool:
        return any(band is None for band in self.cells.values())


def is_process_only(cohort_count: int) -> bool:
    """For a cohort under 5 nothing is published that rests on individuals: process dates and status only."""
    return cohort_count < SMALLEST_SHOWN


def band(count: int) -> Band | None:
    """Give the band that a count falls in, or None: under 5, nought too, it is hidden.

    RuleBroken `count_negative`.
    """
    if count < 0:
        raise RuleBroken("count_negative", None, {"count": count})
    if count < SMALLEST_SHOWN:
        return None
    index = max(i for i, start in enumerate(_BAND_STARTS) if start <= count)
    following = _BAND_STARTS[index + 1 : index + 2]
    return Band(_BAND_STARTS[index], following[0] - 1 if following else None)


def publish(counts: Mapping[str, int], cohort_count: int) -> PublishedRow | None:
    """Make one line of counts fit to publish, or None for a cohort too small for any."""
    if is_process_only(cohort_count):
        return None
    cells = {name: band(count) for name, count in counts.items()}
    return PublishedRow(cells, _total(counts.values(), cells.values()))


def publish_parts(counts: Mapping[str, int], cohort_count: int) -> PublishedRow | None:
    """Make cells that together cover a published number fit to publish: where one is hidden, all are.

    Letters that went out in Welsh or in English are 10 to 19, those in English 5 to 9: then one at least went in
    Welsh. What covers a number gives a hidden part away even in bands. None for a cohort too small for any.
    """
    row = publish(counts, cohort_count)
    if row is None or not row.has_hidden_cells:
        return row
    return PublishedRow(dict.fromkeys(row.cells), None)


def publish_rows(
    rows: Mapping[str, Mapping[str, int]], leading: str, cohort_count: int
) -> dict[str, PublishedRow] | None:
    """Make a table fit to publish whose rows are there because something is: only rows whose `leading` cell is shown.

    A row of hidden cells would say that there is at least one. None for a cohort too small for any.
    """
    if is_process_only(cohort_count):
        return None
    published = {name: publish(counts, cohort_count) for name, counts in rows.items()}
    return {name: row for name, row in published.items() if row and row.cells[leading] is not None}


def total_of_shown(
    rows: Mapping[str, PublishedRow], counts: Mapping[str, Mapping[str, int]], column: str
) -> Band | None:
    """Total the cells of a column that are shown: it covers no hidden one, so it gives none away."""
    return band(sum(counts[name][column] for name, row in rows.items() if row.cells[column] is not None))


def may_show_parts(counts: Iterable[int]) -> bool:
    """Say whether the parts of a known total may be shown: none of them is of one to four people.

    One hidden part could be worked out from the total, so either all are shown or none.
    """
    return not any(0 < count < SMALLEST_SHOWN for count in counts)


def _total(counts: Iterable[int], cells: Iterable[Band | None]) -> Band | None:
    return None if any(cell is None for cell in cells) else band(sum(counts))
