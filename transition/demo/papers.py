"""What the demonstration leaves in `instance/demo/`: its letters, its status reports, today's e-mails."""

from datetime import date
from pathlib import Path

from flask import Flask
from sqlalchemy import select

from transition import clock
from transition.access.permissions import Viewer
from transition.db import db
from transition.demo.case import Case
from transition.i18n.names import Words
from transition.jobs import do_waiting
from transition.letters.models import Batch, Document, Letter
from transition.reminders.actions import queue_digests
from transition.reminders.sending import write_eml
from transition.reports.actions import Issue, issue_report
from transition.reports.content import PUBLIC
from transition.reports.issuing import Issuing
from transition.reports.papers.actions import add_paper
from transition.reports.papers.kinds import PaperKind
from transition.reports.programmes.actions import issue_report as issue_programme_report
from transition.reports.programmes.queries import documents_of as documents_of_programme
from transition.reports.queries import documents_of
from transition.transfers.models import Programme


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


# Made up, as every day and paper of the demonstration is; what the cabinet was told is the published report.
_PAPERS = (
    (
        PaperKind.EQUALITY, "Digital and Data: moving to the Shared Resource Service",
        "Digidol a Data: symud i'r Gwasanaeth Adnoddau a Rennir", date(2025, 12, 2), "Head of Policy", "EIA 2025/41",
    ),
    (
        PaperKind.WELSH_LANGUAGE, "Digital and Data: moving to the Shared Resource Service",
        "Digidol a Data: symud i'r Gwasanaeth Adnoddau a Rennir", date(2025, 12, 4), "Welsh Language Officer", "WLIA 2025/17",
    ),
    (PaperKind.BACKGROUND, "Report to the cabinet", "Adroddiad i’r cabinet", None, "Chief Officer, Resources", ""),
)  # fmt: skip


def list_papers(case: Case, today: date) -> None:
    """The assessments and the paper that a large council's report draws on."""
    for kind, title, title_cy, dated_on, by_whom, reference in _PAPERS:
        answers = {
            "kind": kind, "title": title, "title_cy": title_cy, "dated_on": dated_on, "by_whom": by_whom,
            "reference": reference,
        }  # fmt: skip
        add_paper(case.transfer, answers, by=case.officer(today), today=today)


def reports(app: Flask, cases: dict[str, Case], folder: Path, today: date) -> None:
    """Issues Part 1 of each council's status report and writes it in both languages."""
    folder.mkdir(parents=True, exist_ok=True)
    list_papers(cases["monmouthshire"], today)
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


def programme_reports(app: Flask, lead: Viewer, folder: Path, today: date) -> None:
    """Issues the status report of each programme, its councils side by side, and writes it in both languages."""
    asked = Words(
        "The programme board is asked to note this report.",
        "Gofynnir i fwrdd y rhaglen nodi’r adroddiad hwn.",
    )
    issue = Issuing(as_at=today, asked=asked)
    programmes = list(db.session.scalars(select(Programme).order_by(Programme.id)))
    kept = [issue_programme_report(programme, issue, by=lead, today=today) for programme in programmes]
    db.session.commit()
    do_waiting(app)
    db.session.expire_all()
    for place, report in enumerate(kept, 1):
        for language, document in documents_of_programme(report).items():
            (folder / f"programme-report-{place}-{language}.pdf").write_bytes(document.pdf)


def messages(app: Flask, folder: Path, today: date) -> None:
    """Today's digests: they wait in the outbox for a mail server, and each is written as a file to look at."""
    queue_digests(today, clock.now(), base_url=app.config["BASE_URL"])
    db.session.commit()
    write_eml(folder)
