"""Moving a transfer's date: what follows it, what stays, and what already went out with another date."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import func, select

from transition import clock
from transition.access.permissions import Condition, Needs, Post, Side, Thing, Verb, conditions, may
from transition.audit.record import By
from transition.consultation.facts import transfer_facts
from transition.consultation.models import Consultation
from transition.consultation.records.models import InformationSent
from transition.consultation.timeline.actions import Followed, follow_date
from transition.consultation.timeline.days import computed, due_of
from transition.consultation.timeline.models import Milestone
from transition.consultation.timeline.queries import milestones_of
from transition.db import db
from transition.employers.models import Employer
from transition.letters.models import Batch, Letter
from transition.rules.deadlines import Deadline, deadlines
from transition.rules.letters import LetterKind
from transition.rules.standing import Standing, standing
from transition.transfers.actions import move_date
from transition.transfers.models import DateMove, InformationRelease, ReleaseKind, Transfer


@dataclass(frozen=True)
class Recounted:
    """A dated duty under both dates. `old` is None where it arises only now, `new` where it arises no more."""

    old: Deadline | None
    new: Deadline | None


@dataclass(frozen=True)
class LettersOut:
    """Letters of one kind that one employer issued on one day with a date that is no longer the transfer's."""

    kind: LetterKind
    employer: Employer
    issued_on: date | None
    stated_on: date
    count: int


@dataclass(frozen=True)
class NoticeOut:
    """Information that went to somebody with a date that is no longer the transfer's."""

    sent: InformationSent
    employer: Employer


@dataclass(frozen=True)
class WentOut:
    """What already went out with another date."""

    letters: list[LettersOut]
    notices: list[NoticeOut]
    releases: list[InformationRelease]

    def __bool__(self) -> bool:
        return bool(self.letters or self.notices or self.releases)


@dataclass(frozen=True)
class Stays:
    """A milestone that stays where it is. What was done is held against its new day: `standing` says if in time."""

    milestone: Milestone
    due_on: date | None
    standing: Standing | None


def recounted(transfer: Transfer, to_on: date) -> list[Recounted]:
    """Every dated duty as it is and as it would be, in the order of the new days."""
    facts, holidays = transfer_facts(transfer), clock.bank_holidays()
    old = {one.duty: one for one in deadlines(facts, holidays)}
    new = {one.duty: one for one in deadlines(replace(facts, transfer_on=to_on), holidays)}
    gone = [Recounted(one, None) for duty, one in old.items() if duty not in new]
    return [Recounted(old.get(duty), one) for duty, one in new.items()] + gone


def would_stay(transfer: Transfer, to_on: date, moving: Collection[Followed], today: date) -> list[Stays]:
    """The milestones that would stay where they are, because they are done or their day is fixed.

    What was done in time for the old date may be late for the new one, and the other way round: liability information
    given 28 days before an earlier date is in time for a later one (TUPE 2006 reg 11(6)).
    """
    keys = {one.milestone.id for one in moving}
    days = {
        (one.key.value, one.side): one
        for one in computed(replace(transfer_facts(transfer), transfer_on=to_on))
    }
    found = []
    for one in milestones_of(transfer):
        if one.id in keys or not (one.done_on or one.is_fixed):
            continue
        new = days.get((one.key or "", one.side))
        due_on = due_of(one, new) if new and new.is_task else None
        found.append(
            Stays(one, due_on, standing(due_on, one.done_on, True, today) if due_on and one.done_on else None)
        )
    return found


def move(transfer: Transfer, to_on: date, *, reason: str, version: int, by: By, today: date) -> DateMove:
    """Moves the date, and with it every milestone that hangs on it; what is done or fixed stays.

    Raises RuleBroken or Stale, and then nothing moved.
    """
    kept = move_date(transfer, to_on, reason=reason, version=version, by=by, today=today, now=clock.now())
    follow_date(transfer, kept.from_on, to_on, by=by)
    return kept


def moves_of(transfer: Transfer) -> list[DateMove]:
    """Every move of the date, the newest first."""
    query = select(DateMove).where(DateMove.transfer_id == transfer.id).order_by(DateMove.id.desc())
    return list(db.session.scalars(query))


def went_out(transfer: Transfer, transfer_on: date, posts: Collection[Post]) -> WentOut:
    """What went out with another date than this one, as far as these posts may know of it."""
    return WentOut(
        _letters(transfer, transfer_on, _employers_read(transfer, posts, Thing.STAFF_LETTERS), posts),
        _notices(transfer, transfer_on, _employers_read(transfer, posts, Thing.ORGANISATION_LETTERS)),
        _releases(transfer, transfer_on) if may(posts, Thing.LIABILITY_INFORMATION) else [],
    )


def _employers_read(transfer: Transfer, posts: Collection[Post], thing: Thing) -> set[int | None]:
    """Whose letters someone may know to have gone out: specimens, or one's own union's letters, are not enough."""
    both = {transfer.outgoing_employer_id, transfer.incoming_employer_id}
    homes = {Side.OUTGOING: transfer.outgoing_employer_id, Side.INCOMING: transfer.incoming_employer_id}
    found: set[int | None] = set()
    for post in posts:
        held = conditions({post}, Needs(thing, Verb.READ))
        if held & {Condition.ALWAYS, Condition.NUMBERS}:
            found |= both
        elif Condition.OWN in held and post.side in homes:
            found.add(homes[post.side])
    return found


def _letters(
    transfer: Transfer, transfer_on: date, employers: set[int | None], posts: Collection[Post]
) -> list[LettersOut]:
    # That somebody objects is for those who read objections; so is a letter that acknowledges it.
    knows = Condition.ALWAYS in conditions(posts, Needs(Thing.OBJECTIONS, Verb.READ))
    kinds = [kind for kind in LetterKind if knows or kind is not LetterKind.OBJECTION]
    query = (
        select(Batch.kind, Employer, Batch.issued_on, Batch.transfer_on, func.count(Letter.id))
        .join(Employer, Employer.id == Batch.employer_id)
        .join(Letter, Letter.batch_id == Batch.id)
        .where(
            Batch.transfer_id == transfer.id,
            Batch.employer_id.in_(employers),
            Batch.kind.in_(kinds),
            Batch.issued_on.is_not(None),
            Batch.transfer_on != transfer_on,
        )
        .group_by(Batch.id, Employer.id)
        .order_by(Batch.issued_on, Batch.id)
    )
    return [LettersOut(*row) for row in db.session.execute(query)]


def _notices(transfer: Transfer, transfer_on: date, employers: set[int | None]) -> list[NoticeOut]:
    query = (
        select(InformationSent, Employer)
        .join(Consultation, Consultation.id == InformationSent.consultation_id)
        .join(Employer, Employer.id == Consultation.employer_id)
        .where(
            Consultation.transfer_id == transfer.id,
            Consultation.employer_id.in_(employers),
            InformationSent.transfer_on != transfer_on,
        )
        .order_by(InformationSent.sent_on, InformationSent.id)
    )
    return [NoticeOut(*row) for row in db.session.execute(query)]


def _releases(transfer: Transfer, transfer_on: date) -> list[InformationRelease]:
    """Liability information that went to the new employer with another date; what it says of people still holds."""
    query = select(InformationRelease).where(
        InformationRelease.transfer_id == transfer.id,
        InformationRelease.kind != ReleaseKind.ACCESS_TO_EMPLOYEES,
        InformationRelease.withdrawn_on.is_(None),
        InformationRelease.transfer_on != transfer_on,
    )
    return list(db.session.scalars(query.order_by(InformationRelease.released_on, InformationRelease.id)))
