"""A letter whose drawing hangs, swells, dies or gives nothing costs only itself; a killed worker's is made again."""

import sys
from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import select, update

from tests.conftest import TODAY, Build, Visit
from tests.letters.case import ANNOUNCEMENT, Case, make_ready, prepared, rendered, viewer_for
from tests.letters.kept import batch_of, bytes_of, letters_of
from transition import pdf
from transition.clock import now
from transition.db import db
from transition.jobs import do_waiting
from transition.leases import MOST_ATTEMPTS
from transition.letters import compose, jobs
from transition.letters.actions import RENDERING
from transition.letters.issuing import issue_batch
from transition.letters.jobs import LEASE, render_letter
from transition.letters.models import Document, Letter
from transition.letters.standings import standing_of
from transition.pdf import drawer
from transition.rules.broken import RuleBroken
from transition.rules.letters import LanguageChoice

Harm = Callable[[str], None]


@pytest.fixture
def harm(monkeypatch: pytest.MonkeyPatch) -> Iterator[Harm]:
    """`harm("hang")`: from now on one reader's letter does that to the process that draws it."""

    def harming(what: str) -> None:
        pdf.stop()
        monkeypatch.setattr(drawer, "COMMAND", (sys.executable, "-m", "tests.letters.harmful", what))
        monkeypatch.setattr(pdf, "LETTER", pdf.Limits(seconds=5, memory=1024))

    yield harming
    pdf.stop()


@pytest.mark.parametrize(
    ("what", "problem", "words"),
    [
        ("hang", "too_slow", "took too long"),
        ("swell", "too_large", "too much memory"),
        ("die", "crashed", "stopped without an answer"),
        ("empty", "not_drawn", "could not be made"),
        ("forget_fonts", "not_drawn", "could not be made"),
        ("fail", "not_drawn", "could not be made"),
    ],
)
@pytest.mark.only_sqlite
def test_only_the_letter_that_does_harm_fails_and_its_row_says_why(
    app: Flask, case: Case, build: Build, visit: Visit, harm: Harm, what: str, problem: str, words: str
) -> None:
    with build():
        make_ready(case.transfer, surname="Wedyn", language=LanguageChoice.ENGLISH)
    harm(what)
    batch_id = rendered(app, case, ANNOUNCEMENT)
    with app.app_context():
        found = {one.addressee.split()[-1]: (one.problem, one.attempt_count) for one in letters_of(batch_id)}
        assert found == {"Áron": ("", 0), "Byrne": (problem, 1), "Wedyn": ("", 0)}
        assert [one.rendered_at is not None for one in letters_of(batch_id)] == [True, False, True]
        assert all(content.startswith(b"%PDF-") for content in bytes_of(batch_id))
        failed = letters_of(batch_id)[1]
        assert not db.session.scalars(select(Document).where(Document.letter_id == failed.id)).all()
        with pytest.raises(RuleBroken):
            issue(batch_id, case)
        db.session.rollback()
        db.session.execute(update(Letter).where(Letter.id == failed.id).values(attempt_count=MOST_ATTEMPTS))
        db.session.commit()
        assert standing_of(batch_of(batch_id), TODAY).counts.failed == 1
    page = visit(case.preparer).get(f"/transfers/{case.transfer.id}/letters/{batch_id}")
    assert words in page.text


def issue(batch_id: int, case: Case) -> None:
    issue_batch(
        batch_of(batch_id), case.transfer, by=viewer_for(case.preparer), today=batch_of(batch_id).dated_on
    )


@pytest.mark.only_sqlite
@pytest.mark.parametrize(
    ("language", "heading", "words"),
    [
        ("en", "This letter could not be shown", "stopped without an answer"),
        ("cy", "Nid oedd modd dangos y llythyr hwn", "Daeth y gwaith o wneud y PDF i ben heb ateb"),
    ],
)
def test_a_preview_that_cannot_be_drawn_is_a_page_that_says_why(
    case: Case, visit: Visit, harm: Harm, language: str, heading: str, words: str
) -> None:  # fmt: skip
    harm("die_always")
    page = visit(case.preparer, language).get(
        f"/transfers/{case.transfer.id}/letters/specimens/announcement/en.pdf"
    )
    assert (page.status, page.heading) == (503, heading)
    assert words in page.text


@pytest.mark.only_sqlite
def test_a_preview_that_does_harm_says_so_and_the_next_one_is_drawn(case: Case, harm: Harm) -> None:
    harm("die")
    with pytest.raises(pdf.PdfError) as died:
        pdf.render("<p>Byrne</p>", sheet="paper/letter.css", language="en", title="x", identifier="x",
                   created=now())  # fmt: skip
    assert died.value.code == "crashed"
    assert pdf.render("<p>x</p>", sheet="paper/letter.css", language="en", title="x", identifier="x",
                      created=now()).startswith(b"%PDF-")  # fmt: skip


def test_the_letter_of_a_worker_that_was_killed_is_made_once_its_lease_is_over(
    app: Flask, case: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    with app.app_context():
        batch_id = prepared(case, ANNOUNCEMENT).id
        db.session.commit()
        first = letters_of(batch_id)[0].id

    class Killed(BaseException):
        """What nothing catches: the worker is gone at that point."""

    def killed(*_given: object, **_more: object) -> bytes:
        raise Killed

    for _ in range(MOST_ATTEMPTS + 1):
        with monkeypatch.context() as dying, app.app_context():
            dying.setattr(compose, "letter_pdf", killed)
            with pytest.raises(Killed):
                render_letter(first)
            db.session.rollback()
            held = db.session.get_one(Letter, first, populate_existing=True)
            assert held.claimed_until is not None
            assert held.claimed_until <= now() + LEASE
            db.session.execute(update(Letter).values(claimed_until=now() - timedelta(seconds=1)))
            db.session.commit()
    do_waiting(app, only=RENDERING)
    with app.app_context():
        assert standing_of(batch_of(batch_id), TODAY).counts.rendered == 2
        assert {one.attempt_count for one in letters_of(batch_id)} == {0}


def test_a_worker_whose_lease_ran_out_stores_nothing(
    app: Flask, case: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    with app.app_context():
        batch_id = prepared(case, ANNOUNCEMENT).id
        db.session.commit()
        first = letters_of(batch_id)[0].id
    whole, asked = compose.letter_pdf, []

    def overtaken(letter: object, language: str, **given: bool) -> bytes:
        content = whole(letter, language, **given)
        if not asked:
            asked.append(language)
            db.session.execute(update(Letter).values(claimed_until=now() - timedelta(seconds=1)))
            db.session.commit()
            render_letter(first)
        return content

    monkeypatch.setattr(compose, "letter_pdf", overtaken)
    with app.app_context():
        render_letter(first)
        assert [one.place for one in db.session.scalars(select(Document))] == [1]
        assert batch_of(batch_id) is not None
    assert timedelta(seconds=pdf.LETTER.seconds) < jobs.LEASE
