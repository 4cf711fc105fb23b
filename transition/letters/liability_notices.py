"""What letters say of each release of employee liability information, described once by an officer."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from transition.access.permissions import Viewer
from transition.audit.record import keep
from transition.db import db
from transition.letters.organisation_models import LiabilityDescription
from transition.rules.broken import RuleBroken
from transition.rules.liability import Heading, check_specified_date
from transition.transfers.models import InformationRelease, Transfer
from transition.transfers.queries import NotVisible, hold
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


@dataclass(frozen=True)
class Said:
    """What an officer says of a release: the file by its name and digest, which is all that is kept of it."""

    specified_on: date
    file_name: str
    file_digest: str
    people_count: int
    incomplete: Sequence[Heading] = ()
    reasons: str = ""
    reasons_cy: str = ""
    handed_over: str = ""
    handed_over_cy: str = ""
    moved: Sequence[Heading] = ()
    rows: Sequence[str] = ()


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


def describe_release(
    transfer: Transfer, release_id: int, said: Said, *, by: Viewer, today: date
) -> LiabilityDescription:
    """Keep what a release is, for its notice to say. It is said once; another release is another version.

    RuleBroken `described_already`, `specified_date_too_early`, `specified_date_after_notice`, `reasons_required`,
    `nothing_before`, `rows_and_headings`.
    """
    hold(transfer)
    found = get_described(transfer, release_id)
    if found.notice is not None:
        raise RuleBroken("described_already")
    check_specified_date(said.specified_on, found.release.released_on)
    if said.incomplete and not (said.reasons or said.reasons_cy):
        raise RuleBroken("reasons_required", "reasons")
    if (said.moved or said.rows) and found.number == 1:
        raise RuleBroken("nothing_before", "moved")
    if bool(said.moved) != bool(said.rows):
        raise RuleBroken("rows_and_headings", "rows")
    description = LiabilityDescription(
        release_id=release_id,
        specified_on=said.specified_on,
        file_name=said.file_name,
        file_digest=said.file_digest,
        people_count=said.people_count,
        incomplete=[one.value for one in said.incomplete],
        reasons=said.reasons,
        reasons_cy=said.reasons_cy,
        handed_over=said.handed_over,
        handed_over_cy=said.handed_over_cy,
        moved=[one.value for one in said.moved],
        rows=list(said.rows),
        recorded_by_id=by.account_id,
        recorded_on=today,
    )
    return keep(
        description,
        "liability.described",
        by=by,
        transfer_id=transfer.id,
        release_id=release_id,
        file_digest=said.file_digest,
        specified_on=said.specified_on.isoformat(),
    )
