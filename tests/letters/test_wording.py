"""What letters say: the same facts in both languages, and what the law wants said."""

import re

import pytest
from jinja2 import meta

from tests.letters.reading import (
    ANNOUNCEMENT,
    CONFIRMATION,
    FOLDERS,
    KINDS,
    LANGUAGES,
    PAPER,
    RECORD_CHECK,
    REGULATION_13,
    decisions,
    parsed,
    paths,
    text,
)
from tests.letters.samples import MEASURE, letter
from transition.letters import compose
from transition.letters.content import AgencyWorkers, Scope
from transition.rules.basis import LegalBasis


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


@pytest.mark.parametrize("name", sorted(path.stem.removesuffix("_cy") for path in PAPER.glob("*_cy.html")))
def test_what_letters_share_has_the_same_facts_and_paragraphs_in_both_languages(name):
    cy, en = (
        compose.environment(language).parse((PAPER / f"{name}_{language}.html").read_text())
        for language in LANGUAGES
    )
    assert paths(cy) == paths(en)
    assert decisions(cy) == decisions(en)


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_welsh_never_puts_the_plain_name_of_a_council_behind_a_word_that_mutates_it(folder):
    shared = [PAPER / "welsh.html", *PAPER.glob("*_cy.html")]
    welsh = "".join(path.read_text() for path in (folder / "cy.html", *shared))
    before = re.findall(r"([^\s}]+) \{\{ [\w.]+\|(council\w*) \}\}", welsh)
    soft, aspirate = {"i", "o", "gan", "at", "neu", "am", "dan"}, {"a", "â", "gyda", "gyda’r", "tua"}
    for word, form in before:
        needs = "council_soft" if word in soft else "council_aspirate" if word in aspirate else "council"
        assert form == needs, f"{word} {form}"


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
