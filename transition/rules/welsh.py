"""Whether a Welsh text may be used: its state beside its English, by when it is needed, how much there is to do.

Standards 100-104 (WSI 2015/996) give each employee letters about their employment in Welsh; a Welsh letter that
nobody checked would treat Welsh less favourably than English.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher
from enum import StrEnum

from transition.rules import calendar
from transition.rules.broken import RuleBroken
from transition.rules.calendar import Holidays

# How many working days a council allows its translator: the councils' own practice, no law sets a time.
TRANSLATION_DAYS = 5
# How near a statutory day must be before English may go ahead of its Welsh: two weeks of work, own practice too.
NEAR_DAYS = 10

_WORD = re.compile(r"\S+")


class TextState(StrEnum):
    """Where the Welsh of one text stands beside its English."""

    EMPTY = "EMPTY"
    MISSING = "MISSING"
    TO_CHECK = "TO_CHECK"
    ENGLISH_CHANGED = "ENGLISH_CHANGED"
    CHECKED = "CHECKED"


@dataclass(frozen=True, slots=True)
class Pair:
    """A text as it stands in both languages."""

    english: str
    welsh: str


def state_of(text: Pair, checked: Pair | None) -> TextState:
    """Say where a text stands; `checked` is what somebody last marked as checked, in both languages.

    A Welsh text waits until a named person checked it, and again whenever its English changes after that.
    """
    if not text.english.strip() and not text.welsh.strip():
        return TextState.EMPTY
    if not text.welsh.strip():
        return TextState.MISSING
    if checked == text:
        return TextState.CHECKED
    if checked is not None and checked.welsh == text.welsh:
        return TextState.ENGLISH_CHANGED
    return TextState.TO_CHECK


WAITS = frozenset({TextState.MISSING, TextState.TO_CHECK, TextState.ENGLISH_CHANGED})


def check_may_be_checked(state: TextState) -> None:
    """Only Welsh that is there can be marked as checked. RuleBroken `welsh_missing`, `checked_already`."""
    if state in {TextState.EMPTY, TextState.MISSING}:
        raise RuleBroken("welsh_missing", "welsh")
    if state is TextState.CHECKED:
        raise RuleBroken("checked_already")


def check_unaffected(state: TextState) -> None:
    """ "Welsh unaffected" is said of an English that changed after its Welsh was checked. RuleBroken `english_same`."""
    if state is not TextState.ENGLISH_CHANGED:
        raise RuleBroken("english_same")


def check_wording_approver(written_by: int, approved_by: int) -> None:
    """A council's own paragraph is approved by another officer than its writer. RuleBroken `approver_is_writer`."""
    if written_by == approved_by:
        raise RuleBroken("approver_is_writer")


def needed_by(used_on: Iterable[date], today: date, holidays: Holidays) -> date | None:
    """Find the day by which a translator is to have a text ready; None when no letter that needs it has a day.

    That is the councils' own allowance of working days before the first letter that needs it, never before today.
    """
    first = min(used_on, default=None)
    if first is None:
        return None
    on = first
    for _ in range(TRANSLATION_DAYS):
        on = calendar.last_working_day_on_or_before(calendar.days_after(on, -1), holidays)
    return max(on, today)


def check_day_is_near(statutory_on: date | None, today: date, holidays: Holidays) -> None:
    """English goes ahead of its Welsh only where waiting threatens a day. RuleBroken `no_statutory_day_near`."""
    if statutory_on is None or calendar.working_days_between(today, statutory_on, holidays) > NEAR_DAYS:
        raise RuleBroken("no_statutory_day_near")


def near_from(statutory_on: date, holidays: Holidays) -> date:
    """Find the first day on which waiting threatens a day, so that English may go ahead of its Welsh."""
    on = statutory_on
    while calendar.working_days_between(calendar.days_after(on, -1), statutory_on, holidays) <= NEAR_DAYS:
        on = calendar.days_after(on, -1)
    return on


def word_count(text: str) -> int:
    """Count the words of a text as a translator is paid for them: runs without a space."""
    return len(_WORD.findall(text))


@dataclass(frozen=True, slots=True)
class Run:
    """Some words of a text that changed, or did not: `kind` is `same`, `out` or `in`."""

    kind: str
    words: str


def changed(before: str, now: str) -> tuple[Run, ...]:
    """Say word by word what changed from one English to the next."""
    old, new = _WORD.findall(before), _WORD.findall(now)
    runs: list[Run] = []
    for tag, i, j, k, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            runs.append(Run("same", " ".join(new[k:m])))
            continue
        if j > i:
            runs.append(Run("out", " ".join(old[i:j])))
        if m > k:
            runs.append(Run("in", " ".join(new[k:m])))
    return tuple(runs)


def changed_count(before: str, now: str) -> int:
    """Count the English words that are new since the Welsh was checked; those that went count too where none came."""
    runs = changed(before, now)
    came = sum(word_count(one.words) for one in runs if one.kind == "in")
    return came or sum(word_count(one.words) for one in runs if one.kind == "out")
