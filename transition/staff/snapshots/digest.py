"""One way of writing facts down, whatever the database, and the digest of it; pure."""

import hashlib
import json
from collections.abc import Iterable
from datetime import date
from typing import Any


def canonical(facts: Any) -> str:
    """Facts as JSON in the one form that is digested: names in order, no spaces, letters as they are."""
    return json.dumps(facts, sort_keys=True, ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def digest_of(facts: Any) -> str:
    """The SHA-256 of the canonical form, in hexadecimal."""
    return hashlib.sha256(canonical(facts).encode()).hexdigest()


def digest_of_all(transfer_id: int, transfer_on: date, basis: str, people: Iterable[tuple[int, str]]) -> str:
    """The digest of a whole snapshot: of what it is about, and of each person's digest in order of their key."""
    return digest_of(
        {
            "transfer": transfer_id,
            "transfer_on": transfer_on.isoformat(),
            "basis": basis,
            "people": [[person_id, digest] for person_id, digest in sorted(people)],
        }
    )
