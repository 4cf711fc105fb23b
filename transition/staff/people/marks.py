"""What a higher feature lets certain readers see beside a person's name: it says who may, and for whom."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date
from typing import Any

from flask import Flask, current_app

from transition.access.permissions import Viewer
from transition.transfers.models import Transfer


@dataclass(frozen=True)
class Mark:
    """A few words beside a name, and the page behind them."""

    words: Any
    href: str


Marks = Callable[[Transfer, Viewer, Collection[int], date], dict[int, Mark]]


def register_marks(app: Flask, name: str, marks: Marks) -> None:
    """Adds marks: by person, of these people, for a reader who may know of them; nothing for any other."""
    app.extensions.setdefault("person_marks", {})[name] = marks


def marks_of(
    transfer: Transfer, viewer: Viewer, person_ids: Collection[int], today: date
) -> dict[int, list[Mark]]:
    """Every mark of these people that this reader may see."""
    found: dict[int, list[Mark]] = {}
    for marks in current_app.extensions.get("person_marks", {}).values():
        for person_id, mark in marks(transfer, viewer, person_ids, today).items():
            found.setdefault(person_id, []).append(mark)
    return found
