"""What checking a staff list gives: people, problems, what was set aside; all of it fit to store as JSON."""

import dataclasses
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any

from transition.imports.codes import Aside, Code, Outcome
from transition.imports.fields import (
    DATES,
    NUMBERS,
    WHOLE_NUMBERS,
    AbsenceKind,
    ContractType,
    Field,
    Forbidden,
    Pension,
    Per,
)
from transition.imports.grid import Finding, FindingCode
from transition.rules.letters import LanguageChoice


@dataclass(frozen=True, slots=True)
class Money:
    """A sum in pence and what it is for."""

    pence: int
    per: Per


Value = str | int | Decimal | date | Money | LanguageChoice | ContractType | Pension | AbsenceKind
Values = Mapping[Field, Value]


@dataclass(frozen=True, slots=True)
class Problem:
    """Something about a row: its number in the file, the column's heading, the text as found where it may be kept.

    `facts` names what the question compares, in plain numbers (pence, shares, row numbers).
    """

    row: int
    code: Code
    outcome: Outcome = Outcome.QUESTION
    field: Field | None = None
    heading: str | None = None
    raw: str | None = dataclasses.field(default=None, repr=False)
    facts: Mapping[str, str | int] = dataclasses.field(default_factory=dict, repr=False)


@dataclass(frozen=True, slots=True)
class SetAside:
    """A row that is listed and not imported: its number and why, none of its text."""

    row: int
    why: Aside


@dataclass(frozen=True, slots=True)
class AgencyRow:
    """What reg 13(2A) asks about an agency worker: where, what work, until when; never who."""

    row: int
    service: str
    team: str
    job_title: str
    until: date | None


@dataclass(frozen=True, slots=True)
class DroppedColumn:
    """A column whose values were not kept. CASES go to the caseworker by another way."""

    column: int
    heading: str
    why: Forbidden


@dataclass(frozen=True, slots=True)
class PostRow:
    """One post: the row of the file that it came from, and its values; what is absent was not stated."""

    row: int
    values: Values = dataclasses.field(repr=False)
    is_hidden: bool = False


@dataclass(frozen=True, slots=True)
class PersonRow:
    """One person with their posts; incomplete when any of their rows raised a question."""

    values: Values = dataclasses.field(repr=False)
    posts: tuple[PostRow, ...]
    is_incomplete: bool

    @property
    def rows(self) -> tuple[int, ...]:
        """The rows of the file that this person came from."""
        return tuple(post.row for post in self.posts)

    def to_json(self) -> dict[str, Any]:
        """The person as what `json.dumps` takes."""
        stored: dict[str, Any] = _plain(self)
        return stored

    @classmethod
    def from_json(cls, stored: Mapping[str, Any]) -> "PersonRow":
        """The person again. KeyError, ValueError when it is not one."""
        return _person(stored)


@dataclass(frozen=True, slots=True)
class Check:
    """The whole account of a file: read = accepted + refused + set aside, counted in rows."""

    read: int
    accepted: int
    refused: int
    set_aside: int
    people: tuple[PersonRow, ...]
    agency: tuple[AgencyRow, ...]
    aside: tuple[SetAside, ...]
    problems: tuple[Problem, ...]
    dropped_columns: tuple[DroppedColumn, ...]
    missing: tuple[Field, ...]
    findings: tuple[Finding, ...]

    def __post_init__(self) -> None:
        if self.read != self.accepted + self.refused + self.set_aside:
            raise AssertionError("rows read do not add up")

    @property
    def questions(self) -> tuple[Problem, ...]:
        """What the officer has to answer."""
        return tuple(problem for problem in self.problems if problem.outcome is Outcome.QUESTION)

    @property
    def refused_rows(self) -> tuple[Problem, ...]:
        """The rows that identify nobody."""
        return tuple(problem for problem in self.problems if problem.outcome is Outcome.REFUSED)

    def to_json(self) -> dict[str, Any]:
        """The check as what `json.dumps` takes."""
        stored: dict[str, Any] = _plain(self)
        return stored

    @classmethod
    def from_json(cls, stored: Mapping[str, Any]) -> "Check":
        """The check again. KeyError, ValueError when it is not one."""
        return cls(
            read=stored["read"],
            accepted=stored["accepted"],
            refused=stored["refused"],
            set_aside=stored["set_aside"],
            people=tuple(_person(one) for one in stored["people"]),
            agency=tuple(_agency(one) for one in stored["agency"]),
            aside=tuple(SetAside(one["row"], Aside(one["why"])) for one in stored["aside"]),
            problems=tuple(_problem(one) for one in stored["problems"]),
            dropped_columns=tuple(
                DroppedColumn(one["column"], one["heading"], Forbidden(one["why"]))
                for one in stored["dropped_columns"]
            ),
            missing=tuple(Field(name) for name in stored["missing"]),
            findings=tuple(_finding(one) for one in stored["findings"]),
        )


def _plain(thing: Any) -> Any:
    """Dataclasses as objects, tuples as lists, dates as yyyy-mm-dd, decimals as text."""
    kind = type(thing)
    if kind in _AS_IS:
        return thing
    if isinstance(thing, StrEnum):
        return thing.value
    if kind is date:
        return thing.isoformat()
    if kind is Decimal:
        return str(thing)
    if kind is tuple:
        return [_plain(one) for one in thing]
    if isinstance(thing, Mapping):
        return {str(key): _plain(value) for key, value in thing.items()}
    return {part: _plain(getattr(thing, part)) for part in kind.__slots__}


_AS_IS = frozenset({str, int, bool, type(None)})


_ENUMS: dict[Field, type[StrEnum]] = {
    Field.LANGUAGE: LanguageChoice,
    Field.CONTRACT_TYPE: ContractType,
    Field.PENSION: Pension,
    Field.ABSENCE: AbsenceKind,
}


def _money(stored: Mapping[str, Any]) -> Money:
    return Money(stored["pence"], Per(stored["per"]))


# By the field's stored name, so that a list's million values need no search for how each is read.
_FIELDS: dict[str, tuple[Field, Callable[[Any], Value]]] = {
    key.value: (
        key,
        date.fromisoformat if key in DATES
        else Decimal if key in NUMBERS
        else int if key in WHOLE_NUMBERS
        else _money if key is Field.ALLOWANCE_VALUE
        else _ENUMS.get(key, str),
    )
    for key in Field
}  # fmt: skip


def _values(stored: Mapping[str, Any]) -> dict[Field, Value]:
    found: dict[Field, Value] = {}
    for name, value in stored.items():
        key, read = _FIELDS[name]
        found[key] = read(value)
    return found


def _person(stored: Mapping[str, Any]) -> PersonRow:
    posts = (PostRow(one["row"], _values(one["values"]), one["is_hidden"]) for one in stored["posts"])
    return PersonRow(_values(stored["values"]), tuple(posts), stored["is_incomplete"])


def _agency(stored: Mapping[str, Any]) -> AgencyRow:
    until = date.fromisoformat(stored["until"]) if stored["until"] else None
    return AgencyRow(stored["row"], stored["service"], stored["team"], stored["job_title"], until)


def _problem(stored: Mapping[str, Any]) -> Problem:
    return Problem(
        stored["row"],
        Code(stored["code"]),
        Outcome(stored["outcome"]),
        Field(stored["field"]) if stored["field"] else None,
        stored["heading"],
        stored["raw"],
        dict(stored["facts"]),
    )


def _finding(stored: Mapping[str, Any]) -> Finding:
    return Finding(
        FindingCode(stored["code"]), stored["count"], tuple(stored["rows"]), tuple(stored["names"])
    )
