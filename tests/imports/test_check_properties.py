"""Whatever a list holds: checks come back as they were, and every row is accounted for."""

import json
from datetime import date
from decimal import Decimal
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.imports.lists import checked, one_person, rows
from transition.imports import fields
from transition.imports.codes import Aside, Code, Outcome
from transition.imports.fields import AbsenceKind, ContractType, Field, Forbidden, Pension, Per
from transition.imports.grid import Finding, FindingCode
from transition.imports.results import (
    AgencyRow,
    Check,
    DroppedColumn,
    Money,
    PersonRow,
    PostRow,
    Problem,
    SetAside,
    Value,
)
from transition.rules.letters import LanguageChoice

HEADINGS = ["Payroll no.", "Post no.", "Surname", "Forenames", "DOB", "Job title"]
TEXT = st.text(max_size=8)
NUMBER = st.integers(0, 10_000)


def value_of(field: Field) -> st.SearchStrategy[Value]:
    """Any value that a field can hold."""
    if field in fields.DATES:
        return st.dates()
    if field in fields.NUMBERS:
        return st.decimals(0, 100, allow_nan=False, places=3)
    if field in fields.WHOLE_NUMBERS:
        return NUMBER
    special: dict[Field, st.SearchStrategy[Value]] = {
        Field.ALLOWANCE_VALUE: st.builds(Money, NUMBER, st.sampled_from(Per)),
        Field.LANGUAGE: st.sampled_from(LanguageChoice),
        Field.CONTRACT_TYPE: st.sampled_from(ContractType),
        Field.PENSION: st.sampled_from(Pension),
        Field.ABSENCE: st.sampled_from(AbsenceKind),
    }
    return special.get(field, TEXT)


VALUES = st.fixed_dictionaries({}, optional={field: value_of(field) for field in Field})
POSTS = st.builds(PostRow, NUMBER, VALUES, st.booleans())
PROBLEMS = st.builds(
    Problem,
    NUMBER,
    st.sampled_from(Code),
    st.sampled_from(Outcome),
    st.none() | st.sampled_from(Field),
    st.none() | TEXT,
    st.none() | TEXT,
    st.dictionaries(TEXT, TEXT | NUMBER, max_size=2),
)


def few(strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.lists(strategy, max_size=2).map(tuple)


CHECKS = st.builds(
    lambda counts, *parts: Check(sum(counts), *counts, *parts),
    st.tuples(NUMBER, NUMBER, NUMBER),
    few(st.builds(PersonRow, VALUES, few(POSTS), st.booleans())),
    few(st.builds(AgencyRow, NUMBER, TEXT, TEXT, TEXT, st.none() | st.dates())),
    few(st.builds(SetAside, NUMBER, st.sampled_from(Aside))),
    few(PROBLEMS),
    few(st.builds(DroppedColumn, NUMBER, TEXT, st.sampled_from(Forbidden))),
    few(st.sampled_from(Field)),
    few(st.builds(Finding, st.sampled_from(FindingCode), NUMBER, few(NUMBER), few(TEXT))),
)


@settings(deadline=None, max_examples=60)
@given(CHECKS)
def test_a_check_comes_back_from_json_as_it_was(account: Check) -> None:
    assert Check.from_json(json.loads(json.dumps(account.to_json()))) == account


CELL = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=12)


@settings(deadline=None, max_examples=60)
@given(st.lists(st.lists(CELL, min_size=6, max_size=6), max_size=6))
def test_whatever_a_list_holds_every_row_is_accounted_for(lines: list[list[str]]) -> None:
    account = checked(rows(HEADINGS, *lines))
    assert account.read == account.accepted + account.refused + account.set_aside
    assert account.accepted == sum(len(person.posts) for person in account.people)
    assert Check.from_json(json.loads(json.dumps(account.to_json()))) == account


def test_dates_and_decimals_are_stored_as_text() -> None:
    account = one_person(DOB="14/11/1979", FTE="80%")
    stored = account.to_json()["people"][0]
    assert stored["values"]["BIRTH_DATE"] == date(1979, 11, 14).isoformat()
    assert Decimal(stored["posts"][0]["values"]["FTE"]) == Decimal("0.8")
