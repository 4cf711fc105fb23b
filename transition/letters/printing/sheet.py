"""The summary sheet of a print run: what is in it and what to do with it, on paper and as sheets of the manifest."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from flask import render_template
from flask_babel import force_locale, ngettext
from flask_babel import gettext as _

from transition import pdf
from transition.accounts.queries import names_of
from transition.db import db
from transition.employers.models import Employer
from transition.letters.chains import is_in_part, superseded_by
from transition.letters.labels import DOCUMENTS, KINDS
from transition.letters.models import Batch, PrintFile, PrintRun
from transition.letters.printing import actions as printing
from transition.staff.people.labels import FORMATS, OTHER_FORMATS
from transition.staff.people.models import LetterFormat, OtherFormat
from transition.web.downloads import workbook
from transition.web.language import LOCALES, tag
from transition.web.words import day


@dataclass(frozen=True)
class Summary:
    """The figures of a print run, and whoever asked for it."""

    batch: Batch
    run: PrintRun
    employer: Employer
    asked_by: str
    letters: int
    documents: dict[tuple[str, LetterFormat], int]
    others: dict[OtherFormat, int]
    pages: int
    sheets: int
    most_sheets: int
    superseded: tuple[str, ...]

    @property
    def asked_on(self) -> date:
        """The day on which it was asked for."""
        return self.run.asked_on

    @property
    def files(self) -> list[PrintFile]:
        """Its files, in order."""
        return self.run.files


def summary_of(batch: Batch, run: PrintRun) -> Summary:
    """Count what a print run holds: the sheets are those of duplex printing, each document on a new one."""
    lines, found = printing.manifest(batch, run), printing.printable(batch)
    large = printing.large_print(batch)
    in_envelope: Counter[int] = Counter()
    documents: Counter[tuple[str, LetterFormat]] = Counter()
    for line in lines:
        in_envelope[line.number] += line.sheets
        how = LetterFormat.LARGE_PRINT if line.number in large else LetterFormat.STANDARD
        documents[line.language, how] += 1
    # What is corrected in part is still to be sent: its reader is told to keep both.
    later = superseded_by(found)
    gone = {key for key, one in later.items() if not is_in_part(one, batch.kind)}
    return Summary(
        batch,
        run,
        db.session.get_one(Employer, batch.employer_id),
        names_of([run.asked_by_id])[run.asked_by_id],
        len(found),
        dict(sorted(documents.items())),
        dict(sorted(Counter(one.other_format for one in found if one.other_format).items())),
        sum(line.pages for line in lines),
        sum(line.sheets for line in lines),
        max(in_envelope.values(), default=0),
        tuple(one.reference for one in found if one.id in gone),
    )


def sheet_pdf(summary: Summary, code: str) -> bytes:
    """The summary on one page or two, as PDF/UA-1 in the reader's language. Raises PdfError."""
    batch, run = summary.batch, summary.run
    with force_locale(LOCALES[code]):
        title = str(_("Print run %(number)s: what to do", number=run.number))
        html = render_template(
            "letters/printing/print_sheet.html", summary=summary, batch=batch, run=run, paper_title=title, kinds=KINDS,
            languages=DOCUMENTS, formats=FORMATS, other_formats=OTHER_FORMATS, file_name=printing.file_name,
            steps=to_do(summary), language_tag=tag(code),
        )  # fmt: skip
        return pdf.render(
            html,
            sheet="paper/report.css",
            language=code,
            title=title,
            identifier=f"print-run/{batch.id}/{run.number}/{code}",
            created=run.asked_on,
        )


def to_do(summary: Summary) -> list[str]:
    """What whoever prints does, in order."""
    steps = [
        _("Print every file on both sides, at its full size, on plain white A4. Blank backs belong there."),
        _("Each document begins on a new sheet. The documents of one reader follow each other, Welsh first: "
          "they go into one envelope."),
        _("Put nothing else in: slips and enclosures are the last pages of the documents."),
        _("Fold each letter in three at the marks in the left margin, the address outwards, and use DL envelopes "
          "with a window. Check that nothing but the address shows."),
        ngettext(
            "The fullest envelope holds %(num)s sheet.",
            "The fullest envelope holds %(num)s sheets. What does not fit goes flat into a C4 envelope with a window "
            "at the same place.",
            summary.most_sheets,
        ),
        _("Afterwards tell the officer who asked for this run, who records that the letters were printed and how "
          "they were posted."),
    ]  # fmt: skip
    if summary.superseded:
        steps.insert(
            0,
            _("Another letter has superseded these. Take them out: %(references)s.",
              references=", ".join(summary.superseded)),
        )  # fmt: skip
    return [str(step) for step in steps]


def manifest_of(batch: Batch, run: PrintRun) -> bytes:
    """The manifest of a print run as a spreadsheet, in the reader's language: each document, then the summary."""
    headings = [
        _("File"), _("Letter number"), _("Reference"), _("Reader"), _("Language"), _("Pages"), _("Sheets"),
        _("SHA-256"),
    ]  # fmt: skip
    rows = [
        (line.file, line.number, line.reference, line.addressee, str(DOCUMENTS[line.language]), line.pages,
         line.sheets, line.digest)
        for line in printing.manifest(batch, run)
    ]  # fmt: skip
    summary = summary_of(batch, run)
    return workbook(
        [
            (_("Manifest"), headings, rows),
            (_("Summary"), [_("What"), _("How many")], _figures(summary)),
            (_("Files"), [_("File"), _("Letters"), _("Pages"), _("SHA-256")], _files(summary)),
            (_("What to do"), [_("What to do")], [(step,) for step in to_do(summary)]),
        ]
    )


def _figures(summary: Summary) -> list[Sequence[Any]]:
    return [
        (_("Letter"), str(KINDS[summary.batch.kind])),
        (_("Employer"), summary.employer.name),
        (_("Print run"), summary.run.number),
        (_("Asked for by"), summary.asked_by),
        (_("Asked for on"), day(summary.asked_on)),
        (_("Letters"), summary.letters),
        *(
            (_("Documents: %(language)s, %(format)s", language=DOCUMENTS[code], format=FORMATS[how]), count)
            for (code, how), count in summary.documents.items()
        ),
        *(
            (_("Letters to be made by hand too: %(format)s", format=OTHER_FORMATS[one]), count)
            for one, count in summary.others.items()
        ),
        (_("Pages"), summary.pages),
        (_("Sheets"), summary.sheets),
        (_("Sheets in the fullest envelope"), summary.most_sheets),
    ]


def _files(summary: Summary) -> list[Sequence[Any]]:
    return [
        (printing.file_name(file), f"{file.first_number}–{file.last_number}", file.page_count, file.digest)
        for file in summary.files
    ]
