"""The questions asked about people, posts and assignments, and what the address of the list asks."""

from enum import StrEnum
from typing import Any, TypeVar

from flask_babel import lazy_gettext as _l
from werkzeug.datastructures import MultiDict

from transition.rules.addresses import as_postcode
from transition.rules.record_needs import RecordHeading
from transition.staff.people.labels import (
    AWAY,
    CONTRACTS,
    FIELDS,
    FORMATS,
    LANGUAGES,
    OTHER_FORMATS,
    SCOPES,
    options,
)
from transition.staff.people.listing import Order, Wanted
from transition.staff.people.models import ContractType
from transition.staff.quality.wrong import Wrong
from transition.transfers.models import Scope
from transition.web.amounts import DateBoxes, HundredthsField, MoneyField, WholeField
from transition.web.fields import ChoiceField, EmailField, LongTextField, SelectField, TextField, VersionField
from transition.web.forms import Form

Member = TypeVar("Member", bound=StrEnum)


class PostcodeField(TextField):
    """A postcode of the United Kingdom, kept as it is printed; empty for an address abroad."""

    def take(self, typed: str) -> None:
        """Reads it by its shape; whether it exists is for whoever checks the address."""
        super().take(typed)
        if self.data and not self.problem:
            found = as_postcode(self.data)
            self.data = found or self.data
            self.problem = (
                None if found else _l("Enter a postcode such as NP7 5ZZ, or none for an address abroad.")
            )


class PersonForm(Form):
    """Who somebody is, where they live and whether they are away."""

    version = VersionField()
    surname = TextField(FIELDS["surname"], required=_l("Enter the surname."))
    forenames = TextField(FIELDS["forenames"])
    known_as = TextField(FIELDS["known_as"])
    payroll_number = TextField(
        FIELDS["payroll_number"], longest=40, hint=_l("Include any noughts at the beginning.")
    )
    birth_on = DateBoxes(FIELDS["birth_on"])
    address = LongTextField(FIELDS["address"], longest=500, hint=_l("One part of the address on each line."))
    postcode = PostcodeField(
        FIELDS["postcode"], longest=10,
        hint=_l("For an address abroad leave this empty and end the address with the country."),
    )  # fmt: skip
    work_email = EmailField(FIELDS["work_email"])
    away_kind = ChoiceField(
        FIELDS["away_kind"], choices=options(AWAY), hint=_l("No other reason for an absence is kept.")
    )
    away_until = DateBoxes(FIELDS["away_until"])


class PostForm(Form):
    """One job: what it is, its hours and its pay."""

    version = VersionField()
    job_title = TextField(FIELDS["job_title"], required=_l("Enter the job title."))
    job_title_cy = TextField(_l("Job title in Welsh"))
    post_number = TextField(FIELDS["post_number"], longest=40)
    service = TextField(FIELDS["service"])
    team = TextField(FIELDS["team"])
    line_manager = TextField(FIELDS["line_manager"])
    work_base = TextField(FIELDS["work_base"])
    work_base_cy = TextField(_l("Work base in Welsh"))
    contract_type = ChoiceField(FIELDS["contract_type"], choices=options(CONTRACTS))
    fixed_term_end_on = DateBoxes(FIELDS["fixed_term_end_on"])
    probation_end_on = DateBoxes(FIELDS["probation_end_on"])
    grade = TextField(FIELDS["grade"], longest=40)
    spinal_point = WholeField(FIELDS["spinal_point"], most=99)
    pay_as_at = DateBoxes(FIELDS["pay_as_at"])
    full_time_pay_pence = MoneyField(FIELDS["full_time_pay_pence"])
    actual_pay_pence = MoneyField(FIELDS["actual_pay_pence"])
    weekly_hours_hundredths = HundredthsField(FIELDS["weekly_hours_hundredths"], most=168_00)
    full_time_hours_hundredths = HundredthsField(FIELDS["full_time_hours_hundredths"], most=168_00)
    weeks_a_year_hundredths = HundredthsField(FIELDS["weeks_a_year_hundredths"], most=53_00)
    collective_agreement = TextField(FIELDS["collective_agreement"])


class NewPersonForm(PersonForm):
    """Somebody new, with one post. The rest of the post is entered on its own page."""

    job_title = TextField(FIELDS["job_title"], required=_l("Enter the job title."))
    team = TextField(FIELDS["team"])
    scope = ChoiceField(_l("Assignment"), choices=options(SCOPES), required=_l("Select the assignment."))


class NewPostForm(PostForm):
    """One more job of somebody."""

    scope = ChoiceField(_l("Assignment"), choices=options(SCOPES), required=_l("Select the assignment."))


class AssignmentForm(Form):
    """Whether the transfer takes a post."""

    version = VersionField()
    scope = ChoiceField(_l("Assignment"), choices=options(SCOPES), required=_l("Select the assignment."))
    share_percent = WholeField(
        FIELDS["share_percent"], most=100, hint=_l("In percent, such as 60. It is evidence, not the answer.")
    )
    reason = LongTextField(
        _l("Reason, as the member of staff is told it"),
        hint=_l("Why, or while it is undecided what is awaited. It stands in their letter."),
        longest=2000,
    )
    reason_cy = LongTextField(_l("Reason, in Welsh"), longest=2000)
    evidence = LongTextField(
        _l("Evidence"), hint=_l("It stands in their letter. Name nobody else."), longest=4000
    )
    evidence_cy = LongTextField(_l("Evidence, in Welsh"), longest=4000)
    decided_by = TextField(_l("Decided by"))
    decided_on = DateBoxes(_l("Decided on"))
    challenge = LongTextField(_l("Challenge"), longest=4000, hint=_l("What the member of staff said."))
    challenged_on = DateBoxes(_l("Challenged on"))
    challenge_outcome = LongTextField(
        _l("Outcome of the challenge"),
        hint=_l("The answer, with its reasons. It stands in their letter."),
        longest=4000,
    )
    challenge_outcome_cy = LongTextField(_l("Outcome of the challenge, in Welsh"), longest=4000)
    challenge_answered_by = TextField(_l("Who decided the challenge"))
    challenge_answered_on = DateBoxes(_l("Challenge decided on"))


class LanguageForm(Form):
    """The language and format of somebody's letters."""

    version = VersionField()
    language = ChoiceField(
        FIELDS["language"], choices=options(LANGUAGES), required=_l("Select the language of letters.")
    )
    language_asked_on = DateBoxes(_l("Asked on"))
    letter_format = ChoiceField(
        _l("Format of letters"), choices=options(FORMATS), required=_l("Select the format of letters.")
    )
    other_format = ChoiceField(
        _l("Which other format"),
        choices=options(OTHER_FORMATS),
        hint=_l(
            "It is made by hand for each letter. The printed letter goes too, so that nothing waits for it."
        ),
    )
    letter_format_note = TextField(
        _l("More about the format"), hint=_l("Such as the grade of Braille, or the kind of file.")
    )


class ServiceDatesForm(Form):
    """The dates from which service counts."""

    version = VersionField()
    start_on = DateBoxes(FIELDS["start_on"])
    statutory_service_on = DateBoxes(FIELDS["statutory_service_on"])
    modification_order_service_on = DateBoxes(FIELDS["modification_order_service_on"])
    green_book_service_on = DateBoxes(FIELDS["green_book_service_on"])
    reason = LongTextField(
        _l("Reason for the change"),
        longest=1000,
        hint=_l("Needed when a date that was recorded before is changed."),
    )


class QuestionForm(Form):
    """The answer to a question about a record."""

    answer = LongTextField(_l("Answer"), longest=1000, required=_l("Enter the answer."))


class AnswersForm(Form):
    """Answers to the questions of a page; what is asked is in the page's own rows."""


class ManagerForm(Form):
    """Which account a line manager's name belongs to."""

    name: SelectField
    account: SelectField


def manager_form(names: list[str], accounts: list[tuple[int, str]]) -> ManagerForm:
    """The question for these names of line managers and these accounts."""

    class Asked(ManagerForm):
        name = SelectField(
            _l("Line manager, as the records name them"),
            choices=[(one, one) for one in names],
            required=_l("Select a line manager."),
        )
        account = SelectField(_l("Person who signs in"), choices=accounts, empty=_l("Nobody who signs in"))

    return Asked()


class NothingAsked(Form):
    """A button that asks nothing more."""

    version = VersionField()


def wanted_from(asked: "MultiDict[str, str]", text: str = "") -> Wanted:
    """What the address of the list asks, and the words searched for; whatever cannot be read is left out."""
    return Wanted(
        text=text,
        team=asked.get("team", "").replace("\x00", "")[:200],
        scope=_member(Scope, asked.get("scope")),
        contract=_member(ContractType, asked.get("contract")),
        is_incomplete=asked.get("incomplete") == "yes",
        is_away=asked.get("away") == "yes",
        lacks=_member(RecordHeading, asked.get("lacks")),
        wrong=_member(Wrong, asked.get("wrong")),
        order=_member(Order, asked.get("sort")) or Order.NAME,
        is_descending=asked.get("order") == "down",
        after=_identity(asked.get("after")),
        before=_identity(asked.get("before")),
    )


def address_of(wanted: Wanted) -> dict[str, Any]:
    """What stands in the address of the list for its filters and its order: never the words searched for."""
    asked = {
        "team": wanted.team,
        "scope": wanted.scope or "",
        "contract": wanted.contract or "",
        "incomplete": "yes" if wanted.is_incomplete else "",
        "away": "yes" if wanted.is_away else "",
        "lacks": wanted.lacks or "",
        "wrong": wanted.wrong or "",
        "sort": wanted.order,
        "order": "down" if wanted.is_descending else "",
    }
    return {name: str(value) for name, value in asked.items() if value}


def _member(kind: type[Member], value: str | None) -> Member | None:
    return next((member for member in kind if member.value == value), None)


def _identity(value: str | None) -> int | None:
    is_number = value is not None and value.isascii() and value.isdigit() and len(value) < 10
    return int(value) if value and is_number else None
