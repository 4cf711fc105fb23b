"""What each letter says, as frozen facts: no database, no wording. They make it again alone."""

from transition.letters.content.announcement import Announcement
from transition.letters.content.confirmation import Confirmation
from transition.letters.content.elections import (
    CandidateResult,
    ElectionFacts,
    ElectionNotice,
    ElectionResult,
    Nomination,
)
from transition.letters.content.information import Regulation13
from transition.letters.content.letter import FACTS_OF, Letter
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
from transition.letters.content.record_check import RecordCheck
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
    "Confirmation",
    "ConsultationOutcome",
    "Contact",
    "ElectionFacts",
    "ElectionNotice",
    "ElectionResult",
    "Facts",
    "Letter",
    "Letterhead",
    "Measure",
    "Meeting",
    "Nomination",
    "Objection",
    "OneToOne",
    "PostDecision",
    "RecordCheck",
    "Regulation13",
    "Representative",
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
