"""The questions of an import: a file, what each of its columns is, and buttons that ask nothing more."""

from collections.abc import Sequence
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from transition.imports.fields import Field
from transition.imports.headings import forbidden_columns
from transition.imports.labels import FIELD_LABELS
from transition.web.fields import CheckboxesField, FileField, Option, SelectField, VersionField
from transition.web.forms import Form


class UploadForm(Form):
    """The file."""

    file = FileField(
        _l("Staff list"),
        endings=(".csv", ".xlsx"),
        hint=_l(
            "An Excel workbook (.xlsx) or a CSV file, up to 20 MB. Headings may be in Welsh or in English."
        ),
        required=_l("Choose the file that holds the staff list."),
    )


class VersionForm(Form):
    """A button that asks nothing more."""

    version = VersionField()


class ColumnsForm(Form):
    """What each column is. The fields are added for the columns at hand."""

    version = VersionField()

    @property
    def mapping(self) -> dict[int, Field | None]:
        """What was chosen, by column."""
        asked = {str(one.name): one.data for one in self.questions}
        named = {name.removeprefix("column_"): data for name, data in asked.items() if name != "sheets"}
        return {int(at): data for at, data in named.items()}

    @property
    def chosen_sheets(self) -> list[str]:
        """The sheets that were ticked, of a workbook with several lists."""
        return list(self["sheets"].data or ()) if "sheets" in self else []


def columns_form(
    columns: list[dict[str, Any]],
    chosen: dict[int, Field | None],
    version: int,
    lists: Sequence[str] = (),
    sheets: Sequence[str] = (),
) -> ColumnsForm:
    """The question for these columns, those left out that are never kept or hold nothing.

    `lists` are the sheets to choose from, `sheets` those chosen before; nothing is asked of a single one.
    """
    forbidden = forbidden_columns([column["heading"] for column in columns])
    options = sorted(
        (Option(field, label) for field, label in FIELD_LABELS.items()),
        key=lambda one: str(one.label).casefold(),
    )
    asked: dict[str, Any] = {"sheets": _sheets_question(lists)} if lists else {}
    asked |= {
        f"column_{at}": SelectField(
            column["heading"] or _("Column %(number)s, without a heading", number=at + 1),
            choices=options, empty=_l("Do not keep this column"), says_optional=False,
        )
        for at, column in enumerate(columns)
        if at not in forbidden and (column["heading"] or column["is_filled"])
    }  # fmt: skip
    kind = type("Asked", (ColumnsForm,), asked)
    begun = {f"column_{at}": field for at, field in chosen.items()}
    form: ColumnsForm = kind(data={**begun, "sheets": list(sheets) or list(lists), "version": version})
    return form


def _sheets_question(lists: Sequence[str]) -> CheckboxesField:
    return CheckboxesField(
        _l("Sheets to read"),
        choices=[Option(name, name) for name in lists],
        hint=_l("Several sheets look like lists of people. Untick those that are not of this list."),
        required=_l("Tick at least one sheet."),
    )
