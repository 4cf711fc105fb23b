"""Names taken out of what people wrote: a table of what goes and of what stays."""

import pytest

from transition.reports.bundles.redaction import Names

GONE = "[name removed]"


@pytest.fixture
def names() -> Names:
    """Some people, and some organisations that share words with them."""
    found = Names(GONE)
    for surname, forenames in (
        ("Pritchard", "Siân"),
        ("O’Brien", "Mary Ann"),
        ("ap Rhys", "Dafydd"),
        ("Smith-Jones", "Al"),
        ("April", "Eve"),
        ("Gwent", "Ed"),
    ):
        found.add(surname, (forenames,))
    found.add_whole("Rhys Undeb")
    found.add_code("000123")
    found.add_code("NP7 5ZZ")
    found.add_nobodys("Blaenau Gwent County Borough Council")
    return found


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Siân Pritchard asked.", f"{GONE} asked."),
        ("Pritchard, Siân asked.", f"{GONE} asked."),
        ("S. Pritchard asked.", f"{GONE} asked."),
        ("It is Pritchard's post.", f"It is {GONE} post."),
        ("Mary Ann O'Brien and Mary O’Brien", f"{GONE} and {GONE}"),
        ("Dafydd ap Rhys spoke", f"{GONE} spoke"),
        ("Smith-Jones, Jones and Smith", f"{GONE} and {GONE}"),
        ("Rhys Undeb, UNISON", f"{GONE}, UNISON"),
        ("Number 000123, NP7 5ZZ or np75zz", f"Number {GONE}, {GONE} or {GONE}"),
        ("Ask sian.pritchard@example.org", f"Ask {GONE}"),
        ("AB 12 34 56 C", GONE),
        ("on 1 April 2026 in Gwent", "on 1 April 2026 in Gwent"),
        ("Keep the pay day, and the pritchard of it", "Keep the pay day, and the pritchard of it"),
        ("NP15 1GA stays", "NP15 1GA stays"),
        ("", ""),
    ],
)  # fmt: skip
def test_what_goes_and_what_stays(names: Names, text: str, told: str) -> None:
    assert names.without(text) == told


def test_it_counts_what_it_took(names: Names) -> None:
    names.without("Siân Pritchard wrote to Rhys Undeb about 000123")
    assert names.removed_count == 3
