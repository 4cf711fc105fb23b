"""`flask reports`: a council's status report as a file."""

from datetime import date
from pathlib import Path

import click
from flask.cli import AppGroup
from sqlalchemy import select

from transition import clock
from transition.db import db
from transition.pdf import PdfError
from transition.reports import queries
from transition.reports.content import Report
from transition.reports.facts import facts_of, thawed
from transition.reports.paper import LANGUAGES, report_pdf
from transition.transfers.commands import IsoDate
from transition.transfers.models import Transfer

reports = AppGroup("reports", help="Status reports.")


@reports.command("status")
@click.option("--transfer", "transfer_id", type=int, required=True, help="The transfer's number.")
@click.option(
    "--part",
    type=click.IntRange(1, 2),
    required=True,
    help="1 for the part that may be published, 2 for the exempt part.",
)
@click.option(
    "--language", type=click.Choice(LANGUAGES), default="en", show_default=True, help="Welsh or English."
)
@click.option(
    "--as-at", type=IsoDate(), help="The day at whose end the report describes; today when not given."
)
@click.option(
    "--out",
    type=click.Path(dir_okay=False, path_type=Path),
    required=True,
    help="The PDF file to write.",
)
def status_command(transfer_id: int, part: int, language: str, as_at: date | None, out: Path) -> None:
    """Write a council's status report as a PDF.

    A report that was issued as at that day is written exactly as issued, the newest where there are several.
    Otherwise the records are read as they are and the file says on every page that it was not issued: this
    command issues nothing.
    """
    today = clock.today()
    day = as_at or today
    if day > today:
        raise click.ClickException(f"{day.isoformat()} has not come yet: give today or a day before.")
    transfer = db.session.scalar(select(Transfer).where(Transfer.id == transfer_id))
    if transfer is None:
        raise click.ClickException(f"There is no transfer {transfer_id}.")
    try:
        report, content = _made(transfer, part, language, day, today)
        out.write_bytes(content)
    except PdfError as error:
        raise click.ClickException(f"The PDF could not be made: {error}") from None
    except OSError as error:
        raise click.ClickException(f"{out} could not be written: {error.strerror}.") from None
    which = f"report {report.number}, as issued" if report.number else "a draft, not issued"
    click.echo(f"{out}: part {part}, as at {day.isoformat()}, {which}.")


def _made(transfer: Transfer, part: int, language: str, day: date, today: date) -> tuple[Report, bytes]:
    """The issued report of that very day with its kept bytes, or a draft."""
    kept = queries.latest_report(transfer, part, by=day)
    if kept is None or kept.as_at_on != day:
        report = facts_of(transfer, part, day, today)
        return report, report_pdf(report, language)
    report = thawed(kept.facts)
    document = queries.documents_of(kept).get(language)
    return report, document.pdf if document else report_pdf(report, language)
