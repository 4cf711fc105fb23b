"""The shape of what is recorded for a person who came over."""

from flask_babel import lazy_gettext as _l

from transition.web.dates import DateBoxes
from transition.web.fields import TextField, VersionField
from transition.web.forms import Form

_NOT_DONE = _l("Leave it empty to take back an earlier entry: it was not done.")


class StatementForm(Form):
    """When somebody's statement was issued."""

    version = VersionField()
    done_on = DateBoxes(_l("Day on which the statement was issued"), hint=_NOT_DONE)


class RightToWorkForm(Form):
    """When somebody's right to work was checked, and by whom."""

    version = VersionField()
    done_on = DateBoxes(_l("Day on which the right to work was checked"), hint=_NOT_DONE)
    done_by = TextField(
        _l("Who checked it"),
        hint=_l("The officer's name or post. Enter nothing of the document."),
        longest=100,
    )


class RestForm(Form):
    """When the statement was issued to everybody who had none yet."""

    version = VersionField()
    done_on = DateBoxes(
        _l("Day on which the statements were issued"),
        required=_l("Enter the day on which the statements were issued."),
    )
