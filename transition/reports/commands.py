"""`flask reports`: a council's status report as a file."""

from collections.abc import Callable
from datetime import date
from functools import reduce
from pathlib import Path
from typing import Any, TypeVar

import click
from flask.cli import AppGroup
from sqlalchemy import select

from transition import clock
from transition.db import db
from transition.pdf import PdfError
from transition.reports import queries
from transition.reports.facts import facts_of, thawed
from transition.reports.paper import LANGUAGES, report_pdf
from transition.transfers.commands import IsoDate
from transition.transfers.models import Transfer

reports = AppGroup("reports", help="Status reports.")
Command = TypeVar("Command", bound=Callable[..., Any])
_OPTIONS = (
    click.option(
        "--language", type=click.Choice(LANGUAGES), default="en", show_default=True, help="Welsh or English."
    ),
    click.option(
        "--as-at", type=IsoDate(), help="The day at whose end the report describes; today when not given."
    ),
    click.option(
        "--out", type=click.Path(dir_okay=False, path_type=Path), required=True, help="The PDF file to write."
    ),
)


def of_a_day(command: Command) -> Command:
    """Gives a command the options of any report: its language, the day that it describes, the file to write."""
    return reduce(lambda made, option: option(made), reversed(_OPTIONS), command)


def day_described(as_at: date | None) -> date:
    """The day asked for, else today."""
    day = as_at or clock.today()
    if day > clock.today():
        raise click.ClickException(f"{day.isoformat()} has not come yet: give today or a day before.")
    return day


def write(out: Path, make: Callable[[], tuple[int, bytes]]) -> str:
    """Writes what is made, the number of the report (0: a draft) with its bytes; says which it is."""
    try:
        number, content = make()
        out.write_bytes(content)
    except PdfError as error:
        raise click.ClickException(f"The PDF could not be made: {error}") from None
    except OSError as error:
        raise click.ClickException(f"{out} could not be written: {error.strerror}.") from None
    return f"report {number}, as issued" if number else "a draft, not issued"


@reports.command("status")
@click.option("--transfer", "transfer_id", type=int, required=True, help="The transfer's number.")
@click.option(
    "--part",
    type=click.IntRange(1, 2),
    required=True,
    help="1 for the part that may be published, 2 for the exempt part.",
)
@of_a_day
def status_command(transfer_id: int, part: int, language: str, as_at: date | None, out: Path) -> None:
    """Write a council's status report as a PDF.

    A report that was issued as at that day is written exactly as issued, the newest where there are several.
    Otherwise the records are read as they are and the file says on every page that it was not issued: this
    command issues nothing.
    """
    day = day_described(as_at)
    transfer = db.session.scalar(select(Transfer).where(Transfer.id == transfer_id))
    if transfer is None:
        raise click.ClickException(f"There is no transfer {transfer_id}.")
    which = write(out, lambda: _made(transfer, part, language, day))
    click.echo(f"{out}: part {part}, as at {day.isoformat()}, {which}.")


def _made(transfer: Transfer, part: int, language: str, day: date) -> tuple[int, bytes]:
    """The number of the report issued as at that very day and its kept bytes, or 0 and a draft."""
    kept = queries.latest_report(transfer, part, by=day)
    if kept is None or kept.as_at_on != day:
        return 0, report_pdf(facts_of(transfer, part, day, clock.today()), language)
    document = queries.documents_of(kept).get(language)
    return kept.number, document.pdf if document else report_pdf(thawed(kept.facts), language)
