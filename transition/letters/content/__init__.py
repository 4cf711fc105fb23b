"""What each letter says, as frozen facts: no database, no wording. They make it again alone."""

from transition.letters.content.announcement import Announcement
from transition.letters.content.confirmation import Confirmation
from transition.letters.content.information import Regulation13
from transition.letters.content.letter import FACTS_OF, Letter, OwnText
from transition.letters.content.objection import Objection
from transition.letters.content.parts import (
    NO_WORDS,
    Addressee,
    AgencyWorkers,
    Answer,
    Contact,
    Facts,
    Letterhead,
    Measure,
    Meeting,
    Representative,
    Row,
    Scope,
    Section,
    ServiceDates,
    Signatory,
    Transfer,
)
from transition.letters.content.record_check import RecordCheck

__all__ = [
    "FACTS_OF",
    "NO_WORDS",
    "Addressee",
    "AgencyWorkers",
    "Announcement",
    "Answer",
    "Confirmation",
    "Contact",
    "Facts",
    "Letter",
    "Letterhead",
    "Measure",
    "Meeting",
    "Objection",
    "OwnText",
    "RecordCheck",
    "Regulation13",
    "Representative",
    "Row",
    "Scope",
    "Section",
    "ServiceDates",
    "Signatory",
    "Transfer",
]
