"""How measures were worded: each later version, and each change of a final wording with what it was made for."""

from collections.abc import Iterable

from flask_babel import gettext as _
from sqlalchemy import select

from transition.consultation.measures.labels import VERSIONS
from transition.consultation.measures.models import Measure, MeasureVersion
from transition.consultation.representations.models import Representation, WordingChange
from transition.db import db
from transition.reports.bundles.asked import Asked, line
from transition.reports.bundles.entries import Cell, Entry, Section
from transition.reports.bundles.sources.representations import may_quote
from transition.rules.measures import VersionKind

# What else a version can be has an entry of its own: the measure, its withdrawal, the change of its wording.
_TOLD = (VersionKind.REWORDED, VersionKind.DAY_CORRECTED)


def versions(asked: Asked) -> Iterable[Entry]:
    """Each wording that followed the first, on the day it was made known."""
    query = (
        select(MeasureVersion)
        .join(Measure, Measure.id == MeasureVersion.measure_id)
        .where(Measure.transfer_id == asked.transfer.id, MeasureVersion.kind.in_(_TOLD))
        .order_by(MeasureVersion.measure_id, MeasureVersion.number)
    )
    for one in db.session.scalars(query):
        yield Entry(
            f"measure_version:{one.id}",
            Section.MEASURES,
            one.known_on,
            Cell(_("Measure worded anew: %(title)s", title=asked.own(one, "title").text)),
            facts=(
                line(_("What happened"), str(VERSIONS[one.kind])),
                line(_("Measure"), Cell(_("See the measure"), entry=f"measure:{one.measure_id}")),
                line(_("From when"), one.takes_effect_on),
                asked.by(one.written_by_id),
            ),
            texts=(
                asked.text(_("What changes"), one, "text"),
                asked.text(_("Who is affected"), one, "affected"),
                asked.text(_("Effect"), one, "effect"),
                asked.text(_("What softens it"), one, "mitigation"),
            ),
        )


def final_wordings(asked: Asked) -> Iterable[Entry]:
    """Each change of a final wording: the words before and after, and the representation because of which."""
    query = (
        select(WordingChange, Measure, Representation)
        .join(Measure, Measure.id == WordingChange.measure_id)
        .outerjoin(Representation, Representation.id == WordingChange.representation_id)
        .where(Measure.transfer_id == asked.transfer.id)
        .order_by(WordingChange.id)
    )
    for change, measure, said in db.session.execute(query):
        yield Entry(
            f"wording_change:{change.id}",
            Section.MEASURES,
            change.changed_on,
            Cell(_("Final wording of a measure: %(title)s", title=asked.own(measure, "title").text)),
            facts=(
                line(_("Measure"), Cell(_("See the measure"), entry=f"measure:{measure.id}")),
                line(_("Because of"), _because_of(asked, said)),
                asked.by(change.changed_by_id),
            ),
            texts=(
                asked.text(_("Before"), change, "before"),
                asked.text(_("After"), change, "after"),
            ),
        )


def _because_of(asked: Asked, said: Representation | None) -> Cell | str:
    """The representation, where this bundle tells of it: one of the same file, and that may be quoted."""
    is_here = said is not None and asked.consultation is not None
    if said is None or not is_here or said.consultation_id != (asked.consultation and asked.consultation.id):
        return ""
    if not may_quote(asked, said):
        return str(_("A representation of another union"))
    return Cell(_("See the representation"), entry=f"representation:{said.id}")
