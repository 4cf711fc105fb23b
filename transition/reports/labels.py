"""The words of status reports, in both languages."""

from datetime import date
from enum import Enum
from typing import Any

from flask_babel import LazyString
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from markupsafe import Markup, escape

from transition.consultation.timeline.labels import KINDS, NAMES, SHAPES, STANDINGS
from transition.i18n.formats import SHORT_MONTHS
from transition.i18n.names import Words
from transition.letters.labels import LETTERS
from transition.money.labels import KINDS as COSTS
from transition.money.labels import SUMS, figure_name, made_of
from transition.reports.content import Change, ChangeKind, Paragraph
from transition.reports.counts import Shown
from transition.reports.papers.labels import PAPER_KINDS
from transition.reports.transfer_facts import MilestoneFact, Outcome
from transition.rules.broken import RuleBroken
from transition.rules.financial_years import year_name
from transition.rules.milestones import Owner
from transition.rules.standing import Status, StatusRule
from transition.staff.quality.labels import HEADINGS as HEADINGS
from transition.staff.terms.labels import CATEGORIES
from transition.transfers.labels import BASES, CHANCES, IMPACTS, POST_STATES, SCOPES, TREND_ARROWS, TRENDS
from transition.web import words
from transition.web.language import language, tag

STATUSES: dict[Status, LazyString] = {
    Status.GREEN: _l("Green"),
    Status.AMBER: _l("Amber"),
    Status.RED: _l("Red"),
}
STATUS_SHAPES = {Status.GREEN: "met", Status.AMBER: "soon", Status.RED: "overdue"}
RULES: dict[StatusRule, LazyString] = {
    StatusRule.STATUTORY_DATE_MISSED: _l("Red: a statutory date was missed."),
    StatusRule.STATUTORY_DATE_FORECAST_LATE: _l("Red: something is forecast after its statutory date."),
    StatusRule.REPLY_OVERDUE: _l("Red: a reply to representations is overdue."),
    StatusRule.INFORMATION_INCOMPLETE: _l(
        "Red: employee liability information is incomplete less than 28 days before the transfer."
    ),
    StatusRule.LITTLE_FLOAT: _l("Amber: fewer than 10 working days are left before a statutory date."),
    StatusRule.LATE_MEASURE: _l("Amber: a measure came after consultation opened."),
    StatusRule.FEW_CONFIRMED: _l(
        "Amber: fewer than 90% of staff have confirmed their records three weeks before the transfer."
    ),
}
OUTCOMES: dict[Outcome, LazyString] = {
    Outcome.FIRED: _l("Applies"),
    Outcome.CLEAR: _l("Does not apply"),
    Outcome.NOT_RUN: _l("Not used: it rests on individuals, and fewer than 5 people transfer"),
    Outcome.NOT_KNOWN: _l("Not used: nothing is recorded to judge it by"),
}
PARTS: dict[int, LazyString] = {
    1: _l("Part 1: for publication"),
    2: _l("Part 2: exempt information"),
}
PARAGRAPHS: dict[Paragraph, LazyString] = {
    Paragraph.INDIVIDUAL: _l("Paragraph 12: information relating to a particular individual"),
    Paragraph.IDENTITY: _l("Paragraph 13: information likely to reveal the identity of an individual"),
    Paragraph.FINANCIAL: _l("Paragraph 14: financial or business affairs of a particular person"),
    Paragraph.LABOUR_RELATIONS: _l("Paragraph 15: consultations or negotiations on labour relations"),
    Paragraph.LEGAL_PRIVILEGE: _l("Paragraph 16: legal professional privilege"),
    Paragraph.NOTICE_OR_ORDER: _l("Paragraph 17: a proposed notice, order or direction"),
    Paragraph.CRIME: _l("Paragraph 18: the prevention, investigation or prosecution of crime"),
}
CHANGES: dict[ChangeKind, LazyString] = {
    ChangeKind.STATUS: _l("Status"),
    ChangeKind.TRANSFER_DATE: _l("Transfer date"),
    ChangeKind.BASIS: _l("Legal basis"),
    ChangeKind.DONE: _l("Done"),
    ChangeKind.FORECAST: _l("Forecast"),
    ChangeKind.PEOPLE: _l("People in scope"),
    ChangeKind.MEETINGS: _l("Meetings held"),
    ChangeKind.RECEIVED: _l("Representations received"),
    ChangeKind.ANSWERED: _l("Representations answered"),
    ChangeKind.LETTERS: _l("Letters issued"),
    ChangeKind.ONE_TO_ONES: _l("One-to-one meetings held"),
    ChangeKind.SCOPE: _l("Team"),
    ChangeKind.MEASURE: _l("New measure"),
    ChangeKind.DECISION: _l("New decision"),
    ChangeKind.RISK: _l("New risk"),
    ChangeKind.RISK_GRAVER: _l("Risk has grown"),
    ChangeKind.RISK_LESSER: _l("Risk has lessened"),
    ChangeKind.RISK_CLOSED: _l("Risk closed"),
    ChangeKind.RULE: _l("Rule of the status"),
}
_PROBLEMS: dict[str, LazyString] = {
    "as_at_in_future": _l("The day that the report describes must be today or in the past."),
    "as_at_before_last": _l("The day must not be before that of the last report of this part."),
    "name_required": _l("Enter the name of the officer who sets the status."),
    "reason_required": _l("Give the reason for setting the status."),
    "paragraph_required": _l("Choose the paragraph under which Part 2 is exempt."),
    "exemption_reason_required": _l("Say why the public interest is in not publishing."),
    "confirmed_by_required": _l("Enter the name of the officer who confirms the exemption."),
}
_CODES: tuple[dict[Any, LazyString], ...] = (STATUSES, BASES, SCOPES, OUTCOMES)


_NEW = frozenset({ChangeKind.MEASURE, ChangeKind.DECISION})
_LEVELS = frozenset({ChangeKind.RISK, ChangeKind.RISK_GRAVER, ChangeKind.RISK_LESSER, ChangeKind.RISK_CLOSED})


def problem(broken: RuleBroken) -> str:
    """What is said when a rule of this feature refuses."""
    return str(_PROBLEMS[broken.code])


def shown(count: Shown) -> str:
    """A count as it may be shown: itself, its band, or that it is not shown."""
    if count is None:
        return str(_("Not shown"))
    if not count.is_band:
        return words.number(count.first)
    if count.last is None:
        return str(_("%(first)s or more", first=words.number(count.first)))
    return str(_("%(first)s to %(last)s", first=words.number(count.first), last=words.number(count.last)))


def short_day(day: date | None) -> str:
    """`10 Dec 2025`, `10 Rhag 2025`: for narrow columns; nothing for no date."""
    return f"{day.day} {SHORT_MONTHS[language()][day.month - 1]} {day.year}" if day else ""


def given(text: Words) -> Markup:
    """What someone entered, in the reader's language where it was given, else marked as the other one."""
    reads = language()
    found, written = text.in_language(reads)
    return (
        escape(found) if written == reads else Markup('<span lang="{}">{}</span>').format(tag(written), found)
    )


def milestone_name(fact: MilestoneFact) -> str | Markup:
    """What a line of the timeline is called, with the side where both employers have one of that name."""
    if not fact.key:
        return given(fact.name)
    name = str(NAMES[fact.key])
    if not fact.is_twofold:
        return name
    if fact.side is Owner.TRANSFEREE:
        return str(_("%(name)s (new employer)", name=name))
    return str(_("%(name)s (present employer)", name=name))


def change_name(change: Change) -> str | Markup:
    """What a change is about."""
    if change.kind is ChangeKind.RULE:
        return str(RULES[StatusRule(change.about.en)])
    if change.about:
        return Markup("{}: {}").format(CHANGES[change.kind], given(change.about))
    if change.milestone is None:
        return str(CHANGES[change.kind])
    name = milestone_name(change.milestone)
    if change.kind is ChangeKind.FORECAST:
        return escape(_("Forecast: %(name)s")) % {"name": name}
    return escape(_("Done: %(name)s")) % {"name": name}


def change_value(change: Change, *, before: bool) -> str:
    """One side of a change in words."""
    code = change.before_code if before else change.after_code
    if code:
        return next(str(its[member]) for its in _CODES if (member := _member(its, code)) is not None)
    if change.kind in _LEVELS:
        if change.kind is ChangeKind.RISK_CLOSED and not before:
            return str(_("No longer open"))
        score = change.before_count if before else change.after_count
        return shown(score) if score else ""
    if change.kind in _NEW:
        return words.day(None if before else change.after_on)
    if change.kind in {ChangeKind.TRANSFER_DATE, ChangeKind.DONE, ChangeKind.FORECAST}:
        return words.day(change.before_on if before else change.after_on) or str(_("Open"))
    return shown(change.before_count if before else change.after_count)


def _member(its: dict[Any, LazyString], code: str) -> Enum | None:
    return next((member for member in its if member == code), None)


WORDING: dict[str, Any] = {
    "BASES": BASES, "CATEGORIES": CATEGORIES, "CHANCES": CHANCES, "COSTS": COSTS,
    "HEADINGS": HEADINGS, "IMPACTS": IMPACTS, "KINDS": KINDS, "LETTERS": LETTERS, "OUTCOMES": OUTCOMES,
    "PAPER_KINDS": PAPER_KINDS,
    "PARAGRAPHS": PARAGRAPHS, "PARTS": PARTS, "RULES": RULES, "SCOPES": SCOPES, "SHAPES": SHAPES,
    "STANDINGS": STANDINGS, "STATUSES": STATUSES, "STATUS_SHAPES": STATUS_SHAPES, "SUMS": SUMS,
    "change_name": change_name, "change_value": change_value, "figure_name": figure_name, "given": given,
    "made_of": made_of, "milestone_name": milestone_name, "shown": shown, "short_day": short_day,
    "year_name": year_name, "POST_STATES": POST_STATES, "TRENDS": TRENDS, "TREND_ARROWS": TREND_ARROWS,
}  # fmt: skip
