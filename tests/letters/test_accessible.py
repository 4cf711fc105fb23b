"""Every letter, in every basis, language and size, passes PDF/UA-1 by veraPDF."""

from itertools import product
from pathlib import Path

import pytest

from tests.letters.variants import VARIANTS
from tests.pdfua import NotInstalled, failures
from transition.letters import compose
from transition.letters.kinds import WRITERS


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
            file.write_bytes(compose.letter_pdf(one, language))
            files.append(file)
    try:
        broken = failures(files)
    except NotInstalled as missing:
        pytest.skip(str(missing))
    assert {file.name: found for file, found in broken.items() if found} == {}
