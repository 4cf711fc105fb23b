"""What the information says, as plain data: read from the records now, frozen in a version, and compared."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from datetime import date
from typing import Any

from transition.rules.consultation import InformationItem

_MEASURE_TEXTS = ("title", "text", "affected", "effect", "mitigation", "final_wording")


@dataclass(frozen=True)
class MeasureSaid:
    """One measure as the information tells of it."""

    id: int
    title: str
    title_cy: str
    text: str
    text_cy: str
    affected: str
    affected_cy: str
    effect: str
    effect_cy: str
    mitigation: str
    mitigation_cy: str
    final_wording: str
    final_wording_cy: str
    takes_effect_on: date | None


@dataclass(frozen=True)
class Said:
    """What is said under one item: words in both languages, a day, a number, measures, or that there is none."""

    item: InformationItem
    is_none: bool = False
    words: str = ""
    words_cy: str = ""
    day: date | None = None
    count: int | None = None
    measures: tuple[MeasureSaid, ...] = ()


@dataclass(frozen=True)
class Change:
    """An item that says something else than it did; None on the side where it was not said at all."""

    item: InformationItem
    before: Said | None
    after: Said | None


def measure_said(measure: Any) -> MeasureSaid:
    """A measure of the record as the information tells of it."""
    texts = {
        f"{name}{end}": getattr(measure, f"{name}{end}") or ""
        for name in _MEASURE_TEXTS
        for end in ("", "_cy")
    }
    return MeasureSaid(id=measure.id, takes_effect_on=measure.takes_effect_on, **texts)


def frozen(said: Iterable[Said]) -> dict[str, Any]:
    """Plain JSON values of what is said, by item."""
    return {one.item.value: _plain(asdict(one)) for one in said}


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _plain(one) for name, one in value.items() if name != "item"}
    if isinstance(value, list | tuple):
        return [_plain(one) for one in value]
    return value.isoformat() if isinstance(value, date) else value


def thawed(content: dict[str, Any]) -> list[Said]:
    """What a version says, in the order of the regulation."""
    return [_said(item, content[item.value]) for item in InformationItem if item.value in content]


def _said(item: InformationItem, kept: dict[str, Any]) -> Said:
    measures = tuple(
        MeasureSaid(**{**one, "takes_effect_on": _day(one["takes_effect_on"])}) for one in kept["measures"]
    )
    return Said(item, **{**kept, "day": _day(kept["day"]), "measures": measures})


def _day(kept: str | None) -> date | None:
    return date.fromisoformat(kept) if kept else None


def digest_of(content: dict[str, Any]) -> str:
    """The digest of what is said: the same for the same words, whoever works it out and when."""
    plain = json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(plain.encode()).hexdigest()


def changes(before: Iterable[Said], after: Iterable[Said]) -> list[Change]:
    """Exactly what differs, in the order of the regulation: of measures only those that are not the same."""
    old, new = {one.item: one for one in before}, {one.item: one for one in after}
    return [
        _change(item, old.get(item), new.get(item))
        for item in InformationItem
        if (item in old or item in new) and old.get(item) != new.get(item)
    ]


def _change(item: InformationItem, before: Said | None, after: Said | None) -> Change:
    if before is None or after is None or not (before.measures and after.measures):
        return Change(item, before, after)
    same = set(before.measures) & set(after.measures)
    sides = [
        replace(side, measures=tuple(one for one in side.measures if one not in same))
        for side in (before, after)
    ]
    old, new = (side if side.measures else None for side in sides)
    return Change(item, old, new)
