"""Gathers the plain facts of a transfer as they stood at the end of a day, from every feature that has some."""

from collections.abc import Iterable, Sequence
from datetime import date

from transition.clock import UK
from transition.consultation.facts import TimelineRow, timeline_of
from transition.consultation.measures.queries import measures_of, statements_of
from transition.consultation.models import Consultation
from transition.consultation.numbers import ConsultationNumbers
from transition.consultation.queries import consultation_of, recognitions_of
from transition.consultation.records.queries import sent_from
from transition.employers.models import Employer
from transition.i18n.names import Words
from transition.reports.consultation_facts import (
    ConsultationFact,
    ConsulteeFact,
    MeasureFact,
    MeasuresFact,
    StatementFact,
    ThemeFact,
)
from transition.reports.counts import exact
from transition.reports.gathering_consultees import representatives_fact
from transition.reports.queries import people_by_scope
from transition.reports.transfer_facts import (
    DateMove,
    MilestoneFact,
    NewPostFact,
    Parties,
    ScopeFact,
    TeamFact,
)
from transition.rules.basis import LegalBasis
from transition.transfers.basis.queries import decision_by
from transition.transfers.models import DateMove as DateMoveRecord
from transition.transfers.models import Scope, Transfer
from transition.transfers.scope.queries import posts_of, teams_as_at, teams_of


def parties_of(transfer: Transfer, moves: Sequence[DateMoveRecord], as_at: date, today: date) -> Parties:
    """Between whom and when. A move of the date after the day described is told apart, never hidden."""
    decided = decision_by(transfer, as_at)
    later = [one for one in moves if as_at < today and one.moved_at.astimezone(UK).date() > as_at]
    service, incoming = transfer.service, transfer.incoming_employer
    return Parties(
        name=words_of(transfer, "name"),
        programme=words_of(transfer.programme, "name"),
        outgoing=name_of(transfer.outgoing_employer),
        incoming=name_of(incoming) if incoming else None,
        service=words_of(service, "name") if service else None,
        transfer_on=transfer.transfer_on,
        is_agreed_by_outgoing=transfer.is_date_agreed_by_outgoing,
        is_agreed_by_incoming=transfer.is_date_agreed_by_incoming,
        basis=decided.basis if decided else LegalBasis.UNDECIDED,
        basis_decided_on=decided.decided_on if decided else None,
        basis_adviser=decided.adviser if decided else "",
        basis_reason=decided.reason if decided else "",
        moves=_moves(one for one in moves if one not in later),
        moved_since=_moves(later),
    )


def _moves(moves: Iterable[DateMoveRecord]) -> tuple[DateMove, ...]:
    return tuple(DateMove(one.from_on, one.to_on, one.reason) for one in moves)


def name_of(employer: Employer) -> Words:
    """An employer's name in both languages."""
    return Words(employer.name, employer.name_cy)


def scope_of(transfer: Transfer, as_at: date) -> ScopeFact:
    """Teams as decided by then, the posts agreed by then, and people as records have them now."""
    people = people_by_scope(transfer)
    return ScopeFact(
        tuple(
            TeamFact(
                words_of(one.team, "name"),
                one.scope,
                words_of(one, "reason"),
                one.decided_on,
                one.is_reason_published,
            )
            for one in teams_as_at(transfer, as_at)
        ),
        exact(people[Scope.IN]),
        exact(people[Scope.UNDECIDED]),
        tuple(
            NewPostFact(
                words_of(one.post, "title"),
                words_of(one.post, "funded_by"),
                words_of(one.post, "reason"),
                one.post.starts_on,
                one.state,
                one.post.is_published,
            )
            for one in posts_of(transfer, as_at)
        ),
    )


def published_teams(transfer: Transfer) -> frozenset[str]:
    """The names of the teams whose place in the transfer was published."""
    return frozenset(one.name for one in teams_of(transfer) if one.is_published)


def milestones_of(transfer: Transfer, as_at: date) -> tuple[MilestoneFact, ...]:
    """The timeline as it stood at the end of the day."""
    rows = timeline_of(transfer, as_at)
    keys = [row.key for row in rows]
    return tuple(_milestone(row, row.key is not None and keys.count(row.key) > 1) for row in rows)


def _milestone(row: TimelineRow, is_twofold: bool) -> MilestoneFact:
    return MilestoneFact(
        code=row.code,
        key=row.key.value if row.key else "",
        name=words_of(row, "name"),
        side=row.side,
        is_twofold=is_twofold,
        kind=row.kind,
        source=row.source,
        is_task=row.is_task,
        is_last_day=row.is_last_day,
        to_be_confirmed=row.to_be_confirmed,
        baseline_on=row.baseline_on,
        due_on=row.due_on,
        forecast_on=row.forecast_on,
        done_on=row.done_on,
        standing=row.standing,
        slip_reason=words_of(row, "slip_reason"),
    )


def consultation_fact(transfer: Transfer, numbers: ConsultationNumbers) -> ConsultationFact:
    """The outgoing employer's consultation."""
    said, reached = numbers.representations, numbers.one_to_ones
    file = consultation_of(transfer, transfer.outgoing_employer)
    unions = _consultees(transfer, file, numbers.as_at)
    representatives = representatives_fact(file, numbers.as_at) if file else ()
    days = [*(one.informed_on for one in unions), *(one.informed_on for one in representatives)]
    return ConsultationFact(
        consultees=unions,
        is_everyone_informed=bool(days) and None not in days,
        informed_on=numbers.informed_on,
        opened_on=numbers.opened_on,
        closes_on=numbers.closes_on,
        closed_on=numbers.closed_on,
        is_reply_overdue=said.overdue > 0,
        agency_workers=file.agency_worker_count if file else None,
        meetings=exact(numbers.meetings_held),
        received=exact(said.received),
        answered=exact(said.answered),
        overdue=exact(said.overdue),
        withdrawn=exact(said.withdrawn),
        people=exact(reached.people if reached else 0),
        offered=exact(reached.offered if reached else 0),
        held=exact(reached.held if reached else 0),
        declined=exact(reached.declined if reached else 0),
        themes=tuple(ThemeFact(Words(one.name, one.name_cy), exact(one.count)) for one in said.themes),
        representatives=representatives,
    )


def _consultees(transfer: Transfer, file: Consultation | None, as_at: date) -> tuple[ConsulteeFact, ...]:
    informed: dict[int | None, date] = {}
    for sent in sent_from(file) if file else ():
        if sent.is_regulation_13 and sent.sent_on <= as_at:
            informed.setdefault(sent.recognition_id, sent.sent_on)
    return tuple(
        ConsulteeFact(one.union.name, words_of(one, "bargaining_unit"), informed.get(one.id))
        for one in recognitions_of(transfer.outgoing_employer)
    )


def measures_fact(transfer: Transfer, numbers: ConsultationNumbers) -> MeasuresFact:
    """What both employers envisaged and said of it by the end of the day."""
    names = {one.id: name_of(one) for one in (transfer.outgoing_employer, transfer.incoming_employer) if one}
    day = numbers.as_at
    return MeasuresFact(
        tuple(
            MeasureFact(
                names.get(one.employer_id, Words("")),
                words_of(one, "title"),
                one.received_on,
                one.takes_effect_on,
            )
            for one in measures_of(transfer, with_withdrawn=True)
            if one.received_on <= day and not (one.withdrawn_on and one.withdrawn_on <= day)
        ),
        tuple(
            StatementFact(names.get(one.employer_id, Words("")), one.stated_on, one.is_none)
            for one in statements_of(transfer)
            if one.stated_on <= day
        ),
        numbers.late_measures > 0,
    )


def words_of(record: object, field: str) -> Words:
    """What people entered, in both languages."""
    return Words(getattr(record, field) or "", getattr(record, f"{field}_cy", "") or "")
