"""Every kind of letter that the product writes, and one letter of a kind to one reader."""

from collections.abc import Mapping
from importlib import import_module
from pkgutil import iter_modules
from types import MappingProxyType
from typing import Final

from transition.employers.models import Employer, Recognition
from transition.i18n.names import Words
from transition.letters.addressing import person_addressed, union_addressed
from transition.letters.content import Addressee, Letter, OwnText
from transition.letters.kinds.parts import letterhead
from transition.letters.kinds.readers import Occasion, Reader, Writer
from transition.letters.sources import Sources
from transition.rules.letter_rules import LETTERS, Sender
from transition.rules.letters import LanguageChoice, LetterKind
from transition.staff.people.models import LetterFormat, Person
from transition.transfers.models import Transfer


def _writers() -> Mapping[LetterKind, Writer]:
    """The WRITER of each module here that has one: a kind is written once its module stands in this folder."""
    found = (import_module(f"{__name__}.{one.name}") for one in iter_modules(__path__))
    writers = [one.WRITER for one in found if hasattr(one, "WRITER")]
    return MappingProxyType({one.kind: one for one in writers})


WRITERS: Final = _writers()


def may_write(transfer: Transfer, employer: Employer, kind: LetterKind) -> bool:
    """Whether letters of this kind are this employer's to write."""
    sides = {
        Sender.TRANSFEROR: transfer.outgoing_employer_id,
        Sender.TRANSFEREE: transfer.incoming_employer_id,
    }
    return kind in WRITERS and any(sides[sender] == employer.id for sender in LETTERS[kind].senders)


def kinds_of(transfer: Transfer, employer: Employer) -> tuple[LetterKind, ...]:
    """What this employer may choose to write about a transfer, in the order in which the letters go."""
    return tuple(
        kind for kind in LetterKind if may_write(transfer, employer, kind) and WRITERS[kind].is_offered
    )


def letter_to(
    sources: Sources, kind: LetterKind, reader: Reader, occasion: Occasion, reference: str
) -> Letter:
    """The letter to one reader, whole or not: `gaps` says what it still lacks."""
    to = reader.to
    return Letter(
        kind=kind,
        reference=reference,
        dated_on=occasion.dated_on,
        letterhead=letterhead(sources),
        addressee=_addressee(sources, reader),
        language=LanguageChoice.BOTH if isinstance(to, Recognition) else to.language,
        facts=WRITERS[kind].facts(sources, reader, occasion),
        is_large_print=isinstance(to, Person) and to.letter_format is LetterFormat.LARGE_PRINT,
        own=_own(sources, kind),
    )


def _own(sources: Sources, kind: LetterKind) -> tuple[OwnText, ...]:
    """What the employer itself says in letters of this kind, as approved."""
    return tuple(
        OwnText(one.slot, Words(one.text, one.text_cy))
        for one in sources.own
        if one.kind is kind and (one.text or one.text_cy)
    )


def _addressee(sources: Sources, reader: Reader) -> Addressee:
    match reader.to:
        case Person() as person:
            return person_addressed(person)
        case Recognition() as union:
            return union_addressed(sources, union)
        case organisation:
            return organisation.addressee
