"""How names are found and ordered: case and accents folded, the same on both databases."""

import re
import unicodedata

# Letters that do not decompose into a plain letter and an accent.
_PLAIN = str.maketrans({"ø": "o", "đ": "d", "ł": "l", "’": "'", "ʼ": "'", "‘": "'"})
_MARKS = re.compile(r"['\-.]+")
LONGEST_WORD, MOST_WORDS = 60, 6


def folded(text: str) -> str:
    """Text as searches compare it: lower case, without accents, white space folded. Siân and SIAN are alike."""
    if text.isascii():  # most names: nothing to take apart
        return " ".join(text.casefold().split())
    plain = unicodedata.normalize("NFKD", text.casefold()).translate(_PLAIN)
    return " ".join("".join(letter for letter in plain if not unicodedata.combining(letter)).split())


def sort_key_of(surname: str, forenames: str) -> str:
    """What lists of people are ordered by: surname, then forenames, accents and case folded."""
    return f"{folded(surname)}\x1f{folded(forenames)}"


def search_text_of(*names: str) -> str:
    """All that a person may be found by, folded, as one text."""
    return folded(" ".join(names))


def words_of(text: str) -> frozenset[str]:
    """The words that a folded text is found by.

    A name with a hyphen or an apostrophe is found whole, without the mark, and by each of its parts: O'Neill by
    o'neill, oneill and neill. Longer words are cut, as are those looked for.
    """
    found: set[str] = set()
    for word in text.split():
        parts = _MARKS.split(word)
        found |= {word, "".join(parts), *parts}
    return frozenset(word[:LONGEST_WORD] for word in found if word)


def words_sought(text: str) -> tuple[str, ...]:
    """The words of a search, folded, each once; marks around them are left out."""
    words = (word.strip("'\"-.,;:*%_()") for word in folded(text).split())
    return tuple(dict.fromkeys(word[:LONGEST_WORD] for word in words if word))[:MOST_WORDS]
