"""How many letters reached their readers by the end of a day: the one count behind every page, report and bundle."""

from collections import Counter
from datetime import date
from typing import TypeVar

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import InstrumentedAttribute

from transition.clock import bank_holidays
from transition.db import db
from transition.letters.history import PLACE, holds
from transition.letters.models import Batch, Letter, PostClass, ServiceKind, ServiceRecord, Way
from transition.rules.proof import PROVED, SENDING, Happened, Post, Proof, ServiceStep, service_of

Key = TypeVar("Key")
_SENDING = [ServiceKind(one.value) for one in SENDING]


def proofs_by(
    key: InstrumentedAttribute[Key], *which: ColumnElement[bool], as_at: date
) -> dict[Key, Counter[Proof]]:
    """How far the service of these letters was proved at the end of a day, for each value of a column of theirs.

    `which` tells which letters; of those that were neither sent nor returned by then nothing is counted. One query,
    with a row for each way, class and day, however many letters there are.
    """
    last = (
        select(func.max(PLACE))
        .join(Letter, Letter.id == ServiceRecord.letter_id)
        .join(Batch, Batch.id == Letter.batch_id)
        .where(*which, ServiceRecord.kind.in_(_SENDING), ServiceRecord.happened_on <= as_at, holds())
        .group_by(ServiceRecord.letter_id)
    )
    step = (
        ServiceRecord.kind,
        ServiceRecord.happened_on,
        ServiceRecord.post_class,
        ServiceRecord.again_by,
    )
    query = (
        select(key, func.count(), *step)
        .select_from(ServiceRecord)
        .join(Letter, Letter.id == ServiceRecord.letter_id)
        .join(Batch, Batch.id == Letter.batch_id)
        .where(PLACE.in_(last), holds())
        .group_by(key, *step)
    )
    found: dict[Key, Counter[Proof]] = {}
    holidays = bank_holidays()
    for value, count, kind, on, post, again in db.session.execute(query):
        proof = service_of([step_of(kind, on, post, again)], holidays, as_at).proof
        found.setdefault(value, Counter())[proof] += count
    return found


def step_of(
    kind: ServiceKind, happened_on: date, post_class: PostClass | None, again_by: Way | None
) -> ServiceStep:
    """One row of a letter's record of service as the rules read it."""
    return ServiceStep(
        Happened(kind.value),
        happened_on,
        Post(post_class.value) if post_class else None,
        Happened(again_by.value) if again_by else None,
    )


def served_of(proofs: Counter[Proof]) -> int:
    """How many of them are served: handed over, e-mailed, or posted and expected by then, and not returned."""
    return sum(proofs[one] for one in PROVED)
