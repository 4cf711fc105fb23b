"""Measures that came late, after a "none", or were changed: why, and which representatives are still to be told."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Select, or_, select

from transition.consultation.measures.models import (
    Measure,
    MeasuresRequest,
    MeasuresStatement,
    MeasureVersion,
)
from transition.consultation.models import Consultation
from transition.consultation.records.models import InformationSent
from transition.db import db
from transition.employers.models import Recognition
from transition.rules.measures import (
    Asked,
    Cause,
    RequestStanding,
    VersionKind,
    Wording,
    answered_on,
    causes,
    is_told,
    last_to_be_told,
    nil_return_before,
    request_standing,
)
from transition.transfers.models import Transfer


@dataclass(frozen=True)
class Reached:
    """One representative, and how they were told of a measure as it stands; `sent` is None until they were."""

    recognition: Recognition
    sent: InformationSent | None


@dataclass(frozen=True)
class Alert:
    """A measure that must reach every representative of one employer's file, and whom it has reached."""

    consultation: Consultation
    measure: Measure
    causes: tuple[Cause, ...]
    known_on: date
    none_stated_on: date | None
    reached: tuple[Reached, ...]

    @property
    def not_told(self) -> tuple[Recognition, ...]:
        """The representatives who have not been told of it as it stands."""
        return tuple(one.recognition for one in self.reached if one.sent is None)


@dataclass(frozen=True)
class RequestStood:
    """A request to the new employer, how it stands, and when it was answered."""

    request: MeasuresRequest
    standing: RequestStanding
    answered_on: date | None


@dataclass(frozen=True)
class _Records:
    """What alerts are worked out from, of any number of transfers."""

    measures: dict[int, list[Measure]]
    versions: dict[int, list[MeasureVersion]]
    requests: dict[int, list[MeasuresRequest]]
    statements: dict[int, list[MeasuresStatement]]
    sent: dict[int, list[InformationSent]]
    recognitions: dict[int, list[Recognition]]
    outgoing: dict[int, int]


def alerts_of(consultation: Consultation) -> list[Alert]:
    """The alerts of one file, in the order in which the measures came."""
    return alerts_in([consultation])


def alerts_in(files: Sequence[Consultation]) -> list[Alert]:
    """The alerts of several files; as many queries for a hundred as for one."""
    if not files:
        return []
    records = _records(files)
    found = (
        _alert(file, measure, records) for file in files for measure in records.measures[file.transfer_id]
    )
    return [alert for alert in found if alert is not None]


def reached_of(consultation: Consultation, measure: Measure) -> tuple[Reached, ...]:
    """Every representative of this employer, and how each was told of the measure as it stands."""
    records = _records([consultation])
    return _reached(consultation, measure, records)


def known_on(measure: Measure) -> date:
    """The day on which the measure as it stands was made known."""
    query = (
        select(MeasureVersion).where(MeasureVersion.measure_id == measure.id).order_by(MeasureVersion.number)
    )
    versions = list(db.session.scalars(query))
    found = last_to_be_told([Wording(one.kind, one.known_on) for one in versions])
    return found.known_on if found else measure.received_on


def _records(files: Sequence[Consultation]) -> _Records:
    transfers = {file.transfer_id for file in files}
    measures = _by(
        "transfer_id",
        select(Measure).where(Measure.transfer_id.in_(transfers)).order_by(Measure.received_on, Measure.id),
    )
    ids = [one.id for group in measures.values() for one in group]
    return _Records(
        measures,
        _by(
            "measure_id",
            select(MeasureVersion).where(MeasureVersion.measure_id.in_(ids)).order_by(MeasureVersion.number),
        ),
        _by("transfer_id", select(MeasuresRequest).where(MeasuresRequest.transfer_id.in_(transfers))),
        _by("transfer_id", select(MeasuresStatement).where(MeasuresStatement.transfer_id.in_(transfers))),
        _by(
            "consultation_id",
            select(InformationSent)
            .where(
                InformationSent.consultation_id.in_([file.id for file in files]),
                or_(InformationSent.measure_id.in_(ids), InformationSent.is_regulation_13),
            )
            .order_by(InformationSent.sent_on, InformationSent.id),
        ),
        _by(
            "employer_id",
            select(Recognition)
            .where(Recognition.employer_id.in_({file.employer_id for file in files}))
            .order_by(Recognition.id),
        ),
        dict(
            db.session.execute(
                select(Transfer.id, Transfer.outgoing_employer_id).where(Transfer.id.in_(transfers))
            ).all()
        ),
    )


def _by(name: str, query: Select[Any]) -> defaultdict[int, list[Any]]:
    found: defaultdict[int, list[Any]] = defaultdict(list)
    for one in db.session.scalars(query):
        found[getattr(one, name)].append(one)
    return found


def _alert(file: Consultation, measure: Measure, records: _Records) -> Alert | None:
    none = [
        one.stated_on
        for one in records.statements[file.transfer_id]
        if one.is_none and one.employer_id == measure.employer_id
    ]
    latest, _sent_before = _latest(measure, records)
    why = causes(measure.received_on, latest, file.opened_on, _asked(file, measure, records), none)
    # What was withdrawn before anybody was consulted on it concerns nobody any more.
    if not why or (measure.withdrawn_on and Cause.WITHDRAWN not in why):
        return None
    before = nil_return_before(measure.received_on, none)
    return Alert(file, measure, why, latest.known_on, before, _reached(file, measure, records))


def _asked(file: Consultation, measure: Measure, records: _Records) -> list[Asked]:
    """The requests that a measure answers: those to the new employer, for a measure of its own."""
    if measure.employer_id == records.outgoing[file.transfer_id]:
        return []
    return [Asked(one.asked_on, one.reply_by) for one in records.requests[file.transfer_id]]


def _latest(measure: Measure, records: _Records) -> tuple[Wording, int]:
    """The wording that representatives must know, and the last that had been sent when it was written."""
    versions = records.versions[measure.id]
    found = last_to_be_told([Wording(one.kind, one.known_on) for one in versions])
    if found is None:
        return Wording(VersionKind.RECORDED, measure.received_on), 0
    same = [one for one in versions if one.kind is found.kind and one.known_on == found.known_on]
    return found, same[-1].sent_before_id


def _reached(file: Consultation, measure: Measure, records: _Records) -> tuple[Reached, ...]:
    latest, sent_before = _latest(measure, records)
    told = [
        one
        for one in records.sent[file.id]
        if (one.measure_id == measure.id or one.is_regulation_13)
        and is_told(one.sent_on, latest.known_on, one.id > sent_before)
    ]
    return tuple(
        Reached(union, next((one for one in told if one.recognition_id == union.id), None))
        for union in records.recognitions[file.employer_id]
    )


def requests_stood(
    transfer: Transfer,
    requests: Iterable[MeasuresRequest],
    measures: Iterable[Measure],
    statements: Iterable[MeasuresStatement],
    today: date,
) -> list[RequestStood]:
    """How each request to the new employer stands: a measure of its own answers it, and so does a statement."""
    host = transfer.incoming_employer_id
    answers = [one.received_on for one in measures if one.employer_id == host]
    answers += [one.stated_on for one in statements if one.employer_id == host]
    return [
        RequestStood(
            one,
            request_standing(Asked(one.asked_on, one.reply_by), answers, today),
            answered_on(one.asked_on, answers),
        )
        for one in requests
    ]
