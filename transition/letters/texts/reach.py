"""Whose texts somebody may translate or check: those of their own employer's letters, and nothing of its staff."""

import re
from datetime import date
from typing import NamedTuple

from sqlalchemy import or_, select

from transition.access.permissions import Condition, Needs, Role, Thing, Verb, Viewer, conditions
from transition.db import db
from transition.employers.models import Employer
from transition.letters.kinds import kinds_of
from transition.letters.texts.catalogue import Text, text_called
from transition.letters.texts.checks import Line, lines_of
from transition.transfers.models import Transfer
from transition.transfers.queries import NotVisible, posts_towards, visible_to

_REF = re.compile(r"([1-9][0-9]{0,8})-([1-9][0-9]{0,8})-([A-Za-z0-9_.]{3,100})", re.ASCII)


class Place(NamedTuple):
    """One employer's letters about one transfer."""

    transfer: Transfer
    employer: Employer


def places_of(viewer: Viewer) -> list[Place]:
    """The letters whose texts someone may translate or check today, the transfers that come first on top.

    A translator stands towards no transfer: what they see of it are the words of their employer's letters.
    """
    found: dict[tuple[int, int], Place] = {}
    homes = {
        one.employer_id for one in viewer.appointments if one.role is Role.TRANSLATOR and one.employer_id
    }
    if homes:
        query = select(Transfer).where(
            or_(Transfer.outgoing_employer_id.in_(homes), Transfer.incoming_employer_id.in_(homes))
        )
        for transfer in db.session.scalars(query):
            found |= {
                (transfer.id, one.id): Place(transfer, one) for one in _sides(transfer) if one.id in homes
            }
    for transfer in db.session.scalars(visible_to(viewer)):
        found |= {(transfer.id, one.id): Place(transfer, one) for one in _written_for(transfer, viewer)}
    return sorted(
        found.values(), key=lambda one: (one.transfer.transfer_on, one.transfer.id, one.employer.id)
    )


def _sides(transfer: Transfer) -> list[Employer]:
    return [one for one in (transfer.outgoing_employer, transfer.incoming_employer) if one is not None]


def _written_for(transfer: Transfer, viewer: Viewer) -> list[Employer]:
    """The employers at which somebody of HR may give Welsh; theirs alone."""
    held = conditions(posts_towards(transfer, viewer), Needs(Thing.WELSH_TEXTS, Verb.WRITE))
    if Condition.OWN not in held:
        return []
    own = {
        one.employer_id for one in viewer.appointments if one.role in {Role.HR_OFFICER, Role.HR_CASEWORKER}
    }
    return [one for one in _sides(transfer) if one.id in own]


def get_text(ref: str, viewer: Viewer) -> Text:
    """The text that an address names, when it is one of the viewer's. Raises NotVisible."""
    named = _REF.fullmatch(ref)
    if named is None:
        raise NotVisible
    for place in places_of(viewer):
        if (place.transfer.id, place.employer.id) == (int(named[1]), int(named[2])):
            text = text_called(place.transfer, place.employer, named[3])
            if text is not None:
                return text
    raise NotVisible


def queue_of(viewer: Viewer, today: date) -> list[Line]:
    """Every text that someone may translate or check, those that are due first on top."""
    found = [
        line
        for place in places_of(viewer)
        for line in lines_of(place.transfer, place.employer, kinds_of(place.transfer, place.employer), today)
    ]
    return sorted(found, key=lambda one: (not one.waits, one.due_on or date.max, one.text.ref))
