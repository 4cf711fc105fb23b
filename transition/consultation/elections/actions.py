"""What happens in an election: begun, candidates nominated, checks answered, counted, declared or given up."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm.attributes import flag_modified

from transition.access.permissions import Viewer
from transition.audit.record import keep, record
from transition.clock import now
from transition.consultation.elections.models import Candidate, Election, ElectionAnswer
from transition.consultation.elections.queries import facts_of, result_so_far, satisfied_checks
from transition.consultation.representatives.models import (
    Representative,
    RepresentativeKind,
    StaffDescription,
)
from transition.db import check_version, db
from transition.rules.broken import RuleBroken
from transition.rules.consultation import check_happened
from transition.rules.elections import check_count, check_days, check_result, check_tie
from transition.rules.representatives import ElectionCheck
from transition.transfers.models import Transfer


@dataclass(frozen=True)
class ElectionAnswers:
    """How an election is to be held: seats, among whom, until when, on which days and in what way."""

    seats: int
    constituency: str = ""
    constituency_cy: str = ""
    arrangements: str = ""
    arrangements_cy: str = ""
    term_until: date | None = None
    invited_on: date | None = None
    nominations_until: date | None = None
    ballot_from: date | None = None
    ballot_until: date | None = None


def begin_election(
    description: StaffDescription,
    transfer: Transfer,
    answers: ElectionAnswers,
    *,
    replaces: Election | None = None,
    by: Viewer,
    today: date,
) -> Election:
    """Keep an election among one description of staff; `replaces` where one who was elected left (reg 14(2)).

    RuleBroken `union_recognised`, `election_under_way`, `in_the_future`, as `check_days`.
    """
    if description.recognition_id is not None:
        raise RuleBroken("union_recognised")
    query = select(Election).where(Election.description_id == description.id)
    if any(one.is_open for one in db.session.scalars(query)):
        raise RuleBroken("election_under_way")
    election = Election(
        description=description, replaces_id=replaces.id if replaces else None, candidates=[], answers=[]
    )
    _write(election, transfer, answers, today)
    details = {"seats": election.seats, "is_by_election": replaces is not None}
    return keep(election, "election.begun", by=by, transfer_id=transfer.id, **details)


def change_election(
    election: Election, transfer: Transfer, answers: ElectionAnswers, *, version: int, by: Viewer, today: date
) -> None:
    """Change how an election is to be held. Raises Stale; RuleBroken `election_over`, `already_counted`."""
    check_version(election, version)
    check_under_way(election)
    if election.counted_on is not None and answers.seats != election.seats:
        raise RuleBroken("already_counted", "seats")
    _write(election, transfer, answers, today)
    db.session.flush()
    days = ("invited_on", "nominations_until", "ballot_from", "ballot_until", "term_until")
    record(
        "election.changed",
        by=by,
        subject=election,
        transfer_id=transfer.id,
        seats=election.seats,
        **{name: _iso(getattr(election, name)) for name in days},
    )


def note_invitation(election: Election, transfer: Transfer, *, invited_on: date, by: Viewer) -> None:
    """Keep that staff were invited by letter; an earlier invitation stays. RuleBroken `nominations_over`."""
    if election.nominations_until is not None and invited_on > election.nominations_until:
        raise RuleBroken("nominations_over")
    if election.invited_on is not None or not election.is_open:
        return
    election.invited_on = invited_on
    db.session.flush()
    day = _iso(invited_on)
    record("election.changed", by=by, subject=election, transfer_id=transfer.id, invited_on=day)


def _write(election: Election, transfer: Transfer, answers: ElectionAnswers, today: date) -> None:
    if answers.invited_on is not None:
        check_happened(answers.invited_on, today, "invited_on")
    check_days(
        transfer.transfer_on,
        answers.invited_on,
        answers.nominations_until,
        answers.ballot_from,
        answers.ballot_until,
    )
    for name in ElectionAnswers.__dataclass_fields__:
        setattr(election, name, getattr(answers, name))


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def check_under_way(election: Election) -> None:
    """Refuses to change what has a result or was given up. RuleBroken `election_over`."""
    if not election.is_open:
        raise RuleBroken("election_over")


def answer_check(
    election: Election, transfer: Transfer, about: ElectionCheck, *, is_met: bool, words: str, by: Viewer
) -> ElectionAnswer:
    """Keep how a check of reg 14(1) is met, or that it is not; earlier answers stay. RuleBroken `election_over`."""
    check_under_way(election)
    answer = ElectionAnswer(
        election_id=election.id,
        about=about,
        is_met=is_met,
        words=words,
        answered_by_id=by.account_id,
        answered_at=now(),
    )
    election.answers.append(answer)
    details = {"election_id": election.id, "about": about.value, "is_met": is_met}
    return keep(answer, "election.check_answered", by=by, transfer_id=transfer.id, **details)


def record_count(
    election: Election,
    transfer: Transfer,
    votes: dict[int, int],
    *,
    electorate_count: int,
    papers_count: int,
    spoilt_count: int,
    counted_on: date,
    version: int,
    by: Viewer,
    today: date,
) -> None:
    """Keep the count of a ballot: each candidate's votes, those who might vote, papers, spoilt papers.

    Raises Stale; RuleBroken `election_over`, `no_ballot_needed`, `ballot_not_over`, `in_the_future`, as
    `check_count`.
    """
    check_version(election, version)
    check_under_way(election)
    if not facts_of(election, transfer.transfer_on).needs_ballot:
        raise RuleBroken("no_ballot_needed")
    check_happened(counted_on, today, "counted_on")
    if election.ballot_until is None or counted_on < election.ballot_until:
        raise RuleBroken("ballot_not_over", "counted_on", {"until": election.ballot_until or "–"})
    check_count(votes, election.seats, electorate_count, papers_count, spoilt_count)
    for candidate in election.standing_candidates:
        candidate.votes = votes[candidate.id]
    election.electorate_count, election.papers_count = electorate_count, papers_count
    election.spoilt_count, election.counted_on = spoilt_count, counted_on
    flag_modified(election, "counted_on")
    db.session.flush()
    counts = {
        "electorate_count": electorate_count,
        "papers_count": papers_count,
        "spoilt_count": spoilt_count,
    }
    record(
        "election.counted",
        by=by,
        subject=election,
        transfer_id=transfer.id,
        counted_on=_iso(counted_on),
        **counts,
    )


def declare_result(
    election: Election,
    transfer: Transfer,
    *,
    chosen: set[int],
    tie_means: str,
    version: int,
    by: Viewer,
    today: date,
) -> list[Representative]:
    """Declare who is elected; they represent these staff from today. Nothing of the election changes afterwards.

    Refused while a check of reg 14 is open or contradicted by the record. Raises Stale; RuleBroken
    `election_over`, `nominations_open`, `election_incomplete`, `no_candidates`, as `check_tie`.
    """
    check_version(election, version)
    check_under_way(election)
    if election.nominations_until is None or today <= election.nominations_until:
        raise RuleBroken("nominations_open")
    check_result(satisfied_checks(election), facts_of(election, transfer.transfer_on))
    result = result_so_far(election)
    check_tie(result, chosen, tie_means)
    elected = [one for one in election.standing_candidates if one.id in result.elected | chosen]
    for candidate in elected:
        candidate.is_elected = True
    db.session.flush()
    election.declared_on, election.declared_by_id, election.tie_means = today, by.account_id, tie_means
    db.session.flush()
    details: dict[str, Any] = {"declared_on": today.isoformat(), "elected_count": len(elected)}
    record("election.declared", by=by, subject=election, transfer_id=transfer.id, **details)
    return [_representative(election, one, transfer, by=by, today=today) for one in elected]


def _representative(
    election: Election, candidate: Candidate, transfer: Transfer, *, by: Viewer, today: date
) -> Representative:
    return keep(
        Representative(
            description_id=election.description_id,
            kind=RepresentativeKind.ELECTED,
            candidate_id=candidate.id,
            name=candidate.name,
            from_on=today,
            until_on=election.term_until,
        ),
        "representative.recorded",
        by=by,
        transfer_id=transfer.id,
        kind=RepresentativeKind.ELECTED.value,
        from_on=today.isoformat(),
    )


def give_up_election(
    election: Election, transfer: Transfer, *, given_up_on: date, given_up_reason: str, version: int, by: Viewer,
    today: date,
) -> None:  # fmt: skip
    """Keep that nobody was elected within a reasonable time: each is then informed (TUPE 2006 reg 13(11)).

    Raises Stale; RuleBroken `election_over`, `not_invited`, `in_the_future`, `nominations_open`.
    """
    check_version(election, version)
    check_under_way(election)
    if election.invited_on is None:
        raise RuleBroken("not_invited")
    check_happened(given_up_on, today, "given_up_on")
    if election.nominations_until is not None and given_up_on <= election.nominations_until:
        raise RuleBroken("nominations_open", "given_up_on")
    election.given_up_on, election.given_up_reason = given_up_on, given_up_reason
    db.session.flush()
    day = given_up_on.isoformat()
    record("election.given_up", by=by, subject=election, transfer_id=transfer.id, given_up_on=day)
