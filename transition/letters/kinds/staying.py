"""What it means for those who stay: to each member of staff in the list of whose posts none moves."""

from dataclasses import replace

from transition.consultation.measures.models import Measure as MeasureRecord
from transition.consultation.measures.touched import touches
from transition.consultation.representatives.models import Group
from transition.consultation.representatives.models import Representative as Elected
from transition.consultation.representatives.queries import acting_representatives
from transition.i18n.names import Words
from transition.letters.content import Facts, Representative, Staying
from transition.letters.kinds.parts import away, measure, title_of, transfer_part, unions_of, unnamed
from transition.letters.kinds.readers import Occasion, Reader, Writer, person_of
from transition.letters.sources import Sources
from transition.rules.letters import LetterKind
from transition.staff.people.models import Person
from transition.staff.people.queries import people_of
from transition.transfers.models import Scope


def _readers(sources: Sources) -> list[Reader]:
    """Only the transfer's own list says who stays: of the employer's other staff it holds nothing."""
    acting = _acting(sources)
    return [Reader(person, matter=acting) for person in people_of(sources.transfer) if _stays(person)]


def _stays(person: Person) -> bool:
    return all(one.scope is Scope.OUT for post in person.posts for one in post.assignments)


def _acting(sources: Sources) -> list[Elected]:
    file = sources.consultation
    return acting_representatives(file, Group.STAYING, sources.today) if file else []


def _facts(sources: Sources, reader: Reader, _occasion: Occasion) -> Staying:
    person, settings, file = person_of(reader), sources.settings, sources.consultation
    own = sources.measures.get(sources.employer.id)
    return Staying(
        transfer=transfer_part(sources),
        posts=tuple(title_of(post) for post in person.posts) if all(map(title_of, person.posts)) else (),
        changes=Words(settings.staying, settings.staying_cy),
        measures=None if own is None else tuple(measure(one) for one in own if _touches(one, person)),
        representatives=_representatives(sources, person, reader.matter or []),
        consultation_from=file.opened_on if file else None,
        consultation_until=file.closes_on if file else None,
        away=away(person, sources.today),
    )


def _touches(one: MeasureRecord, person: Person) -> bool:
    """A measure of which nobody has picked whom it touches is told to everybody."""
    return not one.touches or any(touches(one.touches, post) for post in person.posts)


def _representatives(sources: Sources, person: Person, acting: list[Elected]) -> tuple[Representative, ...]:
    """Their unions; and whoever was elected for those who have none."""
    agreements = {post.collective_agreement.casefold() for post in person.posts}
    elected = [one for one in acting if one.description.agreement in agreements]
    covered = {one.collective_agreement.casefold() for one in sources.recognitions}
    unions = unions_of(sources, person.posts) if agreements & covered or not elected else ()
    return (*unions, *(Representative(one.name, "") for one in elected))


def _nameless(facts: Facts, specimen: Facts) -> Facts:
    """An invented person's post."""
    if not isinstance(facts, Staying) or not isinstance(specimen, Staying):
        raise TypeError(type(facts).__name__)
    return replace(facts, posts=specimen.posts, representatives=unnamed(facts.representatives), away=None)


WRITER = Writer(LetterKind.STAYING, _readers, _facts, nameless=_nameless)
