"""What is done to protected terms: added, changed, ended; never deleted."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, Final

from transition.audit.record import By, record
from transition.db import check_version, db
from transition.rules.broken import RuleBroken
from transition.staff.people.models import Person
from transition.staff.terms.drawing import Drawn
from transition.staff.terms.models import Term
from transition.transfers.models import Transfer

_TERM: Final = frozenset(
    (
        "category",
        "text",
        "text_cy",
        "is_none",
        "status",
        "written_in",
        "since_on",
        "until_on",
        "post_id",
    )
)
_WORDING: Final = frozenset(
    (
        "category",
        "text",
        "text_cy",
        "is_none",
        "status",
        "written_in",
        "since_on",
    )
)


def add_term(
    transfer: Transfer, person: Person, *, given: Mapping[str, Any], is_checked: bool, by: By, today: date
) -> Term:
    """Adds a term, or the answer that there is none. Raises RuleBroken."""
    _check(given)
    term = Term(person_id=person.id, **_allowed(given))
    _note_check(term, is_checked, by, today)
    db.session.add(term)
    db.session.flush()
    details = {"category": term.category.value, "status": term.status.value if term.status else None}
    record("term.added", by=by, subject=term, transfer_id=transfer.id, **details)
    return term


def draw_terms(transfer: Transfer, drawn: Iterable[tuple[Person, Iterable[Drawn]]], *, by: By) -> int:
    """Keeps what records give as terms: not checked, and their force not asked; how many there are."""
    terms = [
        Term(
            person_id=person.id, category=one.category, post_id=one.post_id, text=one.text, text_cy=one.text_cy,
            source=one.source,
        )
        for person, found in drawn
        for one in found
    ]  # fmt: skip
    db.session.add_all(terms)
    db.session.flush()
    if terms:
        record("term.drawn", by=by, subject=transfer, transfer_id=transfer.id, count=len(terms))
    return len(terms)


def change_term(
    transfer: Transfer,
    term: Term,
    *,
    version: int,
    given: Mapping[str, Any],
    is_checked: bool,
    by: By,
    today: date,
) -> None:
    """Changes what the record says of a term: a correction of the record, never a change of the contract.

    Whoever changes the wording without checking it takes an earlier check away. Raises RuleBroken, Stale.
    """
    check_version(term, version)
    _check(given)
    changed = sorted(name for name, value in _allowed(given).items() if getattr(term, name) != value)
    for name in changed:
        setattr(term, name, given[name])
    if set(changed) & _WORDING or is_checked != (term.checked_on is not None):
        _note_check(term, is_checked, by, today)
    db.session.flush()
    if changed:
        details = {"category": term.category.value, "fields": changed}
        record("term.changed", by=by, subject=term, transfer_id=transfer.id, **details)


def end_term(transfer: Transfer, term: Term, *, version: int, until_on: date, by: By) -> None:
    """Says until when a term held; it stays in the record. Raises RuleBroken, Stale."""
    check_version(term, version)
    if term.since_on and until_on < term.since_on:
        raise RuleBroken("ends_before_it_begins", "until_on")
    term.until_on = until_on
    db.session.flush()
    details = {"category": term.category.value, "until_on": until_on.isoformat()}
    record("term.ended", by=by, subject=term, transfer_id=transfer.id, **details)


def _allowed(given: Mapping[str, Any]) -> dict[str, Any]:
    if not set(given) <= _TERM:
        raise ValueError(f"Not to be set here: {sorted(set(given) - _TERM)}")
    return dict(given)


def _check(given: Mapping[str, Any]) -> None:
    has_words = bool(given.get("text") or given.get("text_cy"))
    if has_words == bool(given.get("is_none")):
        raise RuleBroken("text_or_none", "text")
    since_on, until_on = given.get("since_on"), given.get("until_on")
    if since_on and until_on and until_on < since_on:
        raise RuleBroken("ends_before_it_begins", "until_on")


def _note_check(term: Term, is_checked: bool, by: By, today: date) -> None:
    term.checked_by_id = by.account_id if is_checked else None
    term.checked_on = today if is_checked else None
