"""The shape of what is asked about a one-to-one."""

from flask_babel import lazy_gettext as _l

from transition.consultation.coverage.actions import OneToOneAnswers
from transition.consultation.coverage.models import ReachedBy, WhyNot
from transition.consultation.labels import REACHED_BY, WHY_NOT
from transition.web.amounts import DateBoxes
from transition.web.fields import LongTextField, Option, SelectField, TextField, VersionField
from transition.web.forms import Form


class OneToOneForm(Form):
    """How a one-to-one stands."""

    version = VersionField()
    offered_on = DateBoxes(_l("When was it offered?"), called=_l("The day it was offered"))
    reached_by = SelectField(
        _l("By what means were they reached?"),
        choices=[Option(one, REACHED_BY[one]) for one in ReachedBy],
        empty=_l("Not recorded"),
    )
    held_on = DateBoxes(_l("When was it held?"), called=_l("The day it was held"))
    declined_on = DateBoxes(_l("When was it declined?"), called=_l("The day it was declined"))
    companion = TextField(_l("Companion"), hint=_l("Say in what role they came. Do not name their union."))
    follow_up = LongTextField(
        _l("What is to follow?"),
        hint=_l("Facts only: no diagnosis, no reason for absence, no union membership."),
    )
    follow_up_done_on = DateBoxes(
        _l("When was all of it done?"), called=_l("The day on which what follows was done")
    )
    why_not = SelectField(
        _l("If they have not been reached, why not?"),
        choices=[Option(one, WHY_NOT[one]) for one in WhyNot],
        empty=_l("Not recorded"),
    )
    reason_not_reached = TextField(
        _l("What was tried?"),
        hint=_l("For example, a letter came back. Write nothing about health or family."),
    )

    def said(self) -> OneToOneAnswers:
        """What was answered."""
        return OneToOneAnswers(
            self.offered_on.data,
            self.held_on.data,
            self.declined_on.data,
            self.companion.data or "",
            self.follow_up.data or "",
            self.reason_not_reached.data or "",
            self.reached_by.data,
            self.why_not.data,
            self.follow_up_done_on.data,
        )
