"""The shape of what is asked about meetings."""

import re
from datetime import datetime, time

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from transition.clock import UK
from transition.consultation.meetings.actions import MeetingAnswers
from transition.web.amounts import DateBoxes
from transition.web.fields import (
    CheckboxesField,
    ChoiceField,
    LongTextField,
    Option,
    SelectField,
    TextField,
    TickField,
    ValidationError,
    VersionField,
)
from transition.web.forms import Form

_TIME = re.compile(r"([01]?[0-9]|2[0-3])[:.]([0-5][0-9])")


class MeetingForm(Form):
    """What a meeting is about, when and where."""

    version = VersionField()
    title = TextField(_l("What is the meeting? (English)"), required=_l("Say what the meeting is."))
    title_cy = TextField(_l("What is the meeting? (Welsh)"))
    day = DateBoxes(
        _l("On which day?"), called=_l("The day of the meeting"), required=_l("Enter the day of the meeting.")
    )
    time = TextField(
        _l("At what time?"), hint=_l("For example, 14:30"), required=_l("Enter the time, such as 14:30.")
    )
    place = TextField(_l("Where?"))
    agenda = LongTextField(_l("Agenda"))

    def validate_time(self, field: TextField) -> None:
        """A time on the 24-hour clock."""
        if not _TIME.fullmatch(field.data or ""):
            raise ValidationError(_("Enter the time on the 24-hour clock, such as 14:30."))

    def said(self) -> MeetingAnswers:
        """What was answered; the time is by the clocks of the United Kingdom."""
        found = _TIME.fullmatch(self.time.data)
        assert found is not None
        hour, minute = (int(part) for part in found.groups())
        return MeetingAnswers(
            title=self.title.data,
            title_cy=self.title_cy.data or "",
            starts_at=datetime.combine(self.day.data, time(hour, minute), UK),
            place=self.place.data or "",
            agenda=self.agenda.data or "",
        )


class InvitationForm(Form):
    """Who is to come: somebody who signs in, somebody for a union, or a name."""

    account_id = SelectField(_l("Somebody who signs in"), empty=_l("Somebody else"))
    name = TextField(_l("Or a name"), hint=_l("Only people who take part for the employer or for a union."))
    recognition_id = SelectField(_l("For which union?"), empty=_l("No union"))


class HeldForm(Form):
    """Who came to a meeting."""

    version = VersionField()
    attended = CheckboxesField(_l("Who came?"), required=_l("Tick who came."))


class NotHeldForm(Form):
    """Why a meeting was not held."""

    version = VersionField()
    reason = LongTextField(_l("Why was it not held?"), required=_l("Say why it was not held."))


class MinutesForm(Form):
    """The minutes."""

    version = VersionField()
    minutes = LongTextField(
        _l("Minutes"),
        hint=_l("Representatives will read this. Name no member of staff who is affected."),
        required=_l("Enter the minutes."),
    )


class AgreementForm(Form):
    """When both sides agreed the minutes."""

    version = VersionField()
    agreed_on = DateBoxes(
        _l("When were the minutes agreed?"),
        called=_l("The day they were agreed"),
        required=_l("Enter the day on which the minutes were agreed."),
    )


class LockForm(Form):
    """Asks before the minutes are closed for good."""

    version = VersionField()


class CorrectionForm(Form):
    """What should be put right in the draft."""

    text = LongTextField(_l("What should be put right?"), required=_l("Say what should be put right."))


class CorrectionAnswerForm(Form):
    """Whether a correction is taken up."""

    is_accepted = ChoiceField(
        _l("Is the correction taken up?"),
        choices=[
            Option(True, _l("It is taken up; the draft will be changed")),
            Option(False, _l("It is not taken up")),
        ],
        required=_l("Choose whether the correction is taken up."),
    )


class ActionForm(Form):
    """An action or commitment."""

    text = LongTextField(_l("What is to be done?"), required=_l("Say what is to be done."))
    owner_account_id = SelectField(_l("Who is to do it?"), empty=_l("Somebody else"))
    owner = TextField(_l("Or a name"))
    due_on = DateBoxes(_l("By when?"), called=_l("The day by which it is due"))
    is_commitment = TickField(_l("This is a commitment that was given to representatives"))


class DoneForm(Form):
    """When an action was done."""

    version = VersionField()
    done_on = DateBoxes(
        _l("When was it done?"),
        called=_l("The day it was done"),
        required=_l("Enter the day on which it was done."),
    )
    evidence = LongTextField(
        _l("What shows that it was done?"),
        hint=_l("A commitment to representatives needs this."),
        longest=2000,
    )
