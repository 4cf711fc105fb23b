"""“You asked, we did” on paper: what was agreed because of representations, as PDF/UA-1 in either language."""

from collections.abc import Sequence
from datetime import date

from flask import render_template
from flask_babel import force_locale
from flask_babel import gettext as _

from transition import pdf
from transition.consultation.models import Consultation
from transition.consultation.representations.models import AskedAndDone
from transition.transfers.models import Transfer
from transition.web.language import LOCALES, tag


def you_asked_pdf(
    consultation: Consultation, transfer: Transfer, published: Sequence[AskedAndDone], day: date, code: str
) -> bytes:
    """What is published that day: a page or two, made at once. Raises PdfError."""
    with force_locale(LOCALES[code]):
        title = str(_("You asked, we did"))
        html = render_template(
            "consultation/representations/you_asked_paper.html",
            employer=consultation.employer,
            transfer=transfer,
            published=published,
            paper_title=title,
            day=day,
            language_tag=tag(code),
        )
        return pdf.render(
            html,
            sheet="paper/report.css",
            language=code,
            title=title,
            identifier=f"you-asked/{consultation.id}/{day}/{code}",
            created=day,
        )
