"""The pages of what came of representations: measure to final wording in one line, and “You asked, we did”."""

from typing import Any

from flask import abort
from flask.typing import ResponseReturnValue
from flask_babel import force_locale
from flask_babel import gettext as _

from transition import clock
from transition.access.guard import requires, viewer
from transition.access.permissions import Thing, Verb
from transition.consultation.asked import (
    File,
    file_of_employer,
    form_page,
    page,
    present,
    refused,
    saved,
    the_file,
)
from transition.consultation.labels import ITEMS, OUTCOMES, problem
from transition.consultation.measures.models import Measure
from transition.consultation.measures.queries import get_measure
from transition.consultation.representations import outcomes, queries
from transition.consultation.representations.forms import PublicationForm, WordingForm
from transition.consultation.representations.models import Representation
from transition.consultation.representations.paper import you_asked_pdf
from transition.consultation.representations.views import representation_to_write, representations
from transition.rules.answers import is_agreed
from transition.rules.broken import RuleBroken
from transition.web.downloads import PDF, attachment, file_name
from transition.web.language import LOCALES
from transition.web.words import day, own_words

WORDS = tuple(outcomes.PublicWords.__dataclass_fields__)


def _measure(transfer_id: int, measure_id: int) -> tuple[File, Measure]:
    """The measure, and the file of the employer that envisages it."""
    found = get_measure(the_file(transfer_id).transfer, measure_id)
    return file_of_employer(transfer_id, found.employer_id), found


def _said(file: File, found: Measure) -> list[tuple[Representation, bool]]:
    """Every representation about the measure, each with whether this reader may read it."""
    return [
        (
            one,
            queries.is_readable(one, file_of_employer(file.transfer.id, one.consultation.employer_id).reach),
        )
        for one in queries.representations_about(found, file.transfer)
    ]


@representations.get("/measures/<int:measure_id>/chain")
@requires(Thing.MEASURES)
def chain(transfer_id: int, measure_id: int) -> ResponseReturnValue:
    """From the measure to its final wording: what was said, what was replied, how it reads because of that."""
    file, found = _measure(transfer_id, measure_id)
    said = _said(file, found)
    return page(
        "representations/chain",
        file,
        measure=found,
        said=[one for one, may_read in said if may_read],
        others=sum(not may_read for _one, may_read in said),
        changes=queries.wording_changes_of(found),
        outcomes=OUTCOMES,
        items=ITEMS,
        today=clock.today(),
    )


@representations.route("/measures/<int:measure_id>/wording", methods=["GET", "POST"])
@requires(Thing.MEASURES, Verb.WRITE)
def change_wording(transfer_id: int, measure_id: int) -> ResponseReturnValue:
    """Writes the final wording of a measure, and because of which representation; the words before are kept."""
    file, found = _measure(transfer_id, measure_id)
    file.must_write(Thing.MEASURES)
    agreed = [(one, may_read) for one, may_read in _said(file, found) if is_agreed(one.outcome)]
    names = ("final_wording", "final_wording_cy")
    form = WordingForm(
        data=present(found, *names) | dict(zip(names, outcomes.wording_of(found), strict=True)),
        choices={"representation_id": [(one.id, _named(one, may_read)) for one, may_read in agreed]},
    )
    back = file.url("representations.chain", measure_id=found.id)
    if form.validate_on_submit() and form.attempt(
        lambda: _change(form, found, {one.id: one for one, _may in agreed}), problem
    ):
        return saved(_("The wording was changed. What it said before stays beside it."), back)
    return form_page(form, _("Final wording of a measure"), _("Save the wording"), back)


def _named(one: Representation, may_read: bool) -> str:
    """A representation to choose: its union where this reader may read it, else the employer that it went to."""
    who = one.recognition.union.name if may_read else own_words(one.consultation.employer, "name").striptags()
    return f"{who} · {day(one.received_on)} · {OUTCOMES[one.outcome]}" if one.outcome else who


def _change(form: WordingForm, found: Measure, agreed: dict[int, Representation]) -> None:
    outcomes.change_wording(
        found,
        final_wording=form.final_wording.data,
        final_wording_cy=form.final_wording_cy.data or "",
        representation=agreed.get(form.representation_id.data),
        version=form.version.data,
        by=viewer(),
        today=clock.today(),
    )


@representations.get("/you-asked-we-did")
@requires(Thing.MEETINGS)
def you_asked(transfer_id: int) -> ResponseReturnValue:
    """What was agreed because of representations, as it is published; who keeps the file sees what is not yet."""
    file = the_file(transfer_id)
    file.must_read(Thing.MEETINGS)
    writes = file.reach.writes(Thing.REPRESENTATIONS)
    return page(
        "representations/you_asked",
        file,
        published=queries.published_of(file.consultation),
        waiting=queries.to_publish(file.consultation) if writes else [],
        writes=writes,
    )


@representations.get("/you-asked-we-did/<any(cy, en):code>.pdf")
@requires(Thing.MEETINGS)
def you_asked_paper(transfer_id: int, code: str) -> ResponseReturnValue:
    """The same to print, in one language."""
    file = the_file(transfer_id)
    file.must_read(Thing.MEETINGS)
    published = queries.published_of(file.consultation)
    if not published:
        abort(404)
    content = you_asked_pdf(file.consultation, file.transfer, published, clock.today(), code)
    with force_locale(LOCALES[code]):
        return attachment(content, file_name(f"{_('You asked, we did')} {code}", "pdf"), PDF)


@representations.route("/representations/<int:representation_id>/publication", methods=["GET", "POST"])
@requires(Thing.REPRESENTATIONS, Verb.WRITE)
def publication(transfer_id: int, representation_id: int) -> ResponseReturnValue:
    """Writes what is published of a representation that was agreed, in both languages and naming nobody."""
    file, found = representation_to_write(transfer_id, representation_id)
    if not is_agreed(found.outcome):
        back = file.url("representations.representation", representation_id=found.id)
        return refused(problem(RuleBroken("not_agreed")), back)
    kept = queries.asked_and_done_of(found)
    said: dict[str, Any] = {"theme": found.theme, "theme_cy": found.theme_cy, "version": 0}
    if kept:
        said = present(kept, *WORDS) | {"is_published": kept.published_on is not None}
    form = PublicationForm(data=said)
    back = file.url("representations.you_asked")
    if form.validate_on_submit() and form.attempt(lambda: _publish(form, file, found), problem):
        return saved(_("It was saved."), back)
    return form_page(
        form,
        _("What is published of a representation"),
        _("Save"),
        back,
        template="representations/publication",
        representation=found,
    )


def _publish(form: PublicationForm, file: File, found: Representation) -> None:
    words = outcomes.PublicWords(**{name: form[name].data or "" for name in WORDS})
    outcomes.keep_publication(
        found,
        file.transfer,
        words,
        is_published=bool(form.is_published.data),
        version=form.version.data,
        by=viewer(),
        today=clock.today(),
    )
