"""The shape of asking for a snapshot and of signing one off."""

from flask_babel import lazy_gettext as _l
from wtforms import HiddenField

from transition.web.fields import TickField
from transition.web.forms import Form


class AskForm(Form):
    """Nothing is asked but to go on."""


class SignOffForm(Form):
    """The digest that the officer was shown, and their word for it."""

    digest = HiddenField()
    is_right = TickField(
        _l("I have checked these terms and sign them off for my employer"),
        required=_l("Tick the box to sign off."),
    )
