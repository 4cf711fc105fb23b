"""The one exception of the rules: what was broken, and at which answer; no sentences for people."""

from collections.abc import Mapping
from typing import Any


class RuleBroken(Exception):
    """A rule refuses what was asked; the feature that called words the code, in both languages.

    `field` names the answer at fault (None when no single answer is), `facts` fills the placeholders
    of the sentence that the feature writes.
    """

    def __init__(self, code: str, field: str | None = None, facts: Mapping[str, Any] | None = None) -> None:
        super().__init__(code)
        self.code = code
        self.field = field
        self.facts: dict[str, Any] = dict(facts or {})

    def __repr__(self) -> str:
        return f"RuleBroken({self.code!r}, {self.field!r}, {self.facts!r})"

    def __reduce__(self) -> tuple[Any, ...]:
        return (type(self), (self.code, self.field, self.facts))
