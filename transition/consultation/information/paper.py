"""A version of the information on paper, as it is handed over or posted: PDF/UA-1, in either language."""

from flask import render_template
from flask_babel import force_locale
from flask_babel import gettext as _

from transition import pdf
from transition.consultation.information.content import thawed
from transition.consultation.information.models import InformationVersion
from transition.consultation.labels import ITEMS
from transition.rules.consultation import ITEM_SOURCES
from transition.transfers.models import Transfer
from transition.web.language import LOCALES, tag


def version_pdf(transfer: Transfer, version: InformationVersion, code: str) -> bytes:
    """A version in one language, from what was frozen in it and nothing else. Raises PdfError."""
    with force_locale(LOCALES[code]):
        title = str(_("Information under regulation 13, version %(number)s", number=version.number))
        html = render_template(
            "consultation/information/version_paper.html", transfer=transfer, version=version, paper_title=title,
            said=thawed(version.content), items=ITEMS, item_sources=ITEM_SOURCES, language_tag=tag(code),
            employer=version.consultation.employer,
        )  # fmt: skip
        return pdf.render(
            html,
            sheet="paper/report.css",
            language=code,
            title=title,
            identifier=f"information/{version.consultation_id}/{version.number}/{version.digest}/{code}",
            created=version.issued_on,
        )
