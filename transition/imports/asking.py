"""What is the matter with a value, in words, with the figures that the question compares."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from flask_babel import LazyString
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from transition.imports.results import Code
from transition.web.words import day, money

_WORDS: dict[Code, LazyString] = {
    Code.DATE_IMPOSSIBLE: _l("There is no such day. Which day is it?"),
    Code.DATE_MONTH_ONLY: _l("This is a month without a day. Which day is it?"),
    Code.DATE_UNREADABLE: _l("This cannot be read as a date. Which day is it?"),
    Code.DATE_IMPLAUSIBLE: _l("This day cannot be right. Which day is it?"),
    Code.MONEY_UNREADABLE: _l("This cannot be read as a sum of money. How much is it?"),
    Code.MONEY_NOT_A_YEAR: _l("This is not a sum for a year. How much is it a year?"),
    Code.MONEY_BASIS_MISSING: _l("The file does not say what the sum is for: a year, a month, a day?"),
    Code.MONEY_ROUNDED: _l("The sum seems to be rounded. How much is it exactly?"),
    Code.MONEY_IMPLAUSIBLE: _l("This sum cannot be a year’s pay. How much is it?"),
    Code.NUMBER_UNREADABLE: _l("This cannot be read as a number. Which number is it?"),
    Code.NUMBER_IMPLAUSIBLE: _l("This number cannot be right. Which number is it?"),
    Code.POINT_UNREADABLE: _l("This cannot be read as a spinal column point. Which point is it?"),
    Code.NOTICE_NOT_WEEKS: _l("This is not a number of weeks. How many weeks’ notice is it?"),
    Code.POSTCODE_UNREADABLE: _l("This cannot be read as a postcode."),
    Code.EMAIL_UNREADABLE: _l("This cannot be read as an e-mail address."),
    Code.LANGUAGE_UNREADABLE: _l("This names no language of letters that we know. Which one is it?"),
    Code.CONTRACT_TYPE_UNREADABLE: _l("This names no kind of contract that we know. Which one is it?"),
    Code.PENSION_UNREADABLE: _l("This names no pension scheme that we know. Which one is it?"),
    Code.PENSION_SECTION_MISSING: _l("The file does not say which section of the pension scheme it is."),
    Code.NOT_STATED: _l("The file says that this is not known. What is it?"),
    Code.SPREADSHEET_ERROR: _l("The spreadsheet shows an error here. What should it say?"),
    Code.FORMULA_WITHOUT_VALUE: _l("There is a formula here without a stored value. What does it give?"),
    Code.TEXT_TOO_LONG: _l("This text is too long to keep. Enter what matters of it."),
    Code.NAME_MISSING: _l("There is no surname. What is it?"),
    Code.NAME_NOT_SPLIT: _l("Which part of this name is the surname?"),
    Code.PAYROLL_NUMBER_MISSING: _l("There is no payroll number. What is it?"),
    Code.CELLS_SHIFTED: _l(
        "This row has more cells than there are headings, so only who it is was read. Correct the row."
    ),
    Code.WEEKS_MISSING: _l("The contract is for term time only. How many weeks a year are paid?"),
    Code.GRADE_DIFFERS: _l(
        "The grade beside the point is not that of the grade’s own column. Which is right?"
    ),
    Code.FIXED_TERM_END_MISSING: _l("The contract is for a fixed term. When does it end?"),
    Code.FIXED_TERM_END_UNEXPECTED: _l("The contract is permanent and has an end. Which is right?"),
    Code.ABSENCE_TEXT_NOT_KEPT: _l("Only that somebody is away, and until when, was kept."),
    Code.AWAY_WITHOUT_END: _l("Until when is this person away?"),
    Code.NI_NUMBER_NOT_KEPT: _l("This looks like a National Insurance number and was not kept."),
    Code.NOBODY_IDENTIFIED: _l("Nobody is identified. Add a name or a payroll number to the row."),
}


def words(code: str, facts: Mapping[str, Any]) -> str:
    """What is the matter, as a sentence."""
    kind = Code(code)
    if kind in _WORDS:
        return str(_WORDS[kind])
    return _compared(kind, facts)


def _compared(code: Code, facts: Mapping[str, Any]) -> str:
    match code:
        case Code.FTE_DIFFERS:
            return str(
                _(
                    "The file says %(stated)s full-time equivalent; the hours give %(worked_out)s. Which is right?",
                    stated=facts["stated"], worked_out=facts["worked_out"],
                )
            )  # fmt: skip
        case Code.ACTUAL_PAY_DIFFERS:
            return str(
                _(
                    "The file says %(stated)s; full-time pay, hours and weeks give %(worked_out)s. Which is right?",
                    stated=money(int(facts["stated_pence"])), worked_out=money(int(facts["worked_out_pence"])),
                )
            )  # fmt: skip
        case Code.SERVICE_AFTER_START:
            return str(
                _(
                    "Service is counted from %(service)s, after the start on %(start)s. Which is right?",
                    service=day(date.fromisoformat(facts["service"])), start=day(date.fromisoformat(facts["start"])),
                )
            )  # fmt: skip
        case Code.END_BEFORE_START:
            return str(
                _(
                    "The term ends on %(end)s, before it begins on %(start)s. Which is right?",
                    end=day(date.fromisoformat(facts["end"])), start=day(date.fromisoformat(facts["start"])),
                )
            )  # fmt: skip
        case Code.SAME_PAYROLL_NUMBER:
            return str(
                _("Row %(row)s has the same payroll number. Is it the same person?", row=facts.get("row", ""))
            )
        case Code.POSSIBLY_SAME_PERSON:
            return str(_("Row %(row)s may be the same person. Is it?", row=facts.get("row", "")))
        case Code.SAME_POST_TWICE:
            return str(_("Row %(row)s seems to be the same post. Is it?", row=facts.get("row", "")))
        case Code.ROWS_DISAGREE:
            return str(
                _("Row %(row)s says something else of this person. Which is right?", row=facts.get("row", ""))
            )
        case _:
            raise ValueError(f"No words for {code}")
