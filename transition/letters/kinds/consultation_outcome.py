"""The outcome of consultation: to each member of staff in scope or undecided, and to each recognised union."""

from collections import defaultdict
from dataclasses import dataclass, replace

from transition.consultation.representations.models import Representation
from transition.consultation.representations.queries import published_of, representations_of
from transition.i18n.names import Words
from transition.letters.content import Answered, Asked, ConsultationOutcome, Facts
from transition.letters.kinds.parts import all_measures, away, transfer_part, unions_of, unnamed
from transition.letters.kinds.readers import Occasion, Reader, Writer, staff
from transition.letters.record_words import ITEMS, YOUR_REPRESENTATION
from transition.letters.sources import Sources
from transition.rules.letters import LetterKind
from transition.staff.people.models import Person
from transition.staff.people.queries import people_for_letters


@dataclass(frozen=True)
class _Found:
    """What every reader of one employer is told, and each union's own representations."""

    received_count: int = 0
    owed_count: int = 0
    asked: tuple[Asked, ...] = ()
    answered: dict[int, tuple[Answered, ...]] | None = None


def _readers(sources: Sources) -> list[Reader]:
    """Staff first. The new employer's own staff stand in no list of this transfer: it writes to its unions."""
    people = people_for_letters(sources.transfer) if sources.is_transferor else []
    found = _found(sources)
    return [
        replace(one, matter=found)
        for one in (*staff(people), *(Reader(union) for union in sources.recognitions))
    ]


def _found(sources: Sources) -> _Found:
    file = sources.consultation
    if file is None:
        return _Found(answered={})
    made = representations_of(file)
    titles = {
        one.id: Words(one.title, one.title_cy) for known in sources.measures.values() for one in known or ()
    }
    answered: dict[int, list[Answered]] = defaultdict(list)
    for one in made:
        if one.outcome and one.replied_on:
            answered[one.recognition_id].append(
                Answered(one.received_on, _about(one, titles), one.outcome, one.replied_on)
            )
    return _Found(
        len(made),
        sum(1 for one in made if one.outcome is None),
        tuple(
            Asked(
                Words(one.theme, one.theme_cy), Words(one.asked, one.asked_cy), Words(one.done, one.done_cy)
            )
            for one in published_of(file)
        ),
        {key: tuple(given) for key, given in answered.items()},
    )


def _about(one: Representation, titles: dict[int, Words]) -> Words:
    theme = Words(one.theme, one.theme_cy)
    measure = titles.get(one.measure_id) if one.measure_id else None
    return theme or measure or (ITEMS[one.item] if one.item else YOUR_REPRESENTATION)


def _facts(sources: Sources, reader: Reader, _occasion: Occasion) -> ConsultationOutcome:
    file, to = sources.consultation, reader.to
    found = reader.matter or _found(sources)
    person = to if isinstance(to, Person) else None
    is_union = person is None
    own = (found.answered or {}).get(getattr(to, "id", 0), ()) if is_union else None
    return ConsultationOutcome(
        transfer=transfer_part(sources),
        opened_on=file.opened_on if file else None,
        closed_on=file.closed_on if file else None,
        received_count=found.received_count,
        owed_count=found.owed_count,
        asked=found.asked,
        measures=all_measures(sources),
        representatives=unions_of(sources, person.posts) if person else (),
        answered=own,
        away=away(person, sources.today) if person else None,
    )


def _nameless(facts: Facts, _specimen: Facts) -> Facts:
    """What everybody was told."""
    if not isinstance(facts, ConsultationOutcome):
        raise TypeError(type(facts).__name__)
    return replace(facts, representatives=unnamed(facts.representatives), answered=None, away=None)


WRITER = Writer(LetterKind.CONSULTATION_OUTCOME, _readers, _facts, nameless=_nameless)
