"""The words of a programme's status report, in both languages."""

from typing import Any

from flask_babel import LazyString
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from markupsafe import Markup, escape

from transition.reports.labels import STATUSES, change_name, change_value, given
from transition.reports.labels import problem as of_councils
from transition.reports.programmes.content import ChangeKind, ProgrammeChange
from transition.rules.broken import RuleBroken
from transition.rules.programmes import PhaseState, Progress
from transition.transfers.programmes.labels import PHASES, PROGRESS

CHANGES: dict[ChangeKind, LazyString] = {
    ChangeKind.STATUS: _l("Status of the programme"),
    ChangeKind.FIRST_PART_1: _l("Its first Part 1 has been issued"),
    ChangeKind.ITEM_ADDED: _l("Added to the programme"),
    ChangeKind.ITEM_STATE: _l("How it stands"),
}
_PROBLEMS: dict[str, LazyString] = {
    "as_at_before_last": _l("The day must not be before that of the programme's last report."),
}


def problem(broken: RuleBroken) -> str:
    """What is said when a rule of this feature refuses; mostly what is said of a council's report."""
    own = _PROBLEMS.get(broken.code)
    return str(own) if own else of_councils(broken)


def about(change: ProgrammeChange) -> str | Markup:
    """Which council or item a change is about; the programme where it is neither."""
    return given(change.about) if change.about else str(_("The programme"))


def what_changed(change: ProgrammeChange) -> str | Markup:
    """What is different."""
    return change_name(change.of_council) if change.of_council else str(CHANGES[change.kind])


def changed_value(change: ProgrammeChange, *, before: bool) -> str | Markup:
    """One side of a change in words."""
    if change.of_council:
        return change_value(change.of_council, before=before)
    code = change.before_code if before else change.after_code
    if not code:
        return _no_value(change.kind, before=before)
    its: dict[Any, LazyString] = {**STATUSES, **PROGRESS, **PHASES}
    return next(str(words) for member, words in its.items() if member == code)


def _no_value(kind: ChangeKind, *, before: bool) -> str | Markup:
    """A side without a code: no status, a state that is not published, or nothing that could be said."""
    if kind is ChangeKind.STATUS:
        return str(_("None"))
    is_state = kind is ChangeKind.ITEM_STATE or (kind is ChangeKind.ITEM_ADDED and not before)
    return str(_("Not shown")) if is_state else escape("–")


def state_words(state: PhaseState | Progress | None) -> LazyString:
    """What it is called that an item stands so; a state that is not published is not shown."""
    if state is None:
        return _l("Not shown")
    return PHASES[state] if isinstance(state, PhaseState) else PROGRESS[state]
