"""The wording of every letter as approved, a file for each: `python -m tests.letters.approving` writes them anew."""

from html.parser import HTMLParser
from pathlib import Path

from tests.letters.variants import VARIANTS
from transition.letters import compose
from transition.letters.content import Letter

APPROVED = Path(__file__).parent / "approved"
_BLOCKS = {"p", "h1", "h2", "h3", "li", "tr", "caption", "div", "title"}
_UNSEEN = {"style", "head"}


class _Lines(HTMLParser):
    """The words of a page, a line for each paragraph, heading and row."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[str] = [""]
        self.unseen = 0

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.unseen += tag in _UNSEEN
        if tag in _BLOCKS or tag == "br":
            self.lines.append("# " if tag == "h1" else "## " if tag in ("h2", "h3") else "")
        if tag in ("td", "th") and self.lines[-1]:
            self.lines[-1] += " | "

    def handle_endtag(self, tag: str) -> None:
        self.unseen -= tag in _UNSEEN
        if tag in _BLOCKS:
            self.lines.append("")

    def handle_data(self, data: str) -> None:
        if not self.unseen:
            self.lines[-1] += data


def wording(letter: Letter, language: str) -> str:
    """What a letter says in one language, as somebody who approves its wording would read it."""
    parser = _Lines()
    parser.feed(compose.document(letter, language).html)
    lines = (" ".join(line.split()) for line in parser.lines)
    return "\n".join(line for line in lines if line) + "\n"


def written() -> dict[str, str]:
    """Every wording by the name of its file. Size changes no word, so large print has none of its own."""
    return {
        f"{name}.{language}.txt": wording(letter, language)
        for name, letter in VARIANTS.items()
        if not letter.is_large_print
        for language in compose.languages(letter)
    }


def main() -> None:
    """Writes the files anew, for their difference to be read and approved."""
    for old in APPROVED.glob("*.txt"):
        old.unlink()
    for name, words in written().items():
        (APPROVED / name).write_text(words)


if __name__ == "__main__":
    main()
