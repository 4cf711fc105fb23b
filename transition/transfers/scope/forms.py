"""The shape of the answers about teams, decisions and risks."""

from flask_babel import lazy_gettext as _l

from transition.transfers.labels import CHANCES, IMPACTS, SCOPES
from transition.web.dates import DateBoxes
from transition.web.fields import ChoiceField, LongTextField, TextField, TickField, VersionField
from transition.web.forms import Form

PUBLISHED_HINT = _l("It may then stand in the public part of the status report.")


class TeamForm(Form):
    """A team, and whether it is in scope."""

    name = TextField(_l("Name of the team in English"), required=_l("Enter the name of the team."))
    name_cy = TextField(_l("Name of the team in Welsh"))
    scope = ChoiceField(
        _l("Is the team in scope?"),
        required=_l("Choose whether the team is in scope."),
        choices=list(SCOPES.items()),
    )
    reason = LongTextField(
        _l("Reason, or what is awaited, in English"),
        required=_l("Enter the reason, or what is awaited."),
        longest=2000,
    )
    reason_cy = LongTextField(_l("Reason, or what is awaited, in Welsh"), longest=2000)
    decided_by = TextField(_l("Who decided"), hint=_l("Needed once the team is in or out of scope."))
    decided_on = DateBoxes(_l("Decided on"), called=_l("The day of the decision"))
    is_published = TickField(_l("The team's scope is public"), hint=PUBLISHED_HINT)
    version = VersionField()


class DecisionForm(Form):
    """What a body decided."""

    body = TextField(
        _l("Body that decides, in English"),
        required=_l("Enter the body that decides."),
        hint=_l("Such as Cabinet, Council or a scrutiny committee."),
    )
    body_cy = TextField(_l("Body that decides, in Welsh"))
    decided_on = DateBoxes(
        _l("Day of the decision"),
        called=_l("The day of the decision"),
        hint=_l("Left empty while no day is set."),
    )
    text = LongTextField(
        _l("What is decided, in English"), required=_l("Enter what is decided."), longest=4000
    )
    text_cy = LongTextField(_l("What is decided, in Welsh"), longest=4000)
    reference = TextField(_l("Reference"), hint=_l("Such as an agenda item or minute number."))
    is_published = TickField(_l("The decision is public"), hint=PUBLISHED_HINT)
    version = VersionField()


class RiskForm(Form):
    """A risk, how grave it is and what is done about it."""

    warning = _l("Do not name members of staff.")

    text = LongTextField(
        _l("What may go wrong, in English"), required=_l("Enter what may go wrong."), longest=2000
    )
    text_cy = LongTextField(_l("What may go wrong, in Welsh"), longest=2000)
    likelihood = ChoiceField(
        _l("How likely is it?"), required=_l("Choose how likely it is."), choices=list(CHANCES.items())
    )
    impact = ChoiceField(
        _l("How serious would it be?"),
        required=_l("Choose how serious it would be."),
        choices=list(IMPACTS.items()),
    )
    mitigation = LongTextField(_l("What is done about it, in English"), longest=2000)
    mitigation_cy = LongTextField(_l("What is done about it, in Welsh"), longest=2000)
    owner = TextField(_l("Who watches it"))
    is_closed = TickField(_l("The risk is closed"))
    version = VersionField()
