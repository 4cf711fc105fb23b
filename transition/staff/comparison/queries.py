"""Terms side by side: each person's beside the new employer's, and by category without people."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Select, func, select

from transition.db import db
from transition.rules.comparison import Outcome, Wording, compare, least_favourable
from transition.rules.protection import TermCategory, TermStatus
from transition.rules.suppression import Band, PublishedRow, band, publish
from transition.staff.comparison.models import NewEmployerTerm
from transition.staff.offers.queries import in_scope
from transition.staff.people.models import Person
from transition.staff.snapshots.facts import Recorded, is_in_force, recorded
from transition.transfers.models import Transfer


@dataclass(frozen=True)
class Compared:
    """One term of one person beside the new employer's; either is None where none is recorded."""

    category: TermCategory
    present: Wording | None
    status: TermStatus | None
    new: Wording | None
    outcome: Outcome


@dataclass(frozen=True)
class PersonCompared:
    """A person with all their terms side by side, every category at least once."""

    person_id: int
    name: str
    payroll_number: str
    lines: list[Compared]

    @property
    def counts(self) -> dict[Outcome, int]:
        """How many lines have each outcome."""
        found = Counter(line.outcome for line in self.lines)
        return {outcome: found[outcome] for outcome in Outcome}


@dataclass(frozen=True)
class CategoryCompared:
    """One category without people: the new employer's term, what 5 people or more have, and counts in bands.

    `people` is None where the cohort is so small that nothing rests on it.
    """

    category: TermCategory
    new: Wording | None
    shared: list[tuple[Wording, Band]]
    people: PublishedRow | None


def day_compared(transfer: Transfer, today: date) -> date:
    """The day whose terms are laid beside the new employer's: today, and after the transfer the day it took place."""
    return min(today, transfer.transfer_on)


def new_terms(transfer: Transfer) -> dict[TermCategory, NewEmployerTerm]:
    """The new employer's own terms, as far as they are recorded."""
    query = select(NewEmployerTerm).where(NewEmployerTerm.transfer_id == transfer.id)
    return {term.category: term for term in db.session.scalars(query)}


def people_compared(transfer: Transfer) -> Select[Person]:
    """The people in scope, in no order."""
    return select(Person).where(Person.id.in_(in_scope(transfer)))


def compared(transfer: Transfer, people: Select[Any] | Iterable[int], day: date) -> Iterator[PersonCompared]:
    """These people's terms of that day beside the new employer's; five queries."""
    new = {category: wording_of(term) for category, term in new_terms(transfer).items()}
    for one in recorded(transfer, people):
        yield PersonCompared(one.person.id, one.name, one.person.payroll_number, _lines(one, new, day))


def everybody(transfer: Transfer, day: date) -> Iterator[PersonCompared]:
    """Everybody in scope, side by side."""
    return compared(transfer, in_scope(transfer), day)


def people_count(transfer: Transfer) -> int:
    """How many people are in scope."""
    return db.session.scalar(select(func.count()).select_from(in_scope(transfer).subquery())) or 0


def wording_of(term: Any) -> Wording:
    """What a recorded term says."""
    return Wording(term.text, term.text_cy, term.is_none)


def _lines(one: Recorded, new: Mapping[TermCategory, Wording], day: date) -> list[Compared]:
    own: dict[TermCategory, list[Any]] = {category: [] for category in TermCategory}
    is_full_time = bool(one.posts) and all(_is_full_time(post) for post in one.posts)
    for term in one.terms:
        if is_in_force(term, day):
            own[term.category].append(term)
    return [
        Compared(
            category,
            (present := wording_of(term) if term else None),
            term.status if term else None,
            new.get(category),
            compare(category, present, new.get(category), is_full_time=is_full_time),
        )
        for category, terms in own.items()
        for term in terms or [None]
    ]


def _is_full_time(post: Any) -> bool:
    """Whether a post has all the hours of a full week, all the year; hours that are not recorded say no."""
    hours, whole, weeks = (
        post.weekly_hours_hundredths,
        post.full_time_hours_hundredths,
        post.weeks_a_year_hundredths,
    )
    return bool(hours and whole and hours == whole and (weeks is None or weeks >= 5200))


def by_category(transfer: Transfer, day: date) -> list[CategoryCompared]:
    """Every category without people: nothing that fewer than 5 people share is shown."""
    outcomes: dict[TermCategory, Counter[Outcome]] = {category: Counter() for category in TermCategory}
    texts: dict[TermCategory, Counter[Wording]] = {category: Counter() for category in TermCategory}
    cohort = 0
    for person in everybody(transfer, day):
        cohort += 1
        for category in TermCategory:
            lines = [line for line in person.lines if line.category is category]
            outcomes[category][least_favourable(line.outcome for line in lines)] += 1
            texts[category].update({line.present for line in lines if line.present})
    new = new_terms(transfer)
    return [
        CategoryCompared(
            category,
            wording_of(new[category]) if category in new else None,
            _shared(texts[category]),
            publish({outcome.value: outcomes[category][outcome] for outcome in Outcome}, cohort),
        )
        for category in TermCategory
    ]


def _shared(texts: Mapping[Wording, int]) -> list[tuple[Wording, Band]]:
    """The words that 5 people or more have, with how many in a band; the commonest first."""
    found = sorted(texts.items(), key=lambda item: (-item[1], item[0].text, item[0].text_cy))
    return [(words, shown) for words, count in found if (shown := band(count)) is not None]
