"""The Welsh forms that are proposed for a name: soft, nasal, aspirate."""

import pytest

from transition.employers.mutation import Forms, proposed_forms

# name, after "i" (soft), after "yng" (nasal), after "a" (aspirate)
FORMS = [
    ("Cyngor Sir Fynwy", "Gyngor Sir Fynwy", "Nghyngor Sir Fynwy", "Chyngor Sir Fynwy"),
    ("cyngor", "gyngor", "nghyngor", "chyngor"),
    (
        "Cyngor Bwrdeistref Sirol Torfaen",
        "Gyngor Bwrdeistref Sirol Torfaen",
        "Nghyngor Bwrdeistref Sirol Torfaen",
        "Chyngor Bwrdeistref Sirol Torfaen",
    ),
    ("Prifysgol Cymru", "Brifysgol Cymru", "Mhrifysgol Cymru", "Phrifysgol Cymru"),
    ("Torfaen", "Dorfaen", "Nhorfaen", "Thorfaen"),
    ("Gwasanaeth Tân", "Wasanaeth Tân", "Ngwasanaeth Tân", "Gwasanaeth Tân"),
    ("Blaenau Gwent", "Flaenau Gwent", "Mlaenau Gwent", "Blaenau Gwent"),
    ("Dinas Casnewydd", "Ddinas Casnewydd", "Ninas Casnewydd", "Dinas Casnewydd"),
    ("Merthyr Tudful", "Ferthyr Tudful", "Merthyr Tudful", "Merthyr Tudful"),
    ("Llywodraeth Cymru", "Lywodraeth Cymru", "Llywodraeth Cymru", "Llywodraeth Cymru"),
    ("Rhondda", "Rondda", "Rhondda", "Rhondda"),
    # Letters that never change, and the digraphs that begin with one that does.
    ("Chwaraeon Cymru", "Chwaraeon Cymru", "Chwaraeon Cymru", "Chwaraeon Cymru"),
    ("Theatr Clwyd", "Theatr Clwyd", "Theatr Clwyd", "Theatr Clwyd"),
    ("Awdurdod Tân", "Awdurdod Tân", "Awdurdod Tân", "Awdurdod Tân"),
    ("Heddlu Gwent", "Heddlu Gwent", "Heddlu Gwent", "Heddlu Gwent"),
    ("Y Gwasanaeth", "Y Gwasanaeth", "Y Gwasanaeth", "Y Gwasanaeth"),
    ("  Cyngor  ", "Gyngor", "Nghyngor", "Chyngor"),
    ("", "", "", ""),
]


@pytest.mark.parametrize(("name", "soft", "nasal", "aspirate"), FORMS)
def test_a_name_takes_the_forms_that_its_first_letter_asks_for(
    name: str, soft: str, nasal: str, aspirate: str
) -> None:
    assert proposed_forms(name) == Forms(soft, nasal, aspirate)
