"""Letters as documents: the same bytes for the same facts, tagged, in our own font, each in its language."""

import os
import re
import subprocess
import sys
from dataclasses import replace

import pytest
from pypdf import PdfReader

from tests.letters.reading import (
    ANNOUNCEMENT,
    CONFIRMATION,
    KINDS,
    LANGUAGES,
    paper,
    pdf_text,
    text,
)
from tests.letters.samples import ADDRESSEE, LETTERHEAD, letter
from transition import pdf
from transition.i18n.names import Words
from transition.letters import compose
from transition.letters.gaps import gaps
from transition.rules.basis import LegalBasis
from transition.rules.letters import LanguageChoice


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_nothing_is_left_over_from_making_the_letter(kind, language):
    for basis in LegalBasis:
        one = letter(kind, on_basis=basis)
        if {"legal_basis", "employer_stays", "no_new_employer"} & set(
            gaps(one)
        ):  # nothing of this kind is written under it
            continue
        words = text(one, language)
        assert not re.search(
            r"\{\{|\}\}|\{%|None,|\bTrue\b|\bFalse\b|TUPE_EQUIVALENT|SECTION_113|Words\(", words
        )


@pytest.mark.parametrize("kind", KINDS)
def test_the_same_letter_gives_the_same_bytes(kind):
    assert paper(kind, "cy") == compose.letter_pdf(letter(kind), "cy")


def test_another_process_gives_the_same_bytes():
    """An issued letter is checked years later by another process, whose sets and temporary files differ."""
    program = (
        "import sys; from tests.letters.samples import letter; from transition.letters import compose;"
        "sys.stdout.buffer.write(compose.letter_pdf(letter(list(compose.LetterKind)[0]), 'cy'))"
    )
    first, second = (
        subprocess.run(
            [sys.executable, "-c", program],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": "."},
            cwd=compose.TEMPLATES.parent,
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    )
    assert first == second
    assert first.startswith(b"%PDF-")


@pytest.mark.parametrize(("language", "locale"), [("cy", "cy"), ("en", "en-GB")])
@pytest.mark.parametrize("kind", KINDS)
def test_each_letter_is_tagged_and_says_its_language_and_title(tmp_path, kind, language, locale):
    file = tmp_path / "letter.pdf"
    file.write_bytes(paper(kind, language))
    reader = PdfReader(file)
    catalogue = reader.trailer["/Root"]
    assert catalogue["/Lang"] == locale
    assert catalogue["/MarkInfo"]["/Marked"]
    assert reader.metadata.title == compose.document(letter(kind), language).title
    assert b"pdfuaid" in catalogue["/Metadata"].get_object().get_data()
    assert all(str(page.mediabox[2]).startswith("595") for page in reader.pages), "A4"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("is_large_print", [False, True])
def test_only_our_own_font_is_used_and_it_is_embedded(tmp_path, language, is_large_print):
    file = tmp_path / "letter.pdf"
    file.write_bytes(paper(CONFIRMATION, language, is_large_print=is_large_print))
    for page in PdfReader(file).pages:
        for font in page["/Resources"]["/Font"].values():
            inner = font.get_object()["/DescendantFonts"][0].get_object()
            assert "Source-Sans-3" in inner["/BaseFont"]
            assert "/FontFile2" in inner["/FontDescriptor"]


def test_pages_are_numbered_in_the_letters_language(tmp_path):
    for language, first in (("cy", "Tudalen 1 o "), ("en", "Page 1 of ")):
        file = tmp_path / f"{language}.pdf"
        file.write_bytes(paper(CONFIRMATION, language))
        reader = PdfReader(file)
        assert f"{first}{len(reader.pages)}" in reader.pages[0].extract_text()
        assert "MON/26/0042" in reader.pages[-1].extract_text()


@pytest.mark.parametrize(
    ("language", "given"),
    [
        (LanguageChoice.WELSH, ["cy"]),
        (LanguageChoice.ENGLISH, ["en"]),
        (LanguageChoice.BOTH, ["cy", "en"]),
        (LanguageChoice.NOT_ASKED, ["cy", "en"]),
    ],
)
def test_each_reader_gets_the_languages_that_they_chose_welsh_first(language, given):
    made = compose.documents(letter(ANNOUNCEMENT, language=language))
    assert [one.language for one in made] == given
    asked = ["Iaith eich llythyrau" in one.html or "The language of your letters" in one.html for one in made]
    assert asked == [language is LanguageChoice.NOT_ASKED] * len(given)


def test_a_draft_says_so_and_a_letter_does_not():
    for language, word in (("cy", "DRAFFT"), ("en", "DRAFT")):
        file_text = pdf_text(compose.letter_pdf(letter(ANNOUNCEMENT), language, is_draft=True))
        assert word in file_text
        assert word not in pdf_text(paper(ANNOUNCEMENT, language))


def test_marks_of_html_in_a_name_are_letters_and_nothing_more():
    name = '<img src="http://example.org/x.png"> & <b>Siân</b> {{ 7*7 }}'
    sent = letter(ANNOUNCEMENT, addressee=replace(ADDRESSEE, name=name))
    assert name in pdf_text(compose.letter_pdf(sent, "cy")).replace("\n", " ")
    reference = 'A"; } html { display: none } </style><script>'
    assert "Siân Tŷ-Mawr" in pdf_text(compose.letter_pdf(letter(ANNOUNCEMENT, reference=reference), "en"))


def test_a_crest_that_is_not_there_stops_the_letter():
    with pytest.raises(pdf.PdfError):
        compose.letter_pdf(letter(ANNOUNCEMENT, letterhead=replace(LETTERHEAD, crest="missing.png")), "cy")


def test_english_words_in_a_welsh_letter_are_marked_as_english():
    html = compose.document(letter(ANNOUNCEMENT, on_functions=Words("Payroll")), "cy").html
    assert '<span lang="en">Payroll</span>' in html
