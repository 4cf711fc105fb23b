"""The shape of what is asked when the information is issued."""

from collections.abc import Mapping, Sequence

from flask_babel import lazy_gettext as _l

from transition.consultation.records.models import Means
from transition.web.amounts import DateBoxes
from transition.web.fields import CheckboxesField
from transition.web.forms import Form


class IssueForm(Form):
    """To whom the information went, under the way in which it was given, and when."""

    sent_on = DateBoxes(
        _l("When was it given or posted?"), called=_l("The day"), required=_l("Enter the day.")
    )
    delivered = CheckboxesField(_l("Delivered to the representative"))
    posted_to_notified_address = CheckboxesField(_l("Posted to the address that they gave"))
    posted_to_head_office = CheckboxesField(_l("Posted to the union's head or main office"))
    email_by_agreement = CheckboxesField(
        _l("E-mailed, as was agreed"),
        hint=_l(
            "The law names only delivery and post. E-mail by agreement is to be confirmed by your adviser."
        ),
    )

    @property
    def chosen(self) -> list[tuple[str, Means]]:
        """The recipients that are ticked, each with the way."""
        return [
            (key, means)
            for means in Means
            if means.value.lower() in self
            for key in self[means.value.lower()].data
        ]


def issue_form(
    offered: Mapping[Means, Sequence[tuple[str, str]]], ticked: Mapping[Means, Sequence[str]]
) -> IssueForm:
    """The form with who may be given the information in each way; a way that is open for nobody is not asked about."""
    names = {means: means.value.lower() for means in Means}
    form = IssueForm(
        data={names[means]: list(keys) for means, keys in ticked.items()},
        choices={names[means]: found for means, found in offered.items()},
    )
    for means, name in names.items():
        if not offered.get(means):
            del form[name]
    return form
