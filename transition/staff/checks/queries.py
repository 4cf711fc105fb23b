"""Reading slips, replies and corrections: one person's check, what is open, and the share that is confirmed."""

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, func, select
from sqlalchemy.orm import aliased, contains_eager, joinedload, selectinload, undefer

from transition.access.permissions import Viewer
from transition.db import db
from transition.employers.models import Employer
from transition.rules.broken import RuleBroken
from transition.rules.protection import TermCategory
from transition.rules.record_checks import (
    CONFIRMED,
    CheckState,
    CorrectionOutcome,
    HeadingState,
    Reply,
    ReplyAnswer,
    check_state,
    heading_state,
)
from transition.rules.suppression import PublishedRow, publish
from transition.staff.checks.codes import as_kept, is_sound
from transition.staff.checks.headings import is_as_sent, said_of, term_key
from transition.staff.checks.models import CorrectionSettlement, RecordCorrection, RecordReply, RecordSlip
from transition.staff.people.models import Assignment, Person, Post, StaffEntry
from transition.staff.terms.models import Term
from transition.staff.terms.queries import terms_of
from transition.transfers.models import Scope, Transfer
from transition.transfers.queries import visible_to


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
        .where(RecordSlip.transfer_id == transfer.id, _in_force(), _latest())
        .options(loading.contains_eager(RecordSlip.person))
    )


def _in_force() -> ColumnElement[bool]:
    later = aliased(RecordReply)
    return ~(
        select(later.id)
        .where(later.slip_id == RecordReply.slip_id, later.number > RecordReply.number)
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


def people_among(transfer: Transfer, person_ids: Collection[int]) -> Select[Person]:
    """Those people of a transfer's staff list, for a page at a time by `StaffEntry.name_key`."""
    return (
        select(Person)
        .join(StaffEntry, StaffEntry.person_id == Person.id)
        .where(StaffEntry.transfer_id == transfer.id, Person.id.in_(person_ids))
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


@dataclass(frozen=True)
class Share:
    """Of the people in scope of one transfer, how many checks stand how: for the council's own eyes."""

    counts: dict[CheckState, int]

    @property
    def people(self) -> int:
        """Everybody in scope."""
        return sum(self.counts.values())

    @property
    def confirmed(self) -> int:
        """Those whose record is confirmed, as it was sent or with corrections that were made."""
        return sum(self.counts[state] for state in CONFIRMED)

    @property
    def percent(self) -> int | None:
        """The share confirmed in whole percent, never rounded up; None where there is nobody."""
        return 100 * self.confirmed // self.people if self.people else None


def share_published(share: Share) -> PublishedRow | None:
    """The share as it may leave the council: two bands, and nothing for a cohort under 5."""
    open_count = share.people - share.confirmed
    return publish({"confirmed": share.confirmed, "not_confirmed": open_count}, share.people)


def share_by_council(
    transfer: Transfer, viewer: Viewer, today: date
) -> list[tuple[Employer, PublishedRow | None]]:
    """The share confirmed of each council whose transfer of the same programme the viewer may see, in name order."""
    query = (
        visible_to(viewer)
        .where(Transfer.programme_id == transfer.programme_id)
        .options(joinedload(Transfer.outgoing_employer))
    )
    seen = list(db.session.scalars(query))
    found = shares(seen, today)
    pairs = [(one.outgoing_employer, share_published(found[one.id])) for one in seen]
    return sorted(pairs, key=lambda pair: pair[0].name)


def shares(transfers: Collection[Transfer], today: date) -> dict[int, Share]:
    """The share confirmed in each of these transfers, by its key: three queries, however many there are."""
    ids = [transfer.id for transfer in transfers]
    states: dict[int, Counter[CheckState]] = {transfer_id: Counter() for transfer_id in ids}
    for transfer_id, _person_id, state in states_of(ids, today):
        states[transfer_id][state] += 1
    return {
        transfer_id: Share({state: found[state] for state in CheckState})
        for transfer_id, found in states.items()
    }


def states_of(transfer_ids: Collection[int], today: date) -> list[tuple[int, int, CheckState]]:
    """How the check of each person in scope stands: (transfer, person, state)."""
    people = (
        select(Assignment.transfer_id, Post.person_id)
        .join(Assignment.post)
        .where(Assignment.transfer_id.in_(transfer_ids), Assignment.scope == Scope.IN)
        .distinct()
    )
    slips = {
        (row[0], row[1]): (row[2], row[3])
        for row in db.session.execute(
            select(RecordSlip.transfer_id, RecordSlip.person_id, RecordSlip.id, RecordSlip.reply_by)
            .where(RecordSlip.transfer_id.in_(transfer_ids), RecordSlip.issued_on.is_not(None))
            .order_by(RecordSlip.id)
        )
    }
    replies = _replies_in(transfer_ids)
    found = []
    for transfer_id, person_id in db.session.execute(people):
        slip_id, reply_by = slips.get((transfer_id, person_id), (None, None))
        state = check_state(slip_id is not None, reply_by, replies.get(slip_id or 0), today)
        found.append((transfer_id, person_id, state))
    return found


def _replies_in(transfer_ids: Collection[int]) -> dict[int, Reply]:
    """The reply in force to each slip of these transfers."""
    query = (
        select(
            RecordReply.slip_id,
            RecordReply.answer,
            func.count(RecordCorrection.id),
            func.count(CorrectionSettlement.id),
            func.count().filter(CorrectionSettlement.outcome == CorrectionOutcome.NOT_ACCEPTED),
        )
        .join(RecordReply.slip)
        .outerjoin(RecordReply.corrections)
        .outerjoin(RecordCorrection.settlement)
        .where(RecordSlip.transfer_id.in_(transfer_ids), _in_force())
        .group_by(RecordReply.slip_id, RecordReply.answer)
    )
    return {
        slip_id: _counted(answer, corrections, settled, refused)
        for slip_id, answer, corrections, settled, refused in db.session.execute(query)
    }


def _counted(answer: ReplyAnswer, corrections: int, settled: int, refused: int) -> Reply:
    return Reply(
        answer,
        (None,) * (corrections - settled)
        + (CorrectionOutcome.NOT_ACCEPTED,) * refused
        + (CorrectionOutcome.CORRECTED,) * (settled - refused),
    )
