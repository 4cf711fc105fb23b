"""The sections of a Part 1 set side by side row by row: consultation, measures, information, letters, terms."""

from collections.abc import Iterable, Sequence

from flask_babel import gettext as _

from transition.consultation.timeline.labels import KINDS
from transition.letters.labels import LETTERS
from transition.reports.consultation_facts import RepresentativesFact, StatementFact
from transition.reports.content import Report
from transition.reports.labels import given, short_day, shown
from transition.reports.paper import assessments, consultation_rows
from transition.reports.papers.kinds import ASSESSMENTS
from transition.reports.papers.labels import PAPER_KINDS
from transition.reports.programmes.cells import Cell, Row, asked, day_or, pair, text
from transition.reports.record_facts import LetterFact, PaperFact
from transition.staff.quality.labels import HEADINGS
from transition.staff.terms.labels import CATEGORIES
from transition.web import words


def consultation(reports: Sequence[Report]) -> Iterable[Row]:
    """What each council says of its consultation."""
    yield asked(
        reports, _("Recognised unions informed"),
        lambda r: _("All of them") if r.consultation.is_everyone_informed else _("Not yet"),
    )  # fmt: skip
    days: tuple[tuple[object, str, object], ...] = (
        (_("First informed on"), "informed_on", _("Not yet")),
        (_("Consultation opened on"), "opened_on", _("Not yet")),
        (_("Consultation is to close on"), "closes_on", _("Not set")),
        (_("Consultation closed on"), "closed_on", _("Not yet")),
    )
    for name, field, otherwise in days:
        found = (getattr(one.consultation, field) for one in reports)
        yield Row(str(name), tuple(text(day_or(day, otherwise)) for day in found))
    yield asked(reports, _("Replies"), _replies)
    yield asked(reports, _("Agency workers of the whole employer"), _agency_workers)
    rows = [dict(consultation_rows(one)) for one in reports]
    for name in dict.fromkeys(name for counts in rows for name in counts):
        yield Row(name, tuple(text(shown(counts.get(name))) for counts in rows))
    yield asked(reports, _("Themes of representations"), _themes)


def _replies(report: Report) -> object:
    return _("A reply is overdue") if report.consultation.is_reply_overdue else _("None is overdue")


def _agency_workers(report: Report) -> object:
    found = report.consultation.agency_workers
    return _("Not stated yet") if found is None else words.number(found)


def _themes(report: Report) -> Cell:
    themes = report.consultation.themes
    return (
        text(*(pair(given(one.name), shown(one.count)) for one in themes))
        if themes
        else text(_("None shown"))
    )


def measures(reports: Sequence[Report]) -> Iterable[Row]:
    """What both employers envisage."""
    yield asked(reports, _("Measures that are envisaged"), _envisaged)
    yield asked(reports, _("What the employers stated"), _stated)
    yield asked(
        reports, _("A measure that came after consultation opened"),
        lambda r: _("There is one") if r.measures.has_late else _("There is none"),
    )  # fmt: skip


def _envisaged(report: Report) -> Cell:
    if report.is_process_only:
        return text(_("Not shown"))
    if not report.measures.measures:
        return text(_("No measure has been recorded."))
    return text(*(pair(given(one.title), short_day(one.received_on)) for one in report.measures.measures))


def _stated(report: Report) -> Cell:
    if not report.measures.statements:
        return text(_("Nothing yet"))
    return text(*(pair(given(one.employer), _statement(one)) for one in report.measures.statements))


def _statement(one: StatementFact) -> str:
    day = short_day(one.stated_on)
    if one.is_none:
        return str(_("No measures, stated on %(day)s", day=day))
    return str(_("Measures stated on %(day)s", day=day))


def information(reports: Sequence[Report]) -> Iterable[Row]:
    """How far employee liability information is there."""
    never = _("Not due under this legal basis")
    yield asked(reports, _("Due"), lambda r: day_or(r.readiness.due_on, never))
    yield asked(reports, _("How it binds"), lambda r: KINDS[r.readiness.kind] if r.readiness.kind else never)
    yield asked(reports, _("Released with names"), lambda r: day_or(r.readiness.released_on, _("Not yet")))
    yield asked(reports, _("People whose headings are all answered"), lambda r: shown(r.readiness.complete))
    found = [{one.heading: one.answered for one in report.readiness.headings} for report in reports]
    for heading in dict.fromkeys(heading for headings in found for heading in headings):
        name = _("People with an answer: %(heading)s", heading=HEADINGS[heading])
        yield Row(name, tuple(text(shown(headings.get(heading))) for headings in found))


def letters(reports: Sequence[Report]) -> Iterable[Row]:
    """Letters by kind; for fewer than 5 people only when the first went."""
    found = [{one.kind: one for one in report.letters.kinds} for report in reports]
    for kind in dict.fromkeys(kind for kinds in found for kind in kinds):
        cells = (
            _letter(kinds.get(kind), report.is_process_only)
            for kinds, report in zip(found, reports, strict=True)
        )
        yield Row(str(LETTERS[kind]), tuple(cells))
    yield asked(reports, _("Documents issued in Welsh"), lambda r: shown(r.letters.welsh))
    yield asked(reports, _("Documents issued in English"), lambda r: shown(r.letters.english))


def _letter(one: LetterFact | None, is_process_only: bool) -> Cell:
    """A kind that a Part 1 leaves out may have gone to a few, as may one without a day: neither is "none"."""
    if one is None:
        return text(_("Not shown"))
    first = _("First issued on: %(day)s", day=day_or(one.issued_on, _("Not shown")))
    if is_process_only or not one.is_personal:
        return text(first)
    return text(
        _("Issued: %(count)s", count=shown(one.issued)), _("Served: %(count)s", count=shown(one.served)),
        _("Returned: %(count)s", count=shown(one.returned)), first,
    )  # fmt: skip


def terms(reports: Sequence[Report]) -> Iterable[Row]:
    """People with a recorded term by category, and the collective agreements."""
    found = [{one.category: one.people for one in report.terms.categories} for report in reports]
    for category in dict.fromkeys(category for categories in found for category in categories):
        name = _("People with a recorded term: %(category)s", category=CATEGORIES[category])
        yield Row(name, tuple(text(shown(categories.get(category))) for categories in found))
    yield asked(
        reports, _("Collective agreements that go with the transfer"),
        lambda r: text(*r.terms.agreements) if r.terms.agreements else _("None recorded"),
    )  # fmt: skip


def background(reports: Sequence[Report]) -> Iterable[Row]:
    """Who is consulted, and each impact assessment that the law asks for."""
    yield asked(reports, _("Unions and representatives who must be informed and consulted"), _consultees)
    found = [dict(assessments(report)) for report in reports]
    for kind in ASSESSMENTS:
        yield Row(str(PAPER_KINDS[kind]), tuple(_papers(papers[kind]) for papers in found))


def _consultees(report: Report) -> Cell:
    said = report.consultation
    if not said.consultees and not said.representatives:
        return text(_("No union is recognised: representatives must be elected before staff are informed."))
    unions = [pair(one.union, day_or(one.informed_on, _("Not yet"))) for one in said.consultees]
    others = [
        pair(_representatives(one), day_or(one.informed_on, _("Not yet"))) for one in said.representatives
    ]
    return text(*unions, *others)


def _representatives(one: RepresentativesFact) -> str:
    """Whose representatives they are; their names are not public."""
    who = _("Elected representatives") if one.is_elected else _("Standing representatives")
    return f"{who} ({one.agreement or _('Staff under no collective agreement')})"


def _papers(found: Sequence[PaperFact]) -> Cell:
    """Each paper with its day, and who made it under which reference where that is known."""
    if not found:
        return text(_("Not recorded"))
    return text(*(pair(given(one.title), _particulars(one)) for one in found))


def _particulars(one: PaperFact) -> str:
    known = ", ".join(part for part in (one.by, one.reference) if part)
    day = day_or(one.dated_on, _("No day set"))
    return f"{day} ({known})" if known else day
