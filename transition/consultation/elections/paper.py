"""Notices of an election on paper: nominations, ballot, result; PDF/UA-1, each language a document of its own."""

from datetime import date

from flask import render_template
from flask_babel import force_locale

from transition import pdf
from transition.consultation.elections.labels import NOTICES, Notice
from transition.consultation.elections.models import Election
from transition.transfers.models import Transfer
from transition.web.language import LOCALES, tag


def is_ready(election: Election, notice: Notice) -> bool:
    """Whether what the notice must say is recorded."""
    match notice:
        case Notice.NOMINATIONS:
            return election.invited_on is not None and election.nominations_until is not None
        case Notice.BALLOT:
            days = (election.ballot_from, election.ballot_until)
            return all(days) and len(election.standing_candidates) > election.seats
        case Notice.RESULT:
            return election.declared_on is not None


def notice_pdf(transfer: Transfer, election: Election, notice: Notice, day: date, code: str) -> bytes:
    """One notice in one language: a page, made at once. Raises PdfError."""
    with force_locale(LOCALES[code]):
        title = str(NOTICES[notice])
        html = render_template(
            "consultation/elections/notice_paper.html", transfer=transfer, election=election, notice=notice.value,
            employer=election.description.consultation.employer, paper_title=title, day=day, language_tag=tag(code),
        )  # fmt: skip
        return pdf.render(
            html,
            sheet="paper/report.css",
            language=code,
            title=title,
            identifier=f"election/{election.id}/{notice.value}/{day}/{code}",
            created=day,
        )
