"""The shape of what is asked about records: what was sent, questions, quick records."""

from flask_babel import lazy_gettext as _l

from transition.consultation.labels import MEANS
from transition.consultation.records.models import Means
from transition.web.amounts import DateBoxes
from transition.web.documents import ENDINGS
from transition.web.fields import (
    ChoiceField,
    FileField,
    LongTextField,
    Option,
    SelectField,
    TextField,
    TickField,
    VersionField,
)
from transition.web.forms import Form


class SentForm(Form):
    """What was sent, to whom, by what means and when. It is never changed afterwards."""

    what = TextField(_l("What was sent?"), required=_l("Say what was sent."))
    measure_id = SelectField(_l("Did it mention a measure?"), empty=_l("No measure in particular"))
    recognition_id = SelectField(_l("To which union?"), empty=_l("To somebody else"))
    recipient = TextField(
        _l("To whom?"), hint=_l("Who it was addressed to. For a union you may leave this empty.")
    )
    means = ChoiceField(
        _l("How was it given?"),
        choices=[Option(one, MEANS[one]) for one in Means],
        required=_l("Choose how it was given."),
    )
    sent_on = DateBoxes(_l("When?"), called=_l("The day it was sent"), required=_l("Enter the day."))


class QuestionForm(Form):
    """A question that was asked."""

    asked_on = DateBoxes(_l("When was it asked?"), called=_l("The day"), required=_l("Enter the day."))
    asked_by = TextField(
        _l("Who asked?"), hint=_l("A union or a group, such as UNISON or the Digital team. Name nobody.")
    )
    text = LongTextField(_l("Question (English)"), required=_l("Enter the question."))
    text_cy = LongTextField(_l("Question (Welsh)"))


class ChangedQuestionForm(QuestionForm):
    """A question as it should read."""

    version = VersionField()


class AnswerForm(Form):
    """An answer, beside which earlier ones stay."""

    version = VersionField()
    text = LongTextField(_l("Answer (English)"), required=_l("Enter the answer."))
    text_cy = LongTextField(_l("Answer (Welsh)"))


class PublicationForm(Form):
    """Whether a question is shown to representatives; the button says which."""

    version = VersionField()


class QuickRecordForm(Form):
    """What was said or done, on one short page."""

    happened_on = DateBoxes(_l("When?"), called=_l("The day"), required=_l("Enter the day."))
    who = TextField(_l("Who took part?"), required=_l("Say who took part."))
    what = LongTextField(_l("What was said or done?"), required=_l("Say what was said or done."))
    document = FileField(
        _l("Document"), hint=_l("A PDF, a Word document or a picture, up to 10 MB."), endings=ENDINGS
    )
    is_legal_advice = TickField(
        _l("This is legal advice"),
        hint=_l("Only the HR of this employer reads it, and no evidence bundle holds it."),
    )


class SortingForm(Form):
    """What a quick record belongs to."""

    version = VersionField()
    meeting_id = SelectField(_l("Which meeting does it belong to?"), empty=_l("No meeting"))
    representation_id = SelectField(
        _l("Which representation does it belong to?"), empty=_l("No representation")
    )
    question_id = SelectField(_l("Which question does it belong to?"), empty=_l("No question"))
    measure_id = SelectField(_l("Which measure does it belong to?"), empty=_l("No measure in particular"))
    is_sorted = TickField(_l("Nothing more needs doing with this record"))
    is_legal_advice = TickField(
        _l("This is legal advice"),
        hint=_l("Only the HR of this employer reads it, and no evidence bundle holds it."),
    )
