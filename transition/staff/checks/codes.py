"""The code of a reply slip: drawn at random, easily typed, with a last character that shows a slip of the finger."""

import secrets
from collections.abc import Collection, Iterator

# Letters and figures that are not taken for one another when a slip is read back.
ALPHABET = "ABCDEFGHJKLMNPQRTUVWXY346789"
LENGTH = 8
# A prime above the size of the alphabet: no single wrong character and no two that changed places go unnoticed.
_PRIME = 29
_DROPPED = dict.fromkeys(map(ord, " -–—‐‑−.\t\r\n\u00a0"))


def new_codes(taken: Collection[str] = ()) -> Iterator[str]:
    """Codes that nobody can guess and that are not taken, each once. 28 to the power of 7 can be drawn."""
    used = set(taken)
    while True:
        drawn = "".join(secrets.choice(ALPHABET) for _ in range(LENGTH - 1))
        check = _check(drawn)
        if check < len(ALPHABET) and (code := drawn + ALPHABET[check]) not in used:
            used.add(code)
            yield code


def as_written(code: str) -> str:
    """The code in two halves, as the slip shows it."""
    return f"{code[: len(code) // 2]}-{code[len(code) // 2 :]}"


def as_kept(typed: str) -> str:
    """The code without what a person may put between its characters, in capital letters."""
    return typed.translate(_DROPPED).upper()


def is_sound(code: str) -> bool:
    """Whether the last character is the one that the others ask for: False means that it was mistyped."""
    if len(code) != LENGTH or not set(code) <= set(ALPHABET):
        return False
    return _check(code[:-1]) == ALPHABET.index(code[-1])


def _check(drawn: str) -> int:
    return sum(place * ALPHABET.index(letter) for place, letter in enumerate(drawn, 2)) % _PRIME
