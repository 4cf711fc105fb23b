"""How long a bundle of 200 events and 300 letters takes, and the most memory that making it held."""

import os
import resource
import sys
import tempfile
import time
from datetime import UTC, date, datetime, timedelta
from multiprocessing import get_context
from pathlib import Path

from flask import Flask
from flask_migrate import upgrade

from config import Config
from tests.conftest import TODAY
from tests.factories import make_meeting, make_representation, viewer_for
from tests.letters.case import ANNOUNCEMENT, Case, make_case, make_ready, prepared
from transition.app import create_app
from transition.consultation.queries import consultation_of
from transition.consultation.records.actions import keep_quick_record
from transition.db import db
from transition.jobs import do_waiting
from transition.letters.issuing import approve_batch, issue_batch
from transition.letters.models import Batch
from transition.pdf import stop
from transition.reports.bundles.actions import ask_for_bundle
from transition.reports.bundles.models import BundleKind, EvidenceBundle
from transition.reports.bundles.queries import files_of
from transition.rules.consultation import Outcome
from transition.rules.letters import LanguageChoice

EVENTS = int(os.environ.get("BENCH_EVENTS", "200"))
LETTERS = int(os.environ.get("BENCH_BUNDLE_LETTERS", "300"))
OPENED = date(2026, 2, 4)
WORDS = (
    "We ask that the pay day is kept, because rent and standing orders fall due on the first of the month. "
    * 6
)


def _megabytes() -> int:
    """The most that this process held, and with it the one that drew for it, once that has ended."""
    held = sum(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return held // (1024 * 1024 if sys.platform == "darwin" else 1024)


def build(people: int = LETTERS, events: int = EVENTS) -> Case:
    """The transfer, with so many people to write to and so many things that happened."""
    case = make_case(people=0)
    for number in range(people):
        make_ready(case.transfer, surname=f"Enghraifft{number}", language=LanguageChoice.ENGLISH)
    file = consultation_of(case.transfer, case.outgoing)
    assert file is not None
    officer = viewer_for(case.preparer)
    for number in range(events // 4):
        day = OPENED + timedelta(days=number % 24)
        at = datetime.combine(day, datetime.min.time(), UTC) + timedelta(hours=10)
        make_meeting(file, starts_at=at, is_held=True, agenda=WORDS, title=f"Meeting {number}")
        make_representation(
            file, case.unions[number % 2], text=WORDS, received_on=day, replied_on=day + timedelta(days=2),
            outcome=Outcome.AGREED, reply=WORDS, recorded_by_id=case.preparer.id,
        )  # fmt: skip
        keep_quick_record(file, happened_on=day, who="UNISON", what=WORDS, by=officer, today=TODAY)
    db.session.commit()
    return case


def issue(app: Flask, case: Case) -> None:
    """The letters, made and issued."""
    with app.app_context():
        batch_id = prepared(case, ANNOUNCEMENT).id
        db.session.commit()
    do_waiting(app)
    with app.app_context():
        batch = db.session.get_one(Batch, batch_id)
        approve_batch(batch, case.transfer, by=viewer_for(case.approver), today=TODAY)
        issue_batch(batch, case.transfer, by=viewer_for(case.preparer), today=TODAY)
        db.session.commit()


def _app(place: Path) -> Flask:
    return create_app(
        Config(
            database_url=f"sqlite:///{place / 'bench.sqlite'}", secret_key="only for tests " * 4, today=TODAY,
            testing=True, instance=place,
        )
    )  # fmt: skip


def make(place: Path) -> tuple[float, int, int]:
    """What waits, made in this process: the seconds, and the most memory in MB before and after."""
    app, before = _app(place), _megabytes()
    began = time.perf_counter()
    do_waiting(app, only="bundles")
    seconds = time.perf_counter() - began
    stop()
    return seconds, before, _megabytes()


def measure(app: Flask, place: Path, case: Case, kind: BundleKind) -> None:
    """Makes one bundle in a worker of its own, and prints what it took."""
    with app.app_context():
        bundle = ask_for_bundle(
            case.transfer, case.outgoing, kind, language="en", by=viewer_for(case.preparer)
        )
        db.session.commit()
    with get_context("spawn").Pool(1) as pool:
        seconds, before, most = pool.apply(make, (place,))
    with app.app_context():
        files = files_of([db.session.get_one(EvidenceBundle, bundle.id)])[bundle.id]
    pdf, packed = files["pdf"], files["zip"]
    print(
        f"bundle: {kind.value.lower():12} {seconds:6.1f} s, at most {most} MB ({before} MB before it began); "
        f"{pdf.page_count} pages, {packed.file_count} files, ZIP {packed.size / 1_000_000:.1f} MB",
        flush=True,
    )


def main() -> None:
    """Prints the seconds and the memory for each kind."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        app = _app(place)
        with app.app_context():
            upgrade()
            case = build()
        issue(app, case)
        print(f"bundle: {EVENTS} events, {LETTERS} letters")
        for kind in BundleKind:
            measure(app, place, case, kind)
        with app.app_context():
            db.engine.dispose()


if __name__ == "__main__":
    main()
