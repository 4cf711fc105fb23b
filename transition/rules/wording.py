"""A council's own paragraphs: where in a letter they may stand, and what their plain text means; no wording."""

from dataclasses import dataclass
from enum import StrEnum

LONGEST = 5_000


class Slot(StrEnum):
    """A place in a letter for a council's own paragraphs; the statutory paragraphs around it are fixed."""

    OPENING = "OPENING"  # after the first paragraph, which says what the letter is about
    CLOSING = "CLOSING"  # after the last, before whoever signs


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph, or a list when there are several items."""

    lines: tuple[str, ...]
    is_list: bool = False


def passages(text: str) -> tuple[Passage, ...]:
    """Read plain text as it was typed: blank lines end a paragraph, lines that begin with "- " are a list.

    It is data and nothing else: whatever looks like a template or a tag stays what was typed.
    """
    found: list[Passage] = []
    for block in text.replace("\r\n", "\n").split("\n\n"):
        gathered: list[str] = []
        is_list = False
        for line in (line.strip() for line in block.split("\n")):
            if not line:
                continue
            begins_item = line.startswith("- ")
            if gathered and begins_item != is_list:
                found.append(Passage(tuple(gathered), is_list))
                gathered = []
            is_list = begins_item
            gathered.append(line.removeprefix("- ") if begins_item else line)
        if gathered:
            found.append(Passage(tuple(gathered), is_list))
    return tuple(found)
