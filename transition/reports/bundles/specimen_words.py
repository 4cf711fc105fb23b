"""The words of a letter as plain text, from its greeting's heading to its close; pure."""

from html.parser import HTMLParser

_BLOCKS = frozenset(
    {"h1", "h2", "h3", "p", "li", "tr", "caption", "dt", "dd", "div", "table", "ul", "ol", "dl"}
)
_CELLS = frozenset({"th", "td"})


class _Words(HTMLParser):
    """Collects the text of the blocks from the first h1 on, one paragraph to a block."""

    def __init__(self) -> None:
        super().__init__()
        self.paragraphs: list[str] = []
        self._has_begun = False
        self._now: list[str] = []
        self._cell = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A block begins a paragraph; a cell is parted from the one before it."""
        self._has_begun = self._has_begun or tag == "h1"
        if tag in _BLOCKS:
            self.end()
        if tag == "li":
            self._now.append("• ")
        elif tag == "br":
            self._now.append(" ")
        elif tag in _CELLS:
            if "".join(self._now).strip():
                self._now.append(": " if (self._cell, tag) == ("th", "td") else "; ")
            self._cell = tag

    def handle_endtag(self, tag: str) -> None:
        """A block ends its paragraph."""
        if tag in _BLOCKS:
            self.end()

    def handle_data(self, data: str) -> None:
        """Words of the letter itself, once it has begun."""
        if self._has_begun:
            self._now.append(data)

    def end(self) -> None:
        """Keeps the paragraph, unless it is empty."""
        text = " ".join("".join(self._now).split())
        if text and text != "•":
            self.paragraphs.append(text)
        self._now = []


def words_of(html: str) -> str:
    """The paragraphs of a letter's page, with an empty line between them."""
    reader = _Words()
    reader.feed(html)
    reader.end()
    return "\n\n".join(reader.paragraphs)
