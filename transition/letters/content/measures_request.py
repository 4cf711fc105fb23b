"""The outgoing employer asks the new one for its measures, to the person who receives letters there."""

from dataclasses import dataclass
from datetime import date

from transition.i18n.names import Words
from transition.letters.content.parts import Facts, blank


@dataclass(frozen=True)
class PostCount:
    """How many people hold a post of this title."""

    title: Words
    people: int


@dataclass(frozen=True)
class MeasuresRequest(Facts):
    """What moves and how many, in numbers only, and by when the answer is wanted (reg 13(4), which sets no day).

    `posts` are those that enough people hold to be told of; `other_posts` counts the people in all the rest.
    `information_by` is the day by which the unions are to have the information that the answer goes into.
    """

    people: int
    undecided: int
    posts: tuple[PostCount, ...]
    other_posts: int
    reply_by: date | None
    information_by: date | None = None

    def lacks(self) -> list[str]:
        """Who it is about, the new employer, and a day for the answer that lies ahead and before the transfer."""
        return super().lacks() + blank(
            legal_employer=self.transfer.incoming is not None,
            staff_in_scope=bool(self.people),
            measures_reply_by=self.reply_by is not None,
        )
