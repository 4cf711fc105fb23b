"""What happens to batches: prepared, redated, approved, issued, cancelled; and the settings of letters."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy import delete, select, update
from sqlalchemy.orm import undefer

from transition.access.permissions import Viewer
from transition.audit.record import record
from transition.consultation.actions import open_file
from transition.consultation.records.actions import record_information_sent
from transition.consultation.records.models import Means
from transition.consultation.timeline.actions import duty_met
from transition.db import check_version, db
from transition.employers.models import Employer, Recognition
from transition.jobs import defer
from transition.letters.models import Batch, Document, Letter, LetterSettings
from transition.letters.preparing import plan, references, unions_told_first
from transition.letters.queries import MOST_ATTEMPTS, settings_of, standing_of
from transition.letters.sources import kinds_of, sources_of
from transition.rules.broken import RuleBroken
from transition.rules.letters import (
    LETTERS,
    LetterKind,
    Stage,
    check_approver,
    check_languages,
    check_stage,
    languages_for,
)
from transition.transfers.models import Transfer
from transition.transfers.queries import hold

RENDERING = "letters"
# Facts of dates and names; a change of anything else is a change of wording, which Welsh must follow.
_NOT_WORDING = frozenset(
    {
        "contact_name",
        "contact_phone",
        "contact_email",
        "questions_answered_at",
        "first_pay_on",
        "record_reply_by",
        "offer_reply_by",
        "consulted_on",
        "crest",
    }
)


def change_settings(
    transfer: Transfer,
    employer: Employer,
    answers: Mapping[str, Any],
    *,
    is_welsh_checked: bool,
    version: int,
    by: Viewer,
    today: date,
) -> LetterSettings:
    """Keep what letters say that no other record holds. A changed text asks for its Welsh to be checked again.

    Raises Stale.
    """
    settings = settings_of(transfer, employer)
    if settings is None:
        settings = LetterSettings(transfer_id=transfer.id, employer_id=employer.id, **answers)
        db.session.add(settings)
        changed = [name for name, value in answers.items() if value]
    else:
        check_version(settings, version)
        changed = [name for name, value in answers.items() if getattr(settings, name) != value]
        for name in changed:
            setattr(settings, name, answers[name])
    if not is_welsh_checked:
        settings.welsh_checked_on = settings.welsh_checked_by_id = None
    elif settings.welsh_checked_on is None or set(changed) - _NOT_WORDING:
        settings.welsh_checked_on, settings.welsh_checked_by_id = today, by.account_id
    db.session.flush()
    record(
        "letter_settings.changed",
        by=by,
        subject=settings,
        transfer_id=transfer.id,
        employer_id=employer.id,
        fields=sorted(changed),
    )
    return settings


def prepare_batch(
    transfer: Transfer,
    employer: Employer,
    kind: LetterKind,
    *,
    by: Viewer,
    today: date,
    dated_on: date | None = None,
) -> Batch:
    """Freeze the facts of everybody who has not had this letter yet, and let the workers make the PDFs.

    `dated_on` is the date that the paper will carry, today unless given. A record that lacks what its letter
    must say stops that letter; the others go on.
    RuleBroken `kind_not_written_here`, `dated_in_the_past`, `dated_after_transfer`, `nobody_to_write_to`,
    `nothing_whole`.
    """
    dated_on = dated_on or today
    if kind not in kinds_of(transfer, employer):
        raise RuleBroken("kind_not_written_here")
    _check_date(transfer, kind, dated_on, today)
    hold(transfer)  # so that of two officers the second finds everybody written to
    found = plan(sources_of(transfer, employer, today), kind, dated_on)
    if not found.letters:
        raise RuleBroken("nobody_to_write_to")
    if not found.whole:
        raise RuleBroken("nothing_whole")
    batch = Batch(
        transfer_id=transfer.id,
        employer_id=employer.id,
        kind=kind,
        transfer_on=transfer.transfer_on,
        dated_on=dated_on,
        prepared_by_id=by.account_id,
        prepared_on=today,
    )
    db.session.add(batch)
    db.session.flush()
    numbers = references(employer.slug, dated_on, batch.id)
    letters = [
        Letter(
            batch_id=batch.id,
            person_id=one.person_id,
            recognition_id=one.recognition_id,
            number=number,
            reference=reference,
            addressee=one.letter.addressee.name,
            language=one.letter.language,
            facts=replace(one.letter, reference=reference).to_dict(),
            is_stopped=bool(one.missing),
            missing=list(one.missing),
        )
        for number, (one, reference) in enumerate(zip(found.letters, numbers, strict=False), 1)
    ]
    db.session.add_all(letters)
    db.session.flush()
    defer(RENDERING, [letter.id for letter in letters if not letter.is_stopped])
    record(
        "letters.prepared",
        by=by,
        subject=batch,
        transfer_id=transfer.id,
        employer_id=employer.id,
        kind=kind.value,
        dated_on=dated_on.isoformat(),
        transfer_on=transfer.transfer_on.isoformat(),
        count=len(found.whole),
        stopped_count=len(found.stopped),
        unions_told_first=found.unions_told_first,
    )
    return batch


def _check_date(transfer: Transfer, kind: LetterKind, dated_on: date, today: date) -> None:
    if dated_on < today:
        raise RuleBroken("dated_in_the_past", "dated_on")
    if kind is LetterKind.REGULATION_13_INFORMATION and dated_on >= transfer.transfer_on:
        raise RuleBroken("dated_after_transfer", "dated_on")


def try_again(batch: Batch, *, by: Viewer) -> int:
    """Let the workers take up the letters whose PDF could not be made. RuleBroken `already_issued`, `cancelled`."""
    _check_open(batch)
    failed = select(Letter.id).where(
        Letter.batch_id == batch.id,
        Letter.is_stopped.is_(False),
        Letter.rendered_at.is_(None),
        Letter.attempt_count >= MOST_ATTEMPTS,
    )
    ids = list(db.session.scalars(failed))
    if ids:
        db.session.execute(
            update(Letter).where(Letter.id.in_(ids)).values(attempt_count=0, claimed_until=None, problem=""),
            execution_options={"synchronize_session": False},
        )
        defer(RENDERING, ids)
        record("letters.tried_again", by=by, subject=batch, transfer_id=batch.transfer_id, count=len(ids))
    return len(ids)


def redate_batch(batch: Batch, transfer: Transfer, *, dated_on: date, by: Viewer, today: date) -> None:
    """Put another date on the paper: every PDF is made again, and nothing else in the letters changes.

    An approval stands, because the date is all that it did not settle.
    RuleBroken `already_issued`, `cancelled`, `dated_in_the_past`, `dated_after_transfer`, `still_rendering`.
    """
    _check_open(batch)
    _check_date(transfer, batch.kind, dated_on, today)
    if batch.dated_on == dated_on:
        return
    if standing_of(batch).counts.waiting:
        raise RuleBroken("still_rendering")
    before, batch.dated_on = batch.dated_on, dated_on
    letters = db.session.scalars(
        select(Letter).where(Letter.batch_id == batch.id).options(undefer(Letter.facts))
    ).all()
    ids = [letter.id for letter in letters]
    for letter in letters:
        letter.facts = {**letter.facts, "dated_on": dated_on.isoformat()}
        letter.rendered_at = letter.claimed_until = None
        letter.attempt_count, letter.problem = 0, ""
    db.session.execute(
        delete(Document).where(Document.letter_id.in_(ids)),
        execution_options={"synchronize_session": False},
    )
    db.session.flush()
    defer(RENDERING, [letter.id for letter in letters if not letter.is_stopped])
    record(
        "letters.redated",
        by=by,
        subject=batch,
        transfer_id=batch.transfer_id,
        from_on=before.isoformat(),
        to_on=dated_on.isoformat(),
    )


def approve_batch(batch: Batch, transfer: Transfer, *, by: Viewer, today: date) -> None:
    """Let another officer say yes to the letters as they were made; saying it again does nothing more.

    RuleBroken `approver_is_preparer`, `still_rendering`, `nothing_rendered`, `welsh_not_checked`,
    `transfer_date_moved`, `already_issued`, `cancelled`.
    """
    _check_open(batch)
    check_approver(batch.prepared_by_id, by.account_id)
    if batch.approved_on:
        return
    standing = standing_of(batch)
    _check_rendered(standing.counts.waiting, standing.counts.rendered)
    check_stage(standing.stage, Stage.APPROVED)
    _check_transfer_date(batch, transfer)
    check_languages(_languages(batch), _is_welsh_checked(batch))
    batch.approved_by_id, batch.approved_on = by.account_id, today
    db.session.flush()
    record(
        "letters.approved",
        by=by,
        subject=batch,
        transfer_id=batch.transfer_id,
        approved_on=today.isoformat(),
        count=standing.counts.rendered,
    )


def _languages(batch: Batch) -> set[Any]:
    choices = db.session.scalars(select(Letter.language).where(Letter.batch_id == batch.id).distinct())
    return {language for choice in choices for language in languages_for(choice)}


def _is_welsh_checked(batch: Batch) -> bool:
    query = select(LetterSettings.welsh_checked_on).where(
        LetterSettings.transfer_id == batch.transfer_id, LetterSettings.employer_id == batch.employer_id
    )
    return db.session.scalar(query) is not None


def issue_batch(batch: Batch, transfer: Transfer, *, by: Viewer, today: date) -> None:
    """Make the letters final: from now on their bytes never change. Doing it again does nothing more.

    Information to the unions is recorded in the consultation's file, and its duty is met on that day.
    RuleBroken `still_rendering`, `nothing_rendered`, `stage_out_of_order`, `dated_otherwise`,
    `transfer_date_moved`, `information_after_transfer`, `cancelled`.
    """
    if batch.issued_on:
        return
    if batch.cancelled_on:
        raise RuleBroken("cancelled")
    standing = standing_of(batch)
    check_stage(standing.stage, Stage.ISSUED)
    _check_rendered(standing.counts.waiting, standing.counts.rendered)
    _check_transfer_date(batch, transfer)
    if batch.dated_on != today:
        raise RuleBroken("dated_otherwise", None, {"dated_on": batch.dated_on})
    employer = db.session.get_one(Employer, batch.employer_id)
    told_first = unions_told_first(sources_of(transfer, employer, today), batch.kind)
    batch.issued_by_id, batch.issued_on = by.account_id, today
    db.session.flush()
    if batch.kind is LetterKind.REGULATION_13_INFORMATION:
        _note_information(batch, transfer, employer, by=by, today=today)
    if duty := LETTERS[batch.kind].duty:
        duty_met(transfer, duty, on=today, evidence=_evidence(batch), by=by, employer_id=batch.employer_id)
    record(
        "letters.issued",
        by=by,
        subject=batch,
        transfer_id=batch.transfer_id,
        issued_on=today.isoformat(),
        kind=batch.kind.value,
        count=standing.counts.rendered,
        unions_told_first=told_first,
    )


def _evidence(batch: Batch) -> str:
    """What the timeline names as its evidence: the reference of the batch's first letter."""
    query = select(Letter.reference).where(Letter.batch_id == batch.id).order_by(Letter.number).limit(1)
    return db.session.scalar(query) or ""


def _note_information(
    batch: Batch, transfer: Transfer, employer: Employer, *, by: Viewer, today: date
) -> None:
    """Record in the employer's file that each union was informed (TUPE 2006 reg 13(5))."""
    file = open_file(transfer, employer, by=by)
    query = (
        select(Letter, Recognition)
        .join(Recognition, Recognition.id == Letter.recognition_id)
        .where(Letter.batch_id == batch.id, Letter.rendered_at.is_not(None))
    )
    for letter, recognition in db.session.execute(query.order_by(Letter.number)):
        to_address = recognition.notice_address.strip()
        record_information_sent(
            file,
            transfer,
            recipient=letter.addressee,
            what=letter.reference,
            means=Means.POSTED_TO_NOTIFIED_ADDRESS if to_address else Means.POSTED_TO_HEAD_OFFICE,
            sent_on=today,
            recognition=recognition,
            is_regulation_13=True,
            letter_id=letter.id,
            by=by,
            today=today,
        )


def cancel_batch(batch: Batch, *, by: Viewer, today: date) -> None:
    """Give a batch up before it is issued; its letters may be prepared anew. RuleBroken `already_issued`."""
    if batch.cancelled_on:
        return
    _check_open(batch)
    batch.cancelled_by_id, batch.cancelled_on = by.account_id, today
    db.session.flush()
    record(
        "letters.cancelled",
        by=by,
        subject=batch,
        transfer_id=batch.transfer_id,
        cancelled_on=today.isoformat(),
    )


def _check_open(batch: Batch) -> None:
    if batch.issued_on:
        raise RuleBroken("already_issued")
    if batch.cancelled_on:
        raise RuleBroken("cancelled")


def _check_rendered(waiting: int, rendered: int) -> None:
    if waiting:
        raise RuleBroken("still_rendering")
    if not rendered:
        raise RuleBroken("nothing_rendered")


def _check_transfer_date(batch: Batch, transfer: Transfer) -> None:
    if batch.transfer_on != transfer.transfer_on:
        raise RuleBroken("transfer_date_moved", None, {"transfer_on": batch.transfer_on})
