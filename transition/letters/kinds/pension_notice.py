"""Notice to a pension fund: to whoever receives letters there, with the members who change employer."""

from transition.i18n.names import Words
from transition.letters.content import NO_WORDS, Member, PensionNotice
from transition.letters.kinds.organisations import pension_funds
from transition.letters.kinds.parts import transfer_part
from transition.letters.kinds.readers import Occasion, Reader, Writer
from transition.letters.notices.queries import described_releases
from transition.letters.person_record import pension_member
from transition.letters.sources import Sources, with_terms_of
from transition.rules.letters import LetterKind
from transition.rules.protection import TermCategory
from transition.staff.people.queries import staff_in_scope
from transition.staff.terms.models import Term
from transition.transfers.models import ReleaseKind


def _facts(sources: Sources, _reader: Reader, _occasion: Occasion) -> PensionNotice:
    is_released = sources.is_transferor or _is_released(sources)
    people = with_terms_of(staff_in_scope(sources.transfer), sources) if is_released else []
    terms = {one.id: sources.terms.get(one.id, []) for one in people}
    return PensionNotice(
        transfer=transfer_part(sources),
        is_transferor=sources.is_transferor,
        people=len(people),
        members=tuple(
            Member(one.name, one.birth_on, one.payroll_number, _section(terms[one.id]))
            for one in people
            if pension_member(terms[one.id])
        ),
        unanswered=sum(1 for one in people if pension_member(terms[one.id]) is None),
        is_released=is_released,
    )


def _is_released(sources: Sources) -> bool:
    """Whether the new employer may read who the staff are: only while an identified release stands."""
    return any(
        one.release.kind is ReleaseKind.LIABILITY_IDENTIFIED for one in described_releases(sources.transfer)
    )


def _section(terms: list[Term]) -> Words:
    """What is recorded of the scheme or the section."""
    held = [one for one in terms if one.category is TermCategory.PENSION and not one.is_none]
    return Words(held[0].text, held[0].text_cy) if held else NO_WORDS


WRITER = Writer(
    LetterKind.PENSION_NOTICE,
    readers=lambda sources: [Reader(one) for one in pension_funds(sources)],
    facts=_facts,
)
