"""The two programmes, the three transfers, and what was decided about each: basis, teams, decisions, risks, money."""

from dataclasses import dataclass
from datetime import date, datetime

from transition.access.permissions import Side, Viewer
from transition.demo.facts import money, published
from transition.demo.people import Cast
from transition.employers.models import Employer, Service
from transition.money.actions import CostLineAnswers, add_cost_line, record_published_figure
from transition.money.models import CostKind, Figure
from transition.overview.setting_up import set_up
from transition.rules.basis import LegalBasis
from transition.transfers.actions import agree_date
from transition.transfers.basis.actions import decide_basis
from transition.transfers.models import Programme, ProgrammeItemKind, Scope, Transfer
from transition.transfers.programmes.actions import add_item, add_programme
from transition.transfers.scope.actions import add_decision, add_risk, add_team

_POUND = 100
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


def scope(transfers: dict[str, Transfer], cast: Cast) -> None:
    """Which teams move. Monmouthshire's GIS team, shared with Newport, is not decided."""
    day = date(2026, 1, 14)
    words = {
        "Digital and Data": (
            "Digidol a Data",
            "The team’s work moves to the SRS",
            "Mae gwaith y tîm yn symud i’r SRS",
        ),
        "Geographic Information Systems": (
            "Systemau Gwybodaeth Ddaearyddol",
            "In a shared arrangement with Newport; where the team is based needs further work",
            "Mewn trefniant ar y cyd â Chasnewydd; mae angen rhagor o waith ar leoliad y tîm",
        ),
    }
    for team in published()["team"]:
        transfer = transfers[team["council"]]
        name_cy, reason, reason_cy = words[team["name"]]
        is_decided = team["scope"] != "undecided"
        add_team(
            transfer,
            {
                "name": team["name"],
                "name_cy": name_cy,
                "scope": Scope(team["scope"].upper()),
                "reason": reason,
                "reason_cy": reason_cy,
                "decided_by": "Cabinet" if is_decided else "",
                "decided_on": day if is_decided else None,
                "is_published": True,
            },
            by=cast.as_of(f"hr.{team['council']}", day),
            today=day,
        )
    for slug, name, name_cy in (
        ("torfaen", "Digital Transformation", "Trawsnewid Digidol"),
        ("blaenau-gwent", "Customer Experience and Digital", "Profiad Cwsmeriaid a Digidol"),
    ):
        add_team(
            transfers[slug],
            {
                "name": name, "name_cy": name_cy, "scope": Scope.IN,
                "reason": "One member of staff moves when the service starts",
                "reason_cy": "Mae un aelod o staff yn symud pan fydd y gwasanaeth yn dechrau",
                "decided_by": "Chief Executive", "decided_on": day, "is_published": True,
            },
            by=cast.as_of(f"hr.{slug}", day),
            today=day,
        )  # fmt: skip


def decisions(transfer: Transfer, by: Viewer) -> None:
    """What Monmouthshire's cabinet decided, as published, and what is still to be decided."""
    add_decision(
        transfer,
        {
            "body": "Cabinet", "body_cy": "Y Cabinet", "decided_on": date(2026, 1, 14),
            "text": "Agreed the increase in spending and its funding for the first year.",
            "text_cy": "Cytunodd ar y cynnydd mewn gwariant ac ar ei gyllido am y flwyddyn gyntaf.",
            "reference": "", "is_published": True,
        },
        by=by,
    )  # fmt: skip
    add_risk(
        transfer,
        {
            "text": "Where the GIS team is based is not settled before the transfer date.",
            "text_cy": "Nid yw lleoliad y tîm GIS wedi’i benderfynu cyn y dyddiad trosglwyddo.",
            "likelihood": 4, "impact": 3,
            "mitigation": "Newport and Monmouthshire meet on 9 March; the team is told either way before 18 March.",
            "mitigation_cy": "Bydd Casnewydd a Sir Fynwy yn cyfarfod ar 9 Mawrth; caiff y tîm wybod cyn 18 Mawrth.",
            "owner": "Chief Officer, Resources", "is_closed": False,
        },
        by=by,
    )  # fmt: skip
    add_risk(
        transfer,
        {
            "text": "Employee liability information is incomplete on the day that it is due.",
            "text_cy": "Nid yw’r wybodaeth am rwymedigaethau cyflogeion yn gyflawn ar y diwrnod y mae i’w rhoi.",
            "likelihood": 3, "impact": 4,
            "mitigation": "Each question left by the import has an officer and a day.",
            "mitigation_cy": "Mae swyddog a diwrnod wedi’u pennu ar gyfer pob cwestiwn a adawyd gan y mewnforio.",
            "owner": "Head of People Services", "is_closed": False,
        },
        by=by,
    )  # fmt: skip


def costs(transfer: Transfer, by: Viewer) -> None:
    """Monmouthshire's published figures; the sums that follow are worked out and compared."""
    figures = money()
    new_post = published()["new_post"][0]
    source = figures["first_year_funding"].capitalize()
    lines = (
        (CostKind.NEW_POST, "New data post", "Swydd ddata newydd", new_post["full_year_cost"], 1, source),
        (
            CostKind.TRANSFERRING_STAFF_AND_MANAGEMENT,
            "Combined salaries of those transferring, and the share of joint management",
            "Cyflogau’r rhai sy’n trosglwyddo, a’r gyfran o’r cydreoli",
            figures["transferring_salaries_and_management_share"], None, "",
        ),
        (
            CostKind.CURRENT_BUDGET, "Current digital team budget", "Cyllideb bresennol y tîm digidol",
            figures["current_team_budget"], None, "",
        ),
    )  # fmt: skip
    for kind, name, name_cy, pounds, people, funding in lines:
        add_cost_line(
            transfer,
            CostLineAnswers(
                kind, name, pounds * _POUND, name_cy=name_cy, people_count=people, is_published=True,
                funding_source=funding, funding_source_cy="Cronfa wrth gefn technoleg" if funding else "",
            ),
            by=by,
        )  # fmt: skip
    for figure, pounds in (
        (Figure.ADDITIONAL_CONTRIBUTION, figures["additional_contribution"]),
        (Figure.FIRST_YEAR_INCREASE, figures["first_year_increase"]),
    ):
        record_published_figure(
            transfer, figure, amount_pence=pounds * _POUND, source="Report to the cabinet",
            source_cy="Adroddiad i’r cabinet", by=by,
        )  # fmt: skip


_ITEMS: dict[ProgrammeItemKind, tuple[tuple[str, str], ...]] = {
    ProgrammeItemKind.PHASE: (("Discovery: nine months", "Cyfnod darganfod: naw mis"),),
    ProgrammeItemKind.AREA_OF_DEVELOPMENT: (
        ("The characteristics that the council will follow in changing services", "Y nodweddion y bydd y cyngor yn eu dilyn wrth newid gwasanaethau"),
        ("Aligning governance processes across both councils", "Cysoni prosesau llywodraethu ar draws y ddau gyngor"),
        ("A Marmot Masterplan for Blaenau Gwent", "Uwchgynllun Marmot i Flaenau Gwent"),
        ("A Communities Approach for resilience", "Dull Cymunedau ar gyfer gwydnwch"),
    ),
    ProgrammeItemKind.EXPECTED_BENEFIT: (
        ("Cost efficiency", "Effeithlonrwydd o ran costau"),
        ("Better service delivery across councils", "Darparu gwasanaethau’n well ar draws y cynghorau"),
        ("Scale", "Maint"),
        ("Innovation and shared knowledge", "Arloesi a rhannu gwybodaeth"),
        ("Stronger strategic planning", "Cynllunio strategol cryfach"),
        ("Resilience and flexibility", "Gwydnwch a hyblygrwydd"),
        ("Public trust", "Ymddiriedaeth y cyhoedd"),
        ("Staff development and careers", "Datblygiad a gyrfaoedd staff"),
        ("Regional and national influence", "Dylanwad rhanbarthol a chenedlaethol"),
    ),
}  # fmt: skip


def second_programme(by: Viewer) -> Programme:
    """Blaenau Gwent and Torfaen working together: it moves nobody yet."""
    programme = add_programme(
        {
            "name": published()["programme"][1]["name"],
            "name_cy": "Blaenau Gwent a Thorfaen yn gweithio gyda’i gilydd",
            "summary": "A nine-month discovery phase under the shared chief executive: opportunities, efficiencies, "
            "work at scale, barriers and risks, and where joint governance could be put in place.",
            "summary_cy": "Cyfnod darganfod o naw mis dan y prif weithredwr a rennir: cyfleoedd, arbedion, gwaith ar "
            "raddfa fwy, rhwystrau a risgiau, a lle y gellid sefydlu cydlywodraethu.",
            "is_published": True,
        },
        by=by,
    )
    for kind, items in _ITEMS.items():
        for name, name_cy in items:
            add_item(
                programme,
                {"kind": kind, "name": name, "name_cy": name_cy, "progress": "", "progress_cy": ""},
                by=by,
            )
    return programme
