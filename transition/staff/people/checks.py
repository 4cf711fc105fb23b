"""What a person's record, a post and its place in a transfer may say: what an edit is checked against."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from sqlalchemy import select

from transition.db import db
from transition.rules.broken import RuleBroken
from transition.rules.letters import LanguageChoice
from transition.staff.people.models import (
    LetterFormat,
    OtherFormat,
    Person,
)
from transition.transfers.models import Scope

Given = Mapping[str, Any]


def check_person(employer_id: int, person: Person | None, given: Given, today: date) -> None:
    birth_on, number = given.get("birth_on"), given.get("payroll_number")
    if birth_on and birth_on >= today:
        raise RuleBroken("in_the_future", "birth_on")
    if given.get("away_until") and not given.get("away_kind"):
        raise RuleBroken("away_kind_needed", "away_kind")
    if not number:
        return
    same = select(Person.id).where(Person.employer_id == employer_id, Person.payroll_number == number)
    if person:
        same = same.where(Person.id != person.id)
    with db.session.no_autoflush:
        if db.session.scalar(same) is not None:
            raise RuleBroken("payroll_number_taken", "payroll_number")


def check_language(given: Given, today: date) -> None:
    asked_on = given.get("language_asked_on")
    if given["language"] is not LanguageChoice.NOT_ASKED and asked_on is None:
        raise RuleBroken("asked_on_needed", "language_asked_on")
    if asked_on and asked_on > today:
        raise RuleBroken("in_the_future", "language_asked_on")
    _check_format(given)


def _check_format(given: Given) -> None:
    """Whoever needs another format needs one of those that can be made, in words where the list has none."""
    if given.get("letter_format") is not LetterFormat.OTHER:
        return
    if given.get("other_format") is None:
        raise RuleBroken("other_format_needed", "other_format")
    if given["other_format"] is OtherFormat.ANOTHER and not given.get("letter_format_note"):
        raise RuleBroken("format_note_needed", "letter_format_note")


def check_post(given: Given) -> None:
    weekly, whole = given.get("weekly_hours_hundredths"), given.get("full_time_hours_hundredths")
    if weekly and whole and weekly > whole:
        raise RuleBroken("more_than_full_time", "weekly_hours_hundredths")
    has_pay = given.get("full_time_pay_pence") is not None or given.get("actual_pay_pence") is not None
    if has_pay and given.get("pay_as_at") is None:
        raise RuleBroken("pay_as_at_needed", "pay_as_at")


def check_assignment(given: Given, today: date) -> None:
    if given["scope"] is not Scope.UNDECIDED:
        for name in ("evidence", "decided_by", "decided_on"):
            if not given.get(name):
                raise RuleBroken(f"{name}_needed", name)
    for name in ("decided_on", "challenged_on", "challenge_answered_on"):
        if given.get(name) and given[name] > today:
            raise RuleBroken("in_the_future", name)
    if given.get("challenge") and not given.get("challenged_on"):
        raise RuleBroken("challenged_on_needed", "challenged_on")
    if given.get("challenge_outcome") and not given.get("challenge"):
        raise RuleBroken("challenge_needed", "challenge")
