"""Gathering who stands for staff without a union, and when they were informed, as at the end of a day."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import func, select

from transition.consultation.information.models import InformationIssue
from transition.consultation.models import Consultation
from transition.consultation.records.models import InformationSent
from transition.consultation.representatives.models import (
    Group,
    Representative,
    RepresentativeKind,
    StaffDescription,
)
from transition.db import db
from transition.reports.consultation_facts import RepresentativesFact


def representatives_fact(consultation: Consultation, as_at: date) -> tuple[RepresentativesFact, ...]:
    """Those who acted for each description of staff on that day; informed when the last of them had been."""
    acting: dict[int, list[Representative]] = {}
    for one in _representatives(consultation):
        if one.acts_on(as_at):
            acting.setdefault(one.description_id, []).append(one)
    informed = _informed(consultation, as_at)
    return tuple(_fact(people, informed) for people in acting.values())


def _fact(people: Sequence[Representative], informed: dict[int, date]) -> RepresentativesFact:
    days = [informed.get(one.id) for one in people]
    return RepresentativesFact(
        people[0].description.agreement,
        any(one.kind is RepresentativeKind.ELECTED for one in people),
        tuple(one.name for one in people),
        None if None in days else max(day for day in days if day),
    )


def _representatives(consultation: Consultation) -> list[Representative]:
    query = (
        select(Representative)
        .join(StaffDescription, StaffDescription.id == Representative.description_id)
        .where(StaffDescription.consultation_id == consultation.id, StaffDescription.group != Group.HOST)
        .order_by(StaffDescription.id, Representative.name, Representative.id)
    )
    return list(db.session.scalars(query))


def _informed(consultation: Consultation, as_at: date) -> dict[int, date]:
    """When the information of reg 13(2) first went to each representative."""
    query = (
        select(InformationIssue.representative_id, func.min(InformationSent.sent_on))
        .join(InformationSent, InformationSent.id == InformationIssue.sent_id)
        .where(
            InformationSent.consultation_id == consultation.id,
            InformationSent.is_regulation_13,
            InformationSent.sent_on <= as_at,
            InformationIssue.representative_id.is_not(None),
        )
        .group_by(InformationIssue.representative_id)
    )
    return {row[0]: row[1] for row in db.session.execute(query) if row[0] is not None}
