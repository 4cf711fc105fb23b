"""The words of papers, in both languages."""

from flask_babel import LazyString
from flask_babel import lazy_gettext as _l

from transition.reports.papers.kinds import PaperKind
from transition.rules.broken import RuleBroken

PAPER_KINDS: dict[PaperKind, LazyString] = {
    PaperKind.EQUALITY: _l("Equality impact assessment"),
    PaperKind.WELSH_LANGUAGE: _l("Welsh language impact assessment"),
    PaperKind.BACKGROUND: _l("Background paper"),
}
_PROBLEMS: dict[str, LazyString] = {
    "assessment_day_missing": _l("Enter the day of the assessment."),
    "assessor_missing": _l("Enter who made the assessment."),
    "paper_in_future": _l("The day of the paper must be today or in the past."),
}


def problem(broken: RuleBroken) -> str:
    """What is said when a rule about papers refuses."""
    return str(_PROBLEMS[broken.code])
