"""Specimens of letters to staff: the transfer's own facts about somebody invented, for those who see no person."""

from dataclasses import replace
from datetime import date

from transition.i18n.names import Words
from transition.letters.content import Addressee, Contact, Letter, Letterhead, Signatory
from transition.letters.kinds import WRITERS, letter_to
from transition.letters.kinds.readers import Occasion, Reader
from transition.letters.sources import Sources
from transition.rules.letter_rules import LETTERS
from transition.rules.letters import LanguageChoice, LetterKind
from transition.rules.protection import TermCategory
from transition.staff.people.models import Assignment, ContractType, LetterFormat, Person, Post
from transition.staff.terms.models import Term
from transition.transfers.models import Scope

_INVENTED_ID = 0
_FORENAME, _SURNAME = "Alex", "Enghraifft"
_ADDRESS = ("1 Heol Enghraifft", "Tref Enghraifft")
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
    person, invented = _invented(sources), WRITERS[kind].invented
    return letter_to(
        replace(sources, terms={_INVENTED_ID: _terms()}),
        kind,
        invented(sources, person) if invented else Reader(person),
        Occasion(sources.today, "ABCD-EFGH"),
        reference="–",
    )


def anonymous(written: Letter, sources: Sources, reference: str) -> Letter | None:
    """A letter as it was issued, to somebody invented and signed by a role; None for a kind not told of here.

    What it says of the transfer is what the letter said; nothing that it said of its reader is left.
    """
    nameless = WRITERS[written.kind].nameless if written.kind in WRITERS else None
    if nameless is None:
        return None
    is_personal = LETTERS[written.kind].is_personal
    made = specimen(sources, written.kind).facts if is_personal else written.facts
    return replace(
        written,
        reference=reference,
        letterhead=_by_role(written.letterhead),
        addressee=_invented_addressee() if is_personal else _without_name(written.addressee),
        language=LanguageChoice.BOTH,
        facts=nameless(written.facts, made),
        is_large_print=False,
        only=None,
    )


def _by_role(head: Letterhead) -> Letterhead:
    contact, signatory = head.contact.title, head.signatory.title
    return replace(
        head,
        contact=Contact(_role(contact), contact, phone="–"),
        signatory=Signatory(_role(signatory), signatory),
    )


def _role(title: Words) -> str:
    return " / ".join(dict.fromkeys(one for one in (title.cy, title.en) if one.strip())) or "–"


def _without_name(addressee: Addressee) -> Addressee:
    return replace(addressee, name=addressee.organisation or addressee.name, organisation="")


def _invented_addressee() -> Addressee:
    return Addressee(f"{_FORENAME} {_SURNAME}", _ADDRESS, "ZZ99 9ZZ", is_checked=True)


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
        surname=_SURNAME,
        forenames=_FORENAME,
        birth_on=date(1985, 6, 15),
        address="\n".join(_ADDRESS),
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


def _terms() -> list[Term]:
    return [
        Term(person_id=_INVENTED_ID, category=category, text=text, text_cy=text_cy, is_none=False)
        for category, (text, text_cy) in _TERMS.items()
    ]
