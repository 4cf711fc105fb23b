"""Every letter, in every basis, language and size, passes PDF/UA-1 by veraPDF, and prints ŵ and ŷ."""

import io
import shutil
import subprocess
from dataclasses import replace
from functools import cache
from itertools import product
from pathlib import Path

import pytest
from PIL import Image
from pypdf import PdfReader

from tests.letters.samples import FACTS, letter
from tests.letters.test_texts import picture
from tests.letters.variants import VARIANTS
from tests.pdfua import NotInstalled, failures
from transition.letters import compose
from transition.letters.kinds import WRITERS
from transition.letters.texts.arms import drawn_anew
from transition.rules.letters import LetterKind

CREST = {"crest.png": drawn_anew(picture())[0]}

# The window of the envelope at 72 dots to the inch: 95 × 30 mm, 20 mm from the left and 50 mm down.
WINDOW = (57, 142, 326, 227)


def test_every_kind_is_here_in_both_languages_and_both_sizes() -> None:
    drawn = {
        (one.kind, language, one.is_large_print)
        for one in VARIANTS.values()
        for language in compose.languages(one)
    }
    assert drawn == set(product(WRITERS, ("cy", "en"), (False, True)))


def test_every_letter_passes_pdf_ua_1(tmp_path: Path) -> None:
    files = []
    for name, one in VARIANTS.items():
        for language in compose.languages(one):
            file = tmp_path / f"{name}-{language}.pdf"
            file.write_bytes(compose.letter_pdf(one, language, pictures=CREST))
            files.append(file)
    try:
        broken = failures(files)
    except NotInstalled as missing:
        pytest.skip(str(missing))
    assert {file.name: found for file, found in broken.items() if found} == {}


@cache
def to(kind: LetterKind, language: str, is_large_print: bool, name: str) -> bytes:
    """A letter to somebody of that name."""
    whole = letter(kind, is_large_print=is_large_print)
    return compose.letter_pdf(replace(whole, addressee=replace(whole.addressee, name=name)), language)


def ink_in_the_window(content: bytes) -> int:
    """How dark the address is as it prints."""
    command = ["pdftoppm", "-r", "72", "-gray", "-f", "1", "-l", "1"]
    drawn = subprocess.run(command, input=content, capture_output=True, check=True).stdout
    window = Image.open(io.BytesIO(drawn)).convert("L").crop(WINDOW)
    return sum(255 - shade for shade in window.tobytes())


@pytest.mark.skipif(not shutil.which("pdftoppm"), reason="needs poppler-utils (pdftoppm)")
@pytest.mark.parametrize("is_large_print", [False, True], ids=["standard", "large"])
@pytest.mark.parametrize("language", ["cy", "en"])
@pytest.mark.parametrize("kind", list(FACTS))
def test_a_name_with_accents_is_in_the_text_and_on_the_paper(
    kind: LetterKind, language: str, is_large_print: bool
) -> None:
    accented, plain, gone = (
        to(kind, language, is_large_print, name) for name in ("Llŷr Tŵr", "Llyr Twr", "Llr Tr")
    )
    text = PdfReader(io.BytesIO(accented)).pages[0].extract_text()
    assert "Llŷr" in text
    assert "Tŵr" in text
    assert ink_in_the_window(gone) < ink_in_the_window(plain) < ink_in_the_window(accented)
