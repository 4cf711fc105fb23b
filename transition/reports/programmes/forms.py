"""What a programme's lead is asked when its report is issued; the day of a draft is asked as for a council's."""

from typing import Any

from flask_babel import lazy_gettext as _l

from transition.reports import forms


class IssueForm(forms.IssueForm):
    """What issuing a council's report asks, where it is about councils in their words."""

    def __init__(self, **given: Any) -> None:
        super().__init__(**given)
        self.as_at.hint = _l(
            "Of each council, the newest Part 1 that describes this day or an earlier one is taken."
        )
        self.override_status.called = _l("Set a status other than the worst of the councils'")
        self.override_status.label.text = self.override_status.called
        self.override_status.empty = _l("Keep the worst of the councils'")
