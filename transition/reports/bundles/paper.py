"""A bundle's entries as one PDF/UA-1: contents, the narrative in order of date, how things stood, and the files."""

import re
from collections.abc import Sequence
from datetime import date, datetime
from itertools import groupby

from flask import render_template
from flask_babel import force_locale
from flask_babel import gettext as _
from markupsafe import Markup

from transition import pdf
from transition.employers.models import Employer
from transition.reports.bundles.entries import Entry, Gathered
from transition.reports.bundles.labels import INSIDE, KINDS, LANGUAGES, SECTIONS
from transition.reports.bundles.models import BundleKind, EvidenceBundle
from transition.transfers.models import Transfer
from transition.web import words
from transition.web.language import LOCALES, tag

_EMPTY_LINE = re.compile(r"\n[ \t]*\n+")
# What the style sheet fills with the number of the page and of all pages, wherever a language puts them.
_MARKS = {"page": Markup('<span class="page"></span>'), "pages": Markup('<span class="pages"></span>')}
Month = tuple[str, list[tuple[int, Entry]]]


def bundle_pdf(
    bundle: EvidenceBundle,
    transfer: Transfer,
    employer: Employer,
    gathered: Gathered,
    as_at: datetime,
    union: str,
) -> bytes:
    """The bundle as a PDF; the same entries give the same bytes. Raises PdfError."""
    with force_locale(LOCALES[bundle.language]):
        council = employer.name_cy if bundle.language == "cy" else employer.name
        title = str(_("Evidence bundle %(number)s: %(council)s", number=bundle.number, council=council))
        html = render_template(
            "bundles/paper.html", language_tag=tag(bundle.language), bundle=bundle, transfer=transfer,
            council=council, bundle_title=title, as_at=as_at, gathered=gathered, union=union, kind=KINDS[bundle.kind],
            inside=INSIDE[bundle.kind], is_full=bundle.kind is BundleKind.FULL, sections=SECTIONS,
            languages=LANGUAGES, months=months(gathered.dated), standing=_numbered(gathered),
            numbers=gathered.numbers, paragraphs=paragraphs, marks=_MARKS,
        )  # fmt: skip
        return pdf.render(
            html,
            sheet="paper/bundle.css",
            language=bundle.language,
            title=title,
            identifier=f"bundle/{bundle.transfer_id}/{bundle.employer_id}/{bundle.number}",
            created=as_at,
        )


def months(dated: Sequence[Entry]) -> list[Month]:
    """The entries of each month, each with its number."""
    numbered = enumerate(dated, 1)
    return [
        (words.month(date(year, month, 1)), list(found))
        for (year, month), found in groupby(numbered, lambda one: _month(one[1]))
    ]


def _month(entry: Entry) -> tuple[int, int]:
    on = entry.on or date.min
    return on.year, on.month


def _numbered(gathered: Gathered) -> list[tuple[int, Entry]]:
    return list(enumerate(gathered.standing, len(gathered.dated) + 1))


def paragraphs(text: str) -> list[str]:
    """The paragraphs of what somebody typed; single line ends stay within them."""
    return [one.strip() for one in _EMPTY_LINE.split(text.replace("\r\n", "\n")) if one.strip()]
