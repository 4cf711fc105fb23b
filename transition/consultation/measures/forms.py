"""The shape of what is asked about measures."""

from flask_babel import lazy_gettext as _l

from transition.consultation.labels import MEANS
from transition.consultation.measures.actions import MeasureAnswers
from transition.consultation.records.models import Means
from transition.web.amounts import DateBoxes
from transition.web.fields import (
    CheckboxesField,
    ChoiceField,
    LongTextField,
    Option,
    TextField,
    VersionField,
)
from transition.web.forms import Form

_TEXTS = tuple(
    name for name in MeasureAnswers.__dataclass_fields__ if name not in ("takes_effect_on", "touches")
)


class MeasureForm(Form):
    """One measure: what, for whom, from when, with what effect and what softens it."""

    version = VersionField()
    title = TextField(_l("Name of the measure (English)"), required=_l("Enter a name for the measure."))
    title_cy = TextField(_l("Name of the measure (Welsh)"))
    text = LongTextField(_l("What will change? (English)"), required=_l("Say what will change."))
    text_cy = LongTextField(_l("What will change? (Welsh)"))
    affected = LongTextField(_l("Who is affected? (English)"), hint=_l("Describe the group. Name nobody."))
    affected_cy = LongTextField(_l("Who is affected? (Welsh)"))
    touches = CheckboxesField(
        _l("Which staff of the transfer does it touch?"),
        hint=_l("Tick all that it touches: the page then says how many people that is."),
    )
    effect = LongTextField(_l("What is the effect on them? (English)"))
    effect_cy = LongTextField(_l("What is the effect on them? (Welsh)"))
    mitigation = LongTextField(_l("What will lessen the effect? (English)"))
    mitigation_cy = LongTextField(_l("What will lessen the effect? (Welsh)"))
    takes_effect_on = DateBoxes(_l("From when?"), called=_l("The day it takes effect"))
    received_on = DateBoxes(
        _l("When was it made known?"),
        called=_l("The day it was made known"),
        required=_l("Enter the day on which the measure was made known."),
    )

    def said(self) -> MeasureAnswers:
        """What was answered."""
        texts = {name: self[name].data or "" for name in _TEXTS}
        touches = tuple(self.touches.data or ())
        return MeasureAnswers(**texts, touches=touches, takes_effect_on=self.takes_effect_on.data)


class ChangeForm(MeasureForm):
    """A measure put otherwise; the earlier wording is kept."""

    changed_on = DateBoxes(
        _l("When was this wording made known?"),
        called=_l("The day on which this wording was made known"),
        hint=_l("The earlier wording is kept, and every representative is to be told of this one."),
        required=_l("Enter the day on which this wording was made known."),
    )


class TellingForm(Form):
    """That representatives were told of a measure."""

    recognition_ids = CheckboxesField(
        _l("Which representatives were told?"), required=_l("Tick the representatives who were told.")
    )
    means = ChoiceField(
        _l("How was it given?"),
        choices=[Option(one, MEANS[one]) for one in Means],
        required=_l("Choose how it was given."),
    )
    sent_on = DateBoxes(
        _l("When?"), called=_l("The day on which they were told"), required=_l("Enter the day.")
    )


class WithdrawalForm(Form):
    """The day on which something was withdrawn."""

    version = VersionField()
    withdrawn_on = DateBoxes(
        _l("When was it withdrawn?"),
        called=_l("The day it was withdrawn"),
        required=_l("Enter the day on which it was withdrawn."),
    )


class StatementForm(Form):
    """A dated statement about measures."""

    is_none = ChoiceField(
        _l("What does the employer state?"),
        choices=[
            Option(True, _l("It envisages no measures")),
            Option(False, _l("The measures recorded here are all of them")),
        ],
        required=_l("Choose what the employer states."),
    )
    stated_on = DateBoxes(
        _l("When did it state this?"),
        called=_l("The day of the statement"),
        required=_l("Enter the day of the statement."),
    )
    note = LongTextField(_l("Note"))


class RequestForm(Form):
    """A request to the incoming employer for its measures."""

    asked_on = DateBoxes(
        _l("When was it asked?"),
        called=_l("The day of the request"),
        required=_l("Enter the day of the request."),
    )
    reply_by = DateBoxes(
        _l("By when is the reply wanted?"),
        called=_l("The day for the reply"),
        required=_l("Enter the day by which the reply is wanted."),
    )
    note = LongTextField(_l("Note"))
