"""Sums and numbers as answers of a form: read strictly, kept as whole numbers of their smallest unit."""

import re
from typing import Any

from flask_babel import gettext as _

from transition.web import widgets, words
from transition.web.dates import DateBoxes
from transition.web.fields import Answer, Words

__all__ = ["DateBoxes", "HundredthsField", "MoneyField", "WholeField"]

_DIGITS = re.compile(r"[0-9]{1,3}(,[0-9]{3})+|[0-9]+")
_MINUS = "-−–"


class _Number(Answer):
    """A whole number of the smallest unit, read strictly: figures, commas in their places, a point where allowed."""

    widget = widgets.Input(inputmode="decimal", classes="govuk-input--width-10")
    places = 0

    def __init__(self, label: Words, *, least: int = 0, most: int = 10**11, **options: Any) -> None:
        super().__init__(label, **options)
        self.least, self.most = least, most

    def take(self, typed: str) -> None:
        """Reads the number, or says what it should look like; bounds are in the smallest unit."""
        self.data = None
        if not (bare := self.bare(typed)):
            return
        is_negative, figures = bare[0] in _MINUS, bare.lstrip(_MINUS)
        whole, point, rest = figures.partition(".")
        if (
            len(bare) - len(figures) > 1 or len(figures) > 20 or not _DIGITS.fullmatch(whole)
            or (point and not re.fullmatch(rf"[0-9]{{1,{self.places}}}" if self.places else r"(?!)", rest))
        ):  # fmt: skip
            self.problem = self.malformed()
            return
        value = int(whole.replace(",", "")) * 10**self.places + int(rest.ljust(self.places, "0") or 0)
        value = -value if is_negative else value
        if value < self.least:
            self.problem = _(
                "%(answer)s must be %(least)s or more.", answer=self.called, least=self.shown(self.least)
            )
        elif value > self.most:
            self.problem = _(
                "%(answer)s must be %(most)s or less.", answer=self.called, most=self.shown(self.most)
            )
        else:
            self.data = value

    def bare(self, typed: str) -> str:
        """What was typed without what may stand around a number."""
        return typed.strip()

    def malformed(self) -> str:
        """What to say to something that is no such number."""
        raise NotImplementedError


class WholeField(_Number):
    """A whole number."""

    widget = widgets.Input(inputmode="numeric", classes="govuk-input--width-5")

    def malformed(self) -> str:
        """Asks for figures."""
        return str(_("%(answer)s must be a whole number, such as 12.", answer=self.called))

    def shown(self, value: Any) -> str:
        """The number with commas."""
        return words.number(value)


class HundredthsField(_Number):
    """A number of up to two places, kept in hundredths: hours, weeks."""

    places = 2

    def malformed(self) -> str:
        """Asks for figures."""
        return str(_("%(answer)s must be a number such as 37 or 18.5.", answer=self.called))

    def shown(self, value: Any) -> str:
        """The number without idle noughts."""
        return words.hundredths(value)


class MoneyField(_Number):
    """A sum in pounds, kept in pence."""

    widget = widgets.Input(inputmode="decimal", classes="govuk-input--width-10", prefix="£")
    places = 2

    def bare(self, typed: str) -> str:
        """The sum without its pound sign."""
        return typed.strip().replace("£", "", 1).strip()

    def malformed(self) -> str:
        """Asks for pounds and pence."""
        return str(_("%(answer)s must be a sum of money, such as 34,314.00.", answer=self.called))

    def shown(self, value: Any) -> str:
        """The sum with its pound sign."""
        return words.money(value)

    def typed(self) -> str:
        """The sum without its pound sign, which stands in front of the box."""
        return super().typed().replace("£", "", 1)
