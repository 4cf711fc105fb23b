"""What is done to the steps of a term: recorded, taken out; never deleted."""

from datetime import date

from transition.audit.record import By, record
from transition.db import check_version, db
from transition.rules.broken import RuleBroken
from transition.rules.service import MOST_YEARS, ServiceDate
from transition.staff.service.models import TermStep
from transition.staff.service.queries import steps_of
from transition.staff.terms.models import Term
from transition.transfers.models import Transfer


def add_step(
    transfer: Transfer,
    term: Term,
    *,
    after_years: int,
    counted_from: ServiceDate,
    text: str,
    text_cy: str,
    by: By,
) -> TermStep:
    """Record what a term brings after so many years. RuleBroken `years_out_of_range`, `step_recorded_before`."""
    if not 1 <= after_years <= MOST_YEARS:
        raise RuleBroken("years_out_of_range", "after_years")
    if any((one.after_years, one.counted_from) == (after_years, counted_from) for one in steps_of(term)):
        raise RuleBroken("step_recorded_before", "after_years")
    step = TermStep(
        term_id=term.id, after_years=after_years, counted_from=counted_from, text=text, text_cy=text_cy
    )
    db.session.add(step)
    db.session.flush()
    said = {"category": term.category.value, "after_years": after_years, "counted_from": counted_from.value}
    record("term_step.added", by=by, subject=step, transfer_id=transfer.id, **said)
    return step


def take_step_out(transfer: Transfer, step: TermStep, *, version: int, by: By, today: date) -> None:
    """Say that a term brings no such step. Raises Stale; RuleBroken `taken_out_before`."""
    check_version(step, version)
    if step.taken_out_on is not None:
        raise RuleBroken("taken_out_before")
    step.taken_out_on = today
    db.session.flush()
    record("term_step.taken_out", by=by, subject=step, transfer_id=transfer.id, after_years=step.after_years)
