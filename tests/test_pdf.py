"""What leaves our PDF maker: the same bytes, our own files only, and nothing in silence."""

from datetime import date

import pytest

from transition import pdf

FONT = "@font-face { font-family: S; src: url(/static/fonts/SourceSans3-Regular.ttf) }"
GIVEN = {"language": "cy", "title": "Llythyr", "identifier": "MON/1/cy", "created": date(2026, 3, 2)}


def page(body: str = "", style: str = "") -> str:
    return (
        f'<html lang="cy"><head><title>x</title><style>{FONT} html {{ font-family: S }} '
        f"{style}</style></head><body><p>Tŷ gŵr</p>{body}</body></html>"
    )


def test_the_same_page_gives_the_same_bytes():
    assert pdf.render(page(), **GIVEN) == pdf.render(page(), **GIVEN)


def test_another_identifier_or_day_gives_other_bytes():
    first = pdf.render(page(), **GIVEN)
    assert first != pdf.render(page(), **{**GIVEN, "identifier": "MON/2/cy"})
    assert first != pdf.render(page(), **{**GIVEN, "created": date(2026, 3, 3)})


@pytest.mark.parametrize(
    "body",
    [
        '<img alt="x" src="http://127.0.0.1:1/x.png">',
        '<img alt="x" src="https://example.org/x.png">',
        '<img alt="x" src="https://static.invalid@example.org/static/paper/letter.css">',
        '<img alt="x" src="//example.org/x.png">',
        '<img alt="x" src="file:///etc/passwd">',
        '<img alt="x" src="data:image/png;base64,AAAA">',
        '<img alt="x" src="/static/../pyproject.toml">',
        '<img alt="x" src="/static/%2e%2e/pyproject.toml">',
        '<img alt="x" src="/static/paper/letter.css%00">',
        '<img alt="x" src="/pictures/none.svg">',
        '<link rel="attachment" href="file:///etc/passwd">',
    ],
)
def test_a_file_that_is_not_ours_stops_the_rendering(body):
    with pytest.raises(pdf.PdfError, match="not one of our files"):
        pdf.render(page(body), **GIVEN)


@pytest.mark.parametrize(
    ("body", "style"),
    [
        ('<img alt="x" src="/static/crests/missing.png">', ""),
        ("", "@font-face { font-family: T; src: url(/static/fonts/Missing.ttf) }"),
        ("", "@import url(/static/paper/missing.css);"),
        ("", "p { background: url(/static/missing.png) }"),
        ('<img alt="x" src="/static/paper/letter.css">', ""),
        ("", "@font-face { font-family: U; src: url(/static/paper/letter.css) }"),
        ("", "p { colour: red }"),
        ('<svg width="9" height="9"><image width="9" height="9" href="file:///etc/passwd"/></svg>', ""),
    ],
    ids=[
        "image",
        "font",
        "stylesheet",
        "background",
        "no image",
        "no font",
        "unknown property",
        "in a drawing",
    ],
)
def test_what_is_missing_or_cannot_be_used_stops_the_rendering(body, style):
    with pytest.raises(pdf.PdfError):
        pdf.render(page(body, style), **GIVEN)


def test_a_failure_leaves_nothing_behind_for_the_next_page():
    with pytest.raises(pdf.PdfError):
        pdf.render(page("", "p { colour: red }"), **GIVEN)
    assert pdf.render(page(), **GIVEN).startswith(b"%PDF-")


def test_pictures_are_those_that_the_caller_handed_over():
    drawing = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><rect width="9" height="9"/></svg>'
    body = '<img alt="x" src="/pictures/chart.svg">'
    with_picture = pdf.render(page(body), pictures={"chart.svg": drawing}, **GIVEN)
    assert len(with_picture) > len(pdf.render(page(), **GIVEN))


def test_joined_letters_each_start_on_a_new_sheet():
    one, two = pdf.render(page(), **GIVEN), pdf.render(page('<p style="break-before: page">2'), **GIVEN)
    assert (pdf.page_count(one), pdf.page_count(two)) == (1, 2)
    assert pdf.page_count(pdf.join([one, two, one])) == 6
    assert pdf.page_count(pdf.join([one, two, one], duplex=False)) == 4
    assert pdf.join([one, two]) == pdf.join([one, two])


def test_a_file_for_the_printer_holds_at_most_fifty_letters():
    one = pdf.render(page(), **GIVEN)
    assert pdf.page_count(pdf.join([one] * 50)) == 100
    with pytest.raises(pdf.PdfError, match="50"):
        pdf.join([one] * 51)
    with pytest.raises(pdf.PdfError):
        pdf.join([])
