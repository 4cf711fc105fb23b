"""The questions asked about a proposed change, the advice on it, and its making."""

from typing import Any

from flask_babel import lazy_gettext as _l

from transition.staff.changes.actions import ChangeAnswers
from transition.staff.changes.labels import FACTS, REASONS, WORKFORCE
from transition.staff.people.labels import options
from transition.web.amounts import DateBoxes
from transition.web.fields import ChoiceField, LongTextField, Option, TextField, TickField
from transition.web.forms import Form

_YES_NO = (Option(True, _l("Yes")), Option(False, _l("No")))
_ASKED = (
    "is_agreed", "contract_permits", "workforce_change", "is_from_collective_agreement",
    "is_no_less_favourable_overall", "is_substantial_detriment", "follows_agreements", "agreement_made_on",
    "is_participant", "is_scheme_benefit", "waives_protection",
)  # fmt: skip


class ChangeForm(Form):
    """A change of one term, as its proposer describes it. What is left unanswered is not known."""

    text = LongTextField(_l("What the term would say"), longest=4000)
    text_cy = LongTextField(_l("What the term would say, in Welsh"), longest=4000)
    is_none = TickField(_l("The term would end, and nothing take its place"))
    effective_on = DateBoxes(
        _l("From which day?"),
        called=_l("The day of the change"),
        required=_l("Enter the day from which the term would change."),
    )
    reason = ChoiceField(
        _l("What is the sole or principal reason for the change?"),
        choices=options(REASONS),
        required=_l("Select the sole or principal reason, or that it is not known yet."),
    )
    reason_words = LongTextField(
        _l("The reason in your own words"), required=_l("Say in your own words why."), longest=4000
    )
    is_agreed = ChoiceField(
        FACTS["is_agreed"], choices=_YES_NO, hint=_l("Leave any of these unanswered where it is not known.")
    )
    contract_permits = ChoiceField(FACTS["contract_permits"], choices=_YES_NO)
    clause = TextField(_l("Which clause?"), hint=_l("The document and its clause or paragraph."))
    is_substantial_detriment = ChoiceField(FACTS["is_substantial_detriment"], choices=_YES_NO)
    workforce_change = ChoiceField(
        FACTS["workforce_change"],
        choices=options(WORKFORCE),
        hint=_l("Asked of an economic, technical or organisational reason."),
    )
    is_from_collective_agreement = ChoiceField(FACTS["is_from_collective_agreement"], choices=_YES_NO)
    is_no_less_favourable_overall = ChoiceField(FACTS["is_no_less_favourable_overall"], choices=_YES_NO)
    follows_agreements = ChoiceField(
        FACTS["follows_agreements"],
        choices=_YES_NO,
        hint=_l("This and the next two: asked where a collective agreement or award is the reason."),
    )
    agreement_made_on = DateBoxes(
        FACTS["agreement_made_on"], called=_l("The day on which the agreement was made")
    )
    is_participant = ChoiceField(FACTS["is_participant"], choices=_YES_NO)
    is_scheme_benefit = ChoiceField(
        FACTS["is_scheme_benefit"], choices=_YES_NO, hint=_l("Asked of pension terms.")
    )
    waives_protection = TickField(FACTS["waives_protection"])

    def said(self) -> ChangeAnswers:
        """What was answered."""
        facts: dict[str, Any] = {name: self[name].data for name in _ASKED}
        facts["waives_protection"] = bool(facts["waives_protection"])
        return ChangeAnswers(
            effective_on=self.effective_on.data,
            reason=self.reason.data,
            reason_words=self.reason_words.data,
            facts=facts,
            text=self.text.data or "",
            text_cy=self.text_cy.data or "",
            is_none=bool(self.is_none.data),
            clause=self.clause.data or "",
        )


class AdviceForm(Form):
    """What an adviser said of a change."""

    adviser = TextField(
        _l("Who advised?"), hint=_l("Their name and firm."), required=_l("Enter who advised.")
    )
    advised_on = DateBoxes(
        _l("When?"), called=_l("The day of the advice"), required=_l("Enter the day of the advice.")
    )
    text = LongTextField(_l("What did they say?"), required=_l("Enter what the adviser said."))
    may_be_made = ChoiceField(
        _l("May the change be made?"),
        choices=_YES_NO,
        required=_l("Select whether the adviser says that the change may be made."),
    )


class MadeForm(Form):
    """That a change was made."""

    effective_on = DateBoxes(
        _l("From which day does the term say so?"),
        called=_l("The day of the change"),
        required=_l("Enter the day from which the term changed."),
    )
    agreed_on = DateBoxes(_l("When did the employee agree?"), called=_l("The day of the agreement"))
    written_in = TextField(
        _l("Where is that written?"),
        hint=_l("The letter, the agreement or the clause."),
        required=_l("Say where the change is written."),
    )
