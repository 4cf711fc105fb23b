"""The translator's pages: the queue, one text, the workbook out and in; their employer's words and no staff record."""

import io
from typing import Any

import openpyxl
import pytest
from flask import Flask

from tests.conftest import Build, CountQueries, Visit
from tests.factories import make_officer, make_transfer
from tests.letters.case import Case
from tests.visitor import Page, Visitor
from transition.access.permissions import Role
from transition.accounts.models import Account
from transition.db import db
from transition.letters.models import LetterSettings
from transition.transfers.models import Transfer

QUEUE = "/translations"


@pytest.fixture
def translator(build: Build, case: Case) -> Account:
    """The outgoing council's translator."""
    with build():
        return make_officer(case.outgoing, Role.TRANSLATOR, name="Lowri Cyfieithydd")


@pytest.fixture
def changed(build: Build, case: Case) -> None:
    """The reason has changed since its Welsh was checked, and a text has no Welsh."""
    with build():
        db.session.get_one(Transfer, case.transfer.id).reason = "Working at scale keeps highly skilled staff."
        settings = db.session.query(LetterSettings).one()
        settings.service_recognised = "All of your service counts."


def test_the_queue_says_what_waits_by_when_and_how_much(
    visit: Visit, translator: Account, changed: None
) -> None:
    page = visit(translator).get(QUEUE)
    rows = {row[0].split(",")[0].strip(): row[2:] for row in page.rows()}
    assert rows["The reason for the transfer"][0] == "English changed since"
    assert rows["The reason for the transfer"][2:] == ["7", "1"]
    assert rows["What service the new employer recognises"][0] == "Welsh missing"
    assert rows["What service the new employer recognises"][2:] == ["5", "5"]
    # Five working days before the transfer of 1 April 2026.
    assert rows["What service the new employer recognises"][1] == "25 March 2026"
    assert "Checked by Elin Paratoi on 2 March 2026" in page.text


def test_the_home_page_of_a_translator_lists_what_waits(
    visit: Visit, translator: Account, changed: None
) -> None:
    page = visit(translator).get("/")
    assert "The reason for the transfer" in page.text
    assert "Skilled" not in page.text
    assert visit(translator, "cy").get("/").status == 200


def test_a_text_is_translated_and_checked_by_name(visit: Visit, translator: Account, changed: None) -> None:
    page = visit(translator).get(QUEUE)
    page = page.visitor.get(next(to for words, to in page.links.items() if words.startswith("What service")))
    assert page.submit("Keep it and mark it as checked").errors == [
        "Enter the Welsh before it is marked as checked."
    ]
    page = page.submit("Keep it, to be checked later", welsh="Mae’ch holl wasanaeth yn cyfrif.")
    assert "The Welsh was kept." in page.text
    page = page.visitor.get(next(to for words, to in page.links.items() if words.startswith("What service")))
    assert "To be checked" in page.text
    page = page.submit("Keep it and mark it as checked")
    assert "Checked by Lowri Cyfieithydd on 2 March 2026" in page.text


def test_what_changed_is_shown_and_may_leave_the_welsh_unaffected(
    visit: Visit, translator: Account, changed: None
) -> None:
    page = visit(translator).get(QUEUE)
    page = page.visitor.get(next(to for words, to in page.links.items() if words.startswith("The reason")))
    assert page.soup.find("ins").get_text(" ").split()[-1] == "highly"
    assert "Working at scale keeps skilled staff." in page.text
    page = page.submit("Welsh unaffected")
    assert "Marked as unaffected by Lowri Cyfieithydd on 2 March 2026" in page.text


def test_a_text_that_changed_meanwhile_is_not_overwritten(
    build: Build, visit: Visit, case: Case, translator: Account, changed: None
) -> None:
    page = visit(translator).get(f"{QUEUE}/{case.transfer.id}-{case.outgoing.id}-transfer.reason")
    unaffected = page
    with build():
        db.session.get_one(Transfer, case.transfer.id).reason = "Something else."
    refused = page.submit("Keep it and mark it as checked", welsh="Fy nghyfieithiad.")
    assert refused.status == 409
    assert "Something else." in refused.text
    assert refused.soup.find("textarea", {"name": "welsh"}).text.strip() == "Fy nghyfieithiad."
    assert "Somebody changed this text" in unaffected.submit("Welsh unaffected").text


def out(browser: Visitor) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(browser.get(f"{QUEUE}/texts.xlsx").response.data))


def back(browser: Visitor, book: openpyxl.Workbook) -> Page:
    kept = io.BytesIO()
    book.save(kept)
    return send(browser, kept.getvalue())


def send(browser: Visitor, data: bytes, name: str = "texts.xlsx") -> Page:
    return browser.get(f"{QUEUE}/in").submit("Bring it in", file=(io.BytesIO(data), name))


def rows_by_name(book: openpyxl.Workbook) -> dict[str, Any]:
    return {row[3].value: row for row in book.active.iter_rows(min_row=2)}


def test_texts_go_out_as_a_workbook_and_come_in_again(
    visit: Visit, translator: Account, changed: None
) -> None:
    browser = visit(translator)
    book = out(browser)
    rows = rows_by_name(book)
    assert rows["The reason for the transfer"][5].value == "Working at scale keeps skilled staff."
    rows["The reason for the transfer"][6].value = "Llinell un.\n\nLlinell dau."
    rows["The reason for the transfer"][7].value = "Ydw"
    rows["What service the new employer recognises"][6].value = "Mae’r cyfan yn cyfrif."
    page = back(browser, book)
    assert "2 texts were kept." in page.text
    states = {row[0].split(",")[0].strip(): row[2] for row in page.rows(0)}
    assert states["What service the new employer recognises"] == "To be checked"
    assert "The reason for the transfer" not in states  # its Welsh is checked
    assert "0 texts were kept." in send(browser, _saved(out(browser))).text  # nothing new in it


def _saved(book: openpyxl.Workbook) -> bytes:
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()


def test_a_row_that_is_stale_is_named_and_nothing_is_kept(
    build: Build, visit: Visit, case: Case, translator: Account, changed: None
) -> None:
    browser = visit(translator)
    book = out(browser)
    for row in book.active.iter_rows(min_row=2):
        row[6].value = "Cymraeg newydd"
    with build():
        db.session.get_one(Transfer, case.transfer.id).reason = "Something else."
    page = back(browser, book)
    assert page.status == 400
    assert (
        "this text has changed since the file was made. Take its row out, or take a new workbook: The reason for the transfer."
        in page.text
    )
    assert (
        "Cymraeg newydd"
        not in browser.get(f"{QUEUE}/{case.transfer.id}-{case.outgoing.id}-settings.service_recognised").text
    )


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        ("unknown", "names no text that you may translate"),
        ("twice", "names a text that an earlier row names too"),
        ("answer", "Write yes or leave it empty"),
        ("long", "the Welsh is too long"),
        ("empty", "There is no text in this file"),
        ("foreign", "This file cannot be read"),
        ("zip", "This file cannot be read"),
    ],
)
def test_a_spoilt_workbook_is_refused_by_name(
    build: Build, visit: Visit, case: Case, translator: Account, changed: None, spoil: str, said: str
) -> None:
    with build():
        db.session.query(LetterSettings).one().functions = "other work"  # a text of one line
    browser = visit(translator)
    book = out(browser)
    sheet = book.active
    match spoil:
        case "unknown":
            sheet.cell(2, 1).value = "99-99-settings.functions"
        case "twice":
            sheet.append([cell.value for cell in sheet[2]])
        case "answer":
            sheet.cell(2, 8).value = "perhaps"
        case "long":
            rows_by_name(book)["The work that moves"][6].value = "gwaith " * 100
        case "empty":
            sheet.delete_rows(2, 50)
    data = {"foreign": b"%PDF-1.7", "zip": b"PK\x03\x04" + b"\0" * 100}.get(spoil) or _saved(book)
    page = send(browser, data)
    assert page.status == 400
    assert said in page.text


def test_every_mistake_in_a_workbook_is_told_with_its_row_and_what_to_do(
    build: Build, visit: Visit, case: Case, translator: Account, changed: None
) -> None:
    with build():
        settings = db.session.query(LetterSettings).one()
        settings.loan_until, settings.loan_until_cy = "Until May", "Tan fis Mai"
        db.session.merge(case.outgoing).signatory_title_cy = "Pennaeth"
    browser = visit(translator)
    book = out(browser)
    rows = rows_by_name(book)
    rows["The reason for the transfer"][7].value = "efallai"
    rows["What service the new employer recognises"][7].value = "yes"
    rows["How long the loan lasts"][6].value = None
    rows["Title of whoever signs"][6].value = "Arall"
    page = back(browser, book)
    assert page.status == 400
    said = {name: rows[name][0].row for name in rows}
    for name, words in [
        ("The reason for the transfer", "“efallai” does not say whether the Welsh is checked"),
        ("What service the new employer recognises", "it is marked as checked and has no Welsh"),
        ("How long the loan lasts", "its Welsh was taken out"),
        ("Title of whoever signs", "its Welsh can only be checked here, not changed"),
    ]:
        assert f"Row {said[name]}: {words}" in page.text


def test_more_mistakes_than_a_page_holds_are_counted(
    visit: Visit, translator: Account, changed: None
) -> None:
    browser = visit(translator)
    book = out(browser)
    for _again in range(60):
        book.active.append(["99-99-settings.functions"])
    assert "and 10 more" in back(browser, book).text


def test_the_workbook_says_what_may_be_done_with_a_row_in_the_readers_language(
    build: Build, visit: Visit, case: Case, translator: Account, changed: None
) -> None:
    with build():
        db.session.get_one(Transfer, case.transfer.id).name_cy = "Y trosglwyddiad"
        db.session.merge(case.outgoing).signatory_title_cy = "Pennaeth"
    rows = rows_by_name(out(visit(translator)))
    assert rows["The reason for the transfer"][8].value == "Change it and check it"
    assert rows["Title of whoever signs"][8].value == "Check it only: its words are kept elsewhere"
    assert {row[2].value for row in rows_by_name(out(visit(translator, "cy"))).values()} >= {
        "Y trosglwyddiad"
    }


@pytest.mark.parametrize("rest", ["", "/texts.xlsx", "/in"])
@pytest.mark.parametrize(("who", "status"), [("preparer", 200), ("host", 200), ("lead", 403), ("auditor", 403), ("manager", 403), ("representative", 403)])  # fmt: skip
def test_who_opens_the_queue(visit: Visit, case: Case, who: str, status: int, rest: str) -> None:
    assert visit(getattr(case, who)).get(QUEUE + rest).status == status


def test_a_text_is_found_by_its_own_employers_people_alone(
    build: Build, visit: Visit, case: Case, translator: Account
) -> None:
    with build():
        elsewhere = make_officer(make_transfer().outgoing_employer, Role.TRANSLATOR)
        at_host = make_officer(case.incoming, Role.TRANSLATOR)
    address = f"{QUEUE}/{case.transfer.id}-{case.outgoing.id}-settings.functions"
    assert visit(translator).get(address).status == 200
    for account in (elsewhere, at_host, case.host, case.stranger):
        assert visit(account).get(address).status == 404
    for odd in ("x", "1-1-", f"{case.transfer.id}-{case.outgoing.id}-settings.crest", "1-1-../../etc"):
        assert visit(translator).get(f"{QUEUE}/{odd}").status == 404
    assert visit(translator).get(f"/transfers/{case.transfer.id}").status in {403, 404}


def test_a_translator_sees_nothing_of_any_member_of_staff(
    visit: Visit, case: Case, translator: Account, changed: None
) -> None:
    browser = visit(translator)
    pages = [browser.get("/"), browser.get(QUEUE)]
    pages += [browser.get(to) for to in pages[1].links.values() if to.startswith(f"{QUEUE}/")]
    cells = {str(cell) for row in out(browser).active.iter_rows(values_only=True) for cell in row}
    for person in case.people:
        assert not any(person.surname in page.text for page in pages)
        assert not any(person.surname in cell for cell in cells)


def test_the_queue_asks_no_more_of_the_database_for_more_texts(
    app: Flask, build: Build, visit: Visit, translator: Account, changed: None, count_queries: CountQueries
) -> None:
    browser = visit(translator)
    browser.get(QUEUE)
    with count_queries() as before:
        browser.get(QUEUE)
    with build():
        settings = db.session.query(LetterSettings).one()
        settings.loan_until, settings.loan_until_cy = "Until May", "Tan fis Mai"
    with count_queries() as after:
        browser.get(QUEUE)
    assert len(after) <= len(before)


def test_the_pages_are_read_in_welsh(visit: Visit, case: Case, translator: Account, changed: None) -> None:
    page = visit(translator, "cy").get(QUEUE)
    assert page.heading == "Testunau Cymraeg"
    assert page.soup.find("html")["lang"] == "cy"
