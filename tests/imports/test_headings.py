"""Headings in English, Welsh or both: found, matched loosely, or known as what is never kept."""

import pytest

from tests.imports.lists import TODAY, rows
from transition.imports.check import check
from transition.imports.fields import Field, Forbidden
from transition.imports.grid import Refused
from transition.imports.headings import find_headings, forbidden_columns, propose_mapping
from transition.imports.synonyms import SYNONYMS


def test_every_field_has_words_that_head_it_and_no_word_heads_two() -> None:
    assert SYNONYMS.keys() == set(Field)
    words = [word for wordings in SYNONYMS.values() for word in wordings.split("|")]
    assert len(words) == len(set(words))


@pytest.mark.parametrize(
    ("field", "word"), [(field, word) for field, words in SYNONYMS.items() for word in words.split("|")]
)
def test_each_word_heads_its_own_field_unless_it_is_never_kept(field: Field, word: str) -> None:
    assert forbidden_columns([word]) == {}
    assert propose_mapping([word.upper()]) == {0: field}


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("Correspondence language / Iaith", Field.LANGUAGE),
        ("Cyfenw / Surname", Field.SURNAME),
        ("Cyfenw (Surname)", Field.SURNAME),
        ("  SURNAME: ", Field.SURNAME),
        ("Employee Surname", Field.SURNAME),
        ("Surname\nCyfenw", Field.SURNAME),
        ("Ѕurname", Field.SURNAME),
        ("Foranames", Field.FORENAMES),
        ("Tîm", Field.TEAM),
        ("Notice (weeks)", Field.NOTICE_WEEKS),
        ("Hours p.w.", Field.WEEKLY_HOURS),
        ("D.O.B.", Field.BIRTH_DATE),
        ("Sick pay", Field.SICK_PAY),
        ("Shoe size", None),
        ("", None),
    ],
)
def test_headings_are_matched_loosely(heading: str, field: Field | None) -> None:
    assert propose_mapping([heading]) == {0: field}


@pytest.mark.parametrize(
    ("heading", "why"),
    [
        ("Union", Forbidden.UNION),
        ("Undeb llafur", Forbidden.UNION),
        ("TU member?", Forbidden.UNION),
        ("Uniоn", Forbidden.UNION),
        ("Aelod o undeb", Forbidden.UNION),
        ("NI Number", Forbidden.NI_NUMBER),
        ("N.I. No", Forbidden.NI_NUMBER),
        ("National Insurance", Forbidden.NI_NUMBER),
        ("HR notes", Forbidden.NOTES),
        ("Manager's comments", Forbidden.NOTES),
        ("Nodiadau AD", Forbidden.NOTES),
        ("Sickness reason", Forbidden.HEALTH),
        ("Disability", Forbidden.HEALTH),
        ("Bank account", Forbidden.BANK),
        ("Disciplinary (24m)", Forbidden.CASES),
        ("Grievances", Forbidden.CASES),
        ("Tribunal claims", Forbidden.CASES),
        ("Reason for leaving", Forbidden.REASONS),
    ],
)
def test_what_is_never_kept_is_known_by_its_heading(heading: str, why: Forbidden) -> None:
    assert forbidden_columns([heading]) == {0: why}
    assert propose_mapping([heading]) == {0: None}


def test_the_first_of_two_columns_that_say_the_same_has_the_field() -> None:
    assert propose_mapping(["Surname", "Last name"]) == {0: Field.SURNAME, 1: None}


def test_headings_are_found_below_titles_and_read_with_the_group_above() -> None:
    sheet = rows(
        ["Digital staff"],
        ["Person", "", "Contract", "", "Grievance", ""],
        ["Payroll no.", "Surname", "Type", "End date", "Date", "Outcome"],
        ["0042", "Rees", "Permanent", "", "", ""],
    )
    found = find_headings(sheet)
    assert (found.row, found.title_rows, found.is_two_rows) == (3, (1, 2), True)
    assert found.texts[2:] == ("Contract Type", "End date", "Grievance Date", "Grievance Outcome")
    assert forbidden_columns(found.texts) == {4: Forbidden.CASES, 5: Forbidden.CASES}


def test_a_list_without_headings_is_refused() -> None:
    with pytest.raises(Refused, match="no_headings"):
        find_headings(rows(["0042", "Rees", "Mair"], ["0043", "Huws", "Ann"]))


def test_a_mapping_must_say_who_people_are_and_give_no_field_twice() -> None:
    sheet = rows(["Payroll no.", "Surname", "Team"], ["0042", "Rees", "Data"])
    with pytest.raises(Refused, match="nobody_identified"):
        check(sheet, {0: None, 1: None, 2: Field.TEAM}, today=TODAY)
    with pytest.raises(Refused, match="field_twice"):
        check(sheet, {0: Field.SURNAME, 1: Field.SURNAME}, today=TODAY)
