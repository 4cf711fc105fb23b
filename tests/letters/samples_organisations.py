"""Letters to organisations and unions to build tests on, with everything that they must say; and who has them."""

from datetime import date
from typing import Any

from transition.i18n.names import Words, council_name
from transition.letters.content import (
    Addressee,
    CloseOut,
    Contact,
    Correction,
    Facts,
    Letterhead,
    LiabilityChange,
    LiabilityNotice,
    Measure,
    MeasuresLetter,
    MeasuresRequest,
    Member,
    NewWording,
    PensionNotice,
    PostCount,
    Promised,
    RepresentationReply,
    ReviewDue,
    ReviewHeld,
    Signatory,
    Transfer,
)
from transition.rules.consultation import Outcome
from transition.rules.delivery import DeliveryOutcome
from transition.rules.letters import LetterKind
from transition.rules.liability import Heading

_TORFAEN = council_name("Torfaen County Borough Council", "Cyngor Bwrdeistref Sirol Torfaen")
WORDING = NewWording(
    Words("Pay day moves to the 28th.", "Symudir y diwrnod cyflog i’r 28ain."),
    Words(
        "Pay day moves to the 28th, with an advance for whoever asks.",
        "Symudir y diwrnod cyflog i’r 28ain, gyda blaendal i bwy bynnag sy’n gofyn.",
    ),
)
LIABILITY: dict[str, Any] = {
    "is_identified": True,
    "released_on": date(2026, 3, 2),
    "specified_on": date(2026, 2, 27),
    "people": 23,
    "file_name": "liability-2026-03-02.xlsx",
    "digest": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
    "handed_over": Words(
        "By secure transfer, password by phone.", "Drwy drosglwyddiad diogel, cyfrinair dros y ffôn."
    ),
    "incomplete": (Heading.PROBATION,),
    "reasons": Words("Two contracts are being searched for.", "Rydym yn chwilio am ddau gontract."),
}
# The new employer writes of its measures; the others are written by the council of the samples.
LETTERHEADS: dict[LetterKind, Letterhead] = {
    LetterKind.MEASURES: Letterhead(
        council=_TORFAEN,
        address=("Y Ganolfan Ddinesig", "Pont-y-pŵl", "NP4 6ZZ"),
        contact=Contact("Dŵynwen Prosser", Words("HR officer", "Swyddog Adnoddau Dynol"), "01495 760000"),
        signatory=Signatory("Llŷr Tudur", Words("Head of People", "Pennaeth Pobl")),
    )
}
# On which day each kind is dated here, where that is not the day of the samples.
DATED: dict[LetterKind, date] = {LetterKind.CLOSE_OUT: date(2026, 7, 13)}
# To whom each kind goes here; the others go to the person of the samples.
ADDRESSEES: dict[LetterKind, Addressee] = {
    LetterKind.MEASURES_REQUEST: Addressee(
        "Dŵynwen Prosser", ("Y Ganolfan Ddinesig", "Pont-y-pŵl"), "NP4 6ZZ", "Torfaen County Borough Council", True
    ),
    **dict.fromkeys(
        (LetterKind.LIABILITY_INFORMATION, LetterKind.LIABILITY_CHANGE),
        Addressee("Dŵynwen Prosser", ("Y Ganolfan Ddinesig", "Pont-y-pŵl"), "NP4 6ZZ", "Torfaen County Borough Council", True),
    ),
    LetterKind.MEASURES: Addressee(
        "Elin Wynne", ("County Hall", "The Rhadyr", "Usk"), "NP15 1ZZ", "Monmouthshire County Council", True
    ),
    LetterKind.REPRESENTATION_REPLY: Addressee(
        "Rhŷs Morgan", ("1 Custom House Street", "Caerdydd"), "CF10 1ZZ", "UNISON Cymru"
    ),
    LetterKind.PENSION_NOTICE: Addressee(
        "Siôn Llŷr", ("Y Ganolfan Ddinesig", "Pont-y-pŵl"), "NP4 6ZZ", "Greater Gwent (Torfaen) Pension Fund", True
    ),
    LetterKind.CLOSE_OUT: Addressee("Rhŷs Morgan", ("1 Custom House Street", "Caerdydd"), "CF10 1ZZ", "UNISON Cymru"),
}  # fmt: skip


def facts(transfer: Transfer, measure: Measure) -> dict[LetterKind, Facts]:
    """What each of these kinds says, whole, about a transfer with one measure."""
    return {
        LetterKind.MEASURES_REQUEST: MeasuresRequest(
            transfer=transfer,
            people=23,
            undecided=2,
            posts=(PostCount(Words("Data Analyst", "Dadansoddwr Data"), 9),),
            other_posts=14,
            reply_by=date(2026, 3, 16),
            information_by=date(2026, 3, 23),
        ),
        LetterKind.MEASURES: MeasuresLetter(
            transfer=transfer, measures=(measure,), stated_none_on=None, asked_on=date(2026, 2, 2)
        ),
        LetterKind.REPRESENTATION_REPLY: RepresentationReply(
            transfer=transfer,
            said=Words("Keep the pay day.\nIf not, lend the difference.", "Keep the pay day.\nIf not, lend the difference."),
            theme=Words("Pay day", "Y diwrnod cyflog"),
            received_on=date(2026, 2, 16),
            reply_due_on=date(2026, 3, 2),
            replied_on=date(2026, 2, 27),
            outcome=Outcome.AGREED_IN_PART,
            reply=Words(
                "The pay day cannot stay. An advance will be offered.",
                "Ni all y diwrnod cyflog aros. Cynigir blaendal.",
            ),
            reasons=Words(
                "The new employer runs one payroll.", "Un gyflogres sydd gan y cyflogwr newydd."
            ),
            what_changed=Words("The measure was reworded.", "Ailysgrifennwyd y mesur."),
            measure=Words("Pay day", "Y diwrnod cyflog"),
            wordings=(WORDING,),
        ),
        LetterKind.LIABILITY_INFORMATION: LiabilityNotice(**LIABILITY, transfer=transfer, number=1),
        LetterKind.LIABILITY_CHANGE: LiabilityChange(
            **LIABILITY,
            transfer=transfer,
            number=2,
            earlier_number=1,
            moved=(Heading.PAY, Heading.HOURS),
            rows=("R-0014", "R-0022"),
        ),
        LetterKind.PENSION_NOTICE: PensionNotice(
            transfer=transfer,
            is_transferor=True,
            people=23,
            members=(
                Member("Siân Tŷ-Mawr Pritchard", date(1985, 6, 15), "100234", Words("LGPS, main section", "CPLlL, y brif adran")),
                Member("Gwydion Ŵyn", None, "100235", Words("LGPS, 50/50 section", "CPLlL, yr adran 50/50")),
            ),
            unanswered=0,
        ),
        LetterKind.CLOSE_OUT: CloseOut(
            transfer=transfer,
            is_after=True,
            measures=(
                Promised(measure.what, _TORFAEN, date(2026, 4, 28), DeliveryOutcome.DELIVERED, date(2026, 4, 28)),
                Promised(
                    Words("One rota for both sites", "Un rota i’r ddau safle"),
                    _TORFAEN,
                    None,
                    DeliveryOutcome.NOT_DELIVERED,
                    None,
                    Words("The sites were not joined.", "Ni chysylltwyd y safleoedd."),
                ),
            ),
            reviews=(
                ReviewHeld(
                    3,
                    date(2026, 7, 2),
                    Words("Pay was right in both months.", "Roedd y cyflog yn gywir yn y ddau fis."),
                    Words("Look at the rota again.", "Edrych ar y rota eto."),
                    is_agreed=True,
                ),
            ),
            to_come=(ReviewDue(6, date(2026, 10, 1)), ReviewDue(12, None)),
        ),
        LetterKind.CORRECTION: Correction(
            transfer=transfer,
            of=LetterKind.CONFIRMATION,
            earlier_reference="MON/26/0031",
            earlier_on=date(2026, 2, 23),
            wrong=Words(
                "The letter gave 20 April as the day of your first pay.",
                "Nododd y llythyr 20 Ebrill fel diwrnod eich cyflog cyntaf.",
            ),
            right=Words("Your first pay comes on 28 April 2026.", "Daw eich cyflog cyntaf ar 28 Ebrill 2026."),
        ),
    }  # fmt: skip
