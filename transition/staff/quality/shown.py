"""What the page of data quality shows: numbers to whoever reads the records, bands to whoever does not."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from flask_babel import gettext as _

from transition.i18n.formats import SHORT_MONTHS
from transition.rules.record_needs import NEEDS, NOT_IN_RECORDS, RecordHeading
from transition.rules.suppression import band, is_process_only
from transition.staff.people.sight import Level, Sight
from transition.staff.quality import labels, menders
from transition.staff.quality.picture import draw
from transition.staff.quality.queries import DayCount, Quality, QuestionCount
from transition.staff.quality.wrong import QuestionKind, Wrong
from transition.staff.terms.labels import band_label
from transition.web import words
from transition.web.canvas import Shape
from transition.web.language import language, tag

_DAYS_OF_A_LINE: Final = 2


@dataclass(frozen=True)
class Line:
    """A row of a table of the page: its name, its numbers as they may be shown, who can mend it.

    `asks` is what the staff list is narrowed by; empty where there is nobody, or the reader may not ask it.
    """

    name: str
    numbers: tuple[str, ...]
    menders: tuple[str, ...]
    asks: dict[str, str]
    sources: tuple[str, ...] = ()
    is_never_none: bool = False


class Shown:
    """Numbers as this reader may see them: whole to whoever reads every record, else in bands, those under 5 hidden."""

    def __init__(self, sight: Sight) -> None:
        self.is_exact = sight.level is Level.EVERYTHING

    def count(self, number: int) -> str:
        """A count of people or of answers."""
        return words.number(number) if self.is_exact else band_label(band(number))

    def is_too_small(self, people: int) -> bool:
        """Whether so few people are in scope that this reader sees no number that rests on them."""
        return not self.is_exact and is_process_only(people)

    def headings(self, found: Quality) -> list[Line]:
        """Heading by heading: who has it, who answered that there is none, who was not asked."""
        return [
            Line(
                str(labels.RECORD_HEADINGS[heading]),
                tuple(self.count(number) for number in (count.given, count.none, count.not_asked)),
                _words(menders.OF_HEADING[heading]),
                self._asks("lacks", heading, count.lacking),
                tuple(labels.source_label(source) for source in NEEDS[heading]),
                is_never_none=bool(count.none) and not count.may_be_none and self.is_exact,
            )
            for heading, count in found.headings.items()
        ]

    def wrong(self, found: Quality) -> list[Line]:
        """What cannot all be right, where it is so of anybody; every line, in bands, where numbers are hidden."""
        return [
            Line(
                str(labels.WRONG[wrong]),
                (self.count(number),),
                _words(menders.OF_WRONG[wrong]),
                self._asks("wrong", wrong, number),
            )
            for wrong, number in found.wrong.items()
            if number or not self.is_exact
        ]

    def questions(self, found: dict[QuestionKind, QuestionCount]) -> list[Line]:
        """The open questions by what they are about."""
        none = QuestionCount(0, 0)
        return [
            Line(
                str(labels.QUESTIONS[kind]),
                (self.count(count.questions), self.count(count.people)),
                _words(menders.OF_QUESTION[kind]),
                {},
            )
            for kind in QuestionKind
            if (count := found.get(kind, none)).questions or not self.is_exact
        ]

    def days(self, found: Sequence[DayCount]) -> list[tuple[str, ...]]:
        """A line for each day: the day, the people, what was lacking, and how much was there where that is shown."""
        return [
            (
                words.day(one.on),
                self.count(one.people),
                _("Not shown") if self.is_too_small(one.people) else self.count(one.lacking),
                *((_("%(number)s%%", number=one.percent),) if self.is_exact else ()),
            )
            for one in found
        ]

    def has_picture(self, found: Sequence[DayCount]) -> bool:
        """Whether there is a line to draw for this reader: it shows numbers, and needs two days."""
        return self.is_exact and len(found) >= _DAYS_OF_A_LINE

    def _asks(self, name: str, value: RecordHeading | Wrong, number: int) -> dict[str, str]:
        return {name: value.value} if self.is_exact and number else {}


def not_in_records() -> list[str]:
    """What reg 11 asks that no staff record holds."""
    return [str(labels.HEADINGS[heading]) for heading in NOT_IN_RECORDS]


def svg_of(found: Sequence[DayCount], shape: Shape) -> str:
    """The line of these days, given the newest first, as SVG text: the same for the same facts."""
    days = list(reversed(found))
    names = [f"{one.on.day} {SHORT_MONTHS[language()][one.on.month - 1]}" for one in days]
    canvas = draw([(one.on, one.percent) for one in days], names, _("Per cent complete"), shape)
    return canvas.svg(_("Day by day"), alt_of(found), tag(language()))


def alt_of(found: Sequence[DayCount]) -> str:
    """What the picture shows, in a sentence for who cannot see it; the table beside it holds every day."""
    last, first = found[0], found[-1]
    said = _(
        "Line of how complete the records were: %(from)s%% on %(first)s, %(to)s%% on %(last)s. "
        "The table below gives every day.",
        **{"from": first.percent, "to": last.percent}, first=words.day(first.on), last=words.day(last.on),
    )  # fmt: skip
    return str(said)


def _words(found: Sequence[menders.Mender]) -> tuple[str, ...]:
    return tuple(str(labels.MENDERS[mender]) for mender in found)
