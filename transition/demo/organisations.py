"""The councils, the Shared Resource Service, the unions, and which union is recognised where."""

from transition.access.permissions import Viewer
from transition.demo.facts import published
from transition.employers.actions import add_employer, add_recognition, add_service, add_union
from transition.employers.models import Employer, Recognition, Service

# Where the councils write from, and who signs for them, is invented.
_OFFICES = {
    "monmouthshire": {
        "address": "County Hall\nThe Rhadyr\nUsk\nNP15 1GA",
        "email": "people@monmouthshire.example",
        "telephone": "01633 000100",
        "signatory": "Mari Gwynne",
        "signatory_title": "Head of People Services",
        "signatory_title_cy": "Pennaeth y Gwasanaethau Pobl",
    },
    "torfaen": {
        "address": "Civic Centre\nPontypool\nNP4 6YB",
        "email": "people@torfaen.example",
        "telephone": "01495 000200",
        "signatory": "Owain Trefor",
        "signatory_title": "Head of Human Resources",
        "signatory_title_cy": "Pennaeth Adnoddau Dynol",
    },
    "blaenau-gwent": {
        "address": "General Offices\nSteelworks Road\nEbbw Vale\nNP23 6AA",
        "email": "people@blaenau-gwent.example",
        "telephone": "01495 000300",
        "signatory": "Elin Coombs",
        "signatory_title": "Service Manager, Organisational Development",
        "signatory_title_cy": "Rheolwr Gwasanaeth, Datblygu Sefydliadol",
    },
    "newport": {
        "address": "Civic Centre\nNewport\nNP20 4UR",
        "email": "people@newport.example",
        "telephone": "01633 000400",
        "signatory": "Nia Hallett",
        "signatory_title": "Head of People, Policy and Transformation",
        "signatory_title_cy": "Pennaeth Pobl, Polisi a Thrawsnewid",
    },
}

_HEAD_OFFICES = {
    "UNISON": "UNISON Centre\n130 Euston Road\nLondon\nNW1 2AY",
    "GMB": "Mary Turner House\n22 Stephenson Way\nLondon\nNW1 2HD",
    "Unite": "Unite House\n128 Theobald's Road\nLondon\nWC1X 8TN",
}


def councils(by: Viewer) -> dict[str, Employer]:
    """The four councils, by short name."""
    return {
        council["slug"]: add_employer(
            {
                "slug": council["slug"],
                "name": council["name"],
                "name_cy": council["name_cy"],
                **_OFFICES[council["slug"]],
            },
            by=by,
        )
        for council in published()["council"]
    }


def shared_resource_service(councils: dict[str, Employer], by: Viewer) -> Service:
    """The SRS is a service; that Torfaen employs its people is a decision of the demonstration."""
    service = published()["service"]
    return add_service(
        {
            "name": service["name"],
            "name_cy": service["name_cy"],
            "short_name": "SRS",
            "legal_employer_id": councils[service["hosted_by"]].id,
            "legal_employer_note": (
                "A decision of this demonstration: the published papers do not say who employs the people. "
                "The Welsh name of the service is to be confirmed."
            ),
        },
        by=by,
    )


def recognitions(councils: dict[str, Employer], by: Viewer) -> dict[tuple[str, str], Recognition]:
    """The three unions that local government usually recognises, at each council that takes part."""
    unions = {
        name: add_union({"name": name, "head_office": _HEAD_OFFICES[name]}, by=by)
        for name in published()["programme"][0]["unions_assumed"]
    }
    return {
        (slug, name): add_recognition(
            councils[slug],
            {
                "union_id": union.id,
                "bargaining_unit": "Staff on NJC (Green Book) terms",
                "collective_agreement": "NJC Green Book",
                "bargaining_unit_cy": "Staff ar delerau’r Cydgyngor Cenedlaethol (y Llyfr Gwyrdd)",
                "branch": f"{councils[slug].name} branch",
                "notice_address": "",
                "note": "Assumed in this demonstration: the published papers name no union.",
            },
            by=by,
        )
        for slug in ("monmouthshire", "torfaen", "blaenau-gwent")
        for name, union in unions.items()
    }
