"""Part 1 as its reader gets it: the tables, lists and sentences of a rendered report, read back into intervals."""

import re
from dataclasses import dataclass, field
from html import unescape

from flask import render_template
from flask_babel import force_locale

from transition.letters.labels import LETTERS
from transition.reports.content import Report
from transition.reports.labels import HEADINGS, OUTCOMES, RULES
from transition.reports.paper import body_values
from transition.reports.transfer_facts import Outcome
from transition.rules.standing import StatusRule
from transition.staff.terms.labels import CATEGORIES

MANY = 10**6
Interval = tuple[int, int]
_TABLE = re.compile(r"<table.*?</table>", re.DOTALL)
_ID = re.compile(r'id="([\w-]+)-caption"')
_ROW = re.compile(r"<tr.*?</tr>", re.DOTALL)
_CELL = re.compile(r"<t[hd]\b[^>]*>(.*?)</t[hd]>", re.DOTALL)
_PAIR = re.compile(r"<dt[^>]*>(.*?)</dt>\s*<dd[^>]*>(.*?)</dd>", re.DOTALL)
_TAG = re.compile(r"<[^>]+>")
_NUMBER = {
    "Meetings held": "meetings", "Representations received": "received", "Representations answered": "answered",
    "One-to-one meetings offered": "offered", "One-to-one meetings held": "held",
    "One-to-one meetings declined": "declined", "People to reach": "people", "Replies overdue": "overdue",
    "Representations withdrawn": "withdrawn",
}  # fmt: skip
_LISTED = {
    "People in scope": "in", "People still to be decided on": "undecided", "Documents in Welsh": "welsh",
    "Documents in English": "english", "Letters issued, of the kinds in this table": "issued",
    "People whose headings are all answered": "complete",
}  # fmt: skip
STAGES = ("prepared", "printed", "issued", "served", "returned")


@dataclass
class Read:
    """What one Part 1 says: each count as an interval, None where it says that it is not shown."""

    days_to_go: int
    counts: dict[str, Interval | None] = field(default_factory=dict)
    at_least_one: set[str] = field(default_factory=set)
    outcomes: dict[StatusRule, Outcome] = field(default_factory=dict)
    has_agreements: bool = False


def page_of(report: Report) -> str:
    """The HTML of the report as it is printed. In an application's request."""
    with force_locale("en_GB"):
        return render_template("reports/paper.html", language_tag="en-GB", **body_values(report))


def interval(text: str) -> Interval | None:
    """What a cell says. Raises ValueError where it says anything but a band, or that it is not shown."""
    if text == "Not shown":
        return None
    plain = text.replace(",", "")
    if found := re.fullmatch(r"(\d+) to (\d+)", plain):
        return int(found[1]), int(found[2])
    if found := re.fullmatch(r"(\d+) or more", plain):
        return int(found[1]), MANY
    raise ValueError(f"a count that is no band: {text}")


def tables_of(page: str) -> dict[str, list[list[str]]]:
    """The cells of every table's body, by the table's name."""
    found = {}
    for table in _TABLE.findall(page):
        name = _ID.search(table)
        assert name, "a table has no caption"
        body = table.split("</thead>")[1]
        found[name[1]] = [[_words(cell) for cell in _CELL.findall(row)] for row in _ROW.findall(body)]
    return found


def read(report: Report) -> Read:
    """Everything that a reader of the page can count with."""
    page = page_of(report)
    tables, pairs = tables_of(page), [(_words(name), _words(value)) for name, value in _PAIR.findall(page)]
    found = Read(report.days_to_go, has_agreements="Collective agreements that go with" in page)
    _numbers(found, tables, pairs)
    _letters(found, tables.get("letters-table", []))
    by_name = {str(words): rule for rule, words in RULES.items()}
    outcomes = {str(words): outcome for outcome, words in OUTCOMES.items()}
    found.outcomes = {by_name[name]: outcomes[said] for name, said in tables["rules"]}
    _steps(found, report)
    return found


def _numbers(found: Read, tables: dict[str, list[list[str]]], pairs: list[tuple[str, str]]) -> None:
    for name, value in tables.get("consultation-numbers", []):
        found.counts[_NUMBER[name]] = interval(value)
    for name, value in pairs:
        if name in _LISTED:
            _agreeing(found, _LISTED[name], interval(value))
    for name, value in tables.get("themes", []):
        found.counts[f"theme:{name}"] = interval(value)
        found.at_least_one.add(f"theme:{name}")
    for table, prefix, labels in (("headings", "heading", HEADINGS), ("terms-table", "term", CATEGORIES)):
        keys = {str(words): key.value for key, words in labels.items()}
        for name, value in tables.get(table, []):
            found.counts[f"{prefix}:{keys[name]}"] = interval(value)


def _agreeing(found: Read, name: str, value: Interval | None) -> None:
    """A number that stands in two places says the same in both."""
    assert found.counts.setdefault(name, value) == value, f"{name} is two numbers"


def _letters(found: Read, rows: list[list[str]]) -> None:
    """A row says that there is one, and so does the day on which the first was issued."""
    kinds = {str(words): kind.value for kind, words in LETTERS.items()}
    for name, *values, first in rows:
        for stage, value in zip(STAGES, values, strict=True):
            found.counts[f"letter:{kinds[name]}:{stage}"] = interval(value)
        found.at_least_one.add(f"letter:{kinds[name]}:prepared")
        if first != "Not shown":
            found.at_least_one.add(f"letter:{kinds[name]}:issued")


def _steps(found: Read, report: Report) -> None:
    """A step that is done with people says that it was done with one; read from the facts behind table and picture."""
    counts = {"ONE_TO_ONES": "held", "STAFF_ANNOUNCEMENT": "letter:ANNOUNCEMENT:issued",
              "CONFIRMATION_LETTERS": "letter:CONFIRMATION:issued"}  # fmt: skip
    found.at_least_one |= {counts[one.key] for one in report.milestones if one.done_on and one.key in counts}


def _words(html: str) -> str:
    return " ".join(unescape(_TAG.sub(" ", html)).split())
