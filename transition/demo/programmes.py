"""The first programme, its three transfers, and what was decided about the legal basis of each."""

from dataclasses import dataclass
from datetime import date, datetime

from transition.access.permissions import Side, Viewer
from transition.demo.facts import published
from transition.demo.people import Cast
from transition.employers.models import Employer, Service
from transition.overview.setting_up import set_up
from transition.rules.basis import LegalBasis
from transition.transfers.actions import agree_date
from transition.transfers.basis.actions import decide_basis
from transition.transfers.models import Programme, Transfer
from transition.transfers.programmes.actions import add_programme

_REASON = (
    "The three councils want to work at scale, attract and keep skilled staff that no one council could afford, "
    "save money, and understand their communities better from regional data."
)
_REASON_CY = (
    "Mae’r tri chyngor am weithio ar raddfa fwy, denu a chadw staff medrus na allai un cyngor eu fforddio ar ei ben "
    "ei hun, arbed arian, a deall eu cymunedau’n well drwy ddata rhanbarthol."
)


@dataclass(frozen=True)
class Told:
    """How each council's transfer is told: its names, and its decision on the legal basis."""

    slug: str
    name: str
    name_cy: str
    basis: LegalBasis
    adviser: str
    decided_on: date
    reason: str


COUNCILS = (
    Told(
        "monmouthshire",
        "Monmouthshire digital staff to the SRS",
        "Staff digidol Sir Fynwy i’r SRS",
        LegalBasis.TUPE,
        "Harriet Vaughan-Jones, solicitor",
        date(2025, 12, 12),
        "The digital team is an organised grouping that keeps its identity; its work goes to another employer.",
    ),
    Told(
        "blaenau-gwent",
        "Blaenau Gwent digital officer to the SRS",
        "Swyddog digidol Blaenau Gwent i’r SRS",
        LegalBasis.TUPE_EQUIVALENT,
        "Marc Ellery, monitoring officer",
        date(2025, 12, 18),
        "The council treats this as an administrative reorganisation and follows the principles of TUPE.",
    ),
    Told(
        "torfaen",
        "Torfaen digital lead to the SRS",
        "Arweinydd digidol Torfaen i’r SRS",
        LegalBasis.UNDECIDED,
        "",
        date(2026, 1, 8),
        "Torfaen hosts the SRS and may be the employer already. Advice has been asked for.",
    ),
)


def srs_programme(by: Viewer) -> Programme:
    """The programme that the three transfers belong to."""
    return add_programme(
        {
            "name": published()["programme"][0]["name"],
            "name_cy": "Digidol, data a thechnoleg yr SRS",
            "summary": _REASON,
            "summary_cy": _REASON_CY,
            "is_published": True,
        },
        by=by,
    )


def transfers(
    programme: Programme, councils: dict[str, Employer], service: Service, cast: Cast, now: datetime
) -> dict[str, Transfer]:
    """The three transfers, each with its legal basis decided, or not, by its own council."""
    on = published()["programme"][0]["transfer_no_later_than"]
    made: dict[str, Transfer] = {}
    for told in COUNCILS:
        transfer = set_up(
            programme,
            {
                "name": told.name,
                "name_cy": told.name_cy,
                "outgoing_employer_id": councils[told.slug].id,
                "incoming_employer_id": None,
                "service_id": service.id,
                "transfer_on": on,
                "reason": _REASON,
                "reason_cy": _REASON_CY,
            },
            by=cast.as_of("lead", date(2025, 10, 15)),
        )
        officer = cast.as_of(f"hr.{told.slug}", told.decided_on)
        decide_basis(
            transfer, told.basis, adviser=told.adviser, decided_on=told.decided_on, reason=told.reason,
            by=officer, today=told.decided_on, now=now,
        )  # fmt: skip
        if told.basis is LegalBasis.TUPE:
            agree_date(transfer, Side.OUTGOING, is_agreed=True, agreed_on=on, by=officer)
            agree_date(
                transfer,
                Side.INCOMING,
                is_agreed=True,
                agreed_on=on,
                by=cast.as_of("hr.srs", told.decided_on),
            )
        made[told.slug] = transfer
    return made
