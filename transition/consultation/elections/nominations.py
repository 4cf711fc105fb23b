"""Candidates: nominated by name, found to be affected employees, and withdrawn."""

from datetime import date

from sqlalchemy import select

from transition.access.permissions import Viewer
from transition.audit.record import keep, record
from transition.consultation.elections.actions import check_under_way
from transition.consultation.elections.models import Candidate, Election
from transition.consultation.representatives.models import Group
from transition.db import check_version, db
from transition.rules.broken import RuleBroken
from transition.rules.consultation import check_happened
from transition.staff.people.models import Assignment, Person, Post
from transition.transfers.models import Scope, Transfer


def nominate(
    election: Election,
    transfer: Transfer,
    *,
    name: str,
    payroll_number: str = "",
    is_affected: bool,
    nominated_on: date,
    by: Viewer,
    today: date,
) -> Candidate:
    """Keep a candidate, who must be an affected employee of this description (TUPE 2006 reg 14(1)(e)).

    A payroll number is looked up among the employer's staff; without one HR says that it checked.
    RuleBroken `election_over`, `already_counted`, `not_invited`, `in_the_future`, `nominated_early`,
    `nominated_late`, `employee_not_found`, `not_confirmed`, `nominated_already`.
    """
    check_under_way(election)
    if election.counted_on is not None:
        raise RuleBroken("already_counted")
    _check_nomination_day(election, nominated_on, today)
    person = _person(election, transfer, payroll_number.strip())
    if person is None and not is_affected:
        raise RuleBroken("not_confirmed", "is_affected")
    if any(one.name.casefold() == name.casefold() for one in election.standing_candidates):
        raise RuleBroken("nominated_already", "name", {"name": name})
    candidate = Candidate(
        election_id=election.id,
        person_id=person.id if person else None,
        name=name,
        is_affected=True,
        nominated_on=nominated_on,
    )
    election.candidates.append(candidate)
    return keep(
        candidate,
        "election.nominated",
        by=by,
        transfer_id=transfer.id,
        election_id=election.id,
        nominated_on=nominated_on.isoformat(),
    )


def _check_nomination_day(election: Election, nominated_on: date, today: date) -> None:
    check_happened(nominated_on, today, "nominated_on")
    if election.invited_on is None:
        raise RuleBroken("not_invited")
    if nominated_on < election.invited_on:
        raise RuleBroken("nominated_early", "nominated_on", {"invited_on": election.invited_on})
    if election.nominations_until is not None and nominated_on > election.nominations_until:
        raise RuleBroken("nominated_late", "nominated_on", {"until": election.nominations_until})


def _person(election: Election, transfer: Transfer, payroll_number: str) -> Person | None:
    if not payroll_number:
        return None
    employer_id = election.description.consultation.employer_id
    query = select(Person).where(Person.employer_id == employer_id, Person.payroll_number == payroll_number)
    if election.description.group is Group.MOVING:
        mine = (
            select(Post.person_id)
            .join(Assignment, Assignment.post_id == Post.id)
            .where(Assignment.transfer_id == transfer.id, Assignment.scope != Scope.OUT)
        )
        query = query.where(Person.id.in_(mine))
    if (found := db.session.scalar(query)) is None:
        raise RuleBroken("employee_not_found", "payroll_number", {"payroll_number": payroll_number})
    return found


def withdraw_candidate(
    candidate: Candidate, election: Election, transfer: Transfer, *, withdrawn_on: date, version: int, by: Viewer,
    today: date,
) -> None:  # fmt: skip
    """Keep that somebody no longer stands. Raises Stale; RuleBroken `election_over`, `already_counted`, …"""
    check_version(candidate, version)
    check_under_way(election)
    if election.counted_on is not None:
        raise RuleBroken("already_counted")
    check_happened(withdrawn_on, today, "withdrawn_on")
    if withdrawn_on < candidate.nominated_on:
        raise RuleBroken(
            "withdrawn_before_nominated", "withdrawn_on", {"nominated_on": candidate.nominated_on}
        )
    candidate.withdrawn_on = withdrawn_on
    db.session.flush()
    details = {"election_id": election.id, "withdrawn_on": withdrawn_on.isoformat()}
    record("election.candidate_withdrew", by=by, subject=candidate, transfer_id=transfer.id, **details)
