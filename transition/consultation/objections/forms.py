"""The shape of what is asked about objections."""

from flask_babel import lazy_gettext as _l

from transition.consultation.objections.actions import ObjectionAnswers
from transition.web.amounts import DateBoxes
from transition.web.fields import ChoiceField, LongTextField, Option, TextField, TickField, VersionField
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
        )


class ObjectionForm(PassedOnForm):
    """An objection that the employer records, of somebody whom it can find."""

    payroll_number = TextField(_l("Their payroll number"), hint=_l("It ties the objection to their record."))
    person_as_given = TextField(_l("Who objects?"), hint=_l("Not needed with a payroll number."))


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
    adviser = TextField(_l("Which legal adviser has it?"))


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
