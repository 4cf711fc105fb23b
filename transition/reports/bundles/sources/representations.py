"""Representations with their replies, reasons and what changed because of them."""

from collections.abc import Iterable

from flask_babel import gettext as _

from transition.consultation.labels import OUTCOMES
from transition.consultation.representations.models import Representation
from transition.consultation.representations.queries import representations_of
from transition.reports.bundles.asked import Asked, line
from transition.reports.bundles.entries import Cell, Entry, Section, Text


def may_quote(asked: Asked, one: Representation) -> bool:
    """Whether a representation's words are given: a bundle for one union gives its own, of others the numbers."""
    made_for = asked.recognitions.get(asked.bundle.recognition_id or 0)
    return made_for is None or one.recognition.union_id == made_for.union_id


def representations(asked: Asked) -> Iterable[Entry]:
    """Each representation on the day that it came, each reply on the day that it went."""
    others = 0
    for one in representations_of(asked.consultation) if asked.consultation else []:
        if not may_quote(asked, one):
            others += 1
            continue
        yield _received(asked, one)
        if one.replied_on:
            yield _replied(asked, one)
    if others:
        yield Entry(
            "representations:others",
            Section.REPRESENTATIONS,
            None,
            Cell(_("Representations of other unions")),
            facts=(line(_("How many were received"), others),),
        )


def _received(asked: Asked, one: Representation) -> Entry:
    measure = Cell(_("See the measure"), entry=f"measure:{one.measure_id}") if one.measure_id else ""
    return Entry(
        f"representation:{one.id}",
        Section.REPRESENTATIONS,
        one.received_on,
        Cell(_("Representation received: %(union)s", union=asked.union(one.recognition_id))),
        facts=(
            line(_("About"), asked.own(one, "theme")),
            line(_("Measure"), measure),
            line(_("Reply owed by"), one.reply_due_on),
            line(_("Reply given on"), one.replied_on),
            asked.by(one.recorded_by_id),
        ),
        texts=(Text(_("What was said"), Cell(one.text)),),
    )


def _replied(asked: Asked, one: Representation) -> Entry:
    return Entry(
        f"representation:{one.id}:reply",
        Section.REPRESENTATIONS,
        one.replied_on,
        Cell(_("Reply to a representation: %(union)s", union=asked.union(one.recognition_id))),
        facts=(
            line(_("Representation"), Cell(_("See the representation"), entry=f"representation:{one.id}")),
            line(_("Outcome"), str(OUTCOMES[one.outcome]) if one.outcome else ""),
        ),
        texts=(
            Text(_("Reply"), Cell(one.reply)),
            Text(_("Reasons"), Cell(one.reasons)),
            Text(_("What changed because of it"), Cell(one.what_changed)),
        ),
    )
