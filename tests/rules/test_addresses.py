"""Addresses before print: three to seven lines that end in a postcode, or in a country abroad; as a table."""

import pytest

from transition.rules.addresses import address_fault, as_postcode, split_postcode


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("np75zz", "NP7 5ZZ"), ("NP7  5ZZ", "NP7 5ZZ"), ("sw1a-1aa", "SW1A 1AA"), ("M1 1AE", "M1 1AE"), ("gir 0aa", "GIR 0AA"),
        ("NP7", None), ("75001", None), ("NPP 5ZZ", None), ("", None), ("NP7 5ZZZ", None),
    ],
)  # fmt: skip
def test_a_postcode_is_known_by_its_shape_and_printed_in_one_way(typed: str, printed: str | None) -> None:
    assert as_postcode(typed) == printed


@pytest.mark.parametrize(
    ("heads", "lines", "postcode", "abroad", "fault"),
    [
        (1, ["1 Heol y Dŵr"], "NP7 5ZZ", False, None),
        (1, ["1 Heol y Dŵr", "Y Fenni"], "np75zz", False, None),
        (1, ["10115 Berlin", "GERMANY"], "", True, None),
        (1, [], "NP7 5ZZ", False, "address"),
        (1, [" , "], "NP7 5ZZ", False, "address"),
        (1, ["GERMANY"], "", True, "address_too_short"),
        (1, ["1 Heol y Dŵr"], "75001", False, "postcode_shape"),
        (1, ["1 Heol y Dŵr", "Y Fenni"], "", False, "postcode_or_country"),
        (1, ["10115 Berlin", "GERMANY"], "NP7 5ZZ", True, "postcode_and_country"),
        (1, ["1 Heol y Dŵr", "Y Fenni NP7 5ZZ"], "CF10 1ZZ", False, "postcode_in_lines"),
    ],
)
def test_what_stops_an_address(
    heads: int, lines: list[str], postcode: str, abroad: bool, fault: str | None
) -> None:
    found = address_fault(heads, lines, postcode, ends_abroad=abroad)
    assert (found.value if found else None) == fault


@pytest.mark.parametrize(
    ("lines", "rest", "postcode"),
    [
        (["1 Stryd Fawr", "Caerdydd", "cf10 1zz"], ("1 Stryd Fawr", "Caerdydd"), "CF10 1ZZ"),
        (["1 Stryd Fawr", "Caerdydd, CF10 1ZZ"], ("1 Stryd Fawr", "Caerdydd"), "CF10 1ZZ"),
        (["1 Stryd Fawr", "Caerdydd"], ("1 Stryd Fawr", "Caerdydd"), ""),
        ([], (), ""),
    ],
)
def test_a_postcode_that_ends_the_lines_is_found_there(
    lines: list[str], rest: tuple[str, ...], postcode: str
) -> None:
    assert split_postcode(lines) == (rest, postcode)
