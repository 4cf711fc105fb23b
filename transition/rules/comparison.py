"""A term beside the new employer's: the same, better, worse, or merely different; never a judgement of words."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Final

from transition.rules.protection import TermCategory


class Outcome(StrEnum):
    """How the new employer's term stands to the one that a person has, from that person's side."""

    SAME = "SAME"
    BETTER = "BETTER"
    WORSE = "WORSE"
    DIFFERS = "DIFFERS"
    NOT_COMPARED = "NOT_COMPARED"
    """One of the two is not recorded, or they are written in different languages."""


@dataclass(frozen=True, slots=True)
class Wording:
    """What a term says, in either language or both; or that there is none."""

    text: str = ""
    text_cy: str = ""
    is_none: bool = False


# Where more of the same amount is better for whoever has it. Hours, notice and the rest cut both ways.
MORE_IS_BETTER: Final = frozenset(
    {
        TermCategory.PAY,
        TermCategory.PAY_PROTECTION,
        TermCategory.LEAVE,
        TermCategory.SICK_PAY,
        TermCategory.ALLOWANCES,
        TermCategory.CAR_AND_MILEAGE,
    }
)
# Of these somebody who works part of the hours or weeks has a part, which says nothing about the whole.
FOLLOWS_HOURS: Final = frozenset(
    {TermCategory.PAY, TermCategory.PAY_PROTECTION, TermCategory.LEAVE, TermCategory.ALLOWANCES}
)
_TIMES: Final = {
    "day": "day", "days": "day", "week": "week", "weeks": "week", "month": "month", "months": "month",
    "year": "year", "years": "year", "hour": "hour", "hours": "hour",
    "diwrnod": "diwrnod", "ddiwrnod": "diwrnod", "diwrnodau": "diwrnod", "ddiwrnodau": "diwrnod",
    "wythnos": "wythnos", "wythnosau": "wythnos", "mis": "mis", "fis": "mis", "misoedd": "mis",
    "blynedd": "blynedd", "flynedd": "blynedd", "awr": "awr",
}  # fmt: skip
# Words that may stand around an amount without giving it another sense ("deducted" or "notice" would).
_PLAIN: Final = frozenset(
    {
        *("a", "an", "per", "each", "every", "of", "annum", "mile", "leave", "annual", "paid", "pay"),
        *("full", "half", "working", "calendar"),
        *("y", "yr", "o", "bob", "flwyddyn", "filltir", "gwyliau", "wyliau", "blynyddol", "gyda", "thâl"),
        *("llawn", "gwaith"),
    }
)
_AMOUNT: Final = re.compile(r"(£)? ?([0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,9})(\.[0-9]{1,4})?(p|%)?(?: (.*))?")


def compare(
    category: TermCategory, present: Wording | None, new: Wording | None, *, is_full_time: bool = True
) -> Outcome:
    """Lay a person's term beside the new employer's. Better and worse are said of amounts alone.

    An amount is a number with its unit and nothing else ("31 days", "£1,200 a year", "45p a mile"), and both must
    have the same unit; what follows hours is judged of full-time work alone. Anything else that is not word for
    word the same differs: whether that is better is for people to say. A comparison changes no contract
    (TUPE 2006 reg 4(4)).
    """
    if present is None or new is None:
        return Outcome.NOT_COMPARED
    if present.is_none or new.is_none:
        return Outcome.SAME if present.is_none == new.is_none else Outcome.DIFFERS
    pairs = ((present.text, new.text), (present.text_cy, new.text_cy))
    both = [(_folded(old), _folded(other)) for old, other in pairs if old and other]
    if not both:
        return Outcome.NOT_COMPARED
    outcomes = {_of_texts(category, old, other) for old, other in both}
    outcome = outcomes.pop() if len(outcomes) == 1 else Outcome.DIFFERS
    is_judged = is_full_time or category not in FOLLOWS_HOURS
    return outcome if is_judged or outcome is Outcome.SAME else Outcome.DIFFERS


def least_favourable(outcomes: Iterable[Outcome]) -> Outcome:
    """What is said of somebody with several terms of one category: the most careful of what is said of each."""
    found = set(outcomes)
    order = (Outcome.WORSE, Outcome.DIFFERS, Outcome.NOT_COMPARED, Outcome.BETTER, Outcome.SAME)
    return next((outcome for outcome in order if outcome in found), Outcome.NOT_COMPARED)


def _of_texts(category: TermCategory, present: str, new: str) -> Outcome:
    if present == new:
        return Outcome.SAME
    old, other = _amount(present), _amount(new)
    if old is None or other is None or old[1] != other[1]:
        return Outcome.DIFFERS
    if old[0] == other[0]:
        return Outcome.SAME
    if category not in MORE_IS_BETTER:
        return Outcome.DIFFERS
    return Outcome.BETTER if other[0] > old[0] else Outcome.WORSE


def _folded(text: str) -> str:
    """The words without what makes no difference: capitals, spaces, a full stop at the end."""
    return " ".join(text.casefold().split()).rstrip(". ")


def _amount(text: str) -> tuple[Decimal, tuple[str, ...]] | None:
    """The number and its unit, when the text is nothing but an amount."""
    found = _AMOUNT.fullmatch(text)
    if found is None:
        return None
    pounds, whole, rest, sign, after = found.groups()
    words = (after or "").split()
    if (pounds and sign) or not (pounds or sign or (words and words[0] in _TIMES)):
        return None
    if any(word not in _TIMES and word not in _PLAIN for word in words):
        return None
    unit = (pounds or sign or "", *(_TIMES.get(word, word) for word in words))
    return Decimal(whole.replace(",", "") + (rest or "")), unit
