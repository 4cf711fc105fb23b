"""The shape of what is asked about a one-to-one."""

from flask_babel import lazy_gettext as _l

from transition.consultation.coverage.actions import OneToOneAnswers
from transition.web.amounts import DateBoxes
from transition.web.fields import LongTextField, TextField, VersionField
from transition.web.forms import Form


class OneToOneForm(Form):
    """How a one-to-one stands."""

    version = VersionField()
    offered_on = DateBoxes(_l("When was it offered?"), called=_l("The day it was offered"))
    held_on = DateBoxes(_l("When was it held?"), called=_l("The day it was held"))
    declined_on = DateBoxes(_l("When was it declined?"), called=_l("The day it was declined"))
    companion = TextField(_l("Companion"), hint=_l("Say in what role they came. Do not name their union."))
    follow_up = LongTextField(
        _l("What is to follow?"),
        hint=_l("Facts only: no diagnosis, no reason for absence, no union membership."),
    )
    reason_not_reached = TextField(
        _l("If they have not been reached, why not?"),
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
        )
