"""What leaves our PDF maker: the same bytes, our own files only, and nothing in silence."""

import os
import subprocess
import sys
import threading
from datetime import date
from pathlib import Path

import pytest

from transition import pdf
from transition.pdf import child, drawer

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


PAPER = {**GIVEN, "sheet": "paper/letter.css"}


def test_nothing_that_was_drawn_before_shows_in_a_page():
    """The faces of our paper are loaded once for all pages: their order, sizes and languages leave no trace."""
    pages = [
        page("<p>Ŵyn <b>ŷ</b></p>").replace(FONT, ""),
        '<html lang="en"><title>x</title><p style="font-size: 30pt">fi ff <i>Äß</i></p></html>',
        page("<h1>Ωλ Жя</h1>").replace(FONT, ""),
    ]
    pdf.stop()
    forth = [pdf.render(one, **PAPER) for one in pages]
    pdf.stop()
    back = [pdf.render(one, **PAPER) for one in reversed(pages)]
    assert forth == back[::-1]


def test_a_page_on_our_paper_may_name_our_faces_again_but_brings_none_of_its_own():
    named = '<link rel="stylesheet" href="/static/paper/fonts.css">'
    assert pdf.render(page(named).replace(FONT, ""), **PAPER) == pdf.render(page().replace(FONT, ""), **PAPER)
    with pytest.raises(pdf.PdfError, match="fonts are declared in"):
        pdf.render(page(), **PAPER)
    assert pdf.render(page().replace(FONT, ""), **PAPER).startswith(b"%PDF-")


def test_a_page_that_takes_too_long_ends_and_the_next_is_drawn():
    body = "".join(f'<g id="g{n + 1}">' + f'<use href="#g{n}"/>' * 10 + "</g>" for n in range(9))
    bomb = f'<svg xmlns="http://www.w3.org/2000/svg"><defs><rect id="g0" width="1" height="1"/>{body}</defs><use href="#g9"/></svg>'
    with pytest.raises(pdf.PdfError) as slow:
        pdf.render(
            page('<img alt="x" src="/pictures/bomb.svg">'), pictures={"bomb.svg": bomb.encode()},
            limits=pdf.Limits(seconds=1, memory=1024), **GIVEN,
        )  # fmt: skip
    assert slow.value.code == "too_slow"
    assert pdf.render(page(), **GIVEN).startswith(b"%PDF-")


@pytest.mark.skipif(sys.platform != "linux", reason="limits of memory hold on Linux")
def test_a_page_that_needs_too_much_memory_ends_and_the_next_is_drawn():
    with pytest.raises(pdf.PdfError) as large:
        pdf.render(page("<p>" * 20_000), limits=pdf.Limits(seconds=60, memory=290), **GIVEN)
    assert large.value.code in {"too_large", "crashed"}
    assert pdf.render(page(), **GIVEN).startswith(b"%PDF-")


def test_the_process_that_draws_is_begun_anew_after_so_many_pages(monkeypatch):
    pdf.stop()
    monkeypatch.setattr(drawer, "RECYCLE_AFTER", 2)
    seen = set()
    for _ in range(4):
        pdf.render(page(), **GIVEN)
        running = drawer._drawer._child
        seen.add(running and running.pid)
    assert None in seen
    assert len(seen) == 3


def test_the_process_that_draws_knows_no_setting_and_leaves_no_file(monkeypatch, tmp_path):
    monkeypatch.setenv("SECRET_KEY", "canary")
    monkeypatch.setenv("DATABASE_URL", "canary")
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    pdf.stop()
    pdf.render(page().replace(FONT, ""), **PAPER)
    known = Path(f"/proc/{drawer._drawer._child.pid}/environ")
    assert not known.exists() or b"canary" not in known.read_bytes()
    assert list(tmp_path.rglob("*"))
    pdf.stop()
    assert not list(tmp_path.rglob("*"))


def test_the_process_that_draws_ends_with_its_keeper_and_leaves_no_file(tmp_path):
    script = (
        "import os, signal, sys; from transition import pdf; "
        "pdf.render('<p>x', sheet='paper/letter.css', language='en', title='x', identifier='x', "
        "created=__import__('datetime').date(2026, 3, 2)); "
        "print(pdf.drawer._drawer._child.pid, flush=True); os.kill(os.getpid(), signal.SIGKILL)"
    )
    keeper = subprocess.Popen(
        [sys.executable, "-c", script], cwd=drawer.ROOT, stdout=subprocess.PIPE, text=True,
        env={**os.environ, "TMPDIR": str(tmp_path)},
    )  # fmt: skip
    said, _ = keeper.communicate(timeout=60)
    assert int(said)
    is_over = threading.Event()
    for _ in range(600):
        if not list(tmp_path.iterdir()):  # the folder alone: what is in it goes while one looks
            break
        is_over.wait(0.05)  # between two looks at the folder, which alone ends the waiting
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    "code",
    [
        "import socket; socket.socket().connect(('127.0.0.1', 9))",
        "import socket; socket.getaddrinfo('localhost', 9)",
        "import subprocess; subprocess.Popen(['true'])",
        "import os; os.system('true')",
        "import os; os.fork()",
    ],
)
def test_the_process_that_draws_opens_no_connection_and_starts_no_program(code):
    script = f"import sys; from transition.pdf import child; sys.addaudithook(child._refuse)\n{code}"
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=drawer.ROOT, capture_output=True, text=True, env={**os.environ}
    )
    assert done.returncode != 0
    assert "drawing a page asked for" in done.stderr


def test_the_web_server_and_the_worker_load_no_pdf_maker():
    script = "import sys, transition.app; sys.exit('weasyprint' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", script], cwd=drawer.ROOT).returncode == 0
    assert child.__doc__
