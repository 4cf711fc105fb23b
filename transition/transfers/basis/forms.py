"""The shape of a decision, or a proposal, about the legal basis."""

from typing import Any

from flask_babel import lazy_gettext as _l

from transition.rules.basis import LegalBasis
from transition.transfers.labels import BASES, BASIS_HINTS
from transition.web.dates import DateBoxes
from transition.web.fields import ChoiceField, LongTextField, Option, TextField
from transition.web.forms import Form

OPTIONS = [Option(basis, BASES[basis], BASIS_HINTS[basis]) for basis in LegalBasis]


class ProposalForm(Form):
    """A basis that the programme lead puts to the present employer."""

    basis = ChoiceField(_l("Legal basis"), required=_l("Choose the legal basis."), choices=OPTIONS)
    reason = LongTextField(_l("Reason"), required=_l("Enter the reason."), longest=4000)


class DecisionForm(ProposalForm):
    """The decision on what footing people move. Whether anybody's employer changes is asked of a host only."""

    has_new_employer = ChoiceField(
        _l("Does anybody's employer change?"),
        choices=[
            Option(
                False,
                _l("No employer changes"),
                _l("These people are employed by the host already and stay its employees."),
            ),
            Option(
                True, _l("The employer changes"), _l("Another body will employ them from the transfer date.")
            ),
        ],
        says_optional=False,
    )
    adviser = TextField(
        _l("Who advised"),
        hint=_l("The legal adviser's name and firm or team. Not needed while the basis is not decided."),
    )
    decided_on = DateBoxes(
        _l("Day of the decision"),
        called=_l("The day of the decision"),
        required=_l("Enter the day of the decision."),
    )

    def __init__(self, *args: Any, is_host: bool, **kwargs: Any) -> None:
        """`is_host` says that the host employs already, so that its question is asked."""
        super().__init__(*args, **kwargs)
        if not is_host:
            del self.has_new_employer
