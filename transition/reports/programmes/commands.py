"""`flask reports programme`: a programme's status report as a file."""

from datetime import date
from pathlib import Path

import click
from flask.cli import with_appcontext
from sqlalchemy import select

from transition import clock
from transition.db import db
from transition.pdf import PdfError
from transition.reports.paper import LANGUAGES
from transition.reports.programmes import queries
from transition.reports.programmes.facts import compose, facts_as_issued
from transition.reports.programmes.paper import report_pdf
from transition.transfers.commands import IsoDate
from transition.transfers.models import Programme


@click.command("programme")
@click.option("--programme", "programme_id", type=int, required=True, help="The programme's number.")
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
@with_appcontext
def programme_command(programme_id: int, language: str, as_at: date | None, out: Path) -> None:
    """Write a programme's status report, its councils side by side, as a PDF.

    A report that was issued as at that day is written exactly as issued, the newest where there are several.
    Otherwise it is composed from what each council has issued by now, and the file says on every page that it was
    not issued: this command issues nothing.
    """
    today = clock.today()
    day = as_at or today
    if day > today:
        raise click.ClickException(f"{day.isoformat()} has not come yet: give today or a day before.")
    programme = db.session.scalar(select(Programme).where(Programme.id == programme_id))
    if programme is None:
        raise click.ClickException(f"There is no programme {programme_id}.")
    try:
        number, content = _made(programme, language, day)
        out.write_bytes(content)
    except PdfError as error:
        raise click.ClickException(f"The PDF could not be made: {error}") from None
    except OSError as error:
        raise click.ClickException(f"{out} could not be written: {error.strerror}.") from None
    which = f"report {number}, as issued" if number else "a draft, not issued"
    click.echo(f"{out}: programme {programme_id}, as at {day.isoformat()}, {which}.")


def _made(programme: Programme, language: str, day: date) -> tuple[int, bytes]:
    """The number of the report issued as at that very day and its kept bytes, or 0 and a draft."""
    kept = queries.latest_report(programme, by=day)
    if kept is None or kept.as_at_on != day:
        return 0, report_pdf(compose(programme, day).facts, language, "")
    document = queries.documents_of(kept).get(language)
    if document:
        return kept.number, document.pdf
    return kept.number, report_pdf(facts_as_issued(kept), language, kept.facts_digest)
