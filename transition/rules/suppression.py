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


@dataclass(frozen=True, slots=True)
class PublishedGrid:
    """Rows with their totals, column totals, and the total of all."""

    rows: dict[str, PublishedRow]
    column_totals: dict[str, Band | None]
    total: Band | None


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


def publish_grid(rows: Mapping[str, Mapping[str, int]], cohort_count: int) -> PublishedGrid | None:
    """Make a table of counts fit to publish, or None for a cohort too small for any."""
    if is_process_only(cohort_count):
        return None
    lines = {name: PublishedRow(*_line(counts)) for name, counts in rows.items()}
    columns = list(dict.fromkeys(column for counts in rows.values() for column in counts))
    column_totals = {
        column: _total(
            [counts[column] for counts in rows.values() if column in counts],
            [line.cells[column] for line in lines.values() if column in line.cells],
        )
        for column in columns
    }
    every_count = [count for counts in rows.values() for count in counts.values()]
    every_cell = [cell for line in lines.values() for cell in line.cells.values()]
    return PublishedGrid(lines, column_totals, _total(every_count, every_cell))


def may_show_parts(counts: Iterable[int]) -> bool:
    """Say whether the parts of a known total may be shown: none of them is of one to four people.

    One hidden part could be worked out from the total, so either all are shown or none.
    """
    return not any(0 < count < SMALLEST_SHOWN for count in counts)


def may_show_money(people_count: int) -> bool:
    """A cost line is shown beyond its council only when it covers 5 people or more."""
    return people_count >= SMALLEST_SHOWN


def _line(counts: Mapping[str, int]) -> tuple[dict[str, Band | None], Band | None]:
    cells = {name: band(count) for name, count in counts.items()}
    return cells, _total(counts.values(), cells.values())


def _total(counts: Iterable[int], cells: Iterable[Band | None]) -> Band | None:
    return None if any(cell is None for cell in cells) else band(sum(counts))
