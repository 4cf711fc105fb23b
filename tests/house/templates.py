"""How the tests read a template: as the text and the tags that it is, whatever Jinja puts between them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path

from jinja2 import Environment, nodes
from jinja2.visitor import NodeVisitor

ROOT = Path(__file__).parents[2]
TEMPLATES = ROOT / "templates"
# Letters and e-mails are written twice, each in a file of its own.
SPLIT = (TEMPLATES / "letters" / "paper", TEMPLATES / "reminders" / "mail")
JINJA = Environment(extensions=["jinja2.ext.i18n", "jinja2.ext.do"], autoescape=True)
GAP = "\ufffc"
# What is the same in both languages: the product, each language in its own words, the format of a document.
NAMES = frozenset({"Transition", "Cymraeg", "English", "PDF"})
SPOKEN_ATTRIBUTES = frozenset({"alt", "title", "placeholder", "aria-label", "aria-description", "label"})
SPOKEN_KEYS = re.compile(r"(text|html|title|label|legend|hint|caption|content|message)$", re.IGNORECASE)
VOID = frozenset(["area", "base", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"])
GETTEXT = frozenset({"_", "gettext", "ngettext", "pgettext", "npgettext"})
LETTER = re.compile(r"[^\W\d_]")


def is_split(path: Path) -> bool:
    """Whether a template is written once for each language."""
    return any(path.is_relative_to(folder) for folder in SPLIT)


def templates() -> list[Path]:
    """Every template."""
    return sorted(path for path in TEMPLATES.rglob("*") if path.suffix in {".html", ".txt", ".svg", ".xml"})


def without_jinja(source: str) -> str:
    """The template's own text in order, a gap for each piece of Jinja; `trans` blocks are left out."""
    pieces: list[str] = []
    previous, is_translated = "", False
    for _line, kind, value in JINJA.lex(source):
        if previous == "block_begin" and kind == "name":
            is_translated = value == "trans" or (is_translated and value != "endtrans")
        if kind == "data" and not is_translated:
            pieces.append(value)
        elif kind in {"variable_begin", "block_begin"}:
            pieces.append(GAP)
        if kind != "whitespace":
            previous = kind
    return "".join(pieces)


@dataclass
class Reading(HTMLParser):
    """What a template says to people, and what it would run or paint by itself."""

    spoken: list[str] = field(default_factory=list)
    inline: list[str] = field(default_factory=list)
    silent: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Attributes that are read aloud or shown; styles and scripts in the page."""
        values = {name: value or "" for name, value in attrs}
        if self.silent and tag not in VOID:
            self.silent.append(tag)
        elif values.get("translate") == "no" and tag not in VOID:
            self.silent = [tag]
        shown = {"value"} if tag == "input" and values.get("type") in {"submit", "button", "reset"} else set()
        self.spoken += [value for name, value in values.items() if name in SPOKEN_ATTRIBUTES | shown]
        self.inline += [
            f"{name}={value}" for name, value in values.items() if re.fullmatch(r"style|on[a-z]+", name)
        ]
        self.inline += [value for value in values.values() if value.strip().lower().startswith("javascript:")]
        if tag == "style" or (tag == "script" and "src" not in values):
            self.inline.append(f"<{tag}>")

    def handle_endtag(self, tag: str) -> None:
        """Leaves what is not to be translated."""
        if self.silent and self.silent[-1] == tag:
            self.silent.pop()

    def handle_data(self, data: str) -> None:
        """Text between tags; not what a script or a style holds."""
        if not self.silent and self.cdata_elem is None:
            self.spoken.append(data)


def read(source: str) -> Reading:
    """Reads a template."""
    reading = Reading()
    reading.feed(without_jinja(source))
    reading.close()
    return reading


def untranslated(source: str) -> list[str]:
    """What a template says outside gettext: its text, its attributes, and words given to macros."""
    texts = [" ".join(text.replace(GAP, " ").split()) for text in read(source).spoken]
    return [text for text in texts if LETTER.search(_without_names(text))] + list(_constants(source))


def _without_names(text: str) -> str:
    return re.sub(rf"\b({'|'.join(NAMES)})\b", "", text)


class _Constants(NodeVisitor):
    """Gathers the string constants that look like words for people, except those given to gettext."""

    def __init__(self) -> None:
        self.found: list[str] = []

    def visit_Call(self, node: nodes.Call) -> None:
        if not (isinstance(node.node, nodes.Name) and node.node.name in GETTEXT):
            self.generic_visit(node)

    def visit_Pair(self, node: nodes.Pair) -> None:
        key = node.key.value if isinstance(node.key, nodes.Const) else ""
        if SPOKEN_KEYS.search(str(key)) and isinstance(node.value, nodes.Const):
            self._keep(node.value.value, strict=True)
        self.generic_visit(node)

    def visit_Const(self, node: nodes.Const) -> None:
        self._keep(node.value, strict=False)

    def _keep(self, value: object, strict: bool) -> None:
        looks_spoken = r"[^\W\d_]" if strict else r"[A-ZÂÊÎÔÛŴŶ][a-zâêîôûŵŷ’']+( |[.:?!]?$)"
        if (
            isinstance(value, str)
            and value not in NAMES
            and re.match(looks_spoken, value)
            and value not in self.found
        ):
            self.found.append(value)


def _constants(source: str) -> Iterator[str]:
    visitor = _Constants()
    visitor.visit(JINJA.parse(source))
    yield from visitor.found


def facts(source: str) -> set[str]:
    """The facts that a template uses, each with its path: `transfer.on`, `facts.reply_by`."""
    tree = JINJA.parse(source)
    own = {name.name for name in tree.find_all(nodes.Name) if name.ctx != "load"} | {"loop", "caller"}
    own |= {imported.target for imported in tree.find_all(nodes.Import)}
    for imported in tree.find_all(nodes.FromImport):
        own |= {name[1] if isinstance(name, tuple) else name for name in imported.names}
    inner = {id(attribute.node) for attribute in tree.find_all(nodes.Getattr)}
    chains = [
        node for kind in (nodes.Getattr, nodes.Name) for node in tree.find_all(kind) if id(node) not in inner
    ]
    paths = {_path(node) for node in chains}
    return {path for path in paths if path and path.partition(".")[0] not in own}


def _path(node: nodes.Node) -> str:
    if isinstance(node, nodes.Name):
        return node.name
    if isinstance(node, nodes.Getattr):
        before = _path(node.node)
        return f"{before}.{node.attr}" if before else ""
    return ""
