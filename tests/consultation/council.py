"""A council in the middle of consultation, as the tests of these pages meet it."""

from dataclasses import dataclass
from datetime import date

from tests.factories import (
    make_consultation,
    make_employer,
    make_lead,
    make_officer,
    make_recognition,
    make_representative,
    make_transfer,
    make_union,
)
from transition.access.permissions import Role
from transition.accounts.models import Account
from transition.consultation.models import Consultation
from transition.consultation.records.models import InformationSent, Means
from transition.db import db
from transition.employers.models import Employer, Recognition
from transition.transfers.models import Transfer

TODAY = date(2026, 3, 2)


@dataclass
class Council:
    """Who there is, and the outgoing employer's file."""

    transfer: Transfer
    outgoing: Employer
    incoming: Employer
    unison: Recognition
    gmb: Recognition
    hr: Account
    host: Account
    lead: Account
    rep: Account
    other_rep: Account
    manager: Account
    auditor: Account
    file: Consultation | None

    @property
    def home(self) -> str:
        """The address of the consultation page."""
        return f"/transfers/{self.transfer.id}/consultation"


def make_council(*, is_open: bool = True, is_informed: bool = True) -> Council:
    """A transfer on 1 April 2026 whose outgoing employer recognises two unions."""
    outgoing, incoming = make_employer("Monmouthshire"), make_employer("Torfaen")
    unison = make_recognition(outgoing, make_union("UNISON"))
    gmb = make_recognition(outgoing, make_union("GMB"))
    transfer = make_transfer(outgoing, incoming, reason="One service for three councils.")
    hr = make_officer(outgoing)
    council = Council(
        transfer,
        outgoing,
        incoming,
        unison,
        gmb,
        hr,
        make_officer(incoming),
        make_lead(transfer.programme),
        make_representative(unison, name="Rhian of UNISON"),
        make_representative(gmb),
        make_officer(outgoing, Role.MANAGER),
        make_officer(outgoing, Role.AUDITOR),
        make_consultation(transfer) if is_open else None,
    )
    if council.file and is_informed:
        for union in (unison, gmb):
            db.session.add(
                InformationSent(
                    consultation_id=council.file.id,
                    recognition_id=union.id,
                    recipient=union.union.name,
                    what="Information letter",
                    is_regulation_13=True,
                    means=Means.DELIVERED,
                    sent_on=date(2026, 2, 4),
                    transfer_on=transfer.transfer_on,
                    recorded_by_id=hr.id,
                )
            )
        db.session.flush()
    return council
