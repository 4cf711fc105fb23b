"""The shape of what is asked about a one-to-one."""

import re
from datetime import datetime, time

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from transition.clock import UK
from transition.consultation.coverage.actions import OneToOneAnswers
from transition.consultation.coverage.models import ReachedBy, WhyNot
from transition.consultation.labels import REACHED_BY, WHY_NOT
from transition.web.amounts import DateBoxes
from transition.web.fields import LongTextField, Option, SelectField, TextField, ValidationError, VersionField
from transition.web.forms import Form

_TIME = re.compile(r"([01]?[0-9]|2[0-3])[:.]([0-5][0-9])")


def time_said(words: str) -> time | None:
    """A time on the 24-hour clock; None for anything else."""
    found = _TIME.fullmatch(words.strip())
    return time(int(found[1]), int(found[2])) if found else None


class OneToOneForm(Form):
    """How a one-to-one stands."""

    version = VersionField()
    offered_on = DateBoxes(_l("When was it offered?"), called=_l("The day it was offered"))
    reached_by = SelectField(
        _l("By what means were they reached?"),
        choices=[Option(one, REACHED_BY[one]) for one in ReachedBy],
        empty=_l("Not recorded"),
    )
    meets_day = DateBoxes(
        _l("On which day is it to be?"),
        called=_l("The day of the meeting"),
        hint=_l(
            "A time that is proposed or arranged stands in the invitation. Leave it empty to let them choose."
        ),
    )
    meets_time = TextField(_l("At what time?"), hint=_l("For example, 14:30"))
    where = TextField(_l("Where?"), hint=_l("A room, or that it is by telephone or video call."))
    where_cy = TextField(_l("Where? (in Welsh)"))
    with_whom = TextField(_l("With whom?"), hint=_l("Left empty, the invitation names their line manager."))
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

    def validate_meets_day(self, field: DateBoxes) -> None:
        """A day says nothing to anybody who is invited without its time."""
        if field.data and not self.meets_time.data:
            raise ValidationError(_("Enter the day and the time of the meeting, or neither."))

    def validate_meets_time(self, field: TextField) -> None:
        """A time on the 24-hour clock, with its day."""
        if field.data and not self.meets_day.data:
            raise ValidationError(_("Enter the day and the time of the meeting, or neither."))
        if field.data and time_said(field.data) is None:
            raise ValidationError(_("Enter the time on the 24-hour clock, such as 14:30."))

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
            self._meets_at(),
            self.where.data or "",
            self.where_cy.data or "",
            self.with_whom.data or "",
        )

    def _meets_at(self) -> datetime | None:
        """The time of the meeting, by the clocks of the United Kingdom."""
        found = time_said(self.meets_time.data or "")
        return datetime.combine(self.meets_day.data, found, UK) if found and self.meets_day.data else None
