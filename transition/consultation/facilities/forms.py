"""The shape of what is asked about access and facilities."""

from flask_babel import lazy_gettext as _l

from transition.consultation.labels import FACILITIES
from transition.rules.answers import Facility
from transition.web.amounts import DateBoxes
from transition.web.fields import ChoiceField, LongTextField, Option, SelectField, VersionField
from transition.web.forms import Form


class FacilityForm(Form):
    """What representatives asked for, and when."""

    recognition_id = SelectField(_l("Which union asked?"), required=_l("Choose the union."))
    kind = ChoiceField(
        _l("What kind of thing did it ask for?"),
        choices=[Option(one, FACILITIES[one]) for one in Facility],
        required=_l("Choose what was asked for."),
    )
    what = LongTextField(
        _l("What exactly?"),
        hint=_l("For example, a room for two hours on Tuesday. Name no member of staff."),
        required=_l("Say what was asked for."),
        longest=2000,
    )
    asked_on = DateBoxes(
        _l("When did it ask?"),
        called=_l("The day of the request"),
        required=_l("Enter the day of the request."),
    )


class FacilityAnswerForm(Form):
    """Whether it was given, and if not, why."""

    version = VersionField()
    given_on = DateBoxes(_l("When was it given?"), called=_l("The day it was given"))
    refused_on = DateBoxes(_l("Or when was it refused?"), called=_l("The day it was refused"))
    reason = LongTextField(
        _l("Reason, or what was given instead"),
        hint=_l("A refusal needs a reason. Name no member of staff."),
        longest=2000,
    )
