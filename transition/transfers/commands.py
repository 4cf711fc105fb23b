"""`flask transfers`: the timetable of a transfer and working days, worked out without a database."""

import json
from datetime import date, datetime
from typing import Any, NoReturn

import click
from flask.cli import AppGroup

from transition import clock
from transition.rules.basis import LegalBasis
from transition.rules.broken import RuleBroken
from transition.rules.calendar import working_days_after
from transition.rules.deadlines import Deadline, timetable

MOST_WORKING_DAYS = 10_000

transfers = AppGroup("transfers", help="Transfers and their dates.")


class IsoDate(click.ParamType[date]):
    """A date written year, month, day with hyphens."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """Read the date, or say how to write one."""
        if isinstance(value, date):
            return value
        try:
            return datetime.strptime(str(value), "%Y-%m-%d").date()  # noqa: DTZ007 - a day, not a moment
        except ValueError:
            self.fail(f"{value!r} is not a date: write it as YYYY-MM-DD, such as 2026-04-01.", param, ctx)


class Basis(click.ParamType[LegalBasis]):
    """A legal basis by its name, in either case, with hyphens or underscores."""

    name = "basis"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> LegalBasis:
        """Read the basis, or list those there are."""
        try:
            return LegalBasis(str(value).upper().replace("-", "_"))
        except ValueError:
            choices = ", ".join(LegalBasis)
            self.fail(f"{value!r} is not a legal basis: choose one of {choices}.", param, ctx)


@transfers.command("timetable", with_appcontext=False)
@click.option("--on", "transfer_on", type=IsoDate(), required=True, help="The day of the transfer.")
@click.option(
    "--basis",
    type=Basis(),
    default=LegalBasis.TUPE.value,
    show_default=True,
    help=f"The legal basis: {', '.join(LegalBasis)}.",
)
@click.option(
    "--notified-on",
    type=IsoDate(),
    help="The day on which liability information is notified; dates the earliest day it may be as at.",
)
@click.option("--json", "as_json", is_flag=True, help="Print a list of objects instead of a table.")
def timetable_command(transfer_on: date, basis: LegalBasis, notified_on: date | None, as_json: bool) -> None:
    """Print every computed date of a transfer with its source.

    Statutory dates never move for weekends and bank holidays: the advised day does.
    """
    try:
        found = timetable(transfer_on, basis, clock.bank_holidays(), notified_on)
    except RuleBroken as broken:
        _fail(broken)
    if as_json:
        click.echo(json.dumps([as_row(deadline) for deadline in found], indent=2))
    else:
        click.echo("\n".join(as_lines(found)))


@transfers.command("working-day", with_appcontext=False)
@click.option("--after", "day", type=IsoDate(), required=True, help="The day to count from, not counted.")
@click.option(
    "--days",
    "number",
    type=click.IntRange(1, MOST_WORKING_DAYS),
    required=True,
    help="How many working days.",
)
def working_day_command(day: date, number: int) -> None:
    """Print the Nth working day after a date, by the bank holidays of England and Wales."""
    try:
        found = working_days_after(day, number, clock.bank_holidays())
    except RuleBroken as broken:
        _fail(broken)
    click.echo(found.isoformat())
    if found.year > max(clock.bank_holidays()).year:
        click.echo(
            "Bank holidays are not known for every year in between: only weekends are left out.", err=True
        )


def as_row(deadline: Deadline) -> dict[str, Any]:
    """Give a deadline as the JSON that scripts read."""
    return {
        "duty": deadline.duty.value,
        "due_on": deadline.due_on.isoformat(),
        "advised_on": deadline.advised_on.isoformat(),
        "source": deadline.source,
        "kind": deadline.kind.value,
        "is_last_day": deadline.is_last_day,
        "cautious_on": deadline.cautious_on.isoformat() if deadline.cautious_on else None,
        "to_be_confirmed": deadline.to_be_confirmed,
        "owed_by": deadline.owed_by.value,
        "owed_to": deadline.owed_to.value,
        "bank_holidays_known": _are_holidays_known(deadline),
    }


def as_lines(found: list[Deadline]) -> list[str]:
    """Lay the dates out for a terminal, one line for each."""
    lines = [f"{'Duty':<27}{'Day':<16}{'Advised':<16}{'Kind':<18}Source"]
    for deadline in found:
        bound = "by " if deadline.is_last_day else "from "
        notes = " (to be confirmed by your adviser)" if deadline.to_be_confirmed else ""
        if deadline.doubt:
            notes += f" (not confirmed: {deadline.doubt.other_on.isoformat()} under {deadline.doubt.source})"
        lines.append(
            f"{deadline.duty.value:<27}{bound + deadline.due_on.isoformat():<16}"
            f"{deadline.advised_on.isoformat():<16}{deadline.kind.value:<18}{deadline.source}{notes}"
        )
    if not all(_are_holidays_known(deadline) for deadline in found):
        lines.append(
            "Bank holidays are not known for every year above: those advised days skip weekends only."
        )
    return lines


def _are_holidays_known(deadline: Deadline) -> bool:
    """Say whether the advised day lies in a year whose bank holidays are published."""
    return deadline.advised_on.year in {day.year for day in clock.bank_holidays()}


def _fail(broken: RuleBroken) -> NoReturn:
    """Say on standard error what was wrong, and leave with 1."""
    match broken.code:
        case "before_tupe_2006":
            began_on = broken.facts["began_on"].isoformat()
            message = f"TUPE 2006 governs transfers from {began_on} on: give a later day with --on."
        case "date_out_of_range":
            message = "A date falls outside the calendar (years 1 to 9999): give another day."
        case _:
            message = f"The rules refuse this: {broken.code}."
    raise click.ClickException(message) from None
