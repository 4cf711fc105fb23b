"""The shape of what is recorded of a claim, and of what its last day is reckoned from."""

from typing import Any

from flask_babel import lazy_gettext as _l

from transition.consultation.claims.labels import CLAIMANTS, FAILURES
from transition.web.dates import DateBoxes
from transition.web.fields import ChoiceField, LongTextField, SelectField, TextField, VersionField
from transition.web.forms import Form


class ClaimForm(Form):
    """What is known of a claim; nobody is named."""

    version = VersionField()
    failure = ChoiceField(
        _l("What is the employer said to have failed in?"),
        called=_l("What the employer is said to have failed in"),
        required=_l("Choose what the employer is said to have failed in."),
        choices=list(FAILURES.items()),
    )
    claimant = ChoiceField(
        _l("Who claims?"),
        called=_l("Who claims"),
        required=_l("Choose who claims."),
        hint=_l("The kind of claimant is enough. Name nobody."),
        choices=list(CLAIMANTS.items()),
    )
    order_on = DateBoxes(
        _l("Day of the tribunal's order"),
        hint=_l("Only for compensation that was not paid (regulation 15(10))."),
    )
    day_a = DateBoxes(_l("Day A: when Acas was contacted"), called=_l("Day A"))
    day_b = DateBoxes(
        _l("Day B: when the certificate was received"),
        called=_l("Day B"),
        hint=_l("Leave it empty while conciliation goes on."),
    )
    certificate = TextField(_l("Number of the certificate"), longest=60)
    presented_on = DateBoxes(
        _l("When was the claim presented to the tribunal?"), called=_l("The day of the claim")
    )
    note = LongTextField(
        _l("Note"), hint=_l("Name nobody, and say nothing by which somebody could be known."), longest=2000
    )


class CaseworkerClaimForm(ClaimForm):
    """The same, with who the claimant is: for caseworkers alone."""

    person = TextField(_l("Who the claimant is"), hint=_l("Only caseworkers of this employer can read this."))


class LimitForm(Form):
    """From which days a limit is reckoned; read from the address, so without a token."""

    class Meta:
        csrf = False

    failure: Any = SelectField(
        _l("The claim is about"),
        required=_l("Choose what the claim is about."),
        choices=list(FAILURES.items()),
    )
    transfer_on = DateBoxes(_l("Day of the transfer"), required=_l("Enter the day of the transfer."))
    order_on = DateBoxes(
        _l("Day of the tribunal's order"),
        hint=_l("Only for compensation that was not paid (regulation 15(10))."),
    )
    day_a = DateBoxes(_l("Day A: when Acas was contacted"), called=_l("Day A"))
    day_b = DateBoxes(_l("Day B: when the certificate was received"), called=_l("Day B"))
