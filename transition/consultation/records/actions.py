"""What happens to records: what was sent, questions and their answers, quick records."""

from datetime import date

from sqlalchemy.orm.attributes import flag_modified

from transition.access.permissions import Viewer
from transition.audit.record import keep, record
from transition.clock import now
from transition.consultation.measures.models import Measure
from transition.consultation.meetings.models import Meeting
from transition.consultation.models import Consultation
from transition.consultation.records.models import Answer, InformationSent, Means, Question, QuickRecord
from transition.consultation.representations.models import Representation
from transition.db import check_version, db
from transition.employers.models import Recognition
from transition.rules.answers import check_published_answer
from transition.rules.broken import RuleBroken
from transition.rules.consultation import check_happened
from transition.transfers.models import Transfer
from transition.web.documents import HandedIn


def record_information_sent(
    consultation: Consultation,
    transfer: Transfer,
    *,
    recipient: str,
    what: str,
    means: Means,
    sent_on: date,
    recognition: Recognition | None = None,
    is_regulation_13: bool = False,
    measure_id: int | None = None,
    letter_id: int | None = None,
    by: Viewer,
    today: date,
) -> InformationSent:
    """Keep what went to whom, by what means and when (TUPE 2006 reg 13(5)), with the transfer date it gave.

    Never changed afterwards. RuleBroken `in_the_future`, `information_after_transfer`, `recipient_required`,
    `not_recognised`.
    """
    check_happened(sent_on, today, "sent_on")
    if is_regulation_13 and sent_on >= transfer.transfer_on:
        raise RuleBroken("information_after_transfer", "sent_on", {"transfer_on": transfer.transfer_on})
    recipient = _recipient(consultation, recognition, recipient)
    sent = InformationSent(
        consultation_id=consultation.id,
        recognition_id=recognition.id if recognition else None,
        recipient=recipient,
        what=what,
        is_regulation_13=is_regulation_13,
        measure_id=measure_id,
        letter_id=letter_id,
        means=means,
        sent_on=sent_on,
        transfer_on=transfer.transfer_on,
        recorded_by_id=by.account_id,
    )
    return keep(sent, "information.sent", by=by, transfer_id=transfer.id, **_details(sent))


def _details(sent: InformationSent) -> dict[str, object]:
    """What the trail keeps of it."""
    return {
        "recognition_id": sent.recognition_id,
        "means": sent.means.value,
        "sent_on": sent.sent_on.isoformat(),
        "transfer_on": sent.transfer_on.isoformat(),
        "is_regulation_13": sent.is_regulation_13,
        "measure_id": sent.measure_id,
        "letter_id": sent.letter_id,
    }


def _recipient(consultation: Consultation, recognition: Recognition | None, recipient: str) -> str:
    """Who it went to, by name: what was typed, else the union and its branch."""
    if recognition is not None and recognition.employer_id != consultation.employer_id:
        raise RuleBroken("not_recognised", "recognition_id")
    recipient = recipient.strip() or (_name_of(recognition) if recognition else "")
    if not recipient:
        raise RuleBroken("recipient_required", "recipient")
    return recipient


def _name_of(recognition: Recognition) -> str:
    return (
        f"{recognition.union.name} ({recognition.branch})" if recognition.branch else recognition.union.name
    )


def ask_question(
    consultation: Consultation,
    *,
    asked_on: date,
    text: str,
    text_cy: str = "",
    asked_by: str = "",
    by: Viewer,
    today: date,
) -> Question:
    """Keep a question that somebody asked. RuleBroken `in_the_future`."""
    check_happened(asked_on, today, "asked_on")
    return keep(
        Question(
            consultation=consultation,
            asked_on=asked_on,
            text=text,
            text_cy=text_cy,
            asked_by=asked_by,
            answers=[],
        ),
        "question.asked",
        by=by,
        transfer_id=consultation.transfer_id,
        asked_on=asked_on.isoformat(),
    )


def change_question(
    question: Question,
    *,
    asked_on: date,
    text: str,
    text_cy: str = "",
    asked_by: str = "",
    version: int,
    by: Viewer,
    today: date,
) -> None:
    """Put a question right while nobody reads it: what is published is taken down first.

    Raises Stale; RuleBroken `in_the_future`, `published_already`.
    """
    check_version(question, version)
    if question.is_published:
        raise RuleBroken("published_already")
    check_happened(asked_on, today, "asked_on")
    question.asked_on, question.asked_by = asked_on, asked_by
    question.text, question.text_cy = text, text_cy
    db.session.flush()
    record("question.changed", by=by, subject=question, transfer_id=question.consultation.transfer_id)


def answer_question(
    question: Question, *, text: str, text_cy: str = "", version: int, by: Viewer, today: date
) -> Answer:
    """Add an answer; an earlier one stays beside it.

    Raises Stale; RuleBroken `answered_before_asked`; as `check_published_answer` where the question is published.
    """
    check_version(question, version)
    if today < question.asked_on:
        raise RuleBroken("answered_before_asked", "text")
    if question.is_published:
        check_published_answer((question.text, question.text_cy), (text, text_cy))
    answer = Answer(
        question_id=question.id,
        text=text,
        text_cy=text_cy,
        answered_on=today,
        answered_by_id=by.account_id,
    )
    question.answers.append(answer)
    flag_modified(question, "text")  # a question with another answer is another version of it
    db.session.flush()
    record(
        "question.answered",
        by=by,
        subject=question,
        transfer_id=question.consultation.transfer_id,
        answer_id=answer.id,
        answered_on=today.isoformat(),
    )
    return answer


def publish_question(question: Question, *, is_published: bool, version: int, by: Viewer) -> None:
    """Show a question to representatives, or not. Raises Stale; RuleBroken as `check_published_answer`."""
    check_version(question, version)
    if is_published:
        last = question.answers[-1] if question.answers else None
        check_published_answer((question.text, question.text_cy), (last.text, last.text_cy) if last else None)
    question.is_published = is_published
    db.session.flush()
    record(
        "question.published",
        by=by,
        subject=question,
        transfer_id=question.consultation.transfer_id,
        is_published=is_published,
    )


def keep_quick_record(
    consultation: Consultation,
    *,
    happened_on: date,
    who: str,
    what: str,
    document: HandedIn | None = None,
    is_legal_advice: bool = False,
    by: Viewer,
    today: date,
) -> QuickRecord:
    """Keep what was said or done, in one go. Legal advice is read by this employer's HR alone.

    RuleBroken `in_the_future`.
    """
    check_happened(happened_on, today, "happened_on")
    kept = QuickRecord(
        consultation=consultation,
        happened_on=happened_on,
        who=who,
        what=what,
        is_legal_advice=is_legal_advice,
        recorded_by_id=by.account_id,
        recorded_at=now(),
    )
    if document is not None:
        kept.document_name, kept.document_type = document.name, document.type
        kept.document_digest, kept.document = document.digest, document.content
    db.session.add(kept)
    db.session.flush()
    record(
        "quick_record.kept",
        by=by,
        subject=kept,
        transfer_id=consultation.transfer_id,
        happened_on=happened_on.isoformat(),
        document_digest=kept.document_digest,
        is_legal_advice=is_legal_advice,
    )
    return kept


def sort_quick_record(
    kept: QuickRecord,
    *,
    meeting: Meeting | None = None,
    representation: Representation | None = None,
    question: Question | None = None,
    measure: Measure | None = None,
    is_sorted: bool = True,
    is_legal_advice: bool | None = None,
    version: int,
    by: Viewer,
) -> None:
    """Tie a quick record to what it belongs to, and say whether it is legal advice; None leaves that as it is.

    Raises Stale; RuleBroken `another_file`.
    """
    check_version(kept, version)
    for name, linked in (
        ("meeting_id", meeting),
        ("representation_id", representation),
        ("question_id", question),
    ):
        if linked is not None and linked.consultation_id != kept.consultation_id:
            raise RuleBroken("another_file", name)
    if measure is not None and measure.transfer_id != kept.consultation.transfer_id:
        raise RuleBroken("another_file", "measure_id")
    links = {"meeting_id": meeting, "representation_id": representation, "question_id": question,
             "measure_id": measure}  # fmt: skip
    said: dict[str, int | bool | None] = {name: one.id if one else None for name, one in links.items()}
    said |= {"is_sorted": is_sorted}
    if is_legal_advice is not None:
        said["is_legal_advice"] = is_legal_advice
    for name, value in said.items():
        setattr(kept, name, value)
    db.session.flush()
    said["is_legal_advice"] = kept.is_legal_advice
    transfer_id = kept.consultation.transfer_id
    record("quick_record.sorted", by=by, subject=kept, transfer_id=transfer_id, **said)
