"""The work of making a bundle: gathered, drawn and packed, each step kept by itself, each done once.

A worker that is killed between two steps leaves what was kept; the next one goes on from there, with the same
entries. One that is killed in the middle of a step leaves nothing of it.
"""

import hashlib
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import IO

from sqlalchemy import select, update
from sqlalchemy.orm import undefer

from transition.audit.record import record
from transition.bulk import added
from transition.clock import now
from transition.db import db, reading
from transition.employers.models import Employer, Recognition
from transition.jobs import Work
from transition.leases import still_waits, waiting_keys
from transition.pdf import PdfError, page_count
from transition.reports.bundles.actions import WORK
from transition.reports.bundles.archive import Damaged, pack
from transition.reports.bundles.entries import freeze, thaw
from transition.reports.bundles.gathering import gather
from transition.reports.bundles.models import (
    BundleFile,
    BundlePiece,
    BundleWork,
    EvidenceBundle,
    Format,
)
from transition.reports.bundles.paper import bundle_pdf
from transition.reports.bundles.queries import files_of, get_file, pieces_of
from transition.transfers.models import Transfer

LEASE = timedelta(minutes=15)
PIECE = 4 * 1024 * 1024


def waiting(most: int) -> list[int]:
    """The bundles that are still to be made and that nobody holds."""
    return waiting_keys(BundleWork, BundleWork.bundle_id, most)


def make_bundle(bundle_id: int) -> None:
    """Does what is still to be done of a bundle; nothing when it is made or somebody holds it."""
    attempt = _claim(bundle_id)
    if attempt is None:
        return
    try:
        _gather(bundle_id, attempt)
        _draw(bundle_id, attempt)
        _pack(bundle_id, attempt)
    except Exception as error:
        db.session.rollback()
        # Of errors that are not ours only the name is kept: their words may quote a record.
        told = str(error) if isinstance(error, PdfError | Damaged) else ""
        _ours(bundle_id, attempt, problem=f"{type(error).__name__}: {told}"[:500], claimed_until=None)
        db.session.commit()
        raise


def _claim(bundle_id: int) -> int | None:
    """Takes the bundle for a while, alone; gives the number of this attempt, None when it no longer waits."""
    taken = db.session.execute(
        update(BundleWork)
        .where(BundleWork.bundle_id == bundle_id, *still_waits(BundleWork))
        .values(claimed_until=now() + LEASE, attempt_count=BundleWork.attempt_count + 1)
        .returning(BundleWork.attempt_count),
        execution_options={"synchronize_session": False},
    ).scalar_one_or_none()
    db.session.commit()
    return taken


def _ours(bundle_id: int, attempt: int, **values: object) -> bool:
    """Keeps how far the work is and holds it anew; False when another worker took it over as the lease ran out."""
    held = db.session.execute(
        update(BundleWork)
        .where(
            BundleWork.bundle_id == bundle_id,
            BundleWork.attempt_count == attempt,
            BundleWork.is_done.is_(False),
        )
        .values(**{"claimed_until": now() + LEASE, **values})
        .returning(BundleWork.id),
        execution_options={"synchronize_session": False},
    ).scalar_one_or_none()
    return held is not None


def _bundle(bundle_id: int) -> tuple[EvidenceBundle, BundleWork]:
    query = (
        select(EvidenceBundle, BundleWork)
        .join(BundleWork, BundleWork.bundle_id == EvidenceBundle.id)
        .where(EvidenceBundle.id == bundle_id)
        .options(undefer(BundleWork.gathered))
        .execution_options(populate_existing=True)
    )
    found = db.session.execute(query).one()
    return found[0], found[1]


def _owners(bundle: EvidenceBundle) -> tuple[Transfer, Employer]:
    transfer = db.session.scalars(select(Transfer).where(Transfer.id == bundle.transfer_id)).one()
    return transfer, db.session.scalars(select(Employer).where(Employer.id == bundle.employer_id)).one()


@contextmanager
def _looking() -> Iterator[None]:
    """Reads for a while, in a transaction that keeps no writer waiting, and is over afterwards."""
    with reading():
        try:
            yield
        finally:
            db.session.rollback()


def _gather(bundle_id: int, attempt: int) -> None:
    """First step: what the records say now, frozen for the other two."""
    with _looking():
        bundle, work = _bundle(bundle_id)
        if work.gathered is not None:
            return
        as_at = now()
        gathered = gather(bundle, *_owners(bundle), as_at)
    kept = {"gathered": freeze(gathered), "entry_count": len(gathered.entries)}
    if _ours(bundle_id, attempt, as_at=as_at, problem="", **kept):
        db.session.commit()


def _draw(bundle_id: int, attempt: int) -> None:
    """Second step: the PDF."""
    with _looking():
        bundle, work = _bundle(bundle_id)
        if Format.PDF.value in files_of([bundle])[bundle.id] or work.gathered is None or work.as_at is None:
            return
        transfer, employer = _owners(bundle)
        content = bundle_pdf(bundle, transfer, employer, thaw(work.gathered), work.as_at, _union(bundle))
    if _ours(bundle_id, attempt):
        _keep(bundle, Format.PDF, _pieces_of_bytes(content), page_count=page_count(content))
        db.session.commit()


def _union(bundle: EvidenceBundle) -> str:
    query = select(Recognition).where(Recognition.id == bundle.recognition_id)
    found = db.session.scalar(query) if bundle.recognition_id else None
    return found.union.name if found else ""


def _pack(bundle_id: int, attempt: int) -> None:
    """Third step: the ZIP; then nothing waits, and what was gathered is forgotten."""
    with tempfile.TemporaryFile() as out:
        with _looking():
            bundle, work = _bundle(bundle_id)
            if work.is_done or work.gathered is None:
                return
            narrative = b"".join(pieces_of(get_file(bundle, Format.PDF)))
            count = pack(out, thaw(work.gathered), narrative, bundle.language)
        out.seek(0)
        if _ours(bundle_id, attempt, is_done=True, gathered=None, claimed_until=None, problem=""):
            _finish(bundle, _keep(bundle, Format.ZIP, _pieces_of(out), file_count=count))


def _finish(bundle: EvidenceBundle, packed: BundleFile) -> None:
    """Both digests into the trail, and all of it kept."""
    narrative = get_file(bundle, Format.PDF)
    record(
        "bundle.made", by=None, subject=bundle, transfer_id=bundle.transfer_id, number=bundle.number,
        pdf_digest=narrative.digest, zip_digest=packed.digest, page_count=narrative.page_count,
        file_count=packed.file_count,
    )  # fmt: skip
    db.session.commit()


def _pieces_of(out: IO[bytes]) -> Iterator[bytes]:
    while piece := out.read(PIECE):
        yield piece


def _pieces_of_bytes(content: bytes) -> Iterator[bytes]:
    for start in range(0, len(content), PIECE):
        yield content[start : start + PIECE]


def _keep(
    bundle: EvidenceBundle,
    form: Format,
    pieces: Iterator[bytes],
    *,
    page_count: int | None = None,
    file_count: int | None = None,
) -> BundleFile:
    """The file with its digest, then its bytes piece by piece: what is kept is never changed."""
    held = tempfile.TemporaryFile()  # noqa: SIM115 - closed below, once its digest is known and it is read again
    with held:
        digest, size = hashlib.sha256(), 0
        for piece in pieces:
            digest.update(piece)
            size += held.write(piece)
        file = BundleFile(
            bundle_id=bundle.id, format=form, page_count=page_count, file_count=file_count, size=size,
            digest=digest.hexdigest(), made_at=now(),
        )  # fmt: skip
        db.session.add(file)
        db.session.flush()
        held.seek(0)
        for place, piece in enumerate(_pieces_of(held), 1):
            added(db.session(), BundlePiece, [{"file_id": file.id, "place": place, "content": piece}])
    return file


BUNDLE_WORK = Work(WORK, waiting, make_bundle)
