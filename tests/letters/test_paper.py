"""The five letters as a reader gets them: the same facts in both languages, and what the law wants said."""

import os
import re
import subprocess
import sys
from dataclasses import replace
from functools import cache
from html.parser import HTMLParser
from io import BytesIO

import pytest
from jinja2 import meta, nodes
from pypdf import PdfReader

from tests.letters.samples import ADDRESSEE, FACTS, LETTERHEAD, MEASURE, letter
from transition import pdf
from transition.i18n.names import Words
from transition.letters import compose
from transition.letters.content import AgencyWorkers, Letter, Scope
from transition.letters.gaps import gaps
from transition.rules.basis import LegalBasis
from transition.rules.letters import LanguageChoice, LetterKind

ANNOUNCEMENT, REGULATION_13 = LetterKind.ANNOUNCEMENT, LetterKind.REGULATION_13_INFORMATION
RECORD_CHECK, CONFIRMATION = LetterKind.RECORD_CHECK, LetterKind.CONFIRMATION
OBJECTION, WELCOME = LetterKind.OBJECTION, LetterKind.WELCOME
KINDS = list(FACTS)
PAPER = compose.TEMPLATES / "letters" / "paper"
FOLDERS = sorted(folder for folder in PAPER.iterdir() if folder.is_dir())
LANGUAGES = ["cy", "en"]


class _Text(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []
        self.is_style = False

    def handle_starttag(self, tag, attrs):
        self.is_style = tag == "style"

    def handle_endtag(self, tag):
        self.is_style = False

    def handle_data(self, data):
        if not self.is_style:
            self.parts.append(data)


def text(whole: Letter, language: str) -> str:
    parser = _Text()
    parser.feed(compose.document(whole, language).html)
    return " ".join(" ".join(parser.parts).split())


@cache
def paper(kind: LetterKind, language: str, *, is_large_print: bool = False) -> bytes:
    return compose.letter_pdf(letter(kind, is_large_print=is_large_print), language)


def parsed(folder, language):
    return compose.environment(language).parse((folder / f"{language}.html").read_text())


def paths(tree) -> set[str]:
    """Every fact that a text names: `facts.own_measures`, `measure.who`."""
    found = set()
    for one in tree.find_all(nodes.Getattr):
        names, node = [one.attr], one.node
        while isinstance(node, nodes.Getattr):
            names, node = [node.attr, *names], node.node
        if isinstance(node, nodes.Name):
            found.add(".".join([node.name, *names]))
    return found


def decisions(tree) -> list[str]:
    """Every condition and loop of a text, in order: which paragraph is switched by what."""
    found = [(one.lineno, "if", repr(one.test)) for one in tree.find_all(nodes.If)]
    found += [(one.lineno, "for", repr(one.iter)) for one in tree.find_all(nodes.For)]
    return [f"{kind} {what}" for _, kind, what in sorted(found)]


def test_every_kind_of_this_house_has_its_two_texts():
    assert {compose.folder(kind).rsplit("/", 1)[1] for kind in KINDS} <= {folder.name for folder in FOLDERS}
    assert all((folder / f"{language}.html").is_file() for folder in FOLDERS for language in LANGUAGES)


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_welsh_and_english_use_the_same_facts(folder):
    cy, en = parsed(folder, "cy"), parsed(folder, "en")
    assert meta.find_undeclared_variables(cy) == meta.find_undeclared_variables(en)
    assert paths(cy) == paths(en)


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_welsh_and_english_switch_the_same_paragraphs_in_the_same_order(folder):
    assert decisions(parsed(folder, "cy")) == decisions(parsed(folder, "en"))


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_welsh_never_puts_the_plain_name_of_a_council_behind_a_word_that_mutates_it(folder):
    welsh = (folder / "cy.html").read_text() + (PAPER / "welsh.html").read_text()
    before = re.findall(r"([^\s}]+) \{\{ [\w.]+\|(council\w*) \}\}", welsh)
    soft, aspirate = {"i", "o", "gan", "at", "neu", "am", "dan"}, {"a", "â", "gyda", "gyda’r", "tua"}
    for word, form in before:
        needs = "council_soft" if word in soft else "council_aspirate" if word in aspirate else "council"
        assert form == needs, f"{word} {form}"


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


def pdf_text(content: bytes) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(BytesIO(content)).pages)


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


STATUTORY = {
    "cy": {
        "13(2)(a) fact": "Trosglwyddo’r gwaith isod",
        "13(2)(a) date": "Dydd Mercher 1 Ebrill 2026",
        "13(2)(a) reasons": "Mae gweithio ar raddfa fwy",
        "13(2)(b) legal": "Bydd contractau’n parhau",
        "13(2)(b) economic": "Bydd cyflog a phensiwn yn parhau",
        "13(2)(b) social": "Bydd timau tri chyngor",
        "13(2)(c) none": "yn rhagweld na fydd yn cymryd unrhyw fesurau",
        "13(2)(d) what": "Symud y diwrnod cyflog",
        "13(2A) number": "Nifer 12",
        "13(2A) parts": "Gofal cymdeithasol",
        "13(2A) work": "Cynorthwywyr gofal",
        "13(7)": "byddwn yn rhoi’r rhesymau dros eu gwrthod (rheoliad 13(7))",
        "13(8)": "(rheoliad 13(8))",
        "standard 91": "gyfleoedd i ddefnyddio’r Gymraeg",
    },
    "en": {
        "13(2)(a) fact": "A transfer of the work below",
        "13(2)(a) date": "Wednesday 1 April 2026",
        "13(2)(a) reasons": "Working at scale",
        "13(2)(b) legal": "Contracts continue",
        "13(2)(b) economic": "Pay and pension continue",
        "13(2)(b) social": "Teams of three councils",
        "13(2)(c) none": "envisages that it will take no measures in relation to any affected employees",
        "13(2)(d) what": "Pay day moves",
        "13(2A) number": "Number 12",
        "13(2A) parts": "Social care",
        "13(2A) work": "Care assistants",
        "13(7)": "we will give the reasons (regulation 13(7))",
        "13(8)": "(regulation 13(8))",
        "standard 91": "opportunities to use Welsh",
    },
}


@pytest.mark.parametrize(
    ("language", "words"),
    [(language, words) for language in LANGUAGES for words in STATUTORY[language].values()],
    ids=[f"{language} {item}" for language in LANGUAGES for item in STATUTORY[language]],
)
def test_every_item_of_regulation_13_is_there(language, words):
    assert words in text(letter(REGULATION_13), language)


@pytest.mark.parametrize(
    ("language", "none"),
    [
        (
            "cy",
            [
                "Deallwn na fydd Cyngor Bwrdeistref Sirol Torfaen yn cymryd unrhyw fesurau",
                "Nid oes unrhyw weithwyr asiantaeth",
            ],
        ),
        (
            "en",
            ["We understand that Torfaen County Borough Council will take no measures", "No agency workers"],
        ),
    ],
)
def test_what_is_none_is_stated_as_none(language, none):
    sent = letter(REGULATION_13, facts_transferee_measures=(), facts_agency_workers=AgencyWorkers(0))
    assert all(words in text(sent, language) for words in none)


@pytest.mark.parametrize(
    ("language", "words"),
    [("cy", "gyda’r nod o ddod i gytundeb"), ("en", "with a view to reaching agreement")],
)
def test_an_employers_own_measures_are_consulted_on_with_a_view_to_agreement(language, words):
    assert words in text(letter(REGULATION_13, facts_own_measures=(MEASURE,)), language)
    assert words not in text(letter(REGULATION_13), language)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", [ANNOUNCEMENT, REGULATION_13, RECORD_CHECK])
def test_an_employer_that_is_not_confirmed_is_not_named(kind, language):
    for basis in LegalBasis:
        words = text(letter(kind, on_incoming=None, on_basis=basis), language)
        assert "Torfaen County" not in words
        assert "Sirol Torfaen" not in words
        assert "None" not in words.replace("None Annual", "")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", [ANNOUNCEMENT, REGULATION_13, RECORD_CHECK])
def test_while_the_basis_is_undecided_no_letter_says_that_contracts_move(kind, language):
    words = text(letter(kind, on_basis=LegalBasis.UNDECIDED), language)
    told = ("is not yet decided", "not yet been decided", "wedi’i benderfynu eto")
    assert any(one in words for one in told)
    for claim in (
        "contract of employment continues with",
        "go with you",
        "contract cyflogaeth yn parhau gyda",
        "trosglwyddo gyda chi",
        "Torfaen",
    ):
        assert claim not in words


@pytest.mark.parametrize(
    ("basis", "cy", "en"),
    [
        (LegalBasis.TUPE, "O dan reoliad 4", "Under regulation 4"),
        (LegalBasis.TUPE_EQUIVALENT, "Rwy’n gwrthod y cynnig", "I decline the offer"),
        (LegalBasis.SECTION_113_LOAN, "adran 113", "section 113"),
        (LegalBasis.NO_EMPLOYER_CHANGE, "na fydd eich cyflogwr yn newid", "your employer does not"),
    ],
)
def test_the_confirmation_says_what_its_basis_allows_and_nothing_of_another(basis, cy, en):
    said = {"cy": cy, "en": en}
    for language in LANGUAGES:
        words = text(letter(CONFIRMATION, on_basis=basis), language)
        assert said[language] in words
        objection = {"cy": "gwrthwynebu’r trosglwyddiad", "en": "object to the transfer"}[language]
        assert (objection in words) == (basis is LegalBasis.TUPE)
        slip = {"cy": "Eich ateb i’r cynnig", "en": "Your answer to the offer"}[language]
        assert (slip in words) == (basis is LegalBasis.TUPE_EQUIVALENT)


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "Confirming your record agrees to no change and waives nothing."),
        (
            "cy",
            "Nid yw cadarnhau eich cofnod yn golygu eich bod yn cytuno i unrhyw newid nac yn ildio unrhyw hawl.",
        ),
    ],
)
def test_the_record_check_waives_nothing_and_asks_for_what_is_not_held(language, words):
    read = text(letter(RECORD_CHECK), language)
    assert read.count(words) == 2, "in the letter and on the slip"
    assert "KX7-42M" in read
    unknown, none = {"cy": ("Nid yw hyn gennym", "Dim"), "en": ("We do not hold this", "None")}[language]
    assert unknown in read
    assert none in read


def test_the_three_service_dates_are_each_stated_or_stated_as_not_held():
    words = text(letter(CONFIRMATION), "en")
    assert "3 September 2012" in words
    assert "1 September 2009" in words
    assert "We hold no date" in words


@pytest.mark.parametrize(
    ("scope", "words"),
    [
        (Scope.IN, "your post is part of the proposal"),
        (Scope.UNDECIDED, "We have not yet decided whether your post"),
        (Scope.OUT, "your post is not part of the proposal"),
    ],
)
def test_the_announcement_says_whether_the_post_is_part_of_it(scope, words):
    assert words in text(letter(ANNOUNCEMENT, facts_scope=scope), "en")
