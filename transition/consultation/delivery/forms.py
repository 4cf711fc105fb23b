"""The shape of what is recorded of a measure's delivery."""

from flask_babel import lazy_gettext as _l

from transition.consultation.delivery.labels import OUTCOMES
from transition.web.dates import DateBoxes
from transition.web.fields import ChoiceField, LongTextField, VersionField
from transition.web.forms import Form


class DeliveryForm(Form):
    """What became of a measure: on what day and what shows it, or why not."""

    version = VersionField()
    outcome = ChoiceField(
        _l("What became of this measure?"),
        called=_l("What became of this measure"),
        required=_l("Choose what became of this measure."),
        choices=list(OUTCOMES.items()),
    )
    delivered_on = DateBoxes(
        _l("When was it delivered, all of it or the part?"), called=_l("The day of delivery")
    )
    evidence = LongTextField(
        _l("What shows it?"),
        called=_l("What shows it"),
        hint=_l("Such as a payslip run, a notice or a minute. Representatives read this. Name nobody."),
        longest=2000,
    )
    why = LongTextField(
        _l("Why was it not delivered, or not all of it? (English)"),
        called=_l("Why it was not delivered, in English"),
        hint=_l("Representatives read this. Name nobody."),
        longest=2000,
    )
    why_cy = LongTextField(
        _l("Why was it not delivered, or not all of it? (Welsh)"),
        called=_l("Why it was not delivered, in Welsh"),
        longest=2000,
    )
