"""The shape of the answers about a programme, its items and their progress."""

from typing import Any

from flask_babel import lazy_gettext as _l

from transition.rules.programmes import Progress
from transition.transfers.models import ProgrammeItemKind
from transition.transfers.programmes.labels import PROGRESS
from transition.web.dates import DateBoxes
from transition.web.fields import ChoiceField, LongTextField, TextField, TickField, VersionField
from transition.web.forms import Form


class ProgrammeForm(Form):
    """A programme."""

    name = TextField(_l("Name of the programme in English"), required=_l("Enter the name of the programme."))
    name_cy = TextField(_l("Name of the programme in Welsh"))
    summary = LongTextField(_l("What it is for, in English"), longest=2000)
    summary_cy = LongTextField(_l("What it is for, in Welsh"), longest=2000)
    is_published = TickField(
        _l("The programme is public"),
        hint=_l("Every council's HR officers and auditors may then read it, without its transfers."),
    )
    version = VersionField()


class ItemForm(Form):
    """What every item of a programme has."""

    name = TextField(_l("Name of the item in English"), required=_l("Enter the name of the item."))
    name_cy = TextField(_l("Name of the item in Welsh"))
    is_published = TickField(
        _l("The name is as published"),
        hint=_l("Only the name: what else is entered here is not marked as published."),
    )
    version = VersionField()


class PhaseForm(ItemForm):
    """A phase: when it is planned, and when it began and ended."""

    begins_on = DateBoxes(_l("Planned to begin on"), called=_l("The planned beginning"))
    ends_on = DateBoxes(_l("Planned to end on"), called=_l("The planned end"))
    began_on = DateBoxes(_l("Began on"), called=_l("The beginning"))
    ended_on = DateBoxes(_l("Ended on"), called=_l("The end"))


class AreaForm(ItemForm):
    """An area of development: who sees to it."""

    owner = TextField(_l("Who sees to it, in English"), hint=_l("A role, such as Head of Governance."))
    owner_cy = TextField(_l("Who sees to it, in Welsh"))


class BenefitForm(ItemForm):
    """An expected benefit: how its success is measured, from where and how far."""

    measure = LongTextField(_l("How its success is measured, in English"), longest=1000)
    measure_cy = LongTextField(_l("How its success is measured, in Welsh"), longest=1000)
    baseline = LongTextField(_l("How it was at the beginning, in English"), longest=1000)
    baseline_cy = LongTextField(_l("How it was at the beginning, in Welsh"), longest=1000)
    target = LongTextField(_l("What is aimed for, in English"), longest=1000)
    target_cy = LongTextField(_l("What is aimed for, in Welsh"), longest=1000)


FORMS: dict[ProgrammeItemKind, type[ItemForm]] = {
    ProgrammeItemKind.PHASE: PhaseForm,
    ProgrammeItemKind.AREA_OF_DEVELOPMENT: AreaForm,
    ProgrammeItemKind.EXPECTED_BENEFIT: BenefitForm,
}


class ProgressForm(Form):
    """How an item stands on a day, and what shows it."""

    as_at_on = DateBoxes(_l("As at"), called=_l("The day"), required=_l("Enter the day that this is about."))
    state: Any = ChoiceField(
        _l("How far it has come"), required=_l("Choose how far it has come."), choices=list(PROGRESS.items())
    )
    text = LongTextField(
        _l("What has been done, in English"), required=_l("Say what has been done."), longest=2000
    )
    text_cy = LongTextField(_l("What has been done, in Welsh"), longest=2000)
    reason = LongTextField(_l("Why it was dropped, in English"), longest=1000)
    reason_cy = LongTextField(_l("Why it was dropped, in Welsh"), longest=1000)
    evidence = LongTextField(_l("What the evidence shows, in English"), longest=1000)
    evidence_cy = LongTextField(_l("What the evidence shows, in Welsh"), longest=1000)
    evidence_on = DateBoxes(_l("Day of the evidence"))
    evidence_source = TextField(
        _l("Where the evidence is"),
        hint=_l("An address that begins with https://, or the name of a paper and its page."),
        longest=500,
    )
    is_published = TickField(_l("What is said here is as published"))


def progress_form(kind: ProgrammeItemKind, state: Progress | None, **options: Any) -> ProgressForm:
    """The form for an item of that kind; nobody is asked for a phase's state, which follows from its days."""
    form = ProgressForm(data={"state": state, **options})
    if kind is ProgrammeItemKind.PHASE:
        for name in ("state", "reason", "reason_cy"):
            del form[name]
    return form
