"""Whom a letter is addressed to, and what its sender and reader are called."""

import re

from transition.employers.models import Employer, Recognition
from transition.i18n.names import CouncilName
from transition.letters.content import Addressee
from transition.letters.person_record import address_lines
from transition.letters.sources import Sources
from transition.staff.people.models import Person

_POSTCODE = re.compile(r"[A-Z]{1,2}[0-9][0-9A-Z]? ?[0-9][A-Z]{2}", re.IGNORECASE)


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
    """A member of staff, at the address on record."""
    return Addressee(
        person.name,
        address_lines(person.address),
        person.postcode,
        is_checked=person.address_checked_on is not None,
    )


def union_addressed(sources: Sources, recognition: Recognition) -> Addressee:
    """A union where it asked to be written to, else its head or main office (reg 13(5))."""
    lines = list(address_lines(recognition.notice_address or recognition.union.head_office))
    postcode = lines.pop() if lines and _POSTCODE.fullmatch(lines[-1]) else ""
    if lines and not postcode and (found := re.search(rf"[ ,]+({_POSTCODE.pattern})$", lines[-1], re.I)):
        postcode, lines[-1] = found[1], lines[-1][: found.start()]
    speaks = sources.spokespeople.get(recognition.id)
    union = union_name(recognition)
    return Addressee(speaks.name if speaks else union, tuple(lines), postcode, union if speaks else "")


def union_name(recognition: Recognition) -> str:
    """A union and its branch."""
    return ", ".join(part for part in (recognition.union.name, recognition.branch) if part)
