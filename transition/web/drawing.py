"""How pictures are drawn: a static SVG in the product's own font; a feature paints what is on it."""

from collections.abc import Callable
from io import StringIO
from pathlib import Path
from threading import Lock
from typing import Any, Final

FONT: Final = Path(__file__).resolve().parents[2] / "static" / "fonts" / "SourceSans3-Regular.ttf"
INK, LINE, QUIET = "#0b0c0c", "#505a5f", "#b1b4b6"
# Matplotlib's settings belong to the whole process; one drawing at a time keeps them apart.
_drawing = Lock()


def drawn(width: float, height: float, paint: Callable[[Any], None], *, salt: str) -> str:
    """The figure that `paint` fills, of that size in inches, as SVG text: the same bytes for the same facts."""
    from matplotlib import rc_context
    from matplotlib.figure import Figure

    settings: dict[Any, Any] = {
        # A picture in a page cannot load the product's font: its letters are shapes, its words the table beside it.
        "svg.fonttype": "path",
        "svg.hashsalt": salt,
        "font.family": [_font(), "sans-serif"],
        "font.size": 9,
        "text.color": INK,
        "text.parse_math": False,
    }
    with _drawing, rc_context(settings):
        figure = Figure(figsize=(width, height))
        paint(figure)
        written = StringIO()
        figure.savefig(written, format="svg", metadata={"Date": None, "Creator": None})
    return written.getvalue()


def _font() -> str:
    """The product's own font where it is there, so that widths are reckoned rightly."""
    from matplotlib import font_manager

    if not FONT.exists():
        return "DejaVu Sans"
    known = {entry.fname for entry in font_manager.fontManager.ttflist}
    if str(FONT) not in known:
        font_manager.fontManager.addfont(FONT)
    return font_manager.FontProperties(fname=str(FONT)).get_name()
