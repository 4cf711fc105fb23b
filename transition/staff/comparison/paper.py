"""Terms side by side on paper: one person's, or the categories without people, as PDF/UA-1 in either language."""

from collections.abc import Sequence
from datetime import date

from flask import render_template
from flask_babel import force_locale
from flask_babel import gettext as _

from transition import pdf
from transition.staff.comparison import labels
from transition.staff.comparison.queries import CategoryCompared, PersonCompared
from transition.staff.terms.labels import CATEGORIES, STATUSES, band_label
from transition.transfers.models import Transfer
from transition.web.language import LOCALES, tag


def person_pdf(transfer: Transfer, one: PersonCompared, day: date, code: str) -> bytes:
    """One person's terms beside the new employer's: a page or two, made at once. Raises PdfError."""
    with force_locale(LOCALES[code]):
        title = _("Terms side by side: %(name)s", name=one.name)
        return _drawn(transfer, str(title), f"person/{one.person_id}", day, code, one=one, found=None)


def category_pdf(transfer: Transfer, found: Sequence[CategoryCompared], day: date, code: str) -> bytes:
    """The categories without people: a page or two, made at once. Raises PdfError."""
    with force_locale(LOCALES[code]):
        title = _("Terms side by side, by category")
        return _drawn(transfer, str(title), "categories", day, code, one=None, found=found)


def _drawn(transfer: Transfer, title: str, what: str, day: date, code: str, **values: object) -> bytes:
    html = render_template(
        "staff/side_by_side_paper.html", transfer=transfer, paper_title=title, day=day, labels=labels,
        language_tag=tag(code), categories=CATEGORIES, statuses=STATUSES, band_label=band_label, **values,
    )  # fmt: skip
    return pdf.render(
        html,
        sheet="paper/report.css",
        language=code,
        title=title,
        identifier=f"side-by-side/{transfer.id}/{what}/{day}/{code}",
        created=day,
    )
