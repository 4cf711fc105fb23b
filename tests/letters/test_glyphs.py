"""Welsh letters are on the paper too: split fonts once lost ŵ and ŷ while the extracted text looked right."""

import io
import shutil
import subprocess
from datetime import date
from functools import cache

import pytest
from PIL import Image, ImageChops

from transition import pdf

pytestmark = pytest.mark.skipif(not shutil.which("pdftoppm"), reason="needs poppler-utils (pdftoppm)")


@cache
def line(words: str) -> Image.Image:
    """A line of a letter as it prints, with the letters' own stylesheet, 300 dots to the inch."""
    page = f"""<html lang="cy"><title>x</title><link rel="stylesheet" href="/static/paper/fonts.css">
        <p>{words}</p></html>"""
    content = pdf.render(
        page, sheet="paper/letter.css", language="cy", title="x", identifier="x", created=date(2026, 3, 2)
    )
    command = ["pdftoppm", "-r", "300", "-gray", "-x", "200", "-y", "200", "-W", "900", "-H", "120"]
    drawn = subprocess.run(command, input=content, capture_output=True, check=True).stdout
    return Image.open(io.BytesIO(drawn)).convert("L")


def ink(picture: Image.Image) -> int:
    return sum(255 - shade for shade in picture.tobytes())


@pytest.mark.parametrize(
    ("accented", "plain"),
    [("ŵ", "w"), ("ŷ", "y"), ("Ŵ", "W"), ("Ŷ", "Y"), ("â", "a"), ("ï", "ı"), ("ô", "o")],
)
def test_the_accent_is_printed_above_the_letter(accented, plain):
    with_accent, without, gone = line(f"Ll{accented}n"), line(f"Ll{plain}n"), line("Lln")
    assert ink(gone) < ink(without) < ink(with_accent)
    difference = ImageChops.difference(with_accent, without).getbbox()
    assert difference is not None
    letter_box = ImageChops.invert(without).getbbox()
    if plain.islower():
        middle = (letter_box[1] + letter_box[3]) / 2
        assert difference[3] <= middle + 4, "they differ above the letter and nowhere else"


def test_a_letter_that_no_font_can_print_stops_rather_than_printing_a_box():
    with pytest.raises(pdf.PdfError, match="notdef"):
        line("Ll\ue123n")
