"""The invitation to a one-to-one: to whoever is in scope or undecided, until theirs was held or declined."""

from dataclasses import replace
from datetime import date

from transition.clock import UK
from transition.consultation.coverage.models import OneToOne as OneToOneRecord
from transition.consultation.coverage.queries import one_to_ones_of
from transition.i18n.names import Words
from transition.letters.content import NO_WORDS, Facts, OneToOne, Scope
from transition.letters.kinds.parts import away, posts_in, transfer_part
from transition.letters.kinds.readers import Occasion, Reader, Writer, person_of
from transition.letters.sources import Sources
from transition.rules.letters import LetterKind
from transition.staff.people.models import Person
from transition.staff.people.queries import people_for_letters
from transition.transfers.models import Scope as RecordedScope


def _readers(sources: Sources) -> list[Reader]:
    """Whoever has had no one-to-one and declined none; a time that has passed asks first what became of it."""
    known = one_to_ones_of(sources.transfer)
    found = [(person, known.get(person.id)) for person in people_for_letters(sources.transfer)]
    return [_reader(person, one) for person, one in found if one is None or is_ahead(one, sources.today)]


def is_ahead(one: OneToOneRecord, on: date) -> bool:
    """Whether somebody with this one-to-one is still invited on a day: it was neither held, declined nor past."""
    if any(day is not None and day <= on for day in (one.held_on, one.declined_on)):
        return False
    return one.meets_at is None or one.meets_at.astimezone(UK).date() >= on


def _reader(person: Person, one: OneToOneRecord | None) -> Reader:
    """A time that is arranged, or moved, makes a letter of its own."""
    about = f"one-to-one-{one.id}-{one.meets_at:%Y%m%dT%H%M}" if one and one.meets_at else ""
    return Reader(person, about, one)


def _facts(sources: Sources, reader: Reader, _occasion: Occasion) -> OneToOne:
    person, one = person_of(reader), reader.matter
    local = one.meets_at.astimezone(UK) if one and one.meets_at else None
    managers = dict.fromkeys(post.line_manager for post in person.posts if post.line_manager)
    named = one.with_whom if one else ""
    return OneToOne(
        transfer=transfer_part(sources),
        scope=Scope.IN if posts_in(person, RecordedScope.IN) else Scope.UNDECIDED,
        with_whom=named or ", ".join(managers),
        meets_on=local.date() if local else None,
        meets_time=f"{local:%H:%M}" if local else "",
        place=Words(one.place, one.place_cy) if local else NO_WORDS,
        away=away(person, sources.today),
    )


def _nameless(facts: Facts, specimen: Facts) -> Facts:
    """An invented person's meeting."""
    if not isinstance(facts, OneToOne) or not isinstance(specimen, OneToOne):
        raise TypeError(type(facts).__name__)
    return replace(specimen, transfer=facts.transfer)


WRITER = Writer(LetterKind.ONE_TO_ONE, _readers, _facts, nameless=_nameless)
