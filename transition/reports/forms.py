"""What an officer is asked when a report is drafted or issued."""

from typing import Any

from flask_babel import lazy_gettext as _l

from transition.i18n.names import Words
from transition.reports.content import Exemption, Paragraph
from transition.reports.labels import PARAGRAPHS, STATUSES
from transition.rules.standing import Status
from transition.web.dates import DateBoxes
from transition.web.fields import CheckboxesField, LongTextField, SelectField, TextField, VersionField
from transition.web.forms import Form


class DayForm(Form):
    """Which day the draft describes; read from the address, so without a token."""

    class Meta:
        csrf = False

    as_at = DateBoxes(_l("As at the end of"), called=_l("The day"), says_optional=False)


class IssueForm(Form):
    """Issuing Part 1: the day, what is asked, and a status set by name and with a reason.

    `version` is the number of the last report when the form was opened: sent twice, it issues once.
    """

    version = VersionField()
    as_at = DateBoxes(
        _l("As at the end of"),
        called=_l("The day"),
        required=_l("Enter the day that the report describes."),
        hint=_l("The report counts only what had happened by the end of this day."),
    )
    asked = LongTextField(_l("What is asked of its readers, in English"), longest=1000)
    asked_cy = LongTextField(_l("What is asked of its readers, in Welsh"), longest=1000)
    override_status: Any = SelectField(
        _l("Set a status other than the one that the published rules give"),
        choices=[(status, STATUSES[status]) for status in Status],
        empty=_l("Keep what the rules give"),
    )
    override_by = TextField(
        _l("Name of the officer who sets it"), hint=_l("Printed in the report, with the reason.")
    )
    override_reason = LongTextField(_l("Reason for setting it, in English"), longest=1000)
    override_reason_cy = LongTextField(_l("Reason for setting it, in Welsh"), longest=1000)

    @property
    def said(self) -> dict[str, Any]:
        """What was answered, as issuing takes it."""
        return {
            "as_at": self.as_at.data,
            "after": self.version.data,
            "asked": Words(self.asked.data or "", self.asked_cy.data or ""),
            "override_status": self.override_status.data,
            "override_by": self.override_by.data or "",
            "override_reason": Words(self.override_reason.data or "", self.override_reason_cy.data or ""),
        }


class ExemptIssueForm(IssueForm):
    """Issuing Part 2: also why it is exempt, confirmed by a named officer."""

    paragraphs: Any = CheckboxesField(
        _l("Under which paragraphs of Part 4 of Schedule 12A it is exempt"),
        hint=_l("Local Government Act 1972, for councils in Wales."),
        choices=[(one, PARAGRAPHS[one]) for one in Paragraph],
        required=_l("Choose the paragraph under which Part 2 is exempt."),
    )
    exemption_reason = LongTextField(
        _l("Why the public interest in keeping it exempt outweighs that in disclosing it, in English"),
        required=_l("Say why the public interest is in not publishing."),
        longest=2000,
    )
    exemption_reason_cy = LongTextField(
        _l("Why the public interest in keeping it exempt outweighs that in disclosing it, in Welsh"),
        longest=2000,
    )
    confirmed_by = TextField(
        _l("Name of the officer who confirms this"),
        required=_l("Enter the name of the officer who confirms the exemption."),
    )

    @property
    def said(self) -> dict[str, Any]:
        """The same, and why it is exempt."""
        reason = Words(self.exemption_reason.data or "", self.exemption_reason_cy.data or "")
        exemption = Exemption(tuple(self.paragraphs.data), reason, self.confirmed_by.data)
        return {**super().said, "exemption": exemption}
