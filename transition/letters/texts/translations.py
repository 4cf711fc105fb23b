"""The translator's pages: what waits, one text at a time, and all of them out and in as a workbook. No staff record."""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext

from transition import clock
from transition.access.guard import requires, viewer
from transition.access.permissions import Thing, Verb
from transition.db import Stale, db
from transition.letters.kinds import kinds_of
from transition.letters.texts import actions, exchange, reach
from transition.letters.texts.catalogue import Text
from transition.letters.texts.checks import Line, line_of
from transition.letters.texts.forms import LineForm, PassageForm, TextsFileForm
from transition.letters.texts.labels import (
    SHAPES,
    fault_words,
    may_words,
    name_of,
    problem,
    row_name,
    state_words,
)
from transition.rules.broken import RuleBroken
from transition.rules.welsh import TRANSLATION_DAYS, TextState, changed
from transition.transfers.queries import NotVisible
from transition.web.downloads import XLSX, attachment, file_name, workbook
from transition.web.errors import not_found
from transition.web.language import language
from transition.web.pages import render_form

_FAULTS_SHOWN = 50

translations = Blueprint("translations", __name__, url_prefix="/translations")
translations.register_error_handler(NotVisible, not_found)


@translations.get("")
@requires(Thing.WELSH_TEXTS, Verb.WRITE)
def queue() -> ResponseReturnValue:
    """Every text of one's employer's letters that waits for its Welsh, those that are due first on top."""
    found = reach.queue_of(viewer(), clock.today())
    waiting = [line for line in found if line.waits]
    return render_template(
        "translations/queue.html", waiting=waiting, checked=[line for line in found if not line.waits],
        too_long=[line for line in found if not exchange.fits(line)], name_of=name_of, state_words=state_words,
        shapes=SHAPES, allowance=TRANSLATION_DAYS, words=sum(line.words for line in waiting),
        changed_words=sum(line.changed_words for line in waiting),
    )  # fmt: skip


@translations.route("/<ref>", methods=["GET", "POST"])
@requires(Thing.WELSH_TEXTS, Verb.WRITE)
def text(ref: str) -> ResponseReturnValue:
    """One text: its English, what changed in it, its Welsh to type, and marking it as checked."""
    found = reach.get_text(ref, viewer())
    form = (LineForm if found.is_line else PassageForm)(
        data={"version": found.version, "welsh": found.words.cy}
    )
    is_checked = request.form.get("then") == "checked"
    if form.validate_on_submit() and form.attempt(
        lambda: actions.give_welsh(
            found, form.welsh.data or "", is_checked=is_checked, version=form.version.data, by=viewer(),
            today=clock.today(), now=clock.now(),
        ), problem,
    ):  # fmt: skip
        db.session.commit()
        flash(_("The Welsh was kept and is marked as checked.") if is_checked else _("The Welsh was kept."))
        return redirect(url_for("translations.queue"))
    return _shown(found, form)


def _shown(found: Text, form: LineForm | PassageForm) -> ResponseReturnValue:
    line = _line(found)
    return render_form(
        "translations/text.html", form, text=found, line=line, title=name_of(found), state=state_words(line),
        shapes=SHAPES, runs=changed(line.previous_english, found.words.en) if line.previous_english else (),
        may_be_unaffected=line.state is TextState.ENGLISH_CHANGED,
    )  # fmt: skip


def _line(found: Text) -> Line:
    return line_of(found, kinds_of(found.transfer, found.employer), clock.today())


@translations.post("/<ref>/unaffected")
@requires(Thing.WELSH_TEXTS, Verb.WRITE)
def unaffected(ref: str) -> ResponseReturnValue:
    """Marks a change of the English as one that leaves the Welsh as it is."""
    found = reach.get_text(ref, viewer())
    version = request.form.get("version", "")
    try:
        seen = int(version) if version.isascii() and version.isdigit() and len(version) < 10 else -1
        actions.mark_unaffected(found, version=seen, by=viewer(), today=clock.today())
    except (RuleBroken, Stale) as refused:
        said = problem(refused) if isinstance(refused, RuleBroken) else _changed_meanwhile()
        flash(said, "warning")
        return redirect(url_for("translations.text", ref=ref))
    db.session.commit()
    flash(_("The Welsh is marked as unaffected by the change."))
    return redirect(url_for("translations.queue"))


def _changed_meanwhile() -> str:
    return str(_("Somebody changed this text while you were reading it. Read it again."))


@translations.get("/texts.xlsx")
@requires(Thing.WELSH_TEXTS, Verb.WRITE)
def take_out() -> ResponseReturnValue:
    """The texts that wait, as a workbook that can come back with their Welsh in it."""
    waiting = [line for line in reach.queue_of(viewer(), clock.today()) if line.waits]
    headings = [
        _("Text’s own key (leave as it is)"), _("Its fingerprint (leave as it is)"), _("Transfer"), _("Text"),
        _("English"), _("English when the Welsh was checked"), _("Welsh"), _("Is the Welsh checked? (yes or empty)"),
        _("What you may do with the Welsh"), _("State"), _("Due"), _("Words in English"),
        _("Of these, words that changed"),
    ]  # fmt: skip
    rows = exchange.rows_out(waiting, row_name, state_words, may_words, language())
    content = workbook([(_("Welsh texts"), headings, rows)])
    return attachment(content, file_name("welsh texts", "xlsx"), XLSX)


@translations.route("/in", methods=["GET", "POST"])
@requires(Thing.WELSH_TEXTS, Verb.WRITE)
def take_in() -> ResponseReturnValue:
    """The workbook comes back: all of its rows are kept, or none."""
    form, faults, kept = TextsFileForm(), list[exchange.Fault](), list[int]()
    if form.validate_on_submit() and form.attempt(lambda: kept.append(_take(form, faults)), problem):
        db.session.commit()
        flash(ngettext("%(num)s text was kept.", "%(num)s texts were kept.", kept[0]))
        return redirect(url_for("translations.queue"))
    # In words before the rollback: they are about records as they were read.
    said = [fault_words(one) for one in faults[:_FAULTS_SHOWN]]
    db.session.rollback()
    return render_form("translations/take_in.html", form, faults=said, more=len(faults) - len(said))


def _take(form: TextsFileForm, faults: list[exchange.Fault]) -> int:
    """Keeps what every row brings; gives how many texts said something new."""
    rows = exchange.rows_in(form.file.data.read())
    by_ref = {line.text.ref: line for line in reach.queue_of(viewer(), clock.today())}
    taken, refused = exchange.matched(rows, lambda ref: by_ref[ref].text if ref in by_ref else None)
    faults.extend(refused)
    kept = 0
    for row, found, welsh in taken:
        is_checked = row.is_checked and (by_ref[found.ref].waits or welsh != found.words.cy)
        if is_checked or welsh != found.words.cy:
            try:
                _give(found, welsh, is_checked)
            except RuleBroken as broken:
                faults.append(exchange.Fault(row.number, "row_refused", found, problem(broken)))
            kept += 1
    if faults:
        faults.sort(key=lambda one: one.number)
        raise RuleBroken("rows_refused", "file")
    return kept


def _give(found: Text, welsh: str, is_checked: bool) -> None:
    actions.give_welsh(
        found, welsh, is_checked=is_checked, version=found.version, by=viewer(), today=clock.today(), now=clock.now(),
    )  # fmt: skip
