"""What is in a bundle and what is not, told by words planted in every record; its order, its contents and its pages."""

import csv
import io
import re
import subprocess
import zipfile
from dataclasses import dataclass
from pathlib import Path

import pytest
from flask import Flask
from pypdf import PdfReader
from sqlalchemy import select

from tests.bundles.cases import ADVICE, CASEWORK, DAY, NOTE, fill, made, with_letters
from tests.conftest import Build, CountQueries
from tests.factories import make_measure, make_meeting, make_representation
from tests.letters.case import Case, make_case
from tests.pdfua import NotInstalled, failures
from transition.clock import now
from transition.consultation.meetings.models import MeetingAction
from transition.consultation.models import Consultation
from transition.consultation.records.models import Answer, Question
from transition.db import db
from transition.employers.models import Employer
from transition.letters.models import Document
from transition.reports.bundles.entries import Gathered
from transition.reports.bundles.gathering import gather
from transition.reports.bundles.models import BundleKind, EvidenceBundle
from transition.transfers.models import Decision, Transfer

pytestmark = pytest.mark.only_sqlite
FULL, DISCLOSABLE = BundleKind.FULL, BundleKind.DISCLOSABLE

# In neither bundle: advice, cases, who came along, what a follow-up says.
NEVER = (ADVICE, "Privileged", CASEWORK, "Companionwords", "Followwords")
# Of people, in what is disclosed nowhere: names, where they live, when they were born, what they earn, who they are.
PERSONAL = (
    "Áron", "Byrne", "Siân", "Heol y Frenhines", "NP7 5ZZ", "29 February 1984", "29 Chwefror 1984", "1984-02-29",
    "41,771", "staff1@", "Elin Wynne", "Elin Paratoi", "Owen Cymeradwyo", "Rhys Undeb", "Mari Gwynne",
    "01633 640000", "Objectionwords", "Quickwords", "note.pdf", "Corridor", "Draftwords", "Unpublishedwords",
)  # fmt: skip


def text_of(content: bytes) -> str:
    """All that a file says: the text of a PDF, every member of an archive by name and content."""
    if content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            return "\n".join(f"{name}\n{text_of(packed.read(name))}" for name in packed.namelist())
    if content.startswith(b"%PDF"):
        run = subprocess.run(
            ["pdftotext", "-layout", "-", "-"], input=content, capture_output=True, check=False
        )
        return run.stdout.decode() + str(
            PdfReader(io.BytesIO(content), strict=False).metadata if run.stdout else ""
        )
    return content.decode()


def index_of(packed: bytes) -> list[dict[str, str]]:
    """The lines of an archive's index by the words of its heading."""
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        return list(csv.DictReader(io.StringIO(archive.read("index.csv").decode("utf-8-sig"))))


def folded(text: str) -> str:
    return " ".join(text.split())


@dataclass
class Papers:
    """The four bundles of one transfer, and the documents of its letters by digest."""

    made: dict[tuple[BundleKind, str], tuple[bytes, bytes]]
    issued: dict[str, bytes]


_MADE: list[Papers] = []


@pytest.fixture
def papers(app: Flask, build: Build) -> Papers:
    """Made once for all the tests below, which only read them."""
    if not _MADE:
        with build():
            whole = make_case()
            fill(whole)
        with_letters(app, whole)
        bundles = {
            (kind, language): made(app, whole, kind, language=language)
            for kind in BundleKind
            for language in ("en", "cy")
        }
        with app.app_context():
            issued = {one.digest: one.pdf for one in db.session.scalars(select(Document))}
        _MADE.append(Papers(bundles, issued))
    return _MADE[0]


@pytest.mark.parametrize("language", ["en", "cy"])
def test_what_is_disclosed_names_nobody_and_holds_nothing_of_anybody(papers: Papers, language: str) -> None:
    pdf, packed = papers.made[DISCLOSABLE, language]
    # Part 1 of a status report is public already, and is given as it was issued: with the officer who issued it.
    for content, public in ((pdf, set()), (packed, {"Elin Paratoi"})):
        text = text_of(content)
        assert [word for word in (*NEVER, *PERSONAL) if word in text and word not in public] == []
        assert "Agreed in principle" in text
        assert "Gmbwords" in text, "for a tribunal every union's representations are given"
    assert "SPECIMEN" in text_of(packed)


@pytest.mark.parametrize("language", ["en", "cy"])
def test_a_full_bundle_names_people_and_holds_no_advice_and_no_cases(papers: Papers, language: str) -> None:
    for content in papers.made[FULL, language]:
        assert [word for word in NEVER if word in text_of(content)] == []
    text = folded(text_of(papers.made[FULL, language][0]))
    for word in (
        "Siân Áron",
        "Objectionwords",
        "Quickwords",
        "Elin Paratoi",
        "Rhys Undeb",
        "Draftwords",
        "Gmbwords",
    ):
        assert word in text, word


def test_the_planted_words_are_where_they_were_planted(papers: Papers) -> None:
    """Otherwise the tests above would pass where nothing is ever shown: the letters as sent hold what they must not."""
    text = text_of(papers.made[FULL, "en"][1])
    missing = {word for word in PERSONAL if word not in text}
    assert missing <= {"29 February 1984", "29 Chwefror 1984", "1984-02-29", "staff1@", "41,771"}


def test_the_letters_are_the_very_bytes_that_were_issued(papers: Papers) -> None:
    packed = papers.made[FULL, "en"][1]
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        letters = {name: archive.read(name) for name in archive.namelist() if name.startswith("letters/")}
        documents = [archive.read(name) for name in archive.namelist() if name.startswith("documents/")]
    listed = {
        line["File"]: line["SHA-256"] for line in index_of(packed) if line["File"].startswith("letters/")
    }
    assert len(papers.issued) == 9  # of whoever objects, no letter confirms the transfer
    assert set(listed) == set(letters)
    assert {listed[name]: content for name, content in letters.items()} == papers.issued
    assert documents == [NOTE]


def test_entries_stand_in_order_of_date_and_every_one_names_its_record(papers: Papers) -> None:
    lines = index_of(papers.made[FULL, "en"][1])
    days = [line["Day"] for line in lines if line["Day"]]
    assert days == sorted(days)
    assert lines[-1]["Day"] == ""
    assert all(line["Record"] for line in lines)
    numbers = [int(line["Entry"]) for line in lines]
    assert sorted(set(numbers)) == list(range(1, max(numbers) + 1))
    records = {line["Record"].split(":")[0] for line in lines}
    assert records >= {
        "decision", "legal_basis_decision", "date_move", "milestone", "measure", "measures_statement",
        "information_sent", "meeting", "representation", "question", "quick_record", "one_to_one", "objection",
        "batch", "status_report", "consultation", "timeline", "chain", "information", "coverage", "trail", "consulted",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("language", "footer"), [("en", r"Page (\d+) of (\d+)"), ("cy", r"Tudalen (\d+) o (\d+)")]
)
def test_contents_bookmarks_and_page_numbers_agree(papers: Papers, language: str, footer: str) -> None:
    pdf, _packed = papers.made[FULL, language]
    reader = PdfReader(io.BytesIO(pdf))
    texts = [folded(page.extract_text()) for page in reader.pages]
    for number, text in enumerate(texts, 1):
        found = re.search(footer, text)
        assert found, text[-200:]
        assert (int(found[1]), int(found[2])) == (number, len(texts))
    layout = subprocess.run(["pdftotext", "-layout", "-", "-"], input=pdf, capture_output=True, check=True)
    lines = re.findall(r"^\s*(\d+)\. .*?\.{3,} *(\d+)$", layout.stdout.decode(), re.MULTILINE)
    entries = {int(number): int(page) for number, page in lines}
    marks = _bookmarks(reader, reader.outline)
    assert len(entries) >= 25
    assert {number: marks[number] for number in entries} == entries
    for number, page in entries.items():
        assert f"{number}." in texts[page - 1]
    assert reader.pages[1]["/Annots"], "the contents are links"


def _bookmarks(reader: PdfReader, outline: object) -> dict[int, int]:
    """The page of each entry that a bookmark leads to, by the entry's number."""
    found: dict[int, int] = {}
    for one in outline if isinstance(outline, list) else []:
        if isinstance(one, list):
            found |= _bookmarks(reader, one)
        elif number := re.match(r"(\d+)\. ", str(one.title)):
            found[int(number[1])] = (reader.get_destination_page_number(one) or 0) + 1
    return found


def test_every_pdf_passes_pdf_ua_1(papers: Papers, tmp_path: Path) -> None:
    files = []
    for (kind, language), (pdf, _packed) in papers.made.items():
        files.append(tmp_path / f"{kind}-{language}.pdf")
        files[-1].write_bytes(pdf)
    with zipfile.ZipFile(io.BytesIO(papers.made[DISCLOSABLE, "en"][1])) as archive:
        for name in archive.namelist():
            if name.startswith("specimens/"):
                files.append(tmp_path / name.replace("/", "-"))
                files[-1].write_bytes(archive.read(name))
    try:
        broken = failures(files)
    except NotInstalled as missing:
        pytest.skip(str(missing))
    assert len(files) == 10
    assert {file.name: found for file, found in broken.items() if found} == {}


def test_a_bundle_for_one_union_gives_of_the_others_only_how_many(app: Flask, case: Case) -> None:
    unison = case.unions[0]
    pdf, packed = made(app, case, DISCLOSABLE, recognition_id=unison.id)
    for content in (pdf, packed):
        text = folded(text_of(content))
        assert "Keep the pay day." in text
        assert "Gmbwords" not in text
    assert "Representations of other unions" in folded(text_of(pdf))


def test_an_empty_file_makes_a_bundle_too(app: Flask, build: Build) -> None:
    with build():
        bare = make_case(people=0)
    pdf, packed = made(app, bare)
    assert "timeline" in {line["Record"] for line in index_of(packed)}
    assert pdf.startswith(b"%PDF")


def test_a_larger_file_asks_the_database_no_more_often(
    app: Flask, case: Case, build: Build, count_queries: CountQueries
) -> None:
    with count_queries() as few:
        first = _gathered(app, case)
    with build():
        _more(case)
    with count_queries() as many:
        second = _gathered(app, case)
    assert len(second.entries) > len(first.entries) + 40
    assert len(many) <= len(few)


def _gathered(app: Flask, case: Case) -> Gathered:
    with app.app_context():
        bundle = EvidenceBundle(kind=FULL, language="en", recognition_id=None, number=1)
        return gather(bundle, *_parties(case), now())


def _parties(case: Case) -> tuple[Transfer, Employer]:
    transfer = db.session.scalars(select(Transfer).where(Transfer.id == case.transfer.id)).one()
    return transfer, db.session.scalars(select(Employer).where(Employer.id == case.outgoing.id)).one()


def _more(case: Case) -> None:
    """Ten more of several kinds."""
    file = db.session.scalars(select(Consultation).where(Consultation.employer_id == case.outgoing.id)).one()
    given = {"recorded_by_id": case.preparer.id}
    for _ in range(10):
        measure = make_measure(case.transfer)
        make_representation(file, case.unions[0], measure_id=measure.id, **given)
        meeting = make_meeting(file, minutes="Words", is_held=True)
        db.session.add(MeetingAction(meeting_id=meeting.id, text="Do"))
        question = Question(consultation_id=file.id, asked_on=DAY, text="Why?")
        question.answers = [Answer(text="So", answered_on=DAY, answered_by_id=case.preparer.id)]
        db.session.add(question)
        db.session.add(Decision(transfer_id=case.transfer.id, body="Cabinet", text="Yes", decided_on=DAY))
