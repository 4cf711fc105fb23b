"""The questions asked about a step that service brings."""

from flask_babel import lazy_gettext as _l

from transition.staff.people.labels import options
from transition.staff.service.labels import DATES
from transition.web.amounts import WholeField
from transition.web.fields import ChoiceField, TextField, VersionField
from transition.web.forms import Form


class StepForm(Form):
    """What a term brings after so many years of service."""

    after_years = WholeField(
        _l("After how many years of service?"),
        called=_l("The years of service"),
        required=_l("Enter the years of service."),
        least=1,
        most=60,
    )
    counted_from = ChoiceField(
        _l("Which date does that service count from?"),
        choices=options(DATES),
        hint=_l(
            "Leave and sick pay under the Green Book count from Green Book service (Part 2, paragraph 14)."
        ),
        required=_l("Select the date from which the service counts."),
    )
    text = TextField(
        _l("What it brings"),
        hint=_l("As the scheme says it, such as “5 more days of leave”."),
        required=_l("Enter what the step brings."),
    )
    text_cy = TextField(_l("What it brings, in Welsh"))


class TakeOutForm(Form):
    """That a term brings no such step."""

    version = VersionField()
