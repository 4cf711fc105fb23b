"""Finding an employer's file, its unions, what its information says, and what was sent."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select

from transition.consultation.measures.queries import has_answered, measures_of
from transition.consultation.models import Consultation
from transition.consultation.records.models import InformationSent
from transition.db import db
from transition.employers.models import Employer, Recognition
from transition.rules.consultation import (
    InformationItem,
    Side,
    information_items,
    missing_information,
)
from transition.transfers.models import Transfer


@dataclass(frozen=True)
class Information:
    """How the information of reg 13(2) and (2A) stands: each item given, stated as none, or open."""

    items: tuple[InformationItem, ...]
    given: frozenset[InformationItem]
    stated_none: frozenset[InformationItem]
    missing: tuple[InformationItem, ...]


def consultation_of(transfer: Transfer, employer: Employer) -> Consultation | None:
    """That employer's file for this transfer; None while nobody has opened it."""
    query = select(Consultation).where(
        Consultation.transfer_id == transfer.id, Consultation.employer_id == employer.id
    )
    return db.session.scalar(query)


def side_of(transfer: Transfer, employer_id: int) -> Side:
    """On which side of the transfer this employer stands."""
    return Side.TRANSFEROR if employer_id == transfer.outgoing_employer_id else Side.TRANSFEREE


def recognitions_of(employer: Employer) -> list[Recognition]:
    """The unions that an employer recognises, in order of entry."""
    query = select(Recognition).where(Recognition.employer_id == employer.id).order_by(Recognition.id)
    return list(db.session.scalars(query))


def information_of(consultation: Consultation, transfer: Transfer) -> Information:
    """How this file's information stands, item by item; measures count from both employers' statements."""
    side = side_of(transfer, consultation.employer_id)
    given, none = _answered(consultation, transfer), _stated_none(consultation)
    for item, employer_id in (
        (InformationItem.OWN_MEASURES, consultation.employer_id),
        (InformationItem.TRANSFEREE_MEASURES, transfer.incoming_employer_id),
    ):
        if employer_id is None or not has_answered(transfer, employer_id):
            continue
        if any(one.employer_id == employer_id for one in measures_of(transfer)):
            given.add(item)
        else:
            none.add(item)
    items = information_items(side, transfer.transfer_on)
    none -= given
    missing = missing_information(given, none, side, transfer.transfer_on)
    return Information(items, frozenset(given & set(items)), frozenset(none & set(items)), missing)


def _answered(consultation: Consultation, transfer: Transfer) -> set[InformationItem]:
    has_agency = consultation.agency_worker_count is not None and consultation.agency_worker_count > 0
    answers = {
        InformationItem.FACT_OF_TRANSFER: True,
        InformationItem.DATE_OF_TRANSFER: True,
        InformationItem.REASONS: bool(transfer.reason.strip()),
        InformationItem.LEGAL_IMPLICATIONS: bool(consultation.legal_implications.strip()),
        InformationItem.ECONOMIC_IMPLICATIONS: bool(consultation.economic_implications.strip()),
        InformationItem.SOCIAL_IMPLICATIONS: bool(consultation.social_implications.strip()),
        InformationItem.AGENCY_COUNT: has_agency,
        InformationItem.AGENCY_PARTS: has_agency and bool(consultation.agency_worker_places.strip()),
        InformationItem.AGENCY_WORK: has_agency and bool(consultation.agency_worker_work.strip()),
    }
    return {item for item, is_there in answers.items() if is_there}


def _stated_none(consultation: Consultation) -> set[InformationItem]:
    none = {InformationItem(name) for name in consultation.stated_none}
    if consultation.agency_worker_count == 0:
        none |= {InformationItem.AGENCY_COUNT, InformationItem.AGENCY_PARTS, InformationItem.AGENCY_WORK}
    return none


def informed_on(consultation: Consultation) -> date | None:
    """The day on which the information of reg 13(2) first went to a representative."""
    query = select(func.min(InformationSent.sent_on)).where(
        InformationSent.consultation_id == consultation.id, InformationSent.is_regulation_13
    )
    return db.session.scalar(query)
