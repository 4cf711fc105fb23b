"""Reading slips, replies and corrections: one person's check, what is open, and the share that is confirmed."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, select
from sqlalchemy.orm import aliased, contains_eager, joinedload, selectinload, undefer

from transition.db import db
from transition.rules.broken import RuleBroken
from transition.rules.protection import TermCategory
from transition.rules.record_checks import (
    CheckState,
    CorrectionOutcome,
    HeadingState,
    Reply,
    check_state,
    heading_state,
)
from transition.staff.checks.codes import as_kept, is_sound
from transition.staff.checks.headings import is_as_sent, said_of, term_key
from transition.staff.checks.models import CorrectionSettlement, RecordCorrection, RecordReply, RecordSlip
from transition.staff.people.models import Assignment, Person, Post
from transition.staff.people.roll_models import StaffEntry
from transition.staff.terms.models import Term
from transition.staff.terms.queries import terms_of
from transition.transfers.models import Scope, Transfer


class NoSuchSlip(Exception):
    """This transfer has no such slip, or correction."""


def codes_of(transfer: Transfer) -> set[str]:
    """Every code that a slip of this transfer carries."""
    return set(db.session.scalars(select(RecordSlip.code).where(RecordSlip.transfer_id == transfer.id)))


def find_slip(transfer: Transfer, typed: str) -> RecordSlip:
    """The slip with the code that somebody typed, in any case, with or without dashes.

    RuleBroken `code_mistyped`, `code_unknown`, `slip_not_sent`.
    """
    code = as_kept(typed)
    query = select(RecordSlip).where(RecordSlip.transfer_id == transfer.id, RecordSlip.code == code)
    slip = db.session.scalar(query)
    if slip is None:
        raise RuleBroken("code_unknown" if is_sound(code) else "code_mistyped", "typed_code")
    if slip.issued_on is None:
        raise RuleBroken("slip_not_sent", "typed_code")
    return slip


def get_slip(transfer: Transfer, slip_id: int, *, lock: bool = False) -> RecordSlip:
    """A slip that was sent, with its person; with `lock` nobody else replies until the commit. Raises NoSuchSlip."""
    query = (
        select(RecordSlip)
        .where(
            RecordSlip.transfer_id == transfer.id,
            RecordSlip.id == slip_id,
            RecordSlip.issued_on.is_not(None),
        )
        .options(joinedload(RecordSlip.person), undefer(RecordSlip.said))
        .execution_options(populate_existing=True)
    )
    if lock:
        query = query.with_for_update(of=RecordSlip)
    if (slip := db.session.scalar(query)) is None:
        raise NoSuchSlip
    return slip


def replies_of(slip: RecordSlip) -> list[RecordReply]:
    """Every reply to a slip with its corrections and how they were settled, the one in force first."""
    query = (
        select(RecordReply)
        .where(RecordReply.slip_id == slip.id)
        .options(selectinload(RecordReply.corrections).joinedload(RecordCorrection.settlement))
        .order_by(RecordReply.number.desc())
        .execution_options(populate_existing=True)
    )
    return list(db.session.scalars(query))


@dataclass(frozen=True)
class Check:
    """How one person's check stands: their latest slip, the replies to it and what the record says now."""

    state: CheckState
    slip: RecordSlip | None = None
    replies: tuple[RecordReply, ...] = ()
    headings: dict[TermCategory, HeadingState] = field(default_factory=dict)

    @property
    def in_force(self) -> RecordReply | None:
        """The reply that counts."""
        return self.replies[0] if self.replies else None


def check_of(transfer: Transfer, person: Person, terms: Iterable[Term], today: date) -> Check:
    """How a person's check stands; posts loaded. A later letter asks again: only its own slip counts."""
    query = (
        _sent(RecordSlip.transfer_id == transfer.id, RecordSlip.person_id == person.id)
        .options(undefer(RecordSlip.said))
        .order_by(RecordSlip.id.desc())
        .limit(1)
    )
    slip = db.session.scalar(query)
    if slip is None:
        return Check(CheckState.NOT_SENT)
    replies = replies_of(slip)
    reply = _plain(replies[0]) if replies else None
    now = said_of(person, [term for term in terms if term.until_on is None or term.until_on >= today])
    own: dict[str, list[CorrectionOutcome | None]] = {}
    for one in replies[0].corrections if replies else ():
        own.setdefault(one.heading, []).append(_outcome(one))
    headings = {
        category: heading_state(reply, own.get(key, []), is_as_sent(key, slip.said, now))
        for category in TermCategory
        for key in [term_key(category)]
    }
    return Check(check_state(True, slip.reply_by, reply, today), slip, tuple(replies), headings)


def record_now(person: Person, today: date) -> dict[str, Any]:
    """What a record says today, by heading; the person's posts are those of the transfer."""
    held = [term for group in terms_of(person).values() for term in group]
    held.sort(key=lambda term: term.id)
    return said_of(person, [term for term in held if term.until_on is None or term.until_on >= today])


def corrections_of(transfer: Transfer, *, is_open: bool) -> Select[RecordCorrection]:
    """The corrections of replies in force that are still open, or that were settled, with all about them."""
    settled = RecordCorrection.settlement
    return (
        _of_replies_in_force(transfer)
        .outerjoin(settled)
        .where(CorrectionSettlement.id.is_(None) if is_open else CorrectionSettlement.id.is_not(None))
        .options(contains_eager(settled))
    )


def get_correction(transfer: Transfer, correction_id: int, *, lock: bool = False) -> RecordCorrection:
    """One correction of a reply in force, with its slip, person and settlement. Raises NoSuchSlip."""
    query = (
        _of_replies_in_force(transfer)
        .where(RecordCorrection.id == correction_id)
        .options(
            joinedload(RecordCorrection.settlement),
            contains_eager(RecordCorrection.reply).contains_eager(RecordReply.slip).undefer(RecordSlip.said),
        )
        .execution_options(populate_existing=True)
    )
    if lock:
        query = query.with_for_update(of=RecordCorrection)
    if (found := db.session.scalar(query)) is None:
        raise NoSuchSlip
    return found


def _of_replies_in_force(transfer: Transfer) -> Select[RecordCorrection]:
    loading = contains_eager(RecordCorrection.reply).contains_eager(RecordReply.slip)
    return (
        select(RecordCorrection)
        .join(RecordCorrection.reply)
        .join(RecordReply.slip)
        .join(RecordSlip.person)
        .where(RecordSlip.transfer_id == transfer.id, in_force(), _latest())
        .options(loading.contains_eager(RecordSlip.person))
    )


def in_force(by: date | None = None) -> ColumnElement[bool]:
    """Whether no later reply has taken a reply's place; by the end of a day when given."""
    later = aliased(RecordReply)
    had_come = () if by is None else (later.received_on <= by,)
    return ~(
        select(later.id)
        .where(later.slip_id == RecordReply.slip_id, later.number > RecordReply.number, *had_come)
        .exists()
    )


def _latest() -> ColumnElement[bool]:
    """Whether no later slip went to the same person about the same transfer."""
    later = aliased(RecordSlip)
    return ~(
        select(later.id)
        .where(
            later.person_id == RecordSlip.person_id,
            later.transfer_id == RecordSlip.transfer_id,
            later.issued_on.is_not(None),
            later.id > RecordSlip.id,
        )
        .exists()
    )


def _sent(*where: ColumnElement[bool]) -> Select[RecordSlip]:
    return select(RecordSlip).where(RecordSlip.issued_on.is_not(None), *where)


def _plain(reply: RecordReply) -> Reply:
    return Reply(reply.answer, tuple(_outcome(one) for one in reply.corrections))


def _outcome(correction: RecordCorrection) -> CorrectionOutcome | None:
    return correction.settlement.outcome if correction.settlement else None


def people_asked(transfer: Transfer, person_ids: Collection[int] | None = None) -> Select[Person]:
    """The people in scope, or only these of them, for a page at a time by `StaffEntry.name_key`."""
    in_scope = (
        select(Post.person_id)
        .join(Post.assignments)
        .where(Assignment.transfer_id == transfer.id, Assignment.scope == Scope.IN)
    )
    return (
        select(Person)
        .join(StaffEntry, StaffEntry.person_id == Person.id)
        .where(
            StaffEntry.transfer_id == transfer.id,
            Person.id.in_(in_scope if person_ids is None else person_ids),
        )
    )


def people_with_posts(transfer: Transfer, person_ids: Collection[int]) -> dict[int, Person]:
    """Those people by their key, with the posts that the transfer is about."""
    query = (
        select(Person)
        .join(Person.posts)
        .join(Post.assignments)
        .where(Person.id.in_(person_ids), Assignment.transfer_id == transfer.id)
        .options(contains_eager(Person.posts))
        .execution_options(populate_existing=True)
    )
    return {person.id: person for person in db.session.scalars(query).unique()}
