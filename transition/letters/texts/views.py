"""The pages of a council's own paragraphs and of its crest: what is fixed, what is its own, who approved it."""

from flask import Response, abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from transition import clock
from transition.access.guard import requires, viewer
from transition.access.permissions import Thing, Verb
from transition.accounts.queries import names_of
from transition.db import db
from transition.employers.models import Employer
from transition.letters import labels as letter_labels
from transition.letters.blueprint import letters, writing
from transition.letters.kinds import kinds_of
from transition.letters.sources import sources_of
from transition.letters.texts import actions, queries
from transition.letters.texts.catalogue import own_key
from transition.letters.texts.checks import lines_of
from transition.letters.texts.fixed import newest_of, read_as, sample
from transition.letters.texts.forms import CrestForm, WordingForm
from transition.letters.texts.labels import SHAPES, SLOTS, name_of, problem, state_words
from transition.letters.texts.models import OwnWording, WordingApproval
from transition.letters.views import draft, inline, kind_of
from transition.rules.letters import LetterKind
from transition.rules.welsh import WAITS, Pair, state_of
from transition.rules.wording import Slot
from transition.transfers.models import Transfer
from transition.web.forms import Form
from transition.web.language import language as page_language
from transition.web.pages import render_form


@letters.get("/texts", endpoint="texts")
@requires(Thing.STAFF_LETTERS, Verb.WRITE)
def list_texts(transfer_id: int) -> ResponseReturnValue:
    """Every text of one's employer's letters with where its Welsh stands, and the own paragraphs of each letter."""
    transfer, employer = writing(transfer_id)
    kinds, newest = kinds_of(transfer, employer), queries.newest_wordings(transfer, employer)
    return render_template(
        "letters/texts/texts.html", transfer=transfer, employer=employer, kinds=kinds,
        lines=lines_of(transfer, employer, kinds, clock.today()), slots=SLOTS, kind_names=letter_labels.KINDS,
        newest={(one.kind, one.slot): one for one in newest}, approvals=queries.approvals_of(newest),
        name_of=name_of, state_words=state_words, shapes=SHAPES,
    )  # fmt: skip


@letters.route("/texts/<kind>/<any(opening, closing):slot>", methods=["GET", "POST"])
@requires(Thing.STAFF_LETTERS, Verb.WRITE)
def own_text(transfer_id: int, kind: str, slot: str) -> ResponseReturnValue:
    """What one's own employer says in one place of a letter, beside the paragraphs that are fixed."""
    transfer, employer = writing(transfer_id)
    chosen, place = _offered(kind, kinds_of(transfer, employer)), Slot(slot.upper())
    versions = queries.versions_of(transfer, employer, chosen, place)
    form = WordingForm(data=_held(versions))
    if form.validate_on_submit() and form.attempt(
        lambda: actions.write_wording(
            transfer, employer, chosen, place, text=form.text.data or "", text_cy=form.text_cy.data or "",
            version=form.version.data, by=viewer(), now=clock.now(),
        ), problem,
    ):  # fmt: skip
        db.session.commit()
        flash(_("The wording was kept. Letters say it once another officer has approved it."))
        return redirect(request.path)
    newest = newest_of(sources_of(transfer, employer, clock.today()), transfer, employer)
    return render_form(
        "letters/texts/own_text.html", form, transfer=transfer, kind=chosen, slot=place, slots=SLOTS,
        kind_names=letter_labels.KINDS, versions=versions, approvals=queries.approvals_of(versions),
        names=_names(versions), reads=read_as(sample(newest, chosen), page_language()),
        documents=letter_labels.DOCUMENTS,
    )  # fmt: skip


def _held(versions: list[OwnWording]) -> dict[str, object]:
    if not versions:
        return {"version": 0}
    return {"version": versions[0].number, "text": versions[0].text, "text_cy": versions[0].text_cy}


def _names(versions: list[OwnWording]) -> dict[int, str]:
    approvals: list[WordingApproval] = list(queries.approvals_of(versions).values())
    return names_of([*(one.written_by_id for one in versions), *(one.approved_by_id for one in approvals)])


def _offered(kind: str, offered: tuple[LetterKind, ...]) -> LetterKind:
    chosen = kind_of(kind)
    return chosen if chosen in offered else abort(404)


@letters.get("/texts/<kind>/draft/<any(cy, en):language>.pdf")
@requires(Thing.STAFF_LETTERS, Verb.WRITE)
def draft_of_own_text(transfer_id: int, kind: str, language: str) -> ResponseReturnValue:
    """A letter to somebody invented with the newest own paragraphs in it, marked as a draft."""
    transfer, employer = writing(transfer_id)
    chosen = _offered(kind, kinds_of(transfer, employer))
    letter = sample(newest_of(sources_of(transfer, employer, clock.today()), transfer, employer), chosen)
    return draft(letter, language, transfer) if letter else abort(404)


@letters.route("/texts/wordings/<int:wording_id>/approve", methods=["GET", "POST"])
@requires(Thing.BATCH_APPROVAL, Verb.WRITE)
def approve_wording(transfer_id: int, wording_id: int) -> ResponseReturnValue:
    """Another officer says yes to a wording, which letters say from then on."""
    transfer, employer = writing(transfer_id)
    wording, form = queries.get_wording(transfer, employer, wording_id), Form()
    page = _page_of(transfer, wording)
    if form.validate_on_submit() and form.attempt(
        lambda: actions.approve_wording(wording, by=viewer(), today=clock.today()), problem
    ):
        db.session.commit()
        flash(_("The wording is approved. Letters prepared from now on say it."))
        if _unchecked(transfer, employer, wording):
            flash(
                _("Nobody has marked its Welsh as checked yet: letters with Welsh in them wait for that."),
                "warning",
            )
        return redirect(page)
    return render_form(
        "letters/texts/approve_wording.html", form, transfer=transfer, wording=wording, back_href=page,
        kind_names=letter_labels.KINDS, slots=SLOTS, is_writer=wording.written_by_id == viewer().account_id,
        welsh_waits=_unchecked(transfer, employer, wording),
    )  # fmt: skip


def _unchecked(transfer: Transfer, employer: Employer, wording: OwnWording) -> str:
    """Where the Welsh of a wording is checked, while nobody has; empty once somebody did, or where nothing is said."""
    key = own_key(wording.kind, wording.slot)
    check, pair = queries.latest_checks(transfer, employer).get(key), Pair(wording.text, wording.text_cy)
    if state_of(pair, Pair(check.english, check.welsh) if check else None) not in WAITS:
        return ""
    return url_for("translations.text", ref=f"{transfer.id}-{employer.id}-{key}")


def _page_of(transfer: Transfer, wording: OwnWording) -> str:
    kind = wording.kind.value.lower().replace("_", "-")
    return url_for("letters.own_text", transfer_id=transfer.id, kind=kind, slot=wording.slot.value.lower())


@letters.route("/crests", methods=["GET", "POST"])
@requires(Thing.STAFF_LETTERS, Verb.WRITE)
def crests(transfer_id: int) -> ResponseReturnValue:
    """The crests of one's own employer, and adding one."""
    transfer, employer = writing(transfer_id)
    form = CrestForm()
    if form.validate_on_submit() and form.attempt(
        lambda: actions.add_crest(
            transfer, employer, form.file.data.read(), by=viewer(), today=clock.today()
        ), problem,
    ):  # fmt: skip
        db.session.commit()
        flash(_("The crest was added. Choose it in the settings of letters."))
        return redirect(request.path)
    found = queries.crests_of(employer)
    return render_form(
        "letters/texts/arms.html", form, transfer=transfer, employer=employer, crests=found,
        names=names_of(one.added_by_id for one in found),
    )  # fmt: skip


@letters.get("/crests/<digest>.png")
@requires(Thing.STAFF_LETTERS, Verb.WRITE)
def crest(transfer_id: int, digest: str) -> ResponseReturnValue:
    """One crest of one's own employer, as letters carry it."""
    _transfer, employer = writing(transfer_id)
    response: Response = inline(queries.get_crest(employer, digest).image)
    response.mimetype = "image/png"
    return response
