"""The shape of the answers about employers, services, unions and recognitions."""

from flask_babel import lazy_gettext as _l

from transition.web.amounts import HundredthsField, WholeField
from transition.web.fields import EmailField, LongTextField, SelectField, TextField, VersionField
from transition.web.forms import Form


class EmployerForm(Form):
    """One employer: its name in English and in the four forms that Welsh sentences need, and how to write from it."""

    name = TextField(_l("Name in English"), required=_l("Enter the name in English."))
    name_cy = TextField(
        _l("Name in Welsh"),
        required=_l("Enter the name in Welsh."),
        hint=_l("As it stands alone, such as Cyngor Sir Fynwy."),
    )
    name_cy_soft = TextField(
        _l("Welsh name after i, o, gan and neu"),
        hint=_l(
            "Such as Gyngor Sir Fynwy. Left empty, it is worked out from the name in Welsh: check it then."
        ),
    )
    name_cy_nasal = TextField(
        _l("Welsh name after yng"),
        hint=_l(
            "Such as Nghyngor Sir Fynwy. Left empty, it is worked out from the name in Welsh: check it then."
        ),
    )
    name_cy_aspirate = TextField(
        _l("Welsh name after a, â and tua"),
        hint=_l(
            "Such as Chyngor Sir Fynwy. Left empty, it is worked out from the name in Welsh: check it then."
        ),
    )
    address = LongTextField(
        _l("Address"), hint=_l("As it stands at the head of a letter. It is never translated."), longest=500
    )
    email = EmailField(_l("E-mail address for questions"))
    telephone = TextField(_l("Telephone"), longest=40)
    signatory = TextField(_l("Who signs letters"), hint=_l("A chief officer or head of service, by name."))
    signatory_title = TextField(_l("Job title of the signatory in English"))
    signatory_title_cy = TextField(_l("Job title of the signatory in Welsh"))
    reply_working_days = WholeField(
        _l("Working days promised for a reply to representations"),
        called=_l("The reply promise"),
        required=_l("Enter the number of working days."),
        hint=_l("The council's own promise; 10 unless it has made another."),
    )
    weeks_divisor_hundredths = HundredthsField(
        _l("Weeks in a year, for pay by the week"),
        required=_l("Enter the number of weeks."),
        hint=_l("What a year's pay is divided by: 52 unless the council uses another number."),
    )
    version = VersionField()


class NewEmployerForm(EmployerForm):
    """An employer that is not kept yet, with the short name that commands know it by."""

    slug = TextField(
        _l("Short name"),
        required=_l("Enter a short name."),
        hint=_l("Small letters and hyphens, such as blaenau-gwent. It cannot be changed later."),
        longest=40,
    )


class ServiceForm(Form):
    """A service, and the legal employer of its people where that is known."""

    name = TextField(_l("Name in English"), required=_l("Enter the name in English."))
    name_cy = TextField(_l("Name in Welsh"))
    short_name = TextField(_l("Short name"), hint=_l("What people call it, such as SRS."), longest=40)
    legal_employer_id = SelectField(
        _l("Legal employer of its people"),
        empty=_l("To be confirmed"),
        hint=_l("While it is to be confirmed, letters that must name the employer wait."),
    )
    legal_employer_note = LongTextField(
        _l("Note about the legal employer"),
        hint=_l("What is known, and who is to confirm it. Needed while the employer is to be confirmed."),
        longest=1000,
    )
    version = VersionField()


class UnionForm(Form):
    """A union and its head or main office."""

    name = TextField(_l("Name of the union"), required=_l("Enter the name of the union."))
    head_office = LongTextField(
        _l("Head or main office"),
        hint=_l("Information under regulation 13 may be posted here (regulation 13(5))."),
        longest=500,
    )
    version = VersionField()


class RecognitionForm(Form):
    """A union recognised for one bargaining unit."""

    union_id = SelectField(_l("Union"), required=_l("Choose the union."))
    bargaining_unit = TextField(
        _l("Bargaining unit in English"),
        required=_l("Enter the bargaining unit."),
        hint=_l("The description of staff for whom the union is recognised."),
    )
    bargaining_unit_cy = TextField(_l("Bargaining unit in Welsh"))
    collective_agreement = TextField(
        _l("Collective agreement of these staff, as staff lists name it"),
        hint=_l("For example, NJC Green Book. Posts under this agreement belong to the bargaining unit."),
    )
    branch = TextField(_l("Branch"))
    notice_address = LongTextField(
        _l("Address that the union has notified for notices"),
        hint=_l("Left empty, notices go to the head or main office."),
        longest=500,
    )
    note = LongTextField(_l("Note"), longest=1000)
    version = VersionField()
