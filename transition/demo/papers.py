"""What the demonstration leaves in `instance/demo/`: its letters, the three status reports, today's e-mails."""

from datetime import date
from pathlib import Path

from flask import Flask
from sqlalchemy import select

from transition import clock
from transition.db import db
from transition.demo.case import Case
from transition.i18n.names import Words
from transition.jobs import do_waiting
from transition.letters.models import Batch, Document, Letter
from transition.reminders.actions import queue_digests
from transition.reminders.sending import write_eml
from transition.reports.actions import Issue, issue_report
from transition.reports.content import PUBLIC
from transition.reports.queries import documents_of


def letters(folder: Path) -> int:
    """Writes every document of every batch, named by its reference; gives how many."""
    folder.mkdir(parents=True, exist_ok=True)
    query = (
        select(Letter.reference, Batch.kind, Document.language, Document.pdf)
        .join(Letter, Document.letter_id == Letter.id)
        .join(Batch, Letter.batch_id == Batch.id)
        .order_by(Document.id)
    )
    count = 0
    for reference, kind, language, pdf in db.session.execute(query):
        name = f"{reference.replace('/', '-')}-{kind.value.lower().replace('_', '-')}-{language}.pdf"
        (folder / name).write_bytes(pdf)
        count += 1
    return count


def reports(app: Flask, cases: dict[str, Case], folder: Path, today: date) -> None:
    """Issues Part 1 of each council's status report and writes it in both languages."""
    folder.mkdir(parents=True, exist_ok=True)
    asked = Words("Cabinet is asked to note this report.", "Gofynnir i’r Cabinet nodi’r adroddiad hwn.")
    kept = {
        slug: issue_report(
            case.transfer, PUBLIC, Issue(as_at=today, asked=asked), by=case.officer(today), today=today
        )
        for slug, case in cases.items()
    }
    db.session.commit()
    do_waiting(app)
    db.session.expire_all()
    for slug, report in kept.items():
        for language, document in documents_of(report).items():
            (folder / f"status-report-{slug}-part-1-{language}.pdf").write_bytes(document.pdf)


def messages(app: Flask, folder: Path, today: date) -> None:
    """Today's digests: they wait in the outbox for a mail server, and each is written as a file to look at."""
    queue_digests(today, clock.now(), base_url=app.config["BASE_URL"])
    db.session.commit()
    write_eml(folder)
