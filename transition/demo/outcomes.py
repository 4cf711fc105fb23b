"""What came of consultation in Monmouthshire: wording that changed, access that was given. Invented, like the rest."""

from datetime import date

from transition.consultation.facilities.actions import answer_facility, ask_for_facility
from transition.consultation.measures.models import Measure
from transition.consultation.records.actions import publish_question
from transition.consultation.records.queries import questions_of
from transition.consultation.representations.outcomes import PublicWords, change_wording, keep_publication
from transition.consultation.representations.queries import representations_of
from transition.demo.case import Case
from transition.rules.answers import Facility


def what_changed(case: Case, pay_day: Measure) -> None:
    """The host words its measure anew because of what UNISON said, and the council publishes that."""
    said = representations_of(case.file)[0]
    day = date(2026, 2, 24)
    change_wording(
        pay_day,
        final_wording="From April 2026 pay comes on the last working day of the month. An advance of a week’s pay is offered in "
        "April and in May to whoever asks for one.",
        final_wording_cy="O fis Ebrill 2026 telir cyflog ar ddiwrnod gwaith olaf y mis. Cynigir blaenswm o wythnos o gyflog ym mis "
        "Ebrill ac ym mis Mai i bwy bynnag sy’n gofyn amdano.",
        representation=said,
        version=pay_day.version,
        by=case.host(day),
        today=day,
    )
    day = date(2026, 2, 27)
    words = PublicWords(
        theme=said.theme,
        theme_cy=said.theme_cy,
        asked="That pay stays on the 25th for a year.",
        asked_cy="Bod y cyflog yn aros ar y 25ain am flwyddyn.",
        done="Pay day changes as planned, and an advance is offered in May as well as in April.",
        done_cy="Mae’r diwrnod cyflog yn newid yn ôl y bwriad, a chynigir blaenswm ym mis Mai yn ogystal ag ym mis Ebrill.",
    )
    keep_publication(
        said, case.transfer, words, is_published=True, version=0, by=case.officer(day), today=day
    )
    question = questions_of(case.file)[0]
    publish_question(question, is_published=True, version=question.version, by=case.officer(day))


def access(case: Case) -> None:
    """Access to staff asked for and given, and a room that waits for an answer."""
    unison, unite = (case.recognitions[case.slug, union] for union in ("UNISON", "Unite"))
    day = date(2026, 2, 6)
    asked = ask_for_facility(
        case.file, recognition=unison, kind=Facility.ACCESS, what="An hour with each team in working time",
        asked_on=day, by=case.officer(day), today=day,
    )  # fmt: skip
    day = date(2026, 2, 10)
    answer_facility(
        asked, given_on=day, refused_on=None, reason="In the week of 16 February, at both workplaces.",
        version=asked.version, by=case.officer(day), today=day,
    )  # fmt: skip
    day = date(2026, 2, 26)
    ask_for_facility(
        case.file, recognition=unite, kind=Facility.ACCOMMODATION, what="A room in Usk for two hours on 12 March",
        asked_on=day, by=case.officer(day), today=day,
    )  # fmt: skip
