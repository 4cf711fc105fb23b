"""What a bundle says, as frozen plain facts: one shape for whatever was done, whoever recorded it; pure."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Any

from transition.letters import frozen


class Section(StrEnum):
    """What an entry is about."""

    TRANSFER = "TRANSFER"
    TIMELINE = "TIMELINE"
    CONSULTED = "CONSULTED"
    INFORMATION = "INFORMATION"
    MEASURES = "MEASURES"
    MEETINGS = "MEETINGS"
    REPRESENTATIONS = "REPRESENTATIONS"
    QUESTIONS = "QUESTIONS"
    RECORDS = "RECORDS"
    STAFF = "STAFF"
    LETTERS = "LETTERS"
    LIABILITY = "LIABILITY"
    REPORTS = "REPORTS"
    TRAIL = "TRAIL"


class Held(StrEnum):
    """Where the bytes of a file are while the bundle is made."""

    LETTER = "LETTER"
    QUICK_RECORD = "QUICK_RECORD"
    REPORT = "REPORT"
    SPECIMEN = "SPECIMEN"
    WORDS = "WORDS"


@dataclass(frozen=True)
class Cell:
    """Words, the language that they are in where it is not the bundle's, and the source of an entry to point at."""

    text: str
    language: str = ""
    entry: str = ""


@dataclass(frozen=True)
class Fact:
    """One line of an entry: our word for it, and what the record says."""

    label: str
    value: Cell


@dataclass(frozen=True)
class Text:
    """Words in full, as they were recorded, under a heading of ours."""

    heading: str
    words: Cell


@dataclass(frozen=True)
class Table:
    """Rows of an entry: recipients, attendance, versions."""

    caption: str
    headings: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True)
class File:
    """A file of the ZIP: its name there, whose row holds it, its size and the SHA-256 of its bytes.

    `made_from` makes it again where no row holds the bytes: a specimen's frozen facts, or the words themselves.
    """

    name: str
    title: str
    held: Held
    size: int
    digest: str
    key: int = 0
    language: str = ""
    made_from: str = ""


@dataclass(frozen=True)
class Entry:
    """One thing that was done on a day; without a day it says how things stood when the bundle was made.

    `source` names the record behind it (`representation:12`) and is what other entries point at.
    """

    source: str
    section: Section
    on: date | None
    title: Cell
    facts: tuple[Fact, ...] = ()
    texts: tuple[Text, ...] = ()
    tables: tuple[Table, ...] = ()
    files: tuple[File, ...] = ()


@dataclass(frozen=True)
class Gathered:
    """All the entries of a bundle in order, numbered by their place from 1."""

    entries: tuple[Entry, ...]
    removed_count: int = 0

    @property
    def dated(self) -> tuple[Entry, ...]:
        """What was done, in order of date."""
        return tuple(one for one in self.entries if one.on is not None)

    @property
    def standing(self) -> tuple[Entry, ...]:
        """How things stood."""
        return tuple(one for one in self.entries if one.on is None)

    @property
    def numbers(self) -> dict[str, int]:
        """Each entry's number by its source."""
        return {one.source: number for number, one in enumerate(self.entries, 1)}

    @property
    def files(self) -> tuple[File, ...]:
        """Every file, in the order of the entries; one that two entries name is there once."""
        return tuple({file.name: file for one in self.entries for file in one.files}.values())


def in_order(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """By date, then as they were gathered; what has no date comes last."""
    return tuple(sorted(entries, key=lambda one: (one.on is None, one.on or date.min)))


def without_empty(entry: Entry) -> Entry:
    """The entry without lines, texts and tables that say nothing."""
    return replace(
        entry,
        facts=tuple(one for one in entry.facts if one.value.text.strip()),
        texts=tuple(one for one in entry.texts if one.words.text.strip()),
        tables=tuple(one for one in entry.tables if one.rows),
    )


def freeze(gathered: Gathered) -> dict[str, Any]:
    """Plain values for the database to keep while the files are made."""
    values: dict[str, Any] = frozen.freeze(gathered)
    return values


def thaw(values: dict[str, Any]) -> Gathered:
    """The entries again. Raises ValueError for anything that `freeze` did not write."""
    return frozen.thaw(Gathered, values, {})
