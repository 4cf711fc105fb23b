"""The questions asked about reply slips: the code, what came back, how a correction was settled."""

from typing import Final

from flask_babel import lazy_gettext as _l

from transition.rules.broken import RuleBroken
from transition.staff.checks.actions import Wrong
from transition.staff.checks.labels import ANSWERS, OUTCOMES
from transition.staff.people.labels import options
from transition.web.amounts import DateBoxes
from transition.web.fields import ChoiceField, LongTextField, SelectField, TextField, VersionField
from transition.web.forms import Form

MOST: Final = 8


class CodeForm(Form):
    """The code of a slip that came back."""

    typed_code = TextField(
        _l("Code on the slip"),
        longest=40,
        hint=_l("Such as ABCD-EFGH. Small letters will do, and the dash may be left out."),
        required=_l("Enter the code on the slip."),
    )


class ReplyForm(Form):
    """What came back on a slip: the answer ticked, and what is wrong, heading by heading."""

    version = VersionField()
    answer = ChoiceField(
        _l("Answer ticked"), choices=options(ANSWERS), required=_l("Select the answer ticked.")
    )
    received_on = DateBoxes(_l("Received on"), required=_l("Enter the day when the slip was received."))
    note = LongTextField(
        _l("Note"), longest=1000, hint=_l("Such as who was spoken to. Never a diagnosis or union membership.")
    )

    def wrong(self) -> list[Wrong]:
        """What was filled in of the headings. Raises RuleBroken for half a correction."""
        found = []
        for number in range(1, MOST + 1):
            heading, words = self[f"heading_{number}"].data, self[f"words_{number}"].data
            if heading and not words:
                raise RuleBroken("words_needed", f"words_{number}")
            if words and not heading:
                raise RuleBroken("heading_needed", f"heading_{number}")
            if heading and words:
                found.append(Wrong(heading, words))
        return found


for _number in range(1, MOST + 1):
    setattr(
        ReplyForm,
        f"heading_{_number}",
        SelectField(_l("%(number)s. Wrong or missing", number=_number), empty=_l("Nothing more")),
    )
    setattr(
        ReplyForm,
        f"words_{_number}",
        LongTextField(
            _l("%(number)s. What it should say, in the person's words", number=_number), longest=1000
        ),
    )


class SettlementForm(Form):
    """How a correction was settled. It is never changed afterwards."""

    outcome = ChoiceField(
        _l("How is this settled?"),
        choices=options(OUTCOMES),
        required=_l("Select how this is settled."),
    )
    reason = LongTextField(
        _l("Reason, or what was changed"),
        longest=1000,
        hint=_l("Needed when the correction is not accepted: the person is owed the reason."),
    )
