"""Keeping that a letter was made in another format by hand, and how it reached its reader."""

from dataclasses import dataclass
from datetime import date

from transition.access.permissions import Viewer
from transition.audit.record import record
from transition.clock import now
from transition.db import db
from transition.letters.agreements.queries import agreed_to_letters
from transition.letters.formats.models import FormatMade
from transition.letters.formats.queries import made_of
from transition.letters.models import Batch, Letter, PostClass, Way
from transition.rules.broken import RuleBroken


@dataclass(frozen=True)
class Made:
    """Who made it and when, and how and when it was served."""

    made_by: str
    made_on: date
    way: Way
    served_on: date
    post_class: PostClass | None = None
    note: str = ""


def record_format(batch: Batch, letter: Letter, made: Made, *, by: Viewer, today: date) -> FormatMade:
    """Keep that the other format of an issued letter was made and served; the same again does nothing more.

    A mistake is put right by recording it anew: the last record holds, and the earlier ones stay.
    RuleBroken `not_issued`, `no_other_format`, `in_the_future`, `before_issue`, `served_before_made`,
    `post_class_needed`, `agreement_needed`.
    """
    if batch.issued_on is None or letter.rendered_at is None:
        raise RuleBroken("not_issued")
    if letter.other_format is None:
        raise RuleBroken("no_other_format")
    _check_days(made, batch.issued_on, today)
    if made.way is Way.POSTED and made.post_class is None:
        raise RuleBroken("post_class_needed", "post_class")
    agreed = None
    if made.way is Way.EMAILED:
        agreed = agreed_to_letters([letter], batch.transfer_id, made.served_on).get(letter.id)
        if agreed is None:
            raise RuleBroken("agreement_needed", "way")
    row = FormatMade(
        letter_id=letter.id, format=letter.other_format, made_by=made.made_by, made_on=made.made_on, way=made.way,
        post_class=made.post_class if made.way is Way.POSTED else None, agreement_id=agreed.id if agreed else None,
        served_on=made.served_on, note=made.note, recorded_by_id=by.account_id, recorded_at=now(),
    )  # fmt: skip
    if (held := made_of(letter)) and _is_same(held[0], row):
        return held[0]
    db.session.add(row)
    db.session.flush()
    record(
        "letter.format_made", by=by, subject=letter, transfer_id=batch.transfer_id, format=row.format.value,
        made_on=row.made_on.isoformat(), served_on=row.served_on.isoformat(), way=row.way.value,
    )  # fmt: skip
    return row


def _check_days(made: Made, issued_on: date, today: date) -> None:
    for name in ("made_on", "served_on"):
        if getattr(made, name) > today:
            raise RuleBroken("in_the_future", name)
    if made.made_on < issued_on:
        raise RuleBroken("before_issue", "made_on", {"issued_on": issued_on})
    if made.served_on < made.made_on:
        raise RuleBroken("served_before_made", "served_on")


def _is_same(one: FormatMade, other: FormatMade) -> bool:
    told = ("format", "made_by", "made_on", "way", "post_class", "agreement_id", "served_on", "note")
    return all(getattr(one, name) == getattr(other, name) for name in told)
