"""A report's figures as a workbook: a sheet for each table, days and numbers as such, bands and hidden ones as words.

The sheets hold what the page's tables hold, of the same facts: nothing is counted here that the part does not show.
"""

from typing import Any

from flask_babel import gettext as _

from transition.consultation.timeline.labels import KINDS, STANDINGS
from transition.reports.content import Report
from transition.reports.figure_sheets import (
    cell,
    consultees_sheet,
    decisions_sheet,
    information_sheet,
    letters_sheets,
    money_sheets,
    new_posts_sheet,
    papers_sheet,
    risks_sheet,
    terms_sheet,
)
from transition.reports.gallery import not_offered
from transition.reports.labels import (
    OUTCOMES,
    PARAGRAPHS,
    PARTS,
    RULES,
    STATUSES,
    change_name,
    change_value,
    milestone_name,
)
from transition.reports.paper import consultation_rows, key_numbers, title_of
from transition.transfers.labels import BASES, SCOPES
from transition.web import words
from transition.web.downloads import Sheet, unmarked, workbook
from transition.web.words import plain_words


def figures_of(report: Report, digest: str) -> bytes:
    """The workbook, in the language that is being read; the same facts give the same bytes. A draft has no digest."""
    sheets = [
        _about(report, digest),
        _summary(report),
        _changes(report),
        _scope(report),
        new_posts_sheet(report),
        _milestones(report),
        *_consultation(report),
        _measures(report),
        information_sheet(report),
        *letters_sheets(report),
        terms_sheet(report),
        *money_sheets(report),
        decisions_sheet(report),
        *([] if report.is_public else [risks_sheet(report)]),
        consultees_sheet(report),
        papers_sheet(report),
    ]
    return workbook(sheets, made_on=report.issued_on or report.as_at)


def _about(report: Report, digest: str) -> Sheet:
    rows: list[tuple[str, Any]] = [
        (_("Report"), title_of(report)),
        (_("Council"), plain_words(report.parties.outgoing)),
        (_("Transfer"), plain_words(report.parties.name)),
        (_("Part"), str(PARTS[report.part])),
        (_("Number"), report.number or _("Draft: not issued")),
        (_("As at the end of"), report.as_at),
        (_("Issued on"), report.issued_on or _("Not issued")),
        (_("Issued by"), report.issued_by or _("Not issued")),
        (_("Digest of the facts (SHA-256)"), digest or _("Not issued")),
    ]
    return _("About these figures"), (_("What"), _("Value")), [*rows, *_notes(report)]


def _notes(report: Report) -> list[tuple[str, str]]:
    """What must be known to read the figures: bands, exemption, corrections."""
    note, rows = _("Note"), []
    if report.is_process_only:
        said = _(
            "Fewer than 5 people transfer. So that nobody can be recognised, this part gives process dates and the "
            "status that follows from them, and nothing that rests on individuals."
        )
        rows.append((note, said))
    elif report.is_public:
        said = _(
            "Numbers are given in bands. Not shown: a number under 5, nought too, or a total that would give one away."
        )
        rows.append((note, said))
    elif report.exemption is None:
        said = _(
            "A draft of Part 2. Before it is issued, an officer must confirm by name under which paragraph it is "
            "exempt, and why."
        )
        rows.append((_("Not for publication"), said))
    else:
        rows += [(_("Not for publication"), str(PARAGRAPHS[one])) for one in report.exemption.paragraphs]
        why = _("Why the public interest in keeping it exempt outweighs that in disclosing it:")
        rows.append((why, plain_words(report.exemption.reason)))
        rows.append((_("Confirmed by"), report.exemption.confirmed_by))
    said = _(
        "It counts only what had happened by the end of %(day)s. Records that were corrected since are shown as "
        "they are now, and so are: who is in scope, what staff records hold, the new employer and who agreed the date, "
        "which milestones there are and which are not needed, days planned by hand, forecasts and their reasons, which "
        "rules have begun, costs and the list of papers.",
        day=words.day(report.as_at),
    )
    return [*rows, (note, said), (note, _("This report is not legal advice."))]


def _summary(report: Report) -> Sheet:
    rows: list[tuple[str, Any]] = [(_("Status"), str(STATUSES[report.status.shown]))]
    if override := report.status.override:
        rows += [
            (_("Status by the published rules"), str(STATUSES[report.status.computed])),
            (_("Status set by"), override.by),
            (_("Reason:"), plain_words(override.reason)),
        ]
    days = report.days_to_go
    rows.append((_("Days until the transfer") if days >= 0 else _("Days since the transfer"), abs(days)))
    rows += [(number.name, number.value) for number in key_numbers(report)]
    rows += [(str(RULES[one.rule]), str(OUTCOMES[one.outcome])) for one in report.status.rules]
    rows.append((_("What is asked"), plain_words(report.asked) or _("To note this report.")))
    return _("Summary"), (_("What"), _("Value")), rows


def _changes(report: Report) -> Sheet:
    rows = [
        (unmarked(change_name(one)), change_value(one, before=True), change_value(one, before=False))
        for one in report.changes
    ]
    return _("Changes"), (_("What"), _("Before"), _("Now")), rows


def _scope(report: Report) -> Sheet:
    parties = report.parties
    rows: list[tuple[Any, ...]] = [
        (_("Transfer date"), parties.transfer_on, "", ""),
        (_("Legal basis"), str(BASES[parties.basis]), parties.basis_decided_on, ""),
    ]
    if not report.is_process_only:
        rows += [
            (_("People in scope"), cell(report.scope.people_in), "", ""),
            (_("People still to be decided on"), cell(report.scope.people_undecided), "", ""),
        ]
    rows += [
        (plain_words(one.name), str(SCOPES[one.scope]), one.decided_on, plain_words(one.reason))
        for one in report.scope.teams
    ]
    return _("Scope"), (_("What"), _("Value"), _("Decided on"), _("Reason")), rows


def _milestones(report: Report) -> Sheet:
    headings = (
        _("Milestone"), _("How it binds"), _("Source"), _("Due"), _("Baseline"), _("Forecast"), _("Done on"),
        _("Status"), _("Reason"),
    )  # fmt: skip
    rows = [
        (
            unmarked(milestone_name(one)), str(KINDS[one.kind]), one.source, one.due_on, one.baseline_on,
            one.forecast_on, one.done_on, str(STANDINGS[one.standing]) if one.standing else "",
            plain_words(one.slip_reason),
        )
        for one in report.milestones
        if one.is_task
    ]  # fmt: skip
    return _("Milestones"), headings, rows


def _consultation(report: Report) -> list[Sheet]:
    said = report.consultation
    not_yet = _("Not yet")
    rows: list[tuple[str, Any]] = [
        (
            _("Unions and other representatives informed"),
            _("All of them") if said.is_everyone_informed else not_yet,
        ),
        (_("First informed on"), said.informed_on or not_yet),
        (_("Consultation opened on"), said.opened_on or not_yet),
        (_("Consultation is to close on"), said.closes_on or _("Not set")),
        (_("Consultation closed on"), said.closed_on or not_yet),
        (_("Replies"), _("A reply is overdue") if said.is_reply_overdue else _("None is overdue")),
        (
            _("Agency workers of the whole employer"),
            _("Not stated yet") if said.agency_workers is None else said.agency_workers,
        ),
    ]
    sheet = (_("Consultation"), (_("What"), _("Value")), rows)
    if report.is_process_only:
        return [sheet]
    rows += [(name, cell(count)) for name, count in consultation_rows(report)]
    if not report.is_public and (rest := not_offered(report)) is not None:
        rows.append((_("People to whom nothing was offered yet"), cell(rest)))
    rows += [(f"{_('Theme')}: {plain_words(one.name)}", cell(one.count)) for one in said.themes]
    weeks = [(one.week_on, cell(one.received), cell(one.answered)) for one in report.series.representations]
    by_week = (_("By week"), (_("Week of"), _("Received"), _("Answered")), weeks)
    return [sheet] if report.is_public else [sheet, by_week]


def _measures(report: Report) -> Sheet:
    rows = [
        (plain_words(one.title), plain_words(one.employer), one.received_on, one.takes_effect_on)
        for one in report.measures.measures
    ]
    return (
        _("Measures"), (_("Measure"), _("Employer"), _("Received on"), _("Takes effect on")), rows,
    )  # fmt: skip
