"""The shape of the answers about teams, decisions, risks and new posts."""

from typing import Any
from urllib.parse import urlsplit

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from transition.transfers.labels import CHANCES, IMPACTS, SCOPES
from transition.web.dates import DateBoxes
from transition.web.fields import (
    ChoiceField,
    LongTextField,
    SelectField,
    TextField,
    TickField,
    VersionField,
)
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
    is_reason_published = TickField(
        _l("The reason is public too"),
        hint=_l(
            "Tick this only if the reason names nobody and lets nobody be recognised. Otherwise it stays out of the "
            "public part of the status report."
        ),
    )
    decided_by = TextField(_l("Who decided"), hint=_l("Needed once the team is in or out of scope."))
    decided_on = DateBoxes(_l("Decided on"), called=_l("The day of the decision"))
    is_published = TickField(_l("The team's scope is public"), hint=PUBLISHED_HINT)
    version = VersionField()


class TeamChangeForm(TeamForm):
    """A team, decided on anew or corrected."""

    is_correction = TickField(
        _l("This corrects what was recorded"),
        hint=_l(
            "Tick this only if the last decision was recorded wrongly. Otherwise it stays in the team’s history, and "
            "what you enter is the next decision."
        ),
    )


class LinkField(TextField):
    """The address of a paper: https only, so that nothing else can be followed from our pages."""

    def take(self, typed: str) -> None:
        """Refuses anything but a whole address that begins with https://."""
        super().take(typed)
        if self.data and not self.problem and not _is_safe(self.data):
            self.problem = _("%(answer)s must begin with https:// and hold no spaces.", answer=self.called)


def _is_safe(address: str) -> bool:
    try:
        parts = urlsplit(address)
        return (
            parts.scheme == "https"
            and "." in (parts.hostname or "")
            and parts.username is None
            and parts.port != 0
            and not set(address) & set(" \\<>\"'`")
        )
    except ValueError:
        return False


class FindDecisionsForm(Form):
    """Which decisions to show; read from the address, so without a token."""

    class Meta:
        csrf = False

    words = TextField(_l("Words in the decision"), longest=100, says_optional=False)
    body: Any = SelectField(_l("Body"), empty=_l("Every body"), says_optional=False)
    show: Any = SelectField(
        _l("Show"),
        choices=[("pending", _l("Still to be decided")), ("decided", _l("Decided"))],
        empty=_l("Everything"),
        called=_l("What to show"),
        says_optional=False,
    )


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
    link = LinkField(
        _l("Link to the paper"),
        hint=_l("The address of the published report or minutes, beginning with https://"),
        longest=500,
    )
    is_published = TickField(_l("The decision is public"), hint=PUBLISHED_HINT)
    version = VersionField()


class _Description(Form):
    """What a risk is, what is done about it, who watches it and when it is looked at again."""

    warning = _l("Do not name members of staff.")

    text = LongTextField(
        _l("What may go wrong, in English"), required=_l("Enter what may go wrong."), longest=2000
    )
    text_cy = LongTextField(_l("What may go wrong, in Welsh"), longest=2000)
    mitigation = LongTextField(_l("What is done about it, in English"), longest=2000)
    mitigation_cy = LongTextField(_l("What is done about it, in Welsh"), longest=2000)
    owner = TextField(_l("Who watches it"))
    next_review_on = DateBoxes(_l("To be reviewed on"), called=_l("The day of the next review"))


class _Score(Form):
    """How likely and how serious a risk is, as thought on a day."""

    likelihood = ChoiceField(
        _l("How likely is it?"), required=_l("Choose how likely it is."), choices=list(CHANCES.items())
    )
    impact = ChoiceField(
        _l("How serious would it be?"),
        required=_l("Choose how serious it would be."),
        choices=list(IMPACTS.items()),
    )
    assessed_on = DateBoxes(
        _l("Assessed on"),
        called=_l("The day of the assessment"),
        required=_l("Enter the day of the assessment."),
    )


class NewRiskForm(_Description, _Score):
    """A risk as it is first assessed."""


class RiskForm(_Description):
    """A risk described better."""

    version = VersionField()


class AssessForm(_Score):
    """A risk assessed anew."""

    next_review_on = DateBoxes(_l("To be reviewed on"), called=_l("The day of the next review"))
    version = VersionField()


class CloseForm(Form):
    """Why a risk is closed."""

    closed_on = DateBoxes(
        _l("Closed on"), called=_l("The day of closing"), required=_l("Enter the day of closing.")
    )
    closed_reason = LongTextField(
        _l("Why the risk is closed, in English"), required=_l("Enter why the risk is closed."), longest=2000
    )
    closed_reason_cy = LongTextField(_l("Why the risk is closed, in Welsh"), longest=2000)
    version = VersionField()


class NewPostForm(Form):
    """A post that is new and funded, into which nobody transfers."""

    warning = _l("Do not name whoever fills the post.")

    title = TextField(_l("Title of the post in English"), required=_l("Enter the title of the post."))
    title_cy = TextField(_l("Title of the post in Welsh"))
    reason = LongTextField(
        _l("Why the post is created, in English"),
        required=_l("Enter why the post is created."),
        longest=2000,
    )
    reason_cy = LongTextField(_l("Why the post is created, in Welsh"), longest=2000)
    funded_by = TextField(_l("Funded by, in English"), required=_l("Enter what funds the post."))
    funded_by_cy = TextField(_l("Funded by, in Welsh"))
    starts_on = DateBoxes(_l("From when"), called=_l("The day from which the post is there"))
    agreed_on = DateBoxes(_l("Agreed on"), called=_l("The day on which the post was agreed"))
    advertised_on = DateBoxes(_l("Advertised on"), called=_l("The day on which it was advertised"))
    filled_on = DateBoxes(_l("Filled on"), called=_l("The day on which it was filled"))
    is_published = TickField(
        _l("The post is public"),
        hint=_l(
            "Its title and funding may then stand in the public part of the status report, never whether it is filled."
        ),
    )
    version = VersionField()
