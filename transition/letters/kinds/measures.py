"""Measures, or that there are none: from the new employer to whoever receives letters at the outgoing one."""

import hashlib
import json
from typing import Any

from transition.consultation.measures.queries import latest_none, measures_of, requests_of
from transition.letters.content import MeasuresLetter
from transition.letters.frozen import freeze
from transition.letters.kinds import parts
from transition.letters.kinds.organisations import other_employer
from transition.letters.kinds.readers import Occasion, Reader, Writer
from transition.letters.queries import written_to
from transition.letters.sources import Sources
from transition.rules.letters import LetterKind


def _readers(sources: Sources) -> list[Reader]:
    """The outgoing employer, anew whenever what is envisaged has changed."""
    other = other_employer(sources)
    return [Reader(other, f"measures-{digest_of(sources)}")] if other else []


def digest_of(sources: Sources) -> str:
    """What tells one statement of measures from another, those that were withdrawn among them."""
    own = [
        one
        for one in measures_of(sources.transfer, with_withdrawn=True)
        if one.employer_id == sources.employer.id
    ]
    held = [[one.id, one.withdrawn_on is not None] for one in own]
    said = freeze(parts.measures_of(sources, sources.employer.id))
    return hashlib.sha256(json.dumps([held, said]).encode()).hexdigest()[:12]


def _facts(sources: Sources, reader: Reader, _occasion: Occasion) -> MeasuresLetter:
    transfer, employer = sources.transfer, sources.employer
    measures = parts.measures_of(sources, employer.id)
    none, asked = latest_none(transfer, employer.id), requests_of(transfer)
    done = written_to(transfer, employer, LetterKind.MEASURES)
    return MeasuresLetter(
        transfer=parts.transfer_part(sources),
        measures=measures,
        stated_none_on=none.stated_on if none and not measures else None,
        asked_on=asked[-1].asked_on if asked else None,
        replaces_earlier=any(key == reader.key[0] and about != reader.about for key, about in done),
    )


def says_the_same(frozen: Any, sources: Sources) -> bool:
    """Whether a letter of measures, as it was frozen, says what the records say now."""
    return bool(frozen["facts"]["measures"] == freeze(parts.measures_of(sources, sources.employer.id)))


WRITER = Writer(LetterKind.MEASURES, readers=_readers, facts=_facts, nameless=lambda facts, _specimen: facts)
