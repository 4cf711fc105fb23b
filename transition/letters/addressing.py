"""Whom a letter is addressed to, and what its sender and reader are called."""

from transition.employers.models import Employer, Recognition
from transition.i18n.names import CouncilName
from transition.letters.content import Addressee
from transition.letters.person_record import address_lines
from transition.letters.sources import Sources
from transition.rules.addresses import as_postcode, split_postcode
from transition.staff.people.models import Person


def council(employer: Employer) -> CouncilName:
    """An employer's name in each form that Welsh asks for."""
    return CouncilName(
        employer.name,
        employer.name_cy,
        employer.name_cy_soft,
        employer.name_cy_nasal,
        employer.name_cy_aspirate,
    )


def person_addressed(person: Person) -> Addressee:
    """A member of staff, at the address on record; a postcode that stands in its last line is found there."""
    lines, postcode = address_lines(person.address), person.postcode
    without, in_lines = split_postcode(lines)
    if in_lines and (not postcode.strip() or as_postcode(postcode) == in_lines):
        lines, postcode = without, in_lines
    return Addressee(
        person.name,
        lines,
        as_postcode(postcode) or postcode,
        is_checked=person.address_checked_on is not None,
    )


def union_addressed(sources: Sources, recognition: Recognition) -> Addressee:
    """A union where it asked to be written to, else its head or main office (reg 13(5))."""
    lines, postcode = split_postcode(
        address_lines(recognition.notice_address or recognition.union.head_office)
    )
    speaks = sources.spokespeople.get(recognition.id)
    union = union_name(recognition)
    return Addressee(speaks.name if speaks else union, lines, postcode, union if speaks else "")


def union_name(recognition: Recognition) -> str:
    """A union and its branch."""
    return ", ".join(part for part in (recognition.union.name, recognition.branch) if part)
