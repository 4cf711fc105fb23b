"""What is asked about an agreement to have letters by e-mail."""

from flask_babel import lazy_gettext as _l

from transition.web.dates import DateBoxes
from transition.web.fields import EmailField, TextField
from transition.web.forms import Form


class AgreementForm(Form):
    """Who agreed, when, and to which address."""

    address = EmailField(_l("E-mail address for letters"), required=_l("Enter the e-mail address."))
    agreed_by = TextField(
        _l("Who agreed?"), required=_l("Say who agreed."),
        hint=_l("The reader, or somebody who may speak for them, by name."),
    )  # fmt: skip
    agreed_on = DateBoxes(_l("Agreed on"), required=_l("Enter the day."))
    note = TextField(_l("How?"), hint=_l("Such as in writing, or at a one-to-one."))


class WithdrawalForm(Form):
    """From when an agreement no longer holds."""

    withdrawn_on = DateBoxes(_l("Withdrawn on"), required=_l("Enter the day."))
