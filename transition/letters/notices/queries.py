"""The releases of employee liability information, and what was said of each."""

from dataclasses import dataclass

from sqlalchemy import select

from transition.db import db
from transition.letters.notices.models import LiabilityDescription
from transition.transfers.models import InformationRelease, Transfer
from transition.transfers.queries import NotVisible
from transition.transfers.releases.queries import LIABILITY


@dataclass(frozen=True)
class Described:
    """A release, the number of its version, and what was said of it; `notice` is None until somebody has."""

    release: InformationRelease
    number: int
    notice: LiabilityDescription | None

    @property
    def is_change(self) -> bool:
        """Whether it is told of as a change to the version before."""
        return self.notice is not None and bool(self.notice.moved)


def described_releases(transfer: Transfer) -> list[Described]:
    """The releases of liability information that stand, in order, numbered as versions from the first ever made."""
    releases = db.session.scalars(
        select(InformationRelease)
        .where(InformationRelease.transfer_id == transfer.id, InformationRelease.kind.in_(LIABILITY))
        .order_by(InformationRelease.id)
    ).all()
    query = select(LiabilityDescription).where(
        LiabilityDescription.release_id.in_([one.id for one in releases])
    )
    said = {one.release_id: one for one in db.session.scalars(query)}
    numbered = enumerate(releases, 1)
    return [Described(one, n, said.get(one.id)) for n, one in numbered if one.withdrawn_on is None]


def get_described(transfer: Transfer, release_id: int) -> Described:
    """One release of liability information that stands. Raises NotVisible."""
    for one in described_releases(transfer):
        if one.release.id == release_id:
            return one
    raise NotVisible
