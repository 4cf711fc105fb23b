"""What a report says: its facts as at a day, Part 1 against Part 2, what changed, and bytes that repeat."""

import hashlib
from datetime import date

import pytest
from flask import Flask

from tests.conftest import TODAY
from tests.factories import make_officer
from tests.reports.cases import CANARY, PAY, POUND, the_case
from transition.access.permissions import Viewer
from transition.clock import now
from transition.db import db
from transition.i18n.names import Words
from transition.jobs import do_waiting
from transition.money.models import Figure
from transition.reports.actions import Issue, issue_report
from transition.reports.content import EXEMPT, PUBLIC, ChangeKind, Exemption, Paragraph
from transition.reports.counts import Count
from transition.reports.facts import facts_of, frozen_facts, thawed
from transition.reports.issuing import digest_of
from transition.reports.models import ReportDocument
from transition.reports.paper import key_numbers, report_pdf
from transition.reports.queries import documents_of, term_counts, work_of
from transition.reports.transfer_facts import Outcome
from transition.rules.basis import Kind, LegalBasis
from transition.rules.broken import RuleBroken
from transition.rules.duties import Duty
from transition.rules.standing import Status, StatusRule
from transition.transfers.basis.actions import decide_basis
from transition.transfers.models import ReleaseKind, Transfer
from transition.transfers.releases.actions import release_information, withdraw_release

BEFORE_THE_REPLY = date(2026, 2, 18)
WHY = Exemption((Paragraph.INDIVIDUAL,), Words("It names people."), "Ann Monitoring")


def _by(transfer: Transfer) -> Viewer:
    account = make_officer(transfer.outgoing_employer)
    return Viewer(account.id, "Mair Rees", ())


@pytest.mark.parametrize(
    ("day", "answered", "overdue", "received"),
    [
        (date(2026, 2, 5), 0, 0, 0),
        (BEFORE_THE_REPLY, 0, 0, 2),
        (date(2026, 2, 19), 1, 0, 2),
        (TODAY, 1, 1, 2),
    ],
)
def test_a_report_as_at_a_past_day_counts_only_what_had_happened_by_then(
    context: Flask, day: date, answered: int, overdue: int, received: int
) -> None:
    said = facts_of(the_case(), EXEMPT, day, TODAY).consultation
    counts = [one.first if one else None for one in (said.answered, said.overdue, said.received)]
    assert counts == [answered, overdue, received]


def test_what_was_done_later_was_not_done_yet(context: Flask) -> None:
    transfer = the_case()
    then, now = (facts_of(transfer, EXEMPT, day, TODAY) for day in (date(2025, 12, 8), TODAY))
    done = [next(one.done_on for one in each.milestones if one.key == "SCOPE_LIST") for each in (then, now)]
    assert done == [None, date(2025, 12, 9)]
    assert [len(each.decisions) for each in (then, now)] == [0, 2]


def test_the_timeline_of_a_past_day_knows_no_basis_that_was_decided_later(context: Flask) -> None:
    transfer = the_case()
    decide_basis(
        transfer, LegalBasis.TUPE_EQUIVALENT, adviser="A. Adviser", decided_on=date(2026, 2, 16), reason="Advice",
        by=_by(transfer), today=TODAY, now=now(),
    )  # fmt: skip

    def found(day: date) -> tuple[LegalBasis, Kind | None, Kind]:
        report = facts_of(transfer, EXEMPT, day, TODAY)
        duty = next(one for one in report.milestones if one.key == "LIABILITY_INFORMATION")
        return report.parties.basis, report.readiness.kind, duty.kind

    policy, statutory = Kind.POLICY, Kind.STATUTORY
    assert found(date(2026, 2, 15)) == (LegalBasis.TUPE, statutory, statutory)
    assert found(date(2026, 2, 16)) == (LegalBasis.TUPE_EQUIVALENT, policy, policy)
    # Before anybody decided, the days bind if TUPE applies.
    assert found(date(2025, 11, 30))[1:] == (Kind.STATUTORY_IF_TUPE, Kind.STATUTORY_IF_TUPE)


def test_the_timeline_of_a_past_day_knows_no_release_made_later_and_those_withdrawn_later(
    context: Flask,
) -> None:
    transfer = the_case()
    by = _by(transfer)
    release = release_information(
        transfer, ReleaseKind.LIABILITY_IDENTIFIED, recipient="HR", released_on=date(2026, 2, 10), by=by, today=TODAY,
    )  # fmt: skip
    withdraw_release(release, withdrawn_on=date(2026, 2, 20), by=by, today=TODAY)
    duties = {
        day: Duty.LIABILITY_SPECIFIED_DATE.value
        in [one.key for one in facts_of(transfer, EXEMPT, date(2026, 2, day), TODAY).milestones]
        for day in (9, 10, 19, 20)
    }
    assert duties == {9: False, 10: True, 19: True, 20: False}


def test_part_2_gives_numbers_and_part_1_bands(context: Flask) -> None:
    transfer = the_case()
    public, full = (facts_of(transfer, part, TODAY, TODAY) for part in (PUBLIC, EXEMPT))
    assert full.scope.people_in == Count(8, 8)
    assert public.scope.people_in == Count(5, 9, is_band=True)
    assert full.consultation.received == Count(2, 2)
    assert public.consultation.received is None
    assert public.letters.issued is None


def test_part_1_holds_only_what_its_fixed_list_names(context: Flask) -> None:
    public = facts_of(the_case(), PUBLIC, TODAY, TODAY)
    assert public.risks == ()
    assert [str(one.text.en) for one in public.decisions] == ["Agreed the spending"]
    assert [one.name.en for one in public.scope.teams] == ["Digital and Data"]
    assert (public.parties.basis_adviser, public.parties.basis_reason) == ("", "")
    assert all(line.is_published for line in public.money.lines)
    assert CANARY not in str(frozen_facts(public))


def test_for_one_person_part_1_keeps_process_dates_and_nothing_that_rests_on_them(context: Flask) -> None:
    public = facts_of(the_case(people=1), PUBLIC, TODAY, TODAY)
    said = public.consultation
    assert public.is_process_only
    counts = (
        public.scope.people_in, public.scope.people_undecided, said.meetings, said.received, said.answered,
        said.overdue, said.withdrawn, said.people, said.offered, said.held, said.declined,
        public.readiness.people, public.readiness.complete, public.letters.issued, public.letters.welsh,
    )  # fmt: skip
    assert set(counts) == {None}
    assert (said.themes, public.terms.categories, public.readiness.headings) == ((), (), ())
    assert public.measures.measures == ()
    assert not any(one.slip_reason for one in public.milestones)
    assert said.opened_on is not None
    assert said.agency_workers == 37
    assert public.readiness.due_on == date(2026, 3, 4)
    assert PAY not in str(frozen_facts(public)).split()


def test_in_public_no_rule_that_rests_on_individuals_runs_for_fewer_than_five(context: Flask) -> None:
    transfer, day = the_case(people=4), date(2026, 3, 10)
    results = [
        {one.rule: one.outcome for one in facts_of(transfer, part, day, day).status.rules}
        for part in (PUBLIC, EXEMPT)
    ]
    rule = StatusRule.INFORMATION_INCOMPLETE
    assert [found[rule] for found in results] == [Outcome.NOT_RUN, Outcome.FIRED]


def test_the_status_follows_from_the_published_rules(context: Flask) -> None:
    status = facts_of(the_case(), PUBLIC, TODAY, TODAY).status
    assert status.computed is Status.RED
    assert [one.rule for one in status.rules if one.outcome is Outcome.FIRED] == [
        StatusRule.REPLY_OVERDUE,
        StatusRule.LITTLE_FLOAT,
    ]


@pytest.mark.parametrize("part", [PUBLIC, EXEMPT])
@pytest.mark.parametrize("people", [1, 8])
def test_the_sums_are_those_that_were_published(context: Flask, part: int, people: int) -> None:
    sums = {one.figure: one for one in facts_of(the_case(people), part, TODAY, TODAY).money.sums}
    assert sums[Figure.ADDITIONAL_CONTRIBUTION].derived_pence == 24_273 * POUND
    assert sums[Figure.FIRST_YEAR_INCREASE].derived_pence == 77_017 * POUND
    assert {one.difference_pence for one in sums.values()} == {0}


def test_five_numbers_are_given_whatever_the_cohort(context: Flask) -> None:
    for people in (1, 8):
        numbers = key_numbers(facts_of(the_case(people), PUBLIC, TODAY, TODAY))
        assert len(numbers) == 5


@pytest.mark.parametrize("part", [PUBLIC, EXEMPT])
def test_frozen_facts_thaw_to_the_same_report(context: Flask, part: int) -> None:
    report = facts_of(the_case(), part, TODAY, TODAY)
    assert thawed(frozen_facts(report)) == report


def test_issued_facts_stay_and_give_the_same_bytes_again(app: Flask) -> None:
    with app.app_context():
        transfer = the_case()
        kept = issue_report(transfer, PUBLIC, Issue(TODAY), by=_by(transfer), today=TODAY)
        db.session.commit()
        assert documents_of(kept) == {}
    assert do_waiting(app, only="reports") == 1
    assert do_waiting(app, only="reports") == 0
    with app.app_context():
        documents = documents_of(kept)
        assert set(documents) == {"cy", "en"}
        assert work_of(kept).is_done
        for language, document in documents.items():
            again = report_pdf(thawed(kept.facts), language)
            assert hashlib.sha256(again).hexdigest() == document.digest
            assert hashlib.sha256(document.pdf).hexdigest() == document.digest
        assert digest_of(kept.facts) == kept.facts_digest
        assert db.session.query(ReportDocument).count() == 2


def test_changes_are_worked_out_from_the_frozen_facts_of_the_report_before(context: Flask) -> None:
    transfer = the_case()
    issue_report(transfer, EXEMPT, Issue(BEFORE_THE_REPLY, exemption=WHY), by=_by(transfer), today=TODAY)
    report = facts_of(transfer, EXEMPT, TODAY, TODAY)
    found = {one.kind: one for one in report.changes}
    assert report.changed_since == BEFORE_THE_REPLY
    assert (found[ChangeKind.STATUS].before_code, found[ChangeKind.STATUS].after_code) == ("GREEN", "RED")
    answered = found[ChangeKind.ANSWERED]
    assert (answered.before_count, answered.after_count) == (Count(0, 0), Count(1, 1))


def test_parts_are_numbered_each_for_itself(context: Flask) -> None:
    transfer = the_case()
    by = _by(transfer)
    first, second = (issue_report(transfer, PUBLIC, Issue(TODAY), by=by, today=TODAY) for _ in range(2))
    other = issue_report(transfer, EXEMPT, Issue(TODAY, exemption=WHY), by=by, today=TODAY)
    assert [one.number for one in (first, second, other)] == [1, 2, 1]


@pytest.mark.parametrize(
    ("part", "issue", "code"),
    [
        (PUBLIC, Issue(date(2026, 3, 3)), "as_at_in_future"),
        (PUBLIC, Issue(TODAY, override_status=Status.GREEN), "name_required"),
        (PUBLIC, Issue(TODAY, override_status=Status.GREEN, override_by="Ann"), "reason_required"),
        (EXEMPT, Issue(TODAY), "paragraph_required"),
        (EXEMPT, Issue(TODAY, exemption=Exemption((), Words("Why"), "Ann")), "paragraph_required"),
        (
            EXEMPT,
            Issue(TODAY, exemption=Exemption((Paragraph.IDENTITY,), Words(""), "Ann")),
            "exemption_reason_required",
        ),
        (
            EXEMPT,
            Issue(TODAY, exemption=Exemption((Paragraph.IDENTITY,), Words("Why"), " ")),
            "confirmed_by_required",
        ),
    ],
)
def test_a_report_is_refused_by_name(context: Flask, part: int, issue: Issue, code: str) -> None:
    transfer = the_case()
    with pytest.raises(RuleBroken) as refused:
        issue_report(transfer, part, issue, by=_by(transfer), today=TODAY)
    assert refused.value.code == code


def test_a_later_report_never_describes_an_earlier_day(context: Flask) -> None:
    transfer = the_case()
    by = _by(transfer)
    issue_report(transfer, PUBLIC, Issue(TODAY), by=by, today=TODAY)
    with pytest.raises(RuleBroken, match="as_at_before_last"):
        issue_report(transfer, PUBLIC, Issue(BEFORE_THE_REPLY), by=by, today=TODAY)


def test_an_override_is_kept_with_its_name_and_reason_beside_what_the_rules_gave(context: Flask) -> None:
    transfer = the_case()
    issue = Issue(TODAY, override_status=Status.AMBER, override_by="Ann", override_reason=Words("In hand"))
    kept = issue_report(transfer, PUBLIC, issue, by=_by(transfer), today=TODAY)
    status = thawed(kept.facts).status
    assert (status.computed, status.shown) == (Status.RED, Status.AMBER)
    assert status.override is not None
    assert status.override.reason.en == "In hand"


def test_terms_are_counted_by_person(context: Flask) -> None:
    assert term_counts(the_case(), TODAY) == {}


def test_changes_of_status_are_told_between_the_statuses_that_the_reports_print(context: Flask) -> None:
    transfer = the_case()
    issue = Issue(TODAY, override_status=Status.GREEN, override_by="Ann", override_reason=Words("In hand"))
    first, second = (issue_report(transfer, PUBLIC, issue, by=_by(transfer), today=TODAY) for _ in range(2))
    assert not [one for one in thawed(second.facts).changes if one.kind is ChangeKind.STATUS]
    third = issue_report(transfer, PUBLIC, Issue(TODAY), by=_by(transfer), today=TODAY)
    told = next(one for one in thawed(third.facts).changes if one.kind is ChangeKind.STATUS)
    assert (told.before_code, told.after_code) == ("GREEN", "RED")
    assert first.number == 1
