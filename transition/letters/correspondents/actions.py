"""Keeping who receives an employer's letters at other organisations, with the changes."""

from collections.abc import Mapping
from typing import Any, Final

from transition.access.permissions import Viewer
from transition.audit.record import record
from transition.db import check_version, db
from transition.employers.models import Employer
from transition.letters.correspondents.models import Correspondent, CorrespondentRole
from transition.letters.correspondents.queries import correspondents_of
from transition.rules.broken import RuleBroken
from transition.transfers.models import Transfer
from transition.transfers.queries import hold

FIELDS: Final = (
    "organisation", "organisation_cy", "name", "title", "title_cy", "address", "postcode", "email", "language",
)  # fmt: skip


def add_correspondent(
    transfer: Transfer,
    employer: Employer,
    role: CorrespondentRole,
    answers: Mapping[str, Any],
    *,
    by: Viewer,
) -> Correspondent:
    """Keep who receives letters there. RuleBroken `correspondent_exists`, `organisation_required`."""
    hold(transfer)
    is_there = any(one.role is role for one in correspondents_of(transfer, employer))
    if role is CorrespondentRole.EMPLOYER and is_there:
        raise RuleBroken("correspondent_exists", "role")
    _check(role, answers)
    found = Correspondent(
        transfer_id=transfer.id,
        employer_id=employer.id,
        role=role,
        **{name: answers[name] for name in FIELDS},
    )
    db.session.add(found)
    db.session.flush()
    record(
        "correspondent.added",
        by=by,
        subject=found,
        transfer_id=transfer.id,
        employer_id=employer.id,
        role=role.value,
    )
    return found


def change_correspondent(
    found: Correspondent, answers: Mapping[str, Any], *, version: int, by: Viewer
) -> None:
    """Put right who receives letters there; letters already prepared keep whom they name.

    Raises Stale; RuleBroken `organisation_required`.
    """
    check_version(found, version)
    _check(found.role, answers)
    changed = [name for name in FIELDS if getattr(found, name) != answers[name]]
    for name in changed:
        setattr(found, name, answers[name])
    db.session.flush()
    if changed:
        record(
            "correspondent.changed",
            by=by,
            subject=found,
            transfer_id=found.transfer_id,
            employer_id=found.employer_id,
            fields=changed,
        )


def _check(role: CorrespondentRole, answers: Mapping[str, Any]) -> None:
    """The other employer has its own name; a fund has none but what is entered here."""
    if role is CorrespondentRole.PENSION_FUND and not (answers["organisation"] or answers["organisation_cy"]):
        raise RuleBroken("organisation_required", "organisation")
