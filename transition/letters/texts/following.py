"""English now, Welsh to follow: a named officer's decision where a statutory day is near, and what must follow it."""

from datetime import date
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.orm import undefer

from transition.access.permissions import Viewer
from transition.audit.record import keep, record
from transition.clock import bank_holidays
from transition.consultation.facts import transfer_facts
from transition.consultation.timeline.actions import add_milestone, mark_done
from transition.consultation.timeline.models import Milestone
from transition.db import db
from transition.employers.models import Employer
from transition.jobs import defer
from transition.letters.actions import RENDERING, check_open
from transition.letters.models import Batch, Document, Letter
from transition.letters.preparing import references
from transition.letters.standings import is_being_made
from transition.letters.texts.catalogue import said_otherwise
from transition.letters.texts.checks import Why, held_in, texts_in
from transition.letters.texts.models import EnglishFirst
from transition.letters.texts.queries import english_first_of, followers_of
from transition.rules.broken import RuleBroken
from transition.rules.deadlines import deadline_for
from transition.rules.letter_rules import LETTERS
from transition.rules.letters import Language, LanguageChoice, LetterKind, check_languages, languages_for
from transition.rules.milestones import Owner
from transition.rules.welsh import check_day_is_near, near_from
from transition.transfers.models import Transfer


def statutory_day(batch: Batch, transfer: Transfer) -> date | None:
    """The last day of the duty that these letters meet; the day of the transfer for letters that meet none."""
    duty = LETTERS[batch.kind].duty
    if duty is None:
        return transfer.transfer_on
    found = deadline_for(duty, transfer_facts(transfer), bank_holidays())
    return found.due_on if found and found.is_last_day else transfer.transfer_on


def english_may_go_from(batch: Batch, transfer: Transfer) -> date | None:
    """The first day on which the English of a held batch may go ahead of its Welsh; None where it never may."""
    is_over = batch.approved_on or batch.issued_on or batch.cancelled_on
    if is_over or batch.follows_id is not None or batch.kind is LetterKind.CORRECTION:
        return None
    statutory_on = statutory_day(batch, transfer)
    if statutory_on is None or Language.ENGLISH not in _languages(batch):
        return None
    return near_from(statutory_on, bank_holidays())


def send_english_first(
    batch: Batch, transfer: Transfer, *, reason: str, name: tuple[str, str], by: Viewer, today: date
) -> Batch:
    """Let a batch go in English now; gives the batch that its Welsh waits in, which is a task until it is issued.

    Whoever chose Welsh alone is not sent English instead: their letter waits in that batch too. `name` is what the
    task is called, in English and in Welsh. Doing it again gives the same batch.
    RuleBroken `already_issued`, `cancelled`, `still_rendering`, `approved_already`, `welsh_is_checked`,
    `no_statutory_day_near`, and as `check_languages`.
    """
    check_open(batch)
    if english_first_of(batch) is not None and (made := followers_of(batch)):
        return made[0]
    _check_may_go(batch, transfer, reason, by, today)
    statutory_on = statutory_day(batch, transfer) or transfer.transfer_on
    milestone = _task(batch, transfer, statutory_on, name, by)
    follower = Batch(
        transfer_id=batch.transfer_id, employer_id=batch.employer_id, kind=batch.kind,
        transfer_on=batch.transfer_on, dated_on=batch.dated_on, prepared_by_id=batch.prepared_by_id,
        prepared_on=today, texts=texts_in(batch), follows_id=batch.id,
    )  # fmt: skip
    db.session.add(follower)
    db.session.flush()
    waiting = _divide(batch, follower)
    keep(
        EnglishFirst(
            transfer_id=batch.transfer_id, batch_id=batch.id, milestone_id=milestone.id, statutory_on=statutory_on,
            reason=reason, decided_by_id=by.account_id, decided_on=today,
        ),
        "letters.english_first", by=by, transfer_id=batch.transfer_id, batch_id=batch.id,
        follower_id=follower.id, statutory_on=statutory_on.isoformat(), count=waiting,
    )  # fmt: skip
    return follower


def _check_may_go(batch: Batch, transfer: Transfer, reason: str, by: Viewer, today: date) -> None:
    if batch.approved_on or batch.follows_id is not None:
        raise RuleBroken("approved_already")
    if batch.kind is LetterKind.CORRECTION:
        raise RuleBroken("correction_goes_whole")  # its Welsh would correct nothing by itself
    if is_being_made(batch):
        raise RuleBroken("still_rendering")
    languages = _languages(batch)
    if Language.WELSH not in languages or not held_in(batch):
        raise RuleBroken("welsh_is_checked")
    check_day_is_near(statutory_day(batch, transfer), today, bank_holidays())
    check_languages(languages, False, by.account_id, reason)


def _languages(batch: Batch) -> set[Language]:
    query = (
        select(Letter.language).where(Letter.batch_id == batch.id, Letter.is_stopped.is_(False)).distinct()
    )
    return {one for choice in db.session.scalars(query) for one in languages_for(choice)}


def _task(batch: Batch, transfer: Transfer, on: date, name: tuple[str, str], by: Viewer) -> Milestone:
    is_outgoing = batch.employer_id == transfer.outgoing_employer_id
    answers: dict[str, Any] = {
        "side": Owner.TRANSFEROR if is_outgoing else Owner.TRANSFEREE,
        "name": name[0], "name_cy": name[1], "planned_on": on, "is_fixed": True,
        "owner_account_id": by.account_id, "forecast_on": None, "slip_reason": "", "slip_reason_cy": "", "note": "",
    }  # fmt: skip
    return add_milestone(transfer, answers, by=by)


def _divide(batch: Batch, follower: Batch) -> int:
    """Leave the English with the batch and put every Welsh letter into the one that follows; gives how many wait."""
    employer = db.session.get_one(Employer, batch.employer_id)
    names = references(employer.slug, follower.dated_on, follower.id)
    letters = db.session.scalars(
        select(Letter)
        .where(
            Letter.batch_id == batch.id,
            Letter.is_stopped.is_(False),
            Letter.language != LanguageChoice.ENGLISH,
        )
        .options(undefer(Letter.facts))
        .order_by(Letter.number)
    ).all()
    made = []
    for number, letter in enumerate(letters, 1):
        if letter.language is LanguageChoice.WELSH:
            letter.batch_id, letter.number = follower.id, number
            continue
        reference = next(names)
        made.append(_welsh_of(letter, follower, number, reference))
        letter.facts = {**letter.facts, "only": Language.ENGLISH.value}
    _leave_welsh_out([letter.id for letter in letters if letter.language is not LanguageChoice.WELSH])
    db.session.add_all(made)
    db.session.flush()
    defer(RENDERING, [letter.id for letter in made])
    return len(letters)


def _welsh_of(letter: Letter, follower: Batch, number: int, reference: str) -> Letter:
    facts = {**letter.facts, "only": Language.WELSH.value, "reference": reference}
    return Letter(
        batch_id=follower.id, person_id=letter.person_id, recognition_id=letter.recognition_id, number=number,
        reference=reference, addressee=letter.addressee, language=letter.language, facts=facts,
    )  # fmt: skip


def _leave_welsh_out(letter_ids: list[int]) -> None:
    db.session.execute(
        delete(Document).where(Document.letter_id.in_(letter_ids), Document.language == Language.WELSH.value),
        execution_options={"synchronize_session": False},
    )


def take_up_welsh(batch: Batch, *, by: Viewer) -> int:
    """Put the Welsh that was checked since into letters not issued yet, and make them again; gives how many texts.

    Nothing else in the letters changes. An approval falls: the letters say something else now.
    RuleBroken `already_issued`, `cancelled`, `still_rendering`, `nothing_to_take_up`.
    """
    check_open(batch)
    held = [one for one in held_in(batch) if one.why is Why.CHECKED_SINCE]
    if not held:
        raise RuleBroken("nothing_to_take_up")
    if is_being_made(batch):
        raise RuleBroken("still_rendering")
    instead = {(one.english, one.said): one.welsh for one in held}
    keys = {one.key: one.welsh for one in held}
    batch.texts = [{**one, "cy": keys.get(one["key"], one["cy"])} for one in texts_in(batch)]
    batch.approved_by_id = batch.approved_on = None
    letters = db.session.scalars(
        select(Letter).where(Letter.batch_id == batch.id).options(undefer(Letter.facts))
    ).all()
    for letter in letters:
        letter.facts = said_otherwise(letter.facts, instead)
        letter.rendered_at = letter.claimed_until = None
        letter.attempt_count, letter.problem = 0, ""
    db.session.execute(
        delete(Document).where(Document.letter_id.in_([letter.id for letter in letters])),
        execution_options={"synchronize_session": False},
    )
    db.session.flush()
    defer(RENDERING, [letter.id for letter in letters if not letter.is_stopped])
    record("letters.welsh_taken_up", by=by, subject=batch, transfer_id=batch.transfer_id, count=len(held))
    return len(held)


def welsh_followed(batch: Batch, *, by: Viewer, today: date, evidence: str) -> None:
    """Note that the Welsh letters went out: the task that stood for them is done."""
    if batch.follows_id is None:
        return
    decided = english_first_of(db.session.get_one(Batch, batch.follows_id))
    milestone = db.session.get(Milestone, decided.milestone_id) if decided else None
    if milestone is not None and milestone.done_on is None:
        mark_done(milestone, done_on=today, evidence=evidence, version=milestone.version, by=by, today=today)


def check_may_give_up(batch: Batch) -> None:
    """Welsh that is owed is not given up while its English stands. RuleBroken `welsh_must_follow`."""
    if batch.follows_id is None:
        return
    first = db.session.get_one(Batch, batch.follows_id)
    transfer = db.session.get_one(Transfer, batch.transfer_id)
    if first.cancelled_on is None and batch.transfer_on == transfer.transfer_on:
        raise RuleBroken("welsh_must_follow")
