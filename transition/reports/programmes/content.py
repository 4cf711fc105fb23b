"""A programme's status report as frozen plain facts: what each council published, and how its own items stand; pure."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from transition.i18n.names import Words
from transition.reports.content import NO_WORDS, Change, Report
from transition.reports.transfer_facts import Override
from transition.rules.programmes import PhaseState, Progress
from transition.rules.standing import Status
from transition.transfers.models import ProgrammeItemKind


@dataclass(frozen=True)
class CouncilFact:
    """A council of the programme and the Part 1 that it had issued; nothing else is known of it here.

    `part_number` is 0 and `report` None while it has issued none: then its name is all that is said.
    """

    council: Words
    part_number: int = 0
    part_issued_on: date | None = None
    part_digest: str = ""
    report: Report | None = None


@dataclass(frozen=True)
class ItemFact:
    """A phase, an area of development or an expected benefit, and the last published word on its progress.

    `phase` is the state of a phase, `progress` that of anything else. `is_said_hidden` says that something was said and
    nothing of it is published, so that neither it nor a state that rests on it is here.
    """

    kind: ProgrammeItemKind
    key: int
    name: Words
    is_published: bool
    phase: PhaseState | None = None
    progress: Progress | None = None
    begins_on: date | None = None
    ends_on: date | None = None
    began_on: date | None = None
    ended_on: date | None = None
    owner: Words = NO_WORDS
    measure: Words = NO_WORDS
    baseline: Words = NO_WORDS
    target: Words = NO_WORDS
    said_on: date | None = None
    said: Words = NO_WORDS
    is_said_published: bool = False
    reason: Words = NO_WORDS
    evidence: Words = NO_WORDS
    evidence_on: date | None = None
    evidence_source: str = ""
    is_said_hidden: bool = False

    @property
    def state(self) -> PhaseState | Progress | None:
        """How it stands, whichever kind it is; None where that is not published."""
        return self.phase or self.progress


class ChangeKind(StrEnum):
    """What may differ from the programme's report before."""

    STATUS = "STATUS"
    FIRST_PART_1 = "FIRST_PART_1"
    OF_COUNCIL = "OF_COUNCIL"
    ITEM_ADDED = "ITEM_ADDED"
    ITEM_STATE = "ITEM_STATE"


@dataclass(frozen=True)
class ProgrammeChange:
    """One difference from the report before: of the programme, of one council, or of one item."""

    kind: ChangeKind
    about: Words = NO_WORDS
    of_council: Change | None = None
    before_code: str = ""
    after_code: str = ""


@dataclass(frozen=True)
class ProgrammeFacts:
    """A programme's status report. `number` 0 is a draft; `computed` None where no council has issued anything."""

    name: Words
    summary: Words
    as_at: date
    computed: Status | None
    councils: tuple[CouncilFact, ...]
    items: tuple[ItemFact, ...]
    override: Override | None = None
    number: int = 0
    issued_on: date | None = None
    issued_by: str = ""
    asked: Words = NO_WORDS
    changed_since_number: int = 0
    changed_since: date | None = None
    changes: tuple[ProgrammeChange, ...] = ()

    @property
    def shown(self) -> Status | None:
        """The status that the report gives."""
        return self.override.status if self.override else self.computed

    @property
    def reporting(self) -> tuple[CouncilFact, ...]:
        """The councils that had issued a Part 1: those that can be set side by side."""
        return tuple(one for one in self.councils if one.report)

    @property
    def silent(self) -> tuple[CouncilFact, ...]:
        """The councils that had issued none."""
        return tuple(one for one in self.councils if not one.report)

    @property
    def is_published_only(self) -> bool:
        """Whether of the programme's own items it has what is published alone; reports once took all of them."""
        return all(one.is_published and (one.said_on is None or one.is_said_published) for one in self.items)
