"""What people entered in two languages, and council names in the four forms that Welsh sentences need."""

from dataclasses import dataclass

_SOFT = {"c": "g", "p": "b", "t": "d", "g": "", "b": "f", "d": "dd", "m": "f", "ll": "l", "rh": "r"}
_NASAL = {"c": "ngh", "p": "mh", "t": "nh", "g": "ng", "b": "m", "d": "n"}
_ASPIRATE = {"c": "ch", "p": "ph", "t": "th"}
_UNCHANGED = ("ch", "ph", "th", "dd", "ff", "ng")  # letters of their own: no consonant to change in front


@dataclass(frozen=True)
class Words:
    """What someone entered: English, and Welsh where it was given; one stands in for the other."""

    en: str
    cy: str = ""

    def __bool__(self) -> bool:
        """Whether anything was entered; a blank is not an answer."""
        return bool(self.en.strip() or self.cy.strip())

    def in_language(self, language: str) -> tuple[str, str]:
        """The words to show, and the language that they are in: whichever was given when one is missing."""
        first, second = ("cy", "en") if language == "cy" else ("en", "cy")
        written = first if getattr(self, first).strip() else second
        return getattr(self, written), written


@dataclass(frozen=True)
class CouncilName:
    """A council's legal name: English, and the Welsh in four forms (Cyngor, Gyngor, Nghyngor, Chyngor)."""

    en: str
    cy: str
    cy_soft: str
    cy_nasal: str
    cy_aspirate: str


def council_name(en: str, cy: str) -> CouncilName:
    """A council's name, its Welsh forms worked out from the first: a proposal that a person may correct."""
    return CouncilName(en, cy, _mutated(cy, _SOFT), _mutated(cy, _NASAL), _mutated(cy, _ASPIRATE))


def _mutated(name: str, changes: dict[str, str]) -> str:
    start = name[:2].lower()
    if start in _UNCHANGED:
        return name
    first = start if start in changes else name[:1].lower()
    if first not in changes or (start in ("ll", "rh") and start not in changes):
        return name
    changed = changes[first] + name[len(first) :]
    return changed[:1].upper() + changed[1:] if name[:1].isupper() else changed
