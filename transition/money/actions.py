"""Recording what a transfer costs, where its money comes from and what was published about it."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy.orm.attributes import flag_modified

from transition.audit.record import By, record
from transition.db import Stale, check_version, db
from transition.i18n.names import Words
from transition.money.models import CostKind, CostLine, Figure, LineFunding, PublishedFigure
from transition.money.queries import find_figure
from transition.money.sums import source_said
from transition.money.uplift import on_costs
from transition.rules.broken import RuleBroken
from transition.rules.financial_years import PartYear
from transition.transfers.models import Transfer


@dataclass(frozen=True)
class CostLineAnswers:
    """What an officer says of one line; the amount is a full year's, in pence, None where its pay is given apart."""

    kind: CostKind
    name: str
    amount_pence: int | None
    name_cy: str = ""
    funding_source: str = ""
    funding_source_cy: str = ""
    people_count: int | None = None
    is_published: bool = False
    first_year: int | None = None
    last_year: int | None = None
    part_year: PartYear = PartYear.WHOLE
    salary_pence: int | None = None
    insurance_hundredths: int | None = None
    insurance_pence: int | None = None
    pension_hundredths: int | None = None
    pension_pence: int | None = None


def add_cost_line(
    transfer: Transfer, answers: CostLineAnswers, *, by: By, shared_cost_id: int | None = None
) -> CostLine:
    """Adds a line. RuleBroken as `checked`."""
    line = CostLine(transfer_id=transfer.id, shared_cost_id=shared_cost_id, **vars(checked(answers)))
    line.later_funding = []
    db.session.add(line)
    db.session.flush()
    record("cost_line.added", by=by, subject=line, transfer_id=transfer.id, kind=line.kind.value)
    return line


def change_cost_line(line: CostLine, answers: CostLineAnswers, *, version: int, by: By) -> None:
    """Changes a line. Raises Stale when somebody else did first; RuleBroken as `checked`."""
    check_version(line, version)
    for name, value in vars(checked(answers)).items():
        setattr(line, name, value)
    db.session.flush()
    record("cost_line.changed", by=by, subject=line, transfer_id=line.transfer_id, kind=line.kind.value)


def checked(answers: CostLineAnswers) -> CostLineAnswers:
    """The answers with their amount: the salary and its on-costs, each rounded to the penny, where they are given.

    RuleBroken `amount_missing`, `amount_twice`, `salary_missing`, `on_cost_twice`, `last_before_first`.
    """
    if answers.first_year and answers.last_year and answers.last_year < answers.first_year:
        raise RuleBroken("last_before_first", "last_year")
    for name in ("insurance", "pension"):
        percent, amount = getattr(answers, f"{name}_hundredths"), getattr(answers, f"{name}_pence")
        if percent is not None and amount is not None:
            raise RuleBroken("on_cost_twice", f"{name}_pence")
        if answers.salary_pence is None and (percent is not None or amount is not None):
            raise RuleBroken("salary_missing", "salary_pence")
    if answers.salary_pence is None:
        if answers.amount_pence is None:
            raise RuleBroken("amount_missing", "amount_pence")
        return answers
    line = CostLine(**vars(answers))
    total = answers.salary_pence + on_costs(answers.salary_pence, line)
    if answers.amount_pence not in (None, total):
        raise RuleBroken("amount_twice", "amount_pence", {"total": total})
    return replace(answers, amount_pence=total)


def remove_cost_line(line: CostLine, *, version: int, by: By, today: date) -> None:
    """Takes a line out of the sums; it stays in the record. Raises Stale."""
    check_version(line, version)
    line.removed_on = today
    db.session.flush()
    record("cost_line.removed", by=by, subject=line, transfer_id=line.transfer_id, kind=line.kind.value)


def name_source(
    transfer: Transfer,
    lines: Collection[CostLine],
    *,
    versions: Mapping[int, int],
    from_year: int | None,
    source: str,
    source_cy: str,
    by: By,
    is_replacing: bool = False,
) -> None:
    """Says where the money of these lines comes from, from a financial year on; from their first year when None.

    What was said for later years stays. `versions` are those of the lines when the form was opened, by their number.
    Raises Stale; RuleBroken `lines_missing`, `source_replaced` where a line has another source for that year already
    and nobody said that it is replaced.
    """
    if not lines:
        raise RuleBroken("lines_missing", "lines")
    for line in lines:
        check_version(line, versions.get(line.id, 0))
    replaced = [
        line for line in lines if source_said(line, from_year) not in (None, Words(source, source_cy))
    ]
    if replaced and not is_replacing:
        names = tuple(Words(line.name, line.name_cy) for line in replaced)
        raise RuleBroken("source_replaced", "is_replacing", {"names": names})
    for line in lines:
        flag_modified(
            line, "funding_source"
        )  # a line with another source for a year is another version of it
        if from_year is None:
            line.funding_source, line.funding_source_cy = source, source_cy
            continue
        said = next((one for one in line.later_funding if one.from_year == from_year), None)
        if said is None:
            line.later_funding.append(LineFunding(from_year=from_year, source=source, source_cy=source_cy))
        else:
            said.source, said.source_cy = source, source_cy
    db.session.flush()
    record(
        "cost_line.funded", by=by, subject=transfer, transfer_id=transfer.id, from_year=from_year,
        count=len(lines),
    )  # fmt: skip


def withdraw_source(line: CostLine, said: LineFunding, *, version: int, by: By) -> None:
    """Takes back a line’s source from a year on: what was said before it counts again. Raises Stale."""
    check_version(line, version)
    flag_modified(line, "funding_source")
    line.later_funding.remove(said)
    db.session.flush()
    record(
        "cost_line.source_withdrawn",
        by=by,
        subject=line,
        transfer_id=line.transfer_id,
        from_year=said.from_year,
    )


def record_published_figure(
    transfer: Transfer,
    figure: Figure,
    *,
    amount_pence: int,
    source: str,
    source_cy: str,
    version: int,
    by: By,
    year: int = 0,
    line: CostLine | None = None,
) -> PublishedFigure:
    """Keeps a sum, or a line, as it was published, in place of what was kept before. Year 0: of a full year.

    `version` is that of what was kept when the form was opened, 0 for nothing. Raises Stale; RuleBroken
    `source_missing`.
    """
    if not source.strip():
        raise RuleBroken("source_missing", "source")
    found = find_figure(transfer, figure, year=year, line=line)
    if found is not None:
        check_version(found, version)
    elif version:
        raise Stale
    if found is None:
        line_id = line.id if line else None
        found = PublishedFigure(transfer_id=transfer.id, figure=figure, year=year, line_id=line_id)
        db.session.add(found)
    found.amount_pence, found.source, found.source_cy = amount_pence, source, source_cy
    db.session.flush()
    record(
        "published_figure.recorded", by=by, subject=found, transfer_id=transfer.id,
        figure=figure.value, amount_pence=amount_pence,
    )  # fmt: skip
    return found
