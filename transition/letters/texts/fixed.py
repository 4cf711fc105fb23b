"""A letter as it reads around a council's own paragraphs: to somebody invented, with the newest wording, never sent."""

from dataclasses import replace

from markupsafe import Markup

from transition.employers.models import Employer
from transition.letters import compose
from transition.letters.content import Letter
from transition.letters.gaps import FactsMissing
from transition.letters.kinds import WRITERS, letter_to
from transition.letters.kinds.readers import Occasion
from transition.letters.sources import Sources
from transition.letters.specimens import specimen
from transition.letters.texts.queries import newest_wordings
from transition.rules.letter_rules import LETTERS
from transition.rules.letters import LetterKind
from transition.transfers.models import Transfer

_BEGINS, _ENDS = "</h1>", '<div class="close">'


def newest_of(sources: Sources, transfer: Transfer, employer: Employer) -> Sources:
    """The same records with each own paragraph in its newest wording, approved or not: for drafts alone."""
    return replace(sources, own=tuple(newest_wordings(transfer, employer)))


def sample(sources: Sources, kind: LetterKind) -> Letter | None:
    """A letter of this kind that names no member of staff; None where there is nobody to write to."""
    if LETTERS[kind].is_personal:
        return specimen(sources, kind)
    first = next(iter(WRITERS[kind].readers(sources)), None)
    return (
        letter_to(sources, kind, first, Occasion(sources.today, "ABCD-EFGH"), reference="–")
        if first
        else None
    )


def read_as(letter: Letter | None, language: str) -> Markup | None:
    """What a letter says between its title and its end, as a page shows it; None while it lacks something."""
    if letter is None:
        return None
    try:
        html = compose.document(letter, language, is_draft=True).html
    except FactsMissing:
        return None
    # Our own template wrote it, and everything that people entered in it is escaped.
    return Markup(html.partition(_BEGINS)[2].partition(_ENDS)[0])  # noqa: S704 - see above
