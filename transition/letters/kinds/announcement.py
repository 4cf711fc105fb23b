"""The first announcement: to each member of staff in scope or undecided."""

from dataclasses import replace

from transition.i18n.names import Words
from transition.letters.content import Announcement, Facts, Scope
from transition.letters.kinds.parts import away, posts_in, title_of, transfer_part, unions_of, unnamed
from transition.letters.kinds.readers import Occasion, Reader, Writer, person_of, staff
from transition.letters.sources import Sources
from transition.rules.letters import LetterKind
from transition.staff.people.models import Person
from transition.staff.people.queries import people_for_letters
from transition.transfers.models import Scope as RecordedScope


def _facts(sources: Sources, reader: Reader, _occasion: Occasion) -> Announcement:
    person = person_of(reader)
    file = sources.consultation
    is_in = bool(posts_in(person, RecordedScope.IN))
    return Announcement(
        transfer=transfer_part(sources),
        scope=Scope.IN if is_in else Scope.UNDECIDED,
        representatives=unions_of(sources, person.posts),
        consultation_from=file.opened_on if file else None,
        consultation_until=file.closes_on if file else None,
        questions_answered_at=sources.settings.questions_answered_at,
        away=away(person, sources.today),
        posts_in=_titles(person, RecordedScope.IN),
        posts_undecided=_titles(person, RecordedScope.UNDECIDED),
    )


def _titles(person: Person, scope: RecordedScope) -> tuple[Words, ...]:
    """The posts of somebody who holds several; of one post nothing more need be said than that it is in."""
    return tuple(title_of(post) for post in posts_in(person, scope)) if len(person.posts) > 1 else ()


def _nameless(facts: Facts, _specimen: Facts) -> Facts:
    """Of who represents staff, the unions only."""
    if not isinstance(facts, Announcement):
        raise TypeError(type(facts).__name__)
    return replace(
        facts, representatives=unnamed(facts.representatives), away=None, posts_in=(), posts_undecided=()
    )


WRITER = Writer(
    LetterKind.ANNOUNCEMENT,
    readers=lambda sources: staff(people_for_letters(sources.transfer)),
    facts=_facts,
    nameless=_nameless,
)
