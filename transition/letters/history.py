"""What holds of a letter's record of service: a mistake is put right by a further row, and none is ever taken away."""

from collections.abc import Iterable

from sqlalchemy import ColumnElement, exists, func
from sqlalchemy.orm import aliased

from transition.letters.models import ServiceRecord

# Where a step stands among the others: a correction stands where the row stood that it corrects.
PLACE = func.coalesce(ServiceRecord.corrects_id, ServiceRecord.id)
_Later = aliased(ServiceRecord)


def place_of(row: ServiceRecord) -> int:
    """The first row of a step, by which its rows belong together."""
    return row.corrects_id or row.id


def holding(rows: Iterable[ServiceRecord]) -> list[ServiceRecord]:
    """The last row of each step, in the order of the steps; without those that never happened."""
    last: dict[int, ServiceRecord] = {}
    for row in sorted(rows, key=lambda one: one.id):
        last[place_of(row)] = row
    return [row for _place, row in sorted(last.items()) if not row.is_void]


def holds() -> ColumnElement[bool]:
    """The same in a query: no later row of the step, and not one that says that it never happened."""
    is_later = (
        _Later.letter_id == ServiceRecord.letter_id, _Later.corrects_id == PLACE, _Later.id > ServiceRecord.id
    )  # fmt: skip
    later = exists().where(*is_later).correlate(ServiceRecord)
    return ServiceRecord.is_void.is_(False) & ~later
