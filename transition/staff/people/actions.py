"""What is done to people, posts and assignments: added, changed, decided, answered, matched."""

from datetime import date, datetime
from typing import Any, Final

from sqlalchemy import select, update

from transition.audit.record import By, record, record_at_once
from transition.db import check_version, db
from transition.rules.broken import RuleBroken
from transition.staff.people.checks import Given, check_assignment, check_language, check_person, check_post
from transition.staff.people.models import (
    Assignment,
    Person,
    Post,
    ServiceDateChange,
    StaffQuestion,
)
from transition.transfers.models import Scope, Transfer

IDENTITY: Final = frozenset(
    (
        "payroll_number",
        "surname",
        "forenames",
        "known_as",
        "birth_on",
        "address",
        "postcode",
        "work_email",
        "away_kind",
        "away_until",
    )
)
LANGUAGE: Final = frozenset(
    ("language", "language_asked_on", "letter_format", "other_format", "letter_format_note")
)
MOST_OF_AN_ANSWER: Final = 1000
SERVICE_DATES: Final = (
    "start_on",
    "statutory_service_on",
    "modification_order_service_on",
    "green_book_service_on",
)
POST: Final = frozenset(
    (
        "post_number",
        "service",
        "team",
        "job_title",
        "job_title_cy",
        "grade",
        "spinal_point",
        "pay_as_at",
        "full_time_pay_pence",
        "actual_pay_pence",
        "weekly_hours_hundredths",
        "full_time_hours_hundredths",
        "weeks_a_year_hundredths",
        "contract_type",
        "fixed_term_end_on",
        "probation_end_on",
        "work_base",
        "work_base_cy",
        "line_manager",
        "collective_agreement",
    )
)
ASSIGNMENT: Final = frozenset(
    (
        "scope",
        "share_percent",
        "reason",
        "reason_cy",
        "evidence",
        "evidence_cy",
        "decided_by",
        "decided_on",
        "challenge",
        "challenged_on",
        "challenge_outcome",
        "challenge_outcome_cy",
        "challenge_answered_by",
        "challenge_answered_on",
    )
)


def add_person(
    transfer: Transfer, *, person: Given, post: Given, scope: Scope, by: By, today: date
) -> Person:
    """Adds somebody by hand, with one post that the transfer is about. Raises RuleBroken."""
    added = Person(employer_id=transfer.outgoing_employer_id)
    check_person(transfer.outgoing_employer_id, None, person, today)
    _set(added, person, IDENTITY)
    added.sort_key = added.search_text = ""  # written from the names when the row is
    db.session.add(added)
    db.session.flush()
    record("staff.person_added", by=by, subject=added, transfer_id=transfer.id)
    add_post(transfer, added, given=post, scope=scope, by=by)
    return added


def change_person(
    transfer: Transfer, person: Person, *, version: int, given: Given, by: By, today: date
) -> None:
    """Changes who somebody is and where they live; a new address is not a checked one. Raises RuleBroken, Stale."""
    check_version(person, version)
    check_person(person.employer_id, person, given, today)
    changed = _set(person, given, IDENTITY)
    if {"address", "postcode"} & set(changed):
        person.address_checked_on = person.address_checked_by_id = None
    _flushed("staff.person_changed", person, changed, transfer, by)


def record_language(
    transfer: Transfer, person: Person, *, version: int, given: Given, by: By, today: date
) -> None:
    """Keeps the language and format that somebody asked for, and when they were asked. Raises RuleBroken, Stale."""
    check_version(person, version)
    check_language(given, today)
    _set(person, given, LANGUAGE)
    db.session.flush()
    record(
        "staff.language_recorded",
        by=by,
        subject=person,
        transfer_id=transfer.id,
        language=person.language.value,
        asked_on=person.language_asked_on.isoformat() if person.language_asked_on else None,
    )


def check_address(transfer: Transfer, person: Person, *, version: int, by: By, today: date) -> None:
    """Notes that the address was checked with the person: what the record check and the confirmation wait for."""
    check_version(person, version)
    if not person.address:
        raise RuleBroken("address_missing")
    person.address_checked_on, person.address_checked_by_id = today, by.account_id
    db.session.flush()
    details = {"checked_on": today.isoformat()}
    record("staff.address_checked", by=by, subject=person, transfer_id=transfer.id, **details)


def change_service_dates(
    transfer: Transfer, person: Person, *, version: int, given: Given, reason: str, by: By, now: datetime
) -> None:
    """Records service dates. One that was recorded before changes only with a reason, which is kept.

    A transfer never calls this: continuity of employment is carried over (TUPE 2006 reg 4(1)).
    Raises RuleBroken, Stale.
    """
    check_version(person, version)
    changed = [name for name in SERVICE_DATES if name in given and given[name] != getattr(person, name)]
    overwritten = [name for name in changed if getattr(person, name) is not None]
    if overwritten and not reason:
        raise RuleBroken("reason_needed", "reason")
    for name in changed:
        if person.birth_on and given[name] and given[name] <= person.birth_on:
            raise RuleBroken("before_birth", name)
    for name in overwritten:
        db.session.add(
            ServiceDateChange(
                person_id=person.id, field=name, from_on=getattr(person, name), to_on=given[name],
                reason=reason, changed_by_id=by.account_id, changed_at=now,
            )
        )  # fmt: skip
    _set(person, given, frozenset(SERVICE_DATES))
    _flushed("staff.service_dates_changed", person, changed, transfer, by)


def add_post(transfer: Transfer, person: Person, *, given: Given, scope: Scope, by: By) -> Post:
    """Adds a post that somebody holds, and puts it into the transfer. Raises RuleBroken."""
    check_post(given)
    post = Post(person_id=person.id)
    _set(post, given, POST)
    db.session.add(post)
    db.session.flush()
    db.session.add(Assignment(transfer_id=transfer.id, post_id=post.id, scope=scope, share_percent=100))
    db.session.flush()
    record("staff.post_added", by=by, subject=person, transfer_id=transfer.id, post_id=post.id)
    return post


def change_post(transfer: Transfer, post: Post, *, version: int, given: Given, by: By) -> None:
    """Changes a post; a line manager with another name is matched anew. Raises RuleBroken, Stale."""
    check_version(post, version)
    check_post(given)
    changed = _set(post, given, POST)
    if "line_manager" in changed:
        post.line_manager_account_id = None
    db.session.flush()
    if changed:
        details = {"post_id": post.id, "fields": changed}
        record("staff.post_changed", by=by, subject=post.person, transfer_id=transfer.id, **details)


def change_assignment(assignment: Assignment, *, version: int, given: Given, by: By, today: date) -> None:
    """Records whether a post moves, on what evidence and by whose decision, and any challenge to it.

    Who is "assigned" is decided for each person (TUPE 2006 regs 2(1) and 4(1)). Raises RuleBroken, Stale.
    """
    check_version(assignment, version)
    check_assignment(given, today)
    changed = _set(assignment, given, ASSIGNMENT)
    db.session.flush()
    record(
        "staff.assignment_changed",
        by=by,
        subject=assignment.post.person,
        transfer_id=assignment.transfer_id,
        post_id=assignment.post_id,
        scope=assignment.scope.value,
        share_percent=assignment.share_percent,
        decided_on=assignment.decided_on.isoformat() if assignment.decided_on else None,
        fields=changed,
    )


def answer_question(
    transfer: Transfer, person: Person, question: StaffQuestion, *, answer: str, by: By, now: datetime
) -> None:
    """Closes a question with its answer. Raises RuleBroken when it was answered before."""
    if question.answered_at is not None:
        raise RuleBroken("answered_before", "answer")
    question.answer, question.answered_at, question.answered_by_id = answer, now, by.account_id
    db.session.flush()
    record("staff.question_answered", by=by, subject=person, transfer_id=transfer.id, field=question.field)


def note_opening(transfer: Transfer, person: Person, *, by: By) -> None:
    """Notes at once, in a transaction of its own, that somebody opened a record to read it."""
    record_at_once("staff.record_opened", by=by, subject=person, transfer_id=transfer.id)


def note_export(transfer: Transfer, *, count: int, kind: str, by: By) -> None:
    """Notes at once, in a transaction of its own, that somebody took the whole staff list away."""
    record_at_once(
        "staff.list_exported", by=by, subject=transfer, transfer_id=transfer.id, count=count, kind=kind
    )  # fmt: skip


def match_managers(transfer: Transfer, name: str, account_id: int | None, *, by: By) -> int:
    """Says which account is the line manager of that name in this transfer; None for nobody who signs in.

    Gives the number of posts it changed. The caller has made sure that the account is a manager there.
    """
    posts = (
        select(Post.id)
        .join(Post.assignments)
        .where(
            Assignment.transfer_id == transfer.id,
            Post.line_manager == name,
            Post.line_manager_account_id.is_distinct_from(account_id),
        )
    )
    ids = list(db.session.scalars(posts))
    for start in range(0, len(ids), 500):
        db.session.execute(
            update(Post)
            .where(Post.id.in_(ids[start : start + 500]))
            .values(line_manager_account_id=account_id, version=Post.version + 1)
            .execution_options(synchronize_session="fetch")
        )
    if ids:
        details = {"account_id": account_id, "count": len(ids)}
        record("staff.managers_matched", by=by, subject=transfer, transfer_id=transfer.id, **details)
    return len(ids)


def _set(row: Any, given: Given, allowed: frozenset[str]) -> list[str]:
    """Sets what is given and allowed; gives the names of what changed. Raises ValueError for any other name."""
    if not set(given) <= allowed:
        raise ValueError(f"Not to be set here: {sorted(set(given) - allowed)}")
    changed = sorted(name for name, value in given.items() if getattr(row, name) != value)
    for name in changed:
        setattr(row, name, given[name])
    return changed


def _flushed(event: str, person: Person, changed: list[str], transfer: Transfer, by: By) -> None:
    db.session.flush()
    if changed:
        record(event, by=by, subject=person, transfer_id=transfer.id, fields=changed)
