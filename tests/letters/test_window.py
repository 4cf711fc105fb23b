"""A printed first page as the envelope shows it: measured on the drawn picture, 150 dots to the inch."""

import io
import re
import shutil
import subprocess
from dataclasses import replace
from html import unescape

import pytest
from PIL import Image, ImageChops
from pypdf import PdfReader

from tests.letters.samples import FACTS, letter
from transition.letters import compose
from transition.letters.address import AddressTooLong, address_block
from transition.letters.content import Addressee
from transition.rules.letters import LetterKind

pytestmark = pytest.mark.skipif(not shutil.which("pdftoppm"), reason="needs poppler-utils (pdftoppm)")
DOTS = 150
MM = DOTS / 25.4
LEFT, TOP, RIGHT, BOTTOM = 20, 50, 115, 80
NAME = "Siân Ŵyn"
SHORT = Addressee(NAME, ("14 Heol y Dŵr",), "NP7 5ZZ", is_checked=True)
ABROAD = Addressee(NAME, ("Hauptstraße 12", "10115 Berlin", "Germany"), "", is_checked=True)
LONGEST = Addressee(
    NAME, ("Fflat 12, Llys Gwenllian Myfanwy Angharad", "Parc Busnes Llanfihangel-y-Creuddyn",
    "Heol y Gŵr Llwyd a’r Wraig Wen", "Llanfairpwllgwyngyllgogerychwyrndrobwll"), "LL61 5ZZ", is_checked=True,
)  # fmt: skip


def page(kind: LetterKind, language: str, addressee: Addressee, *, is_large_print: bool) -> Image.Image:
    """The first page as it prints."""
    whole = letter(kind, addressee=addressee, is_large_print=is_large_print)
    pdf = compose.letter_pdf(whole, language)
    command = ["pdftoppm", "-r", str(DOTS), "-gray", "-l", "1", "-"]
    drawn = subprocess.run(command, input=pdf, capture_output=True, check=True).stdout
    return Image.open(io.BytesIO(drawn)).convert("L")


def is_dark(picture: Image.Image, left: float, top: float, right: float, bottom: float) -> bool:
    """Whether there is ink in a part of the page, in millimetres."""
    part = picture.crop(tuple(round(side * MM) for side in (left, top, right, bottom)))
    return part.getextrema()[0] < 160


def longest_address() -> Addressee:
    """The longest that still goes into the window: seven lines, each as wide as it may be."""
    addressee, words = LONGEST, "Llanddewi"
    while True:
        longer = replace(addressee, lines=(*addressee.lines[:-1], f"{addressee.lines[-1]} {words}"))
        try:
            address_block(longer)
        except AddressTooLong:
            return addressee
        addressee = longer


ADDRESSES = {"short": SHORT, "abroad": ABROAD, "longest": longest_address()}


@pytest.mark.parametrize("is_large_print", [False, True], ids=["standard", "large print"])
@pytest.mark.parametrize("language", ["cy", "en"])
@pytest.mark.parametrize("name", ADDRESSES)
def test_all_ink_of_the_address_is_inside_the_window_and_no_other_ink_is(
    name: str, language: str, is_large_print: bool
) -> None:
    drawn = page(LetterKind.ANNOUNCEMENT, language, ADDRESSES[name], is_large_print=is_large_print)
    assert is_dark(drawn, LEFT, TOP, RIGHT, BOTTOM), "there is an address"
    edge = 0.4  # mm: nothing is cut by the window's edge, so what is inside is whole
    for side in (
        (LEFT - edge, TOP, LEFT + edge, BOTTOM), (RIGHT - edge, TOP, RIGHT + edge, BOTTOM),
        (LEFT, TOP - edge, RIGHT, TOP + edge), (LEFT, BOTTOM - edge, RIGHT, BOTTOM + edge),
    ):  # fmt: skip
        assert not is_dark(drawn, *side), side
    other = Addressee(NAME, ("9 Stryd Fawr",), "CF10 1ZZ", is_checked=True)
    moved = page(LetterKind.ANNOUNCEMENT, language, other, is_large_print=is_large_print)
    changed = ImageChops.difference(drawn, moved).point(lambda shade: 255 if shade > 60 else 0).getbbox()
    assert changed is not None
    left, top, right, bottom = (side / MM for side in changed)
    assert left >= LEFT
    assert top >= TOP
    assert right <= RIGHT
    assert bottom <= BOTTOM


@pytest.mark.parametrize("kind", list(FACTS))
def test_the_marks_for_folding_in_three_are_where_they_belong_and_nothing_else_is_in_the_margin(
    kind: LetterKind,
) -> None:
    drawn = page(kind, "cy", letter(kind).addressee, is_large_print=False)
    for down in (99, 198):
        assert is_dark(drawn, 5, down - 0.6, 9, down + 0.6), f"a mark at {down} mm"
    for top, bottom in ((0, 98), (100, 197), (199, 297)):
        assert not is_dark(drawn, 0, top, 15, bottom), f"something in the margin from {top} mm"
    assert not is_dark(drawn, 200, 0, 210, 297), "nothing is cut on the right"
    assert not is_dark(drawn, 0, 290, 210, 297), "nothing is cut below"


def test_an_address_abroad_ends_in_its_country_in_capitals_and_has_no_postcode() -> None:
    assert address_block(ABROAD).lines == (NAME, "Hauptstraße 12", "10115 Berlin", "GERMANY")


def bare(words: str) -> str:
    return re.sub(r"\s+", "", unescape(re.sub(r"<[^>]+>", " ", words)))


@pytest.mark.parametrize("language", ["cy", "en"])
@pytest.mark.parametrize("kind", list(FACTS))
def test_in_large_print_no_heading_and_no_single_row_stands_alone_at_the_foot_of_a_page(
    kind: LetterKind, language: str
) -> None:
    whole = letter(kind, is_large_print=True)
    html = compose.document(whole, language).html
    headings = [bare(found) for found in re.findall(r"<(?:h[123]|caption)[^>]*>(.*?)</", html, re.S)]
    firsts = [bare(found) for found in re.findall(r"</caption>\s*<tr>(.*?)</tr>", html, re.S)]
    for page_of_it in PdfReader(io.BytesIO(compose.letter_pdf(whole, language))).pages:
        body = bare(page_of_it.extract_text().replace(whole.reference, ""))
        body = re.sub(r"(Page|Tudalen)\d+(of|o)\d+", "", body)
        assert not [one for one in headings if one and body.endswith(one)]
        assert not [one for one in firsts if one and body.endswith(one) and headings[0] not in one]
