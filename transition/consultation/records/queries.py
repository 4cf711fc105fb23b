"""Finding quick records, questions with their answers, and what was sent to whom."""

from enum import StrEnum

from sqlalchemy import Select, exists, select
from sqlalchemy.orm import undefer

from transition.access.permissions import Condition, Needs, Side, Thing, Verb, conditions
from transition.consultation.models import Consultation
from transition.consultation.reach import Reach
from transition.consultation.records.models import Answer, InformationSent, Question, QuickRecord
from transition.db import db
from transition.transfers.models import Transfer
from transition.transfers.queries import NotVisible


def quick_records_of(consultation: Consultation, *, only_unsorted: bool = False) -> list[QuickRecord]:
    """The file's quick records, those still to be sorted first, then the newest; or only those to be sorted."""
    query = select(QuickRecord).where(QuickRecord.consultation_id == consultation.id)
    if only_unsorted:
        query = query.where(QuickRecord.is_sorted.is_(False))
    return list(
        db.session.scalars(
            query.order_by(QuickRecord.is_sorted, QuickRecord.happened_on.desc(), QuickRecord.id.desc())
        )
    )


def quick_records_for(
    consultation: Consultation, reach: Reach, *, only_unsorted: bool = False
) -> list[QuickRecord]:
    """Those that this reader may open: legal advice is read where it was taken, and by nobody else."""
    found = quick_records_of(consultation, only_unsorted=only_unsorted)
    return [one for one in found if not one.is_legal_advice or reach.reads(Thing.LEGAL_ADVICE)]


def get_quick_record(transfer: Transfer, record_id: int, *, with_document: bool = False) -> QuickRecord:
    """One quick record of this transfer. Raises NotVisible."""
    query = (
        select(QuickRecord)
        .join(Consultation, Consultation.id == QuickRecord.consultation_id)
        .where(Consultation.transfer_id == transfer.id, QuickRecord.id == record_id)
    )
    if with_document:
        query = query.options(undefer(QuickRecord.document)).execution_options(populate_existing=True)
    if (found := db.session.scalar(query)) is None:
        raise NotVisible
    return found


def questions_of(consultation: Consultation) -> list[Question]:
    """The file's questions with every version of their answers, in the order asked."""
    query = select(Question).where(Question.consultation_id == consultation.id)
    return list(db.session.scalars(query.order_by(Question.asked_on, Question.id)))


def questions_for(consultation: Consultation, reach: Reach) -> list[Question]:
    """Those that this reader may open: a representative reads what is published."""
    found = questions_of(consultation)
    return [one for one in found if one.is_published] if reach.is_only_a_representative else found


class QuestionsShown(StrEnum):
    """What a list of questions is narrowed to."""

    ALL = "all"
    OPEN = "open"
    ANSWERED = "answered"
    PUBLISHED = "published"


def listed_questions(consultation: Consultation, reach: Reach, shown: QuestionsShown) -> Select[Question]:
    """The questions that this reader may open, narrowed; in no order. One published is answered too."""
    query = select(Question).where(Question.consultation_id == consultation.id)
    if reach.is_only_a_representative:
        query = query.where(Question.is_published)
    answered = exists().where(Answer.question_id == Question.id)
    match shown:
        case QuestionsShown.OPEN:
            return query.where(~answered)
        case QuestionsShown.ANSWERED:
            return query.where(answered)
        case QuestionsShown.PUBLISHED:
            return query.where(Question.is_published)
        case QuestionsShown.ALL:
            return query


def get_question(transfer: Transfer, question_id: int) -> Question:
    """One question of this transfer. Raises NotVisible."""
    query = (
        select(Question)
        .join(Consultation, Consultation.id == Question.consultation_id)
        .where(Consultation.transfer_id == transfer.id, Question.id == question_id)
    )
    if (found := db.session.scalar(query)) is None:
        raise NotVisible
    return found


def sent_from(consultation: Consultation) -> list[InformationSent]:
    """All that this employer sent, oldest first."""
    query = select(InformationSent).where(InformationSent.consultation_id == consultation.id)
    return list(db.session.scalars(query.order_by(InformationSent.sent_on, InformationSent.id)))


def sent_for(consultation: Consultation, reach: Reach) -> list[InformationSent]:
    """What this reader may know was sent: a representative, what went to their own recognition."""
    found = sent_from(consultation)
    if reads_all_that_was_sent(reach):
        return found
    return [one for one in found if one.recognition_id in reach.recognition_ids]


def reads_all_that_was_sent(reach: Reach) -> bool:
    """Whether every row of what was sent may be read: the table's line on letters to unions."""
    homes = {
        Side.OUTGOING: reach.transfer.outgoing_employer_id,
        Side.INCOMING: reach.transfer.incoming_employer_id,
    }
    for post in reach.posts:
        found = conditions({post}, Needs(Thing.ORGANISATION_LETTERS, Verb.READ))
        if Condition.ALWAYS in found:
            return True
        if Condition.OWN in found and homes.get(post.side) == reach.employer.id:
            return True
    return False
