"""The PDF/UA gate itself: it must pass a good document and refuse a bad one, or it proves nothing."""

from pathlib import Path

import pytest
from weasyprint import HTML

from tests.pdfua import NotInstalled, compile_verifier, failures

GOOD = "<html lang=cy><title>Llythyr</title><body><h1>Eich trosglwyddiad</h1><p>Tŷ, dŵr</p></body></html>"
PICTURE = "<img src='data:image/svg+xml,<svg xmlns=%22http://www.w3.org/2000/svg%22/>'>"


@pytest.fixture(autouse=True)
def _java() -> None:
    try:
        compile_verifier()
    except NotInstalled as missing:
        pytest.skip(str(missing))


def test_a_tagged_document_passes_and_an_untagged_one_fails_in_the_same_run(tmp_path: Path) -> None:
    good, untagged = tmp_path / "a letter.pdf", tmp_path / "untagged.pdf"
    HTML(string=GOOD).write_pdf(good, pdf_variant="pdf/ua-1")
    HTML(string=GOOD).write_pdf(untagged)
    result = failures([good, untagged])
    assert result[good] == []
    assert any("StructTreeRoot" in failure or "tagged" in failure.lower() for failure in result[untagged])


def test_a_picture_without_words_fails(tmp_path: Path) -> None:
    path = tmp_path / "picture.pdf"
    HTML(string=GOOD.replace("<h1>", f"{PICTURE}<h1>")).write_pdf(path, pdf_variant="pdf/ua-1")
    assert failures([path])[path]


def test_a_file_that_is_no_pdf_is_an_error_and_not_a_pass(tmp_path: Path) -> None:
    path = tmp_path / "no.pdf"
    path.write_text("This is not a PDF.")
    with pytest.raises(RuntimeError, match=r"no\.pdf"):
        failures([path])
