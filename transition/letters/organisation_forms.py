"""The questions of letters between organisations: who receives them, what was wrong, and receipts."""

from flask_babel import lazy_gettext as _l

from transition.letters.labels import LANGUAGES
from transition.letters.organisation_labels import ROLES
from transition.rules.letters import LanguageChoice
from transition.staff.quality.labels import HEADINGS
from transition.web.amounts import WholeField
from transition.web.dates import DateBoxes
from transition.web.documents import ENDINGS
from transition.web.fields import (
    CheckboxesField,
    ChoiceField,
    EmailField,
    FileField,
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


class CorrectionForm(Form):
    """What was wrong in letters, and what is right, in both languages."""

    wrong = LongTextField(
        _l("What was wrong? (English)"),
        hint=_l("Whoever had the letter reads this. Say it so that they understand it without the letter."),
        required=_l("Say in English what was wrong."),
        longest=2000,
    )
    wrong_cy = LongTextField(
        _l("What was wrong? (Welsh)"), required=_l("Say in Welsh what was wrong."), longest=2000
    )
    right = LongTextField(
        _l("What is right? (English)"), required=_l("Say in English what is right."), longest=2000
    )
    right_cy = LongTextField(
        _l("What is right? (Welsh)"), required=_l("Say in Welsh what is right."), longest=2000
    )
    dated_on = DateBoxes(
        _l("Date on the letters"),
        required=_l("Enter the date that the letters will carry."),
        hint=_l("The day on which you mean to issue them."),
    )


class LiabilityForm(Form):
    """What a released file of employee liability information is."""

    file = FileField(
        _l("The released file"),
        hint=_l("It is read to work out its digest, and is not kept."),
        endings=(".xlsx", ".pdf", ".zip"),
        required=_l("Choose the file that was released."),
    )
    specified_on = DateBoxes(
        _l("As at which day is the information?"),
        hint=_l("Within the 14 days before the release (regulation 11(3))."),
        required=_l("Enter the day."),
    )
    people_count = WholeField(
        _l("How many people are in the file?"), required=_l("Enter how many people are in the file.")
    )
    incomplete = CheckboxesField(
        _l("Which headings are not complete?"),
        hint=_l("Those that the records do not answer for everybody are ticked already."),
        choices=list(HEADINGS.items()),
    )
    reasons = LongTextField(_l("Why are they not complete?"), longest=2000)
    reasons_cy = LongTextField(_l("Why are they not complete? (Welsh)"), longest=2000)
    handed_over = LongTextField(
        _l("How is the file handed over?"),
        hint=_l("For example: by secure transfer, with the password told by telephone."),
        required=_l("Say how the file is handed over."),
        longest=500,
    )
    handed_over_cy = LongTextField(_l("How is the file handed over? (Welsh)"), longest=500)
    moved = CheckboxesField(
        _l("Which headings changed since the version before?"), choices=list(HEADINGS.items())
    )
    rows = LongTextField(
        _l("Which rows changed?"),
        hint=_l("Row keys, with commas or on lines of their own. Never a name."),
        longest=10000,
    )


class ReceiptForm(Form):
    """Who received a letter, when, and what shows it."""

    received_by = TextField(_l("Who received it there?"), required=_l("Enter who received it."))
    received_on = DateBoxes(_l("On which day?"), required=_l("Enter the day."))
    email = EmailField(
        _l("To which e-mail address was it sent?"),
        hint=_l("Only if it went by e-mail, as was agreed. Leave it empty if it was handed over or posted."),
    )
    words = LongTextField(
        _l("What shows that it was received?"),
        hint=_l("For example: signed for at reception, or confirmed by e-mail on the same day."),
        longest=1000,
    )
    document = FileField(
        _l("The receipt as a document"),
        hint=_l("A PDF, a Word document or a picture, up to 10 MB."),
        endings=ENDINGS,
    )
