"""The page that tries a pay award out, and the file of the lines and sums."""

from flask import Response, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from transition.access.guard import requires, viewer
from transition.access.permissions import Thing, Verb
from transition.money import labels
from transition.money.blueprint import money
from transition.money.budget import budget_of
from transition.money.forms import AwardForm
from transition.money.sheet import sheets_of
from transition.money.uplift import Award, Uplifted, uplifted
from transition.money.views import seen
from transition.rules.financial_years import year_name
from transition.transfers.queries import get_transfer
from transition.web.downloads import XLSX, attachment, file_name, workbook
from transition.web.pages import render_form


@money.get("/transfers/<int:transfer_id>/money/pay-award")
@requires(Thing.MONEY, Verb.WRITE)
def preview_pay_award(transfer_id: int) -> ResponseReturnValue:
    """What the lines of pay would cost after an award; nothing is kept. Two awards tell the pay behind a line."""
    transfer = get_transfer(transfer_id, viewer())
    budget, is_asked = (
        budget_of(transfer, seen()),
        bool({"percent_hundredths", "flat_pence"} & set(request.args)),
    )
    form = AwardForm(request.args if is_asked else None)
    found: list[Uplifted] = []
    if is_asked and form.validate():
        award = Award(form.percent_hundredths.data or 0, form.flat_pence.data or 0, form.from_on.data)
        found = uplifted(budget.lines, award, budget.years, transfer.transfer_on)
    return render_form(
        "money/preview_pay_award.html", form, transfer=transfer, found=found, totals=_totals(found),
        is_shown=is_asked and not form.errors, labels=labels, year_name=year_name,
    )  # fmt: skip


def _totals(found: list[Uplifted]) -> dict[int, tuple[int, int]]:
    years = sorted({one.year for one in found})
    return {
        year: (
            sum(one.old_pence for one in found if one.year == year),
            sum(one.new_pence for one in found if one.year == year),
        )
        for year in years
    }


@money.get("/transfers/<int:transfer_id>/money/money.xlsx")
@requires(Thing.MONEY)
def download_money(transfer_id: int) -> Response:
    """The lines, years, sources and sums that this reader may see, as a spreadsheet."""
    transfer = get_transfer(transfer_id, viewer())
    name = file_name(f"{_('Money')} {transfer.id}", "xlsx")
    return attachment(workbook(sheets_of(budget_of(transfer, seen()))), name, XLSX)
