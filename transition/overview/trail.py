"""Who may read which events of the trail: the table's line on the trail, and nothing about what is closed to them."""

from collections.abc import Iterable
from typing import Final, NamedTuple

from sqlalchemy import ColumnElement, Select, and_, false, or_, select

from transition.access.permissions import (
    Appointment,
    Condition,
    Needs,
    Post,
    Side,
    Thing,
    Verb,
    Viewer,
    conditions,
)
from transition.accounts.models import AppointmentRecord
from transition.audit.models import AuditChain, AuditEvent
from transition.db import db
from transition.transfers.models import Transfer
from transition.transfers.queries import posts_towards, visible_to

# What an event is about, by the first part of its name. An event that is not here is shown to nobody.
THINGS: Final[dict[str, Thing]] = {
    "transfer": Thing.TRANSFER,
    "legal_basis": Thing.LEGAL_BASIS,
    "team": Thing.SCOPE,
    "risk": Thing.SCOPE,
    "new_post": Thing.SCOPE,
    "decision": Thing.DECISIONS,
    "release": Thing.LIABILITY_INFORMATION,
    "information": Thing.ORGANISATION_LETTERS,
    "milestone": Thing.TIMELINE,
    "timeline": Thing.TIMELINE,
    "staff": Thing.STAFF,
    "term": Thing.STAFF_DETAILS,
    "term_change": Thing.STAFF_DETAILS,
    "term_step": Thing.STAFF_DETAILS,
    "offer": Thing.STAFF_DETAILS,
    "snapshot": Thing.STAFF_DETAILS,
    "new_term": Thing.TERMS_BY_CATEGORY,
    "comparison": Thing.STAFF_DETAILS,
    "record_check": Thing.STAFF_DETAILS,
    "case": Thing.CASES,
    "import": Thing.IMPORT,
    "cost_line": Thing.MONEY,
    "published_figure": Thing.MONEY,
    "consultation": Thing.MEETINGS,
    "staff_description": Thing.MEETINGS,
    "representative": Thing.MEETINGS,
    "election": Thing.MEETINGS,
    "measure": Thing.MEASURES,
    "measures": Thing.MEASURES,
    "meeting": Thing.MEETINGS,
    "minutes": Thing.MEETINGS,
    "meeting_action": Thing.MEETINGS,
    "facility": Thing.MEETINGS,
    "question": Thing.MEETINGS,
    "quick_record": Thing.MEETINGS,
    "representation": Thing.REPRESENTATIONS,
    "one_to_one": Thing.ONE_TO_ONES,
    "objection": Thing.OBJECTIONS,
    "claim": Thing.CASES,
    "arrival": Thing.STAFF_DETAILS,
    "review": Thing.MEETINGS,
    "batch": Thing.STAFF_LETTERS,
    "letter": Thing.STAFF_LETTERS,
    "letters": Thing.STAFF_LETTERS,
    "letter_settings": Thing.STAFF_LETTERS,
    "email_agreement": Thing.STAFF_LETTERS,
    "approval_deputy": Thing.STAFF_LETTERS,
    "letter_wording": Thing.STAFF_LETTERS,
    "letter_text": Thing.STAFF_LETTERS,
    "letter_crest": Thing.STAFF_LETTERS,
    "correspondent": Thing.STAFF_LETTERS,
    "liability": Thing.LIABILITY_INFORMATION,
    "report": Thing.REPORT_PART_1,
    "paper": Thing.REPORT_PART_1,
    "bundle": Thing.EVIDENCE_BUNDLE,
    "reminder": Thing.TASKS,
    "digest": Thing.TASKS,
    "outbox": Thing.ACCOUNTS,
    "calendar": Thing.TASKS,
}

_TRAIL = Needs(Thing.TRAIL, Verb.READ)
_WHOLE = frozenset({Condition.ALWAYS, Condition.OWN})


def events_of(transfer: Transfer, viewer: Viewer) -> Select[AuditEvent]:
    """The events of one transfer that the viewer may read, in no order."""
    chain = select(AuditChain.id).where(AuditChain.transfer_id == transfer.id)
    posts = posts_towards(transfer, viewer)
    return select(AuditEvent).where(
        AuditEvent.chain_id.in_(chain),
        or_(false(), *(_readable(post, _employer(post, transfer)) for post in posts)),
    )


# What the system does by itself after a person did something: the person's own act is told, this is not.
_FOLLOWS = ("letter.rendered", "report.rendered", "digest.queued", "digest.sent")
# How many events are read for each line told, as a run of the same by one person is one line.
_FOR_EACH = 10


class Told(NamedTuple):
    """The last of a run of events that are the same, by one person, about one transfer; and how many they are."""

    event: AuditEvent
    transfer_id: int
    times: int


def latest_told(viewer: Viewer, most: int) -> list[Told]:
    """What people did lately in all the transfers that the viewer may see, the latest first; one query."""
    reach = (_within(held, side) for held in viewer.appointments for side in Side)
    query = (
        select(AuditEvent, Transfer.id)
        .join(AuditChain, AuditChain.id == AuditEvent.chain_id)
        .join(Transfer, Transfer.id == AuditChain.transfer_id)
        .where(
            Transfer.id.in_(visible_to(viewer).with_only_columns(Transfer.id)),
            AuditEvent.name.not_in(_FOLLOWS),
            or_(false(), *reach),
        )
        .order_by(AuditEvent.id.desc())
        .limit(most * _FOR_EACH)
    )
    told: list[Told] = []
    for event, transfer_id in db.session.execute(query):
        last = told[-1] if told else None
        if last and (last.event.name, last.event.account_id, last.transfer_id) == (
            event.name,
            event.account_id,
            transfer_id,
        ):
            told[-1] = last._replace(times=last.times + 1)
        elif len(told) == most:
            break
        else:
            told.append(Told(event, transfer_id, 1))
    return told


def subjects_open_to(post: Post) -> frozenset[str]:
    """What someone in this post may read about: closed or narrowed things leave no trace in their trail."""
    return frozenset(
        subject for subject, thing in THINGS.items() if conditions({post}, Needs(thing, Verb.READ)) & _WHOLE
    )


def _within(held: Appointment, side: Side) -> ColumnElement[bool]:
    """The transfers towards which this appointment stands on that side, and what it may read of them there."""
    match side, held:
        case Side.OUTGOING, Appointment(employer_id=int() as employer):
            where = Transfer.outgoing_employer_id == employer
        case Side.INCOMING, Appointment(employer_id=int() as employer):
            where = Transfer.incoming_employer_id == employer
        case Side.PROGRAMME, Appointment(programme_id=int() as programme):
            where = Transfer.programme_id == programme
        case _:
            return false()
    return and_(where, _readable(Post(held.role, side), held.employer_id))


def _readable(post: Post, employer_id: int | None) -> ColumnElement[bool]:
    """Everything that is open to this post; for the host, what its own people did."""
    held = conditions({post}, _TRAIL)
    if not held & _WHOLE:
        return false()
    about = _about(subjects_open_to(post))
    if Condition.ALWAYS in held or post.side is not Side.INCOMING:
        return about
    own = select(AppointmentRecord.account_id).where(AppointmentRecord.employer_id == employer_id)
    return and_(about, AuditEvent.account_id.in_(own))


def _about(subjects: Iterable[str]) -> ColumnElement[bool]:
    return or_(
        false(), *(AuditEvent.name.startswith(f"{subject}.", autoescape=True) for subject in sorted(subjects))
    )


def _employer(post: Post, transfer: Transfer) -> int | None:
    return transfer.incoming_employer_id if post.side is Side.INCOMING else transfer.outgoing_employer_id
