"""What a report says of records: liability information, letters, terms and money; pure."""

from dataclasses import dataclass
from datetime import date

from transition.i18n.names import Words
from transition.money.models import CostKind, Figure
from transition.reports.counts import Shown
from transition.reports.papers.kinds import PaperKind
from transition.rules.basis import Kind
from transition.rules.letters import LetterKind
from transition.rules.liability import Heading
from transition.rules.protection import TermCategory


@dataclass(frozen=True)
class HeadingFact:
    """One heading of reg 11(2) that records hold, and for how many people it is answered."""

    heading: Heading
    answered: Shown


@dataclass(frozen=True)
class ReadinessFact:
    """How far employee liability information is there, of the people in scope."""

    due_on: date | None
    kind: Kind | None
    released_on: date | None
    people: Shown
    complete: Shown
    headings: tuple[HeadingFact, ...]
    elsewhere: tuple[Heading, ...]


@dataclass(frozen=True)
class LetterFact:
    """The letters of one kind: how many are at each stage, and the documents of those issued by language.

    `due` counts the people in scope who have yet to get one; it is empty for kinds that do not go to all of them.
    `is_personal` says that letters of this kind go to people or name them.
    """

    kind: LetterKind
    prepared: Shown
    issued: Shown
    served: Shown
    returned: Shown
    issued_on: date | None
    due: Shown = None
    printed: Shown = None
    welsh: Shown = None
    english: Shown = None
    is_personal: bool = True


@dataclass(frozen=True)
class LettersFact:
    """Letters by kind, and the documents of those issued by language."""

    kinds: tuple[LetterFact, ...]
    issued: Shown
    welsh: Shown
    english: Shown


@dataclass(frozen=True)
class TermFact:
    """How many people in scope have a recorded term of one category."""

    category: TermCategory
    people: Shown


@dataclass(frozen=True)
class TermsFact:
    """Protected terms and pensions by category, and the collective agreements, which are never hidden."""

    categories: tuple[TermFact, ...]
    agreements: tuple[str, ...]


@dataclass(frozen=True)
class PaperFact:
    """A background paper or an impact assessment: what, of which day, by whom, and where it can be read."""

    kind: PaperKind
    title: Words
    dated_on: date | None
    by: str
    reference: str


@dataclass(frozen=True)
class CostFact:
    """One cost line, in pence for a full year, and the first and last year in which it counts.

    A year is that in which it begins on 1 April; a first year of 0 was not said, no last year goes on.
    """

    kind: CostKind
    name: Words
    amount_pence: int
    funding: Words
    is_published: bool
    first_year: int = 0
    last_year: int | None = None


NO_LINE = Words("")


@dataclass(frozen=True)
class PartFact:
    """What one line gives to a sum, in pence: less than nought where it is taken off."""

    name: Words
    amount_pence: int


@dataclass(frozen=True)
class SumFact:
    """One sum in pence: what the lines give, beside what was published and where. Year 0: of a full year.

    `line` is the one line that the figure is about, where it is about one.
    """

    figure: Figure
    derived_pence: int
    published_pence: int | None
    source: Words
    year: int = 0
    line: Words = NO_LINE
    parts: tuple[PartFact, ...] = ()

    @property
    def difference_pence(self) -> int | None:
        """Published less derived; None when nothing was published."""
        return None if self.published_pence is None else self.published_pence - self.derived_pence


@dataclass(frozen=True)
class FundedYear:
    """What one financial year costs from one source, in pence; `year` is that in which it begins on 1 April."""

    year: int
    funding: Words
    amount_pence: int


@dataclass(frozen=True)
class MoneyFact:
    """The cost lines and the sums that follow from the lines given here."""

    lines: tuple[CostFact, ...]
    sums: tuple[SumFact, ...]
    by_year: tuple[FundedYear, ...] = ()
