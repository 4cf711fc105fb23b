"""The questions of a receipt."""

from flask_babel import lazy_gettext as _l

from transition.web.dates import DateBoxes
from transition.web.documents import ENDINGS
from transition.web.fields import EmailField, FileField, LongTextField, TextField
from transition.web.forms import Form


class ReceiptForm(Form):
    """Who received a letter, when, and what shows it."""

    received_by = TextField(_l("Who received it there?"), required=_l("Enter who received it."))
    received_on = DateBoxes(_l("On which day?"), required=_l("Enter the day."))
    email = EmailField(
        _l("To which e-mail address was it sent?"),
        hint=_l("Only if it went by e-mail, as was agreed. Leave it empty if it was handed over or posted."),
    )
    words = LongTextField(
        _l("What shows that it was received?"),
        hint=_l("For example: signed for at reception, or confirmed by e-mail on the same day."),
        longest=1000,
    )
    document = FileField(
        _l("The receipt as a document"),
        hint=_l("A PDF, a Word document or a picture, up to 10 MB."),
        endings=ENDINGS,
    )
