"""A letter's facts to its documents: HTML by Jinja alone (no web framework), then PDF."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache, partial
from html import unescape
from operator import attrgetter
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from transition import pdf
from transition.i18n import formats
from transition.i18n.names import CouncilName, Words
from transition.letters.address import AddressTooLong, address_block
from transition.letters.content import Letter
from transition.letters.gaps import FactsMissing, gaps, too_long
from transition.rules.letters import LetterKind, encloses_question, languages_for
from transition.rules.wording import Passage, passages

TEMPLATES = Path(__file__).resolve().parents[2] / "templates"
SHEET = "paper/letter.css"


@dataclass(frozen=True)
class Document:
    """One letter in one language, ready to print: Welsh and English are two documents."""

    language: str
    title: str
    html: str


def languages(letter: Letter) -> tuple[str, ...]:
    """The languages that this reader gets, Welsh first; the one that goes now where English goes ahead."""
    chosen = languages_for(letter.language)
    return tuple(language.value for language in chosen if letter.only in (None, language))


def folder(kind: LetterKind) -> str:
    """Where a kind's two texts are, below `templates/`."""
    return f"letters/paper/{kind.value.lower().replace('_', '-')}"


def document(letter: Letter, language: str, *, is_draft: bool = False) -> Document:
    """One language of a letter as HTML. Raises FactsMissing when the letter cannot say what it must say."""
    missing = gaps(letter)
    if missing:
        raise FactsMissing(missing)
    try:
        block = address_block(letter.addressee, is_large_print=letter.is_large_print)
    except AddressTooLong as error:
        raise FactsMissing((too_long(letter),)) from error
    template = environment(language).get_template(f"{folder(letter.kind)}/{language}.html")
    known = {
        "letter": letter,
        "facts": letter.facts,
        "transfer": letter.facts.transfer,
        "head": letter.letterhead,
        "address": block,
        "asks_language": encloses_question(letter.language),
        "is_draft": is_draft,
    }
    title = Markup("").join(template.blocks["title"](template.new_context(known)))
    return Document(language, " ".join(unescape(title.striptags()).split()), template.render(known))


def documents(letter: Letter, *, is_draft: bool = False) -> tuple[Document, ...]:
    """Every document of a letter, Welsh first, with the language question where nobody asked it."""
    return tuple(document(letter, language, is_draft=is_draft) for language in languages(letter))


def letter_pdf(
    letter: Letter, language: str, *, is_draft: bool = False, pictures: Mapping[str, bytes] | None = None
) -> bytes:
    """One language of a letter as PDF/UA-1, the same bytes each time. Raises FactsMissing, PdfError.

    `pictures` holds the crest that the letter names, if it names one.
    """
    written = document(letter, language, is_draft=is_draft)
    return pdf.render(
        written.html,
        sheet=SHEET,
        language=language,
        title=written.title,
        identifier=f"{letter.reference}/{language}",
        created=letter.dated_on,
        limits=pdf.LETTER,
        pictures=pictures,
    )


@cache
def environment(language: str) -> Environment:
    """The templates of one language, with that language's way of writing dates, sums and names."""
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= _filters(language)
    return environment


def _filters(language: str) -> dict[str, Callable[..., object]]:
    def words(text: Words) -> Markup:
        shown, written_in = text.in_language(language)
        if written_in == language:
            return Markup("{}").format(shown)
        return Markup('<span lang="{}">{}</span>').format(written_in, shown)

    def own_passages(text: Words) -> tuple[str, tuple[Passage, ...]]:
        shown, written_in = text.in_language(language)
        return written_in, passages(shown)

    def council(form: str) -> Callable[[CouncilName], str]:
        return attrgetter(form if language == "cy" else "en")

    return {
        "words": words,
        "council": council("cy"),
        "council_soft": council("cy_soft"),
        "council_nasal": council("cy_nasal"),
        "council_aspirate": council("cy_aspirate"),
        "date": partial(formats.date_words, language=language),
        "day": partial(formats.day_in_sentence, language=language),
        "day_heading": partial(formats.day_heading, language=language),
        "number": partial(formats.number, language=language),
        "after_lead": _after_lead,
        "own_passages": own_passages,
    }


def _after_lead(body: Markup, own: Markup) -> Markup:
    """A letter's body with the council's own paragraphs behind the first, which says what the letter is about."""
    lead, end, rest = body.partition(Markup("</p>"))
    return lead + end + own + rest
