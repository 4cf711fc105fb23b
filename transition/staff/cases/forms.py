"""The questions asked about cases."""

from flask_babel import lazy_gettext as _l

from transition.staff.cases.labels import KINDS, STAGES
from transition.staff.people.labels import options
from transition.web.amounts import DateBoxes
from transition.web.fields import ChoiceField, LongTextField, Option, SelectField, VersionField
from transition.web.forms import Form


class CaseForm(Form):
    """What a case is, since when, how far it has come and how it ended."""

    version = VersionField()
    kind = ChoiceField(_l("Kind of case"), choices=options(KINDS), required=_l("Select the kind of case."))
    opened_on = DateBoxes(
        _l("Began on"),
        hint=_l("The day when a procedure began, a claim was brought, or grounds for one were seen."),
        required=_l("Enter the day on which the case began."),
    )
    is_under_code = ChoiceField(
        _l("Does the Acas Code of Practice apply?"),
        choices=(Option(True, _l("It applies")), Option(False, _l("It does not apply"))),
        hint=_l("For disciplinary procedures and grievances. Leave it open when nobody has said."),
    )
    about = LongTextField(
        _l("What it is about"), longest=4000, hint=_l("No diagnosis, and nobody's union membership.")
    )
    stage = SelectField(_l("Stage"), choices=options(STAGES), required=_l("Select the stage."))
    closed_on = DateBoxes(_l("Concluded on"), hint=_l("For a likely claim: the day when the grounds ended."))
    outcome = LongTextField(_l("Outcome"), longest=4000)


class StatementForm(Form):
    """That there is no case of a kind; the button says whether it is stated or taken back."""


class AsAtForm(Form):
    """The day as at which information is worked out."""

    specified_on = DateBoxes(_l("As at"), required=_l("Enter the day."))
