"""Every letter, in every basis, language and size, passes PDF/UA-1 by veraPDF."""

from dataclasses import replace
from itertools import product
from pathlib import Path

import pytest

from tests.letters.case import EVERY_KIND, OBJECTION
from tests.letters.samples import ADDRESSEE, LETTERHEAD, MEASURE, letter
from tests.letters.test_texts import picture
from tests.pdfua import NotInstalled, failures
from transition.i18n.names import Words
from transition.letters import compose
from transition.letters.content import Letter, OwnText
from transition.letters.texts.arms import drawn_anew
from transition.rules.basis import LegalBasis
from transition.rules.letters import LanguageChoice, LetterKind
from transition.rules.wording import Slot

UNION_LETTER = letter(
    LetterKind.REGULATION_13_INFORMATION, facts_own_measures=(MEASURE, MEASURE), facts_meetings=()
)
OWN = (
    OwnText(
        Slot.OPENING, Words("Drop in.\n\n- Bring questions\n- Bring a friend", "Galwch heibio.\n\n- Dewch")
    ),
    OwnText(Slot.CLOSING, Words("Only in English: the Welsh is still to come.")),
)
CREST = {"crest.png": drawn_anew(picture())[0]}
LETTERS: dict[str, Letter] = {
    "announcement": letter(LetterKind.ANNOUNCEMENT, language=LanguageChoice.NOT_ASKED),
    "announcement-undecided": letter(
        LetterKind.ANNOUNCEMENT, on_basis=LegalBasis.UNDECIDED, on_incoming=None, is_large_print=True
    ),
    "announcement-large": letter(
        LetterKind.ANNOUNCEMENT, language=LanguageChoice.NOT_ASKED, is_large_print=True
    ),
    "information": letter(LetterKind.REGULATION_13_INFORMATION),
    "information-large": letter(LetterKind.REGULATION_13_INFORMATION, is_large_print=True),
    "information-measures": UNION_LETTER,
    "record-check": letter(LetterKind.RECORD_CHECK),
    "record-check-large": letter(LetterKind.RECORD_CHECK, is_large_print=True),
    "confirmation": letter(LetterKind.CONFIRMATION),
    "confirmation-large": letter(LetterKind.CONFIRMATION, is_large_print=True),
    "offer": letter(LetterKind.CONFIRMATION, on_basis=LegalBasis.TUPE_EQUIVALENT),
    "loan": letter(LetterKind.CONFIRMATION, on_basis=LegalBasis.SECTION_113_LOAN),
    "objection": letter(LetterKind.OBJECTION),
    "objection-large": letter(
        LetterKind.OBJECTION,
        on_basis=LegalBasis.UNDECIDED,
        facts_is_detriment_answered=True,
        is_large_print=True,
    ),
    "objection-offer": letter(LetterKind.OBJECTION, on_basis=LegalBasis.TUPE_EQUIVALENT),
    "no-change": letter(LetterKind.CONFIRMATION, on_basis=LegalBasis.NO_EMPLOYER_CHANGE),
    "own-paragraphs": letter(LetterKind.ANNOUNCEMENT, own=OWN),
    "own-paragraphs-large": letter(LetterKind.RECORD_CHECK, own=OWN, is_large_print=True),
    "crest": letter(LetterKind.ANNOUNCEMENT, letterhead=replace(LETTERHEAD, crest="crest.png")),
    "long-name": letter(LetterKind.ANNOUNCEMENT, addressee=replace(ADDRESSEE, name="Gwenllian " * 6 + "Ŵyn")),
}


def test_every_kind_is_here_in_both_languages_and_both_sizes() -> None:
    drawn = {
        (one.kind, language, one.is_large_print)
        for one in LETTERS.values()
        for language in compose.languages(one)
    }
    assert drawn == set(product((*EVERY_KIND, OBJECTION), ("cy", "en"), (False, True)))


def test_every_letter_passes_pdf_ua_1(tmp_path: Path) -> None:
    files = []
    for name, one in LETTERS.items():
        for language in compose.languages(one):
            file = tmp_path / f"{name}-{language}.pdf"
            file.write_bytes(compose.letter_pdf(one, language, pictures=CREST))
            files.append(file)
    try:
        broken = failures(files)
    except NotInstalled as missing:
        pytest.skip(str(missing))
    assert {file.name: found for file, found in broken.items() if found} == {}
