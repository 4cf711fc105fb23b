"""Where our static files are, what an address of them looks like to the page, and how a PDF fails."""

from pathlib import Path

STATIC = Path(__file__).resolve().parents[2] / "static"
BASE_URL = "https://static.invalid/"


class PdfError(Exception):
    """A PDF could not be made; `code` says why.

    `not_drawn`: a file is missing or refused, or the page asks for what cannot be drawn. `too_slow` and
    `too_large`: it went beyond its limits. `crashed`: it brought the drawing process down.
    """

    def __init__(self, said: str, code: str = "not_drawn") -> None:
        super().__init__(said)
        self.code = code
