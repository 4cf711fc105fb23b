"""Specimens of letters to staff: the transfer's own facts about somebody invented, for those who see no person."""

from dataclasses import replace
from datetime import date

from transition.consultation.objections.models import Objection
from transition.letters.content import Letter
from transition.letters.facts import letter_for
from transition.letters.sources import Sources
from transition.rules.letters import LanguageChoice, LetterKind
from transition.rules.protection import TermCategory
from transition.staff.people.models import Assignment, ContractType, LetterFormat, Person, Post
from transition.staff.terms.models import Term
from transition.transfers.models import Scope

_INVENTED_ID = 0
_TERMS = {
    TermCategory.LEAVE: ("31 days a year", "31 diwrnod y flwyddyn"),
    TermCategory.NOTICE: ("12 weeks", "12 wythnos"),
    TermCategory.SICK_PAY: (
        "6 months’ full pay, 6 months’ half pay",
        "6 mis ar gyflog llawn, 6 mis ar hanner cyflog",
    ),
    TermCategory.PENSION: ("Local Government Pension Scheme", "Cynllun Pensiwn Llywodraeth Leol"),
}


def specimen(sources: Sources, kind: LetterKind) -> Letter:
    """A letter of this kind as the invented Alex Enghraifft would get it. Nothing of it is ever stored."""
    person = _invented(sources)
    objections = {_INVENTED_ID: _objection(sources.today)} if kind is LetterKind.OBJECTION else {}
    with_terms = replace(sources, terms={_INVENTED_ID: _terms()}, objections=objections)
    return letter_for(
        with_terms,
        kind,
        person,
        reference="–",
        dated_on=sources.today,
        code="ABCD-EFGH",
    )


def _invented(sources: Sources) -> Person:
    """Somebody who exists in no table: never added to the session, and tied to no record."""
    began = date(2015, 9, 1)
    post = Post(
        job_title="Data Analyst",
        job_title_cy="Dadansoddwr Data",
        team="Digital",
        grade="9",
        spinal_point=31,
        pay_as_at=date(sources.today.year - 1, 4, 1),
        full_time_pay_pence=3_500_000,
        actual_pay_pence=3_500_000,
        weekly_hours_hundredths=3700,
        full_time_hours_hundredths=3700,
        weeks_a_year_hundredths=5200,
        contract_type=ContractType.PERMANENT,
        work_base="Council offices",
        work_base_cy="Swyddfeydd y cyngor",
        line_manager="Sam Enghraifft",
        collective_agreement="NJC",
        assignments=[Assignment(scope=Scope.IN)],
    )
    return Person(
        id=_INVENTED_ID,
        surname="Enghraifft",
        forenames="Alex",
        birth_on=date(1985, 6, 15),
        address="1 Heol Enghraifft\nTref Enghraifft",
        postcode="ZZ99 9ZZ",
        address_checked_on=sources.today,
        language=LanguageChoice.BOTH,
        letter_format=LetterFormat.STANDARD,
        start_on=began,
        statutory_service_on=began,
        modification_order_service_on=began,
        green_book_service_on=began,
        posts=[post],
    )


def _objection(today: date) -> Objection:
    return Objection(received_on=today, told_to="Alex Enghraifft", words="")


def _terms() -> list[Term]:
    return [
        Term(person_id=_INVENTED_ID, category=category, text=text, text_cy=text_cy, is_none=False)
        for category, (text, text_cy) in _TERMS.items()
    ]
