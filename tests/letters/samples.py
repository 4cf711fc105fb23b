"""Letters to build tests on: invented people, and each kind with everything that they must say."""

from dataclasses import replace
from datetime import date

from tests.letters import samples_organisations
from tests.letters.samples_staff import staff_facts
from transition.i18n.names import Words, council_name
from transition.letters.content import (
    Addressee,
    AgencyWorkers,
    Announcement,
    Answer,
    Confirmation,
    Contact,
    Facts,
    Letter,
    Letterhead,
    Measure,
    Meeting,
    Objection,
    RecordCheck,
    Regulation13,
    Representative,
    Row,
    Scope,
    Section,
    ServiceDates,
    Signatory,
    Transfer,
)
from transition.rules.basis import LegalBasis
from transition.rules.letters import LanguageChoice, LetterKind

MONMOUTHSHIRE = council_name("Monmouthshire County Council", "Cyngor Sir Fynwy")
TORFAEN = council_name("Torfaen County Borough Council", "Cyngor Bwrdeistref Sirol Torfaen")

LETTERHEAD = Letterhead(
    council=MONMOUTHSHIRE,
    address=("County Hall", "The Rhadyr", "Usk", "NP15 1ZZ"),
    contact=Contact(
        "Elin Wynne",
        Words("HR officer", "Swyddog Adnoddau Dynol"),
        "01633 640000",
        "hr@monmouthshire.example",
    ),
    signatory=Signatory("Gwenllïan Ŵyn-Hughes", Words("Head of People", "Pennaeth Pobl")),
)
# The new employer's own paper.
HEADS = {
    LetterKind.WELCOME: replace(
        LETTERHEAD, council=TORFAEN, address=("Civic Centre", "Pont-y-pŵl", "NP4 6ZZ")
    ),
}
ADDRESSEE = Addressee("Siân Tŷ-Mawr Pritchard", ("14 Heol y Dŵr", "Y Fenni"), "NP7 5ZZ", is_checked=True)
TRANSFER = Transfer(
    outgoing=MONMOUTHSHIRE,
    incoming=TORFAEN,
    service=Words("Shared Resource Service (SRS)", "Gwasanaeth Adnoddau a Rennir (SRS)"),
    functions=Words("digital, data and technology services", "gwasanaethau digidol, data a thechnoleg"),
    reason=Words(
        "Working at scale lets three councils attract and keep skilled staff that no one of them could "
        "afford, and understand their communities better from regional data.",
        "Mae gweithio ar raddfa fwy yn galluogi tri chyngor i ddenu a chadw staff medrus na allai’r un "
        "ohonynt eu fforddio, ac i ddeall eu cymunedau’n well drwy ddata rhanbarthol.",
    ),
    on=date(2026, 4, 1),
    basis=LegalBasis.TUPE,
    is_date_agreed=True,
)
MEASURE = Measure(
    what=Words(
        "Pay day moves from the 20th to the 28th of the month",
        "Symud y diwrnod cyflog o’r 20fed i’r 28ain o’r mis",
    ),
    who=Words("Everyone who transfers", "Pawb sy’n trosglwyddo"),
    when=Words("From April 2026", "O fis Ebrill 2026"),
    effect=Words("The first pay comes eight days later", "Daw’r cyflog cyntaf wyth diwrnod yn hwyrach"),
    mitigation=Words("An advance of pay for whoever asks", "Blaendal cyflog i bwy bynnag sy’n gofyn"),
)
SECTIONS = (
    Section(
        Words("Your post", "Eich swydd"),
        (
            Row(Words("Job title", "Teitl y swydd"), Words("Senior Data Analyst", "Uwch-ddadansoddwr Data")),
            Row(Words("Grade", "Gradd"), Words("Grade 9, SCP 31", "Gradd 9, SCP 31")),
            Row(Words("Hours a week", "Oriau’r wythnos"), Words("37", "37")),
            Row(Words("Place of work", "Man gwaith"), Words("County Hall, Usk", "Neuadd y Sir, Brynbuga")),
        ),
    ),
    Section(
        Words("Pay and leave", "Cyflog a gwyliau"),
        (
            Row(
                Words("Full-time pay", "Cyflog llawnamser"),
                Words("£41,771 as at 1 April 2025", "£41,771 ar 1 Ebrill 2025"),
            ),
            Row(Words("Allowances", "Lwfansau"), answer=Answer.NONE),
            Row(Words("Annual leave", "Gwyliau blynyddol"), Words("31 days", "31 diwrnod")),
            Row(Words("Probation ends", "Diwedd y cyfnod prawf"), answer=Answer.NOT_ASKED),
        ),
    ),
)

FACTS: dict[LetterKind, Facts] = {
    LetterKind.ANNOUNCEMENT: Announcement(
        transfer=TRANSFER,
        scope=Scope.IN,
        representatives=(
            Representative("Rhŷs Morgan", "UNISON", "01633 111222", "rhys@unison.example"),
            Representative("Jo Carter", "GMB", email="jo@gmb.example"),
        ),
        consultation_from=date(2026, 2, 4),
        consultation_until=date(2026, 3, 11),
    ),
    LetterKind.REGULATION_13_INFORMATION: Regulation13(
        transfer=TRANSFER,
        is_transferor=True,
        affected=Words(
            "all employees in the Digital and Data team, and those who stay and rely on its work",
            "pob cyflogai yn y tîm Digidol a Data, a’r rhai sy’n aros ac yn dibynnu ar ei waith",
        ),
        legal_implications=Words(
            "Contracts continue with the new employer.", "Bydd contractau’n parhau gyda’r cyflogwr newydd."
        ),
        economic_implications=Words(
            "Pay and pension continue; the pay day moves.",
            "Bydd cyflog a phensiwn yn parhau; bydd y diwrnod cyflog yn symud.",
        ),
        social_implications=Words(
            "Teams of three councils work together.", "Bydd timau tri chyngor yn gweithio gyda’i gilydd."
        ),
        own_measures=(),
        transferee_measures=(MEASURE,),
        agency_workers=AgencyWorkers(
            12,
            (Words("Social care", "Gofal cymdeithasol"), Words("Waste", "Gwastraff")),
            (Words("Care assistants", "Cynorthwywyr gofal"), Words("Loaders", "Llwythwyr")),
        ),
        consultation_from=date(2026, 2, 4),
        consultation_until=date(2026, 3, 11),
        reply_working_days=10,
        welsh_effects=Words(
            "Our first view is that services in Welsh to the public do not change.",
            "Ein barn gychwynnol yw na fydd gwasanaethau Cymraeg i’r cyhoedd yn newid.",
        ),
        meetings=(Meeting(date(2026, 2, 12), "10:00", Words("County Hall, Usk", "Neuadd y Sir, Brynbuga")),),
    ),
    LetterKind.RECORD_CHECK: RecordCheck(
        transfer=TRANSFER,
        sections=SECTIONS,
        as_at=date(2026, 2, 16),
        reply_by=date(2026, 3, 2),
        code="KX7-42M",
    ),
    LetterKind.CONFIRMATION: Confirmation(
        transfer=TRANSFER,
        posts=(Words("Senior Data Analyst", "Uwch-ddadansoddwr Data"),),
        workplace=Words("County Hall, Usk", "Neuadd y Sir, Brynbuga"),
        service_dates=ServiceDates(date(2012, 9, 3), date(2012, 9, 3), date(2009, 9, 1), None),
        terms=SECTIONS,
        terms_as_at=date(2026, 3, 2),
        measures=(MEASURE,),
        is_pension_member=True,
        pension_fund=Words("Greater Gwent (Torfaen) Pension Fund", "Cronfa Bensiwn Gwent Fwyaf (Torfaen)"),
        first_pay_on=date(2026, 4, 28),
        service_recognised=Words(
            "The new employer recognises your service from the dates below.",
            "Mae’r cyflogwr newydd yn cydnabod eich gwasanaeth o’r dyddiadau isod.",
        ),
        consulted_on=date(2026, 2, 20),
        loan_until=Words("Until 31 March 2027", "Hyd at 31 Mawrth 2027"),
        reply_by=date(2026, 3, 18),
        code="PT4-9QD",
    ),
    LetterKind.OBJECTION: Objection(
        transfer=TRANSFER,
        objected_on=date(2026, 2, 27),
        told=TORFAEN,
        withdraw_by=date(2026, 3, 16),
    ),
    **samples_organisations.facts(TRANSFER, MEASURE),
    **staff_facts(TRANSFER, MEASURE),
}


def letter(kind: LetterKind, **changes: object) -> Letter:
    """A whole letter of a kind; keywords change its fields, `facts_…` its facts', `on_…` its transfer's."""
    facts = FACTS[kind]
    in_transfer = {name[3:]: value for name, value in changes.items() if name.startswith("on_")}
    in_facts = {name[6:]: value for name, value in changes.items() if name.startswith("facts_")}
    own = {n: v for n, v in changes.items() if not n.startswith(("on_", "facts_"))}
    facts = replace(facts, transfer=replace(facts.transfer, **in_transfer), **in_facts)
    addressee = samples_organisations.ADDRESSEES.get(kind, ADDRESSEE)
    if kind is LetterKind.REGULATION_13_INFORMATION:
        addressee = Addressee(
            "Rhŷs Morgan", ("1 Custom House Street", "Caerdydd"), "CF10 1ZZ", "UNISON Cymru"
        )
    whole = Letter(
        kind=kind,
        reference="MON/26/0042",
        dated_on=samples_organisations.DATED.get(kind, date(2026, 3, 2)),
        letterhead={**samples_organisations.LETTERHEADS, **HEADS}.get(kind, LETTERHEAD),
        addressee=addressee,
        language=LanguageChoice.BOTH,
        facts=facts,
    )
    return replace(whole, **own)
