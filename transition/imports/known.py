"""What the records hold already, as a list is compared with it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from transition.rules.protection import TermCategory


@dataclass(slots=True)
class KnownTerm:
    """A term of a post as an earlier list gave it."""

    id: int
    text: str
    is_none: bool
    is_checked: bool


@dataclass(slots=True)
class KnownPost:
    """A post that is on record, with its place in this transfer, if any."""

    id: int
    values: Mapping[str, Any]
    is_assigned: bool = False
    share: int | None = None
    terms: dict[TermCategory, KnownTerm] = field(default_factory=dict)
    digests: dict[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class KnownPerson:
    """A person on record at the outgoing employer. `digests` are those of the values last imported."""

    id: int
    values: Mapping[str, Any]
    posts: list[KnownPost] = field(default_factory=list)
    digests: dict[str, str] = field(default_factory=dict)

    @property
    def is_here(self) -> bool:
        """Whether this transfer is about any of their posts."""
        return any(post.is_assigned for post in self.posts)
