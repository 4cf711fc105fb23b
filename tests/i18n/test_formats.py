"""How Welsh and English write dates, sums, numbers and council names."""

from datetime import date

import pytest

from transition.i18n import formats
from transition.i18n.names import Words, council_name


@pytest.mark.parametrize(
    ("write", "cy", "en"),
    [
        (formats.date_words, "4 Mawrth 2026", "4 March 2026"),
        (formats.day_heading, "Dydd Mercher 4 Mawrth 2026", "Wednesday 4 March 2026"),
        (formats.day_in_sentence, "ddydd Mercher 4 Mawrth 2026", "Wednesday 4 March 2026"),
        (formats.month_words, "Mawrth 2026", "March 2026"),
    ],
)
def test_dates(write, cy, en):
    assert write(date(2026, 3, 4), "cy") == cy
    assert write(date(2026, 3, 4), "en") == en


@pytest.mark.parametrize(
    ("pence", "words"),
    [(3431400, "£34,314"), (950962, "£9,509.62"), (0, "£0"), (5, "£0.05"), (-2427300, "−£24,273")],
)
def test_sums(pence, words):
    assert formats.pounds(pence, "cy") == formats.pounds(pence, "en") == words


@pytest.mark.parametrize(
    ("name", "soft", "nasal", "aspirate"),
    [
        ("Cyngor Sir Fynwy", "Gyngor Sir Fynwy", "Nghyngor Sir Fynwy", "Chyngor Sir Fynwy"),
        ("Bwrdd Iechyd", "Fwrdd Iechyd", "Mwrdd Iechyd", "Bwrdd Iechyd"),
        ("Dinas", "Ddinas", "Ninas", "Dinas"),
        ("Gwent", "Went", "Ngwent", "Gwent"),
        ("Llywodraeth Cymru", "Lywodraeth Cymru", "Llywodraeth Cymru", "Llywodraeth Cymru"),
        ("Prifysgol", "Brifysgol", "Mhrifysgol", "Phrifysgol"),
        ("Rhondda", "Rondda", "Rhondda", "Rhondda"),
        ("Trefn", "Drefn", "Nhrefn", "Threfn"),
        ("Awdurdod", "Awdurdod", "Awdurdod", "Awdurdod"),
        ("Merthyr", "Ferthyr", "Merthyr", "Merthyr"),
        ("Chwaraeon", "Chwaraeon", "Chwaraeon", "Chwaraeon"),
    ],
)
def test_the_four_forms_of_a_welsh_name(name, soft, nasal, aspirate):
    forms = council_name("x", name)
    assert (forms.cy, forms.cy_soft, forms.cy_nasal, forms.cy_aspirate) == (name, soft, nasal, aspirate)


def test_words_without_a_welsh_text_are_shown_in_english_and_say_so():
    assert Words("Payroll").in_language("cy") == ("Payroll", "en")
    assert Words("Payroll", "Y gyflogres").in_language("cy") == ("Y gyflogres", "cy")
    assert Words("Payroll", "Y gyflogres").in_language("en") == ("Payroll", "en")
    assert Words("", "Y gyflogres").in_language("en") == ("Y gyflogres", "cy")
    assert not Words(" ")
