"""The places that an appointment is held at, found by the words a person knows them by."""

from typing import Any

from sqlalchemy import Row, Select, column, select, table

from transition.db import db
from transition.rules.broken import RuleBroken

# Named by key only: the tables of employers, unions and programmes belong to features above this one.
_EMPLOYER = table("employer", column("id"), column("slug"), column("name"))
_PROGRAMME = table("programme", column("id"), column("name"))
_UNION = table("trade_union", column("id"), column("name"))
_RECOGNITION = table(
    "recognition", column("id"), column("employer_id"), column("union_id"), column("bargaining_unit")
)


def find_place(
    kind: str | None, *, council: str | None = None, union: str | None = None, programme: str | None = None
) -> dict[str, int]:
    """The key of the place, as an appointment names it. Raises RuleBroken when the words name none."""
    match kind:
        case "employer_id":
            query = select(_EMPLOYER.c.id).where(_EMPLOYER.c.slug == (council or ""))
            code, field = "no_such_employer", "council"
        case "programme_id":
            query = select(_PROGRAMME.c.id).where(_PROGRAMME.c.name == (programme or ""))
            code, field = "no_such_programme", "programme"
        case "recognition_id":
            query = (
                select(_RECOGNITION.c.id)
                .join(_EMPLOYER, _EMPLOYER.c.id == _RECOGNITION.c.employer_id)
                .join(_UNION, _UNION.c.id == _RECOGNITION.c.union_id)
                .where(_EMPLOYER.c.slug == (council or ""), _UNION.c.name == (union or ""))
                .order_by(_RECOGNITION.c.id)
            )
            code, field = "no_such_recognition", "union"
        case _:
            return {}
    found = db.session.scalar(query.limit(1))
    if found is None:
        raise RuleBroken(code, field)
    return {kind: found}


def employer_places() -> list[tuple[int, str]]:
    """Every employer by key and name."""
    return [
        (row.id, row.name)
        for row in _rows(select(_EMPLOYER.c.id, _EMPLOYER.c.name).order_by(_EMPLOYER.c.name))
    ]


def programme_places() -> list[tuple[int, str]]:
    """Every programme by key and name."""
    return [
        (row.id, row.name)
        for row in _rows(select(_PROGRAMME.c.id, _PROGRAMME.c.name).order_by(_PROGRAMME.c.name))
    ]


def recognition_places() -> list[tuple[int, str]]:
    """Every recognition by key, as "union, employer: bargaining unit"."""
    query = (
        select(
            _RECOGNITION.c.id,
            _UNION.c.name.label("union"),
            _EMPLOYER.c.name.label("employer"),
            _RECOGNITION.c.bargaining_unit.label("unit"),
        )
        .join(_EMPLOYER, _EMPLOYER.c.id == _RECOGNITION.c.employer_id)
        .join(_UNION, _UNION.c.id == _RECOGNITION.c.union_id)
        .order_by(_EMPLOYER.c.name, _UNION.c.name)
    )
    return [(row.id, f"{row.union}, {row.employer}: {row.unit}") for row in _rows(query)]


def _rows(query: Select[Any]) -> list[Row[Any]]:
    return list(db.session.execute(query))


def all_places() -> dict[str, list[tuple[int, str]]]:
    """Every place that a role can be held at, by kind."""
    return {
        "employer_id": employer_places(),
        "programme_id": programme_places(),
        "recognition_id": recognition_places(),
    }


def place_options() -> list[tuple[str, str]]:
    """Every place as a choice: its kind and key, and its words."""
    return [(f"{kind}:{key}", words) for kind, options in all_places().items() for key, words in options]


def place_from(choice: str | None) -> dict[str, int]:
    """The place behind a choice, as an appointment names it; none for the installation itself."""
    kind, _, key = (choice or "").partition(":")
    return {kind: int(key)} if kind and key else {}
