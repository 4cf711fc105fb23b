"""Employee liability information: its notice and change notices, to whoever receives letters at the new employer."""

from typing import Any

from transition.i18n.names import Words
from transition.letters.content import LiabilityChange, LiabilityNotice
from transition.letters.kinds.organisations import other_employer
from transition.letters.kinds.parts import transfer_part
from transition.letters.kinds.readers import Occasion, Reader, Writer
from transition.letters.notices.queries import Described, described_releases
from transition.letters.sources import Sources
from transition.rules.letters import LetterKind
from transition.rules.liability import Heading
from transition.transfers.models import ReleaseKind


def _readers(sources: Sources, is_change: bool) -> list[Reader]:
    """The new employer, once for each release; a later one that says what moved has a change notice."""
    host = other_employer(sources)
    found = [one for one in described_releases(sources.transfer) if one.is_change == is_change]
    return [Reader(host, f"release-{one.release.id}", one) for one in found] if host else []


def _notice(sources: Sources, one: Described) -> dict[str, Any]:
    release, notice = one.release, one.notice
    known: dict[str, Any] = {
        "transfer": transfer_part(sources),
        "number": one.number,
        "is_identified": release.kind is ReleaseKind.LIABILITY_IDENTIFIED,
        "released_on": release.released_on,
        "specified_on": notice.specified_on if notice else None,
        "lawful_basis": release.lawful_basis,
    }
    if notice is None:
        return known
    return known | {
        "people": notice.people_count,
        "file_name": notice.file_name,
        "digest": notice.file_digest,
        "handed_over": Words(notice.handed_over, notice.handed_over_cy),
        "incomplete": tuple(Heading(code) for code in notice.incomplete),
        "reasons": Words(notice.reasons, notice.reasons_cy),
    }


def _information(sources: Sources, reader: Reader, _occasion: Occasion) -> LiabilityNotice:
    return LiabilityNotice(**_notice(sources, reader.matter))


def _change(sources: Sources, reader: Reader, _occasion: Occasion) -> LiabilityChange:
    one: Described = reader.matter
    moved, rows = (one.notice.moved, one.notice.rows) if one.notice else ([], [])
    return LiabilityChange(
        **_notice(sources, one),
        earlier_number=one.number - 1,
        moved=tuple(Heading(code) for code in moved),
        rows=tuple(rows),
    )


INFORMATION = Writer(
    LetterKind.LIABILITY_INFORMATION,
    readers=lambda sources: _readers(sources, is_change=False),
    facts=_information,
)
CHANGE = Writer(
    LetterKind.LIABILITY_CHANGE, readers=lambda sources: _readers(sources, is_change=True), facts=_change
)
