"""The words of evidence bundles, in both languages."""

from flask_babel import LazyString
from flask_babel import lazy_gettext as _l

from transition.reports.bundles.entries import Section
from transition.reports.bundles.models import BundleKind
from transition.rules.broken import RuleBroken

KINDS: dict[BundleKind, LazyString] = {
    BundleKind.FULL: _l("Full, for this council's own HR"),
    BundleKind.DISCLOSABLE: _l("Disclosable, naming no member of staff"),
}
LANGUAGES: dict[str, LazyString] = {"en": _l("English"), "cy": _l("Welsh")}
SECTIONS: dict[Section, LazyString] = {
    Section.TRANSFER: _l("The transfer"),
    Section.TIMELINE: _l("Timeline"),
    Section.CONSULTED: _l("Who is consulted"),
    Section.INFORMATION: _l("Information"),
    Section.MEASURES: _l("Measures"),
    Section.MEETINGS: _l("Meetings"),
    Section.REPRESENTATIONS: _l("Representations"),
    Section.QUESTIONS: _l("Questions and answers"),
    Section.RECORDS: _l("Quick records"),
    Section.STAFF: _l("Members of staff"),
    Section.LETTERS: _l("Letters"),
    Section.LIABILITY: _l("Information released"),
    Section.REPORTS: _l("Status reports"),
    Section.TRAIL: _l("Trail"),
}
# What is in a bundle of each kind, and what is not: on its page and on its first sheet.
INSIDE: dict[BundleKind, tuple[LazyString, ...]] = {
    BundleKind.FULL: (
        _l("It names people where the law needs it: one-to-one meetings, objections, and to whom letters went."),
        _l("Every letter, report, document and set of minutes is in the ZIP, the letters byte for byte as issued."),
        _l("It holds no legal advice and no cases, and nothing of anybody's health or union membership."),
    ),
    BundleKind.DISCLOSABLE: (
        _l("It names no member of staff. Numbers that could point at somebody are bands, or are not shown."),
        _l("Letters to staff are shown as a specimen of each batch, written to somebody invented."),
        _l("Officers stand in it by their role, representatives by their union."),
        _l("It holds no legal advice, cases, objections, quick records, pay or addresses of anybody."),
    ),
}  # fmt: skip
_PROBLEMS: dict[str, LazyString] = {
    "full_for_a_union": _l("A full bundle is for the council's own HR alone. Make a disclosable one."),
    "not_recognised": _l("Choose a union that this employer recognises."),
}


def problem(broken: RuleBroken) -> str:
    """What is said when a rule of this feature refuses."""
    return str(_PROBLEMS[broken.code])
