"""Where each value of a record came from: the newest file and row that gave it, and whether it still says so."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from transition.staff.people.models import Person, Provenance


def digest(value: Any) -> str:
    """What stands for an imported value beside its provenance."""
    return hashlib.sha256(str(value).encode()).hexdigest()[:16]


@dataclass(frozen=True)
class Source:
    """Which import gave a value; `is_changed` when the record no longer says what the file said."""

    provenance: Provenance
    is_changed: bool


Sources = Mapping[str, Source]


def sources_of_person(person: Person, newest_first: Iterable[Provenance]) -> Sources:
    """The source of each value of a person that an import gave, by the value's name."""
    return _sources(person, newest_first)


def sources_of_posts(person: Person, newest_first: Iterable[Provenance]) -> Mapping[int, Sources]:
    """The source of each value of each of a person's posts, by the post's key and the value's name."""
    known = list(newest_first)
    return {
        post.id: _sources(post, (one for one in known if one.post_id == post.id)) for post in person.posts
    }


def _sources(record: Any, newest_first: Iterable[Provenance]) -> Sources:
    found: dict[str, Source] = {}
    for one in newest_first:
        for name, said in one.digests.items():
            if name not in found and hasattr(type(record), name):
                found[name] = Source(one, digest(getattr(record, name)) != said)
    return found
