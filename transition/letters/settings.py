"""Keeping what letters say that no other record holds."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from transition.access.permissions import Viewer
from transition.audit.record import record
from transition.db import check_version, db
from transition.employers.models import Employer
from transition.letters.models import LetterSettings
from transition.letters.queries import settings_of
from transition.transfers.models import Transfer

# Facts of dates and names; a change of anything else is a change of wording, which Welsh must follow.
_NOT_WORDING = frozenset(
    {
        "contact_name",
        "contact_phone",
        "contact_email",
        "questions_answered_at",
        "first_pay_on",
        "record_reply_by",
        "offer_reply_by",
        "consulted_on",
        "challenge_by",
        "crest",
    }
)


def change_settings(
    transfer: Transfer,
    employer: Employer,
    answers: Mapping[str, Any],
    *,
    is_welsh_checked: bool,
    version: int,
    by: Viewer,
    today: date,
) -> LetterSettings:
    """Keep what letters say that no other record holds. A changed text asks for its Welsh to be checked again.

    Raises Stale.
    """
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
    if not is_welsh_checked:
        settings.welsh_checked_on = settings.welsh_checked_by_id = None
    elif settings.welsh_checked_on is None or set(changed) - _NOT_WORDING:
        settings.welsh_checked_on, settings.welsh_checked_by_id = today, by.account_id
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
