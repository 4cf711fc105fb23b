"""The forms that a Welsh name takes in a sentence, proposed from its radical form; a person corrects them."""

from typing import NamedTuple

# Digraphs come first: "ch" never mutates although "c" does, and "ll", "rh" and "th" are letters of their own.
_SOFT = (
    ("ch", "ch"), ("dd", "dd"), ("ff", "ff"), ("ng", "ng"), ("ph", "ph"), ("th", "th"),
    ("ll", "l"), ("rh", "r"),
    ("c", "g"), ("p", "b"), ("t", "d"), ("g", ""), ("b", "f"), ("d", "dd"), ("m", "f"),
)  # fmt: skip
_NASAL = (
    ("ch", "ch"), ("dd", "dd"), ("ng", "ng"), ("ph", "ph"), ("th", "th"),
    ("c", "ngh"), ("p", "mh"), ("t", "nh"), ("g", "ng"), ("b", "m"), ("d", "n"),
)  # fmt: skip
_ASPIRATE = (("ch", "ch"), ("ph", "ph"), ("th", "th"), ("c", "ch"), ("p", "ph"), ("t", "th"))


class Forms(NamedTuple):
    """A name after "i", "o", "gan" (soft), after "yng" (nasal) and after "a", "â" (aspirate)."""

    soft: str
    nasal: str
    aspirate: str


def proposed_forms(name: str) -> Forms:
    """Propose the three mutated forms of a Welsh name from its first letter.

    `Cyngor Sir Fynwy` → `Gyngor …`, `Nghyngor …`, `Chyngor …`. A name that begins with a letter that does not
    mutate, or a name in English or of a person, is for its reader to correct: this is only a proposal.
    """
    name = name.strip()
    return Forms(_changed(name, _SOFT), _changed(name, _NASAL), _changed(name, _ASPIRATE))


def _changed(name: str, table: tuple[tuple[str, str], ...]) -> str:
    folded = name.casefold()
    for letter, mutated in table:
        if folded.startswith(letter):
            return _cased(mutated, name[len(letter) :], is_capital=name[:1].isupper())
    return name


def _cased(start: str, rest: str, *, is_capital: bool) -> str:
    """Put the capital, where there was one, on the new first letter: Gwent → Went."""
    whole = start + rest
    return whole[:1].upper() + whole[1:] if is_capital else whole
