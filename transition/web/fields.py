"""The kinds of answer that a form can ask for; every odd value gets a message, in both languages."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from enum import Enum
from typing import Any, NamedTuple, TypeAlias

from flask_babel import gettext as _
from werkzeug.datastructures import FileStorage
from wtforms import Field, HiddenField, ValidationError
from wtforms.validators import StopValidation

from transition.web import text, widgets

Words: TypeAlias = Any  # str or flask_babel's LazyString, which has no types of its own
LONGEST_LINE = 200
LONGEST_TEXT = 20_000


class Option(NamedTuple):
    """One of the answers to choose from. `value` may be a string, a number or an enum's member."""

    value: Any
    label: Words
    hint: Words | None = None


class Fetched:
    """Choices that are looked up whenever a form is made: `choices=Fetched(employer_options)`."""

    def __init__(self, fetch: Callable[[], Iterable[Option | tuple[Any, Words]]]) -> None:
        self.fetch = fetch

    def __iter__(self) -> Iterator[Option | tuple[Any, Words]]:
        return iter(self.fetch())


class Answer(Field):  # type: ignore[misc]  # its library has no types
    """A question with one answer.

    `required` is the message when it is left empty, None when it may be; then the label says "(optional)"
    unless `says_optional` is False, as in searches. `called` names the answer in messages ("The date of the
    meeting") where the label is a question.
    """

    data: Any
    widget: Any = widgets.Input()
    is_compared = True

    def __init__(
        self,
        label: Words,
        *,
        required: Words | None = None,
        hint: Words | None = None,
        called: Words | None = None,
        says_optional: bool = True,
        validators: Sequence[Callable[..., Any]] = (),
        **options: Any,
    ) -> None:
        super().__init__(label, validators=validators, **options)
        self.required, self.hint, self.called = required, hint, called or label
        self.says_optional = says_optional and required is None
        self.problem: Words | None = None

    @property
    def first_input(self) -> str:
        """The id that the error summary links to."""
        return str(self.id)

    def is_empty(self) -> bool:
        """Whether nothing was answered."""
        return self.data is None or self.data == ""

    def process_formdata(self, valuelist: list[Any]) -> None:
        """Takes one value; a name sent twice is nobody's typing."""
        if len(valuelist) > 1:
            self.data, self.problem = None, _("%(answer)s: only one answer can be given.", answer=self.called)
        elif valuelist and isinstance(valuelist[0], str):
            self.take(valuelist[0])

    def take(self, typed: str) -> None:
        """Reads what was typed into `data`, or says in `problem` what is wrong with it."""
        self.data = typed

    def pre_validate(self, form: Any) -> None:
        """Refuses what could not be read, then what is missing; an empty optional answer needs no more checks."""
        if self.problem:
            raise StopValidation(self.problem)
        if self.is_empty():
            raise StopValidation(self.required) if self.required else StopValidation()

    def shown(self, value: Any) -> str:
        """The value as words for a person."""
        return "" if value is None else str(value)

    def typed(self) -> str:
        """What to put back into the box: what was typed, else what is kept."""
        if self.raw_data and isinstance(self.raw_data[0], str):
            return text.without_unfit(self.raw_data[0])
        return self.shown(self.data)


class TextField(Answer):
    """A line of text: trimmed, in NFC, without control characters; at most `longest` characters."""

    lines = False

    def __init__(self, label: Words, *, longest: int | None = None, **options: Any) -> None:
        super().__init__(label, **options)
        self.longest = longest or (LONGEST_TEXT if self.lines else LONGEST_LINE)

    def take(self, typed: str) -> None:
        """Tidies the text; refuses what cannot be seen and what is too long."""
        if text.unfit(tidied := text.tidy(typed, lines=self.lines)):
            self.problem = _(
                "%(answer)s held characters that cannot be seen. They have been taken out: check it and save again.",
                answer=self.called,
            )
        elif len(tidied) > self.longest:
            self.problem = _(
                "%(answer)s: use %(longest)s characters or fewer. You used %(used)s.",
                answer=self.called, longest=f"{self.longest:,}", used=f"{len(tidied):,}",
            )  # fmt: skip
        self.data = tidied

    def process_data(self, value: Any) -> None:
        """Nothing kept is an empty text."""
        self.data = value or ""


class LongTextField(TextField):
    """Several lines of text."""

    widget = widgets.TextArea()
    lines = True


class EmailField(TextField):
    """An e-mail address, folded to small letters."""

    widget = widgets.Input("email", autocomplete="email", spellcheck=False)

    def take(self, typed: str) -> None:
        """Reads an address with one @, a dot in the domain and no spaces or control characters."""
        super().take(typed)
        self.data = self.data.lower() if self.data else self.data
        if self.data and not self.problem and not widgets.EMAIL.fullmatch(self.data):
            self.problem = _("%(answer)s must look like name@example.org.", answer=self.called)


class PasswordField(Answer):
    """A password: kept as typed, never shown again."""

    widget = widgets.Password()
    is_compared = False

    def take(self, typed: str) -> None:
        """Refuses only what could not be typed."""
        self.data = typed
        if len(typed) > 1000 or "\x00" in typed:
            self.problem = _("%(answer)s: use 1,000 characters or fewer.", answer=self.called)

    def typed(self) -> str:
        """Nothing: a password is typed anew."""
        return ""


class ChoiceField(Answer):
    """One of several options, as radios. `choices` is an iterable of Option or (value, label)."""

    widget: Any = widgets.Radios()
    many = False

    def __init__(
        self, label: Words, *, choices: Iterable[Option | tuple[Any, Words]] = (), **options: Any
    ) -> None:
        super().__init__(label, **options)
        self.choices = choices

    @property
    def options(self) -> list[Option]:
        """The options, whichever way they were given."""
        return [choice if isinstance(choice, Option) else Option(*choice) for choice in self.choices]

    def process_formdata(self, valuelist: list[Any]) -> None:
        """Finds the options sent among those offered; anything else was not on the page."""
        offered = {code(option.value): option.value for option in self.options}
        sent = [value for value in valuelist if isinstance(value, str) and value != ""]
        if (len(sent) > 1 and not self.many) or not set(sent) <= set(offered):
            self.data, self.problem = (
                ([] if self.many else None),
                _("%(answer)s: choose from the list on the page.", answer=self.called),
            )
            return
        chosen = [value for value_code, value in offered.items() if value_code in sent]
        self.data = chosen if self.many else (chosen[0] if chosen else None)

    def chosen_codes(self) -> set[str]:
        """What is chosen, as the page carries it."""
        if self.raw_data and not self.data:
            return {value for value in self.raw_data if isinstance(value, str)}
        values = self.data if self.many else [self.data]
        return {code(value) for value in values or () if value is not None}

    def shown(self, value: Any) -> str:
        """The labels of what is chosen."""
        chosen = value if self.many else [value]
        return ", ".join(str(option.label) for option in self.options if option.value in (chosen or ()))


class SelectField(ChoiceField):
    """One of many options, as a list that opens."""

    widget = widgets.Select()

    def __init__(self, label: Words, *, empty: Words | None = None, **options: Any) -> None:
        super().__init__(label, **options)
        self.empty = empty


class CheckboxesField(ChoiceField):
    """Any number of several options."""

    widget = widgets.Checkboxes()
    many = True

    def is_empty(self) -> bool:
        """Whether nothing was ticked."""
        return not self.data


class TickField(Answer):
    """One box to tick: True or False."""

    widget = widgets.Tick()

    def process_formdata(self, valuelist: list[Any]) -> None:
        """A box that is not ticked sends nothing."""
        self.data = bool(valuelist)

    def is_empty(self) -> bool:
        """Whether it is unticked: only a required tick minds."""
        return not self.data

    def shown(self, value: Any) -> str:
        """Ticked or not, in words."""
        return str(_("Ticked") if value else _("Not ticked"))


class FileField(Answer):
    """A file. `endings` lists the ones taken, with their dot; `data` is a FileStorage or None."""

    widget = widgets.File()
    is_compared = False

    def __init__(self, label: Words, *, endings: Sequence[str] = (), **options: Any) -> None:
        super().__init__(label, **options)
        self.endings = tuple(ending.lower() for ending in endings)

    def process_formdata(self, valuelist: list[Any]) -> None:
        """Takes one file with a name and an ending that is taken."""
        files = [value for value in valuelist if isinstance(value, FileStorage) and value.filename]
        self.data = files[0] if files else None
        if len(files) > 1:
            self.problem = _("%(answer)s: choose one file only.", answer=self.called)
        elif files and self.endings and not (files[0].filename or "").lower().endswith(self.endings):
            endings = " · ".join(self.endings)
            self.problem = _(
                "%(answer)s: choose a file of one of these kinds: %(endings)s",
                answer=self.called,
                endings=endings,
            )

    def typed(self) -> str:
        """Nothing: a browser never lets a page fill in a file."""
        return ""


class VersionField(HiddenField):  # type: ignore[misc]  # its library has no types
    """The version of the record that the form was opened on; None when it was tampered with, which is stale."""

    def process_formdata(self, valuelist: list[Any]) -> None:
        """Reads a whole number."""
        digits = valuelist[0] if valuelist and isinstance(valuelist[0], str) else ""
        self.data = int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 10 else -1

    def _value(self) -> str:
        return "" if self.data is None else str(self.data)


def code(value: Any) -> str:
    """A choice's value as the page carries it."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value.value if isinstance(value, Enum) else value)


__all__ = ["ValidationError"]
