"""People check their own records: codes, replies, corrections settled, and the share that is confirmed."""

from datetime import date
from itertools import islice

import pytest
from flask import Flask
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select, text
from sqlalchemy.exc import DBAPIError, IntegrityError

from tests.conftest import TODAY, Build, CountQueries
from tests.factories import make_staff, make_transfer
from tests.letters.case import RECORD_CHECK, Case, issued, make_case, make_ready, rendered
from tests.staff.slips import check, reply, settle, slip_of, slips
from transition.db import Stale, db
from transition.letters.compose import letter_pdf
from transition.letters.content import Letter as Written
from transition.letters.models import Letter
from transition.rules.broken import RuleBroken
from transition.rules.protection import TermCategory
from transition.rules.record_checks import CheckState, CorrectionOutcome, HeadingState, ReplyAnswer
from transition.staff.checks import actions, queries, shares
from transition.staff.checks.codes import ALPHABET, as_kept, as_written, is_sound, new_codes
from transition.staff.checks.models import RecordCorrection
from transition.staff.terms.models import Term

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
    app: Flask, build: Build, sent: Case, count_queries: CountQueries
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
