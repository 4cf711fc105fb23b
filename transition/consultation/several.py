"""How consultation stands in several transfers at once: as many queries for a hundred as for one."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, or_, select

from transition.consultation.measures.models import Measure
from transition.consultation.models import Consultation
from transition.consultation.records.models import InformationSent
from transition.consultation.representations.models import Representation
from transition.db import db
from transition.employers.models import Recognition
from transition.rules.consultation import Outcome, is_late_measure, overdue_replies
from transition.transfers.models import Transfer


@dataclass(frozen=True)
class Said:
    """Representations received by a day, answered by then, and owed a reply that is late; withdrawn is not answered.

    `overdue_since` is the day by which the first of the late replies was due.
    """

    received: int = 0
    answered: int = 0
    overdue: int = 0
    overdue_since: date | None = None


@dataclass(frozen=True)
class Consulted:
    """The outgoing employer's file at the end of a day, in the numbers that `consultation_numbers` gives in full."""

    to_inform: int = 0
    informed: int = 0
    informed_on: date | None = None
    opened_on: date | None = None
    closes_on: date | None = None
    closed_on: date | None = None
    said: Said = Said()
    late_measures: int = 0


def consulted_in(transfers: Sequence[Transfer], as_at: date) -> dict[int, Consulted]:
    """The outgoing employers' files, by transfer; a transfer without one has only unions to inform."""
    to_inform = _recognised(transfers)
    files = {one.transfer_id: one for one in _files(transfers)}
    informed = _informed(list(files.values()), as_at)
    said = _said(list(files.values()), as_at)
    measures = _measures(transfers, as_at)
    found = {}
    for one in transfers:
        unions, file = to_inform.get(one.outgoing_employer_id, 0), files.get(one.id)
        if file is None:
            found[one.id] = Consulted(to_inform=unions)
            continue
        count, first_on = informed.get(file.id, (0, None))
        late = sum(1 for day in measures[one.id] if is_late_measure(day, file.opened_on))
        found[one.id] = Consulted(
            unions, count, first_on, _by(file.opened_on, as_at), file.closes_on, _by(file.closed_on, as_at),
            _counted(said[file.id], as_at), late,
        )  # fmt: skip
    return found


def said_by(recognition_ids: Sequence[int], transfers: Sequence[Transfer], as_at: date) -> dict[int, Said]:
    """What these unions said to the outgoing employers, and what became of it, by transfer."""
    if not recognition_ids:
        return {}
    files = {one.id: one.transfer_id for one in _files(transfers)}
    rows = _rows(list(files), as_at, recognition_ids)
    return {files[file_id]: _counted(its, as_at) for file_id, its in rows.items()}


Row = tuple[date, date | None, Outcome | None]


def _files(transfers: Sequence[Transfer]) -> list[Consultation]:
    outgoing = {one.id: one.outgoing_employer_id for one in transfers}
    query = select(Consultation).where(Consultation.transfer_id.in_(outgoing)).order_by(Consultation.id)
    return [one for one in db.session.scalars(query) if one.employer_id == outgoing[one.transfer_id]]


def _recognised(transfers: Sequence[Transfer]) -> dict[int, int]:
    query = (
        select(Recognition.employer_id, func.count())
        .where(Recognition.employer_id.in_({one.outgoing_employer_id for one in transfers}))
        .group_by(Recognition.employer_id)
    )
    return {row[0]: row[1] for row in db.session.execute(query)}


def _informed(files: Sequence[Consultation], as_at: date) -> dict[int, tuple[int, date | None]]:
    """How many recognised unions had the information of reg 13(2), and on what day anybody had it first."""
    sent = InformationSent
    query = (
        select(sent.consultation_id, func.count(func.distinct(sent.recognition_id)), func.min(sent.sent_on))
        .where(
            sent.consultation_id.in_([one.id for one in files]), sent.is_regulation_13, sent.sent_on <= as_at
        )
        .group_by(sent.consultation_id)
    )
    return {row[0]: (row[1], row[2]) for row in db.session.execute(query)}


def _said(files: Sequence[Consultation], as_at: date) -> defaultdict[int, list[Row]]:
    return _rows([one.id for one in files], as_at, None)


def _rows(
    file_ids: Sequence[int], as_at: date, recognition_ids: Sequence[int] | None
) -> defaultdict[int, list[Row]]:
    one = Representation
    query = select(one.consultation_id, one.reply_due_on, one.replied_on, one.outcome).where(
        one.consultation_id.in_(file_ids), one.received_on <= as_at
    )
    if recognition_ids is not None:
        query = query.where(one.recognition_id.in_(recognition_ids))
    found: defaultdict[int, list[Row]] = defaultdict(list)
    for file_id, due_on, replied_on, outcome in db.session.execute(query):
        found[file_id].append((due_on, replied_on, outcome))
    return found


def _counted(rows: Sequence[Row], as_at: date) -> Said:
    done = [one for one in rows if _by(one[1], as_at)]
    withdrawn = sum(1 for one in done if one[2] is Outcome.WITHDRAWN)
    overdue = overdue_replies(((due_on, _by(replied_on, as_at)) for due_on, replied_on, _ in rows), as_at)
    late = [due_on for due_on, replied_on, _ in rows if due_on < as_at and not _by(replied_on, as_at)]
    return Said(len(rows), len(done) - withdrawn, overdue, min(late, default=None))


def _measures(transfers: Sequence[Transfer], as_at: date) -> defaultdict[int, list[date]]:
    """The days on which the measures that still stand were made known."""
    query = select(Measure.transfer_id, Measure.received_on).where(
        Measure.transfer_id.in_([one.id for one in transfers]),
        Measure.received_on <= as_at,
        or_(Measure.withdrawn_on.is_(None), Measure.withdrawn_on > as_at),
    )
    found: defaultdict[int, list[date]] = defaultdict(list)
    for transfer_id, day in db.session.execute(query):
        found[transfer_id].append(day)
    return found


def _by(day: date | None, as_at: date) -> date | None:
    return day if day is not None and day <= as_at else None
