"""Tables on a narrow screen: each row is a card whose cells say their column's name; a grid scrolls."""

from collections.abc import Callable

from flask_babel import lazy_gettext as _l
from markupsafe import Markup
from playwright.sync_api import Page

from tests.browser import violations
from tests.web.sampler import Sampler
from transition.web.cards import labelled

ROW = Markup(
    '<tr class="r"><th scope="row">Ann</th><td class="c">3 May</td><td><a href="/x">Change</a></td></tr>'
)


def test_every_cell_carries_the_name_of_its_column_and_every_part_its_role() -> None:
    told = labelled(ROW, [{"text": "Name"}, {"text": _l("Due")}, {"text": "Change", "hidden": True}])
    assert '<tr role="row" class="r"><th role="rowheader" data-label="Name" scope="row">' in told
    assert '<td role="cell" data-label="Due" class="c">3 May</td>' in told
    assert '<td role="cell"><a href="/x">' in told


def test_names_begin_again_in_each_row_and_pass_over_what_a_wide_cell_covers() -> None:
    body = Markup('<tr><td colspan="2">none</td><td>z</td></tr>') + ROW
    told = labelled(body, [{"text": "A"}, {"text": "B"}, {"text": "C"}])
    assert '<td role="cell" data-label="C">z' in told
    assert '<th role="rowheader" data-label="A" scope="row">Ann' in told


def test_a_name_stays_inside_its_attribute() -> None:
    assert 'data-label="&#34;&gt;&lt;b&gt;"' in labelled(Markup("<tr><td>1</td></tr>"), [{"text": '"><b>'}])


def test_on_a_phone_no_table_reaches_past_the_edge_and_each_cell_says_its_column(
    page: Page, serve: Callable[..., str], sampler: Sampler
) -> None:
    page.goto(serve(sampler.app) + "/everything")
    page.set_viewport_size({"width": 375, "height": 800})
    wide = page.evaluate(
        "[...document.querySelectorAll('.app-table-scroll:not(.app-table-scroll--grid)')]"
        ".filter(one => one.scrollWidth > one.clientWidth).length"
    )
    assert wide == 0
    label = "getComputedStyle(document.querySelector('td[data-label=Sum]'), '::before').content"
    assert "Sum" in page.evaluate(label)
    assert page.get_by_role("row").count() > 1
    assert page.get_by_role("columnheader", name="Sum").count() == 1
    assert violations(page) == []
    page.set_viewport_size({"width": 1280, "height": 800})
    assert "Sum" not in page.evaluate(label)
