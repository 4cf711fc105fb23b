"""The headings of a record that somebody is sent to check: by key, what each says, as plain values; pure.

A key is `person.birth_on`, `post.7.job_title`, `term.PAY` or `other`; a letter, its slip and a correction share them.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from enum import Enum
from typing import Any, Final, Protocol

from transition.rules.protection import TermCategory

OTHER: Final = "other"
OF_PERSON: Final = (
    "forenames", "surname", "birth_on", "address", "postcode", "language", "start_on", "statutory_service_on",
    "modification_order_service_on", "green_book_service_on",
)  # fmt: skip
OF_POST: Final = (
    "job_title", "team", "grade", "spinal_point", "contract_type", "fixed_term_end_on", "probation_end_on",
    "work_base", "line_manager", "collective_agreement", "weekly_hours_hundredths", "full_time_hours_hundredths",
    "weeks_a_year_hundredths", "full_time_pay_pence", "actual_pay_pence", "pay_as_at",
)  # fmt: skip
_NONE: Final = {"none": True}


class Term(Protocol):
    """A term, as far as this module reads it."""

    category: Any
    text: Any
    text_cy: Any
    is_none: Any


def said_of(person: Any, terms: Iterable[Term]) -> dict[str, Any]:
    """What a record says under each heading, as JSON keeps it; a heading that is empty is there, and empty."""
    said = {f"person.{name}": _plain(getattr(person, name)) for name in OF_PERSON}
    for post in person.posts:
        said |= {f"post.{post.id}.{name}": _plain(getattr(post, name)) for name in OF_POST}
    held = list(terms)
    for category in TermCategory:
        mine = [term for term in held if term.category is category]
        said[term_key(category)] = [
            _NONE if term.is_none else {"en": term.text, "cy": term.text_cy} for term in mine
        ]
    return said


def term_key(category: TermCategory) -> str:
    """The heading of a category of terms."""
    return f"term.{category.value}"


def is_as_sent(key: str, sent: Mapping[str, Any], now: Mapping[str, Any]) -> bool:
    """Whether a heading still says what was sent; one that was not there before, or is gone, does not."""
    return key in sent and key in now and bool(sent[key] == now[key])


def _plain(value: Any) -> Any:
    if isinstance(value, Enum):
        return value.value
    return value.isoformat() if isinstance(value, date) else value
