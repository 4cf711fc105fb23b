"""Finding what representatives asked for in the way of access and facilities."""

from sqlalchemy import select

from transition.access.permissions import Thing
from transition.consultation.facilities.models import FacilityRequest
from transition.consultation.models import Consultation
from transition.consultation.reach import Reach
from transition.db import db
from transition.transfers.models import Transfer
from transition.transfers.queries import NotVisible


def facilities_of(consultation: Consultation) -> list[FacilityRequest]:
    """Every request made to this employer: those not answered first, then in the order asked."""
    query = select(FacilityRequest).where(FacilityRequest.consultation_id == consultation.id)
    found = db.session.scalars(query.order_by(FacilityRequest.asked_on, FacilityRequest.id))
    return sorted(found, key=lambda one: one.given_on is not None or one.refused_on is not None)


def facilities_for(consultation: Consultation, reach: Reach) -> list[FacilityRequest]:
    """Those that this reader may open: a representative, their own union's."""
    found = facilities_of(consultation)
    if reach.reads(Thing.REPRESENTATIONS):
        return found
    return [one for one in found if one.recognition.union_id in reach.union_ids]


def get_facility(transfer: Transfer, facility_id: int) -> FacilityRequest:
    """One request of this transfer. Raises NotVisible."""
    query = (
        select(FacilityRequest)
        .join(Consultation, Consultation.id == FacilityRequest.consultation_id)
        .where(Consultation.transfer_id == transfer.id, FacilityRequest.id == facility_id)
    )
    if (found := db.session.scalar(query)) is None:
        raise NotVisible
    return found
