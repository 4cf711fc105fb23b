"""A report's facts to its page and its PDF: one set of tables for both, and its pictures."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from flask import render_template
from flask_babel import force_locale
from flask_babel import gettext as _

from transition import pdf
from transition.consultation.timeline.labels import STANDINGS
from transition.consultation.timeline.picture import PictureRow, PictureWords, draw
from transition.i18n.formats import SHORT_MONTHS
from transition.reports.content import Report
from transition.reports.counts import Shown
from transition.reports.gallery import Picture, figure_pictures, not_offered
from transition.reports.labels import WORDING, milestone_name, shown
from transition.reports.papers.kinds import ASSESSMENTS, PaperKind
from transition.reports.public_tables import CONSULTATION
from transition.reports.record_facts import PaperFact
from transition.reports.transfer_facts import MilestoneFact, Outcome
from transition.rules.basis import Kind
from transition.rules.milestones import MilestoneKey, Owner
from transition.rules.standing import Standing, StatusRule
from transition.web import words
from transition.web.canvas import draw_nothing
from transition.web.language import LOCALES, language, tag

LANGUAGES = ("cy", "en")
NEXT_PERIOD = timedelta(days=28)
_UNCOUNTED = (None, Standing.NOT_NEEDED)
MOST_ON_FIRST_PAGE = 4
_SHARED = frozenset({MilestoneKey.MEASURES, MilestoneKey.TRANSFER, MilestoneKey.WRITTEN_STATEMENT})


@dataclass(frozen=True)
class KeyNumber:
    """One of the five numbers of the first page."""

    name: str
    value: str


def title_of(report: Report) -> str:
    """What the report is called, in the language that is being read."""
    council, _written = report.parties.outgoing.in_language(language())
    return str(_("%(council)s: status report on the transfer of staff", council=council))


def body_values(report: Report) -> dict[str, object]:
    """What the tables of a page or a PDF are filled with."""
    return {
        "report": report,
        "numbers": key_numbers(report),
        "coming": coming(report),
        "slipped": [one for one in report.milestones if one.slip_reason],
        "pictures": pictures_of(report),
        "report_title": title_of(report),
        "not_offered": not_offered(report),
        "consultation_rows": consultation_rows,
        "applying": applying,
        "assessments": assessments,
        "MOST_ON_FIRST_PAGE": MOST_ON_FIRST_PAGE,
        **WORDING,
    }


def report_pdf(report: Report, language_code: str) -> bytes:
    """One language of a report as PDF/UA-1; the same facts give the same bytes. Raises PdfError."""
    with force_locale(LOCALES[language_code]):
        html = render_template("reports/paper.html", language_tag=tag(language_code), **body_values(report))
        return pdf.render(
            html,
            sheet="paper/report.css",
            language=language_code,
            title=title_of(report),
            identifier=f"{report.parties.name.en}/{report.part}/{report.number}/{report.as_at}/{language_code}",
            created=report.issued_on or report.as_at,
            pictures={f"{name}.svg": one.svg().encode() for name, one in pictures_of(report).items()},
        )


def key_numbers(report: Report, *, is_of_process: bool = False) -> list[KeyNumber]:
    """The five numbers: of people and letters; where they rest on fewer than 5 people, of process dates only.

    `is_of_process` asks for the latter, which every report can give.
    """
    statutory = [one for one in _tasks(report) if one.kind is not Kind.POLICY]
    met = KeyNumber(_("Statutory dates met"), _met_of(statutory, report.as_at))
    if report.is_process_only or is_of_process:
        tasks = _tasks(report)
        return [
            met,
            KeyNumber(_("Steps of the timeline done"), _of(_met(tasks), len(tasks))),
            KeyNumber(_("Steps overdue"), words.number(_standing(tasks, Standing.OVERDUE))),
            KeyNumber(_("Steps due within 14 days"), words.number(_standing(tasks, Standing.DUE_SOON))),
            KeyNumber(_("Steps due in the next 28 days"), words.number(len(coming(report)))),
        ]
    said = report.consultation
    return [
        met,
        KeyNumber(_("People in scope"), shown(report.scope.people_in)),
        KeyNumber(_("One-to-one meetings held"), _part(said.held, said.people)),
        KeyNumber(_("Representations answered"), _part(said.answered, said.received)),
        KeyNumber(
            _("Letters issued to staff, of the kinds shown") if report.is_public else _("Letters issued"),
            shown(report.letters.issued),
        ),
    ]


def consultation_rows(report: Report) -> list[tuple[str, Shown]]:
    """The counts of consultation that this part gives, each with its name."""
    said = report.consultation
    rows = {
        "meetings": (_("Meetings held"), said.meetings),
        "received": (_("Representations received"), said.received),
        "answered": (_("Representations answered"), said.answered),
        "overdue": (_("Replies overdue"), said.overdue),
        "withdrawn": (_("Representations withdrawn"), said.withdrawn),
        "people": (_("People to reach"), said.people),
        "offered": (_("One-to-one meetings offered"), said.offered),
        "held": (_("One-to-one meetings held"), said.held),
        "declined": (_("One-to-one meetings declined"), said.declined),
    }
    listed = CONSULTATION.counts if report.is_public else tuple(rows)
    return [rows[name] for name in listed]


def applying(report: Report) -> list[StatusRule]:
    """The published rules that gave the status: the reader's answer to why."""
    return [one.rule for one in report.status.rules if one.outcome is Outcome.FIRED]


def assessments(report: Report) -> list[tuple[PaperKind, list[PaperFact]]]:
    """Each assessment that the law asks for, with what was listed of it."""
    return [(kind, [one for one in report.papers if one.kind is kind]) for kind in ASSESSMENTS]


def _of(part: int, whole: int) -> str:
    return str(_("%(part)s of %(whole)s", part=words.number(part), whole=words.number(whole)))


def _met_of(rows: Sequence[MilestoneFact], as_at: date) -> str:
    """So many of so many; that none has come due where none has, because nought would read as a failure."""
    met = _met(rows)
    if rows and not met and all(one.due_on >= as_at for one in rows):
        return str(_("%(part)s of %(whole)s: none was due yet", part=met, whole=words.number(len(rows))))
    return _of(met, len(rows))


def _part(part: Shown, whole: Shown) -> str:
    """So many of so many; a band beside a band says too little to be worth it."""
    if part is None or whole is None or part.is_band or whole.is_band:
        return shown(part)
    return _of(part.first, whole.first)


def _tasks(report: Report) -> list[MilestoneFact]:
    """What somebody is to do, as far as it is shown whether they did."""
    return [one for one in report.milestones if one.is_task and one.standing not in _UNCOUNTED]


def _met(rows: Sequence[MilestoneFact]) -> int:
    return sum(1 for one in rows if one.standing in (Standing.MET, Standing.MET_LATE))


def _standing(rows: Sequence[MilestoneFact], found: Standing) -> int:
    return sum(1 for one in rows if one.standing is found)


def coming(report: Report) -> list[MilestoneFact]:
    """What is open and due, or overdue, by the end of the next 28 days."""
    until = report.as_at + NEXT_PERIOD
    return [one for one in _tasks(report) if one.done_on is None and one.due_on <= until]


def pictures_of(report: Report) -> dict[str, Picture]:
    """Every picture of the report by its name in addresses, in the language that is being read."""
    return {"timeline": _timeline(report), **figure_pictures(report)}


def _timeline(report: Report) -> Picture:
    """The council's own and shared steps drawn."""
    title, note = _("Timeline"), _left_out(report)
    said = " ".join(one for one in (_timeline_said(report), note) if one)
    rows = [
        PictureRow(
            _plain_name(one),
            one.baseline_on or one.due_on,
            one.forecast_on or one.due_on,
            one.done_on,
            one.standing is Standing.OVERDUE,
        )
        for one in _drawn(report)
    ]
    if not rows:
        return Picture(title, said, lambda shape: draw_nothing(said, shape), note)
    legend = PictureWords(
        baseline=_("Baseline"),
        expected=_("Due or forecast"),
        done=_("Done"),
        overdue=str(STANDINGS[Standing.OVERDUE]),
        today=_("Day described"),
        months=SHORT_MONTHS[language()],
    )
    return Picture(title, said, lambda shape: draw(rows, legend, report.as_at, shape), note)


def _drawn(report: Report) -> list[MilestoneFact]:
    """What the picture shows: a page holds no more lines; the other employer's own are in the table."""
    mine = [one for one in _tasks(report) if one.side is not Owner.TRANSFEREE or one.key in _SHARED]
    return [replace(one, is_twofold=False) for one in mine]


def _left_out(report: Report) -> str:
    """What the table of milestones holds and the picture does not, by name; nothing where it shows all."""
    drawn = {one.code: one.key for one in _drawn(report)}
    left = [one for one in report.milestones if one.is_task and one.code not in drawn]
    keys = set(drawn.values()) - {""}
    said = []
    if names := [_plain_name(one) for one in left if one.key not in keys]:
        said.append(_("In the table and not in the picture: %(names)s.", names="; ".join(names)))
    if any(one.key in keys for one in left):
        said.append(_("Steps that the other employer has too are drawn once: the table gives both."))
    return " ".join(said)


def _plain_name(fact: MilestoneFact) -> str:
    return str(milestone_name(fact)) if fact.key else words.plain_words(fact.name)


def _timeline_said(report: Report) -> str:
    """What the picture shows, in a sentence for who cannot see it; the table beside it holds every day."""
    rows = _drawn(report)
    if not rows:
        return str(_("An empty timeline."))
    days = [day for one in rows for day in (one.baseline_on, one.due_on) if day]
    return str(
        _(
            "Timeline from %(first)s to %(last)s. Rows: %(all)s. Done: %(done)s. Overdue: %(overdue)s. "
            "The table below gives every day.",
            first=words.day(min(days)),
            last=words.day(max(days)),
            all=len(rows),
            done=_met(rows),
            overdue=_standing(rows, Standing.OVERDUE),
        )
    )
