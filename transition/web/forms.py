"""The form that all forms are built on: its summary of errors, rules' answers, and second editors."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple

from flask import Flask, request
from flask_babel import gettext as _
from flask_wtf import FlaskForm
from flask_wtf.csrf import CSRFProtect
from werkzeug.datastructures import ImmutableMultiDict

from transition.db import Stale
from transition.rules.broken import RuleBroken
from transition.web.fields import Answer, VersionField

csrf = CSRFProtect()
Wording = Callable[[RuleBroken], str]


class Difference(NamedTuple):
    """One answer that differs: what the record says now, and what this reader typed."""

    label: str
    present: str
    typed: str


def init_app(app: Flask) -> None:
    """Puts the check against forged forms before every POST."""
    app.config.setdefault("WTF_I18N_ENABLED", False)
    csrf.init_app(app)


class Form(FlaskForm):  # type: ignore[misc]  # its library has no types
    """The answers of one page.

    Built as `TeamForm(data={"name": team.name, "version": team.version})`: `data` is what the record says
    now, and what a second editor is shown beside what they typed.
    """

    class Meta(FlaskForm.Meta):  # type: ignore[misc]  # its library has no types
        """Where the answers are read from."""

        def wrap_formdata(self, form: FlaskForm, formdata: Any) -> Any:
            """What the page sent. No page of ours sends JSON, of any shape: it is a form that nobody filled in."""
            if request.is_json:
                return ImmutableMultiDict[str, str]()
            return super().wrap_formdata(form, formdata)

    conflict = False

    def __init__(
        self, *args: Any, choices: Mapping[str, Iterable[tuple[Any, Any]]] | None = None, **kwargs: Any
    ) -> None:
        """`choices` offers, by a field's name, what is read from records; an answer is looked for among them."""
        self._offered = choices or {}
        super().__init__(*args, **kwargs)

    def process(self, *args: Any, **kwargs: Any) -> None:
        """Reads the answers, once it is known what was offered."""
        for name, offered in self._offered.items():
            self._fields[name].choices = list(offered)
        super().process(*args, **kwargs)

    def attempt(self, action: Callable[[], Any], wording: Wording) -> bool:
        """Does the action; False when a rule refused it or somebody else came first. The view commits.

        A rule's reason is shown in the feature's own words beside the answer at fault; an overtaken edit is shown
        as a comparison that can be saved again on purpose.
        """
        try:
            action()
        except RuleBroken as broken:
            self.place(broken, wording)
            return False
        except Stale:
            self.conflict = True
            return False
        return True

    def place(self, broken: RuleBroken, wording: Wording) -> None:
        """Puts a rule's answer beside the field at fault, or at the top when no single answer is."""
        message = wording(broken)
        at_fault = self._fields.get(broken.field) if broken.field else None
        if at_fault is None:
            self.form_errors.append(message)
        else:
            at_fault.errors = (*at_fault.errors, message)

    @property
    def answers(self) -> dict[str, Any]:
        """What was answered, by the name of the question."""
        return {str(field.name): field.data for field in self.questions}

    @property
    def error_list(self) -> list[dict[str, str]]:
        """Every error in the order of the page, each with the answer it links to."""
        found = [{"text": str(message)} for message in self.form_errors]
        for field in self:
            address = getattr(field, "first_input", field.id)
            found += [{"text": str(message), "href": f"#{address}"} for message in field.errors]
        return found

    @property
    def hidden_fields(self) -> list[Any]:
        """The fields that carry no question; after an overtaken edit the version is that of the present record."""
        for field in self:
            if self.conflict and isinstance(field, VersionField):
                field.data = field.object_data
        return [field for field in self if getattr(field.widget, "input_type", None) == "hidden"]

    @property
    def questions(self) -> list[Answer]:
        """The fields that a person answers, in the order of the page."""
        return [field for field in self if isinstance(field, Answer)]

    @property
    def differences(self) -> list[Difference]:
        """Where what was typed differs from what the record says now."""
        compared = [field for field in self.questions if field.is_compared]
        found = [(field, field.shown(field.object_data), field.shown(field.data)) for field in compared]
        return [
            Difference(str(field.called), present or _("Nothing"), typed or _("Nothing"))
            for field, present, typed in found
            if present != typed
        ]
