"""What a programme's lead is asked when its report is issued; the day of a draft is asked as for a council's."""

from typing import Any

from flask_babel import lazy_gettext as _l

from transition.reports.labels import STATUSES
from transition.rules.standing import Status
from transition.web.dates import DateBoxes
from transition.web.fields import LongTextField, SelectField, TextField, VersionField
from transition.web.forms import Form


class IssueForm(Form):
    """Issuing a programme's report: the day, what is asked, and a status set by name and with a reason.

    `version` is the number of the last report when the form was opened: sent twice, it issues once.
    """

    version = VersionField()
    as_at = DateBoxes(
        _l("As at the end of"),
        called=_l("The day"),
        required=_l("Enter the day that the report describes."),
        hint=_l("Of each council, the newest Part 1 that describes this day or an earlier one is taken."),
    )
    asked = LongTextField(_l("What is asked of its readers, in English"), longest=1000)
    asked_cy = LongTextField(_l("What is asked of its readers, in Welsh"), longest=1000)
    override_status: Any = SelectField(
        _l("Set a status other than the worst of the councils'"),
        choices=[(status, STATUSES[status]) for status in Status],
        empty=_l("Keep the worst of the councils'"),
    )
    override_by = TextField(
        _l("Name of the officer who sets it"), hint=_l("Printed in the report, with the reason.")
    )
    override_reason = LongTextField(_l("Reason for setting it, in English"), longest=1000)
    override_reason_cy = LongTextField(_l("Reason for setting it, in Welsh"), longest=1000)
