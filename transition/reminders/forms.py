"""The question about a pause of the outbox."""

from flask_babel import lazy_gettext as _l

from transition.web.fields import TextField
from transition.web.forms import Form


class PauseForm(Form):
    """Why is sending paused?"""

    reason = TextField(
        _l("Why is sending paused?"),
        required=_l("Say why sending is paused."),
        hint=_l("Other administrators read this. Name nobody in it."),
    )
