"""What the law needs of a record and the record lacks; pure."""

from collections.abc import Iterable
from typing import Any, Final, Protocol

# Age (reg 11(2)(a)), and the particulars of ERA 1996 s.1 that every record can hold (reg 11(2)(b)).
NEEDED_OF_PERSON: Final = ("birth_on", "address", "start_on", "statutory_service_on")
NEEDED_OF_POST: Final = (
    "job_title",
    "actual_pay_pence",
    "pay_as_at",
    "weekly_hours_hundredths",
    "full_time_hours_hundredths",
    "contract_type",
    "work_base",
)


class Record(Protocol):
    """A person or a post, as far as its fields go."""

    id: Any


def missing_of_person(person: Record) -> tuple[str, ...]:
    """The fields of a person that are empty and are needed: TUPE 2006 reg 11(2)(a) and (b)."""
    return _missing(person, NEEDED_OF_PERSON)


def missing_of_post(post: Record) -> tuple[str, ...]:
    """The fields of a post that are empty and are needed: TUPE 2006 reg 11(2)(b), with ERA 1996 s.1."""
    return _missing(post, NEEDED_OF_POST)


def missing_count(person: Record, posts: Iterable[Record]) -> int:
    """How many needed values a person and these posts of theirs lack."""
    return len(missing_of_person(person)) + sum(len(missing_of_post(post)) for post in posts)


def _missing(record: Record, names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(name for name in names if getattr(record, name) in (None, ""))
