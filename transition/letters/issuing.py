"""Another officer's approval of a batch, and its issue: from then on its letters never change."""

from datetime import date

from sqlalchemy import select

from transition.access.permissions import Viewer
from transition.audit.record import record
from transition.consultation.actions import open_file
from transition.consultation.information.actions import Given, issue_information
from transition.consultation.information.queries import Recipient
from transition.consultation.objections.actions import acknowledge_objections
from transition.consultation.objections.queries import open_objections
from transition.consultation.records.models import Means
from transition.consultation.timeline.actions import duty_met
from transition.db import db
from transition.employers.models import Employer, Recognition
from transition.letters.actions import check_open
from transition.letters.corrections.actions import supersede
from transition.letters.deputies.queries import standings_of
from transition.letters.kinds.information import says_the_same
from transition.letters.models import Batch, Letter
from transition.letters.preparing import unions_told_first
from transition.letters.slips import issue_slips_of
from transition.letters.sources import sources_of
from transition.letters.standings import standing_of
from transition.letters.telling import meets_its_duty, tell
from transition.letters.texts.checks import Held, held_in
from transition.letters.texts.following import welsh_followed
from transition.letters.texts.queries import english_first_of
from transition.rules.broken import RuleBroken
from transition.rules.deputies import check_approval
from transition.rules.letter_rules import LETTERS
from transition.rules.letters import (
    Language,
    LetterKind,
    Stage,
    check_languages,
    check_stage,
    languages_for,
)
from transition.rules.objections import objection_ends_it
from transition.transfers.models import Transfer


def approve_batch(
    batch: Batch, transfer: Transfer, *, by: Viewer, today: date, in_name_of: int | None = None
) -> None:
    """Let another officer say yes to the letters as they were made; saying it again does nothing more.

    `in_name_of` is the officer whose deputy this one is.
    RuleBroken `approver_is_preparer`, `deputy_of_preparer`, `not_their_deputy`, `still_rendering`,
    `nothing_rendered`, `welsh_not_checked`,
    `transfer_date_moved`, `already_issued`, `cancelled`, `objected_since`.
    """
    check_open(batch)
    standings = standings_of(transfer, batch.employer_id) if in_name_of is not None else []
    check_approval(batch.prepared_by_id, by.account_id, in_name_of, standings, today)
    if batch.approved_on:
        return
    standing = standing_of(batch, today)
    _check_rendered(standing.counts.waiting, standing.counts.rendered)
    check_stage(standing.stage, Stage.APPROVED)
    _check_transfer_date(batch, transfer)
    _check_languages(batch)
    _check_objections(batch, transfer)
    batch.approved_by_id, batch.approved_on, batch.approved_for_id = by.account_id, today, in_name_of
    db.session.flush()
    record(
        "letters.approved",
        by=by,
        subject=batch,
        transfer_id=batch.transfer_id,
        approved_on=today.isoformat(),
        count=standing.counts.rendered,
        in_name_of=in_name_of,
    )


def _check_languages(batch: Batch) -> None:
    """A batch with Welsh in it waits for each text that it draws on, unless a named officer sent its English ahead."""
    first = english_first_of(batch)
    check_languages(
        _languages(batch),
        not held_welsh(batch),
        english_first_by=first.decided_by_id if first else None,
        english_first_reason=first.reason if first else "",
    )


def held_welsh(batch: Batch) -> list[Held]:
    """The texts for which the Welsh letters of a batch wait; none where all of its readers chose English."""
    return held_in(batch) if Language.WELSH in _languages(batch) else []


def _languages(batch: Batch) -> set[Language]:
    choices = db.session.scalars(
        select(Letter.language).where(Letter.batch_id == batch.id, Letter.is_stopped.is_(False)).distinct()
    )
    return {language for choice in choices for language in languages_for(choice)}


def issue_batch(batch: Batch, transfer: Transfer, *, by: Viewer, today: date) -> None:
    """Make the letters final: from now on their bytes never change. Doing it again does nothing more.

    Information to the unions becomes a version in the consultation's file, and its duty is met on that day. What
    other kinds tell the records is said in `telling`; a correction takes the place of what it corrects.
    RuleBroken `still_rendering`, `nothing_rendered`, `stage_out_of_order`, `dated_otherwise`,
    `transfer_date_moved`, `information_after_transfer`, `information_changed`, `cancelled`, `objected_since`,
    `corrected_already`, `measures_changed`, `nominations_over`.
    """
    if batch.issued_on:
        return
    if batch.cancelled_on:
        raise RuleBroken("cancelled")
    standing = standing_of(batch, today)
    check_stage(standing.stage, Stage.ISSUED)
    _check_rendered(standing.counts.waiting, standing.counts.rendered)
    _check_transfer_date(batch, transfer)
    if batch.dated_on != today:
        raise RuleBroken("dated_otherwise", None, {"dated_on": batch.dated_on})
    _check_objections(batch, transfer)
    employer = db.session.get_one(Employer, batch.employer_id)
    told_first = unions_told_first(sources_of(transfer, employer, today), batch.kind)
    if batch.kind is LetterKind.CORRECTION:
        supersede(batch)
    batch.issued_by_id, batch.issued_on = by.account_id, today
    db.session.flush()
    issue_slips_of(batch, today)
    welsh_followed(batch, by=by, today=today, evidence=_evidence(batch))
    # The Welsh of information that was given already is no other information.
    if batch.kind is LetterKind.REGULATION_13_INFORMATION and batch.follows_id is None:
        _note_information(batch, transfer, employer, by=by, today=today)
    if batch.kind is LetterKind.OBJECTION:
        acknowledge_objections(transfer, _letters_by_person(batch), acknowledged_on=today, by=by)
    tell(batch, transfer, employer, by=by, today=today)
    if (duty := LETTERS[batch.kind].duty) and meets_its_duty(batch):
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


def objectors_in(batch: Batch, transfer: Transfer) -> list[Letter]:
    """The letters of a batch that confirm the transfer to somebody, or welcome them, who objects to it now."""
    if batch.kind not in (LetterKind.CONFIRMATION, LetterKind.WELCOME) or not objection_ends_it(
        transfer.basis
    ):
        return []
    query = select(Letter).where(
        Letter.batch_id == batch.id,
        Letter.is_stopped.is_(False),
        Letter.person_id.in_(open_objections(transfer)),
    )
    return list(db.session.scalars(query.order_by(Letter.number)))


def _check_objections(batch: Batch, transfer: Transfer) -> None:
    """Whoever objects does not transfer (TUPE 2006 reg 4(7)): no letter tells them that they do."""
    if found := objectors_in(batch, transfer):
        raise RuleBroken("objected_since", None, {"count": len(found)})


def _letters_by_person(batch: Batch) -> dict[int, int]:
    query = select(Letter.person_id, Letter.id).where(
        Letter.batch_id == batch.id, Letter.rendered_at.is_not(None)
    )
    return {person_id: key for person_id, key in db.session.execute(query) if person_id is not None}


def _evidence(batch: Batch) -> str:
    """What the timeline names as its evidence: the reference of the batch's first letter."""
    query = select(Letter.reference).where(Letter.batch_id == batch.id).order_by(Letter.number).limit(1)
    return db.session.scalar(query) or ""


def _note_information(
    batch: Batch, transfer: Transfer, employer: Employer, *, by: Viewer, today: date
) -> None:
    """Issue the version of the information that the letters carry, to each union by name (TUPE 2006 reg 13(5)).

    RuleBroken `information_changed` when the letters say something else than the file says now.
    """
    file = open_file(transfer, employer, by=by)
    query = (
        select(Letter, Recognition)
        .join(Recognition, Recognition.id == Letter.recognition_id)
        .where(Letter.batch_id == batch.id, Letter.rendered_at.is_not(None))
    )
    found = [(letter, union) for letter, union in db.session.execute(query.order_by(Letter.number))]
    sources = sources_of(transfer, employer, today)
    if any(not says_the_same(letter.facts, sources) for letter, _union in found):
        raise RuleBroken("information_changed")
    issue_information(
        file,
        transfer,
        [_given(letter, union) for letter, union in found],
        sent_on=today,
        by=by,
        today=today,
        evidence=_evidence(batch),
        must_reach_holders=False,
    )


def _given(letter: Letter, union: Recognition) -> Given:
    to_address = union.notice_address.strip()
    return Given(
        Recipient(f"union-{union.id}", recognition=union),
        Means.POSTED_TO_NOTIFIED_ADDRESS if to_address else Means.POSTED_TO_HEAD_OFFICE,
        letter.addressee,
        letter.reference,
        letter.id,
    )


def _check_rendered(waiting: int, rendered: int) -> None:
    if waiting:
        raise RuleBroken("still_rendering")
    if not rendered:
        raise RuleBroken("nothing_rendered")


def _check_transfer_date(batch: Batch, transfer: Transfer) -> None:
    if LETTERS[batch.kind].gives_date and batch.transfer_on != transfer.transfer_on:
        raise RuleBroken("transfer_date_moved", None, {"transfer_on": batch.transfer_on})
