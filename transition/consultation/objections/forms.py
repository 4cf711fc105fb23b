"""The shape of what is asked about objections."""

from flask_babel import lazy_gettext as _l

from transition.consultation.objections.actions import ObjectionAnswers
from transition.web.amounts import DateBoxes
from transition.web.documents import ENDINGS
from transition.web.fields import (
    ChoiceField,
    FileField,
    LongTextField,
    Option,
    TextField,
    TickField,
    VersionField,
)
from transition.web.forms import Form


class PassedOnForm(Form):
    """An objection that somebody heard and passes on."""

    person_as_given = TextField(_l("Who objects?"), required=_l("Enter the name that you were given."))
    received_on = DateBoxes(
        _l("When did they say so?"),
        called=_l("The day they said so"),
        required=_l("Enter the day on which they said so."),
    )
    told_to = TextField(_l("Who did they tell?"), required=_l("Say who was told."))
    words = LongTextField(
        _l("In what words?"),
        hint=_l("As exactly as you can. An objection can end someone's employment."),
        required=_l("Enter the words that were used."),
    )

    def said(self) -> ObjectionAnswers:
        """What was answered."""
        return ObjectionAnswers(
            received_on=self.received_on.data,
            told_to=self.told_to.data,
            words=self.words.data,
            person_as_given=self.person_as_given.data or "",
            payroll_number=self["payroll_number"].data or "" if "payroll_number" in self else "",
            told_employer_id=self["told_employer_id"].data if "told_employer_id" in self else None,
        )


class ObjectionForm(PassedOnForm):
    """An objection that the employer records, of somebody whom it can find."""

    payroll_number = TextField(_l("Their payroll number"), hint=_l("It ties the objection to their record."))
    person_as_given = TextField(_l("Who objects?"), hint=_l("Not needed with a payroll number."))
    told_employer_id = ChoiceField(
        _l("Which employer was told?"),
        hint=_l("An objection counts whichever of the two employers is told."),
    )


class FollowUpForm(Form):
    """What was found out, and who advises."""

    version = VersionField()
    payroll_number = TextField(_l("Their payroll number"))
    detriment_asked_on = DateBoxes(
        _l("When were they asked whether they object because of a change to their detriment?"),
        called=_l("The day they were asked"),
    )
    is_because_of_detriment = ChoiceField(
        _l("Do they object because of such a change?"),
        choices=[
            Option(True, _l("They say that they do")),
            Option(False, _l("They say that they do not")),
        ],
    )
    detriment_words = LongTextField(
        _l("In what words did they answer?"),
        hint=_l(
            "An objection because of a change to someone's detriment can be a dismissal by the present employer "
            "(De Marchi, 2024): it always goes to an adviser."
        ),
    )
    adviser = TextField(_l("Which legal adviser has it?"))
    sent_to_adviser_on = DateBoxes(
        _l("When was it sent to them?"), called=_l("The day on which it was sent to the adviser")
    )


class WithdrawnForm(Form):
    """That an objection was withdrawn, in writing."""

    version = VersionField()
    withdrawn_on = DateBoxes(
        _l("When was it withdrawn?"),
        called=_l("The day it was withdrawn"),
        required=_l("Enter the day on which it was withdrawn."),
    )
    is_in_writing = TickField(_l("I have the withdrawal in writing"))
    withdrawal_words = LongTextField(_l("In what words?"))
    withdrawal_received_by = TextField(
        _l("Who received the writing?"), hint=_l("Somebody of this employer, by name.")
    )
    document = FileField(
        _l("The writing itself"),
        hint=_l("A PDF, a Word document (DOCX) or a picture, of 10 MB or less."),
        endings=ENDINGS,
    )
