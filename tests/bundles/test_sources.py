"""Everything that was done has its entry, on its day: also what elections, versions, wording and reviews left."""

import pytest
from flask import Flask
from sqlalchemy import select

from tests.bundles.later import DAY, add_later_records
from tests.conftest import Build
from tests.letters.case import Case
from transition.clock import now
from transition.db import db
from transition.employers.models import Employer
from transition.reports.bundles.entries import Entry
from transition.reports.bundles.gathering import gather
from transition.reports.bundles.models import BundleKind, EvidenceBundle
from transition.transfers.models import Transfer

pytestmark = pytest.mark.only_sqlite


def told(
    app: Flask, case: Case, build: Build, kind: BundleKind, union: int | None = None
) -> dict[str, Entry]:
    """The entries of such a bundle by what kind of record is behind each."""
    with build():
        add_later_records(case)
    with app.test_request_context():
        bundle = EvidenceBundle(kind=kind, language="en", recognition_id=union)
        transfer = db.session.scalars(select(Transfer).where(Transfer.id == case.transfer.id)).one()
        employer = db.session.scalars(select(Employer).where(Employer.id == case.outgoing.id)).one()
        found = gather(bundle, transfer, employer, now())
    return {entry.source: entry for entry in found.entries}


def words_of(entries: dict[str, Entry], record: str) -> str:
    """All that the entries of one kind of record say."""
    found = [repr(entry) for source, entry in entries.items() if source.partition(":")[0] == record]
    assert found, f"nothing tells of {record}"
    return "\n".join(found)


@pytest.mark.parametrize("kind", BundleKind)
@pytest.mark.parametrize(
    ("record", "says"),
    [
        ("election", ("Advisers", "By post", "Everybody had a paper", "TUPE 2006 reg 14(1)(a)")),
        ("information_version", ("version 1", "Digest (SHA-256)")),
        ("measure_version", ("Effect said anew",)),
        ("wording_change", ("Paid on the 20th until 2027", "See the representation")),
        ("facility_request", ("A room on Tuesdays", "Gmb asks for a board")),
        ("review", ("Pay was right",)),
        ("scope_decision", ("Web team", "Undecided", "needs further work", "In scope")),
        ("new_post", ("Data post",)),
        ("measure_delivery", ("Payroll was late",)),
    ],
)
def test_each_record_has_its_entry(
    app: Flask, case: Case, build: Build, kind: BundleKind, record: str, says: tuple[str, ...]
) -> None:
    found = words_of(told(app, case, build, kind), record)
    assert [words for words in says if words not in found] == []


def test_each_stands_on_its_day(app: Flask, case: Case, build: Build) -> None:
    entries = told(app, case, build, BundleKind.FULL)
    later = ("election", "information_version", "measure_version", "wording_change", "facility_request")
    days = {entry.on for source, entry in entries.items() if source.partition(":")[0] in later}
    assert days == {DAY}


def test_candidates_and_those_who_attended_are_named_in_a_full_bundle_alone(
    app: Flask, case: Case, build: Build
) -> None:
    full = repr(told(app, case, build, BundleKind.FULL))
    assert "Candidatewords" in full
    assert "Attendeewords" in full
    assert "Draft of the review" in full


def test_what_is_disclosed_names_no_candidate_and_holds_no_draft(
    app: Flask, case: Case, build: Build
) -> None:
    disclosed = repr(told(app, case, build, BundleKind.DISCLOSABLE))
    assert [
        one for one in ("Candidatewords", "Attendeewords", "Draft of the review") if one in disclosed
    ] == []


def test_a_bundle_for_one_union_tells_of_its_own_requests_only(app: Flask, case: Case, build: Build) -> None:
    gmb = case.unions[1].id
    entries = told(app, case, build, BundleKind.DISCLOSABLE, gmb)
    found = words_of(entries, "facility_request")
    assert "Gmb asks for a board" in found
    assert "A room on Tuesdays" not in found
    assert "A representation of another union" in words_of(entries, "wording_change")


def test_a_full_bundle_tells_of_every_team_and_risk_with_who_decided_and_why(
    app: Flask, case: Case, build: Build
) -> None:
    entries = told(app, case, build, BundleKind.FULL)
    teams = words_of(entries, "scope_decision")
    assert [
        one for one in ("Secret team", "Decidingname", "does this work", "Correction of") if one not in teams
    ] == []
    assert "Riskwords" in words_of(entries, "risk_assessment")
    assert "Closingwords" in words_of(entries, "risk_closing")
    assert "Postwords" in words_of(entries, "new_post")


def test_what_is_disclosed_of_scope_is_what_is_public(app: Flask, case: Case, build: Build) -> None:
    disclosed = repr(told(app, case, build, BundleKind.DISCLOSABLE))
    hidden = (
        "Secret team",
        "Decidingname",
        "does this work",
        "does that work",
        "Riskwords",
        "Closingwords",
        "Postwords",
    )
    assert [one for one in hidden if one in disclosed] == []
