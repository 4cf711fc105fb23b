"""The pages of a programme's status reports: its lead drafts and issues them, whoever takes part reads them."""

from functools import partial

from flask import Blueprint, Response, abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import force_locale
from flask_babel import gettext as _

from transition import clock
from transition.access.guard import requires, viewer
from transition.access.permissions import Thing, Verb
from transition.db import db
from transition.leases import MOST_ATTEMPTS
from transition.reports.forms import DayForm
from transition.reports.issuing import Issuing, digest_of
from transition.reports.programmes import actions, queries
from transition.reports.programmes.content import ProgrammeFacts
from transition.reports.programmes.facts import compose, facts_as_issued
from transition.reports.programmes.figures import figures_book
from transition.reports.programmes.forms import IssueForm
from transition.reports.programmes.labels import problem
from transition.reports.programmes.models import ProgrammeReport
from transition.reports.programmes.paper import body_values, picture_of
from transition.reports.views import day_of
from transition.transfers.models import Programme
from transition.transfers.programmes.queries import get_led_programme, led_ids
from transition.web.downloads import PDF, XLSX, attachment, file_name
from transition.web.language import LOCALES
from transition.web.pages import drawing, render_form

programme_reports = Blueprint(
    "programme_reports", __name__, url_prefix="/programmes/<int:programme_id>/reports"
)


@programme_reports.get("", endpoint="reports")
@requires(Thing.PROGRAMME_REPORT)
def list_reports(programme_id: int) -> ResponseReturnValue:
    """The reports of a programme, the newest first."""
    programme = queries.get_programme(programme_id, viewer())
    return render_template(
        "programme_reports/reports.html",
        programme=programme,
        reports=queries.reports_of(programme),
        is_led=programme.id in led_ids(viewer()),
    )


@programme_reports.get("/draft")
@requires(Thing.PROGRAMME_REPORT, Verb.WRITE)
def draft(programme_id: int) -> ResponseReturnValue:
    """The report as it would be issued now."""
    programme, form = get_led_programme(programme_id, viewer()), _day_form()
    is_right = form.validate()
    facts = compose(programme, day_of(form, is_right)).facts
    page = render_template(
        "programme_reports/report.html", programme=programme, kept=None, day_form=form, on_paper=False,
        picture_address=partial(
            url_for, "programme_reports.draft_picture", programme_id=programme.id, as_at=facts.as_at.isoformat()
        ),
        **({} if is_right else {"form": form}), **body_values(facts),
    )  # fmt: skip
    return page, 200 if is_right else 400


@programme_reports.get("/draft/timelines/<int:place>.svg")
@requires(Thing.PROGRAMME_REPORT, Verb.WRITE)
def draft_picture(programme_id: int, place: int) -> ResponseReturnValue:
    """The key dates of a few councils, drawn for the draft."""
    programme, form = get_led_programme(programme_id, viewer()), _day_form()
    return _svg(compose(programme, day_of(form, form.validate())).facts, place)


@programme_reports.route("/new", methods=["GET", "POST"])
@requires(Thing.PROGRAMME_REPORT, Verb.WRITE)
def issue(programme_id: int) -> ResponseReturnValue:
    """Its lead issues the report."""
    programme = get_led_programme(programme_id, viewer())
    form = IssueForm(data={"as_at": clock.today(), "version": queries.next_number(programme) - 1})
    kept: list[ProgrammeReport] = []
    keep, by, today = actions.issue_report, viewer(), clock.today()
    if form.validate_on_submit() and form.attempt(
        lambda: kept.append(keep(programme, Issuing(**form.said), by=by, today=today)), problem
    ):
        db.session.commit()
        return redirect(url_for("programme_reports.report", programme_id=programme.id, number=kept[0].number))
    return render_form("programme_reports/issue.html", form, programme=programme)


@programme_reports.get("/<int:number>")
@requires(Thing.PROGRAMME_REPORT)
def report(programme_id: int, number: int) -> ResponseReturnValue:
    """The report as issued."""
    programme, kept = _kept(programme_id, number)
    return render_template(
        "programme_reports/report.html", programme=programme, kept=kept, on_paper=False,
        is_whole=digest_of(kept.facts) == kept.facts_digest,
        documents=queries.documents_of(kept), work=queries.work_of(kept), most_attempts=MOST_ATTEMPTS,
        pdf_address=partial(url_for, "programme_reports.download", programme_id=programme.id, number=number),
        picture_address=partial(url_for, "programme_reports.picture", programme_id=programme.id, number=number),
        **body_values(facts_as_issued(kept)),
    )  # fmt: skip


@programme_reports.get("/<int:number>/timelines/<int:place>.svg")
@requires(Thing.PROGRAMME_REPORT)
def picture(programme_id: int, number: int, place: int) -> ResponseReturnValue:
    """The key dates of a few councils as issued."""
    return _svg(facts_as_issued(_kept(programme_id, number)[1]), place)


@programme_reports.get("/<int:number>/<any(cy, en):code>.pdf")
@requires(Thing.PROGRAMME_REPORT)
def download(programme_id: int, number: int, code: str) -> ResponseReturnValue:
    """One language of the report as a PDF."""
    _programme, kept = _kept(programme_id, number)
    found = queries.documents_of(kept).get(code) or abort(404)
    return attachment(found.pdf, _file_name(number, code, "pdf"), PDF)


@programme_reports.get("/<int:number>/<any(cy, en):code>.xlsx")
@requires(Thing.PROGRAMME_REPORT)
def download_figures(programme_id: int, number: int, code: str) -> ResponseReturnValue:
    """The figures of the report as a workbook in one language."""
    _programme, kept = _kept(programme_id, number)
    content = figures_book(facts_as_issued(kept), code, kept.facts_digest)
    return attachment(content, _file_name(number, code, "xlsx"), XLSX)


def _kept(programme_id: int, number: int) -> tuple[Programme, ProgrammeReport]:
    programme = queries.get_programme(programme_id, viewer())
    return programme, queries.get_report(programme, number)


def _day_form() -> DayForm:
    return DayForm(request.args, data={"as_at": clock.today()})


def _svg(facts: ProgrammeFacts, place: int) -> Response:
    return drawing(picture_of(facts, place) or abort(404))


def _file_name(number: int, code: str, ending: str) -> str:
    with force_locale(LOCALES[code]):
        return file_name(f"{_('Programme status report number %(number)s', number=number)} {code}", ending)
