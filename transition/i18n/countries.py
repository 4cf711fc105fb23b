"""Countries by name, in Welsh and in English: whether the last line of an address is one, so that it lies abroad."""

import unicodedata
from functools import cache

from babel import Locale

# Not abroad: letters go there by inland post, with a postcode of the same shape.
_INLAND = frozenset({"GB", "GG", "IM", "JE"})
_ALSO = (
    "Republic of Ireland", "Éire", "Gweriniaeth Iwerddon", "USA", "UDA", "Holland", "The Netherlands",
    "Czech Republic", "Gweriniaeth Tsiec", "UAE",
)  # fmt: skip


def is_country(line: str) -> bool:
    """Whether a line of an address names a country abroad, in either language and however it is written."""
    return _folded(line) in _names()


@cache
def _names() -> frozenset[str]:
    found = {
        _folded(name)
        for language in ("cy", "en")
        for code, name in Locale(language).territories.items()
        if len(code) == 2 and code.isalpha() and code not in _INLAND
    }
    return frozenset(found | {_folded(name) for name in _ALSO})


def _folded(words: str) -> str:
    """Without case, accents and marks, so that "Côte d’Ivoire" is found as somebody types it."""
    plain = unicodedata.normalize("NFKD", words.casefold().replace("’", "'"))
    kept = (c if c.isalnum() or c == "'" else " " for c in plain if not unicodedata.combining(c))
    return " ".join("".join(kept).split())
