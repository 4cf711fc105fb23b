"""Making a bundle: each step once however often a worker is killed, and nothing that was made ever changes."""

import hashlib
from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import func, select, update
from sqlalchemy.exc import DatabaseError

from tests.bundles.cases import asked, files
from tests.conftest import TODAY
from tests.factories import viewer_for
from tests.letters.case import Case
from transition.audit.models import AuditDetail, AuditEvent
from transition.audit.queries import breaks
from transition.clock import now
from transition.consultation.records.models import QuickRecord
from transition.db import db
from transition.jobs import do_waiting
from transition.reports.bundles import jobs
from transition.reports.bundles.actions import ask_for_bundle
from transition.reports.bundles.models import BundleFile, BundleKind, BundlePiece, BundleWork
from transition.reports.bundles.queries import unions_of
from transition.rules.broken import RuleBroken

pytestmark = pytest.mark.usefixtures("one_page")
STEPS = ("gather", "bundle_pdf", "pack", "record")


class Killed(BaseException):
    """What no handler catches: the worker's end."""


def work_of(app: Flask, bundle_id: int) -> BundleWork:
    with app.app_context():
        return db.session.scalars(select(BundleWork).where(BundleWork.bundle_id == bundle_id)).one()


def count(app: Flask, table: type) -> int:
    with app.app_context():
        return db.session.scalar(select(func.count()).select_from(table)) or 0


def die(*_args: object, **_given: object) -> None:
    raise Killed


@pytest.mark.parametrize("step", STEPS)
def test_a_worker_killed_in_any_step_leaves_one_bundle_and_not_two(
    app: Flask, case: Case, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    with app.app_context():
        bundle_id = asked(case)
    with monkeypatch.context() as patched:
        patched.setattr(jobs, step, die)
        with pytest.raises(Killed):
            do_waiting(app, only="bundles")
    before = work_of(app, bundle_id)
    assert do_waiting(app, only="bundles") == 0, "somebody holds it"
    assert not before.is_done
    with app.app_context():
        db.session.execute(update(BundleWork).values(claimed_until=now() - timedelta(seconds=1)))
        db.session.commit()
    do_waiting(app, only="bundles")
    after = work_of(app, bundle_id)
    assert after.is_done
    assert (count(app, BundleFile), after.attempt_count) == (2, 2)
    assert before.as_at in (None, after.as_at), "what was gathered stays"
    with app.app_context():
        made = db.session.scalar(select(func.count()).where(AuditEvent.name == "bundle.made"))
        assert (made, list(breaks())) == (1, [])
        assert db.session.scalar(select(BundleWork.gathered)) is None


@pytest.mark.only_sqlite
def test_doing_it_again_does_nothing_more(app: Flask, case: Case) -> None:
    with app.app_context():
        bundle_id = asked(case)
    do_waiting(app, only="bundles")
    first = files(app, bundle_id)
    with app.app_context():
        jobs.make_bundle(bundle_id)
    assert do_waiting(app, only="bundles") == 0
    assert (files(app, bundle_id), count(app, BundleFile)) == (first, 2)


def test_both_digests_are_those_of_the_bytes_and_stand_in_the_trail(app: Flask, case: Case) -> None:
    with app.app_context():
        bundle_id = asked(case)
    do_waiting(app, only="bundles")
    pdf, packed = (hashlib.sha256(content).hexdigest() for content in files(app, bundle_id))
    with app.app_context():
        kept = {one.format.value: one.digest for one in db.session.scalars(select(BundleFile))}
        told = db.session.scalars(
            select(AuditDetail.details).join(AuditEvent).where(AuditEvent.name == "bundle.made")
        ).one()
    assert kept == {"pdf": pdf, "zip": packed}
    assert (told["pdf_digest"], told["zip_digest"]) == (pdf, packed)


@pytest.mark.parametrize("table", [BundleFile, BundlePiece])
def test_what_was_made_is_never_changed_and_never_deleted(app: Flask, case: Case, table: type) -> None:
    with app.app_context():
        asked(case)
    do_waiting(app, only="bundles")
    for statement in (update(table).values(id=999), table.__table__.delete()):  # type: ignore[attr-defined]  # SQLAlchemy adds it
        with app.app_context(), pytest.raises(DatabaseError):
            db.session.execute(statement)


def test_a_bundle_asked_for_twice_is_made_once(app: Flask, case: Case) -> None:
    with app.app_context():
        first = asked(case)
        assert asked(case) == first
        assert asked(case, language="cy") != first
    do_waiting(app, only="bundles")
    with app.app_context():
        assert asked(case) != first, "the records may have gone on"


@pytest.mark.only_sqlite
def test_bytes_that_are_not_those_of_their_digest_stop_a_bundle(
    app: Flask, case: Case, caplog: pytest.LogCaptureFixture
) -> None:
    with app.app_context():
        db.session.execute(
            update(QuickRecord).where(QuickRecord.document_digest != "").values(document=b"%PDF-1.4 other")
        )
        bundle_id = asked(case)
    for _ in range(5):
        do_waiting(app, only="bundles")
    work = work_of(app, bundle_id)
    assert (work.is_done, work.attempt_count) == (False, 3)
    assert "documents/quick-record-00001.pdf" in work.problem
    assert "failed" in caplog.text


@pytest.mark.only_sqlite
def test_a_file_is_kept_in_pieces(app: Flask, case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jobs, "PIECE", 1000)
    with app.app_context():
        bundle_id = asked(case)
    do_waiting(app, only="bundles")
    assert count(app, BundlePiece) > 5
    assert files(app, bundle_id)[1].startswith(b"PK")


@pytest.mark.only_sqlite
@pytest.mark.parametrize(
    ("kind", "is_foreign", "code"),
    [(BundleKind.FULL, False, "full_for_a_union"), (BundleKind.DISCLOSABLE, True, "not_recognised")],
)
def test_a_bundle_for_a_union_is_disclosable_and_the_employers_own(
    context: Flask, kind: BundleKind, is_foreign: bool, code: str
) -> None:
    from tests.factories import make_recognition
    from tests.letters.case import make_case

    case = make_case(people=0)
    union = make_recognition() if is_foreign else unions_of(case.outgoing)[0]
    with pytest.raises(RuleBroken) as refused:
        ask_for_bundle(
            case.transfer,
            case.outgoing,
            kind,
            language="en",
            recognition=union,
            by=viewer_for(case.preparer, TODAY),
        )
    assert refused.value.code == code
