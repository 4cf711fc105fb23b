"""How each kind of answer is drawn: thin calls of the design system's own components."""

import re
from typing import Any

from flask import current_app
from flask_babel import gettext as _
from markupsafe import Markup

EMAIL = re.compile(
    r"[^@\s<>,;:\"()\[\]\\]{1,64}@[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)+"
)


class Component:
    """A component of the library, fed from a field. Options given in a template win."""

    name = ""
    macro = ""

    def __init__(self, **options: Any) -> None:
        self.options = options

    def __call__(self, field: Any, **options: Any) -> Markup:
        """Draws the field."""
        parameters = {**self.question(field), **self.answer(field), **self.options, **options}
        template = current_app.jinja_env.get_template(
            f"govuk_frontend_jinja/components/{self.name}/macro.html"
        )
        return Markup(getattr(template.module, self.macro)(parameters))  # noqa: S704 - the library escapes its text

    def question(self, field: Any) -> dict[str, Any]:
        """The label, the hint and the first error."""
        parts: dict[str, Any] = {
            "id": field.id,
            "name": field.name,
            "label": {"text": self._label(field), "classes": "govuk-label--s"},
        }
        return {**parts, **self.notes(field)}

    def notes(self, field: Any) -> dict[str, Any]:
        """The hint and the first error, where there are any."""
        notes: dict[str, Any] = {}
        if field.hint:
            notes["hint"] = {"text": str(field.hint)}
        if field.errors:
            notes["errorMessage"] = {"text": str(field.errors[0]), "visuallyHiddenText": _("Error")}
        return notes

    def answer(self, field: Any) -> dict[str, Any]:
        """What is in the box."""
        return {"value": field.typed()}

    @staticmethod
    def _label(field: Any) -> str:
        label = field.label.text
        return str(_("%(question)s (optional)", question=label) if field.says_optional else label)


class Input(Component):
    """A box for one line."""

    name, macro = "input", "govukInput"

    def __init__(self, kind: str = "text", prefix: str | None = None, **options: Any) -> None:
        super().__init__(type=kind, **options)
        if prefix:
            self.options["prefix"] = {"text": prefix}


class TextArea(Component):
    """A box for several lines, which says when its end is near."""

    name, macro = "textarea", "govukTextarea"


class Password(Component):
    """A box that hides what is typed, with a button to look."""

    name, macro = "password-input", "govukPasswordInput"

    def answer(self, field: Any) -> dict[str, Any]:
        """The words of its button."""
        return {
            "showPasswordText": _("Show"),
            "hidePasswordText": _("Hide"),
            "showPasswordAriaLabelText": _("Show password"),
            "hidePasswordAriaLabelText": _("Hide password"),
            "passwordShownAnnouncementText": _("Your password is visible"),
            "passwordHiddenAnnouncementText": _("Your password is hidden"),
        }


class File(Component):
    """A file to choose."""

    name, macro = "file-upload", "govukFileUpload"

    def answer(self, field: Any) -> dict[str, Any]:
        """The kinds that the browser should offer."""
        return {"attributes": {"accept": ",".join(field.endings)}} if field.endings else {}


class _Group(Component):
    """Several inputs under one question."""

    def question(self, field: Any) -> dict[str, Any]:
        """The legend instead of a label."""
        legend = {"text": self._label(field), "classes": "govuk-fieldset__legend--s"}
        return {"idPrefix": field.id, "name": field.name, "fieldset": {"legend": legend}, **self.notes(field)}

    def __call__(self, field: Any, **options: Any) -> Markup:
        """Draws the field; `legend` gives the legend other options, such as isPageHeading."""
        if legend := options.pop("legend", None):
            base = self.question(field)["fieldset"]["legend"]
            options["fieldset"] = {"legend": {**base, **legend}}
        return super().__call__(field, **options)


class Radios(_Group):
    """One of several."""

    name, macro = "radios", "govukRadios"

    def answer(self, field: Any) -> dict[str, Any]:
        """The options, with the chosen ones ticked."""
        chosen = field.chosen_codes()
        return {"items": [_item(option, chosen) for option in field.options]}


class Checkboxes(Radios):
    """Any of several."""

    name, macro = "checkboxes", "govukCheckboxes"


class Tick(_Group):
    """One box; its label is the question."""

    name, macro = "checkboxes", "govukCheckboxes"

    def question(self, field: Any) -> dict[str, Any]:
        """No legend: the box has its own label."""
        notes = self.notes(field)
        notes.pop("hint", None)
        return {"idPrefix": field.id, "name": field.name, **notes}

    def answer(self, field: Any) -> dict[str, Any]:
        """The box."""
        item: dict[str, Any] = {"value": "yes", "text": str(field.label.text), "checked": bool(field.data)}
        if field.hint:
            item["hint"] = {"text": str(field.hint)}
        return {"items": [item]}


class Select(Component):
    """A list that opens."""

    name, macro = "select", "govukSelect"

    def answer(self, field: Any) -> dict[str, Any]:
        """The options, with an empty one in front."""
        chosen = field.chosen_codes()
        empty = {"value": "", "text": str(field.empty or _("Choose from the list")), "selected": not chosen}
        options = (_item(option, chosen, "selected") for option in field.options)
        return {"items": [empty, *options]}


class DateBoxes(_Group):
    """Day, month and year."""

    name, macro = "date-input", "govukDateInput"

    def question(self, field: Any) -> dict[str, Any]:
        """The legend, and an example when there is no other hint."""
        question = super().question(field)
        question.setdefault("hint", {"text": _("For example, 27 3 2026")})
        return {**question, "id": field.id}

    def answer(self, field: Any) -> dict[str, Any]:
        """The three boxes, those at fault marked."""
        labels = {"day": _("Day"), "month": _("Month"), "year": _("Year")}
        faulty = field.at_fault or (tuple(labels) if field.errors else ())
        return {"items": [self._box(field, part, label, part in faulty) for part, label in labels.items()]}

    @staticmethod
    def _box(field: Any, part: str, label: str, is_faulty: bool) -> dict[str, Any]:
        width = "govuk-input--width-4" if part == "year" else "govuk-input--width-3"
        return {
            "id": f"{field.id}-{part}",
            "name": f"{field.name}-{part}",
            "label": label,
            "value": field.boxes[part],
            "inputmode": "text" if part == "month" else "numeric",
            "classes": f"{width} govuk-input--error" if is_faulty else width,
        }


def _item(option: Any, chosen: set[str], mark: str = "checked") -> dict[str, Any]:
    from transition.web.fields import code

    value = code(option.value)
    item: dict[str, Any] = {"value": value, "text": str(option.label), mark: value in chosen}
    if option.hint:
        item["hint"] = {"text": str(option.hint)}
    return item
