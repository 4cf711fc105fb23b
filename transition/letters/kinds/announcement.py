"""The first announcement: to each member of staff in scope or undecided."""

from dataclasses import replace

from transition.letters.content import Announcement, Facts, Representative, Scope
from transition.letters.kinds.parts import representative, transfer_part
from transition.letters.kinds.readers import Occasion, Reader, Writer, person_of, staff
from transition.letters.sources import Sources
from transition.rules.letters import LetterKind
from transition.staff.people.queries import people_for_letters
from transition.transfers.models import Scope as RecordedScope


def _facts(sources: Sources, reader: Reader, _occasion: Occasion) -> Announcement:
    person = person_of(reader)
    file = sources.consultation
    is_in = any(one.scope is RecordedScope.IN for post in person.posts for one in post.assignments)
    mine = {post.collective_agreement.casefold() for post in person.posts if post.collective_agreement}
    unions = [one for one in sources.recognitions if one.collective_agreement.casefold() in mine]
    unions = unions or list(sources.recognitions)
    return Announcement(
        transfer=transfer_part(sources),
        scope=Scope.IN if is_in else Scope.UNDECIDED,
        representatives=tuple(representative(sources, one) for one in unions),
        consultation_from=file.opened_on if file else None,
        consultation_until=file.closes_on if file else None,
        questions_answered_at=sources.settings.questions_answered_at,
    )


def _nameless(facts: Facts, _specimen: Facts) -> Facts:
    """Of who represents staff, the unions only."""
    if not isinstance(facts, Announcement):
        raise TypeError(type(facts).__name__)
    unions = dict.fromkeys(one.organisation or one.name for one in facts.representatives)
    return replace(facts, representatives=tuple(Representative(name, name) for name in unions))


WRITER = Writer(
    LetterKind.ANNOUNCEMENT,
    readers=lambda sources: staff(people_for_letters(sources.transfer)),
    facts=_facts,
    nameless=_nameless,
)
