"""The shape of what is asked about elections."""

from collections.abc import Iterable
from typing import Any

from flask_babel import lazy_gettext as _l

from transition.consultation.elections.actions import ElectionAnswers
from transition.consultation.elections.models import Candidate
from transition.consultation.representatives.forms import THREE
from transition.web.amounts import DateBoxes, WholeField
from transition.web.fields import (
    CheckboxesField,
    ChoiceField,
    LongTextField,
    TextField,
    TickField,
    VersionField,
)
from transition.web.forms import Form


class ElectionForm(Form):
    """How an election is to be held."""

    version = VersionField()
    seats = WholeField(
        _l("How many representatives are to be elected?"),
        called=_l("The number of representatives"),
        required=_l("Enter how many."),
        least=1,
        most=1_000,
    )
    constituency = TextField(
        _l("Whom do they represent? (English)"), required=_l("Say whom they represent."), longest=200
    )
    constituency_cy = TextField(_l("Whom do they represent? (Welsh)"), longest=200)
    term_until = DateBoxes(_l("Until when do they hold office?"), called=_l("The last day of the term"))
    invited_on = DateBoxes(_l("When were staff invited to nominate?"), called=_l("The day of the invitation"))
    nominations_until = DateBoxes(
        _l("Until when may they nominate?"), called=_l("The last day for nominations")
    )
    ballot_from = DateBoxes(_l("When does the ballot begin?"), called=_l("The first day of the ballot"))
    ballot_until = DateBoxes(_l("When does it end?"), called=_l("The last day of the ballot"))
    arrangements = LongTextField(
        _l("How do staff nominate and vote? (English)"),
        hint=_l("To whom a nomination goes, where and how one votes, and how the vote is kept secret."),
    )
    arrangements_cy = LongTextField(_l("How do staff nominate and vote? (Welsh)"))

    def said(self) -> ElectionAnswers:
        """What was answered."""
        texts = ("constituency", "constituency_cy", "arrangements", "arrangements_cy")
        answers: dict[str, Any] = {
            name: (self[name].data or "") if name in texts else self[name].data
            for name in ElectionAnswers.__dataclass_fields__
        }
        return ElectionAnswers(**answers)


class NominationForm(Form):
    """Somebody who stands."""

    name = TextField(_l("Name of the candidate"), required=_l("Enter the name."))
    payroll_number = TextField(
        _l("Payroll number"),
        hint=_l("It is looked up among these staff, so that only an affected employee stands."),
    )
    is_affected = TickField(
        _l("I have checked that this is an affected employee who is not in the staff records")
    )
    nominated_on = DateBoxes(
        _l("When were they nominated?"), called=_l("The day"), required=_l("Enter the day.")
    )


class CandidateWithdrawnForm(Form):
    """That somebody no longer stands."""

    version = VersionField()
    withdrawn_on = DateBoxes(
        _l("When did they withdraw?"), called=_l("The day"), required=_l("Enter the day.")
    )


class CheckForm(Form):
    """How one check of regulation 14 is met, or that it is not."""

    is_met = ChoiceField(_l("Is this so?"), choices=THREE[:2], required=_l("Say whether this is so."))
    words = LongTextField(_l("How is it shown?"), required=_l("Say how it is shown."))


class CountForm(Form):
    """A count; the votes of each candidate are asked by `count_form`."""

    version = VersionField()
    electorate_count = WholeField(
        _l("How many might vote?"),
        called=_l("The number of voters"),
        required=_l("Enter how many."),
        most=1_000_000,
    )
    papers_count = WholeField(
        _l("How many papers were cast?"),
        called=_l("The number of papers"),
        required=_l("Enter how many."),
        most=1_000_000,
    )
    spoilt_count = WholeField(
        _l("How many of them were spoilt?"),
        called=_l("The number of spoilt papers"),
        required=_l("Enter how many."),
        most=1_000_000,
    )
    counted_on = DateBoxes(_l("When were they counted?"), called=_l("The day"), required=_l("Enter the day."))

    @property
    def votes(self) -> dict[int, int]:
        """The votes of each candidate, by the candidate's key."""
        begins = "votes_"
        return {
            int(str(field.name).removeprefix(begins)): field.data
            for field in self.questions
            if str(field.name).startswith(begins)
        }


def count_form(candidates: Iterable[Candidate], data: dict[str, Any]) -> CountForm:
    """The form of a count, with a question for each candidate."""
    asked = {
        f"votes_{one.id}": WholeField(
            _l("Votes for %(name)s", name=one.name), required=_l("Enter the votes."), most=1_000_000
        )
        for one in candidates
    }
    form: CountForm = type("CountForm", (CountForm,), asked)(data=data)
    return form


class ResultForm(Form):
    """The declaration of a result; asks about a tie where there is one."""

    version = VersionField()
    chosen = CheckboxesField(
        _l("Who is elected of those who tie?"), hint=_l("Leave this empty when nobody ties.")
    )
    tie_means = TextField(_l("How was the tie decided?"), hint=_l("By lot, for example, and before whom."))


class GivenUpForm(Form):
    """That nobody was elected within a reasonable time."""

    version = VersionField()
    given_up_on = DateBoxes(
        _l("When did you conclude this?"), called=_l("The day"), required=_l("Enter the day.")
    )
    given_up_reason = LongTextField(
        _l("What was tried, and why was it a reasonable time?"), required=_l("Say what was tried.")
    )
