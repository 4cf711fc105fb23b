"""The questions of who receives letters at another organisation."""

from flask_babel import lazy_gettext as _l

from transition.letters.correspondents.labels import ROLES
from transition.letters.labels import LANGUAGES
from transition.rules.letters import LanguageChoice
from transition.web.fields import (
    ChoiceField,
    EmailField,
    LongTextField,
    TextField,
    VersionField,
)
from transition.web.forms import Form

_CHOICES = [(one, LANGUAGES[one]) for one in LanguageChoice if one is not LanguageChoice.NOT_ASKED]


class RoleForm(Form):
    """For which organisation somebody receives letters."""

    role = ChoiceField(
        _l("Which organisation is it?"),
        choices=list(ROLES.items()),
        required=_l("Select which organisation it is."),
    )


class CorrespondentForm(Form):
    """Who receives letters at another organisation, and in which language."""

    version = VersionField()
    organisation = TextField(
        _l("Name of the organisation"),
        hint=_l("Needed for a pension fund. The other employer is known by its own name."),
    )
    organisation_cy = TextField(_l("Name of the organisation in Welsh"))
    name = TextField(
        _l("Name of the person who receives letters there"),
        required=_l("Enter the name of the person who receives letters there."),
    )
    title = TextField(_l("Their job title"))
    title_cy = TextField(_l("Their job title in Welsh"))
    address = LongTextField(
        _l("Address, without the postcode"), required=_l("Enter the address."), longest=300
    )
    postcode = TextField(_l("Postcode"), required=_l("Enter the postcode."), longest=10)
    email = EmailField(
        _l("E-mail address"), hint=_l("Only if it was agreed that letters may go there by e-mail.")
    )
    language = ChoiceField(
        _l("In which language are letters sent there?"),
        choices=_CHOICES,
        required=_l("Select the language of letters."),
    )


class NewCorrespondentForm(RoleForm, CorrespondentForm):
    """The same of somebody new, and for which organisation."""
