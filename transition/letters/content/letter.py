"""One letter to one reader, kept as JSON: it makes the same paper again alone."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Any, Self

from transition.i18n.names import Words
from transition.letters.content.announcement import Announcement
from transition.letters.content.close_out import CloseOut
from transition.letters.content.confirmation import Confirmation
from transition.letters.content.correction import Correction
from transition.letters.content.elections import ElectionNotice, ElectionResult, Nomination
from transition.letters.content.information import Regulation13
from transition.letters.content.liability import LiabilityChange, LiabilityNotice
from transition.letters.content.measures import MeasuresLetter
from transition.letters.content.measures_request import MeasuresRequest
from transition.letters.content.objection import Objection
from transition.letters.content.one_to_one import OneToOne
from transition.letters.content.outcome import ConsultationOutcome
from transition.letters.content.parts import NO_WORDS, Addressee, Facts, Letterhead
from transition.letters.content.pension_notice import PensionNotice
from transition.letters.content.record_check import RecordCheck
from transition.letters.content.representation_reply import RepresentationReply
from transition.letters.content.scope_decision import ScopeDecision
from transition.letters.content.staying import Staying
from transition.letters.content.welcome import Welcome
from transition.letters.frozen import freeze, thaw
from transition.rules.letters import Language, LanguageChoice, LetterKind
from transition.rules.wording import Slot

FACTS_OF: Mapping[LetterKind, type[Facts]] = MappingProxyType(
    {
        LetterKind.ANNOUNCEMENT: Announcement,
        LetterKind.REGULATION_13_INFORMATION: Regulation13,
        LetterKind.RECORD_CHECK: RecordCheck,
        LetterKind.CONFIRMATION: Confirmation,
        LetterKind.OBJECTION: Objection,
        LetterKind.MEASURES_REQUEST: MeasuresRequest,
        LetterKind.MEASURES: MeasuresLetter,
        LetterKind.REPRESENTATION_REPLY: RepresentationReply,
        LetterKind.LIABILITY_INFORMATION: LiabilityNotice,
        LetterKind.LIABILITY_CHANGE: LiabilityChange,
        LetterKind.PENSION_NOTICE: PensionNotice,
        LetterKind.CORRECTION: Correction,
        LetterKind.CLOSE_OUT: CloseOut,
        LetterKind.SCOPE_DECISION: ScopeDecision,
        LetterKind.ONE_TO_ONE: OneToOne,
        LetterKind.ELECTION_NOTICE: ElectionNotice,
        LetterKind.NOMINATION: Nomination,
        LetterKind.ELECTION_RESULT: ElectionResult,
        LetterKind.CONSULTATION_OUTCOME: ConsultationOutcome,
        LetterKind.WELCOME: Welcome,
        LetterKind.STAYING: Staying,
    }
)


@dataclass(frozen=True)
class OwnText:
    """What the council itself says in one place of the letter, as it was approved: plain text, never a template."""

    slot: Slot
    words: Words


@dataclass(frozen=True)
class Letter:
    """One letter to one reader: kept as JSON in the database, and never read from anywhere else again.

    `only` is the one language in which it goes out now, where English went ahead of its Welsh; None for what the
    reader chose. `own` are the council's own paragraphs.
    """

    kind: LetterKind
    reference: str
    dated_on: date
    letterhead: Letterhead
    addressee: Addressee
    language: LanguageChoice
    facts: Facts
    is_large_print: bool = False
    own: tuple[OwnText, ...] = ()
    only: Language | None = None

    def own_words(self, slot: str) -> Words:
        """What the council itself says in that place; blank where it says nothing."""
        return next((one.words for one in self.own if one.slot == slot), NO_WORDS)

    @property
    def read_as(self) -> LetterKind:
        """The kind by whose rules it goes out: a correction goes out like what it corrects."""
        return self.facts.of if isinstance(self.facts, Correction) else self.kind

    def to_dict(self) -> dict[str, Any]:
        """The letter as plain JSON values."""
        frozen: dict[str, Any] = freeze(self)
        return frozen

    @classmethod
    def from_dict(cls, frozen: dict[str, Any]) -> Self:
        """The letter that was kept. Raises ValueError for anything that `to_dict` did not write."""
        facts = FACTS_OF.get(LetterKind(frozen["kind"]))
        if facts is None:
            raise ValueError(f"no letter of kind {frozen['kind']}")
        return thaw(cls, frozen, {Facts: facts})
