"""Keeping what letters say that no other record holds."""

from collections.abc import Mapping
from typing import Any

from transition.access.permissions import Viewer
from transition.audit.record import record
from transition.db import check_version, db
from transition.employers.models import Employer
from transition.letters.models import LetterSettings
from transition.letters.queries import settings_of
from transition.transfers.models import Transfer


def change_settings(
    transfer: Transfer,
    employer: Employer,
    answers: Mapping[str, Any],
    *,
    version: int,
    by: Viewer,
) -> LetterSettings:
    """Keep what letters say that no other record holds; a changed text waits for its Welsh again. Raises Stale."""
    settings = settings_of(transfer, employer)
    if settings is None:
        settings = LetterSettings(transfer_id=transfer.id, employer_id=employer.id, **answers)
        db.session.add(settings)
        changed = [name for name, value in answers.items() if value]
    else:
        check_version(settings, version)
        changed = [name for name, value in answers.items() if getattr(settings, name) != value]
        for name in changed:
            setattr(settings, name, answers[name])
    db.session.flush()
    record(
        "letter_settings.changed",
        by=by,
        subject=settings,
        transfer_id=transfer.id,
        employer_id=employer.id,
        fields=sorted(changed),
    )
    return settings
