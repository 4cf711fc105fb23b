"""Everything of Part 1 that counts: the fixed list of its tables, and the gate that lets no other count through; pure.

A count that has no line here is hidden, whatever gathered it, and one that is not a band is hidden too. Whoever adds
a count to a report and wants it published adds its line here, and says how it is kept from giving people away.
"""

from dataclasses import dataclass, fields, is_dataclass, replace
from enum import StrEnum
from typing import Any, TypeVar, cast

from transition.reports.consultation_facts import ConsultationFact, ThemeFact
from transition.reports.content import Change
from transition.reports.counts import Count
from transition.reports.record_facts import HeadingFact, LetterFact, LettersFact, ReadinessFact, TermFact
from transition.reports.transfer_facts import ScopeFact
from transition.rules.letter_rules import LETTERS
from transition.rules.letters import LetterKind
from transition.rules.liability import Heading
from transition.rules.milestones import MilestoneKey
from transition.rules.protection import TermCategory

T = TypeVar("T")


class How(StrEnum):
    """How the counts of a table are made fit to publish, by the rules of `rules/suppression.py`."""

    EACH = "each by itself: no published number is made of them"
    ALL_OR_NONE = "all or none: together they cover a published number"
    SHOWN_ROWS = "only rows whose first count is shown: a row says that there is one"
    SHOWN_TOTAL = "the total of the cells that are shown"
    AS_PUBLISHED = "as two reports published them"


@dataclass(frozen=True)
class PublicTable:
    """One table of Part 1: its key, the facts that it shows, which of their fields count, and how they are shown."""

    key: str
    facts: type[Any]
    counts: tuple[str, ...]
    how: How


SCOPE = PublicTable("scope", ScopeFact, ("people_in", "people_undecided"), How.EACH)
# Not here: people to reach, which is those in scope and those undecided together; replies overdue, of which the status
# says whether there is one; representations withdrawn, which with those overdue are what is left of those received.
CONSULTATION = PublicTable(
    "consultation-numbers",
    ConsultationFact,
    ("meetings", "received", "answered", "offered", "held", "declined"),
    How.EACH,
)
THEMES = PublicTable("themes", ThemeFact, ("count",), How.SHOWN_ROWS)
READINESS = PublicTable("readiness", ReadinessFact, ("people", "complete"), How.EACH)
HEADINGS = PublicTable("headings", HeadingFact, ("answered",), How.EACH)
# Not here: letters that are due, which with those issued are the people in scope; and each kind by language.
LETTER_STAGES = PublicTable(
    "letters-table", LetterFact, ("prepared", "printed", "issued", "served", "returned"), How.SHOWN_ROWS
)
LETTERS_ISSUED = PublicTable("letters-issued", LettersFact, ("issued",), How.SHOWN_TOTAL)
LANGUAGES = PublicTable("languages", LettersFact, ("welsh", "english"), How.ALL_OR_NONE)
TERMS = PublicTable("terms-table", TermFact, ("people",), How.EACH)
CHANGES = PublicTable("changes", Change, ("before_count", "after_count"), How.AS_PUBLISHED)

TABLES = (
    SCOPE, CONSULTATION, THEMES, READINESS, HEADINGS, LETTER_STAGES, LETTERS_ISSUED, LANGUAGES, TERMS, CHANGES,
)  # fmt: skip

# Collective agreements are always named, so nothing is counted that their names would tell more of.
TERMS_LEFT_OUT = frozenset({TermCategory.COLLECTIVE_AGREEMENT})
HEADINGS_LEFT_OUT = frozenset({Heading.COLLECTIVE_AGREEMENTS})

# Steps that are done when something was done with people: whether they are is shown only where that count is.
STEPS_OF_MEETINGS = frozenset({MilestoneKey.ONE_TO_ONES})
STEPS_OF_LETTERS = {
    MilestoneKey.STAFF_ANNOUNCEMENT: LetterKind.ANNOUNCEMENT,
    MilestoneKey.CONFIRMATION_LETTERS: LetterKind.CONFIRMATION,
}
# These have no count of their own: they are hidden with all that rests on people in a cohort under 5.
STEPS_OF_PEOPLE = frozenset(
    {MilestoneKey.ASSIGNMENT_CHALLENGES, MilestoneKey.OBJECTIONS_RECONCILED, MilestoneKey.WELCOME}
)


def names_people(kind: LetterKind) -> bool:
    """Whether letters of this kind go to people, or tell of them: a correction goes to whoever had the letter."""
    rule = LETTERS[kind]
    return rule.is_personal or rule.names_staff or kind is LetterKind.CORRECTION


def only_listed(value: T) -> T:
    """The same facts without any count that has no line in the list, and without any that is no band."""
    if isinstance(value, tuple):
        return cast(T, tuple(only_listed(one) for one in value))
    if not is_dataclass(value) or isinstance(value, type):
        return value
    listed = {name for table in TABLES if isinstance(value, table.facts) for name in table.counts}
    gated: dict[str, Any] = {
        one.name: _gated(getattr(value, one.name), one.name in listed) for one in fields(value)
    }
    changed = {name: now for name, now in gated.items() if now is not getattr(value, name)}
    return replace(value, **changed) if changed else value


def _gated(value: Any, is_listed: bool) -> Any:
    if isinstance(value, Count):
        return value if is_listed and value.is_band else None
    return only_listed(value)
