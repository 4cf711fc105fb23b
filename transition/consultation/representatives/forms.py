"""The shape of what is asked about an employer, its descriptions of staff and their representatives."""

from typing import Any

from flask_babel import lazy_gettext as _l

from transition.consultation.representatives.actions import DescriptionAnswers
from transition.web.amounts import DateBoxes, WholeField
from transition.web.fields import ChoiceField, LongTextField, Option, TextField, VersionField
from transition.web.forms import Form

THREE = (Option("yes", _l("Yes")), Option("no", _l("No")), Option("unknown", _l("Not known yet")))
_SAYS = {"yes": True, "no": False}


def three_states(value: bool | None) -> str:
    """Yes, no or not known, as the page carries it."""
    return "unknown" if value is None else "yes" if value else "no"


def said(answer: Any) -> bool | None:
    """What one of the three means; nothing chosen is not known."""
    return _SAYS.get(str(answer))


class EmployerFactsForm(Form):
    """What is asked of the employer as a whole."""

    version = VersionField()
    employee_count = WholeField(
        _l("How many people does the employer employ?"),
        called=_l("The number of employees"),
        hint=_l("The law allows direct consultation only by small employers or for small transfers."),
        most=1_000_000,
    )
    employee_count_on = DateBoxes(_l("On which day was that the number?"), called=_l("The day"))
    are_others_affected = ChoiceField(
        _l("Are employees affected who do not move?"),
        hint=_l("Those left behind at the present employer, or the new employer's own staff."),
        choices=THREE,
    )


class DescriptionForm(Form):
    """What no other record holds of one description of staff."""

    version = VersionField()
    stated_count = WholeField(
        _l("How many people are of this description?"),
        called=_l("The number of people"),
        hint=_l("Used where the staff records hold nobody of this description."),
        most=1_000_000,
    )
    has_standing_representatives = ChoiceField(
        _l("Do these staff have standing representatives?"),
        hint=_l(
            "Representatives appointed or elected for another purpose, who have authority from these staff to be "
            "informed and consulted about a transfer."
        ),
        choices=THREE,
    )
    standing_authority = LongTextField(_l("What gives them that authority?"))
    is_invited = ChoiceField(_l("Were these staff invited to elect representatives?"), choices=THREE)
    invited_on = DateBoxes(_l("When were they invited?"), called=_l("The day"))

    def said(self) -> DescriptionAnswers:
        """What was answered."""
        return DescriptionAnswers(
            stated_count=self.stated_count.data,
            has_standing_representatives=said(self.has_standing_representatives.data),
            standing_authority=self.standing_authority.data or "",
            is_invited=said(self.is_invited.data),
            invited_on=self.invited_on.data,
        )


class StandingRepresentativeForm(Form):
    """Somebody who represents these staff for another purpose, with authority for this one."""

    name = TextField(_l("Name"), required=_l("Enter the name."))
    notice_address = LongTextField(
        _l("Address for notices"), hint=_l("Where they asked that information be posted, if they did.")
    )
    from_on = DateBoxes(
        _l("Since when do they represent these staff?"), called=_l("The day"), required=_l("Enter the day.")
    )


class AddressForm(Form):
    """Where a representative asks to be written to."""

    version = VersionField()
    notice_address = LongTextField(
        _l("Address for notices"), hint=_l("Where they asked that information be posted, if they did.")
    )


class EndForm(Form):
    """That somebody represents nobody any more."""

    version = VersionField()
    ended_on = DateBoxes(_l("When did they leave?"), called=_l("The day"), required=_l("Enter the day."))
    ended_reason = TextField(_l("Why?"), required=_l("Say why they left."))
    are_others_enough = ChoiceField(
        _l("Do the others still represent all of these staff?"),
        choices=THREE[:2],
        required=_l("Say whether all of these staff are still represented."),
    )
