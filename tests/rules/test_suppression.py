"""Which counts may be published: tables of examples that a reader of figures can check by hand."""

import pytest

from transition.rules.suppression import (
    Band,
    publish,
    publish_parts,
    publish_rows,
    total_of_shown,
)

FIVE, TEN, TWENTY = Band(5, 9), Band(10, 19), Band(20, 49)


@pytest.mark.parametrize(
    ("counts", "cells", "total"),
    [
        ({"cy": 6, "en": 30}, {"cy": FIVE, "en": TWENTY}, TWENTY),
        ({"cy": 4, "en": 30}, {"cy": None, "en": TWENTY}, None),
        ({"cy": 0, "en": 30}, {"cy": None, "en": TWENTY}, None),
        ({"cy": 0, "en": 0}, {"cy": None, "en": None}, None),
        ({"cy": 5, "en": 5}, {"cy": FIVE, "en": FIVE}, TEN),
    ],
)
def test_a_cell_under_five_is_hidden_nought_too_and_so_is_a_total_that_covers_it(counts, cells, total):
    row = publish(counts, 50)
    assert (row.cells, row.total) == (cells, total)


@pytest.mark.parametrize(
    ("counts", "cells"),
    [
        ({"cy": 6, "en": 30}, {"cy": FIVE, "en": TWENTY}),
        ({"cy": 4, "en": 30}, {"cy": None, "en": None}),
        ({"cy": 0, "en": 9}, {"cy": None, "en": None}),
        ({"cy": 5}, {"cy": FIVE}),
        ({}, {}),
    ],
)
def test_parts_of_a_published_number_are_shown_all_or_none(counts, cells):
    assert publish_parts(counts, 50).cells == cells


@pytest.mark.parametrize(
    ("prepared", "issued", "is_listed", "shown"),
    [(4, 4, False, None), (0, 0, False, None), (5, 4, True, None), (12, 5, True, FIVE), (12, 12, True, TEN)],
)
def test_a_row_is_listed_only_where_its_leading_cell_is_shown(prepared, issued, is_listed, shown):
    rows = publish_rows({"CONFIRMATION": {"prepared": prepared, "issued": issued}}, "prepared", 50)
    assert ("CONFIRMATION" in rows) is is_listed
    if is_listed:
        assert rows["CONFIRMATION"].cells["issued"] == shown


def test_a_total_of_what_is_shown_covers_no_hidden_cell():
    counts = {
        "ANNOUNCEMENT": {"prepared": 12, "issued": 12},
        "CONFIRMATION": {"prepared": 12, "issued": 3},
        "SCOPE_DECISION": {"prepared": 2, "issued": 2},
    }
    rows = publish_rows(counts, "prepared", 50)
    assert list(rows) == ["ANNOUNCEMENT", "CONFIRMATION"]
    assert total_of_shown(rows, counts, "issued") == TEN
    assert total_of_shown({}, counts, "issued") is None


@pytest.mark.parametrize("cohort", [0, 1, 4])
def test_nothing_is_published_of_a_cohort_under_five(cohort):
    assert publish({"cy": 30}, cohort) is None
    assert publish_parts({"cy": 30}, cohort) is None
    assert publish_rows({"cy": {"prepared": 30}}, "prepared", cohort) is None
