"""Welsh letters are on the paper too: split fonts once lost ŵ and ŷ while the extracted text looked right."""

import io
import shutil
import subprocess
from dataclasses import replace

import pytest
from PIL import Image, ImageChops

from tests.letters.samples import ADDRESSEE, letter
from transition import pdf
from transition.letters import compose
from transition.rules.letters import LetterKind

pytestmark = pytest.mark.skipif(not shutil.which("pdftoppm"), reason="needs poppler-utils (pdftoppm)")


def window(name: str) -> Image.Image:
    """The first line of the address as it prints, 300 dots to the inch."""
    whole = letter(LetterKind.RECORD_CHECK, addressee=replace(ADDRESSEE, name=name))
    command = [
        "pdftoppm",
        "-r",
        "300",
        "-gray",
        "-x",
        "236",
        "-y",
        "591",
        "-W",
        "1122",
        "-H",
        "62",
        "-l",
        "1",
    ]
    drawn = subprocess.run(
        command, input=compose.letter_pdf(whole, "cy"), capture_output=True, check=True
    ).stdout
    return Image.open(io.BytesIO(drawn)).convert("L")


def ink(picture: Image.Image) -> int:
    return sum(255 - shade for shade in picture.tobytes())


@pytest.mark.parametrize(
    ("accented", "plain"),
    [("ŵ", "w"), ("ŷ", "y"), ("Ŵ", "W"), ("Ŷ", "Y"), ("â", "a"), ("ï", "ı"), ("ô", "o")],
)
def test_the_accent_is_printed_above_the_letter(accented, plain):
    with_accent, without, gone = window(f"Ll{accented}n"), window(f"Ll{plain}n"), window("Lln")
    assert ink(gone) < ink(without) < ink(with_accent)
    difference = ImageChops.difference(with_accent, without).getbbox()
    assert difference is not None
    letter_box = ImageChops.invert(without).getbbox()
    if plain.islower():
        middle = (letter_box[1] + letter_box[3]) / 2
        assert difference[3] <= middle + 4, "they differ above the letter and nowhere else"


def test_a_letter_that_no_font_can_print_stops_rather_than_printing_a_box():
    with pytest.raises(pdf.PdfError, match="notdef"):
        window("Ll\ue123n")
