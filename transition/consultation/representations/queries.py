"""Finding representations: all of a file's, or those that one reader may open, and how many are overdue."""

import re
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from transition.access.permissions import Thing
from transition.consultation.measures.models import Measure
from transition.consultation.models import Consultation
from transition.consultation.reach import Reach
from transition.consultation.representations.models import AskedAndDone, Representation, WordingChange
from transition.db import db
from transition.employers.models import Recognition, Union
from transition.rules.answers import is_agreed
from transition.rules.consultation import overdue_replies
from transition.staff.people.models import Assignment, Person, Post
from transition.staff.people.search import folded
from transition.transfers.models import Transfer
from transition.transfers.queries import NotVisible

_SEPARATORS = re.compile(r"[^\w]+")


@dataclass(frozen=True)
class UnionNumbers:
    """How many representations one union made, without a word of them."""

    union: str
    received: int
    answered: int
    overdue: int


def representations_of(consultation: Consultation) -> list[Representation]:
    """Every representation made to this employer, in the order received; pages ask `Reach` first."""
    query = select(Representation).where(Representation.consultation_id == consultation.id)
    return list(db.session.scalars(query.order_by(Representation.received_on, Representation.id)))


def representations_for(consultation: Consultation, reach: Reach) -> list[Representation]:
    """Those that this reader may open: all, or those of their own union."""
    found = representations_of(consultation)
    return [one for one in found if is_readable(one, reach)]


def is_readable(representation: Representation, reach: Reach) -> bool:
    """Whether this reader may open it: a representative opens only what their own union said."""
    return reach.reads_every_representation() or representation.recognition.union_id in reach.union_ids


def get_representation(transfer: Transfer, representation_id: int) -> Representation:
    """One representation of this transfer. Raises NotVisible."""
    query = (
        select(Representation)
        .join(Consultation, Consultation.id == Representation.consultation_id)
        .where(Consultation.transfer_id == transfer.id, Representation.id == representation_id)
    )
    if (found := db.session.scalar(query)) is None:
        raise NotVisible
    return found


def count_overdue(consultation: Consultation, on: date) -> int:
    """How many replies were owed by a day before `on` and had not been given by then."""
    query = select(Representation.reply_due_on, Representation.replied_on).where(
        Representation.consultation_id == consultation.id, Representation.received_on <= on
    )
    rows = db.session.execute(query)
    return overdue_replies(((due, done if done and done <= on else None) for due, done in rows), on)


def is_overdue(representation: Representation, on: date) -> bool:
    """Whether its reply was owed by a day before `on` and is still owed."""
    return overdue_replies([(representation.reply_due_on, representation.replied_on)], on) == 1


def numbers_by_union(consultation: Consultation, today: date) -> list[UnionNumbers]:
    """Each union's representations as numbers: what a representative sees of the other unions'."""
    counts: dict[str, list[Representation]] = {}
    for one in representations_of(consultation):
        counts.setdefault(one.recognition.union.name, []).append(one)
    return [
        UnionNumbers(
            name,
            len(found),
            sum(1 for one in found if one.replied_on is not None),
            sum(1 for one in found if is_overdue(one, today)),
        )
        for name, found in sorted(counts.items())
    ]


def recognitions_to_speak_for(reach: Reach) -> list[Recognition]:
    """The recognitions for which this writer may record: every one of the employer, or only one's own."""
    query = select(Recognition).join(Union).where(Recognition.employer_id == reach.employer.id)
    if not reach.writes(Thing.REPRESENTATIONS):
        query = query.where(Recognition.id.in_(reach.recognition_ids))
    return list(db.session.scalars(query.order_by(Union.name, Recognition.id)))


def representations_about(measure: Measure, transfer: Transfer) -> list[Representation]:
    """What was said of one measure, in any file of its transfer."""
    query = (
        select(Representation)
        .join(Consultation, Consultation.id == Representation.consultation_id)
        .where(Consultation.transfer_id == transfer.id, Representation.measure_id == measure.id)
    )
    return list(db.session.scalars(query.order_by(Representation.received_on, Representation.id)))


def wording_changes_of(measure: Measure) -> list[WordingChange]:
    """How the wording of a measure was changed, oldest first."""
    query = select(WordingChange).where(WordingChange.measure_id == measure.id).order_by(WordingChange.id)
    return list(db.session.scalars(query))


def asked_and_done_of(representation: Representation) -> AskedAndDone | None:
    """What was written to be published of it; None where nothing was."""
    query = select(AskedAndDone).where(AskedAndDone.representation_id == representation.id)
    return db.session.scalar(query)


def published_of(consultation: Consultation) -> list[AskedAndDone]:
    """What was published of what one employer agreed, by the day on which it was asked."""
    query = (
        select(AskedAndDone)
        .join(Representation, Representation.id == AskedAndDone.representation_id)
        .where(Representation.consultation_id == consultation.id, AskedAndDone.published_on.is_not(None))
        .order_by(Representation.received_on, Representation.id)
    )
    return list(db.session.scalars(query))


def to_publish(consultation: Consultation) -> list[Representation]:
    """What was agreed, whole or in part, and is not published."""
    done = {one.representation_id for one in published_of(consultation)}
    return [one for one in representations_of(consultation) if is_agreed(one.outcome) and one.id not in done]


def is_somebody_named(transfer: Transfer, text: str) -> bool:
    """Whether the text holds the full name or the payroll number of somebody whose post is in the transfer."""
    said = f" {' '.join(_SEPARATORS.sub(' ', folded(text)).split())} "
    query = select(Person.forenames, Person.known_as, Person.surname, Person.payroll_number).where(
        Person.id.in_(
            select(Post.person_id)
            .join(Assignment, Assignment.post_id == Post.id)
            .where(Assignment.transfer_id == transfer.id)
        )
    )
    return any(f" {name} " in said for row in db.session.execute(query) for name in _names(*row))


def _names(forenames: str, known_as: str, surname: str, payroll: str) -> set[str]:
    """What somebody is called, as it stands in a folded text."""
    firsts = {forenames, forenames.split(" ")[0], known_as} - {""}
    names = {_SEPARATORS.sub(" ", folded(f"{first} {surname}")) for first in firsts if surname}
    return {" ".join(name.split()) for name in (*names, folded(payroll)) if name.strip()}
