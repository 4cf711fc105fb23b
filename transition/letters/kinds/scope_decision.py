"""The decision on each post: to whoever has one, again when a decision changes or a challenge is answered."""

from dataclasses import replace

from transition.i18n.names import Words
from transition.letters.content import Facts, PostDecision, Scope, ScopeDecision
from transition.letters.kinds.parts import away, title_of, transfer_part
from transition.letters.kinds.readers import Occasion, Reader, Writer, person_of
from transition.letters.sources import Sources
from transition.rules.letters import LetterKind
from transition.staff.people.models import Assignment, Person, Post
from transition.staff.people.queries import people_of
from transition.transfers.models import Scope as RecordedScope


def _readers(sources: Sources) -> list[Reader]:
    """Everybody of whom something was decided, or to whom it can be said what is awaited."""
    people = [one for one in people_of(sources.transfer) if any(_is_told(post) for post in one.posts)]
    return [_reader(person) for person in people]


def _reader(person: Person) -> Reader:
    """`about` is what was decided, so that another decision, or an answer to a challenge, is written too."""
    return Reader(person, " ".join(_state(one) for post in person.posts for one in post.assignments))


def _is_told(post: Post) -> bool:
    return any(one.scope is not RecordedScope.UNDECIDED or one.reason for one in post.assignments)


def _state(one: Assignment) -> str:
    days = (one.decided_on, one.challenge_answered_on if one.challenge_outcome else None)
    return "-".join([f"assignment-{one.id}", one.scope.value, *(f"{day:%Y%m%d}" for day in days if day)])


def _facts(sources: Sources, reader: Reader, occasion: Occasion) -> ScopeDecision:
    person, settings = person_of(reader), sources.settings
    by = settings.challenge_by
    return ScopeDecision(
        transfer=transfer_part(sources),
        posts=tuple(_decision(post, one) for post in person.posts for one in post.assignments),
        challenge_by=by if by and by > occasion.dated_on else None,
        challenge_decider=Words(settings.challenge_decider, settings.challenge_decider_cy),
        away=away(person, sources.today),
    )


def _decision(post: Post, one: Assignment) -> PostDecision:
    return PostDecision(
        post=title_of(post),
        scope=Scope(one.scope.value),
        reason=Words(one.reason, one.reason_cy),
        evidence=Words(one.evidence, one.evidence_cy),
        decided_by=one.decided_by,
        decided_on=one.decided_on,
        challenged_on=one.challenged_on,
        outcome=Words(one.challenge_outcome, one.challenge_outcome_cy),
        answered_by=one.challenge_answered_by,
        answered_on=one.challenge_answered_on,
    )


def _invented(sources: Sources, person: Person) -> Reader:
    for post in person.posts:
        post.assignments = [
            Assignment(
                scope=RecordedScope.IN,
                reason="Most of the work of this post is the work that moves.",
                reason_cy="Y gwaith sy’n symud yw’r rhan fwyaf o waith y swydd hon.",
                evidence="The job description, and the record of time for the last twelve months.",
                evidence_cy="Y swydd-ddisgrifiad, a’r cofnod amser am y deuddeg mis diwethaf.",
                decided_by="Sam Enghraifft",
                decided_on=sources.today,
                challenge_outcome="",
                challenge_outcome_cy="",
                challenge_answered_by="",
            )
        ]
    return _reader(person)


def _nameless(facts: Facts, specimen: Facts) -> Facts:
    """An invented person's post and its decision."""
    if not isinstance(facts, ScopeDecision) or not isinstance(specimen, ScopeDecision):
        raise TypeError(type(facts).__name__)
    return replace(facts, posts=specimen.posts, away=None)


WRITER = Writer(LetterKind.SCOPE_DECISION, _readers, _facts, _invented, _nameless)
