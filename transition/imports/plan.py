"""What committing a checked list would do to the records: who is new, what changes, what is kept; pure."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

from transition.imports.cleaning import folded
from transition.imports.fields import Field
from transition.imports.known import KnownPerson, KnownPost, KnownTerm
from transition.imports.records import SERVICE_DATES, TermText, person_values, post_values, share_of, terms_of
from transition.imports.results import Check, PersonRow, PostRow
from transition.rules.protection import TermCategory
from transition.staff.people.sources import digest


class Target(StrEnum):
    """Which record a change is made to."""

    PERSON = "PERSON"
    POST = "POST"
    ASSIGNMENT = "ASSIGNMENT"
    TERM = "TERM"


@dataclass(frozen=True, slots=True)
class Change:
    """One value that differs: from what is on record to what the file says. `kept` unless an officer accepts it."""

    target: Target
    name: str
    old: Any
    new: Any
    is_kept: bool = False
    row: int = 0


@dataclass(slots=True)
class PostPlan:
    """A row of the file and the post that it is about; `post_id` None for a new one."""

    row: int
    values: dict[str, Any]
    terms: dict[TermCategory, TermText]
    share: int | None
    post_id: int | None = None
    is_new: bool = True
    is_assigned: bool = False
    known_values: Mapping[str, Any] = field(default_factory=dict)
    known_terms: dict[TermCategory, KnownTerm] = field(default_factory=dict)
    changes: list[Change] = field(default_factory=list)


@dataclass(slots=True)
class PersonPlan:
    """One person of the file and the record that they are; `person_id` None for somebody new."""

    values: dict[str, Any]
    posts: list[PostPlan]
    person_id: int | None = None
    known_values: Mapping[str, Any] = field(default_factory=dict)
    changes: list[Change] = field(default_factory=list)
    resembles: int | None = None

    @property
    def name(self) -> str:
        """The name, or the number that stands for it."""
        own = {**self.values, **{key: value for key, value in self.known_values.items() if value}}
        return f"{own.get('forenames', '')} {own.get('surname', '')}".strip() or own.get("payroll_number", "")

    @property
    def all_changes(self) -> list[Change]:
        """Every value that differs, of the person and of their posts."""
        return [*self.changes, *(change for post in self.posts for change in post.changes)]

    @property
    def is_changed(self) -> bool:
        """Whether anything on record would differ, or a post is new or new to this transfer."""
        return bool(self.all_changes) or any(not post.is_assigned for post in self.posts)


@dataclass(slots=True)
class Plan:
    """What a commit would do, and which people of this transfer the file does not mention."""

    people: list[PersonPlan]
    missing: list[KnownPerson]

    @property
    def fingerprint(self) -> str:
        """A digest of all that would be written: what was reviewed is what is committed, or nothing is."""
        found = hashlib.sha256()
        for one in self.people:
            posts = [[p.row, p.post_id, p.values, p.share] for p in one.posts]
            changes = [[c.target, c.name, c.old, c.new, c.is_kept] for c in one.all_changes]
            part = [one.person_id, one.values, posts, changes]
            found.update(json.dumps(part, default=str, sort_keys=True).encode())
        found.update(json.dumps([one.id for one in self.missing]).encode())
        return found.hexdigest()


def make_plan(check: Check, known: Iterable[KnownPerson], headings: Mapping[Field, str]) -> Plan:
    """Put a checked list beside the records of the outgoing employer. Who is in no row is missing, not gone."""
    finder = _Finder(known)
    # Whoever is known by a number is found first, so that nobody of the same name is taken for them.
    found = {at: one for at, row in enumerate(check.people) if (one := finder.by_number(row)) is not None}
    numbers: set[str] = set()
    people = []
    for at, row in enumerate(check.people):
        person = found.get(at) or finder.by_name(row)
        people.append(_person(row, person, headings, numbers))
        if person is None and (alike := finder.namesake(people[-1].values)) is not None:
            people[-1].resembles = alike.id
    missing = [one for one in finder.people if one.is_here and one.id not in finder.taken]
    return Plan(people, missing)


class _Finder:
    """Finds each person of a file once among those on record."""

    def __init__(self, known: Iterable[KnownPerson]) -> None:
        self.people = list(known)
        self.taken: set[int] = set()
        self._by_number = {
            str(one.values["payroll_number"]): one for one in self.people if one.values.get("payroll_number")
        }
        self._by_name: dict[tuple[str, str, Any], list[KnownPerson]] = {}
        for one in self.people:
            self._by_name.setdefault(_name_key(one.values), []).append(one)

    def by_number(self, row: PersonRow) -> KnownPerson | None:
        """Whoever has that payroll number, once."""
        one = self._by_number.get(str(row.values.get(Field.PAYROLL_NUMBER, "")))
        return self._take(one) if one is not None and one.id not in self.taken else None

    def by_name(self, row: PersonRow) -> KnownPerson | None:
        """Whoever has those names and that birth date, when one of the two has no number to tell them apart."""
        number = row.values.get(Field.PAYROLL_NUMBER)
        for one in self._by_name.get(_name_key(person_values(row)), ()):
            if one.id not in self.taken and not (number and one.values.get("payroll_number")):
                return self._take(one)
        return None

    def namesake(self, values: Mapping[str, Any]) -> KnownPerson | None:
        """Whoever has the same names and birth date under another number: perhaps the same person."""
        alike = self._by_name.get(_name_key(values), ()) if values.get("birth_on") else ()
        return next(iter(alike), None)

    def _take(self, one: KnownPerson) -> KnownPerson:
        self.taken.add(one.id)
        return one


def _name_key(values: Mapping[str, Any]) -> tuple[str, str, Any]:
    return folded(values.get("surname", "")), folded(values.get("forenames", "")), values.get("birth_on")


def _person(
    row: PersonRow, known: KnownPerson | None, headings: Mapping[Field, str], numbers: set[str]
) -> PersonPlan:
    values = person_values(row)
    number = values.get("payroll_number", "")
    if number and number in numbers:
        del values[
            "payroll_number"
        ]  # one number, one person: the second was asked about and has none until answered
    numbers.add(number)
    if known is None:
        return PersonPlan(values, [_post(post, None, headings) for post in row.posts])
    differs = _is_somebody_else(values, known.values)
    plan = PersonPlan(values, [], known.id, known.values)
    plan.changes = _changes(Target.PERSON, values, known.values, known.digests, differs, row.posts[0].row)
    plan.posts = [_post(post, one, headings, differs) for post, one in _matched(row.posts, known.posts)]
    return plan


def _is_somebody_else(values: Mapping[str, Any], known: Mapping[str, Any]) -> bool:
    """Whether a number seems to have been given to another person: neither surname nor birth date agrees."""
    names = values.get("surname"), known.get("surname")
    births = values.get("birth_on"), known.get("birth_on")
    return (
        all(names) and all(births) and births[0] != births[1]
        and folded(str(names[0])) != folded(str(names[1]))
    )  # fmt: skip


def _changes(
    target: Target,
    values: Mapping[str, Any],
    known: Mapping[str, Any],
    digests: Mapping[str, str],
    must_ask: bool,
    row: int,
) -> list[Change]:
    """What differs. What was typed by hand since the last list, and any service date, is kept until accepted."""
    found = []
    for name, new in values.items():
        old = known.get(name)
        if new == old:
            continue
        is_empty = old in (None, "") or (name == "language" and old == "NOT_ASKED")
        if name == "language" and new == "NOT_ASKED":
            continue
        is_as_imported = digests.get(name) == digest(old)
        is_kept = not is_empty and (must_ask or name in SERVICE_DATES or not is_as_imported)
        found.append(Change(target, name, old, new, is_kept, row))
    return found


def _post(
    row: PostRow, known: KnownPost | None, headings: Mapping[Field, str], must_ask: bool = False
) -> PostPlan:
    plan = PostPlan(row.row, post_values(row.values), terms_of(row.values, headings), share_of(row.values))
    if known is None:
        return plan
    plan.post_id, plan.is_new, plan.known_values = known.id, False, known.values
    plan.is_assigned, plan.known_terms = known.is_assigned, known.terms
    plan.changes = _changes(Target.POST, plan.values, known.values, known.digests, must_ask, row.row)
    if known.is_assigned and plan.share is not None:
        share, old = {"share_percent": plan.share}, {"share_percent": known.share}
        plan.changes += _changes(Target.ASSIGNMENT, share, old, known.digests, must_ask, row.row)
    for category, term in plan.terms.items():
        present = known.terms.get(category)
        if present and (present.text, present.is_none) == (term.text, term.is_none):
            continue
        is_kept = must_ask or bool(
            present and (present.is_checked or known.digests.get(f"term:{category}") != digest(present.text))
        )
        plan.changes.append(
            Change(
                Target.TERM, category.value, present.text if present else None, term.text, is_kept, row.row
            )
        )
    return plan


def _matched(rows: Iterable[PostRow], known: Iterable[KnownPost]) -> list[tuple[PostRow, KnownPost | None]]:
    """Each row with the post that it is: by post number, else by title and team, else the only one left."""
    rows, left = list(rows), sorted(known, key=lambda post: (not post.is_assigned, post.id))
    found: dict[int, KnownPost] = {}
    for key in (_by_number, _by_title):
        for at, row in enumerate(rows):
            wanted = key(post_values(row.values))
            if at in found or not wanted:
                continue
            one = next((post for post in left if key(post.values) == wanted), None)
            if one is not None:
                found[at] = one
                left.remove(one)
    if len(rows) == 1 and not found and len(left) == 1 and not (
        left[0].values.get("post_number") and post_values(rows[0].values).get("post_number")
    ):  # fmt: skip
        found[0] = left[0]
    return [(row, found.get(at)) for at, row in enumerate(rows)]


def _by_number(values: Mapping[str, Any]) -> str:
    return str(values.get("post_number") or "")


def _by_title(values: Mapping[str, Any]) -> str:
    title = folded(str(values.get("job_title") or ""))
    return f"{title}\x1f{folded(str(values.get('team') or ''))}" if title else ""


def as_text(value: Any) -> str:
    """A value as it stands in the stored account of a change; dates as yyyy-mm-dd."""
    return value.isoformat() if isinstance(value, date) else "" if value is None else str(value)
