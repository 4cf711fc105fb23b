"""The questions that letters ask."""

from flask_babel import lazy_gettext as _l

from transition.web.dates import DateBoxes
from transition.web.fields import (
    ChoiceField,
    EmailField,
    FileField,
    LongTextField,
    SelectField,
    TextField,
    VersionField,
)
from transition.web.forms import Form


class SettingsForm(Form):
    """What one employer's letters say that no other record holds, in both languages."""

    version = VersionField()
    contact_name = TextField(_l("Whom to ask: name"))
    contact_title = TextField(_l("Their job title"))
    contact_title_cy = TextField(_l("Their job title in Welsh"))
    contact_phone = TextField(_l("Their telephone number"), longest=40)
    contact_email = EmailField(_l("Their e-mail address"))
    functions = TextField(
        _l("The work that moves"),
        hint=_l("As it reads inside a sentence: digital, data and technology services"),
    )
    functions_cy = TextField(_l("The work that moves, in Welsh"))
    affected = LongTextField(
        _l("The employees who may be affected"),
        hint=_l("Those who move, those who stay, and those who are there already."),
    )
    affected_cy = LongTextField(_l("The employees who may be affected, in Welsh"))
    welsh_effects = LongTextField(_l("The effect on the Welsh language"))
    welsh_effects_cy = LongTextField(_l("The effect on the Welsh language, in Welsh"))
    questions_answered_at = TextField(
        _l("Where questions and answers are published"), hint=_l("An address on the web or the intranet.")
    )
    measures_reply_by = DateBoxes(
        _l("The new employer answers about its measures by"),
        hint=_l("In time for the unions to be informed. It must lie before the transfer."),
    )
    record_reply_by = DateBoxes(_l("Checks of the record come back by"))
    pension_fund = TextField(_l("Name of the pension fund"))
    pension_fund_cy = TextField(_l("Name of the pension fund in Welsh"))
    first_pay_on = DateBoxes(_l("First pay from the new employer"))
    offer_reply_by = DateBoxes(_l("Offers are answered by"), hint=_l("Only where TUPE does not apply."))
    service_recognised = LongTextField(
        _l("What service the new employer recognises"), hint=_l("Only where TUPE does not apply.")
    )
    service_recognised_cy = LongTextField(_l("What service the new employer recognises, in Welsh"))
    consulted_on = DateBoxes(
        _l("Officers were consulted about the loan on"), hint=_l("Only for a loan under section 113.")
    )
    loan_until = TextField(_l("How long the loan lasts"), hint=_l("Only for a loan under section 113."))
    loan_until_cy = TextField(_l("How long the loan lasts, in Welsh"))
    challenge_by = DateBoxes(
        _l("Decisions on scope are challenged by"),
        hint=_l("The last day. The law sets none: it is your own."),
    )
    challenge_decider = TextField(
        _l("Who decides a challenge"),
        hint=_l("An office, such as the Head of People; not the one that took the decision."),
    )
    challenge_decider_cy = TextField(_l("Who decides a challenge, in Welsh"))
    staying = LongTextField(
        _l("What changes for those who stay"),
        hint=_l("In your own words: who does the work from then on, whom they turn to, what stays as it is."),
    )
    staying_cy = LongTextField(_l("What changes for those who stay, in Welsh"))
    first_day = LongTextField(
        _l("The first day with the new employer"),
        hint=_l("Where to come, at what time, whom to ask for, what to bring. Only for the new employer."),
    )
    first_day_cy = LongTextField(_l("The first day with the new employer, in Welsh"))
    leave_carried = LongTextField(
        _l("What happens to leave that was earned and booked"), hint=_l("Only for the new employer.")
    )
    leave_carried_cy = LongTextField(_l("What happens to leave that was earned and booked, in Welsh"))
    crest = SelectField(_l("Crest on the letters"), empty=_l("No crest"))


class PrepareForm(Form):
    """When the letters that are about to be prepared will be issued."""

    dated_on = DateBoxes(
        _l("Date on the letters"),
        required=_l("Enter the date that the letters will carry."),
        hint=_l("The day on which you mean to issue them."),
    )


class RedateForm(Form):
    """Another date for the letters of a batch."""

    dated_on = DateBoxes(
        _l("Date on the letters"), required=_l("Enter the date that the letters will carry.")
    )


class ConfirmForm(Form):
    """A question that only asks whether you are sure."""


class ApproveForm(Form):
    """In whose name somebody approves who is a deputy today."""

    in_name_of = ChoiceField(
        _l("In whose name do you approve?"), required=_l("Select in whose name you approve.")
    )


class CheckForm(Form):
    """A file that somebody wants to compare with what was issued."""

    file = FileField(_l("The letter as a PDF"), endings=(".pdf",), required=_l("Choose a PDF."))
