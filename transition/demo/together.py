"""The second programme: Blaenau Gwent and Torfaen working together. It moves nobody yet.

What is marked as published is what the councils have published (`facts.toml`, and the names of its benefits and areas);
days, owners, measures and the rest of the progress are invented, and are not marked.
"""

from datetime import UTC, date, datetime, time
from typing import Any

from transition.access.permissions import Role, Viewer
from transition.accounts.actions import appoint_to
from transition.demo.facts import published
from transition.demo.people import BEGAN, Cast
from transition.rules.programmes import Progress
from transition.transfers.models import Programme, ProgrammeItem, ProgrammeItemKind
from transition.transfers.programmes.actions import add_item, add_programme, record_progress

PHASE, AREA, BENEFIT = ProgrammeItemKind
_PUBLISHED, _INVENTED = True, False
Item = tuple[str, str, bool, dict[str, Any]]

_PHASES: tuple[Item, ...] = (
    (
        "Discovery: nine months", "Cyfnod darganfod: naw mis", _PUBLISHED,
        {"begins_on": date(2025, 9, 1), "ends_on": date(2026, 5, 31), "began_on": date(2025, 9, 1)},
    ),
    (
        "What was found is put to both councils", "Cyflwyno’r canfyddiadau i’r ddau gyngor", _INVENTED,
        {"begins_on": date(2026, 6, 1), "ends_on": date(2026, 7, 15)},
    ),
)  # fmt: skip
_AREAS: tuple[Item, ...] = (
    (
        "The characteristics that the council will follow in changing services", "Y nodweddion y bydd y cyngor yn eu dilyn wrth newid gwasanaethau",
        _PUBLISHED, {"owner": "Head of Transformation", "owner_cy": "Pennaeth Trawsnewid"},
    ),
    (
        "Aligning governance processes across both councils", "Cysoni prosesau llywodraethu ar draws y ddau gyngor",
        _PUBLISHED, {"owner": "Both monitoring officers", "owner_cy": "Swyddogion monitro’r ddau gyngor"},
    ),
    ("A Marmot Masterplan for Blaenau Gwent", "Uwchgynllun Marmot i Flaenau Gwent", _PUBLISHED, {}),
    ("A Communities Approach for resilience", "Dull Cymunedau ar gyfer gwydnwch", _PUBLISHED, {}),
)  # fmt: skip
_BENEFITS: tuple[Item, ...] = (
    (
        "Cost efficiency", "Effeithlonrwydd o ran costau", _PUBLISHED,
        {
            "measure": "Savings that both cabinets have agreed, in a full year",
            "measure_cy": "Arbedion y mae’r ddau gabinet wedi cytuno arnynt, mewn blwyddyn lawn",
            "baseline": "None agreed in September 2025", "baseline_cy": "Dim arbedion wedi’u cytuno ym mis Medi 2025",
            "target": "To be set when the discovery phase ends", "target_cy": "I’w bennu pan ddaw’r cyfnod darganfod i ben",
        },
    ),
    ("Better service delivery across councils", "Darparu gwasanaethau’n well ar draws y cynghorau", _PUBLISHED, {}),
    ("Scale", "Graddfa", _PUBLISHED, {}),
    (
        "Innovation and shared knowledge", "Arloesi a rhannu gwybodaeth", _PUBLISHED,
        {
            "measure": "Services in which both councils’ teams meet at least once a month",
            "measure_cy": "Gwasanaethau lle mae timau’r ddau gyngor yn cyfarfod o leiaf unwaith y mis",
            "baseline": "2 services", "baseline_cy": "2 wasanaeth", "target": "8 services", "target_cy": "8 gwasanaeth",
        },
    ),
    ("Stronger strategic planning", "Cynllunio strategol cryfach", _PUBLISHED, {}),
    ("Resilience and flexibility", "Gwydnwch a hyblygrwydd", _PUBLISHED, {}),
    ("Public trust", "Ymddiriedaeth y cyhoedd", _PUBLISHED, {}),
    ("Staff development and careers", "Datblygiad a gyrfaoedd staff", _PUBLISHED, {}),
    ("Regional and national influence", "Dylanwad rhanbarthol a chenedlaethol", _PUBLISHED, {}),
)  # fmt: skip

# About which item, on which day, how it stood, in both languages, and the evidence where there is some.
_SAID: tuple[tuple[str, date, Progress | None, str, str, bool, dict[str, Any]], ...] = (
    (
        "Discovery: nine months", date(2025, 9, 1), None,
        "The two councils have shared a chief executive since June 2024, the first such arrangement in Wales. A discovery "
        "phase of nine months looks for opportunities, efficiencies, work at scale, barriers and risks, and for where "
        "joint governance could be put in place.",
        "Mae’r ddau gyngor wedi rhannu prif weithredwr ers mis Mehefin 2024, y trefniant cyntaf o’i fath yng Nghymru. Mae "
        "cyfnod darganfod o naw mis yn chwilio am gyfleoedd, arbedion, gwaith ar raddfa fwy, rhwystrau a risgiau, ac am "
        "leoedd y gellid sefydlu cydlywodraethu.",
        _PUBLISHED, {},
    ),
    (
        "Discovery: nine months", date(2026, 2, 16), None,
        "Workshops were held with the heads of service of both councils. The list of opportunities is being costed.",
        "Cynhaliwyd gweithdai gyda phenaethiaid gwasanaeth y ddau gyngor. Mae costau’r cyfleoedd ar y rhestr yn cael eu cyfrifo.",
        _INVENTED, {},
    ),
    (
        "Aligning governance processes across both councils", date(2025, 12, 8), Progress.UNDER_WAY,
        "The two constitutions were laid side by side, and where they differ was listed.",
        "Gosodwyd y ddau gyfansoddiad ochr yn ochr, a rhestrwyd y gwahaniaethau rhyngddynt.",
        _INVENTED,
        {
            "evidence": "31 differences, 9 of them in schemes of delegation.",
            "evidence_cy": "31 o wahaniaethau, 9 ohonynt mewn cynlluniau dirprwyo.",
            "evidence_on": date(2025, 12, 5), "evidence_source": "Paper 4 of the joint board, page 3",
        },
    ),
    (
        "Innovation and shared knowledge", date(2025, 11, 10), Progress.UNDER_WAY,
        "Teams of 3 services meet each month.", "Mae timau 3 gwasanaeth yn cyfarfod bob mis.", _INVENTED, {},
    ),
    (
        "Innovation and shared knowledge", date(2026, 2, 16), Progress.UNDER_WAY,
        "Teams of 5 services meet each month.", "Mae timau 5 gwasanaeth yn cyfarfod bob mis.", _INVENTED,
        {
            "evidence": "The register of joint meetings names 5 services.",
            "evidence_cy": "Mae’r gofrestr o gyfarfodydd ar y cyd yn enwi 5 gwasanaeth.",
            "evidence_on": date(2026, 2, 13), "evidence_source": "Register of joint meetings, February 2026",
        },
    ),
    (
        "Public trust", date(2026, 1, 19), Progress.NOT_BEGUN,
        "No measure has been agreed yet: both councils’ residents’ surveys ask different questions.",
        "Nid oes mesur wedi’i gytuno eto: mae arolygon trigolion y ddau gyngor yn gofyn cwestiynau gwahanol.",
        _INVENTED, {},
    ),
)  # fmt: skip


def second_programme(cast: Cast, admin: Viewer) -> Programme:
    """Keeps the programme, its lead, its items and what was said of them, each on its day."""
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
        by=admin,
    )
    lead, place = cast.accounts["lead@example.org"], {"programme_id": programme.id}
    appoint_to(lead, Role.PROGRAMME_LEAD, place, from_on=BEGAN, until_on=None, by=admin)
    items = _items(programme, cast)
    for name, day, state, words, words_cy, is_published, evidence in _SAID:
        answers = {
            "as_at_on": day, "state": state, "text": words, "text_cy": words_cy, "is_published": is_published, **evidence,
        }  # fmt: skip
        at = datetime.combine(day, time(10), UTC)
        record_progress(items[name], answers, by=cast.as_of("lead", day), today=day, now=at)
    return programme


def _items(programme: Programme, cast: Cast) -> dict[str, ProgrammeItem]:
    """The items of all three kinds, by their English names."""
    by = cast.as_of("lead", BEGAN)
    return {
        name: add_item(
            programme, kind, {"name": name, "name_cy": name_cy, "is_published": is_published, **given},
            by=by, today=BEGAN,
        )
        for kind, items in ((PHASE, _PHASES), (AREA, _AREAS), (BENEFIT, _BENEFITS))
        for name, name_cy, is_published, given in items
    }  # fmt: skip
