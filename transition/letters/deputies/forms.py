"""What is asked when a deputy is named."""

from flask_babel import lazy_gettext as _l

from transition.web.dates import DateBoxes
from transition.web.fields import SelectField, TextField
from transition.web.forms import Form


class DeputyForm(Form):
    """Who stands in for whom, for how long and why."""

    officer_id = SelectField(
        _l("For which officer?"),
        required=_l("Select the officer."),
        hint=_l("Who approves letters and will be away."),
    )
    deputy_id = SelectField(
        _l("Who is the deputy?"),
        required=_l("Select the deputy."),
        hint=_l("Another HR officer of your employer."),
    )
    from_on = DateBoxes(_l("From"), required=_l("Enter the first day."))
    until_on = DateBoxes(
        _l("Until"), required=_l("Enter the last day."), hint=_l("The last day counts. A year at most.")
    )
    reason = TextField(_l("Reason"), required=_l("Say why."), hint=_l("Such as annual leave."))
