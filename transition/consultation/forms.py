"""The shape of what is asked about an employer's file: its dates and its information."""

from flask_babel import lazy_gettext as _l

from transition.consultation.actions import NAMED_NONE, InformationAnswers
from transition.consultation.labels import ITEMS
from transition.web.amounts import DateBoxes, WholeField
from transition.web.fields import CheckboxesField, LongTextField, Option, TextField, VersionField
from transition.web.forms import Form


class NothingAsked(Form):
    """A button, guarded against forged forms."""


class DatesForm(Form):
    """When consultation opens and closes."""

    version = VersionField()
    opened_on = DateBoxes(_l("When does consultation open, or when did it?"), called=_l("The opening day"))
    closes_on = DateBoxes(_l("When is it to close?"), called=_l("The planned last day"))
    closed_on = DateBoxes(
        _l("When did it close?"),
        called=_l("The day it closed"),
        hint=_l("Leave this empty while consultation goes on."),
    )


class InformationForm(Form):
    """The items of regulation 13(2) and (2A) that are said in words."""

    version = VersionField()
    legal_implications = LongTextField(_l("Legal implications (English)"))
    legal_implications_cy = LongTextField(_l("Legal implications (Welsh)"))
    economic_implications = LongTextField(_l("Economic implications (English)"))
    economic_implications_cy = LongTextField(_l("Economic implications (Welsh)"))
    social_implications = LongTextField(_l("Social implications (English)"))
    social_implications_cy = LongTextField(_l("Social implications (Welsh)"))
    stated_none = CheckboxesField(
        _l("Which of these does the employer state that there are none of?"),
        hint=_l("An empty answer is not a “none”. Tick an item to state that there are none."),
        choices=[Option(item, ITEMS[item]) for item in NAMED_NONE],
    )
    agency_worker_count = WholeField(
        _l("How many agency workers does the whole employer use?"),
        called=_l("The number of agency workers"),
        hint=_l("Enter 0 to state that there are none. Leave it empty if you do not know yet."),
        most=100_000,
    )
    agency_worker_places = LongTextField(_l("Where are they used? (English)"))
    agency_worker_places_cy = LongTextField(_l("Where are they used? (Welsh)"))
    agency_worker_work = LongTextField(_l("What work do they do? (English)"))
    agency_worker_work_cy = LongTextField(_l("What work do they do? (Welsh)"))
    contact = TextField(_l("Who can representatives contact?"))

    def said(self) -> InformationAnswers:
        """What was answered."""
        texts = {
            name: self[name].data or ""
            for name in InformationAnswers.__dataclass_fields__
            if name not in ("agency_worker_count", "stated_none")
        }
        return InformationAnswers(
            stated_none=tuple(self.stated_none.data or ()),
            agency_worker_count=self.agency_worker_count.data,
            **texts,
        )
