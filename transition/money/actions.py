"""Recording what a transfer costs and what was published about it."""

from dataclasses import dataclass
from datetime import date

from transition.audit.record import By, record
from transition.db import check_version, db
from transition.money.models import CostKind, CostLine, Figure, PublishedFigure
from transition.money.queries import published_figures
from transition.rules.broken import RuleBroken
from transition.transfers.models import Transfer


@dataclass(frozen=True)
class CostLineAnswers:
    """What an officer says of one line; the amount is a full year's, in pence."""

    kind: CostKind
    name: str
    amount_pence: int
    name_cy: str = ""
    funding_source: str = ""
    funding_source_cy: str = ""
    people_count: int | None = None
    is_published: bool = False


def add_cost_line(transfer: Transfer, answers: CostLineAnswers, *, by: By) -> CostLine:
    """Adds a line."""
    line = CostLine(transfer_id=transfer.id, **vars(answers))
    db.session.add(line)
    db.session.flush()
    record("cost_line.added", by=by, subject=line, transfer_id=transfer.id, kind=line.kind.value)
    return line


def change_cost_line(line: CostLine, answers: CostLineAnswers, *, version: int, by: By) -> None:
    """Changes a line. Raises Stale when somebody else did first."""
    check_version(line, version)
    for name, value in vars(answers).items():
        setattr(line, name, value)
    db.session.flush()
    record("cost_line.changed", by=by, subject=line, transfer_id=line.transfer_id, kind=line.kind.value)


def remove_cost_line(line: CostLine, *, by: By, today: date) -> None:
    """Takes a line out of the sums; it stays in the record."""
    line.removed_on = today
    db.session.flush()
    record("cost_line.removed", by=by, subject=line, transfer_id=line.transfer_id, kind=line.kind.value)


def record_published_figure(
    transfer: Transfer, figure: Figure, *, amount_pence: int, source: str, source_cy: str, by: By
) -> PublishedFigure:
    """Keeps a sum as it was published, in place of what was kept before. Raises RuleBroken without a source."""
    if not source.strip():
        raise RuleBroken("source_missing", "source")
    found = published_figures(transfer).get(figure)
    if found is None:
        found = PublishedFigure(transfer_id=transfer.id, figure=figure)
        db.session.add(found)
    found.amount_pence, found.source, found.source_cy = amount_pence, source, source_cy
    db.session.flush()
    record(
        "published_figure.recorded", by=by, subject=found, transfer_id=transfer.id,
        figure=figure.value, amount_pence=amount_pence,
    )  # fmt: skip
    return found
