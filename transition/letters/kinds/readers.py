"""Whom a letter goes to and about what, and how one kind of letter is written to them."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from transition.employers.models import Recognition
from transition.letters.content import Addressee, Facts
from transition.letters.queries import reader_key
from transition.letters.sources import Sources
from transition.rules.letters import LanguageChoice, LetterKind
from transition.staff.people.models import Person


@dataclass(frozen=True)
class Organisation:
    """An employer, a fund or another body that is written to, by the name of whoever receives it there.

    `key` is the same for ever, such as `employer-2`; `employer_id` is the employer that may read the letter.
    """

    key: str
    addressee: Addressee
    employer_id: int | None = None
    language: LanguageChoice = LanguageChoice.BOTH


@dataclass(frozen=True)
class Reader:
    """Somebody who gets a letter. `about` tells one matter from another where one reader has several letters.

    `matter` is the record that the letter is about, where that is not the reader's own.
    """

    to: Person | Recognition | Organisation
    about: str = ""
    matter: Any = None

    @property
    def key(self) -> tuple[str, str]:
        """What is the same for as long as this reader needs no second letter about the matter."""
        match self.to:
            case Person():
                return (reader_key(self.to.id, None, ""), self.about)
            case Recognition():
                return (reader_key(None, self.to.id, ""), self.about)
        return (self.to.key, self.about)


@dataclass(frozen=True)
class Occasion:
    """What a letter takes from its preparing: the date that it carries, and the code of its reply slip."""

    dated_on: date
    code: str


@dataclass(frozen=True)
class Writer:
    """How one kind of letter is written.

    `readers` gives everybody to whom it goes, whether or not they have it; `facts` what it says to one of them.
    `invented` makes the reader of a specimen out of somebody who exists in no table. `nameless` leaves of a
    letter as it was issued what may be disclosed, given the facts of a specimen; without it nothing may.
    One that is not `is_offered` is written from another page than that of choosing a kind.
    `closed` is the code of why nobody is written to for now, such as the legal basis; blank where they may be.
    """

    kind: LetterKind
    readers: Callable[[Sources], Iterable[Reader]]
    facts: Callable[[Sources, Reader, Occasion], Facts]
    invented: Callable[[Sources, Person], Reader] | None = None
    nameless: Callable[[Facts, Facts], Facts] | None = None
    is_offered: bool = True
    closed: Callable[[Sources], str] | None = None


def staff(people: Iterable[Person]) -> list[Reader]:
    """Members of staff as readers of a letter about themselves."""
    return [Reader(person) for person in people]


def person_of(reader: Reader) -> Person:
    """The member of staff that a letter goes to. Raises TypeError for anybody else."""
    if not isinstance(reader.to, Person):
        raise TypeError(f"not a member of staff: {reader.key}")
    return reader.to
