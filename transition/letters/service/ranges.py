"""Numbers of letters as people write them: 1-50, 53."""

import re
from collections.abc import Iterable

from transition.rules.broken import RuleBroken

_PART = re.compile(r"(\d{1,6})(?:\s*[-–]\s*(\d{1,6}))?")
_MOST = 100_000


def parse_numbers(words: str) -> tuple[int, ...]:
    """The numbers that are meant, each once and in order; none for no words. RuleBroken `numbers_unreadable`."""
    found: set[int] = set()
    for part in filter(None, (one.strip() for one in re.split(r"[,;]|\s(?=\d)(?<![-–]\s)", words))):
        read = _PART.fullmatch(part)
        first, last = (int(read[1]), int(read[2] or read[1])) if read else (1, 0)
        if not 0 < first <= last or last - first > _MOST:
            raise RuleBroken("numbers_unreadable", "numbers")
        found.update(range(first, last + 1))
    return tuple(sorted(found))


def written(numbers: Iterable[int]) -> str:
    """Numbers as people write them, those that follow each other as a range."""
    parts: list[list[int]] = []
    for number in sorted(set(numbers)):
        if parts and number == parts[-1][-1] + 1:
            parts[-1].append(number)
        else:
            parts.append([number])
    return ", ".join(str(one[0]) if len(one) == 1 else f"{one[0]}-{one[-1]}" for one in parts)
