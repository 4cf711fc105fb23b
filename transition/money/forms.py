"""The questions that money asks."""

import re
from collections.abc import Collection
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from transition.i18n.names import Words as Names
from transition.money.labels import KINDS, PART_YEARS
from transition.money.models import PublishedFigure
from transition.rules.financial_years import PartYear, year_name
from transition.web import widgets
from transition.web.amounts import DateBoxes, HundredthsField, MoneyField, WholeField
from transition.web.fields import (
    Answer,
    CheckboxesField,
    ChoiceField,
    TextField,
    TickField,
    VersionField,
    Words,
)
from transition.web.forms import Form

MOST_PERCENT = 10_000
_VERSION = re.compile(r"\b([0-9]{1,9}):([0-9]{1,9})\b", re.ASCII)
_YEAR = re.compile(r"(20[0-9]{2})(?:\s*[/–-]\s*(?:20)?([0-9]{2}))?")


class FinancialYearField(Answer):
    """A financial year, `2026/27` or the year in which it begins; kept as that year."""

    widget = widgets.Input(classes="govuk-input--width-5")

    def take(self, typed: str) -> None:
        """Reads a year of this century; a second year must be the one after."""
        found = _YEAR.fullmatch(typed.strip())
        self.data = int(found[1]) if found else None
        is_next = found is not None and (found[2] is None or int(found[2]) == (int(found[1]) + 1) % 100)
        if typed.strip() and not is_next:
            self.data = None
            self.problem = _("%(answer)s must be a financial year, such as 2026/27.", answer=self.called)

    def shown(self, value: Any) -> str:
        """The year as both languages write it."""
        return "" if value is None else year_name(value)


class VersionsField(VersionField):
    """The versions, by number, of the records that a form was opened on: `12:3 14:1`. What is odd there is left out."""

    data: Any

    def process_formdata(self, valuelist: list[Any]) -> None:
        """Reads pairs of whole numbers."""
        sent = valuelist[0] if valuelist and isinstance(valuelist[0], str) else ""
        self.data = {int(one[1]): int(one[2]) for one in _VERSION.finditer(sent)}

    def _value(self) -> str:
        return " ".join(f"{record}:{version}" for record, version in (self.data or {}).items())


class PercentField(HundredthsField):
    """A percentage of up to two places, kept in hundredths of one; 100 at most."""

    widget = widgets.Input(inputmode="decimal", classes="govuk-input--width-5", suffix={"text": "%"})

    def __init__(self, label: Words, **options: Any) -> None:
        super().__init__(label, most=MOST_PERCENT, **options)

    def take(self, typed: str) -> None:
        """Reads the number, with or without its sign."""
        super().take(typed.strip().removesuffix("%"))


class CostLineForm(Form):
    """One line of what a transfer costs in a full year, in which years, and who pays."""

    version = VersionField()
    kind = ChoiceField(
        _l("What is it?"), choices=list(KINDS.items()), required=_l("Select what the line is.")
    )
    name = TextField(_l("Name"), required=_l("Enter a name for the line."))
    name_cy = TextField(_l("Name in Welsh"))
    amount_pence = MoneyField(
        _l("Cost of a full year"),
        hint=_l("Leave it empty if you give pay and on-costs below: the cost is then their sum."),
        says_optional=False,
    )
    salary_pence = MoneyField(
        _l("Pay in a full year"), hint=_l("Before on-costs, all the people of this line together.")
    )
    insurance_hundredths = PercentField(_l("Employer’s National Insurance, as a percentage of pay"))
    insurance_pence = MoneyField(_l("Employer’s National Insurance, as an amount"))
    pension_hundredths = PercentField(_l("Employer’s pension contribution, as a percentage of pay"))
    pension_pence = MoneyField(_l("Employer’s pension contribution, as an amount"))
    first_year = FinancialYearField(
        _l("First financial year"),
        hint=_l("For example, 2026/27. Leave it empty for the year of the transfer."),
    )
    last_year = FinancialYearField(
        _l("Last financial year"),
        hint=_l("Leave it empty for a cost that goes on. For a cost of one year, enter that year twice."),
    )
    part_year = ChoiceField(
        _l("How the year of the transfer counts"),
        choices=list(PART_YEARS.items()),
        default=PartYear.WHOLE,
        required=_l("Select how the year of the transfer counts."),
    )
    funding_source = TextField(
        _l("Where the money comes from"),
        hint=_l("For a current budget: where the rest of what it helps to pay for comes from."),
    )
    funding_source_cy = TextField(_l("Where the money comes from, in Welsh"))
    people_count = WholeField(
        _l("How many people it covers"),
        hint=_l("Leave it empty for a line that is about nobody in particular."),
        most=100_000,
    )
    is_published = TickField(_l("This figure has been published"))


class SourceForm(Form):
    """Where the money of some lines comes from, from a year on."""

    versions = VersionsField()
    source = TextField(_l("Where the money comes from"), required=_l("Say where the money comes from."))
    source_cy = TextField(_l("Where the money comes from, in Welsh"))
    from_year = FinancialYearField(
        _l("From which financial year"),
        hint=_l("For example, 2026/27. Leave it empty for the first year of each line."),
    )
    lines = CheckboxesField(_l("For which lines?"), required=_l("Select at least one line."))
    is_replacing = TickField(
        _l("Replace what was said before"),
        hint=_l("Needed only where a line has a source for that year already."),
    )

    def compare_with(self, said: Collection[Names]) -> None:
        """What a second editor is shown beside what they typed: what the lines that they chose say of their source."""
        self.lines.object_data, self.from_year.object_data = self.lines.data, self.from_year.data
        self.source.object_data = " · ".join(dict.fromkeys(one.en for one in said if one.en))
        self.source_cy.object_data = " · ".join(dict.fromkeys(one.cy for one in said if one.cy))


class PublishedFigureForm(Form):
    """A sum, or a line, as it was published."""

    versions = VersionsField()
    about = ChoiceField(_l("What was published?"), required=_l("Select a sum or a line."))
    year = FinancialYearField(
        _l("Of which financial year"), hint=_l("For example, 2026/27. Leave it empty for a full year.")
    )
    amount_pence = MoneyField(_l("Published amount"), required=_l("Enter the amount that was published."))
    source = TextField(_l("Where it was published"), required=_l("Say where the figure was published."))
    source_cy = TextField(_l("Where it was published, in Welsh"))

    def compare_with(self, kept: PublishedFigure) -> None:
        """What a second editor is shown beside what they typed: what is kept of the figure that they chose."""
        self.about.object_data, self.year.object_data = self.about.data, self.year.data
        for name in ("amount_pence", "source", "source_cy"):
            self[name].object_data = getattr(kept, name)


class AwardForm(Form):
    """A pay award to be tried out: read from the address, because nothing is kept, so without a token."""

    class Meta:
        csrf = False

    percent_hundredths = PercentField(_l("Percentage"))
    flat_pence = MoneyField(
        _l("Flat amount a year for each person"),
        hint=_l("Counted for the lines that say how many people they cover."),
        most=10**8,
    )
    from_on = DateBoxes(
        _l("From which date"),
        hint=_l("The national award is usually dated 1 April."),
        required=_l("Enter the date from which the award counts."),
    )


class RemoveForm(Form):
    """A question that only asks whether you are sure."""

    version = VersionField()
