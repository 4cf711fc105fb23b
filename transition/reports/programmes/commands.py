"""`flask reports programme`: a programme's status report as a file."""

from datetime import date
from pathlib import Path

import click
from flask.cli import with_appcontext
from sqlalchemy import select

from transition.db import db
from transition.reports.commands import day_described, of_a_day, write
from transition.reports.programmes import queries
from transition.reports.programmes.facts import compose, facts_as_issued
from transition.reports.programmes.paper import report_pdf
from transition.transfers.models import Programme


@click.command("programme")
@click.option("--programme", "programme_id", type=int, required=True, help="The programme's number.")
@of_a_day
@with_appcontext
def programme_command(programme_id: int, language: str, as_at: date | None, out: Path) -> None:
    """Write a programme's status report, its councils side by side, as a PDF.

    A report that was issued as at that day is written exactly as issued, the newest where there are several.
    Otherwise it is composed from what each council has issued by now, and the file says on every page that it was
    not issued: this command issues nothing.
    """
    day = day_described(as_at)
    programme = db.session.scalar(select(Programme).where(Programme.id == programme_id))
    if programme is None:
        raise click.ClickException(f"There is no programme {programme_id}.")
    which = write(out, lambda: _made(programme, language, day))
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
