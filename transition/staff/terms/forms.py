"""The questions asked about protected terms."""

from flask_babel import lazy_gettext as _l

from transition.staff.people.labels import options
from transition.staff.terms.labels import CATEGORIES, STATUSES
from transition.web.amounts import DateBoxes
from transition.web.fields import ChoiceField, LongTextField, SelectField, TextField, TickField, VersionField
from transition.web.forms import Form


class TermForm(Form):
    """What a term says, how firmly it binds and where that is written."""

    version = VersionField()
    category = SelectField(
        _l("Category"), choices=options(CATEGORIES), required=_l("Select the category of the term.")
    )
    text = LongTextField(_l("What the term says"), longest=4000)
    text_cy = LongTextField(_l("What the term says, in Welsh"), longest=4000)
    is_none = TickField(
        _l("There is no such term"), hint=_l("“None” is an answer. Leave it unticked when nobody was asked.")
    )
    status = ChoiceField(_l("Force of the term"), choices=options(STATUSES))
    written_in = TextField(_l("Where it is written"), hint=_l("The document and its clause or paragraph."))
    since_on = DateBoxes(_l("Since"))
    until_on = DateBoxes(_l("Until"))
    is_checked = TickField(_l("I have checked this against the document"))


class EndForm(Form):
    """The last day of a term."""

    version = VersionField()
    until_on = DateBoxes(_l("Last day of the term"), required=_l("Enter the last day of the term."))
