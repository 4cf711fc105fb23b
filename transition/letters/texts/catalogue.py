"""Every text in two languages that an employer's letters about a transfer draw on, each under a key of its own."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from transition.consultation.measures.models import Measure
from transition.consultation.measures.queries import measures_of
from transition.consultation.queries import consultation_of
from transition.employers.models import Employer
from transition.i18n.names import Words
from transition.letters.content import NO_WORDS
from transition.letters.queries import settings_of
from transition.letters.texts.models import OwnWording
from transition.letters.texts.queries import approved_wordings, newest_wordings
from transition.rules.letters import LetterKind
from transition.rules.welsh import Pair
from transition.rules.wording import LONGEST
from transition.transfers.models import Transfer

SETTINGS = (
    "functions", "affected", "welsh_effects", "pension_fund", "service_recognised", "loan_until", "contact_title",
    "challenge_decider", "first_day", "leave_carried", "staying",
)  # fmt: skip
INFORMATION = (
    "legal_implications", "economic_implications", "social_implications", "agency_worker_places",
    "agency_worker_work",
)  # fmt: skip
MEASURE = ("text", "title", "affected", "effect", "mitigation", "final_wording")
# Which letters need what; a text that is not here is needed by every letter.
_REGULATION_13 = frozenset({LetterKind.REGULATION_13_INFORMATION})
_CONFIRMATION = frozenset({LetterKind.CONFIRMATION})
NEEDED_IN: dict[str, frozenset[LetterKind]] = {
    "settings.affected": _REGULATION_13,
    "settings.welsh_effects": _REGULATION_13,
    "settings.pension_fund": _CONFIRMATION,
    "settings.service_recognised": _CONFIRMATION,
    "settings.loan_until": _CONFIRMATION,
    "settings.challenge_decider": frozenset({LetterKind.SCOPE_DECISION}),
    "settings.first_day": frozenset({LetterKind.WELCOME}),
    "settings.leave_carried": frozenset({LetterKind.WELCOME}),
    "settings.staying": frozenset({LetterKind.STAYING}),
    **{f"information.{name}": _REGULATION_13 for name in INFORMATION},
}
_LINES = frozenset(
    {
        "settings.functions",
        "settings.pension_fund",
        "settings.loan_until",
        "settings.contact_title",
        "settings.challenge_decider",
        "employer.signatory_title",
    }
)
# As the forms have it on which the English is entered.
LONGEST_LINE, LONGEST_TEXT = 200, 20_000


@dataclass(frozen=True)
class Text:
    """One text: whose it is, its key, and what it says now in both languages.

    `is_own` is False for the other employer's words, and for what an administrator keeps: their Welsh is checked
    here and written elsewhere. `measure` is the measure that it is of, `wording` the version of an own paragraph.
    """

    transfer: Transfer
    employer: Employer
    key: str
    words: Words
    is_own: bool = True
    measure: Measure | None = None
    wording: OwnWording | None = None

    @property
    def pair(self) -> Pair:
        """What it says in both languages."""
        return Pair(self.words.en, self.words.cy)

    @property
    def ref(self) -> str:
        """What names it in an address, among the texts of all transfers."""
        return f"{self.transfer.id}-{self.employer.id}-{self.key}"

    @property
    def version(self) -> int:
        """A number that changes whenever either language does."""
        return version_of(self.pair)

    @property
    def is_line(self) -> bool:
        """Whether it is one line, as it reads inside a sentence or a table."""
        return self.key in _LINES or self.key.endswith(".title")

    @property
    def longest(self) -> int:
        """How many characters either language may have."""
        if self.wording is not None:
            return LONGEST
        return LONGEST_LINE if self.is_line else LONGEST_TEXT

    @property
    def kinds(self) -> frozenset[LetterKind] | None:
        """The letters that need it; None for all of them."""
        if self.wording is not None:
            return frozenset({self.wording.kind})
        if self.measure is not None:
            return _REGULATION_13 | _CONFIRMATION
        return NEEDED_IN.get(self.key)


def version_of(pair: Pair) -> int:
    """A number for what a text says, as a form carries it."""
    return int(digest_of(pair)[:7], 16)


def digest_of(pair: Pair) -> str:
    """A digest for what a text says, as a file carries it."""
    return hashlib.sha256(f"{pair.english}\0{pair.welsh}".encode()).hexdigest()


def texts_of(transfer: Transfer, employer: Employer) -> list[Text]:
    """Every text that this employer's letters about the transfer may draw on and that says something."""
    found = _texts(transfer, employer, newest_wordings(transfer, employer))
    return [text for text in found if text.words]


def texts_of_letters(transfer: Transfer, employer: Employer) -> list[Text]:
    """The same as letters say it today: of the own paragraphs, what is approved."""
    found = _texts(transfer, employer, approved_wordings(transfer, employer))
    return [text for text in found if text.words]


def text_called(transfer: Transfer, employer: Employer, key: str) -> Text | None:
    """The text with that key, if there is one."""
    return next((text for text in texts_of(transfer, employer) if text.key == key), None)


def _texts(transfer: Transfer, employer: Employer, own: Iterable[OwnWording]) -> Iterator[Text]:
    def text(key: str, record: Any, name: str, **given: Any) -> Text:
        words = Words(getattr(record, name), getattr(record, f"{name}_cy")) if record else NO_WORDS
        return Text(transfer, employer, key, words, **given)

    yield text("transfer.reason", transfer, "reason")
    settings, file = settings_of(transfer, employer), consultation_of(transfer, employer)
    for name in SETTINGS:
        yield text(f"settings.{name}", settings, name)
    for name in INFORMATION:
        yield text(f"information.{name}", file, name)
    for measure in measures_of(transfer):
        is_own = measure.employer_id == employer.id
        # Its name stands in for what it is only where nothing else says it.
        for name in MEASURE if not measure.text else (one for one in MEASURE if one != "title"):
            yield text(f"measure.{measure.id}.{name}", measure, name, is_own=is_own, measure=measure)
    for wording in own:
        yield text(own_key(wording.kind, wording.slot), wording, "text", wording=wording)
    yield text("employer.signatory_title", employer, "signatory_title", is_own=False)


def own_key(kind: str, slot: str) -> str:
    """What names a council's own paragraphs in one place of one letter."""
    return f"own.{kind}.{slot}"


def drawn_on(texts: Iterable[Text], letters: Iterable[dict[str, Any]]) -> list[dict[str, str]]:
    """Which of the texts these frozen letters say, as they say them."""
    said: set[tuple[str, str]] = set()
    for facts in letters:
        said.update(_pairs(facts))
    return [
        {"key": text.key, "en": text.words.en, "cy": text.words.cy}
        for text in texts
        if (text.words.en, text.words.cy) in said
    ]


def _pairs(value: Any) -> Iterator[tuple[str, str]]:
    """Every text in two languages within frozen facts."""
    if isinstance(value, dict):
        if value.keys() == {"en", "cy"}:
            yield value["en"], value["cy"]
            return
        for inner in value.values():
            yield from _pairs(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _pairs(inner)


def said_otherwise(value: Any, instead: dict[tuple[str, str], str]) -> Any:
    """Frozen facts with other Welsh where `instead` has it, by what is said now."""
    if isinstance(value, dict):
        if value.keys() == {"en", "cy"}:
            return {"en": value["en"], "cy": instead.get((value["en"], value["cy"]), value["cy"])}
        return {name: said_otherwise(inner, instead) for name, inner in value.items()}
    if isinstance(value, list):
        return [said_otherwise(inner, instead) for inner in value]
    return value
