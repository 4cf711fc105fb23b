"""The pages of status reports. Each page exists for either part, because who may open it differs."""

from datetime import date
from functools import partial
from typing import Any

from flask import Blueprint, abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import force_locale
from flask_babel import gettext as _

from transition import clock
from transition.access.guard import allows, requires, viewer
from transition.access.permissions import Thing, Verb
from transition.db import db
from transition.leases import MOST_ATTEMPTS
from transition.reports import actions, queries
from transition.reports.content import EXEMPT, PUBLIC, Report
from transition.reports.facts import facts_of, thawed
from transition.reports.forms import DayForm, ExemptIssueForm, IssueForm
from transition.reports.issuing import digest_of
from transition.reports.labels import PARTS, STATUSES, problem
from transition.reports.models import StatusReport
from transition.reports.paper import body_values
from transition.transfers.models import Transfer
from transition.transfers.queries import get_transfer
from transition.web.downloads import PDF, attachment, file_name
from transition.web.language import LOCALES
from transition.web.pages import render_form

reports = Blueprint("reports", __name__, url_prefix="/transfers/<int:transfer_id>/reports")
_THINGS = {PUBLIC: Thing.REPORT_PART_1, EXEMPT: Thing.REPORT_PART_2}


@reports.get("", endpoint="reports")
@requires(Thing.REPORT_PART_1)
def list_reports(transfer_id: int) -> ResponseReturnValue:
    """The reports that this reader may open."""
    transfer = get_transfer(transfer_id, viewer())
    parts = [(part, queries.reports_of(transfer, part)) for part, thing in _THINGS.items() if allows(thing)]
    return render_template("reports/reports.html", transfer=transfer, parts=parts, PARTS=PARTS)


@reports.get("/part-1/draft")
@requires(Thing.REPORT_PART_1, Verb.WRITE)
def draft_part_1(transfer_id: int) -> ResponseReturnValue:
    """Part 1 as it would be issued now."""
    return _draft(transfer_id, PUBLIC)


@reports.get("/part-2/draft")
@requires(Thing.REPORT_PART_2, Verb.WRITE)
def draft_part_2(transfer_id: int) -> ResponseReturnValue:
    """Part 2 as it would be issued now."""
    return _draft(transfer_id, EXEMPT)


@reports.route("/part-1/new", methods=["GET", "POST"])
@requires(Thing.REPORT_PART_1, Verb.WRITE)
def issue_part_1(transfer_id: int) -> ResponseReturnValue:
    """Issues Part 1."""
    return _issue(transfer_id, PUBLIC, IssueForm)


@reports.route("/part-2/new", methods=["GET", "POST"])
@requires(Thing.REPORT_PART_2, Verb.WRITE)
def issue_part_2(transfer_id: int) -> ResponseReturnValue:
    """Issues Part 2, with why it is exempt."""
    return _issue(transfer_id, EXEMPT, ExemptIssueForm)


@reports.get("/part-1/<int:number>")
@requires(Thing.REPORT_PART_1)
def report_part_1(transfer_id: int, number: int) -> ResponseReturnValue:
    """Part 1 as issued."""
    return _issued(transfer_id, PUBLIC, number)


@reports.get("/part-2/<int:number>")
@requires(Thing.REPORT_PART_2)
def report_part_2(transfer_id: int, number: int) -> ResponseReturnValue:
    """Part 2 as issued."""
    return _issued(transfer_id, EXEMPT, number)


@reports.get("/part-1/<int:number>/<any(cy, en):code>.pdf")
@requires(Thing.REPORT_PART_1)
def download_part_1(transfer_id: int, number: int, code: str) -> ResponseReturnValue:
    """One language of Part 1 as a PDF."""
    return _download(transfer_id, PUBLIC, number, code)


@reports.get("/part-2/<int:number>/<any(cy, en):code>.pdf")
@requires(Thing.REPORT_PART_2)
def download_part_2(transfer_id: int, number: int, code: str) -> ResponseReturnValue:
    """One language of Part 2 as a PDF."""
    return _download(transfer_id, EXEMPT, number, code)


def _draft(transfer_id: int, part: int) -> ResponseReturnValue:
    transfer, form = get_transfer(transfer_id, viewer()), DayForm(request.args, data={"as_at": clock.today()})
    is_right = form.validate()
    day = day_of(form, is_right)
    report = facts_of(transfer, part, day, clock.today())
    page = render_template(
        "reports/report.html", transfer=transfer, kept=None, day_form=form, on_paper=False,
        **_addresses(report, "draft_", as_at=day.isoformat(), transfer_id=transfer.id),
        **({} if is_right else {"form": form}), **body_values(report),
    )  # fmt: skip
    return page, 200 if is_right else 400


def day_of(form: DayForm, is_right: bool) -> date:
    """The day asked for; today where none was, or none that has come."""
    today = clock.today()
    if is_right and form.as_at.data and form.as_at.data <= today:
        return date.fromisoformat(form.as_at.data.isoformat())
    return today


def _issue(transfer_id: int, part: int, shape: type[IssueForm]) -> ResponseReturnValue:
    transfer, kept = get_transfer(transfer_id, viewer()), list[StatusReport]()
    last = queries.latest_report(transfer, part)
    form = shape(data={"as_at": clock.today(), "version": last.number if last else 0})
    if form.validate_on_submit() and form.attempt(
        lambda: kept.append(
            actions.issue_report(transfer, part, actions.Issue(**form.said), by=viewer(), today=clock.today())
        ),
        problem,
    ):
        db.session.commit()
        address = f"reports.report_part_{part}"
        return redirect(url_for(address, transfer_id=transfer.id, number=kept[0].number))
    other = queries.latest_report(transfer, EXEMPT if part == PUBLIC else PUBLIC)
    return render_form(
        "reports/issue.html", form, transfer=transfer, part=part, STATUSES=STATUSES, other=other,
        by_rules=facts_of(transfer, part, clock.today(), clock.today()).status.computed,
        other_status=thawed(other.facts).status.shown if other else None,
    )  # fmt: skip


def _issued(transfer_id: int, part: int, number: int) -> ResponseReturnValue:
    transfer, kept = kept_report(transfer_id, part, number)
    report = thawed(kept.facts)
    return render_template(
        "reports/report.html", transfer=transfer, kept=kept, documents=queries.documents_of(kept),
        work=queries.work_of(kept), most_attempts=MOST_ATTEMPTS, on_paper=False,
        is_whole=digest_of(kept.facts) == kept.facts_digest,
        pdf_address=partial(url_for, f"reports.download_part_{part}", transfer_id=transfer.id, number=number),
        **_addresses(report, "", transfer_id=transfer.id, number=number), **body_values(report),
    )  # fmt: skip


def _addresses(report: Report, draft: str, **given: Any) -> dict[str, object]:
    """Where the page finds its pictures and its figures; a draft's are of the day that it describes."""
    return {
        "picture_address": partial(url_for, f"reports.{draft}picture_part_{report.part}", **given),
        "figures_address": url_for(f"reports.{draft}figures_part_{report.part}", **given),
    }


def kept_report(transfer_id: int, part: int, number: int) -> tuple[Transfer, StatusReport]:
    """A report as issued, with its transfer; a 404 for whoever may not see it."""
    transfer = get_transfer(transfer_id, viewer())
    return transfer, queries.get_report(transfer, part, number)


def _download(transfer_id: int, part: int, number: int, code: str) -> ResponseReturnValue:
    transfer, kept = kept_report(transfer_id, part, number)
    found = queries.documents_of(kept).get(code) or abort(404)
    with force_locale(LOCALES[code]):
        name = _("Status report part %(part)s number %(number)s", part=part, number=number)
    return attachment(found.pdf, file_name(f"{transfer.outgoing_employer.slug} {name} {code}", "pdf"), PDF)
