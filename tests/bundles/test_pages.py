"""The pages of evidence bundles, as each reader finds them."""

import hashlib

import pytest
from flask import Flask
from sqlalchemy import select

from tests.bundles.cases import asked, files
from tests.conftest import Build, Visit
from tests.factories import make_officer, make_recognition
from tests.letters.case import Case
from transition.access.permissions import Role
from transition.audit.models import AuditEvent
from transition.db import db
from transition.jobs import do_waiting
from transition.reports.bundles.models import BundleKind, EvidenceBundle

pytestmark = [pytest.mark.only_sqlite, pytest.mark.usefixtures("one_page")]


def home(case: Case) -> str:
    return f"/transfers/{case.transfer.id}/bundles"


def bundle_made(app: Flask, case: Case, kind: BundleKind = BundleKind.FULL) -> int:
    with app.app_context():
        bundle_id = asked(case, kind)
    do_waiting(app, only="bundles")
    return bundle_id


def test_an_officer_makes_a_bundle_sees_it_being_made_and_takes_it_away(
    app: Flask, visit: Visit, case: Case
) -> None:
    officer = visit(case.preparer)
    page = officer.get(home(case))
    assert "No bundle has been made" in page.text
    page = page.follow("Make a full bundle").submit("Make the bundle", language="cy")
    assert "Being made: step 0 of 3 done" in page.text
    do_waiting(app, only="bundles")
    page = officer.get(page.links["Look again"])
    assert "Made" in page.text
    pdf, packed = files(app, 1)
    for content, name in (
        (pdf, "PDF, to read and print"),
        (packed, "ZIP, with every file, the index and the digests"),
    ):
        assert hashlib.sha256(content).hexdigest() in page.text
        taken = page.follow(name).response
        assert taken.data == content
        assert taken.headers["Content-Disposition"].startswith('attachment; filename="monmouthshire-bwndel')
    page = page.follow("Check the digests again")
    assert page.text.count("Checked now: the bytes that are kept have this digest.") == 2
    assert "Bundle 1" in officer.get(home(case)).links
    with app.app_context():
        taken_count = len(
            db.session.scalars(select(AuditEvent).where(AuditEvent.name == "bundle.taken")).all()
        )
    assert taken_count == 2


def test_a_disclosable_bundle_is_made_for_a_union_or_for_a_tribunal(
    app: Flask, visit: Visit, case: Case
) -> None:
    form = visit(case.preparer).get(home(case)).follow("Make a bundle to disclose")
    assert "It names no member of staff." in form.text
    page = form.submit("Make the bundle", recognition_id=str(case.unions[0].id))
    assert "Read it before you give it to anybody" in page.text
    assert "UNISON" in page.text
    with app.app_context():
        found = db.session.scalars(select(EvidenceBundle)).one()
    assert (found.recognition_id, found.kind, found.language) == (
        case.unions[0].id,
        BundleKind.DISCLOSABLE,
        "en",
    )


@pytest.mark.parametrize("answers", [{"language": None}, {"language": "fr"}])
def test_a_bundle_without_a_language_is_asked_again(
    visit: Visit, case: Case, answers: dict[str, str]
) -> None:
    page = visit(case.preparer).get(f"{home(case)}/full/new").submit("Make the bundle", **answers)
    assert page.status == 400
    assert page.errors


def test_it_is_read_and_made_in_welsh(app: Flask, visit: Visit, case: Case) -> None:
    bundle_made(app, case)
    officer = visit(case.preparer, "cy")
    assert officer.get(home(case)).heading == "Bwndeli tystiolaeth"
    assert officer.get(f"{home(case)}/1").heading == "Bwndel tystiolaeth 1"


def test_a_union_is_offered_with_the_welsh_name_of_its_staff(build: Build, visit: Visit, case: Case) -> None:
    with build():
        make_recognition(case.outgoing, bargaining_unit="Canary staff", bargaining_unit_cy="Staff caneri")
    page = visit(case.preparer, "cy").get(f"{home(case)}/disclosable/new")
    assert "Staff caneri" in page.text
    assert "Canary staff" not in page.text


@pytest.mark.parametrize(
    ("reader", "status"), [("representative", 403), ("manager", 403), ("lead", 403), ("stranger", 404)]
)
def test_nobody_else_opens_any_of_it(app: Flask, visit: Visit, case: Case, reader: str, status: int) -> None:
    bundle_made(app, case, BundleKind.DISCLOSABLE)
    visitor = visit(getattr(case, reader))
    for address in ("", "/1", "/1/check", "/1.pdf", "/1.zip", "/full/new", "/disclosable/new"):
        assert visitor.get(f"{home(case)}{address}").status == status, address


def test_the_host_reads_its_own_bundles_and_not_the_present_employers(
    app: Flask, visit: Visit, case: Case
) -> None:
    bundle_made(app, case)
    host = visit(case.host)
    assert "No bundle has been made" in host.get(home(case)).text
    for address in ("/1", "/1/check", "/1.pdf", "/1.zip"):
        assert host.get(f"{home(case)}{address}").status == 404
    page = host.get(f"{home(case)}/full/new").submit("Make the bundle", language="en")
    assert page.heading == "Evidence bundle 1"
    assert visit(case.preparer).get(f"{home(case)}/2").status == 404
    page = host.get(f"{home(case)}/full/new?employer={case.outgoing.id}")
    assert page.status == 404


def test_its_own_auditor_reads_and_makes_none(app: Flask, build: Build, visit: Visit, case: Case) -> None:
    bundle_made(app, case)
    auditor = visit(case.auditor)
    page = auditor.get(home(case))
    assert "Bundle 1" in page.links
    assert "Make a full bundle" not in page.links
    assert auditor.get(f"{home(case)}/1.zip").status == 200
    assert auditor.get(f"{home(case)}/full/new").status == 403
    with build():
        other = make_officer(case.incoming, Role.AUDITOR)
    assert visit(other).get(f"{home(case)}/1").status == 404


def test_a_bundle_that_is_not_made_yet_has_no_files(app: Flask, visit: Visit, case: Case) -> None:
    with app.app_context():
        asked(case)
    assert visit(case.preparer).get(f"{home(case)}/1.pdf").status == 404


def test_legal_advice_is_read_by_the_employers_own_hr_alone(visit: Visit, case: Case) -> None:
    from tests.bundles.cases import ADVICE

    address = f"/transfers/{case.transfer.id}/consultation/quick-records"
    employer = f"?employer={case.outgoing.id}"
    assert ADVICE in visit(case.preparer).get(f"{address}{employer}").text
    assert "This is legal advice" in visit(case.preparer).get(f"{address}/2").text
    for reader in (case.lead, case.auditor, case.host):
        assert ADVICE not in visit(reader).get(f"{address}{employer}").text
        assert visit(reader).get(f"{address}/2").status in {403, 404}
    assert visit(case.lead).get(f"{address}/1").status == 200


def test_a_quick_record_can_be_marked_as_legal_advice_later(visit: Visit, case: Case) -> None:
    address = f"/transfers/{case.transfer.id}/consultation/quick-records/1"
    officer = visit(case.preparer)
    officer.get(address).submit("Save", is_legal_advice="yes")
    assert visit(case.lead).get(address).status == 404
