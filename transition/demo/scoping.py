"""What was decided about who moves: teams, new posts, decisions of bodies, and the risks as they were assessed."""

from datetime import date
from typing import Any

from transition.demo.facts import published
from transition.demo.people import Cast
from transition.transfers.models import Scope, Transfer
from transition.transfers.scope.actions import add_decision, add_post, add_team
from transition.transfers.scope.risk_actions import add_risk, assess_risk

# What the papers do not give: each team’s Welsh name, and the reason in both languages.
_TEAMS = {
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


def scope(transfers: dict[str, Transfer], cast: Cast) -> None:
    """Which teams move. Monmouthshire's GIS team, shared with Newport, is not decided."""
    day = date(2026, 1, 14)
    for team in published()["team"]:
        transfer = transfers[team["council"]]
        name_cy, reason, reason_cy = _TEAMS[team["name"]]
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
                "is_reason_published": True,
            },
            by=cast.as_of(f"hr.{team['council']}", day),
            today=day,
        )
    _of_one_person(transfers, cast, day)


def _of_one_person(transfers: dict[str, Transfer], cast: Cast, day: date) -> None:
    """The two councils from which one member of staff moves."""
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


def decisions(transfers: dict[str, Transfer], cast: Cast) -> None:
    """What Monmouthshire's cabinet decided, as published, and what is still to be decided."""
    day = date(2026, 1, 14)
    officer = cast.as_of("hr.monmouthshire", day)
    add_decision(
        transfers["monmouthshire"],
        {
            "body": "Cabinet", "body_cy": "Y Cabinet", "decided_on": day,
            "text": "Agreed the increase in spending and its funding for the first year.",
            "text_cy": "Cytunodd ar y cynnydd mewn gwariant ac ar ei gyllido am y flwyddyn gyntaf.",
            "reference": "", "is_published": True,
        },
        by=officer,
    )  # fmt: skip
    add_decision(
        transfers["monmouthshire"],
        {
            "body": "Cabinet", "body_cy": "Y Cabinet", "decided_on": None,
            "text": "Where the Geographic Information Systems team is to be based.",
            "text_cy": "Ble y bydd y tîm Systemau Gwybodaeth Ddaearyddol wedi’i leoli.",
            "reference": "", "is_published": False,
        },
        by=officer,
    )  # fmt: skip
    add_decision(
        transfers["torfaen"],
        {
            "body": "Chief Executive", "body_cy": "Y Prif Weithredwr", "decided_on": date(2026, 3, 13),
            "text": "The legal basis, once advice on who employs the people of the service is there.",
            "text_cy": "Y sail gyfreithiol, unwaith y bydd cyngor ar gael ynghylch pwy sy’n cyflogi pobl y gwasanaeth.",
            "reference": "", "is_published": False,
        },
        by=cast.as_of("hr.torfaen", day),
    )  # fmt: skip


def new_posts(transfer: Transfer, cast: Cast) -> None:
    """Monmouthshire's new data post: published, funded from the reserve, and not filled yet."""
    agreed, advertised = date(2026, 1, 14), date(2026, 2, 9)
    add_post(
        transfer,
        {
            "title": published()["new_post"][0]["title"], "title_cy": "Swydd ddata",
            "reason": "The council cannot spare anyone for the data team without stopping core functions, so it "
            "creates a post.",
            "reason_cy": "Ni all y cyngor hepgor neb ar gyfer y tîm data heb atal swyddogaethau craidd, felly mae’n creu "
            "swydd.",
            "funded_by": "Technology reserve", "funded_by_cy": "Cronfa wrth gefn technoleg",
            "starts_on": transfer.transfer_on, "agreed_on": agreed, "advertised_on": advertised, "filled_on": None,
            "is_published": True,
        },
        by=cast.as_of("hr.monmouthshire", advertised), today=advertised,
    )  # fmt: skip


_RISKS: tuple[tuple[dict[str, Any], tuple[tuple[date, int, int], ...]], ...] = (
    (
        {
            "text": "Where the GIS team is based is not settled before the transfer date.",
            "text_cy": "Nid yw lleoliad y tîm GIS wedi’i benderfynu cyn y dyddiad trosglwyddo.",
            "mitigation": "Newport and Monmouthshire meet on 9 March; the team is told either way before 18 March.",
            "mitigation_cy": "Bydd Casnewydd a Sir Fynwy yn cyfarfod ar 9 Mawrth; caiff y tîm wybod cyn 18 Mawrth.",
            "owner": "Chief Officer, Resources", "next_review_on": date(2026, 3, 10),
        },
        ((date(2026, 1, 14), 3, 3), (date(2026, 2, 16), 4, 3)),
    ),
    (
        {
            "text": "Employee liability information is incomplete on the day that it is due.",
            "text_cy": "Nid yw’r wybodaeth am rwymedigaethau cyflogeion yn gyflawn ar y diwrnod y mae i’w rhoi.",
            "mitigation": "Each question left by the import has an officer and a day.",
            "mitigation_cy": "Mae swyddog a diwrnod wedi’u pennu ar gyfer pob cwestiwn a adawyd gan y mewnforio.",
            "owner": "Head of People Services", "next_review_on": date(2026, 3, 6),
        },
        ((date(2026, 1, 14), 4, 4), (date(2026, 2, 20), 3, 4)),
    ),
)  # fmt: skip


def risks(transfer: Transfer, cast: Cast) -> None:
    """What may go wrong at Monmouthshire, as it was thought of over the weeks."""
    for words, assessed in _RISKS:
        (first_on, likelihood, impact), *later = assessed
        given = {**words, "likelihood": likelihood, "impact": impact}
        risk = add_risk(transfer, given, by=cast.as_of("hr.monmouthshire", first_on), today=first_on)
        for day, likelihood, impact in later:
            assess_risk(
                risk,
                {
                    "likelihood": likelihood, "impact": impact, "assessed_on": day,
                    "next_review_on": words["next_review_on"],
                },
                version=risk.version, by=cast.as_of("hr.monmouthshire", day), today=day,
            )  # fmt: skip
