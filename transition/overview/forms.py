"""What the system's trail can be narrowed to."""

from typing import Any

from flask_babel import lazy_gettext as _l

from transition.overview.labels import SYSTEM_KINDS
from transition.web.dates import DateBoxes
from transition.web.fields import SelectField
from transition.web.forms import Form


class SystemTrailForm(Form):
    """Which events of the system to show; read from the address, so without a token."""

    class Meta:
        csrf = False

    about: Any = SelectField(
        _l("Show"),
        choices=list(SYSTEM_KINDS.items()),
        empty=_l("Everything"),
        called=_l("What to show"),
        says_optional=False,
    )
    on = DateBoxes(
        _l("On one day"),
        called=_l("The day"),
        hint=_l("For example, 27 3 2026. Leave it empty for every day."),
        says_optional=False,
    )
