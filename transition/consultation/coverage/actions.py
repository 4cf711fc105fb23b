"""What happens to one-to-ones: offered, held or declined, by the officer or by the person's own manager."""

from dataclasses import dataclass
from datetime import date, datetime

from transition.access.permissions import Viewer
from transition.audit.record import record
from transition.consultation.coverage.models import OneToOne, ReachedBy, WhyNot
from transition.consultation.coverage.queries import one_to_ones_of
from transition.db import check_version, db
from transition.rules.broken import RuleBroken
from transition.rules.consultation import check_happened
from transition.staff.people.models import Person
from transition.transfers.models import Transfer


@dataclass(frozen=True)
class OneToOneAnswers:
    """How a one-to-one stands, and what follows from it."""

    offered_on: date | None = None
    held_on: date | None = None
    declined_on: date | None = None
    companion: str = ""
    follow_up: str = ""
    reason_not_reached: str = ""
    reached_by: ReachedBy | None = None
    why_not: WhyNot | None = None
    follow_up_done_on: date | None = None
    meets_at: datetime | None = None
    place: str = ""
    place_cy: str = ""
    with_whom: str = ""


def record_one_to_one(
    transfer: Transfer,
    person: Person,
    present: OneToOne | None,
    answers: OneToOneAnswers,
    *,
    version: int,
    by: Viewer,
    today: date,
) -> OneToOne:
    """Keep how the one-to-one with somebody stands. `version` is 0 while there is none. Raises Stale.

    RuleBroken `in_the_future`, `held_before_offered`, `declined_before_offered`, `held_and_declined`,
    `nothing_to_follow`, `followed_up_before`.
    """
    if present is None:
        present = OneToOne(transfer_id=transfer.id, person_id=person.id)
        db.session.add(present)
    else:
        check_version(present, version)
    _check_days(answers, today)
    _check_follow_up(answers, today)
    for name in OneToOneAnswers.__dataclass_fields__:
        setattr(present, name, getattr(answers, name))
    db.session.flush()
    days = {name: getattr(answers, name) for name in ("offered_on", "held_on", "declined_on")}
    record(
        "one_to_one.recorded",
        by=by,
        subject=present,
        transfer_id=transfer.id,
        person_id=person.id,
        **{name: day.isoformat() if day else None for name, day in days.items()},
    )
    return present


def invite_by_letter(transfer: Transfer, person_ids: list[int], *, offered_on: date, by: Viewer) -> None:
    """Keep that a one-to-one was offered to these people by letter; an earlier offer stays as it was recorded."""
    known = one_to_ones_of(transfer)
    for person_id in person_ids:
        one = known.get(person_id)
        if one is None:
            one = OneToOne(transfer_id=transfer.id, person_id=person_id)
            db.session.add(one)
        if one.offered_on is None:
            one.offered_on, one.reached_by = offered_on, ReachedBy.LETTER
    db.session.flush()
    record(
        "one_to_one.invited",
        by=by,
        subject=transfer,
        transfer_id=transfer.id,
        offered_on=offered_on.isoformat(),
        count=len(person_ids),
    )


def _check_days(answers: OneToOneAnswers, today: date) -> None:
    if answers.held_on and answers.declined_on:
        raise RuleBroken("held_and_declined", "declined_on")
    for field in ("offered_on", "held_on", "declined_on"):
        day = getattr(answers, field)
        if day is None:
            continue
        check_happened(day, today, field)
        if answers.offered_on and day < answers.offered_on:
            raise RuleBroken(f"{field.removesuffix('_on')}_before_offered", field)


def _check_follow_up(answers: OneToOneAnswers, today: date) -> None:
    """What follows can only be done once it is said, and not before the meeting or its offer."""
    if (day := answers.follow_up_done_on) is None:
        return
    if not answers.follow_up.strip():
        raise RuleBroken("nothing_to_follow", "follow_up")
    check_happened(day, today, "follow_up_done_on")
    began = answers.held_on or answers.declined_on or answers.offered_on
    if began and day < began:
        raise RuleBroken("followed_up_before", "follow_up_done_on", {"began_on": began})
