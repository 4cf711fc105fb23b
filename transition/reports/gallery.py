"""Which pictures a report has, in the language that is being read, and the sentence that stands for each."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final

from flask_babel import gettext as _

from transition.i18n.names import Words
from transition.letters.labels import LETTERS
from transition.reports.content import Report
from transition.reports.counts import Count, Shown, exact
from transition.reports.labels import HEADINGS, short_day, shown
from transition.reports.pictures.bars import Bar, draw_bars
from transition.reports.pictures.costs import PATTERNS, YearCost, draw_costs
from transition.reports.pictures.letters import KindRow, draw_letters
from transition.reports.pictures.weeks import WeekPoint, WeekWords, draw_weeks
from transition.reports.record_facts import FundedYear, LetterFact
from transition.rules.financial_years import year_name
from transition.web import words
from transition.web.canvas import Canvas, Shape, draw_nothing
from transition.web.language import language, tag

PICTURES: Final = ("timeline", "coverage", "representations", "completeness", "letters", "costs")
STAGES: Final = ("prepared", "issued", "served", "returned")


@dataclass(frozen=True)
class Picture:
    """One picture: its name on the page, what it shows in a sentence, and how it is drawn.

    `note` says what its table holds beyond it.
    """

    title: str
    alt: str
    draw: Callable[[Shape], Canvas]
    note: str = ""

    def svg(self, shape: Shape = Shape.WIDE) -> str:
        """The picture as SVG text: the same for the same facts."""
        return self.draw(shape).svg(self.title, self.alt, tag(language()))


def figure_pictures(report: Report) -> dict[str, Picture]:
    """Every picture of numbers. Where a part rests on fewer than 5 people, none but of the published costs."""
    costs = {"costs": _costs(report)}
    if report.is_process_only:
        return costs
    return {
        "coverage": _coverage(report),
        "representations": _representations(report),
        "completeness": _completeness(report),
        "letters": _letters(report),
        **costs,
    }


def _nothing(title: str, said: str) -> Picture:
    return Picture(title, said, lambda shape: draw_nothing(said, shape))


def _bar(name: str, count: Shown, whole: Shown = None) -> Bar:
    return Bar(name, count, shown(count), whole.first if whole and not whole.is_band else None)


def _said(bars: Iterable[Bar]) -> str:
    return "; ".join(f"{bar.name}: {bar.text}" for bar in bars)


def _coverage(report: Report) -> Picture:
    said, title = report.consultation, _("Whom consultation has reached")
    if said.people and said.people.last == 0:
        return _nothing(title, _("Nobody is recorded to be reached yet."))
    whole = said.people
    bars = [
        _bar(_("One-to-one meetings offered"), said.offered, whole),
        _bar(_("One-to-one meetings held"), said.held, whole),
        _bar(_("One-to-one meetings declined"), said.declined, whole),
    ]
    if (rest := not_offered(report)) is not None:
        bars.append(_bar(_("People to whom nothing was offered yet"), rest, whole))
    if whole is not None:
        bars.insert(0, _bar(_("People to reach"), whole))
    alt = _("Bars. %(numbers)s. The table below gives the numbers.", numbers=_said(bars))
    return Picture(title, alt, lambda shape: draw_bars(bars, shape))


def not_offered(report: Report) -> Count | None:
    """How many people were not offered a one-to-one; only from numbers, never from bands."""
    people, offered = report.consultation.people, report.consultation.offered
    if people is None or offered is None or people.is_band or offered.is_band:
        return None
    return exact(people.first - offered.first)


def _representations(report: Report) -> Picture:
    said, title = report.consultation, _("Representations received and answered")
    if said.received and said.received.last == 0:
        return _nothing(title, _("No representation has been received yet."))
    points = [
        WeekPoint(one.week_on, one.received.first, one.answered.first)
        for one in report.series.representations
        if one.received and one.answered and not one.received.is_band
    ]
    bars = [
        _bar(_("Representations received"), said.received),
        _bar(_("Representations answered"), said.answered),
    ]
    if not points:
        alt = _("Bars. %(numbers)s. The table below gives the numbers.", numbers=_said(bars))
        return Picture(title, alt, lambda shape: draw_bars(bars, shape))
    legend = WeekWords(_("Received"), _("Answered"), short_day)
    alt = _(
        "Two lines by week, from the week of %(first)s to that of %(last)s. Received by then: %(received)s. "
        "Answered: %(answered)s. The table below gives every week.",
        first=words.day(points[0].week_on), last=words.day(points[-1].week_on),
        received=points[-1].received, answered=points[-1].answered,
    )  # fmt: skip
    return Picture(title, alt, lambda shape: draw_weeks(points, legend, shape))


def _completeness(report: Report) -> Picture:
    ready, title = report.readiness, _("How complete employee liability information is")
    whole = ready.people
    if not ready.headings or (whole and whole.last == 0):
        return _nothing(title, _("Nobody is recorded in scope yet, so there is no information to complete."))
    bars = [_of_whole(str(HEADINGS[one.heading]), one.answered, whole) for one in ready.headings]
    if whole is None or whole.is_band:
        hidden = sum(1 for one in ready.headings if one.answered is None)
        alt = _(
            "A bar for each heading. Headings: %(all)s. Not shown: %(hidden)s. "
            "The table below gives every heading.",
            all=len(bars), hidden=hidden,
        )  # fmt: skip
    else:
        counts = [one.answered.first for one in ready.headings if one.answered]
        alt = _(
            "A bar for each heading. Headings: %(all)s. Answered for everybody: %(full)s. "
            "Fewest people with an answer: %(fewest)s of %(whole)s. The table below gives every heading.",
            all=len(bars), full=counts.count(whole.first), fewest=words.number(min(counts)),
            whole=words.number(whole.first),
        )  # fmt: skip
    return Picture(title, alt, lambda shape: draw_bars(bars, shape))


def _of_whole(name: str, count: Shown, whole: Shown) -> Bar:
    if count is None or whole is None or count.is_band or whole.is_band:
        return _bar(name, count)
    so_many = _("%(part)s of %(whole)s", part=words.number(count.first), whole=words.number(whole.first))
    return Bar(name, count, so_many, whole.first)


def _letters(report: Report) -> Picture:
    kinds, title = [one for one in report.letters.kinds if one.is_personal], _("Letters by stage")
    if not kinds:
        return _nothing(title, _("No letter has been prepared yet."))
    rows = [KindRow(str(LETTERS[one.kind]), _stages(one)) for one in kinds]
    alt = _(
        "Bars by stage. Kinds of letter: %(kinds)s. Letters issued, of all kinds: %(issued)s. "
        "The table below gives every number.",
        kinds=len(rows), issued=shown(report.letters.issued),
    )  # fmt: skip
    return Picture(title, alt, lambda shape: draw_letters(rows, shape))


def _stages(fact: LetterFact) -> tuple[Bar, ...]:
    names = (_("Prepared"), _("Issued"), _("Served"), _("Returned"))
    return tuple(_bar(name, getattr(fact, stage)) for name, stage in zip(names, STAGES, strict=True))


def _costs(report: Report) -> Picture:
    title, found = _("Cost by year and where the money comes from"), report.money.by_year
    if not any(one.amount_pence > 0 for one in found):
        said = (
            _("No cost by year has been published.")
            if report.is_public
            else _("No cost by year is recorded.")
        )
        return _nothing(title, said)
    sources = funding_sources(found)
    names = [funding_name(one) for one in sources]
    years = [_year_cost(year, found, sources) for year in sorted({one.year for one in found})]
    totals = "; ".join(f"{year.name}: {year.total}" for year in years)
    alt = _(
        "A bar for each year, cut by source. %(totals)s. Sources: %(sources)s. "
        "The table below gives every amount.",
        totals=totals, sources="; ".join(names),
    )  # fmt: skip
    return Picture(title, alt, lambda shape: draw_costs(years, names, shape))


def funding_sources(found: Iterable[FundedYear]) -> list[Words | None]:
    """The sources, the first met first; None stands for all others once there are more than patterns."""
    sources: list[Words | None] = list(dict.fromkeys(one.funding for one in found))
    most = len(PATTERNS)
    return sources if len(sources) <= most else [*sources[: most - 1], None]


def funding_name(source: Words | None) -> str:
    """What a source is called."""
    if source is None:
        return str(_("All other sources"))
    return words.plain_words(source) if source else str(_("Source not recorded"))


def _year_cost(year: int, found: Iterable[FundedYear], sources: list[Words | None]) -> YearCost:
    of_year = [one for one in found if one.year == year]
    named = {one for one in sources if one is not None}
    by_source = dict.fromkeys(sources, 0)
    for one in of_year:
        by_source[one.funding if one.funding in named else None] += one.amount_pence
    pence = tuple(by_source.values())
    total = words.money(sum(one.amount_pence for one in of_year))
    return YearCost(year_name(year), total, pence, tuple(words.money(part) for part in pence))
