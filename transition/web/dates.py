"""A date as the answer of a form: read strictly, the British way, with months in either language."""

import re
from datetime import date
from typing import Any

from flask_babel import gettext as _

from transition.i18n.formats import MONTHS
from transition.web import widgets, words
from transition.web.fields import Answer, Words
from transition.web.text import without_unfit

PARTS = ("day", "month", "year")
EARLIEST, LATEST = date(1900, 1, 1), date(2100, 12, 31)
_WHOLE = re.compile(r"([0-9]{1,2})[/.\- ]([0-9]{1,2}|[^\W\d_]{3,10})[/.\- ]([0-9]{4})")
_ISO = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")


def month_number(typed: str) -> int | None:
    """1 to 12 from digits or from a month's name in Welsh or English, whole or from its first three letters."""
    if re.fullmatch(r"[0-9]{1,2}", typed):
        return int(typed) if 1 <= int(typed) <= 12 else None
    start = typed.casefold().rstrip(".")
    found = {
        place for names in MONTHS.values() for place, name in enumerate(names, 1)
        if len(start) >= 3 and name.casefold().startswith(start)
    }  # fmt: skip
    return found.pop() if len(found) == 1 else None


class DateBoxes(Answer):
    """A date in three boxes: day, month (a number or a name), year. A whole date in the first box is read too."""

    widget = widgets.DateBoxes()

    def __init__(
        self, label: Words, *, earliest: date = EARLIEST, latest: date = LATEST, **options: Any
    ) -> None:
        super().__init__(label, **options)
        self.earliest, self.latest = earliest, latest
        self.boxes: dict[str, str] = dict.fromkeys(PARTS, "")
        self.at_fault: tuple[str, ...] = ()

    @property
    def first_input(self) -> str:
        """The first box at fault."""
        return f"{self.id}-{(self.at_fault or PARTS)[0]}"

    def process(self, formdata: Any, data: Any = None, extra_filters: Any = None) -> None:
        """Takes the three boxes, or one value under the field's own name."""
        super().process(None, **({} if data is None else {"data": data}))
        names = {part: f"{self.name}-{part}" for part in PARTS}
        if formdata is None or not ({*names.values(), self.name} & set(formdata)):
            if formdata is not None and self.object_data is not None and len(formdata):
                self.data = None
            self._fill()
            return
        sent = {
            part: [value for value in formdata.getlist(name) if isinstance(value, str)]
            for part, name in names.items()
        }
        alone = [value for value in formdata.getlist(self.name) if isinstance(value, str)]
        if any(len(values) > 1 for values in (*sent.values(), alone)):
            self.problem = _("%(answer)s: only one answer can be given.", answer=self.called)
        self.boxes = {part: without_unfit(" ".join(values[:1])).strip()[:40] for part, values in sent.items()}
        self._spread(without_unfit(alone[0]).strip() if alone else "")
        self._read()

    def _fill(self) -> None:
        if isinstance(self.data, date):
            self.boxes = {
                "day": str(self.data.day),
                "month": str(self.data.month),
                "year": str(self.data.year),
            }

    def _spread(self, alone: str) -> None:
        """A whole date typed or pasted into one box is laid out over the three."""
        typed = alone or ("" if self.boxes["month"] or self.boxes["year"] else self.boxes["day"])
        if whole := _WHOLE.fullmatch(typed):
            self.boxes = dict(zip(PARTS, whole.groups(), strict=True))
        elif iso := _ISO.fullmatch(typed):
            self.boxes = dict(zip(PARTS, reversed(iso.groups()), strict=True))
        elif alone:
            self.boxes = {"day": alone[:40], "month": "", "year": ""}

    def _read(self) -> None:
        self.data = None
        missing = tuple(part for part in PARTS if not self.boxes[part])
        if len(missing) == 3 or self.problem:
            return
        if missing:
            self._refuse(missing, self._missing(missing))
            return
        day, month, year = (self.boxes[part] for part in PARTS)
        number = month_number(month)
        if not re.fullmatch(r"[0-9]{4}", year):
            self._refuse(
                ("year",), _("%(answer)s: the year must have 4 figures, such as 2026.", answer=self.called)
            )
        elif number is None:
            self._refuse(
                ("month",),
                _("%(answer)s: the month must be a number from 1 to 12, or its name.", answer=self.called),
            )
        elif not re.fullmatch(r"[0-9]{1,2}", day):
            self._refuse(
                ("day",), _("%(answer)s: the day must be a number from 1 to 31.", answer=self.called)
            )
        else:
            self._build(int(year), number, int(day))

    def _build(self, year: int, month: int, day: int) -> None:
        try:
            found = date(year, month, day)
        except ValueError:
            self._refuse(
                ("day",),
                _("%(answer)s: there is no such date. Check the day and the month.", answer=self.called),
            )
            return
        self.data = found
        if found < self.earliest:
            self._refuse(
                PARTS,
                _(
                    "%(answer)s must be on or after %(day)s.",
                    answer=self.called,
                    day=words.day(self.earliest),
                ),
            )
        elif found > self.latest:
            self._refuse(
                PARTS,
                _("%(answer)s must be on or before %(day)s.", answer=self.called, day=words.day(self.latest)),
            )

    def _refuse(self, boxes: tuple[str, ...], message: str) -> None:
        self.data, self.at_fault, self.problem = None, boxes, message

    def _missing(self, parts: tuple[str, ...]) -> str:
        answer = self.called
        sentences = {
            ("day",): _("%(answer)s must include a day.", answer=answer),
            ("month",): _("%(answer)s must include a month.", answer=answer),
            ("year",): _("%(answer)s must include a year.", answer=answer),
            ("day", "month"): _("%(answer)s must include a day and a month.", answer=answer),
            ("day", "year"): _("%(answer)s must include a day and a year.", answer=answer),
            ("month", "year"): _("%(answer)s must include a month and a year.", answer=answer),
        }
        return str(sentences[parts])

    def shown(self, value: Any) -> str:
        """The date in the reader's language."""
        return words.day(value)
