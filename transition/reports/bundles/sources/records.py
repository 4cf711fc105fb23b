"""Questions with every version of their answers, and quick records with their documents.

Quick records may name people, so none is disclosed; one that is marked as legal advice is in no bundle.
"""

from collections.abc import Iterable, Sequence

from flask_babel import gettext as _
from sqlalchemy import func, select

from transition.consultation.records.models import QuickRecord
from transition.consultation.records.queries import questions_of
from transition.db import db
from transition.reports.bundles.asked import Asked, cells, line
from transition.reports.bundles.entries import Cell, Entry, File, Held, Section, Table, Text
from transition.web.documents import ending_of


def questions(asked: Asked) -> Iterable[Entry]:
    """Each question on the day it was asked; in what is disclosed only those that are published."""
    for one in questions_of(asked.consultation) if asked.consultation else []:
        if not (asked.is_full or one.is_published):
            continue
        rows = tuple(
            (
                *cells(number, answer.answered_on, asked.officer(answer.answered_by_id)),
                asked.own(answer, "text"),
            )
            for number, answer in enumerate(one.answers, 1)
        )
        yield Entry(
            f"question:{one.id}",
            Section.QUESTIONS,
            one.asked_on,
            Cell(_("Question asked")),
            facts=(
                line(_("Asked by"), one.asked_by),
                line(_("Published"), _("Published") if one.is_published else _("Not published")),
            ),
            texts=(asked.text(_("Question"), one, "text"),),
            tables=(
                Table(_("Answers, every version"), (_("Version"), _("Day"), _("By"), _("Answer")), rows),
            ),
        )


def quick_records(asked: Asked) -> Iterable[Entry]:
    """Each quick record on its day, with its document."""
    if not asked.is_full or asked.consultation is None:
        return
    query = select(QuickRecord).where(
        QuickRecord.consultation_id == asked.consultation.id, QuickRecord.is_legal_advice.is_(False)
    )
    found = list(db.session.scalars(query.order_by(QuickRecord.happened_on, QuickRecord.id)))
    sizes = _sizes(found)
    for one in found:
        meeting = Cell(_("See the meeting"), entry=f"meeting:{one.meeting_id}") if one.meeting_id else ""
        said = f"representation:{one.representation_id}"
        yield Entry(
            f"quick_record:{one.id}",
            Section.RECORDS,
            one.happened_on,
            Cell(_("Quick record")),
            facts=(
                line(_("Who took part"), one.who),
                line(_("Meeting"), meeting),
                line(
                    _("Representation"),
                    Cell(_("See the representation"), entry=said) if one.representation_id else "",
                ),
                line(_("Recorded"), one.recorded_at),
                asked.by(one.recorded_by_id),
            ),
            texts=(Text(_("What was said or done"), Cell(one.what)),),
            files=(_file(one, sizes.get(one.id, 0)),) if one.document_digest else (),
        )


def _sizes(found: Sequence[QuickRecord]) -> dict[int, int]:
    ids = [one.id for one in found if one.document_digest]
    query = select(QuickRecord.id, func.length(QuickRecord.document)).where(QuickRecord.id.in_(ids))
    return {row[0]: row[1] for row in db.session.execute(query)} if ids else {}


def _file(one: QuickRecord, size: int) -> File:
    return File(
        f"documents/quick-record-{one.id:05}{ending_of(one.document_type)}",
        one.document_name,
        Held.QUICK_RECORD,
        size,
        one.document_digest,
        key=one.id,
    )
