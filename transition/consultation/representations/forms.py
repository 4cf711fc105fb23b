"""The shape of what is asked about representations."""

from flask_babel import lazy_gettext as _l

from transition.consultation.labels import OUTCOMES
from transition.rules.consultation import Outcome
from transition.web.amounts import DateBoxes
from transition.web.fields import ChoiceField, LongTextField, Option, SelectField, TextField, VersionField
from transition.web.forms import Form


class RepresentationForm(Form):
    """What a union said, when, and about which measure."""

    recognition_id = SelectField(_l("Which union?"), required=_l("Choose the union."))
    received_on = DateBoxes(
        _l("When was it made?"),
        called=_l("The day it was made"),
        required=_l("Enter the day on which it was made."),
    )
    text = LongTextField(
        _l("What does the union say?"),
        hint=_l("Name no member of staff."),
        required=_l("Enter what the union says."),
    )
    measure_id = SelectField(_l("Which measure is it about?"), empty=_l("No measure in particular"))
    theme = TextField(
        _l("What is it about, in a word or two? (English)"), hint=_l("For example, pay dates"), longest=60
    )
    theme_cy = TextField(_l("What is it about, in a word or two? (Welsh)"), longest=60)


class ReplyForm(Form):
    """The employer's reply."""

    version = VersionField()
    outcome = ChoiceField(
        _l("What is the outcome?"),
        choices=[Option(one, OUTCOMES[one]) for one in Outcome],
        required=_l("Choose the outcome."),
    )
    reply = LongTextField(_l("Reply"))
    reasons = LongTextField(
        _l("Reasons for what is rejected"),
        hint=_l("The law requires reasons when a representation is rejected, in whole or in part."),
    )
    what_changed = LongTextField(_l("What changed because of it?"))
    replied_on = DateBoxes(
        _l("When was the reply given?"),
        called=_l("The day of the reply"),
        required=_l("Enter the day of the reply."),
    )


class SortingForm(Form):
    """What a representation belongs to, and what came of it."""

    version = VersionField()
    measure_id = SelectField(_l("Which measure is it about?"), empty=_l("No measure in particular"))
    theme = TextField(_l("What is it about, in a word or two? (English)"), longest=60)
    theme_cy = TextField(_l("What is it about, in a word or two? (Welsh)"), longest=60)
    what_changed = LongTextField(_l("What changed because of it?"))
