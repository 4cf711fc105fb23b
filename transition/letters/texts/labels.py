"""The words of texts: what each is called, where its Welsh stands, and what their rules say."""

from flask_babel import LazyString
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from transition.i18n.names import Words
from transition.letters.corrections.queries import OF_CORRECTION
from transition.letters.labels import KINDS
from transition.letters.texts.catalogue import Text
from transition.letters.texts.checks import Held, Line, Why
from transition.letters.texts.exchange import Fault
from transition.rules.broken import RuleBroken
from transition.rules.letters import LetterKind
from transition.rules.welsh import NEAR_DAYS, TextState
from transition.rules.wording import Slot
from transition.web.language import language
from transition.web.words import day

# How much of a cell is quoted.
_QUOTED = 200
SLOTS: dict[Slot, LazyString] = {
    Slot.OPENING: _l("After the first paragraph"),
    Slot.CLOSING: _l("At the end, before the signature"),
}
STATES: dict[TextState, LazyString] = {
    TextState.EMPTY: _l("Empty"),
    TextState.MISSING: _l("Welsh missing"),
    TextState.TO_CHECK: _l("To be checked"),
    TextState.ENGLISH_CHANGED: _l("English changed since"),
    TextState.CHECKED: _l("Checked"),
}
SHAPES: dict[TextState, str] = {
    TextState.EMPTY: "none",
    TextState.MISSING: "overdue",
    TextState.TO_CHECK: "soon",
    TextState.ENGLISH_CHANGED: "soon",
    TextState.CHECKED: "met",
}
WHY: dict[Why, LazyString] = {
    Why.MISSING: _l("Its Welsh is missing"),
    Why.TO_CHECK: _l("Nobody has checked its Welsh as the letters have it"),
    Why.CHECKED_SINCE: _l("Other Welsh was checked since: these letters can take it up"),
}
_NAMES: dict[str, LazyString] = {
    "transfer.reason": _l("The reason for the transfer"),
    "settings.functions": _l("The work that moves"),
    "settings.affected": _l("The employees who may be affected"),
    "settings.welsh_effects": _l("The effect on the Welsh language"),
    "settings.pension_fund": _l("Name of the pension fund"),
    "settings.service_recognised": _l("What service the new employer recognises"),
    "settings.loan_until": _l("How long the loan lasts"),
    "settings.challenge_decider": _l("Who decides a challenge"),
    "settings.first_day": _l("The first day with the new employer"),
    "settings.leave_carried": _l("What happens to leave that was earned and booked"),
    "settings.staying": _l("What changes for those who stay"),
    "settings.contact_title": _l("Job title of whoever answers questions"),
    "information.legal_implications": _l("Legal implications"),
    "information.economic_implications": _l("Economic implications"),
    "information.social_implications": _l("Social implications"),
    "information.agency_worker_places": _l("Where agency workers work"),
    "information.agency_worker_work": _l("What agency workers do"),
    "employer.signatory_title": _l("Title of whoever signs"),
}
_OF_CORRECTION: dict[str, LazyString] = {
    "wrong": _l("A correction: what was wrong"),
    "right": _l("A correction: what is right"),
}
_OF_MEASURE: dict[str, LazyString] = {
    "title": _l("A measure: its name"),
    "text": _l("A measure: what it is"),
    "affected": _l("A measure: whom it affects"),
    "effect": _l("A measure: its effect"),
    "mitigation": _l("A measure: what softens it"),
    "final_wording": _l("A measure: its final wording"),
}
_PROBLEMS: dict[str, LazyString] = {
    "english_needed": _l("Enter the English too: it is what another officer approves."),
    "approver_is_writer": _l("You wrote this paragraph, so another officer must approve it."),
    "wording_replaced": _l("A newer wording has been written since. Approve that one."),
    "welsh_missing": _l("Enter the Welsh before it is marked as checked."),
    "checked_already": _l("This Welsh is marked as checked already, and its English has not changed since."),
    "english_same": _l("The English has not changed since the Welsh was checked, or the Welsh has changed too."),
    "welsh_kept_elsewhere": _l(
        "These words are not your employer’s to write here. Ask whoever keeps them for other Welsh; you can still "
        "mark the Welsh that is there as checked."
    ),
    "crest_too_big": _l("The picture is too big. Choose a file of 2 MB or less."),
    "crest_not_a_picture": _l("This file is not a picture that can be drawn. Choose a PNG or a JPEG."),
    "crest_too_many_dots": _l("The picture is too large. Choose one of 5,000 dots or fewer on each side."),
    "crest_too_few_dots": _l("The picture is too small for paper. Choose one of 100 dots or more on each side."),
    "file_refused": _l("This file cannot be read. Choose the workbook (XLSX) that you took from this page."),
    "file_empty": _l("There is no text in this file. Choose the workbook (XLSX) that you took from this page."),
    "rows_refused": _l("Nothing was kept, because these rows cannot be taken. Put them right and send the file again."),
    "english_first_needs_reason": _l("Say why the English cannot wait for its Welsh."),
    "welsh_not_checked": _l("Everybody in this batch chose Welsh alone, so there is no English to send."),
    "welsh_is_checked": _l("The Welsh of these letters does not wait for anybody, so nothing has to go ahead of it."),
    "approved_already": _l("These letters are approved already, or they are Welsh letters that follow."),
    "correction_goes_whole": _l("A correction goes out in both languages together. Have its Welsh checked first."),
    "nothing_to_take_up": _l("No other Welsh was checked since these letters were prepared."),
}  # fmt: skip
_FAULTS: dict[str, LazyString] = {
    "row_unknown": _l(
        "Row %(number)s names no text that you may translate. Take the row out, or put back its first column."
    ),
    "row_twice": _l(
        "Row %(number)s names a text that an earlier row names too. Take one of them out: %(text)s."
    ),
    "row_stale": _l(
        "Row %(number)s: this text has changed since the file was made. Take its row out, or take a new workbook: "
        "%(text)s."
    ),
    "row_too_long": _l("Row %(number)s: the Welsh is too long. Make it shorter: %(text)s."),
    "row_answer": _l(
        "Row %(number)s: “%(given)s” does not say whether the Welsh is checked. Write yes or leave it empty: %(text)s."
    ),
    "row_emptied": _l(
        "Row %(number)s: its Welsh was taken out. Write the Welsh, or put back what was there: %(text)s."
    ),
    "row_checked_empty": _l(
        "Row %(number)s: it is marked as checked and has no Welsh. Write the Welsh, or take the mark out: %(text)s."
    ),
    "row_kept_elsewhere": _l(
        "Row %(number)s: its Welsh can only be checked here, not changed. Put back what was there, and ask whoever "
        "keeps these words for other Welsh: %(text)s."
    ),
    "row_refused": _l("Row %(number)s: %(text)s. %(given)s"),
}


def name_of(text: Text) -> str:
    """What a text is called."""
    if text.wording is not None:
        return str(
            _(
                "Own paragraph of “%(letter)s”: %(place)s",
                letter=KINDS[text.wording.kind],
                place=SLOTS[text.wording.slot],
            )
        )
    return name_of_key(text.key)


def row_name(text: Text) -> str:
    """What a row of the workbook is about: of a measure, which one too."""
    if text.measure is None:
        return name_of(text)
    title = Words(text.measure.title, text.measure.title_cy).in_language(language())[0]
    return str(_("%(text)s (“%(measure)s”)", text=name_of(text), measure=title))


def may_words(text: Text) -> str:
    """What a translator may do with the Welsh of a row."""
    return str(
        _("Change it and check it") if text.is_own else _("Check it only: its words are kept elsewhere")
    )


def name_of_key(key: str) -> str:
    """What the text with this key is called."""
    if key.startswith("measure."):
        return str(_OF_MEASURE[key.rpartition(".")[2]])
    if key.startswith(OF_CORRECTION):
        return str(_OF_CORRECTION[key.removeprefix(OF_CORRECTION)])
    if key.startswith("own."):
        _own, kind, slot = key.split(".")
        place = {"letter": KINDS[LetterKind(kind)], "place": SLOTS[Slot(slot)]}
        return str(_("Own paragraph of “%(letter)s”: %(place)s", **place))
    return str(_NAMES[key])


def state_words(line: Line) -> str:
    """Where its Welsh stands, with who checked it and when."""
    if line.check is None or line.state is not TextState.CHECKED:
        return str(STATES[line.state])
    said = {"name": line.checked_by, "day": day(line.check.checked_on)}
    if line.check.is_unaffected:
        return str(_("Marked as unaffected by %(name)s on %(day)s", **said))
    return str(_("Checked by %(name)s on %(day)s", **said))


def held_words(held: Held) -> str:
    """Which text holds a batch, and why."""
    return str(_("%(text)s: %(why)s", text=name_of_key(held.key), why=WHY[held.why]))


def fault_words(fault: Fault) -> str:
    """Why a row of a file is not taken."""
    said = {
        "number": fault.number,
        "text": row_name(fault.text) if fault.text else "",
        "given": fault.given[:_QUOTED],
    }
    return str(_FAULTS[fault.code]) % said


def problem(broken: RuleBroken) -> str:
    """What is said when a rule about texts refuses."""
    if broken.code == "no_statutory_day_near":
        return str(
            _(
                "English goes ahead of its Welsh only where a statutory day is near, which is within %(days)s working "
                "days. There is time to wait for the Welsh.",
                days=NEAR_DAYS,
            )
        )
    said = _PROBLEMS.get(broken.code)
    return str(said or _("The record that holds this text cannot be changed now. Open it where it is kept."))
