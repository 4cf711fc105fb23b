"""The words of people's checks of their records, and what is said when a rule refuses."""

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from flask_babel import LazyString
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from transition.rules.broken import RuleBroken
from transition.rules.letters import LanguageChoice
from transition.rules.protection import TermCategory
from transition.rules.record_checks import CheckState, CorrectionOutcome, HeadingState, ReplyAnswer
from transition.staff.checks.headings import OTHER
from transition.staff.people.labels import CONTRACTS, LANGUAGES, field_label
from transition.staff.people.models import ContractType, Person
from transition.staff.terms.labels import CATEGORIES
from transition.web.words import day, hundredths, money, own_words

ANSWERS: Final[dict[ReplyAnswer, LazyString]] = {
    ReplyAnswer.AGREED: _l("The record is right"),
    ReplyAnswer.CORRECTED: _l("Some of it is wrong or missing"),
    ReplyAnswer.TO_TALK: _l("Would like to talk about it first"),
}
OUTCOMES: Final[dict[CorrectionOutcome, LazyString]] = {
    CorrectionOutcome.CORRECTED: _l("The record was corrected"),
    CorrectionOutcome.NOT_ACCEPTED: _l("Not accepted"),
}
STATES: Final[dict[CheckState, LazyString]] = {
    CheckState.NOT_SENT: _l("Letter not sent"),
    CheckState.AWAITED: _l("Waiting for a reply"),
    CheckState.NO_ANSWER: _l("No answer by the day asked"),
    CheckState.AGREED: _l("Confirmed"),
    CheckState.CORRECTIONS_OPEN: _l("Corrections open"),
    CheckState.CORRECTED: _l("Confirmed with corrections made"),
    CheckState.DISPUTED: _l("Corrections not accepted"),
    CheckState.TO_TALK: _l("Asked to talk first"),
}
# How a state is drawn: the shapes of parts/status.html.
KINDS: Final[dict[CheckState, str]] = {
    CheckState.NOT_SENT: "none",
    CheckState.AWAITED: "waiting",
    CheckState.NO_ANSWER: "overdue",
    CheckState.AGREED: "met",
    CheckState.CORRECTIONS_OPEN: "soon",
    CheckState.CORRECTED: "met",
    CheckState.DISPUTED: "overdue",
    CheckState.TO_TALK: "soon",
}
HEADING_STATES: Final[dict[HeadingState, LazyString]] = {
    HeadingState.NOT_CONFIRMED: _l("Not confirmed by the person"),
    HeadingState.CONFIRMED: _l("Confirmed by the person"),
    HeadingState.CHANGED_SINCE: _l("Changed since the person confirmed it"),
    HeadingState.CORRECTION_OPEN: _l("The person says that it is wrong"),
    HeadingState.CORRECTED: _l("Corrected as the person asked"),
    HeadingState.NOT_ACCEPTED: _l("The person's correction was not accepted"),
}
_PROBLEMS: Final[dict[str, LazyString]] = {
    "code_mistyped": _l(
        "This code has a mistake in it. Compare each character with the slip and type it again."
    ),
    "code_unknown": _l("No slip of this transfer has this code. Is it the slip of another transfer?"),
    "slip_not_sent": _l("The letter with this code has not been issued, so no reply to it can be recorded."),
    "in_the_future": _l("This day must not be in the future."),
    "correction_needed": _l("Select at least one heading and say what is wrong with it."),
    "correction_unasked": _l(
        "Corrections are filled in below. Choose that some of the record is wrong, or take them away."
    ),
    "heading_needed": _l("Select the heading that these words are about."),
    "words_needed": _l("Say what is wrong with this heading, and what it should say."),
    "record_unchanged": _l(
        "The record still says what the letter said. Change the record first, then settle the correction."
    ),
    "reason_not_accepted": _l("Say why the correction is not accepted. The person is owed the reason."),
    "change_in_words": _l(
        "Say what was changed: this correction belongs to no single heading of the record."
    ),
    "settled_before": _l("Somebody else has settled this correction already."),
}


def problem(broken: RuleBroken) -> str:
    """What is said when a rule of this feature refuses."""
    if broken.code == "received_before_sent":
        return str(
            _(
                "The letter was issued on %(day)s, so the reply cannot be earlier.",
                day=day(broken.facts["sent_on"]),
            )
        )
    return str(_PROBLEMS[broken.code])


def heading_label(key: str, person: Person) -> str:
    """What a heading is called; with the post's title where somebody has several."""
    if key == OTHER:
        return str(_("Something else"))
    of, _dot, rest = key.partition(".")
    if of == "term":
        return str(CATEGORIES[TermCategory(rest)])
    if of == "person":
        return field_label(rest)
    number, _dot, name = rest.partition(".")
    posts = {str(post.id): post for post in person.posts}
    if number in posts and len(posts) == 1:
        return field_label(name)
    title = own_words(posts[number], "job_title") if number in posts else ""
    return f"{field_label(name)} · {title or _('a post that is no longer here')}"


def heading_options(person: Person, keys: Mapping[str, Any]) -> list[tuple[str, str]]:
    """The headings of a slip as the options of a question."""
    return [*((key, heading_label(key, person)) for key in keys), (OTHER, heading_label(OTHER, person))]


def value_words(key: str, value: Any) -> str:
    """What a heading says, in words."""
    if isinstance(value, list):
        return "; ".join(_term(one) for one in value) or str(_("Not asked"))
    if value in (None, ""):
        return str(_("Not recorded"))
    name = key.rpartition(".")[2]
    match name:
        case "language":
            return str(LANGUAGES[LanguageChoice(value)])
        case "contract_type":
            return str(CONTRACTS[ContractType(value)])
        case _ if name.endswith("_pence"):
            return money(value)
        case _ if name.endswith("_hundredths"):
            return hundredths(value)
        case _ if name.endswith("_on") or name == "pay_as_at":
            return day(date.fromisoformat(value))
    return str(value)


def _term(term: Mapping[str, Any]) -> str:
    return str(_("None")) if term.get("none") else str(term.get("en") or term.get("cy") or "")
