"""The questions that accounts ask."""

from flask_babel import lazy_gettext as _l

from transition.accounts.labels import ROLES
from transition.accounts.places import place_options
from transition.web.dates import DateBoxes
from transition.web.fields import ChoiceField, EmailField, Fetched, PasswordField, SelectField, TextField
from transition.web.forms import Form

LANGUAGES = [("cy", "Cymraeg"), ("en", "English")]


class SignInForm(Form):
    """Who are you?"""

    email = EmailField(_l("E-mail address"), required=_l("Enter your e-mail address."))
    password = PasswordField(_l("Password"), required=_l("Enter your password."))


class PasswordForm(Form):
    """A new password, typed twice."""

    password = PasswordField(
        _l("New password"),
        hint=_l("At least 12 characters. Three or four words are easier to remember than signs."),
        required=_l("Enter a password."),
    )
    again = PasswordField(_l("The same password again"), required=_l("Enter the password again."))


class AccountForm(Form):
    """A person who is to sign in."""

    name = TextField(_l("Name"), required=_l("Enter the person's name."))
    email = EmailField(_l("E-mail address"), required=_l("Enter the person's e-mail address."))
    language = ChoiceField(
        _l("Language of pages and e-mails"), choices=LANGUAGES, required=_l("Select a language.")
    )


class AppointmentForm(Form):
    """A role, where it is held, from when until when."""

    role = ChoiceField(_l("Role"), choices=list(ROLES.items()), required=_l("Select a role."))
    held_at = SelectField(
        _l("Where"),
        choices=Fetched(place_options),
        hint=_l("A programme for a lead, a recognition for a representative, an employer for the others."),
        empty=_l("Nowhere: a system administrator"),
    )
    from_on = DateBoxes(_l("First day"), required=_l("Enter the first day of the appointment."))
    until_on = DateBoxes(_l("Last day, if it is known"))


class EndingForm(Form):
    """The last day of an appointment."""

    until_on = DateBoxes(_l("Last day of this appointment"), required=_l("Enter the last day."))


class NothingAsked(Form):
    """A button that asks nothing more."""
