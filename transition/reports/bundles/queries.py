"""Finding bundles, always from the transfer and the employer whose they are; and their bytes, piece by piece."""

from collections.abc import Iterator

from sqlalchemy import func, select

from transition.access.permissions import Condition, Needs, Post, Side, Thing, Verb, Viewer, conditions
from transition.db import db
from transition.employers.models import Employer, Recognition
from transition.reports.bundles.models import BundleFile, BundlePiece, BundleWork, EvidenceBundle, Format
from transition.transfers.models import Transfer
from transition.transfers.queries import NotVisible, posts_towards


def homes(transfer: Transfer, viewer: Viewer, verb: Verb = Verb.READ) -> list[Employer]:
    """The employers whose bundles this viewer reads or makes: where their own post is, the outgoing one first."""
    posts = posts_towards(transfer, viewer)
    sides = (
        (Side.OUTGOING, transfer.outgoing_employer),
        (Side.INCOMING, transfer.incoming_employer),
    )
    found = [one for side, one in sides if one is not None and _opens(posts, side, verb)]
    return list({one.id: one for one in found}.values())


def _opens(posts: frozenset[Post], side: Side, verb: Verb) -> bool:
    here = [post for post in posts if post.side is side]
    return Condition.OWN in conditions(here, Needs(Thing.EVIDENCE_BUNDLE, verb))


def bundles_of(transfer: Transfer, employers: list[Employer]) -> list[EvidenceBundle]:
    """The bundles of these employers' files, the newest first."""
    query = select(EvidenceBundle).where(
        EvidenceBundle.transfer_id == transfer.id,
        EvidenceBundle.employer_id.in_([one.id for one in employers]),
    )
    return list(db.session.scalars(query.order_by(EvidenceBundle.id.desc())))


def get_bundle(transfer: Transfer, bundle_id: int, viewer: Viewer) -> EvidenceBundle:
    """One bundle of a file that this viewer reads. Raises NotVisible."""
    query = select(EvidenceBundle).where(
        EvidenceBundle.id == bundle_id,
        EvidenceBundle.transfer_id == transfer.id,
        EvidenceBundle.employer_id.in_([one.id for one in homes(transfer, viewer)]),
    )
    if (found := db.session.scalar(query)) is None:
        raise NotVisible
    return found


def files_of(bundles: list[EvidenceBundle]) -> dict[int, dict[str, BundleFile]]:
    """The files made so far, by bundle and format; one query for all."""
    found: dict[int, dict[str, BundleFile]] = {one.id: {} for one in bundles}
    query = select(BundleFile).where(BundleFile.bundle_id.in_(found))
    for file in db.session.scalars(query.order_by(BundleFile.id)):
        found[file.bundle_id][file.format.value] = file
    return found


def work_of(bundles: list[EvidenceBundle]) -> dict[int, BundleWork]:
    """How far the making of each has come, without what was gathered; one query for all."""
    query = select(BundleWork).where(BundleWork.bundle_id.in_([one.id for one in bundles]))
    return {one.bundle_id: one for one in db.session.scalars(query)}


def get_file(bundle: EvidenceBundle, form: Format) -> BundleFile:
    """One file of a bundle. Raises NotVisible while it is not made."""
    found = files_of([bundle])[bundle.id].get(form.value)
    if found is None:
        raise NotVisible
    return found


def pieces_of(file: BundleFile) -> Iterator[bytes]:
    """The bytes of a file, a few megabytes at a time."""
    for place in range(1, count_pieces(file) + 1):
        yield piece_at(file.id, place)


def count_pieces(file: BundleFile) -> int:
    """In how many pieces a file is kept."""
    return db.session.scalar(select(func.count()).where(BundlePiece.file_id == file.id)) or 0


def piece_at(file_id: int, place: int) -> bytes:
    """One piece of a file."""
    query = select(BundlePiece.content).where(BundlePiece.file_id == file_id, BundlePiece.place == place)
    return db.session.scalars(query).one()


def unions_of(employer: Employer) -> list[Recognition]:
    """The unions that an employer recognises: for whom a bundle may be made."""
    query = select(Recognition).where(Recognition.employer_id == employer.id)
    return list(db.session.scalars(query.order_by(Recognition.id)))
