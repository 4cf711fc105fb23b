"""What issuing letters tells the features below: who was asked or invited, what was stated, that a reply was sent."""

from collections.abc import Callable, Mapping
from datetime import date
from types import MappingProxyType

from sqlalchemy import select
from sqlalchemy.orm import undefer

from transition.access.permissions import Viewer
from transition.consultation.coverage.actions import invite_by_letter
from transition.consultation.elections.actions import note_invitation
from transition.consultation.elections.queries import get_election
from transition.consultation.measures.actions import request_measures, state_measures
from transition.consultation.measures.queries import latest_none, requests_of
from transition.consultation.records.actions import record_information_sent
from transition.consultation.records.models import Means
from transition.consultation.representations.queries import get_representation
from transition.db import db
from transition.employers.models import Employer, Recognition
from transition.letters.content import Letter as Written
from transition.letters.content import MeasuresRequest
from transition.letters.kinds import measures as measures_kind
from transition.letters.kinds.representation_reply import representation_id
from transition.letters.models import Batch, Letter
from transition.letters.sources import sources_of
from transition.rules.broken import RuleBroken
from transition.rules.letters import LetterKind
from transition.transfers.models import Transfer

Tell = Callable[[list[Letter], Transfer, Employer, Viewer, date], None]


def tell(batch: Batch, transfer: Transfer, employer: Employer, *, by: Viewer, today: date) -> None:
    """Let the records know what was issued.

    RuleBroken `measures_changed`, `nominations_over`, and as the records refuse.
    """
    found = _TELLS.get(batch.kind)
    if found is None:
        return
    query = select(Letter).where(Letter.batch_id == batch.id, Letter.rendered_at.is_not(None))
    letters = list(db.session.scalars(query.options(undefer(Letter.facts)).order_by(Letter.number)))
    found(letters, transfer, employer, by, today)


def meets_its_duty(batch: Batch) -> bool:
    """Whether issuing does what the law asks: information that identifies nobody is not that of reg 11(2)(a)."""
    if batch.kind is not LetterKind.LIABILITY_INFORMATION:
        return True
    query = select(Letter.facts).where(Letter.batch_id == batch.id, Letter.rendered_at.is_not(None))
    return any(one["facts"]["is_identified"] for one in db.session.scalars(query))


def _asked(letters: list[Letter], transfer: Transfer, _employer: Employer, by: Viewer, today: date) -> None:
    """The new employer was asked for its measures (TUPE 2006 reg 13(4))."""
    for letter in letters:
        facts = Written.from_dict(letter.facts).facts
        if not isinstance(facts, MeasuresRequest) or facts.reply_by is None:
            raise TypeError(type(facts).__name__)
        known = {(one.asked_on, one.reply_by) for one in requests_of(transfer)}
        if (today, facts.reply_by) not in known:
            request_measures(
                transfer, asked_on=today, reply_by=facts.reply_by, note=letter.reference, by=by, today=today
            )


def _stated(letters: list[Letter], transfer: Transfer, employer: Employer, by: Viewer, today: date) -> None:
    """The new employer stated its measures, or that there are none. RuleBroken `measures_changed`."""
    sources = sources_of(transfer, employer, today)
    for letter in letters:
        if not measures_kind.says_the_same(letter.facts, sources):
            raise RuleBroken("measures_changed")
        is_none = not letter.facts["facts"]["measures"]
        if is_none and latest_none(transfer, employer.id):
            continue
        state_measures(
            transfer,
            employer,
            stated_on=today,
            is_none=is_none,
            note=letter.reference,
            by=by,
            today=today,
        )


def _replied(letters: list[Letter], transfer: Transfer, _employer: Employer, by: Viewer, today: date) -> None:
    """The reply went to the union, and the file says by which letter."""
    for letter in letters:
        found = get_representation(transfer, representation_id(letter.about))
        theme = found.theme or found.theme_cy
        record_information_sent(
            found.consultation,
            transfer,
            recipient="",
            what=": ".join(part for part in (letter.reference, theme) if part),
            means=_means(found.recognition),
            sent_on=today,
            recognition=found.recognition,
            letter_id=letter.id,
            by=by,
            today=today,
        )


def _invited(letters: list[Letter], transfer: Transfer, _employer: Employer, by: Viewer, today: date) -> None:
    """A one-to-one was offered by letter."""
    people = [letter.person_id for letter in letters if letter.person_id is not None]
    invite_by_letter(transfer, people, offered_on=today, by=by)


def _called(letters: list[Letter], transfer: Transfer, _employer: Employer, by: Viewer, today: date) -> None:
    """Staff were invited to elect. RuleBroken `nominations_over` where the last day for nominations has passed."""
    for key in sorted({int(letter.about.split("-")[1]) for letter in letters}):
        note_invitation(get_election(transfer, key), transfer, invited_on=today, by=by)


def _means(union: Recognition) -> Means:
    """Letters to a union go where it asked to be written to, else to its head or main office (reg 13(5))."""
    is_notified = bool(union.notice_address.strip())
    return Means.POSTED_TO_NOTIFIED_ADDRESS if is_notified else Means.POSTED_TO_HEAD_OFFICE


_TELLS: Mapping[LetterKind, Tell] = MappingProxyType(
    {
        LetterKind.MEASURES_REQUEST: _asked,
        LetterKind.MEASURES: _stated,
        LetterKind.REPRESENTATION_REPLY: _replied,
        LetterKind.ONE_TO_ONE: _invited,
        LetterKind.ELECTION_NOTICE: _called,
    }
)
