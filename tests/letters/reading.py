"""Letters as tests read them: their words, their PDFs, and what their templates name and decide."""

from functools import cache
from html.parser import HTMLParser
from io import BytesIO

from jinja2 import nodes
from pypdf import PdfReader

from tests.letters.samples import FACTS, letter
from transition.letters import compose
from transition.letters.content import Letter
from transition.rules.letters import LetterKind

ANNOUNCEMENT, REGULATION_13 = LetterKind.ANNOUNCEMENT, LetterKind.REGULATION_13_INFORMATION
RECORD_CHECK, CONFIRMATION = LetterKind.RECORD_CHECK, LetterKind.CONFIRMATION
KINDS = list(FACTS)
PAPER = compose.TEMPLATES / "letters" / "paper"
FOLDERS = sorted(folder for folder in PAPER.iterdir() if folder.is_dir())
LANGUAGES = ["cy", "en"]


class _Text(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []
        self.is_style = False

    def handle_starttag(self, tag, attrs):
        self.is_style = tag == "style"

    def handle_endtag(self, tag):
        self.is_style = False

    def handle_data(self, data):
        if not self.is_style:
            self.parts.append(data)


def text(whole: Letter, language: str) -> str:
    parser = _Text()
    parser.feed(compose.document(whole, language).html)
    return " ".join(" ".join(parser.parts).split())


@cache
def paper(kind: LetterKind, language: str, *, is_large_print: bool = False) -> bytes:
    return compose.letter_pdf(letter(kind, is_large_print=is_large_print), language)


def parsed(folder, language):
    return compose.environment(language).parse((folder / f"{language}.html").read_text())


def paths(tree) -> set[str]:
    """Every fact that a text names: `facts.own_measures`, `measure.who`."""
    found = set()
    for one in tree.find_all(nodes.Getattr):
        names, node = [one.attr], one.node
        while isinstance(node, nodes.Getattr):
            names, node = [node.attr, *names], node.node
        if isinstance(node, nodes.Name):
            found.add(".".join([node.name, *names]))
    return found


def decisions(tree) -> list[str]:
    """Every condition and loop of a text, in order: which paragraph is switched by what."""
    found = [(one.lineno, "if", repr(one.test)) for one in tree.find_all(nodes.If)]
    found += [(one.lineno, "for", repr(one.iter)) for one in tree.find_all(nodes.For)]
    return [f"{kind} {what}" for _, kind, what in sorted(found)]


def pdf_text(content: bytes) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(BytesIO(content)).pages)
