"""What people type, made fit to keep: one spelling of every letter, and nothing that cannot be seen."""

import re
import unicodedata

# Marks that turn the direction of what follows: they make one thing look like another.
_TURNING = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
# Marks without width that word processors leave behind: dropped without a word.
_INVISIBLE = str.maketrans(dict.fromkeys("\u00ad\u200b\u2060\ufeff"))
_BREAKS = re.compile(r"\r\n?|\x0b|\x0c|\x85|\u2028|\u2029")
_SPACES = re.compile(r"[ \t\u00a0\u2000-\u200a\u202f\u205f\u3000]+")


def tidy(text: str, *, lines: bool = False) -> str:
    """The text in NFC, trimmed; on one line unless `lines`. Keeps what `unfit` would object to."""
    text = _BREAKS.sub("\n", unicodedata.normalize("NFC", text).translate(_INVISIBLE))
    if not lines:
        return _SPACES.sub(" ", text.replace("\n", " ")).strip()
    return "\n".join(_SPACES.sub(" ", line).rstrip() for line in text.split("\n")).strip()


def unfit(text: str) -> bool:
    """Whether it holds control characters, halves of characters or marks that turn its direction."""
    return any(_is_unfit(character) for character in text)


def without_unfit(text: str) -> str:
    """The text without them, to show it again safely."""
    return "".join(character for character in text if not _is_unfit(character))


def _is_unfit(character: str) -> bool:
    if character in "\n\t":
        return False
    return character in _TURNING or unicodedata.category(character) in {"Cc", "Cs", "Cn", "Co"}
