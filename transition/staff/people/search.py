"""How names are found and ordered: case and accents folded, the same on both databases."""

import unicodedata

# Letters that do not decompose into a plain letter and an accent.
_PLAIN = str.maketrans({"ø": "o", "đ": "d", "ł": "l", "’": "'", "ʼ": "'", "‘": "'"})


def folded(text: str) -> str:
    """Text as searches compare it: lower case, without accents, white space folded. Siân and SIAN are alike."""
    plain = unicodedata.normalize("NFKD", text.casefold()).translate(_PLAIN)
    return " ".join("".join(letter for letter in plain if not unicodedata.combining(letter)).split())


def sort_key_of(surname: str, forenames: str) -> str:
    """What lists of people are ordered by: surname, then forenames, accents and case folded."""
    return f"{folded(surname)}\x1f{folded(forenames)}"
