"""What is asked about a cost that councils share."""

from collections.abc import Mapping, Sequence
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from transition.i18n.names import Words
from transition.money.labels import KEYS
from transition.rules.shares import ShareKey
from transition.transfers.models import Transfer
from transition.web.amounts import DateBoxes, HundredthsField, MoneyField
from transition.web.fields import ChoiceField, TextField, VersionField
from transition.web.forms import Form
from transition.web.words import plain_words

_SHARE = "share_"


class SharedCostForm(Form):
    """A shared cost and its key; the shares of the councils are asked last (`shared_cost_form`)."""

    version = VersionField()
    name = TextField(_l("Name of the cost"), required=_l("Enter a name for the cost."))
    name_cy = TextField(_l("Name of the cost in Welsh"))
    amount_pence = MoneyField(_l("Cost of a full year"), required=_l("Enter the cost of a full year."))
    key = ChoiceField(
        _l("How is it divided?"), choices=list(KEYS.items()), required=_l("Select how the cost is divided.")
    )
    source = TextField(
        _l("Where the key is written down"),
        hint=_l("For example, the collaboration agreement, schedule 4."),
        required=_l("Say where the key is written down."),
    )
    source_cy = TextField(_l("Where the key is written down, in Welsh"))
    as_at = DateBoxes(_l("The key is as at"), required=_l("Enter the date that the key is as at."))

    def weights(self) -> dict[int, int]:
        """The shares by transfer, in hundredths of what was typed; equal parts are for all when none is typed."""
        typed = {
            int(str(field.name).removeprefix(_SHARE)): field.data
            for field in self.questions
            if str(field.name).startswith(_SHARE)
        }
        given = {one: value for one, value in typed.items() if value is not None}
        if self.key.data is not ShareKey.EQUAL:
            return given
        return {one: 1 for one in given if given[one]} or dict.fromkeys(typed, 1)


class TakePartForm(Form):
    """The button that takes a part: the versions of the shared cost, and of one's line (0: none), that were read."""

    cost_version = VersionField()
    line_version = VersionField()


def shared_cost_form(councils: Sequence[Transfer], kept: Mapping[str, Any] | None = None) -> SharedCostForm:
    """The form with one share for each council. `kept` is what the record says, shares by their transfer."""
    fields = {f"{_SHARE}{one.id}": _share(one) for one in councils}
    form: SharedCostForm = type("SharedCostForm", (SharedCostForm,), fields)(data=kept)
    return form


def share_name(transfer_id: int) -> str:
    """The name of the question about one council's share."""
    return f"{_SHARE}{transfer_id}"


def _share(transfer: Transfer) -> HundredthsField:
    employer = transfer.outgoing_employer
    council = plain_words(Words(employer.name, employer.name_cy))
    return HundredthsField(_("Share: %(council)s", council=council))
