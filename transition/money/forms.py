"""The questions that money asks."""

from flask_babel import lazy_gettext as _l

from transition.money.labels import FIGURES, KINDS
from transition.web.amounts import MoneyField, WholeField
from transition.web.fields import ChoiceField, TextField, TickField, VersionField
from transition.web.forms import Form


class CostLineForm(Form):
    """One line of what a transfer costs in a full year."""

    version = VersionField()
    kind = ChoiceField(
        _l("What is it?"), choices=list(KINDS.items()), required=_l("Select what the line is.")
    )
    name = TextField(_l("Name"), required=_l("Enter a name for the line."))
    name_cy = TextField(_l("Name in Welsh"))
    amount_pence = MoneyField(_l("Cost of a full year"), required=_l("Enter the cost of a full year."))
    funding_source = TextField(_l("Where the money comes from"))
    funding_source_cy = TextField(_l("Where the money comes from, in Welsh"))
    people_count = WholeField(
        _l("How many people it covers"),
        hint=_l("Leave it empty for a line that is about nobody in particular."),
        most=100_000,
    )
    is_published = TickField(_l("This figure has been published"))


class PublishedFigureForm(Form):
    """A sum as it was published."""

    figure = ChoiceField(_l("Which sum?"), choices=list(FIGURES.items()), required=_l("Select a sum."))
    amount_pence = MoneyField(_l("Published amount"), required=_l("Enter the amount that was published."))
    source = TextField(_l("Where it was published"), required=_l("Say where the figure was published."))
    source_cy = TextField(_l("Where it was published, in Welsh"))


class RemoveForm(Form):
    """A question that only asks whether you are sure."""
