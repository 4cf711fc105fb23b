"""Passwords: hashed with Argon2id, refused when they are easy to guess."""

from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from transition.rules.broken import RuleBroken

SHORTEST, LONGEST = 12, 128
_GUESSES_LOG10 = 10

_hasher = PasswordHasher()


@cache
def _nobodys() -> str:
    """Verified against when nobody has the e-mail address, so that both answers take as long."""
    return _hasher.hash("nobody has this password")


def hash_password(password: str) -> str:
    """The Argon2id hash to keep."""
    return _hasher.hash(password)


def is_right(password_hash: str | None, password: str) -> bool:
    """Whether the password is the one that was hashed; as slow for nobody as for somebody."""
    nobodys = _nobodys()  # made by the first who signs in, whoever that is: its making tells nothing
    try:
        return _hasher.verify(password_hash or nobodys, password) and password_hash is not None
    except (VerificationError, InvalidHashError):
        return False


def check_password(password: str, own_words: list[str]) -> None:
    """Refuses passwords that are short, overlong or easy to guess from the person's own words. Raises RuleBroken."""
    if len(password) < SHORTEST:
        raise RuleBroken("password_short", "password")
    if len(password) > LONGEST:
        raise RuleBroken("password_long", "password")
    from zxcvbn import zxcvbn  # its word lists take a second to load, and few requests choose a password

    # The estimate grows with the square of the length; the first 72 characters decide.
    if zxcvbn(password[:72], user_inputs=own_words)["guesses_log10"] < _GUESSES_LOG10:
        raise RuleBroken("password_easy", "password")
