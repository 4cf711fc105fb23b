"""The wordings of a measure: each is kept with who wrote it and when, and stays beside the ones that follow."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from sqlalchemy import func, select

from transition.access.permissions import Viewer
from transition.consultation.measures.models import Measure, MeasureVersion
from transition.consultation.records.models import InformationSent
from transition.db import db
from transition.rules.measures import VersionKind

TEXTS: Final = (
    "title", "title_cy", "text", "text_cy", "affected", "affected_cy", "effect", "effect_cy", "mitigation",
    "mitigation_cy",
)  # fmt: skip
SAID: Final = (*TEXTS, "touches", "takes_effect_on")
KEPT: Final = (*SAID, "received_on", "withdrawn_on", "final_wording", "final_wording_cy")


@dataclass(frozen=True)
class Change:
    """One thing that a version says otherwise than the one before it."""

    field: str
    before: Any
    after: Any


@dataclass(frozen=True)
class Told:
    """A version with what it changed; nothing for the first."""

    version: MeasureVersion
    changes: tuple[Change, ...]


def write_version(measure: Measure, kind: VersionKind, *, known_on: date, by: Viewer, today: date) -> None:
    """Keep what a measure says from now on; flush first, so that it has its key."""
    last_sent = db.session.scalar(select(func.max(InformationSent.id))) or 0
    number = db.session.scalar(
        select(func.max(MeasureVersion.number)).where(MeasureVersion.measure_id == measure.id)
    )
    db.session.add(
        MeasureVersion(
            measure_id=measure.id,
            number=(number or 0) + 1,
            kind=kind,
            **{name: getattr(measure, name) for name in KEPT},
            known_on=known_on,
            written_on=today,
            written_by_id=by.account_id,
            sent_before_id=last_sent,
        )
    )
    db.session.flush()


def versions_of(measure: Measure) -> list[MeasureVersion]:
    """Every version of a measure, from the first on."""
    query = select(MeasureVersion).where(MeasureVersion.measure_id == measure.id)
    return list(db.session.scalars(query.order_by(MeasureVersion.number)))


def told(versions: Iterable[MeasureVersion]) -> list[Told]:
    """Each version with what it changed, from the first on."""
    found: list[Told] = []
    before: MeasureVersion | None = None
    for version in versions:
        found.append(Told(version, changes(before, version) if before else ()))
        before = version
    return found


def changes(before: MeasureVersion | Measure, after: MeasureVersion | Measure) -> tuple[Change, ...]:
    """What one wording says otherwise than another."""
    pairs = ((name, getattr(before, name), getattr(after, name)) for name in KEPT)
    return tuple(Change(*pair) for pair in pairs if pair[1] != pair[2])
