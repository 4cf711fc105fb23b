"""The pictures of a report as drawings: what stands on them for nothing, one, many, bands and what is hidden."""

import re
from collections.abc import Callable
from datetime import date, timedelta
from itertools import combinations

import pytest

from transition.consultation.timeline.picture import PictureRow, PictureWords
from transition.consultation.timeline.picture import draw as draw_timeline
from transition.i18n.formats import SHORT_MONTHS
from transition.reports.counts import Count, exact
from transition.reports.pictures.bars import Bar, draw_bars
from transition.reports.pictures.costs import PATTERNS, YearCost, draw_costs
from transition.reports.pictures.letters import KindRow, draw_letters
from transition.reports.pictures.weeks import WeekPoint, WeekWords, draw_weeks, tick_step
from transition.staff.quality.picture import draw as draw_days
from transition.web.canvas import DEEP, Canvas, Shape, draw_nothing
from transition.web.lettering import width_of, wrapped

LONG = "Cyfarfodydd un i un a gynigiwyd i bawb y mae'r trosglwyddo yn effeithio arnynt, gan gynnwys y rhai ar absenoldeb"
WORD = "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch"
WEEK = date(2026, 1, 5)
LEGEND = WeekWords("Derbyniwyd", "Atebwyd", lambda day: f"{day.day} Chwef {day.year}")
HIDDEN = Bar("Held", None, "Not shown")
BAND = Bar("Offered", Count(5, 9, is_band=True), "5 to 9")
OPEN = Bar("People", Count(1000, None, is_band=True), "1,000 or more")


def _weeks(count: int, each: int = 3) -> list[WeekPoint]:
    days = (WEEK + timedelta(days=7 * place) for place in range(count))
    return [WeekPoint(day, each * (place + 1), each * place) for place, day in enumerate(days)]


def _year(year: int, *pence: int) -> YearCost:
    return YearCost(
        f"{year}/{year % 100 + 1}", f"£{sum(pence):,}", pence, tuple(f"£{one:,}" for one in pence)
    )


def _steps(count: int) -> list[PictureRow]:
    return [
        PictureRow(
            f"{LONG} {place}",
            WEEK,
            WEEK + timedelta(days=9 * place),
            WEEK if place % 3 == 0 else None,
            place % 3 == 1,
        )
        for place in range(count)
    ]


WORDS = PictureWords(
    "Llinell sylfaen",
    "I'w wneud neu ragolwg",
    "Cwblhawyd",
    "Yn hwyr",
    "Diwrnod a ddisgrifir",
    SHORT_MONTHS["cy"],
)
STAGES = (Bar("Paratowyd", exact(5000), "5,000"), Bar("Anfonwyd", exact(0), "0"), BAND, HIDDEN)
CASES: dict[str, Callable[[Shape], Canvas]] = {
    "nothing": lambda shape: draw_nothing(LONG, shape),
    "one bar": lambda shape: draw_bars([Bar("People", exact(1), "1", 1)], shape),
    "all nought": lambda shape: draw_bars([Bar(LONG, exact(0), "0", 0)] * 2, shape),
    "many bars": lambda shape: draw_bars([Bar(LONG, exact(n), f"{n:,} of 5,000", 5000) for n in range(0, 5001, 250)], shape),
    "bands and hidden": lambda shape: draw_bars([OPEN, BAND, HIDDEN, Bar(WORD, exact(1), "1")], shape),
    "one kind of letter": lambda shape: draw_letters([KindRow(LONG, STAGES)], shape),
    "all kinds of letter": lambda shape: draw_letters([KindRow(f"{LONG} {n}", STAGES) for n in range(24)], shape),
    "one week": lambda shape: draw_weeks(_weeks(1, 1), LEGEND, shape),
    "nine weeks": lambda shape: draw_weeks(_weeks(9), LEGEND, shape),
    "two years of weeks": lambda shape: draw_weeks(_weeks(104, 48), LEGEND, shape),
    "answered all": lambda shape: draw_weeks([WeekPoint(WEEK, 7, 7)], LEGEND, shape),
    "one year": lambda shape: draw_costs([_year(2025, 7_701_700)], ["Technology reserve"], shape),
    "ten years": lambda shape: draw_costs([_year(2025 + n, 90, 9, 1, 40, 50, 60) for n in range(10)], [LONG] * 6, shape),
    "money back": lambda shape: draw_costs([_year(2025, 500, -100), _year(2026, 0, 0)], ["A", "B"], shape),
    "two days": lambda shape: draw_days([(WEEK, 0), (WEEK + timedelta(days=1), 100)], ["5 Ion", "6 Ion"], "Canran gyflawn", shape),
    "a year of days": lambda shape: draw_days(
        [(WEEK + timedelta(days=n), n * 100 // 364) for n in range(365)], [f"{n % 30 + 1} Chwef" for n in range(365)], "Canran", shape
    ),
    "one step": lambda shape: draw_timeline(_steps(1), WORDS, WEEK, shape),
    "thirty steps": lambda shape: draw_timeline(_steps(30), WORDS, WEEK + timedelta(days=60), shape),
}  # fmt: skip


@pytest.mark.parametrize("shape", Shape)
@pytest.mark.parametrize("case", CASES)
def test_no_words_are_cut_and_none_run_into_others(case: str, shape: Shape) -> None:
    canvas = CASES[case](shape)
    assert canvas.labels
    for label in canvas.labels:
        assert label.box.x >= -0.5, label
        assert label.box.x + label.box.width <= canvas.width + 0.5, label
        assert label.box.y >= 0, label
        assert label.box.y + label.box.height <= canvas.height + 0.5, label
    assert [(one, two) for one, two in combinations(canvas.labels, 2) if one.box.meets(two.box)] == []


@pytest.mark.parametrize("shape", Shape)
@pytest.mark.parametrize("case", CASES)
def test_the_same_facts_give_the_same_picture_named_and_described(case: str, shape: Shape) -> None:
    once, again = (CASES[case](shape).svg("Llythyrau", "A < B & C", "cy") for _ in range(2))
    assert once == again
    assert once.startswith('<svg xmlns="http://www.w3.org/2000/svg"')
    assert "<title" in once
    assert "A &lt; B &amp; C</desc>" in once
    assert 'lang="cy"' in once
    assert "style=" not in once
    assert not re.search(r"nan|inf|e[-+]\d", re.sub(r'aria-label="[^"]*"|<(title|desc).*?</\1>', "", once))


def test_letters_are_as_large_on_a_phone_as_the_words_around_them() -> None:
    assert Shape.NARROW.width == 360
    canvas = CASES["many bars"](Shape.NARROW)
    assert {label.box.height for label in canvas.labels} == {15.0}


def test_a_band_is_a_hatched_range_and_what_is_hidden_is_words_alone() -> None:
    drawn = {
        bar.text: draw_bars([bar, Bar("All", exact(20), "20")], Shape.WIDE).svg("", "", "en")
        for bar in (BAND, HIDDEN, Bar("Held", exact(0), "0"))
    }
    # Each has the full bar of "All"; the band adds a box of its own, which lies off the axis.
    assert {words: svg.count("<rect") for words, svg in drawn.items()} == {
        "5 to 9": 3,
        "Not shown": 2,
        "0": 2,
    }
    assert {words: f'fill="{DEEP}"' in svg for words, svg in drawn.items()} == dict.fromkeys(drawn, True)
    only = draw_bars([BAND], Shape.WIDE).svg("", "", "en")
    assert f'fill="{DEEP}"' not in only
    assert 'aria-label="5 to 9"' in only


def test_nothing_draws_words_and_no_axis() -> None:
    svg = draw_nothing("No letter has been prepared yet.", Shape.WIDE).svg("Letters", "None", "en")
    assert 'aria-label="No letter has been prepared yet."' in svg
    assert "<path d=" not in svg


def test_the_parts_of_a_year_are_as_long_as_their_sums() -> None:
    svg = draw_costs([_year(2025, 300, 100), _year(2026, 200, 0)], ["A", "B"], Shape.NARROW).svg("", "", "en")
    bars = [float(one) for one in re.findall(r'width="([\d.]+)" height="34"', svg)]
    assert bars == [pytest.approx(268.5), pytest.approx(89.5), pytest.approx(179)]


def test_every_source_has_a_pattern_of_its_own() -> None:
    assert len(set(PATTERNS)) == len(PATTERNS) == 6


@pytest.mark.parametrize(
    ("most", "step"), [(1, 1), (2, 1), (5, 1), (6, 2), (11, 5), (26, 10), (5000, 1000), (7000, 2000)]
)
def test_the_scale_has_few_round_marks(most: int, step: int) -> None:
    assert tick_step(most) == step


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("", 100, []),
        ("Un", 100, ["Un"]),
        ("Gwirio eich cofnod", 100, ["Gwirio eich", "cofnod"]),
        ("aaaa", 20, ["aa", "aa"]),
    ],
)
def test_words_break_between_words_and_a_word_too_long_within(
    text: str, width: float, lines: list[str]
) -> None:
    assert wrapped(text, 15, width) == lines


@pytest.mark.parametrize("letters", ["ŵŷâêîôûáéẁỳ", "ŴŶ", "£–…‘’“”"])
def test_the_font_has_every_letter_of_welsh(letters: str) -> None:
    from transition.web.lettering import letter

    missing, _advance = letter("\ue000")
    assert all(letter(one)[0] not in ("", missing) for one in letters)
    assert width_of(letters, 15) > width_of(letters[:1], 15)
