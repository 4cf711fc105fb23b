"""What happens to batches before they are issued: prepared, tried again, redated, given up."""

from dataclasses import replace
from datetime import date

from sqlalchemy import delete, select, update
from sqlalchemy.orm import undefer

from transition.access.permissions import Viewer
from transition.audit.record import record
from transition.db import db
from transition.employers.models import Employer
from transition.jobs import defer
from transition.leases import MOST_ATTEMPTS
from transition.letters.kinds import kinds_of
from transition.letters.models import Batch, Document, Letter
from transition.letters.preparing import Plan, plan, references
from transition.letters.slips import keep_slips_of
from transition.letters.sources import ToCorrect, sources_of
from transition.letters.standings import is_being_made
from transition.letters.texts.catalogue import drawn_on, texts_of_letters
from transition.letters.texts.queries import followers_of
from transition.rules.broken import RuleBroken
from transition.rules.letters import LetterKind, check_not_too_far
from transition.transfers.models import Transfer
from transition.transfers.queries import hold

RENDERING = "letters"


def prepare_batch(
    transfer: Transfer,
    employer: Employer,
    kind: LetterKind,
    *,
    by: Viewer,
    today: date,
    dated_on: date | None = None,
    correction: ToCorrect | None = None,
) -> Batch:
    """Freeze the facts of everybody who has not had this letter yet, and let the workers make the PDFs.

    `dated_on` is the date that the paper will carry, today unless given; `correction` what letters of the kind
    CORRECTION correct. A record that lacks what its letter
    must say stops that letter; the others go on.
    RuleBroken `kind_not_written_here`, `dated_in_the_past`, `dated_too_far`, `dated_after_transfer`,
    `nobody_to_write_to`, `nothing_whole`, and why a kind is closed for now.
    """
    dated_on = dated_on or today
    found = _planned(transfer, employer, kind, dated_on, today, correction)
    batch = Batch(
        transfer_id=transfer.id, employer_id=employer.id, kind=kind, transfer_on=transfer.transfer_on,
        dated_on=dated_on, prepared_by_id=by.account_id, prepared_on=today,
        corrects=correction.letters[0].batch.read_as if correction else None,
    )  # fmt: skip
    db.session.add(batch)
    db.session.flush()
    letters = _frozen(batch, employer, found)
    whole = (letter.facts for letter in letters if not letter.is_stopped)
    batch.texts = drawn_on(texts_of_letters(transfer, employer), whole)
    db.session.add_all(letters)
    db.session.flush()
    keep_slips_of(batch, zip(letters, found.letters, strict=True), found.sources)
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


def _planned(
    transfer: Transfer,
    employer: Employer,
    kind: LetterKind,
    dated_on: date,
    today: date,
    correction: ToCorrect | None,
) -> Plan:
    """Who would be written to, once it is sure that somebody can be."""
    if kind not in kinds_of(transfer, employer) and correction is None:
        raise RuleBroken("kind_not_written_here")
    _check_date(transfer, kind, dated_on, today)
    hold(transfer)  # so that of two officers the second finds everybody written to
    sources = replace(sources_of(transfer, employer, today), correction=correction)
    found = plan(sources, kind, dated_on)
    if found.closed:
        raise RuleBroken(found.closed)
    if not found.letters:
        raise RuleBroken("nobody_to_write_to")
    if not found.whole:
        raise RuleBroken("nothing_whole")
    return found


def _frozen(batch: Batch, employer: Employer, found: Plan) -> list[Letter]:
    """The letters of a new batch, each with the facts and the reference that it will carry."""
    numbers = references(employer.slug, batch.dated_on, batch.id)
    return [
        Letter(
            batch_id=batch.id,
            person_id=one.person_id,
            recognition_id=one.recognition_id,
            employer_id=one.employer_id,
            organisation=one.organisation,
            about=one.reader.about,
            number=number,
            reference=reference,
            addressee=one.letter.addressee.name,
            language=one.letter.language,
            other_format=one.other_format,
            format_note=one.format_note,
            facts=replace(one.letter, reference=reference).to_dict(),
            is_stopped=bool(one.missing),
            missing=list(one.missing),
        )
        for number, (one, reference) in enumerate(zip(found.letters, numbers, strict=False), 1)
    ]


def _check_date(transfer: Transfer, kind: LetterKind, dated_on: date, today: date) -> None:
    if dated_on < today:
        raise RuleBroken("dated_in_the_past", "dated_on")
    check_not_too_far(dated_on, today)
    if kind is LetterKind.REGULATION_13_INFORMATION and dated_on >= transfer.transfer_on:
        raise RuleBroken("dated_after_transfer", "dated_on")


def try_again(batch: Batch, *, by: Viewer) -> int:
    """Let the workers take up the letters whose PDF could not be made. RuleBroken `already_issued`, `cancelled`."""
    check_open(batch)
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
    RuleBroken `already_issued`, `cancelled`, `dated_in_the_past`, `dated_too_far`, `dated_after_transfer`,
    `still_rendering`.
    """
    check_open(batch)
    _check_date(transfer, batch.kind, dated_on, today)
    if batch.dated_on == dated_on:
        return
    if is_being_made(batch):
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


def cancel_batch(batch: Batch, *, by: Viewer, today: date) -> None:
    """Give a batch up before it is issued; its letters may be prepared anew. What was to follow it goes with it.

    RuleBroken `already_issued`.
    """
    if batch.cancelled_on:
        return
    check_open(batch)
    for follower in followers_of(batch):
        cancel_batch(follower, by=by, today=today)
    batch.cancelled_by_id, batch.cancelled_on = by.account_id, today
    db.session.flush()
    record(
        "letters.cancelled",
        by=by,
        subject=batch,
        transfer_id=batch.transfer_id,
        cancelled_on=today.isoformat(),
    )


def check_open(batch: Batch) -> None:
    if batch.issued_on:
        raise RuleBroken("already_issued")
    if batch.cancelled_on:
        raise RuleBroken("cancelled")
