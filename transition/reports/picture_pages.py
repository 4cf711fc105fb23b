"""The pictures of status reports and their figures as files, of a draft and as issued; each part for itself."""

from flask import Response, abort, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from transition import clock
from transition.access.guard import requires, viewer
from transition.access.permissions import Thing, Verb
from transition.reports.content import EXEMPT, PUBLIC, Report
from transition.reports.facts import facts_of, thawed
from transition.reports.figures import figures_of
from transition.reports.forms import DayForm
from transition.reports.gallery import PICTURES
from transition.reports.paper import pictures_of
from transition.reports.views import day_of, kept_report
from transition.reports.views import reports as reports
from transition.transfers.models import Transfer
from transition.transfers.queries import get_transfer
from transition.web.downloads import XLSX, attachment, file_name
from transition.web.language import language
from transition.web.pages import drawing

_NAME = f"pictures/<any({', '.join(PICTURES)}):name>.svg"


@reports.get(f"/part-1/draft/{_NAME}")
@requires(Thing.REPORT_PART_1, Verb.WRITE)
def draft_picture_part_1(transfer_id: int, name: str) -> ResponseReturnValue:
    """A picture of Part 1's draft."""
    return _picture(_drafted(transfer_id, PUBLIC)[1], name)


@reports.get(f"/part-2/draft/{_NAME}")
@requires(Thing.REPORT_PART_2, Verb.WRITE)
def draft_picture_part_2(transfer_id: int, name: str) -> ResponseReturnValue:
    """A picture of Part 2's draft."""
    return _picture(_drafted(transfer_id, EXEMPT)[1], name)


@reports.get(f"/part-1/<int:number>/{_NAME}")
@requires(Thing.REPORT_PART_1)
def picture_part_1(transfer_id: int, number: int, name: str) -> ResponseReturnValue:
    """A picture of Part 1 as issued."""
    return _picture(thawed(kept_report(transfer_id, PUBLIC, number)[1].facts), name)


@reports.get(f"/part-2/<int:number>/{_NAME}")
@requires(Thing.REPORT_PART_2)
def picture_part_2(transfer_id: int, number: int, name: str) -> ResponseReturnValue:
    """A picture of Part 2 as issued."""
    return _picture(thawed(kept_report(transfer_id, EXEMPT, number)[1].facts), name)


@reports.get("/part-1/draft/figures.xlsx")
@requires(Thing.REPORT_PART_1, Verb.WRITE)
def draft_figures_part_1(transfer_id: int) -> ResponseReturnValue:
    """The figures of Part 1's draft."""
    transfer, report = _drafted(transfer_id, PUBLIC)
    return _figures(transfer, report)


@reports.get("/part-2/draft/figures.xlsx")
@requires(Thing.REPORT_PART_2, Verb.WRITE)
def draft_figures_part_2(transfer_id: int) -> ResponseReturnValue:
    """The figures of Part 2's draft."""
    transfer, report = _drafted(transfer_id, EXEMPT)
    return _figures(transfer, report)


@reports.get("/part-1/<int:number>/figures.xlsx")
@requires(Thing.REPORT_PART_1)
def figures_part_1(transfer_id: int, number: int) -> ResponseReturnValue:
    """The figures of Part 1 as issued."""
    transfer, kept = kept_report(transfer_id, PUBLIC, number)
    return _figures(transfer, thawed(kept.facts), kept.facts_digest)


@reports.get("/part-2/<int:number>/figures.xlsx")
@requires(Thing.REPORT_PART_2)
def figures_part_2(transfer_id: int, number: int) -> ResponseReturnValue:
    """The figures of Part 2 as issued."""
    transfer, kept = kept_report(transfer_id, EXEMPT, number)
    return _figures(transfer, thawed(kept.facts), kept.facts_digest)


def _drafted(transfer_id: int, part: int) -> tuple[Transfer, Report]:
    transfer, form = get_transfer(transfer_id, viewer()), DayForm(request.args)
    if not form.validate():
        abort(400)
    return transfer, facts_of(transfer, part, day_of(form, True), clock.today())


def _picture(report: Report, name: str) -> Response:
    found = pictures_of(report).get(name) or abort(404)
    return drawing(found.svg)


def _figures(transfer: Transfer, report: Report, digest: str = "") -> Response:
    name = (
        _("Status report part %(part)s number %(number)s", part=report.part, number=report.number)
        if report.number
        else _("Status report part %(part)s draft", part=report.part)
    )
    content = figures_of(report, digest)
    return attachment(
        content, file_name(f"{transfer.outgoing_employer.slug} {name} {language()}", "xlsx"), XLSX
    )
