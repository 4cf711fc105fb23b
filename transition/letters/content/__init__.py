"""What each letter says, as frozen facts: no database, no wording. They make it again alone."""

from transition.letters.content.announcement import Announcement
from transition.letters.content.close_out import CloseOut, Promised, ReviewDue, ReviewHeld
from transition.letters.content.confirmation import Confirmation
from transition.letters.content.correction import Correction
from transition.letters.content.information import Regulation13
from transition.letters.content.letter import FACTS_OF, Letter, OwnText
from transition.letters.content.liability import LiabilityChange, LiabilityNotice
from transition.letters.content.measures import MeasuresLetter
from transition.letters.content.measures_request import MeasuresRequest, PostCount
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
from transition.letters.content.pension_notice import Member, PensionNotice
from transition.letters.content.record_check import RecordCheck
from transition.letters.content.representation_reply import NewWording, RepresentationReply

__all__ = [
    "FACTS_OF",
    "NO_WORDS",
    "Addressee",
    "AgencyWorkers",
    "Announcement",
    "Answer",
    "CloseOut",
    "Confirmation",
    "Contact",
    "Correction",
    "Facts",
    "Letter",
    "Letterhead",
    "LiabilityChange",
    "LiabilityNotice",
    "Measure",
    "MeasuresLetter",
    "MeasuresRequest",
    "Meeting",
    "Member",
    "NewWording",
    "Objection",
    "OwnText",
    "PensionNotice",
    "PostCount",
    "Promised",
    "RecordCheck",
    "Regulation13",
    "RepresentationReply",
    "Representative",
    "ReviewDue",
    "ReviewHeld",
    "Row",
    "Scope",
    "Section",
    "ServiceDates",
    "Signatory",
    "Transfer",
]
