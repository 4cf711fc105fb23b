"""The questions about how one wants to be reminded, and about who is next."""

from flask_babel import lazy_gettext as _l

from transition.reminders.settings.labels import WEEKDAYS
from transition.web.amounts import WholeField
from transition.web.dates import DateBoxes
from transition.web.fields import CheckboxesField, ChoiceField, SelectField, VersionField
from transition.web.forms import Form


class SettingsForm(Form):
    """How often, on which days, and who is told while you are away?"""

    is_weekly = ChoiceField(
        _l("How often do you want a digest?"),
        choices=[(False, _l("Every working day")), (True, _l("Once a week"))],
        required=_l("Select how often."),
        hint=_l("Once a week becomes daily while something is overdue or due within three working days."),
    )
    quiet_weekdays = CheckboxesField(
        _l("On which weekdays do you not work?"),
        choices=list(WEEKDAYS.items()),
        hint=_l("No digest comes on these days. Three at most."),
    )
    away_from = DateBoxes(_l("First day away"))
    away_until = DateBoxes(_l("Last day away"), hint=_l("This day counts. A year at most."))
    deputy_id = SelectField(
        _l("Who is told in your place while you are away?"),
        empty=_l("Nobody"),
        hint=_l("They are told of your tasks as well as of their own."),
    )
    version = VersionField()


class RuleForm(Form):
    """After how many days, and to whom?"""

    after_days = WholeField(
        _l("After how many days overdue does a task go to the next person?"),
        required=_l("Enter a number of days from 1 to 20."),
        hint=_l("From 1 to 20. Three is practice; no law sets it."),
    )
    next_id = SelectField(
        _l("Who is the next person for everybody?"),
        empty=_l("The lead of the programme"),
        hint=_l("Somebody named for one person comes first."),
    )
    version = VersionField()


class NextForm(Form):
    """Who is next after this person?"""

    next_id = SelectField(_l("Who is next?"), empty=_l("Whoever is next for everybody"))
    version = VersionField()
