"""Access and facilities that representatives asked for under reg 13(8), and what they were answered."""

from collections.abc import Iterable

from flask_babel import gettext as _

from transition.consultation.facilities.models import FacilityRequest
from transition.consultation.facilities.queries import facilities_of
from transition.consultation.labels import FACILITIES
from transition.reports.bundles.asked import Asked, line
from transition.reports.bundles.entries import Cell, Entry, Section, Text


def facilities(asked: Asked) -> Iterable[Entry]:
    """Each request on the day it was made, with its answer; a bundle for one union tells of its own."""
    made_for = asked.recognitions.get(asked.bundle.recognition_id or 0)
    for one in facilities_of(asked.consultation) if asked.consultation else []:
        if made_for is None or one.recognition.union_id == made_for.union_id:
            yield _asked_for(asked, one)


def _asked_for(asked: Asked, one: FacilityRequest) -> Entry:
    return Entry(
        f"facility_request:{one.id}",
        Section.REPRESENTATIONS,
        one.asked_on,
        Cell(_("Access or facilities asked for: %(union)s", union=asked.union(one.recognition_id))),
        facts=(
            line(_("What"), str(FACILITIES[one.kind])),
            line(_("Given on"), one.given_on),
            line(_("Refused on"), one.refused_on),
            asked.by(one.recorded_by_id),
        ),
        texts=(Text(_("What was asked for"), Cell(one.what)), Text(_("Reason"), Cell(one.reason))),
    )
