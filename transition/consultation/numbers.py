"""Consultation in numbers as it stood at the end of a day: what reports, reminders and the home page read."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date

from transition.consultation.coverage.queries import Coverage, coverage_of
from transition.consultation.measures.queries import measures_of
from transition.consultation.meetings.queries import count_held
from transition.consultation.models import Consultation
from transition.consultation.queries import consultation_of, recognitions_of
from transition.consultation.records.queries import sent_from
from transition.consultation.representations.models import Representation
from transition.consultation.representations.queries import representations_of
from transition.employers.models import Employer
from transition.rules.consultation import Outcome, is_late_measure, overdue_replies
from transition.transfers.models import Transfer


@dataclass(frozen=True)
class Theme:
    """What representations were about, in both languages where given, and how many were."""

    name: str
    name_cy: str
    count: int


@dataclass(frozen=True)
class RepresentationNumbers:
    """Representations received by a day and what became of them by then; one withdrawn is not answered."""

    received: int = 0
    answered: int = 0
    withdrawn: int = 0
    overdue: int = 0
    outcomes: dict[Outcome, int] = field(default_factory=dict)
    themes: tuple[Theme, ...] = ()


@dataclass(frozen=True)
class ConsultationNumbers:
    """One employer's consultation at the end of a day. Only what had happened by then counts.

    `informed` of `to_inform` recognised unions had been given the information of reg 13(2). One-to-ones
    cover the people whose posts are in the transfer or undecided; the host's file has none.
    """

    as_at: date
    to_inform: int = 0
    informed: int = 0
    informed_on: date | None = None
    opened_on: date | None = None
    closes_on: date | None = None
    closed_on: date | None = None
    meetings_held: int = 0
    representations: RepresentationNumbers = field(default_factory=RepresentationNumbers)
    measures: int = 0
    late_measures: int = 0
    one_to_ones: Coverage | None = None


def consultation_numbers(
    transfer: Transfer, as_at: date, employer: Employer | None = None
) -> ConsultationNumbers:
    """The numbers of one employer's file, the outgoing employer's unless told otherwise."""
    employer = employer or transfer.outgoing_employer
    consultation = consultation_of(transfer, employer)
    is_outgoing = employer.id == transfer.outgoing_employer_id
    coverage = coverage_of(transfer, as_at) if is_outgoing else None
    recognised = recognitions_of(employer)
    if consultation is None:
        return ConsultationNumbers(as_at, to_inform=len(recognised), one_to_ones=coverage)
    sent = [one for one in sent_from(consultation) if one.is_regulation_13 and one.sent_on <= as_at]
    measures = [
        one
        for one in measures_of(transfer, with_withdrawn=True)
        if one.received_on <= as_at and not (one.withdrawn_on and one.withdrawn_on <= as_at)
    ]
    return ConsultationNumbers(
        as_at,
        to_inform=len(recognised),
        informed=len({one.recognition_id for one in sent if one.recognition_id is not None}),
        informed_on=min((one.sent_on for one in sent), default=None),
        opened_on=_by(consultation.opened_on, as_at),
        closes_on=consultation.closes_on,
        closed_on=_by(consultation.closed_on, as_at),
        meetings_held=count_held(consultation, as_at),
        measures=len(measures),
        late_measures=sum(1 for one in measures if is_late_measure(one.received_on, consultation.opened_on)),
        one_to_ones=coverage,
        representations=_representations(consultation, as_at),
    )


def _by(day: date | None, as_at: date) -> date | None:
    return day if day is not None and day <= as_at else None


def _representations(consultation: Consultation, as_at: date) -> RepresentationNumbers:
    received = [one for one in representations_of(consultation) if one.received_on <= as_at]
    done = [one for one in received if _by(one.replied_on, as_at)]
    outcomes = Counter(one.outcome for one in done if one.outcome is not None)
    withdrawn = outcomes.pop(Outcome.WITHDRAWN, 0)
    owed = ((one.reply_due_on, _by(one.replied_on, as_at)) for one in received)
    return RepresentationNumbers(
        len(received),
        len(done) - withdrawn,
        withdrawn,
        overdue_replies(owed, as_at),
        dict(outcomes),
        _themes(received),
    )


def _themes(received: list[Representation]) -> tuple[Theme, ...]:
    """The themes that were named, the most frequent first."""
    counts = Counter(one.theme for one in received if one.theme)
    welsh = {one.theme: one.theme_cy for one in received if one.theme_cy}
    found = (Theme(name, welsh.get(name, ""), count) for name, count in counts.items())
    return tuple(sorted(found, key=lambda theme: (-theme.count, theme.name)))
