"""People check their own records: codes, replies, corrections settled, and the share that is confirmed."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date
from itertools import islice

import pytest
from flask import Flask
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select, text
from sqlalchemy.exc import DBAPIError, IntegrityError

from tests.conftest import TODAY, Build, Visit
from tests.factories import make_staff, make_transfer
from tests.letters.case import RECORD_CHECK, Case, issued, make_case, make_ready, rendered, viewer_for
from tests.visitor import Page
from transition.clock import now
from transition.db import Stale, db
from transition.letters.compose import letter_pdf
from transition.letters.content import Letter as Written
from transition.letters.models import Letter
from transition.rules.broken import RuleBroken
from transition.rules.protection import TermCategory
from transition.rules.record_checks import CheckState, CorrectionOutcome, HeadingState, ReplyAnswer
from transition.staff.checks import actions, queries, shares
from transition.staff.checks.codes import ALPHABET, as_kept, as_written, is_sound, new_codes
from transition.staff.checks.models import CorrectionSettlement, RecordCorrection, RecordReply, RecordSlip
from transition.staff.people.models import Person
from transition.staff.people.queries import get_person
from transition.staff.terms.models import Term
from transition.staff.terms.queries import terms_of

CODES = list(islice(new_codes(), 200))


class TestTheCode:
    """Guessed by nobody, typed by anybody, and never mistyped unnoticed."""

    @given(code=st.sampled_from(CODES), place=st.integers(0, 7), other=st.sampled_from(ALPHABET))
    def test_one_wrong_character_is_noticed(self, code: str, place: int, other: str) -> None:
        mistyped = code[:place] + other + code[place + 1 :]
        assert is_sound(mistyped) == (mistyped == code)

    @given(code=st.sampled_from(CODES), first=st.integers(0, 6), second=st.integers(0, 6))
    def test_two_characters_that_changed_places_are_noticed(self, code: str, first: int, second: int) -> None:
        letters = list(code)
        letters[first], letters[second] = letters[second], letters[first]
        assert is_sound("".join(letters)) == ("".join(letters) == code)

    @pytest.mark.parametrize("typed", ["{}-{}", " {}–{} ", "{}{}", "{} {}", "{}.{}"])
    def test_any_case_and_any_dash_will_do(self, typed: str) -> None:
        code = CODES[0]
        assert as_kept(typed.format(code[:4], code[4:]).lower()) == code

    @pytest.mark.parametrize("typed", ["", "ABCD", "ABCD-EFG", "ABCD-EFGHJ", "ABCD-EFG0", "ŵŵŵŵ-ŵŵŵŵ"])
    def test_what_is_no_code_is_not_sound(self, typed: str) -> None:
        assert not is_sound(as_kept(typed))

    def test_a_taken_code_is_never_drawn_again(self) -> None:
        assert len(set(CODES)) == len(CODES)
        assert all(is_sound(code) for code in CODES)
        assert as_written("ABCDEFGH") == "ABCD-EFGH"


@pytest.fixture
def sent(app: Flask, build: Build) -> Case:
    """Two people who were sent their records today."""
    with build():
        case = make_case()
    issued(app, case, RECORD_CHECK)
    return case


def slips(case: Case) -> list[RecordSlip]:
    return list(
        db.session.scalars(
            select(RecordSlip).where(RecordSlip.transfer_id == case.transfer.id).order_by(RecordSlip.id)
        )
    )


def slip_of(case: Case, person: Person) -> RecordSlip:
    found = db.session.scalars(select(RecordSlip.id).where(RecordSlip.person_id == person.id)).one()
    return queries.get_slip(case.transfer, found)


def reply(
    case: Case, slip: RecordSlip, answer: ReplyAnswer, *wrong: actions.Wrong, seen: int = 0
) -> RecordReply:
    return actions.record_reply(
        case.transfer, slip, answer=answer, received_on=TODAY, note="", corrections=wrong, seen_count=seen,
        by=viewer_for(case.preparer), today=TODAY, now=now(),
    )  # fmt: skip


def check(case: Case, person: Person, today: date = TODAY) -> queries.Check:
    found = get_person(case.transfer, person.id)
    held = [term for group in terms_of(found).values() for term in group]
    return queries.check_of(case.transfer, found, held, today)


def settle(
    case: Case, correction: RecordCorrection, outcome: CorrectionOutcome, reason: str = ""
) -> CorrectionSettlement:
    found = queries.get_correction(case.transfer, correction.id)
    person = get_person(case.transfer, found.reply.slip.person_id)
    return actions.settle_correction(
        case.transfer, found, queries.record_now(person, TODAY), outcome=outcome, reason=reason,
        by=viewer_for(case.preparer), today=TODAY,
    )  # fmt: skip


def test_each_letter_carries_the_code_of_its_own_slip(app: Flask, sent: Case) -> None:
    with app.app_context():
        for slip in slips(sent):
            letter = db.session.get_one(Letter, slip.letter_id)
            written = Written.from_dict(letter.facts)
            assert as_written(slip.code) == written.facts.code
            assert is_sound(slip.code)
            assert slip.issued_on == TODAY
            assert letter_pdf(written, "en").startswith(b"%PDF")
        codes = {slip.code for slip in slips(sent)}
        assert len(codes) == 2


def test_the_code_of_a_letter_that_was_not_issued_takes_no_reply(app: Flask, build: Build) -> None:
    with build():
        case = make_case()
    rendered(app, case, RECORD_CHECK)
    with app.app_context():
        code = slips(case)[0].code
        with pytest.raises(RuleBroken, match="slip_not_sent"):
            queries.find_slip(case.transfer, code)


def test_a_code_of_another_transfer_is_unknown_and_a_typo_is_said_to_be_one(
    app: Flask, build: Build, sent: Case
) -> None:
    with build():
        other = make_transfer()
    with app.app_context():
        code = slips(sent)[0].code
        assert queries.find_slip(sent.transfer, as_written(code).lower()).code == code
        with pytest.raises(RuleBroken, match="code_unknown"):
            queries.find_slip(other, code)
        wrong = ALPHABET[(ALPHABET.index(code[0]) + 1) % len(ALPHABET)] + code[1:]
        with pytest.raises(RuleBroken, match="code_mistyped"):
            queries.find_slip(sent.transfer, wrong)


def test_whoever_agrees_confirms_each_term_until_it_changes(app: Flask, sent: Case) -> None:
    person = sent.people[0]
    with app.app_context():
        reply(sent, slip_of(sent, person), ReplyAnswer.AGREED)
        found = check(sent, person)
        assert found.state is CheckState.AGREED
        assert set(found.headings.values()) == {HeadingState.CONFIRMED}
        term = db.session.scalars(
            select(Term).where(Term.person_id == person.id, Term.category == TermCategory.LEAVE)
        ).one()
        term.text = "20 days"
        db.session.flush()
        changed = {
            name
            for name, state in check(sent, person).headings.items()
            if state is not HeadingState.CONFIRMED
        }
        assert changed == {TermCategory.LEAVE}
        assert check(sent, person).headings[TermCategory.LEAVE] is HeadingState.CHANGED_SINCE
        db.session.rollback()


def test_no_answer_shows_from_the_day_after_the_one_asked_for(app: Flask, sent: Case) -> None:
    with app.app_context():
        assert check(sent, sent.people[0], date(2026, 3, 16)).state is CheckState.AWAITED
        assert check(sent, sent.people[0], date(2026, 3, 17)).state is CheckState.NO_ANSWER


def test_a_second_reply_takes_the_place_of_the_first_and_both_stay(app: Flask, sent: Case) -> None:
    person = sent.people[0]
    with app.app_context():
        slip = slip_of(sent, person)
        reply(sent, slip, ReplyAnswer.CORRECTED, actions.Wrong("term.LEAVE", "I have 33 days"))
        assert check(sent, person).state is CheckState.CORRECTIONS_OPEN
        assert check(sent, person).headings[TermCategory.LEAVE] is HeadingState.CORRECTION_OPEN
        with pytest.raises(Stale):
            reply(sent, slip, ReplyAnswer.AGREED, seen=0)
        reply(sent, slip, ReplyAnswer.AGREED, seen=1)
        found = check(sent, person)
        assert found.state is CheckState.AGREED
        assert [one.number for one in found.replies] == [2, 1]
        assert list(db.session.scalars(queries.corrections_of(sent.transfer, is_open=True))) == []
        db.session.rollback()


def test_a_correction_is_settled_by_a_changed_record_and_by_nothing_less(app: Flask, sent: Case) -> None:
    person = sent.people[0]
    with app.app_context():
        reply(
            sent, slip_of(sent, person), ReplyAnswer.CORRECTED, actions.Wrong("term.LEAVE", "33 days"),
            actions.Wrong("person.birth_on", "It is the 4th"), actions.Wrong("other", "My desk"),
        )  # fmt: skip
        leave, birth, desk = queries.replies_of(slip_of(sent, person))[0].corrections
        with pytest.raises(RuleBroken, match="record_unchanged"):
            settle(sent, leave, CorrectionOutcome.CORRECTED)
        term = db.session.scalars(
            select(Term).where(Term.person_id == person.id, Term.category == TermCategory.LEAVE)
        ).one()
        term.text = "33 days"
        db.session.flush()
        settled = settle(sent, leave, CorrectionOutcome.CORRECTED)
        assert settled.says == [{"en": "33 days", "cy": ""}]
        assert check(sent, person).headings[TermCategory.LEAVE] is HeadingState.CORRECTED
        with pytest.raises(RuleBroken, match="settled_before"):
            settle(sent, leave, CorrectionOutcome.NOT_ACCEPTED, "No")
        with pytest.raises(RuleBroken, match="reason_not_accepted"):
            settle(sent, birth, CorrectionOutcome.NOT_ACCEPTED)
        settle(sent, birth, CorrectionOutcome.NOT_ACCEPTED, "The birth certificate says the 3rd.")
        assert check(sent, person).state is CheckState.CORRECTIONS_OPEN
        settle(sent, desk, CorrectionOutcome.CORRECTED, "Told facilities.")
        assert check(sent, person).state is CheckState.DISPUTED
        db.session.rollback()


@pytest.mark.parametrize("table", ["record_reply", "record_correction", "correction_settlement"])
@pytest.mark.parametrize("statement", ["DELETE FROM {}", "UPDATE {} SET id = id + 1000"])
def test_what_came_back_can_be_changed_by_nobody(app: Flask, sent: Case, table: str, statement: str) -> None:
    with app.app_context():
        reply(sent, slip_of(sent, sent.people[0]), ReplyAnswer.CORRECTED, actions.Wrong("other", "My desk"))
        settle(sent, db.session.scalars(select(RecordCorrection)).one(), CorrectionOutcome.CORRECTED, "Done")
        db.session.commit()
        with pytest.raises((DBAPIError, IntegrityError)):
            db.session.execute(text(statement.format(table)))
        db.session.rollback()


def test_a_slip_that_was_sent_never_changes(app: Flask, sent: Case) -> None:
    with app.app_context(), pytest.raises(DBAPIError):
        db.session.execute(text("UPDATE record_slip SET code = 'X'"))


def test_the_share_confirmed_counts_people_in_scope(app: Flask, build: Build) -> None:
    with build():
        case = make_case(people=0)
        people = [make_ready(case.transfer, surname=f"Person {number}") for number in range(6)]
    issued(app, case, RECORD_CHECK)
    with app.app_context():
        for person in people[:5]:
            reply(case, slip_of(case, person), ReplyAnswer.AGREED)
        reply(case, slip_of(case, people[5]), ReplyAnswer.CORRECTED, actions.Wrong("other", "My desk"))
        share = shares.shares([case.transfer], TODAY)[case.transfer.id]
        assert (share.people, share.confirmed, share.percent) == (6, 5, 83)
        assert share.counts[CheckState.CORRECTIONS_OPEN] == 1
        published = shares.share_published(share)
        assert published is not None
        assert published.cells["confirmed"] is not None
        assert published.cells["not_confirmed"] is None
        assert published.total is None
        db.session.rollback()


def test_nothing_of_a_cohort_under_five_is_published(app: Flask, sent: Case) -> None:
    with app.app_context():
        share = shares.shares([sent.transfer], TODAY)[sent.transfer.id]
        assert share.people == 2
        assert shares.share_published(share) is None


def test_the_share_costs_the_same_however_many_people_there_are(
    app: Flask, build: Build, sent: Case, count_queries: Callable[[], AbstractContextManager[list[str]]]
) -> None:
    def cost() -> int:
        with app.app_context(), count_queries() as seen:
            shares.shares([sent.transfer], TODAY)
        return len(seen)

    few = cost()
    with build():
        for _ in range(5):
            make_staff(sent.transfer)
    assert cost() == few


# Pages.


def pages_of(case: Case, rest: str = "") -> str:
    return f"/transfers/{case.transfer.id}/record-checks{rest}"


def reply_page(app: Flask, visit: Visit, case: Case, person: Person, language: str | None = None) -> Page:
    with app.app_context():
        code = slip_of(case, person).code
    page = visit(case.preparer, language).get(pages_of(case))
    found = page.submit(None, typed_code=f" {code[:4]} - {code[4:]}".lower())
    assert code not in found.response.request.url
    return found


@pytest.mark.only_sqlite
def test_a_slip_goes_from_its_code_to_a_settled_correction(app: Flask, visit: Visit, sent: Case) -> None:
    person = sent.people[0]
    page = reply_page(app, visit, sent, person)
    assert page.heading == "Reply slip of Siân Áron"
    form = page.follow("Record the reply")
    refused = form.submit("Save", answer="CORRECTED")
    assert refused.errors == ["Select at least one heading and say what is wrong with it."]
    refused = form.submit("Save", answer="CORRECTED", words_1="I have 33 days")
    assert refused.errors == ["Select the heading that these words are about."]
    page = form.submit("Save", answer="CORRECTED", heading_1="term.LEAVE", words_1="I have 33 days")
    assert "The reply was recorded." in page.text
    assert "I have 33 days" in page.text
    officer = visit(sent.approver)
    listed = officer.get(f"/transfers/{sent.transfer.id}/record-corrections")
    assert listed.rows()[0][:3] == ["Siân Áron", "Annual leave", "I have 33 days"]
    form = officer.get(next(href for words, href in listed.links.items() if words.startswith("Settle")))
    refused = form.submit("Settle the correction", outcome="CORRECTED")
    assert refused.errors == [
        "The record still says what the letter said. Change the record first, then settle the correction."
    ]
    refused = form.submit("Settle the correction", outcome="NOT_ACCEPTED")
    assert refused.errors == ["Say why the correction is not accepted. The person is owed the reason."]
    page = form.submit("Settle the correction", outcome="NOT_ACCEPTED", reason="The contract says 31.")
    assert "No correction is open." in page.text
    settled = page.follow("Corrections that were settled")
    assert "Not accepted" in settled.text
    again = form.submit("Settle the correction", outcome="NOT_ACCEPTED", reason="Once more")
    assert "Somebody else has settled this correction already." in again.text
    record = officer.get(f"/transfers/{sent.transfer.id}/staff/{person.id}")
    assert "Corrections not accepted" in record.text
    assert "The person's correction was not accepted" in record.text


@pytest.mark.only_sqlite
@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("", "Enter the code on the slip."),
        (
            "ABCD-EFG0",
            "This code has a mistake in it. Compare each character with the slip and type it again.",
        ),
    ],
)
def test_a_bad_code_is_said_to_be_bad_and_kept(visit: Visit, sent: Case, typed: str, message: str) -> None:
    page = visit(sent.preparer).get(pages_of(sent)).submit(None, typed_code=typed)
    assert (page.status, page.errors) == (400, [message])
    assert page.soup.find("input", attrs={"name": "typed_code"})["value"] == typed


@pytest.mark.only_sqlite
def test_a_further_reply_is_recorded_beside_the_first(app: Flask, visit: Visit, sent: Case) -> None:
    page = reply_page(app, visit, sent, sent.people[0])
    form = page.follow("Record the reply")
    page = form.submit("Save", answer="TO_TALK")
    overtaken = form.submit("Save", answer="AGREED")
    assert overtaken.status == 409
    page = page.follow("Record a further reply").submit("Save", answer="AGREED")
    assert "Reply 2: The record is right" in page.text
    assert "Reply 1: Would like to talk about it first" in page.text
    assert "A later reply has taken its place" in page.text


@pytest.mark.only_sqlite
def test_the_checks_show_who_has_not_answered(app: Flask, visit: Visit, sent: Case) -> None:
    page = visit(sent.preparer).get(pages_of(sent))
    assert "Records confirmed: 0 of 2 people in scope (0%)." in page.text
    narrowed = page.follow("Waiting for a reply")
    assert [row[1] for row in narrowed.rows(1)] == ["Waiting for a reply"] * 2
    assert visit(sent.preparer).get(pages_of(sent, "?state=NOT_SENT")).rows(1) == []
    assert visit(sent.preparer).get(pages_of(sent, "?state=%00%27")).status == 200


@pytest.mark.only_sqlite
def test_the_pages_are_in_welsh_for_a_welsh_reader(app: Flask, visit: Visit, sent: Case) -> None:
    page = reply_page(app, visit, sent, sent.people[0], "cy")
    assert page.heading == "Slip ateb Siân Áron"


@pytest.mark.only_sqlite
def test_the_host_the_auditor_and_a_stranger_open_no_slip(app: Flask, visit: Visit, sent: Case) -> None:
    with app.app_context():
        number = slip_of(sent, sent.people[0]).id
    for who, status in ((sent.host, 403), (sent.auditor, 403), (sent.lead, 403), (sent.stranger, 404)):
        for rest in ("", f"/{number}", f"/{number}/reply"):
            assert visit(who).get(pages_of(sent, rest)).status == status


@pytest.mark.only_sqlite
def test_the_terms_page_shows_each_council_of_the_programme_in_bands(
    app: Flask, build: Build, visit: Visit
) -> None:
    with build():
        case = make_case(people=0)
        for number in range(6):
            make_ready(case.transfer, surname=f"Person {number}")
        small = make_transfer(programme=case.transfer.programme)
        make_staff(small)
        elsewhere = make_transfer()
    page = visit(case.lead).get(f"/transfers/{case.transfer.id}/terms")
    rows = {row[0]: row[1:] for row in page.rows(1)}
    assert rows[case.outgoing.name] == ["Fewer than 5", "5 to 9"]
    assert rows[small.outgoing_employer.name] == ["Not shown: fewer than 5 people are in scope"]
    assert elsewhere.outgoing_employer.name not in rows
    own = visit(case.representative).get(f"/transfers/{case.transfer.id}/terms")
    assert small.outgoing_employer.name not in {row[0] for row in own.rows(1)}


@pytest.mark.only_sqlite
def test_the_trail_says_that_a_reply_came_and_nothing_of_what_it_says(
    app: Flask, visit: Visit, sent: Case
) -> None:
    form = reply_page(app, visit, sent, sent.people[0]).follow("Record the reply")
    form.submit("Save", answer="CORRECTED", heading_1="person.birth_on", words_1="Zqwords")
    trail = visit(sent.preparer).get(f"/transfers/{sent.transfer.id}/trail")
    assert "A reply to the check of a record was recorded" in trail.text
    assert "Zqwords" not in str(trail.soup)
