"""The shape of one of the new employer's own terms."""

from flask_babel import lazy_gettext as _l

from transition.web.fields import LongTextField, TextField, TickField, VersionField
from transition.web.forms import Form


class NewEmployerTermForm(Form):
    """What the new employer gives its own people."""

    version = VersionField()
    text = LongTextField(
        _l("What the new employer's term says"),
        hint=_l(
            "Where it is an amount, write nothing else, such as “31 days” or “£1,200 a year”: "
            "only amounts with the same unit are said to be better or worse."
        ),
        longest=4000,
    )
    text_cy = LongTextField(_l("What the new employer's term says, in Welsh"), longest=4000)
    is_none = TickField(
        _l("The new employer has no such term"),
        hint=_l("“None” is an answer. Leave it unticked when nobody was asked."),
    )
    written_in = TextField(_l("Where it is written"), hint=_l("The document and its clause or paragraph."))
