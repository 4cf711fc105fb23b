"""People looked for by name in every transfer whose records their reader may see whole; as few queries for many."""

from collections.abc import Collection, Sequence
from datetime import date
from typing import Final, NamedTuple

from sqlalchemy import ColumnElement, Select, and_, exists, or_, select, tuple_
from sqlalchemy.orm import contains_eager

from transition.access.permissions import Viewer
from transition.db import db
from transition.staff.people.listing import begins
from transition.staff.people.models import Assignment, Person, Post
from transition.staff.people.roll import PAYROLL, WORD
from transition.staff.people.roll_models import StaffEntry, StaffMark
from transition.staff.people.search import words_sought
from transition.staff.people.sight import Level, PersonShown, person_shown, sight_of
from transition.transfers.models import ReleaseKind, Transfer
from transition.transfers.queries import released_among, visible_to

MOST_FOUND: Final = 50


class Found(NamedTuple):
    """Somebody who fits, in one of the transfers that they are in."""

    transfer: Transfer
    person: PersonShown


def found_everywhere(text: str, viewer: Viewer, today: date) -> list[Found]:
    """Whom every word of the text fits, by name; one more than MOST_FOUND tells that there are more."""
    words = words_sought(text)
    transfers = {one.id: one for one in _open_to(viewer, today)} if words else {}
    if not transfers:
        return []
    lines = db.session.execute(_lines(transfers.keys(), words)).all()
    people = _people([(line.transfer_id, line.person_id) for line in lines])
    return [
        Found(transfers[line.transfer_id], people[line.transfer_id, line.person_id])
        for line in lines
        if (line.transfer_id, line.person_id) in people
    ]


def _open_to(viewer: Viewer, today: date) -> list[Transfer]:
    """The transfers whose people the viewer sees whole today."""
    seen = list(db.session.scalars(visible_to(viewer)))
    released = released_among(seen, ReleaseKind.LIABILITY_IDENTIFIED, today)
    return [one for one in seen if sight_of(one, viewer, today, released).level is Level.EVERYTHING]


def _lines(transfer_ids: Collection[int], words: Sequence[str]) -> Select[int, int]:
    query = select(StaffEntry.transfer_id, StaffEntry.person_id).where(
        StaffEntry.transfer_id.in_(transfer_ids), *(_fits(word) for word in words)
    )
    return query.order_by(StaffEntry.name_key, StaffEntry.person_id, StaffEntry.transfer_id).limit(
        MOST_FOUND + 1
    )


def _fits(word: str) -> ColumnElement[bool]:
    said = or_(begins(WORD + word), begins(PAYROLL + word))
    return exists().where(
        and_(
            StaffMark.transfer_id == StaffEntry.transfer_id, StaffMark.person_id == StaffEntry.person_id, said
        )
    )


def _people(pairs: Sequence[tuple[int, int]]) -> dict[tuple[int, int], PersonShown]:
    """Each person as they are shown in each transfer; only at the employer whose transfer it is."""
    query = (
        select(Person)
        .join(Person.posts)
        .join(Post.assignments)
        .join(Transfer, Transfer.id == Assignment.transfer_id)
        .where(
            tuple_(Assignment.transfer_id, Person.id).in_(pairs),
            Person.employer_id == Transfer.outgoing_employer_id,
        )
        .options(contains_eager(Person.posts).contains_eager(Post.assignments))
        .execution_options(populate_existing=True)
    )
    shown = {}
    for person in db.session.scalars(query).unique():
        held = [
            (post, one) for post in sorted(person.posts, key=lambda post: post.id) for one in post.assignments
        ]
        for transfer_id in {one.transfer_id for _post, one in held}:
            here = [(post, one) for post, one in held if one.transfer_id == transfer_id]
            shown[transfer_id, person.id] = person_shown(person, here, Level.EVERYTHING)
    return shown
