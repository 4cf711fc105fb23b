"""What each letter says, as frozen facts: no database, no wording. They make it again alone."""

from transition.letters.content.announcement import Announcement
from transition.letters.content.close_out import CloseOut, Promised, ReviewDue, ReviewHeld
from transition.letters.content.confirmation import Confirmation
from transition.letters.content.correction import Correction
from transition.letters.content.elections import (
    CandidateResult,
    ElectionFacts,
    ElectionNotice,
    ElectionResult,
    Nomination,
)
from transition.letters.content.information import Regulation13
from transition.letters.content.letter import FACTS_OF, Letter, OwnText
from transition.letters.content.liability import LiabilityChange, LiabilityNotice
from transition.letters.content.measures import MeasuresLetter
from transition.letters.content.measures_request import MeasuresRequest, PostCount
from transition.letters.content.objection import Objection
from transition.letters.content.one_to_one import OneToOne
from transition.letters.content.outcome import Answered, Asked, ConsultationOutcome
from transition.letters.content.parts import (
    NO_WORDS,
    Addressee,
    AgencyWorkers,
    Answer,
    Away,
    AwayKind,
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
from transition.letters.content.scope_decision import PostDecision, ScopeDecision
from transition.letters.content.staying import Staying
from transition.letters.content.welcome import Welcome

__all__ = [
    "FACTS_OF",
    "NO_WORDS",
    "Addressee",
    "AgencyWorkers",
    "Announcement",
    "Answer",
    "Answered",
    "Asked",
    "Away",
    "AwayKind",
    "CandidateResult",
    "CloseOut",
    "Confirmation",
    "ConsultationOutcome",
    "Contact",
    "Correction",
    "ElectionFacts",
    "ElectionNotice",
    "ElectionResult",
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
    "Nomination",
    "Objection",
    "OneToOne",
    "OwnText",
    "PensionNotice",
    "PostCount",
    "PostDecision",
    "Promised",
    "RecordCheck",
    "Regulation13",
    "RepresentationReply",
    "Representative",
    "ReviewDue",
    "ReviewHeld",
    "Row",
    "Scope",
    "ScopeDecision",
    "Section",
    "ServiceDates",
    "Signatory",
    "Staying",
    "Transfer",
    "Welcome",
]
