"""Which employer's file someone may read or change, part by part: the conditions of the table, applied.

Each employer of a transfer keeps a file of its own. Outgoing and host HR write only their own employer's;
a union reads the file of the employer that recognises it; a lead and an auditor read both.
"""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, false, select, true

from transition.access.permissions import (
    Condition,
    Needs,
    Post,
    Role,
    Side,
    Thing,
    Verb,
    Viewer,
    conditions,
)
from transition.db import db
from transition.employers.models import Employer, Recognition
from transition.transfers.models import ReleaseKind, Transfer
from transition.transfers.queries import posts_towards, release_holds

_EVERY_FILE = frozenset({Condition.ALWAYS})


@dataclass(frozen=True)
class Reach:
    """What one viewer may do in the file of one employer of one transfer."""

    viewer: Viewer
    transfer: Transfer
    employer: Employer
    posts: frozenset[Post]
    recognition_ids: frozenset[int]
    union_ids: frozenset[int]

    def reads(self, thing: Thing) -> bool:
        """Whether this part of the file may be read, whoever wrote it."""
        return any(self._reads(post, thing) for post in self.posts)

    def writes(self, thing: Thing) -> bool:
        """Whether this part may be changed: only by the HR of the employer whose file it is."""
        return any(
            post.side is not Side.UNION and self._is_at_home(post)
            for post in self.posts
            if conditions({post}, Needs(thing, Verb.WRITE))
        )

    @property
    def speaks_for_a_union(self) -> bool:
        """Whether the viewer may make representations to this employer for a union of their own."""
        return bool(self.recognition_ids)

    @property
    def is_only_a_representative(self) -> bool:
        """Whether all that the viewer sees here, they see as a union's representative."""
        return bool(self.posts) and all(post.role is Role.REPRESENTATIVE for post in self.posts)

    def reads_every_representation(self) -> bool:
        """Whether every union's representations may be read; otherwise those of one's own union, at most."""
        return self.reads(Thing.REPRESENTATIONS)

    def reads_evidence(self) -> bool:
        """Whether quick records may be read: they may name people, so no representative opens them."""
        return any(
            self._reads(post, Thing.TIMELINE) for post in self.posts if post.role is not Role.REPRESENTATIVE
        )

    def _reads(self, post: Post, thing: Thing) -> bool:
        found = conditions({post}, Needs(thing, Verb.READ))
        if post.side is Side.UNION:
            return bool(found & _EVERY_FILE) and self._is_at_home(post)
        return bool(found & _EVERY_FILE) or (Condition.OWN in found and self._is_at_home(post))

    def _is_at_home(self, post: Post) -> bool:
        """Whether this is the file of the employer at which the post is held."""
        homes = {
            Side.OUTGOING: self.transfer.outgoing_employer_id,
            Side.UNION: self.transfer.outgoing_employer_id,
            Side.INCOMING: self.transfer.incoming_employer_id,
        }
        return homes.get(post.side) == self.employer.id


def reach_of(viewer: Viewer, transfer: Transfer, employer: Employer) -> Reach:
    """What the viewer may do in that employer's file of a transfer that they may see."""
    held = [
        one.recognition_id
        for one in viewer.appointments
        if one.role is Role.REPRESENTATIVE and one.recognition_id is not None
    ]
    mine: list[Recognition] = []
    if held:
        query = select(Recognition).where(Recognition.id.in_(held), Recognition.employer_id == employer.id)
        mine = list(db.session.scalars(query))
    return Reach(
        viewer,
        transfer,
        employer,
        posts_towards(transfer, viewer),
        frozenset(one.id for one in mine),
        frozenset(one.union_id for one in mine),
    )


def employers_of(transfer: Transfer) -> tuple[Employer, ...]:
    """The employers that keep a file: the outgoing one and, once it is known, the incoming one."""
    if transfer.incoming_employer is None:
        return (transfer.outgoing_employer,)
    return (transfer.outgoing_employer, transfer.incoming_employer)


def reads_objections(viewer: Viewer, transfer: Transfer, today: date) -> bool:
    """Whether objections may be read: the host only once staff information was released to it."""
    return bool(db.session.scalar(select(may_read_objections(viewer, transfer, today))))


def may_read_objections(viewer: Viewer, transfer: Transfer, today: date) -> ColumnElement[bool]:
    """The same within another query."""
    found = conditions(posts_towards(transfer, viewer), Needs(Thing.OBJECTIONS, Verb.READ))
    if Condition.ALWAYS in found:
        return true()
    if Condition.AFTER_RELEASE in found:
        return release_holds(transfer, ReleaseKind.LIABILITY_IDENTIFIED, today)
    return false()
