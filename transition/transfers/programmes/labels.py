"""The words for programmes: kinds of item, how each stands, and what the rules say of them."""

from typing import Final

from flask_babel import LazyString
from flask_babel import lazy_gettext as _l

from transition.rules.programmes import PhaseState, Progress
from transition.transfers.models import ProgrammeItemKind

ITEMS: Final[dict[ProgrammeItemKind, LazyString]] = {
    ProgrammeItemKind.PHASE: _l("Phase"),
    ProgrammeItemKind.AREA_OF_DEVELOPMENT: _l("Area of development"),
    ProgrammeItemKind.EXPECTED_BENEFIT: _l("Expected benefit"),
}

PHASES: Final[dict[PhaseState, LazyString]] = {
    PhaseState.NO_DATES: _l("No days set"),
    PhaseState.NOT_BEGUN: _l("Not begun"),
    PhaseState.LATE_TO_BEGIN: _l("Late to begin"),
    PhaseState.UNDER_WAY: _l("Under way"),
    PhaseState.OVERRUNNING: _l("Running past its planned end"),
    PhaseState.ENDED: _l("Ended"),
    PhaseState.ENDED_LATE: _l("Ended after its planned end"),
}

PROGRESS: Final[dict[Progress, LazyString]] = {
    Progress.NOT_BEGUN: _l("Not begun"),
    Progress.UNDER_WAY: _l("Under way"),
    Progress.ACHIEVED: _l("Achieved"),
    Progress.DROPPED: _l("Dropped"),
}

# The shape that goes with the word, so that colour is never the only sign.
STATE_SHAPES: Final[dict[str, str]] = {
    "NO_DATES": "none", "NOT_BEGUN": "none", "LATE_TO_BEGIN": "overdue", "UNDER_WAY": "waiting",
    "OVERRUNNING": "overdue", "ENDED": "met", "ENDED_LATE": "late", "ACHIEVED": "met", "DROPPED": "none",
}  # fmt: skip

PROBLEMS: Final[dict[str, LazyString]] = {
    "programme_taken": _l("There is already a programme with this name. Use another name."),
    "phase_ends_before_it_begins": _l("The planned end must be on or after the planned beginning."),
    "phase_in_future": _l("Enter the day on which it happened, on that day or later, not before."),
    "phase_beginning_missing": _l("Enter the day on which the phase began, as it has ended."),
    "phase_ended_before_it_began": _l("The phase cannot have ended before it began."),
    "progress_in_future": _l("The day cannot be in the future."),
    "reason_for_dropping_missing": _l("Say why it was dropped."),
    "evidence_missing": _l("Say what the evidence shows."),
    "evidence_day_missing": _l("Enter the day of the evidence."),
    "evidence_in_future": _l("The day of the evidence cannot be in the future."),
    "evidence_source_missing": _l(
        "Say where the evidence is: an address that begins with https://, or a paper."
    ),
    "source_not_https": _l(
        "An address must begin with https:// and have no spaces. Otherwise name the paper."
    ),
}


def state_words(state: PhaseState | Progress) -> LazyString:
    """What it is called that something stands so."""
    return PHASES[state] if isinstance(state, PhaseState) else PROGRESS[state]
