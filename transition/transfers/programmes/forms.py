"""The shape of the answers about a programme and its items."""

from flask_babel import lazy_gettext as _l

from transition.transfers.labels import ITEMS
from transition.web.fields import ChoiceField, LongTextField, TextField, TickField, VersionField
from transition.web.forms import Form


class ProgrammeForm(Form):
    """A programme."""

    name = TextField(_l("Name of the programme in English"), required=_l("Enter the name of the programme."))
    name_cy = TextField(_l("Name of the programme in Welsh"))
    summary = LongTextField(_l("What it is for, in English"), longest=2000)
    summary_cy = LongTextField(_l("What it is for, in Welsh"), longest=2000)
    is_published = TickField(
        _l("The programme is public"),
        hint=_l("Every council's HR officers and auditors may then read it, without its transfers."),
    )
    version = VersionField()


class ItemForm(Form):
    """A phase, an area of development or an expected benefit, and how far it has come."""

    kind = ChoiceField(
        _l("Kind of item"), required=_l("Choose the kind of item."), choices=list(ITEMS.items())
    )
    name = TextField(_l("Name of the item in English"), required=_l("Enter the name of the item."))
    name_cy = TextField(_l("Name of the item in Welsh"))
    progress = LongTextField(_l("Progress so far, in English"), longest=2000)
    progress_cy = LongTextField(_l("Progress so far, in Welsh"), longest=2000)
    version = VersionField()
