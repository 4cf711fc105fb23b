"""What a version says, frozen and read again, and exactly what differs from the next."""

from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest

from transition.consultation.information.content import (
    MeasureSaid,
    Said,
    changes,
    digest_of,
    frozen,
    measure_said,
    thawed,
)
from transition.rules.consultation import InformationItem as Item

NAMES = ("title", "text", "affected", "effect", "mitigation", "final_wording")


def measure(key: int, **given: Any) -> MeasureSaid:
    texts = {f"{name}{end}": "" for name in NAMES for end in ("", "_cy")}
    return measure_said(SimpleNamespace(id=key, takes_effect_on=date(2026, 4, 1), **{**texts, **given}))


PAY, ROTA = measure(1, title="Pay day", title_cy="Diwrnod cyflog"), measure(2, title="Rota")
SAID = [
    Said(Item.DATE_OF_TRANSFER, day=date(2026, 4, 1)),
    Said(Item.LEGAL_IMPLICATIONS, words="Contracts move.", words_cy="Mae contractau yn symud."),
    Said(Item.SOCIAL_IMPLICATIONS, is_none=True),
    Said(Item.TRANSFEREE_MEASURES, measures=(PAY, ROTA)),
    Said(Item.AGENCY_COUNT, count=3),
]


def test_what_was_frozen_is_read_again_as_it_was() -> None:
    assert thawed(frozen(SAID)) == SAID
    assert digest_of(frozen(SAID)) == digest_of(frozen(list(reversed(SAID))))
    assert changes(SAID, SAID) == []


CHANGED = [
    ("a later date", SAID[0], Said(Item.DATE_OF_TRANSFER, day=date(2026, 5, 1)), None),
    ("other words in Welsh alone", SAID[1], Said(Item.LEGAL_IMPLICATIONS, words="Contracts move."), None),
    ("none no more", SAID[2], Said(Item.SOCIAL_IMPLICATIONS, words="People move house."), None),
    ("said no more", SAID[4], None, None),
    ("a measure more", Said(Item.TRANSFEREE_MEASURES, measures=(PAY,)), SAID[3], ((), (ROTA,))),
    ("a measure withdrawn", SAID[3], Said(Item.TRANSFEREE_MEASURES, measures=(PAY,)), ((ROTA,), ())),
    (
        "a measure in other words",
        SAID[3],
        Said(Item.TRANSFEREE_MEASURES, measures=(PAY, measure(2, title="Two rotas"))),
        ((ROTA,), (measure(2, title="Two rotas"),)),
    ),
]


@pytest.mark.parametrize(("name", "before", "after", "measures"), CHANGED)
def test_exactly_what_differs_is_said(name: str, before: Said, after: Said | None, measures: Any) -> None:
    (change,) = changes([before], [after] if after else [])
    assert digest_of(frozen([before])) != digest_of(frozen([after] if after else []))
    if measures is None:
        assert (change.before, change.after) == (before, after)
    else:
        sides = (change.before, change.after)
        assert tuple(side.measures if side else () for side in sides) == measures
