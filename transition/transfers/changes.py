"""How the actions of this feature write answers to a record: only what differs, and its fields by name."""

from collections.abc import Mapping
from typing import Any

from transition.db import Versioned, check_version, db


def write(record: Versioned, answers: Mapping[str, Any], *, version: int) -> list[str]:
    """Writes the answers that differ and names their fields; an empty list when nothing differs.

    Raises Stale when somebody else changed the record after the form was opened.
    """
    check_version(record, version)
    fields = sorted(name for name, value in answers.items() if getattr(record, name) != value)
    for name in fields:
        setattr(record, name, answers[name])
    if fields:
        db.session.flush()
    return fields
