"""Every address stays inside the window of a DL envelope: 95 × 30 mm, 20 mm from the left, 50 mm down."""

import re
import shutil
import subprocess

import pytest

from tests.letters.samples import letter
from transition.letters import compose
from transition.letters.address import AddressTooLong, address_block
from transition.letters.content import Addressee, Letter
from transition.rules.letters import LetterKind

MM = 72 / 25.4
SEVEN = ("Uned 4", "Parc Busnes Llanfoist", "Heol y Dŵr", "Llan-ffwyst", "Y Fenni")
ADDRESSES = {
    "three lines": Addressee("Siân Ŵyn", ("14 Heol y Dŵr",), "np7 5zz"),
    "seven lines": Addressee("Siân Ŵyn", SEVEN, "NP7 5ZZ"),
    "nine lines": Addressee("Siân Ŵyn", (*SEVEN, "Sir Fynwy", "Cymru"), "NP7 5ZZ"),
    "a long name": Addressee(
        "Gwenllian Myfanwy Angharad Ŵyn-Llewelyn-Hughes-Fitzwilliam ap Gruffydd o Lanfihangel",
        ("14 Heol y Dŵr", "Y Fenni"),
        "NP7 5ZZ",
    ),
    "one long word": Addressee(
        "W" * 60, ("Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch",), "LL61 5ZZ"
    ),
    "an organisation": Addressee(
        "Rhŷs Morgan", SEVEN[:4], "CF10 1ZZ", "Undeb GMB Cymru a De-orllewin Lloegr"
    ),
}


def with_address(addressee: Addressee, *, is_large_print: bool) -> Letter:
    return letter(LetterKind.ANNOUNCEMENT, addressee=addressee, is_large_print=is_large_print)


@pytest.mark.skipif(not shutil.which("pdftotext"), reason="needs poppler-utils (pdftotext)")
@pytest.mark.parametrize("is_large_print", [False, True], ids=["11 point", "large print"])
@pytest.mark.parametrize("addressee", ADDRESSES.values(), ids=ADDRESSES)
def test_the_address_alone_is_in_the_window(tmp_path, addressee, is_large_print):
    file = tmp_path / "letter.pdf"
    whole = with_address(addressee, is_large_print=is_large_print)
    file.write_bytes(compose.letter_pdf(whole, "cy"))
    boxes = subprocess.run(
        ["pdftotext", "-bbox", "-l", "1", file, "-"], capture_output=True, text=True, check=True
    )
    words = [
        (word, *(float(value) / MM for value in box))
        for *box, word in re.findall(
            r'xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">([^<]*)<', boxes.stdout
        )
    ]
    left, top, right, bottom = 20, 50, 115, 80
    seen = [w for w, x0, y0, x1, y1 in words if x1 > left and x0 < right and y1 > top and y0 < bottom]
    whole_inside = [
        w for w, x0, y0, x1, y1 in words if x0 >= left and x1 <= right and y0 >= top and y1 <= bottom
    ]
    assert seen == whole_inside, "something is cut by the window's edge"
    block = address_block(addressee, is_large_print=is_large_print)
    assert seen == " ".join(block.lines).split()


@pytest.mark.parametrize("addressee", ADDRESSES.values(), ids=ADDRESSES)
@pytest.mark.parametrize("is_large_print", [False, True])
def test_no_word_of_an_address_is_lost(addressee, is_large_print):
    block = address_block(addressee, is_large_print=is_large_print)
    written = re.sub(r"[\s,]", "", "".join([addressee.name, addressee.organisation, *addressee.lines]))
    assert re.sub(r"[\s,]", "", "".join(block.lines[:-1])) == written
    assert 3 <= len(block.lines) <= 7
    assert block.lines[-1] == addressee.postcode.upper()


def test_large_print_is_larger_where_the_window_has_room():
    few, many = ADDRESSES["three lines"], ADDRESSES["seven lines"]
    assert address_block(few).size_pt == 11
    assert address_block(few, is_large_print=True).size_pt == 18
    assert address_block(many, is_large_print=True).size_pt < 11


def test_what_cannot_fit_is_refused_rather_than_cut():
    with pytest.raises(AddressTooLong):
        address_block(Addressee("Siân " * 100, ("14 Heol y Dŵr",), "NP7 5ZZ"))
