"""Recording what the new employer did for each person who came over, one by one or for all who are left."""

from datetime import date, datetime

from sqlalchemy import select

from transition.audit.record import By, keep, record
from transition.bulk import added
from transition.consultation.arrivals.models import ArrivalRecord
from transition.consultation.arrivals.queries import (
    OPEN,
    counts_of,
    history_of,
    latest_done_on,
    people_coming,
)
from transition.consultation.timeline.actions import duty_met
from transition.db import Stale, db
from transition.rules.arrivals import DUTIES, ArrivalKind, check_arrival
from transition.rules.broken import RuleBroken
from transition.staff.people.models import Person
from transition.transfers.models import Transfer
from transition.transfers.queries import hold


def record_arrival(
    transfer: Transfer,
    person: Person,
    kind: ArrivalKind,
    *,
    done_on: date | None,
    done_by: str,
    evidence: str,
    after: int,
    by: By,
    today: date,
    now: datetime,
) -> ArrivalRecord:
    """Writes down when it was done for one person, or that it was not, beside what was written before.

    `after` is the key of the record that the officer saw, 0 where there was none; `evidence` words what the timeline
    says once it was done for everybody. Raises Stale; RuleBroken as `rules.arrivals.check_arrival`, `not_recorded`.
    """
    db.session.execute(select(Person.id).where(Person.id == person.id).with_for_update())
    before = history_of(transfer, kind, person)
    if after != (before[0].id if before else 0):
        raise Stale
    check_arrival(kind, done_on, done_by, today)
    if done_on is None and (not before or before[0].done_on is None):
        raise RuleBroken("not_recorded", "done_on")
    kept = ArrivalRecord(
        transfer_id=transfer.id, person_id=person.id, kind=kind, done_on=done_on, done_by=done_by,
        recorded_by_id=by.account_id, recorded_at=now,
    )  # fmt: skip
    told = {"kind": kind.value, "done_on": done_on.isoformat() if done_on else None, "count": 1}
    keep(kept, "arrival.recorded", by=by, transfer_id=transfer.id, **told)
    _tell_timeline(transfer, kind, evidence, by)
    return kept


def record_rest(
    transfer: Transfer,
    *,
    done_on: date,
    seen_count: int,
    evidence: str,
    by: By,
    today: date,
    now: datetime,
) -> int:
    """Writes down that the statement was issued to everybody who had none yet, and gives how many they were.

    Raises Stale when they are not as many as the officer saw; RuleBroken `in_the_future`, `nobody_left`.
    """
    hold(transfer)
    kind = ArrivalKind.WRITTEN_STATEMENT
    check_arrival(kind, done_on, "", today)
    people = list(db.session.scalars(people_coming(transfer, kind, OPEN).with_only_columns(Person.id)))
    if len(people) != seen_count:
        raise Stale
    if not people:
        raise RuleBroken("nobody_left")
    shared = {
        "transfer_id": transfer.id, "kind": kind, "done_on": done_on, "done_by": "",
        "recorded_by_id": by.account_id, "recorded_at": now,
    }  # fmt: skip
    added(db.session(), ArrivalRecord, [{**shared, "person_id": key} for key in people])
    told = {"kind": kind.value, "done_on": done_on.isoformat(), "count": len(people)}
    record("arrival.recorded", by=by, subject=transfer, transfer_id=transfer.id, **told)
    _tell_timeline(transfer, kind, evidence, by)
    return len(people)


def _tell_timeline(transfer: Transfer, kind: ArrivalKind, evidence: str, by: By) -> None:
    """Once it was done for everybody, the duty is met on the last day on which it was."""
    if counts_of(transfer, kind, None).open:
        return
    on = latest_done_on(transfer, kind)
    if on is not None:
        duty_met(
            transfer, DUTIES[kind], on=on, evidence=evidence, by=by, employer_id=transfer.incoming_employer_id
        )
