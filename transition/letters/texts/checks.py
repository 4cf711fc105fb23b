"""Where each text stands: its state, who checked it, by when it is needed, and what of a batch still waits."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sqlalchemy import select

from transition.accounts.queries import names_of
from transition.clock import bank_holidays
from transition.consultation.facts import transfer_facts
from transition.db import db
from transition.employers.models import Employer
from transition.letters.models import Batch, Letter
from transition.letters.texts.catalogue import Text, drawn_on, texts_of, texts_of_letters
from transition.letters.texts.models import WelshCheck
from transition.letters.texts.queries import checks_of, latest_checks
from transition.rules.deadlines import deadline_for
from transition.rules.letter_rules import LETTERS
from transition.rules.letters import LetterKind
from transition.rules.welsh import (
    WAITS,
    Pair,
    TextState,
    changed_count,
    needed_by,
    state_of,
    word_count,
)
from transition.transfers.models import Transfer

_AT_ONCE = 200


@dataclass(frozen=True)
class Line:
    """One text with where it stands. `due_on` is None where no letter that needs it has a day."""

    text: Text
    state: TextState
    check: WelshCheck | None
    checked_by: str
    due_on: date | None

    @property
    def waits(self) -> bool:
        """Whether somebody is still to translate or to check it."""
        return self.state in WAITS

    @property
    def previous_english(self) -> str:
        """The English against which the Welsh was last checked, where it changed since."""
        return self.check.english if self.check and self.check.english != self.text.words.en else ""

    @property
    def words(self) -> int:
        """How many English words there are."""
        return word_count(self.text.words.en)

    @property
    def changed_words(self) -> int:
        """How many of them changed since the Welsh was checked; all of them where it never was."""
        if self.check is None:
            return self.words
        return changed_count(self.check.english, self.text.words.en)


def lines_of(transfer: Transfer, employer: Employer, kinds: Iterable[LetterKind], today: date) -> list[Line]:
    """Every text of an employer's letters about a transfer, those that are due first on top."""
    checks = latest_checks(transfer, employer)
    names = names_of(check.checked_by_id for check in checks.values())
    days, batches = _days_of(transfer, employer, kinds), _unissued(transfer, employer)
    lines = []
    for text in texts_of(transfer, employer):
        check = checks.get(text.key)
        state = state_of(text.pair, Pair(check.english, check.welsh) if check else None)
        lines.append(
            Line(
                text=text,
                state=state,
                check=check,
                checked_by=names.get(check.checked_by_id, "") if check else "",
                due_on=_due(text, days, batches, today) if state in WAITS else None,
            )
        )
    return sorted(lines, key=lambda one: (not one.waits, one.due_on or date.max))


def line_of(text: Text, kinds: Iterable[LetterKind], today: date) -> Line:
    """One text with where it stands."""
    found = lines_of(text.transfer, text.employer, kinds, today)
    return next(one for one in found if one.text.key == text.key)


def _due(
    text: Text, days: dict[LetterKind, date], batches: list[tuple[date, set[str]]], today: date
) -> date | None:
    planned = [on for on, keys in batches if text.key in keys]
    ahead = [on for kind, on in days.items() if text.kinds is None or kind in text.kinds]
    return needed_by([*planned, *ahead], today, bank_holidays())


def _days_of(transfer: Transfer, employer: Employer, kinds: Iterable[LetterKind]) -> dict[LetterKind, date]:
    """The day by which each letter that was not issued yet is to go: its duty's last day, else the transfer."""
    query = select(Batch.kind).where(
        Batch.transfer_id == transfer.id, Batch.employer_id == employer.id, Batch.issued_on.is_not(None)
    )
    gone, facts = set(db.session.scalars(query)), transfer_facts(transfer)
    found = {}
    for kind in kinds:
        if kind not in gone:
            duty = LETTERS[kind].duty
            deadline = deadline_for(duty, facts, bank_holidays()) if duty else None
            found[kind] = deadline.due_on if deadline and deadline.is_last_day else transfer.transfer_on
    return found


def _unissued(transfer: Transfer, employer: Employer) -> list[tuple[date, set[str]]]:
    query = select(Batch.dated_on, Batch.texts).where(
        Batch.transfer_id == transfer.id,
        Batch.employer_id == employer.id,
        Batch.issued_on.is_(None),
        Batch.cancelled_on.is_(None),
    )
    return [(on, {one["key"] for one in texts or []}) for on, texts in db.session.execute(query)]


class Why(StrEnum):
    """Why a text of a batch holds its Welsh letters."""

    MISSING = "MISSING"
    TO_CHECK = "TO_CHECK"
    CHECKED_SINCE = "CHECKED_SINCE"


@dataclass(frozen=True)
class Held:
    """A text that a batch draws on and whose Welsh, as the letters have it, nobody checked.

    `welsh` is what was checked since for the same English; the letters can take it up.
    """

    key: str
    english: str
    said: str
    why: Why
    welsh: str = ""


def held_in(batch: Batch) -> list[Held]:
    """The texts of a batch whose Welsh was not checked as the letters have it, in the order of the catalogue."""
    texts = texts_in(batch)
    latest: dict[tuple[str, str], str] = {}
    for check in checks_of(batch.transfer_id, batch.employer_id, {one["key"] for one in texts}):
        latest[(check.key, check.english)] = check.welsh
    if all(latest.get((one["key"], one["en"])) == one["cy"] for one in texts):
        return []
    now = {one.key: one.pair for one in texts_of_letters(*_sides_of(batch))}
    found = []
    for one in texts:
        known = latest.get((one["key"], one["en"]))
        if known is not None and known == one["cy"]:
            continue
        said = now.get(one["key"])
        is_overtaken = said is not None and said.english == one["en"] and said.welsh != known
        if known is not None and not is_overtaken:
            found.append(Held(one["key"], one["en"], one["cy"], Why.CHECKED_SINCE, known))
            continue
        why = Why.TO_CHECK if one["cy"].strip() else Why.MISSING
        found.append(Held(one["key"], one["en"], one["cy"], why))
    return found


def _sides_of(batch: Batch) -> tuple[Transfer, Employer]:
    return (
        db.session.get_one(Transfer, batch.transfer_id),
        db.session.get_one(Employer, batch.employer_id),
    )


def texts_in(batch: Batch) -> list[dict[str, str]]:
    """What a batch draws on: as it was kept, else read from its letters, for one prepared before it was."""
    if batch.texts is not None:
        return batch.texts
    query = select(Letter.facts).where(Letter.batch_id == batch.id, Letter.is_stopped.is_(False))
    facts = db.session.scalars(query.execution_options(yield_per=_AT_ONCE))
    return drawn_on(texts_of_letters(*_sides_of(batch)), facts)
