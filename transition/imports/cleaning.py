"""The text of one cell as it is kept: composed letters, no controls, nothing that turns text around."""

import re
import unicodedata
from functools import lru_cache

# Zero-width, direction-changing and soft characters, lone surrogates and C0/C1 controls but tab and line ends.
_UNWANTED = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff"
    "\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e007f]"
)
_SPACES = re.compile(r"[^\S\n]+")
_LINE_ENDS = re.compile(r" ?(?:\r\n?|\n) ?")


def clean(text: str) -> tuple[str, bool]:
    """Give the text to keep, and whether unwanted characters were taken out of it."""
    if text.isascii() and text.isprintable():
        return (text if "  " not in text and text == text.strip() else " ".join(text.split())), False
    kept = _UNWANTED.sub("", text)
    tidied = _SPACES.sub(" ", _LINE_ENDS.sub("\n", kept)).strip()
    return unicodedata.normalize("NFC", tidied), kept != text


# Letters of other alphabets that look Latin, for recognising headings only; names are kept as they are.
_LOOK_ALIKES = str.maketrans("аеорсухіјѕԁԛһοανυιρτ", "aeopcyxijsdqhoavuipt")


_NOT_COMPARED = re.compile(r"[^a-z0-9%£/]+")


@lru_cache(maxsize=50_000)
def folded(text: str) -> str:
    """Give text for comparing: small letters, no accents or punctuation, look-alike letters made Latin."""
    if text.isascii():
        return _NOT_COMPARED.sub(" ", text.lower()).strip()
    decomposed = unicodedata.normalize("NFKD", text.casefold().translate(_LOOK_ALIKES))
    letters = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    return _NOT_COMPARED.sub(" ", letters.translate(_LOOK_ALIKES)).strip()
