"""What a question about an imported value asks, in words, with the figures that it compares."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from flask_babel import LazyString
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from transition.staff.people.labels import row_name
from transition.staff.people.models import StaffQuestion
from transition.web.words import day, money

_WORDS: dict[str, LazyString] = {
    "DATE_IMPOSSIBLE": _l("There is no such day. Which day is it?"),
    "DATE_MONTH_ONLY": _l("This is a month without a day. Which day is it?"),
    "DATE_UNREADABLE": _l("This cannot be read as a date. Which day is it?"),
    "DATE_IMPLAUSIBLE": _l("This day cannot be right. Which day is it?"),
    "DATE_ORDER_UNSURE": _l(
        "Dates in this column are written both with the day and with the month first. Which day is it?"
    ),
    "MONEY_UNREADABLE": _l("This cannot be read as a sum of money. How much is it?"),
    "MONEY_NOT_A_YEAR": _l("This is not a sum for a year. How much is it a year?"),
    "MONEY_BASIS_MISSING": _l("The file does not say what the sum is for: a year, a month, a day?"),
    "MONEY_ROUNDED": _l("The sum seems to be rounded. How much is it exactly?"),
    "MONEY_IMPLAUSIBLE": _l("This sum cannot be a year's pay. How much is it?"),
    "NUMBER_UNREADABLE": _l("This cannot be read as a number. Which number is it?"),
    "NUMBER_IMPLAUSIBLE": _l("This number cannot be right. Which number is it?"),
    "POINT_UNREADABLE": _l("This cannot be read as a spinal column point. Which point is it?"),
    "NOTICE_NOT_WEEKS": _l("This is not a number of weeks. How many weeks' notice is it?"),
    "POSTCODE_UNREADABLE": _l("This cannot be read as a postcode."),
    "EMAIL_UNREADABLE": _l("This cannot be read as an e-mail address."),
    "LANGUAGE_UNREADABLE": _l("This is not a language of letters that we know. Which one is it?"),
    "CONTRACT_TYPE_UNREADABLE": _l("This is not a kind of contract that we know. Which one is it?"),
    "PENSION_UNREADABLE": _l("This is not a pension scheme that we know. Which one is it?"),
    "PENSION_SECTION_MISSING": _l("The file does not say which section of the pension scheme it is."),
    "NOT_STATED": _l("The file says that this is not known. What is it?"),
    "SPREADSHEET_ERROR": _l("The spreadsheet shows an error here. What should it say?"),
    "FORMULA_WITHOUT_VALUE": _l("There is a formula here without a stored value. What does it give?"),
    "TEXT_TOO_LONG": _l("This text is too long to keep. Enter what matters of it."),
    "NAME_MISSING": _l("There is no surname. What is it?"),
    "NAME_NOT_SPLIT": _l("Which part of this name is the surname?"),
    "PAYROLL_NUMBER_MISSING": _l("There is no payroll number. What is it?"),
    "CELLS_SHIFTED": _l(
        "This row has more cells than there are headings, so only who it is was read. Correct the row."
    ),
    "WEEKS_MISSING": _l("The contract is for term time only. How many weeks a year are paid?"),
    "GRADE_DIFFERS": _l("The grade beside the point is not that of the grade's own column. Which is right?"),
    "FIXED_TERM_END_MISSING": _l("The contract is for a fixed term. When does it end?"),
    "FIXED_TERM_END_UNEXPECTED": _l("The contract is permanent and has an end. Which is right?"),
    "ABSENCE_TEXT_NOT_KEPT": _l("Only that somebody is away, and until when, was kept."),
    "AWAY_WITHOUT_END": _l("Until when is this person away?"),
    "NI_NUMBER_NOT_KEPT": _l("This looks like a National Insurance number and was not kept."),
    "NOBODY_IDENTIFIED": _l("Nobody is identified. Add a name or a payroll number to the row."),
}


def note(field: str, question: StaffQuestion) -> str:
    """What is asked about a field, with what the file says, for whoever answers."""
    asked = words(question.code, question.facts)
    if not question.raw:
        return str(
            _(
                "%(field)s: %(question)s Change the value on the person's page too.",
                field=field,
                question=asked,
            )
        )
    return str(
        _(
            "%(field)s: the file says “%(raw)s”. %(question)s Change the value on the person's page too.",
            field=field, raw=question.raw, question=asked,
        )
    )  # fmt: skip


def words(code: str, facts: Mapping[str, Any]) -> str:
    """What is the matter, as a sentence."""
    return str(_WORDS[code]) if code in _WORDS else _compared(code, facts)


def _compared(code: str, facts: Mapping[str, Any]) -> str:
    match code:
        case "FTE_DIFFERS":
            return str(
                _(
                    "The file says %(stated)s full-time equivalent; the hours give %(worked_out)s. Which is right?",
                    stated=facts["stated"], worked_out=facts["worked_out"],
                )
            )  # fmt: skip
        case "ACTUAL_PAY_DIFFERS":
            return str(
                _(
                    "The file says %(stated)s; full-time pay, hours and weeks give %(worked_out)s. Which is right?",
                    stated=money(int(facts["stated_pence"])), worked_out=money(int(facts["worked_out_pence"])),
                )
            )  # fmt: skip
        case "SERVICE_AFTER_START":
            return str(
                _(
                    "Service is counted from %(service)s, after the start on %(start)s. Which is right?",
                    service=day(date.fromisoformat(facts["service"])), start=day(date.fromisoformat(facts["start"])),
                )
            )  # fmt: skip
        case "END_BEFORE_START":
            return str(
                _(
                    "The term ends on %(end)s, before it begins on %(start)s. Which is right?",
                    end=day(date.fromisoformat(facts["end"])), start=day(date.fromisoformat(facts["start"])),
                )
            )  # fmt: skip
        case "SAME_PAYROLL_NUMBER":
            return str(
                _(
                    "Row %(row)s has the same payroll number. Is it the same person?",
                    row=row_name(facts.get("row")),
                )
            )
        case "POSSIBLY_SAME_PERSON":
            return str(_("Row %(row)s may be the same person. Is it?", row=row_name(facts.get("row"))))
        case "SAME_POST_TWICE":
            return str(_("Row %(row)s seems to be the same post. Is it?", row=row_name(facts.get("row"))))
        case "TEAM_NEARLY_ALIKE":
            return str(_("No team has this name yet. Is “%(team)s” meant?", team=facts.get("team", "")))
        case "ROWS_DISAGREE":
            return str(
                _(
                    "Row %(row)s says something else of this person. Which is right?",
                    row=row_name(facts.get("row")),
                )
            )
        case _:
            return ""
