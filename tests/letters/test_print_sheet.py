"""What goes to the printer: blank backs, right page numbers, at most 50 letters a file, the manifest and its summary."""

import io
import zipfile
from pathlib import Path

import openpyxl
import pytest
from flask import Flask
from pypdf import PdfReader

from tests.conftest import TODAY, Build, Visit
from tests.letters.case import ANNOUNCEMENT, Case, issued, make_ready, viewer_for
from tests.letters.kept import batch_of
from tests.letters.samples import letter
from tests.pdfua import NotInstalled, failures
from transition import pdf
from transition.db import db
from transition.jobs import do_waiting
from transition.letters import compose
from transition.letters.printing.actions import start_print_run
from transition.rules.letters import LetterKind
from transition.staff.people.models import LetterFormat, OtherFormat


@pytest.fixture
def run_path(app: Flask, case: Case, build: Build) -> str:
    """A finished print run: one letter in large print, one to whoever needs it on audio, one that begins with =."""
    with build():
        make_ready(case.transfer, surname="Large", letter_format=LetterFormat.LARGE_PRINT)
        given = {"letter_format": LetterFormat.OTHER, "other_format": OtherFormat.AUDIO}
        make_ready(case.transfer, surname="Sain", forenames="=1+1", **given)
    batch_id = issued(app, case, ANNOUNCEMENT)
    with app.app_context():
        run = start_print_run(batch_of(batch_id), by=viewer_for(case.preparer), today=TODAY)
        db.session.commit()
        address = f"/transfers/{case.transfer.id}/letters/{batch_id}/print-runs/{run.id}"
    do_waiting(app)
    return address


@pytest.mark.parametrize(("language", "title"), [("en", "Print run 1: what to do"), ("cy", "Rhediad argraffu 1: beth i'w wneud")])  # fmt: skip
def test_the_summary_says_what_is_in_the_run_and_what_to_do(
    visit: Visit, case: Case, run_path: str, tmp_path: Path, language: str, title: str
) -> None:
    answer = visit(case.preparer, language).get(f"{run_path}/summary.pdf").response
    file = tmp_path / "summary.pdf"
    file.write_bytes(answer.data)
    reader = PdfReader(file)
    words = " ".join(" ".join(page.extract_text() for page in reader.pages).split())
    assert title in words
    assert case.preparer.name in words
    assert "letters-001.pdf" in words
    assert {"en": "Large print", "cy": "Print bras"}[language] in words
    assert {"en": "Audio", "cy": "Sain"}[language] in words
    try:
        assert failures([file]) == {file: []} or not any(failures([file]).values())
    except NotInstalled as missing:
        pytest.skip(str(missing))


def test_all_in_one_holds_the_files_the_manifest_and_the_summary(
    visit: Visit, case: Case, run_path: str
) -> None:
    packed = zipfile.ZipFile(io.BytesIO(visit(case.preparer).get(f"{run_path}/all.zip").response.data))
    assert packed.namelist() == ["summary.pdf", "letters-001.pdf", "manifest.xlsx"]
    book = openpyxl.load_workbook(io.BytesIO(packed.read("manifest.xlsx")))
    assert book.sheetnames == ["Manifest", "Summary", "Files", "What to do"]
    readers = [row[3].value for row in book["Manifest"].iter_rows(min_row=2)]
    assert any(str(one).startswith("=1+1") for one in readers)
    assert all(row[3].data_type == "s" for row in book["Manifest"].iter_rows(min_row=2)), "never a formula"
    figures = {row[0].value: row[1].value for row in book["Summary"].iter_rows(min_row=2)}
    assert figures["Letters"] == 4
    assert figures["Letters to be made by hand too: Audio"] == 1
    assert figures["Documents: Welsh, Large print"] == 1
    pages = len(PdfReader(io.BytesIO(packed.read("letters-001.pdf"))).pages)
    assert figures["Sheets"] * 2 == pages
    for who, status in ((case.lead, 404), (case.manager, 403), (case.stranger, 404)):
        assert visit(who).get(f"{run_path}/summary.pdf").status == status


def test_a_letter_of_odd_pages_gets_a_blank_back_and_each_page_its_own_number() -> None:
    kinds = (LetterKind.OBJECTION, LetterKind.CONFIRMATION, LetterKind.ANNOUNCEMENT)
    parts = [compose.letter_pdf(letter(kind), "en") for kind in kinds]
    joined = [page.extract_text() for page in PdfReader(io.BytesIO(pdf.join(parts))).pages]
    place = 0
    for part in parts:
        count = pdf.page_count(part)
        for number in range(1, count + 1):
            assert f"Page {number} of {count}" in joined[place + number - 1]
        place += count
        if count % 2:
            assert joined[place].strip() == "", "the back is blank"
            place += 1
    assert place == len(joined)
    assert place % 2 == 0
    assert any(pdf.page_count(part) % 2 for part in parts), "one of them is odd"


def test_no_file_holds_more_than_fifty_letters() -> None:
    one = compose.letter_pdf(letter(LetterKind.OBJECTION), "en")
    assert pdf.page_count(pdf.join([one] * 50)) >= 100
    with pytest.raises(pdf.PdfError, match="more than 50"):
        pdf.join([one] * 51)
