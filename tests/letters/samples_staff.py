"""Letters to staff about decisions, meetings, elections, the outcome, a welcome and staying, with all that they say."""

from datetime import date

from transition.i18n.names import Words
from transition.letters.content import (
    Answered,
    Asked,
    CandidateResult,
    ConsultationOutcome,
    ElectionNotice,
    ElectionResult,
    Facts,
    Measure,
    Nomination,
    OneToOne,
    PostDecision,
    Representative,
    Scope,
    ScopeDecision,
    Staying,
    Transfer,
    Welcome,
)
from transition.rules.consultation import Outcome
from transition.rules.letters import LetterKind

POST = Words("Senior Data Analyst", "Uwch-ddadansoddwr Data")
OTHER_POST = Words("GIS Officer", "Swyddog GIS")
UNIONS = (
    Representative("Rhŷs Morgan", "UNISON, Gwent", "01633 111222", "rhys@unison.example"),
    Representative("Jo Carter", "GMB", email="jo@gmb.example"),
)
IN = PostDecision(
    post=POST,
    scope=Scope.IN,
    reason=Words(
        "Four fifths of the work of this post is the data work that moves, and has been since 2023.",
        "Pedwar rhan o bump o waith y swydd hon yw’r gwaith data sy’n symud, ac felly y bu er 2023.",
    ),
    evidence=Words(
        "The job description, the team’s record of time, and what you and your manager told us.",
        "Y swydd-ddisgrifiad, cofnod amser y tîm, a’r hyn a ddywedasoch chi a’ch rheolwr wrthym.",
    ),
    decided_by="Gwenllïan Ŵyn-Hughes",
    decided_on=date(2026, 2, 23),
)
OUT = PostDecision(
    post=OTHER_POST,
    scope=Scope.OUT,
    reason=Words("The work of this post stays with us.", "Mae gwaith y swydd hon yn aros gyda ni."),
    evidence=Words("The job description.", "Y swydd-ddisgrifiad."),
    decided_by="Gwenllïan Ŵyn-Hughes",
    decided_on=date(2026, 2, 23),
)
UNDECIDED = PostDecision(
    post=OTHER_POST,
    scope=Scope.UNDECIDED,
    reason=Words("The record of time of this month is awaited.", "Disgwylir am gofnod amser y mis hwn."),
)
ASKED = Asked(
    Words("Pay day", "Diwrnod cyflog"),
    Words("Keep the pay day as it is.", "Cadw’r diwrnod cyflog fel y mae."),
    Words("An advance of pay for whoever asks.", "Blaendal cyflog i bwy bynnag sy’n gofyn."),
)
ANSWERED = (
    Answered(date(2026, 2, 9), Words("Pay day", "Diwrnod cyflog"), Outcome.AGREED_IN_PART, date(2026, 2, 20)),
    Answered(date(2026, 2, 12), Words("Place of work", "Man gwaith"), Outcome.REJECTED, date(2026, 2, 24)),
)


def staff_facts(transfer: Transfer, measure: Measure) -> dict[LetterKind, Facts]:
    """The facts of each of these letters about that transfer."""
    election = {
        "transfer": transfer,
        "constituency": Words(
            "staff on locally agreed terms, for whom no union is recognised",
            "staff ar delerau y cytunwyd arnynt yn lleol, nad oes undeb cydnabyddedig ar eu cyfer",
        ),
        "seats": 2,
        "term_until": date(2026, 9, 30),
    }
    arrangements = Words(
        "On paper, in the envelope enclosed, to the returning officer, Elin Wynne, or into the box at County Hall.",
        "Ar bapur, yn yr amlen a amgaeir, at y swyddog canlyniadau, Elin Wynne, neu yn y blwch yn Neuadd y Sir.",
    )
    return {
        LetterKind.SCOPE_DECISION: ScopeDecision(
            transfer=transfer,
            posts=(IN,),
            challenge_by=date(2026, 3, 16),
            challenge_decider=Words("the Chief Officer for Resources", "y Prif Swyddog Adnoddau"),
        ),
        LetterKind.ONE_TO_ONE: OneToOne(
            transfer=transfer,
            scope=Scope.IN,
            with_whom="Dŵynwen Prŷs",
            meets_on=date(2026, 3, 9),
            meets_time="10:30",
            place=Words("Room 2, County Hall, Usk", "Ystafell 2, Neuadd y Sir, Brynbuga"),
        ),
        LetterKind.ELECTION_NOTICE: ElectionNotice(
            **election,
            nominations_until=date(2026, 3, 11),
            ballot_from=date(2026, 3, 16),
            ballot_until=date(2026, 3, 20),
            arrangements=arrangements,
        ),
        LetterKind.NOMINATION: Nomination(
            **election,
            candidates=("Siân Ŵyn", "Marged Tŷ-Coch", "Lee Byrne"),
            ballot_from=date(2026, 3, 16),
            ballot_until=date(2026, 3, 20),
            arrangements=arrangements,
        ),
        LetterKind.ELECTION_RESULT: ElectionResult(
            **election,
            results=(
                CandidateResult("Siân Ŵyn", is_elected=True, votes=31),
                CandidateResult("Marged Tŷ-Coch", is_elected=True, votes=24),
                CandidateResult("Lee Byrne", is_elected=False, votes=11),
            ),
            declared_on=date(2026, 2, 24),
            electorate=40,
            papers=36,
            spoilt=1,
        ),
        LetterKind.CONSULTATION_OUTCOME: ConsultationOutcome(
            transfer=transfer,
            opened_on=date(2026, 2, 4),
            closed_on=date(2026, 2, 27),
            received_count=3,
            owed_count=0,
            asked=(ASKED,),
            measures=(measure,),
            representatives=UNIONS,
        ),
        LetterKind.WELCOME: Welcome(
            transfer=transfer,
            posts=(POST,),
            workplace=Words("Blaenavon, Torfaen", "Blaenafon, Torfaen"),
            line_managers=("Dŵynwen Prŷs",),
            continuous_from=date(2012, 9, 3),
            first_day=Words(
                "Come to the reception at Blaenavon at nine and ask for Sam Evans. Bring proof of your right to work.",
                "Dewch i’r dderbynfa ym Mlaenafon am naw a gofynnwch am Sam Evans. Dewch â phrawf o’ch hawl i weithio.",
            ),
            first_pay_on=date(2026, 4, 28),
            leave_carried=Words(
                "Leave that you have earned comes with you, and leave that you have booked stands.",
                "Daw’r gwyliau yr ydych wedi’u hennill gyda chi, ac mae gwyliau yr ydych wedi’u trefnu yn sefyll.",
            ),
            is_pension_member=True,
            measures=(measure,),
            pension_fund=Words(
                "Greater Gwent (Torfaen) Pension Fund", "Cronfa Bensiwn Gwent Fwyaf (Torfaen)"
            ),
            service_recognised=Words(
                "We recognise your service with other councils in full.",
                "Rydym yn cydnabod eich gwasanaeth gyda chynghorau eraill yn llawn.",
            ),
            unions=UNIONS,
        ),
        LetterKind.STAYING: Staying(
            transfer=transfer,
            posts=(OTHER_POST,),
            changes=Words(
                "From that day you send requests for data to the shared service, through the same page as now.",
                "O’r diwrnod hwnnw byddwch yn anfon ceisiadau am ddata at y gwasanaeth a rennir, drwy’r un dudalen ag yn awr.",
            ),
            measures=(),
            representatives=UNIONS,
            consultation_from=date(2026, 2, 4),
            consultation_until=date(2026, 3, 11),
        ),
    }
