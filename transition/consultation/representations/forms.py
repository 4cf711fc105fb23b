"""The shape of what is asked about representations."""

from flask_babel import lazy_gettext as _l

from transition.consultation.labels import ITEMS, OUTCOMES
from transition.rules.consultation import InformationItem, Outcome
from transition.web.amounts import DateBoxes
from transition.web.fields import (
    ChoiceField,
    LongTextField,
    Option,
    SelectField,
    TextField,
    TickField,
    VersionField,
)
from transition.web.forms import Form

_ITEMS = [Option(item, ITEMS[item]) for item in InformationItem]


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
    item = SelectField(
        _l("Which item of the information is it about?"), empty=_l("No item in particular"), choices=_ITEMS
    )
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
    reply_cy = LongTextField(_l("Reply in Welsh"))
    reasons = LongTextField(
        _l("Reasons for what is rejected"),
        hint=_l("The law requires reasons when a representation is rejected, in whole or in part."),
    )
    reasons_cy = LongTextField(_l("Reasons for what is rejected, in Welsh"))
    what_changed = LongTextField(_l("What changed because of it?"))
    what_changed_cy = LongTextField(_l("What changed because of it? (Welsh)"))
    replied_on = DateBoxes(
        _l("When was the reply given?"),
        called=_l("The day of the reply"),
        required=_l("Enter the day of the reply."),
    )


class SortingForm(Form):
    """What a representation belongs to, and what came of it."""

    version = VersionField()
    measure_id = SelectField(_l("Which measure is it about?"), empty=_l("No measure in particular"))
    item = SelectField(
        _l("Which item of the information is it about?"), empty=_l("No item in particular"), choices=_ITEMS
    )
    theme = TextField(_l("What is it about, in a word or two? (English)"), longest=60)
    theme_cy = TextField(_l("What is it about, in a word or two? (Welsh)"), longest=60)
    what_changed = LongTextField(_l("What changed because of it?"))
    what_changed_cy = LongTextField(_l("What changed because of it? (Welsh)"))


class WordingForm(Form):
    """How a measure reads, and because of which representation."""

    version = VersionField()
    final_wording = LongTextField(_l("Final wording (English)"), required=_l("Enter the final wording."))
    final_wording_cy = LongTextField(_l("Final wording (Welsh)"))
    representation_id = SelectField(
        _l("Because of which representation?"),
        hint=_l("Only representations that were agreed, whole or in part, are listed."),
        empty=_l("Not because of a representation"),
    )


class PublicationForm(Form):
    """What is published of a representation: in both languages, and naming nobody."""

    version = VersionField()
    theme = TextField(_l("What is it about, in a word or two? (English)"), longest=60)
    theme_cy = TextField(_l("What is it about, in a word or two? (Welsh)"), longest=60)
    asked = LongTextField(
        _l("You asked (English)"), hint=_l("Name nobody, and nothing that tells who is meant.")
    )
    asked_cy = LongTextField(_l("You asked (Welsh)"))
    done = LongTextField(_l("We did (English)"))
    done_cy = LongTextField(_l("We did (Welsh)"))
    is_published = TickField(
        _l("Publish it"), hint=_l("Both languages are needed. Untick it to take what is published down.")
    )
