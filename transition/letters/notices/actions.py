"""Saying once what a release of employee liability information is."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from transition.access.permissions import Viewer
from transition.audit.record import keep
from transition.letters.notices.models import LiabilityDescription
from transition.letters.notices.queries import get_described
from transition.rules.broken import RuleBroken
from transition.rules.liability import Heading, check_specified_date
from transition.transfers.models import Transfer
from transition.transfers.queries import hold


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
