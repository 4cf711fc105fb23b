"""What happens to employers, services, unions and recognitions: adding and changing them."""

import re
from collections.abc import Mapping
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, select

from transition.audit.record import By, record
from transition.db import check_version, db
from transition.employers.models import Employer, Recognition, Service, Union
from transition.employers.mutation import proposed_forms
from transition.employers.queries import find_employer
from transition.rules.broken import RuleBroken

_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_MOST_REPLY_DAYS = 60
_LEAST_WEEKS, _MOST_WEEKS = 5000, 5300

Kept = TypeVar("Kept", Employer, Service, Union, Recognition)


def add_employer(answers: Mapping[str, Any], *, by: By | None) -> Employer:
    """Keeps an employer. Welsh forms that were left empty are proposed from the first one.

    Raises RuleBroken when its name or short name is taken, or a number is out of bounds.
    """
    return _added(Employer(**_employer(answers, None)), "employer.added", by)


def change_employer(
    employer: Employer, answers: Mapping[str, Any], *, version: int, by: By | None
) -> Employer:
    """Changes an employer. Raises Stale for a second editor, RuleBroken as adding does."""
    return _changed(employer, _employer(answers, employer), "employer.changed", version, by)


def _employer(answers: Mapping[str, Any], known: Employer | None) -> dict[str, Any]:
    values = dict(answers)
    slug = values.get("slug") or (known.slug if known else "")
    if not _SLUG.fullmatch(slug):
        raise RuleBroken("slug_malformed", "slug")
    forms = proposed_forms(values["name_cy"])
    for form, proposal in zip(("soft", "nasal", "aspirate"), forms, strict=True):
        values[f"name_cy_{form}"] = (values.get(f"name_cy_{form}") or "").strip() or proposal
    if not 1 <= values.get("reply_working_days", 10) <= _MOST_REPLY_DAYS:
        raise RuleBroken("reply_days_out_of_bounds", "reply_working_days")
    if not _LEAST_WEEKS <= values.get("weeks_divisor_hundredths", 5200) <= _MOST_WEEKS:
        raise RuleBroken("weeks_out_of_bounds", "weeks_divisor_hundredths")
    namesake = find_employer(slug)
    if namesake is not None and namesake is not known:
        raise RuleBroken("slug_taken", "slug")
    _refuse_namesake(Employer, Employer.name == values["name"], known, "employer_taken", "name")
    return {**values, "slug": slug}


def add_service(answers: Mapping[str, Any], *, by: By | None) -> Service:
    """Keeps a service. Raises RuleBroken when it neither names its legal employer nor says why it cannot."""
    return _added(Service(**_service(answers, None)), "service.added", by)


def change_service(service: Service, answers: Mapping[str, Any], *, version: int, by: By | None) -> Service:
    """Changes a service. Transfers that name it keep their own incoming employer until they are changed."""
    return _changed(service, _service(answers, service), "service.changed", version, by)


def _service(answers: Mapping[str, Any], known: Service | None) -> dict[str, Any]:
    _refuse_namesake(Service, Service.name == answers["name"], known, "service_taken", "name")
    if answers.get("legal_employer_id") is None and not (answers.get("legal_employer_note") or "").strip():
        raise RuleBroken("legal_employer_note_missing", "legal_employer_note")
    return dict(answers)


def add_union(answers: Mapping[str, Any], *, by: By | None) -> Union:
    """Keeps a union. Raises RuleBroken when its name is taken."""
    _refuse_namesake(Union, Union.name == answers["name"], None, "union_taken", "name")
    return _added(Union(**answers), "union.added", by)


def change_union(union: Union, answers: Mapping[str, Any], *, version: int, by: By | None) -> Union:
    """Changes a union. Raises Stale for a second editor, RuleBroken when its name is taken."""
    _refuse_namesake(Union, Union.name == answers["name"], union, "union_taken", "name")
    return _changed(union, answers, "union.changed", version, by)


def add_recognition(employer: Employer, answers: Mapping[str, Any], *, by: By | None) -> Recognition:
    """Keeps that an employer recognises a union for a bargaining unit. Raises RuleBroken for a second."""
    _refuse_second(employer.id, answers, None)
    return _added(Recognition(employer_id=employer.id, **answers), "recognition.added", by)


def change_recognition(
    recognition: Recognition, answers: Mapping[str, Any], *, version: int, by: By | None
) -> Recognition:
    """Changes a recognition. Raises Stale for a second editor, RuleBroken when there would be two alike."""
    _refuse_second(recognition.employer_id, answers, recognition)
    return _changed(recognition, answers, "recognition.changed", version, by)


def _refuse_second(employer_id: int, answers: Mapping[str, Any], known: Recognition | None) -> None:
    same = (
        (Recognition.employer_id == employer_id)
        & (Recognition.union_id == answers["union_id"])
        & (Recognition.bargaining_unit == answers["bargaining_unit"])
    )
    _refuse_namesake(Recognition, same, known, "recognition_taken", "bargaining_unit")


def _refuse_namesake(
    kind: type[Kept], same: ColumnElement[bool], known: Kept | None, code: str, field: str
) -> None:
    found = db.session.scalar(select(kind).where(same).limit(1))
    if found is not None and found is not known:
        raise RuleBroken(code, field)


def _added(kept: Kept, event: str, by: By | None) -> Kept:
    db.session.add(kept)
    db.session.flush()
    record(event, by=by, subject=kept)
    return kept


def _changed(kept: Kept, answers: Mapping[str, Any], event: str, version: int, by: By | None) -> Kept:
    """Writes the answers that differ, and one event that names them; nothing when nothing differs."""
    check_version(kept, version)
    fields = sorted(name for name, value in answers.items() if getattr(kept, name) != value)
    for name in fields:
        setattr(kept, name, answers[name])
    if fields:
        db.session.flush()
        record(event, by=by, subject=kept, fields=fields)
    return kept
