"""The shape of the answers about milestones."""

from flask_babel import lazy_gettext as _l

from transition.web.dates import DateBoxes
from transition.web.fields import ChoiceField, LongTextField, SelectField, TextField, TickField, VersionField
from transition.web.forms import Form


class MilestoneForm(Form):
    """The plan, forecast, owner and note of a milestone."""

    planned_on = DateBoxes(
        _l("Day by which it is to be done"),
        hint=_l("Left empty, the day is the one that is counted from the transfer."),
    )
    is_fixed = TickField(
        _l("This day stays when the transfer date moves"),
        called=_l("Whether the day stays"),
    )
    forecast_on = DateBoxes(
        _l("Forecast: when it will be done"), hint=_l("Only where it differs from the day that it is due.")
    )
    slip_reason = TextField(
        _l("Why it will be late, in English"), hint=_l("Reports show this. Name nobody."), longest=500
    )
    slip_reason_cy = TextField(_l("Why it will be late, in Welsh"), longest=500)
    owner_account_id = SelectField(
        _l("Who sees to it"),
        empty=_l("Nobody named"),
        hint=_l("They are reminded by e-mail until it is done."),
    )
    note = LongTextField(_l("Note"), longest=2000)
    version = VersionField()


class OwnMilestoneForm(MilestoneForm):
    """A milestone of one's own, which has a name and a day."""

    name = TextField(_l("What is to be done, in English"))
    name_cy = TextField(_l("What is to be done, in Welsh"))


class NewMilestoneForm(OwnMilestoneForm):
    """A milestone that is not there yet, with who answers for it."""

    side = ChoiceField(_l("Who answers for it"), required=_l("Choose who answers for it."))


class DoneForm(Form):
    """When something was done, and what shows it."""

    done_on = DateBoxes(_l("Day on which it was done"), required=_l("Enter the day on which it was done."))
    evidence = LongTextField(
        _l("What shows that it was done"),
        required=_l("Say what shows that it was done."),
        hint=_l("Such as the reference of a letter, a minute or a receipt. Enter no personal details."),
        longest=2000,
    )
    version = VersionField()


class ActionDoneForm(Form):
    """When an action of a meeting was done."""

    done_on = DateBoxes(_l("Day on which it was done"), required=_l("Enter the day on which it was done."))
    evidence = LongTextField(
        _l("What shows that it was done?"),
        hint=_l("A commitment to representatives needs this."),
        longest=2000,
    )
    version = VersionField()


class NotNeededForm(Form):
    """Why something need not be done."""

    not_needed_reason = LongTextField(
        _l("Why it is not needed"), required=_l("Say why it is not needed."), longest=1000
    )
    version = VersionField()


class VersionForm(Form):
    """Only the version of what was read: for a change that asks nothing."""

    version = VersionField()
