"""Which letters of a transfer someone may read or change: the conditions of the table, applied."""

from dataclasses import dataclass

from transition.access.permissions import Condition, Needs, Post, Side, Thing, Verb, Viewer, conditions
from transition.employers.models import Employer
from transition.letters.models import Letter
from transition.rules.letter_rules import LETTERS
from transition.rules.letters import LetterKind
from transition.transfers.models import Transfer
from transition.transfers.queries import posts_towards


@dataclass(frozen=True)
class Sight:
    """What one viewer may do with the letters of one transfer.

    `writes_for` are the employers whose letters they prepare, approve and issue; `recognition_ids` the unions
    whose own letters they read. Who writes an employer's letters reads those that were issued to it.
    """

    transfer: Transfer
    posts: frozenset[Post]
    writes_for: frozenset[int]
    recognition_ids: frozenset[int]

    def reads(self, employer_id: int, kind: LetterKind) -> bool:
        """Whether the letters of such a batch may be opened, one by one."""
        return any(
            Condition.ALWAYS in found or (Condition.OWN in found and home == employer_id)
            for found, home in self._found(kind)
        )

    def is_addressed(self, letter: Letter) -> bool:
        """Whether a letter was issued to the union or the employer that they read for."""
        if letter.batch.issued_on is None or letter.rendered_at is None:
            return False
        return letter.recognition_id in self.recognition_ids or letter.employer_id in self.writes_for

    def _knows_of(self, post: Post, kind: LetterKind) -> bool:
        """Whether the post may know that there are such letters: of objections, only who reads objections."""
        is_hidden = kind is LetterKind.OBJECTION
        return not is_hidden or Condition.ALWAYS in conditions({post}, Needs(Thing.OBJECTIONS, Verb.READ))

    def counts(self, employer_id: int, kind: LetterKind) -> bool:
        """Whether the numbers and the stage of such a batch may be seen."""
        return self.reads(employer_id, kind) or any(
            Condition.NUMBERS in found for found, _ in self._found(kind)
        )

    def writes(self, employer_id: int) -> bool:
        """Whether this employer's letters may be prepared, approved and issued."""
        return employer_id in self.writes_for

    @property
    def reads_specimens(self) -> bool:
        """Whether letters to staff are seen as specimens only."""
        return any(Condition.SPECIMENS in found for found, _ in self._found(LetterKind.ANNOUNCEMENT))

    def _found(self, kind: LetterKind) -> list[tuple[frozenset[Condition], int | None]]:
        thing = thing_of(kind)
        return [
            (conditions({post}, Needs(thing, Verb.READ)), _home(post, self.transfer))
            for post in self.posts
            if self._knows_of(post, kind)
        ]


def thing_of(kind: LetterKind) -> Thing:
    """Which line of the table a kind of letter falls under."""
    rule = LETTERS[kind]
    return Thing.STAFF_LETTERS if rule.is_personal or rule.names_staff else Thing.ORGANISATION_LETTERS


def sight_of(transfer: Transfer, viewer: Viewer) -> Sight:
    """What the viewer may do with the letters of a transfer that they may see."""
    posts = posts_towards(transfer, viewer)
    writes = {
        home
        for post in posts
        if conditions({post}, Needs(Thing.STAFF_LETTERS, Verb.WRITE)) and (home := _home(post, transfer))
    }
    held = {one.recognition_id for one in viewer.appointments if one.recognition_id is not None}
    return Sight(transfer, posts, frozenset(writes), frozenset(held))


def employer_written_for(transfer: Transfer, sight: Sight) -> Employer | None:
    """The employer whose letters this viewer writes; the outgoing one for somebody who serves both."""
    for employer in (transfer.outgoing_employer, transfer.incoming_employer):
        if employer is not None and sight.writes(employer.id):
            return employer
    return None


def _home(post: Post, transfer: Transfer) -> int | None:
    homes = {Side.OUTGOING: transfer.outgoing_employer_id, Side.INCOMING: transfer.incoming_employer_id}
    return homes.get(post.side)
