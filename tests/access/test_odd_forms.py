"""Every form sent what no browser would send: it is refused or kept whole, and never a failure of ours."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup
from flask import Flask, json
from sqlalchemy import event
from werkzeug.test import TestResponse

from tests.access.arguments import fill
from tests.access.odd_forms import EMPTY, Odd, Sheet, odd, sheet_of
from tests.access.test_matrix import ENDS_THE_WALK, Step, steps
from tests.access.world import World, make_world
from tests.databases import SQLiteDatabase
from tests.visitor import Visitor, visitor
from transition import clock
from transition.accounts.actions import new_invitation
from transition.consultation.meetings.models import Attendee, MeetingAction
from transition.consultation.timeline.models import Milestone
from transition.db import db
from transition.rules.consultation import MinutesState

pytestmark = pytest.mark.only_sqlite
# What the sign-in keeps of itself, at every request.
NOT_OF_THE_FORM = ("sign_in_session", "sign_in_attempt")
# Whoever may use most of the pages comes first.
BY = ("officer", "lead", "admin", "union", "host", "manager", "translator", "cases", "nobody")
FEATURES = (
    "accounts", "arrivals", "bundles", "claims", "consultation", "coverage", "delivery", "elections", "employers",
    "facilities", "imports", "information", "language", "letters", "measures", "meetings", "money", "objections",
    "overview", "papers", "programme_reports", "records", "reminders", "reports", "representations", "representatives", "reviews", "staff",
    "timeline", "transfers", "translations",
)  # fmt: skip
AT_FAULT = re.compile(r"govuk-error-summary.*?</ul>", re.S)


class Sender:
    """Somebody who may use a page, with the token of their own session."""

    def __init__(self, browser: Visitor) -> None:
        self.client = browser.client
        page = browser.get("/accessibility")
        self.token = str(page.soup.find("input", {"name": "csrf_token"})["value"])

    def sheets(self, address: str) -> list[Sheet]:
        """The forms that go to this address, on its own page or on those above; an empty one where there is none."""
        for page in (address, address.rpartition("/")[0], address.rpartition("/")[0].rpartition("/")[0]):
            answer = self.client.get(page or "/")
            if answer.status_code != 200:
                continue
            soup = BeautifulSoup(answer.get_data(as_text=True), "html.parser")
            found = [
                sheet_of(form)
                for form in (soup.find("main") or soup).find_all("form", method="post")
                if (form.get("action") or page) == address
            ]
            if found:
                return found
        return [EMPTY]

    def send(self, address: str, data: Any = None, content_type: str | None = None) -> TestResponse:
        """The answer to what is sent; what the program raises is raised here."""
        if content_type == "application/json" and not isinstance(data, bytes):
            data = json.dumps(data)
        elif isinstance(data, dict) and not any(isinstance(one, tuple) for one in data.values()):
            # Lone surrogates as the bytes that a hostile program would send.
            data = {name: _bytes(words) for name, words in {**data, "csrf_token": self.token}.items()}
        headers = {"X-CSRFToken": self.token}
        return self.client.post(address, data=data, content_type=content_type, headers=headers)


def _bytes(words: Any) -> Any:
    return words.encode("utf-8", "surrogatepass") if isinstance(words, str) else words


@dataclass
class Place:
    """The application with a record for every address, put back whenever an answer changed something."""

    app: Flask
    database: SQLiteDatabase
    copy: Path
    pages: list[Step]
    people: dict[str, Sender]
    kept: list[str]
    accepted: set[str] = field(default_factory=set)
    walked: dict[str, list[str]] = field(default_factory=dict)

    def sender_of(self, step: Step) -> Sender:
        """The first of those who may use a page; the officer where even they may not send nothing."""
        for who in self.people.values():
            status = who.send(step.address, {}).status_code
            self.put_back()
            if status not in {403, 404}:
                return who
        return self.people["officer"]

    def put_back(self) -> None:
        """Undoes what was kept."""
        if self.kept:
            self.database.put_back(self.copy)
            self.kept.clear()


@pytest.fixture(scope="module")
def place(
    application: Flask, database: SQLiteDatabase, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Place]:
    """One world for all forms, because making it takes longer than sending most of them."""
    database.empty()
    with application.app_context():
        world = make_world()
        fill(application, world)
        open_everything(world)
        db.session.commit()
    everybody = {**world.far, **world.near, "nobody": None}
    people = {name: Sender(visitor(application, everybody[name])) for name in BY}
    pages = [
        step
        for step in steps(application, world)
        if step.method == "POST" and step.endpoint not in ENDS_THE_WALK
    ]
    copy = tmp_path_factory.mktemp("odd") / "filled.sqlite"
    database.copy_to(copy)
    with writes(application) as kept:
        yield Place(application, database, copy, pages, people, kept)
    with application.app_context():
        db.engine.dispose()


def open_everything(world: World) -> None:
    """What some pages ask for before they are anybody's: minutes to correct, tasks of one's own, an invitation."""
    officer = world.near["officer"].id
    meeting, milestone = world.meeting, db.session.get(Milestone, world.values["timeline.milestone_id"])
    action = db.session.get(MeetingAction, world.values["timeline.action_id"])
    assert milestone
    assert action
    milestone.owner_account_id = action.owner_account_id = officer
    meeting.is_held, meeting.minutes, meeting.minutes_state = True, "Said", MinutesState.DRAFT
    db.session.add(
        Attendee(meeting_id=meeting.id, name="Ann", recognition_id=world.recognition.id, has_attended=True)
    )
    world.values["accounts.token"] = new_invitation(world.spare, now=clock.now())


@contextmanager
def writes(app: Flask) -> Iterator[list[str]]:
    """What was written and committed meanwhile, but for what signing in keeps of itself."""
    kept: list[str] = []
    waiting: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        if statement.startswith(("INSERT", "UPDATE", "DELETE")) and not any(
            table in statement for table in NOT_OF_THE_FORM
        ):
            waiting.append(statement)

    def commit(_connection: object) -> None:
        kept.extend(waiting)
        waiting.clear()

    def rollback(_connection: object) -> None:
        waiting.clear()

    with app.app_context():
        engine = db.engine
    listened = (("before_cursor_execute", note), ("commit", commit), ("rollback", rollback))
    for name, listener in listened:
        event.listen(engine, name, listener)
    try:
        yield kept
    finally:
        for name, listener in listened:
            event.remove(engine, name, listener)


@pytest.mark.parametrize("feature", FEATURES)
def test_no_form_fails_or_keeps_half_of_what_nobody_would_send(place: Place, feature: str) -> None:
    faults = walk(place, feature)
    assert not faults, "\n".join(faults)


def walk(place: Place, feature: str) -> list[str]:
    """The faults of a feature's forms, each sent once however often it is asked."""
    if feature not in place.walked:
        pages = [step for step in place.pages if step.endpoint.partition(".")[0] == feature]
        assert pages, f"{feature} has no form any more"
        place.walked[feature] = [
            fault for number, step in enumerate(pages) for fault in faults_of(place, step, number)
        ]
    return place.walked[feature]


def faults_of(place: Place, step: Step, number: int) -> list[str]:
    """What was wrong with the answers of one address; nobody having got into it is wrong too."""
    faults, who, statuses = [], place.sender_of(step), set()
    for sheet in who.sheets(step.address):
        for one in odd(sheet, number):
            fault, status = tried(place, who, step, one)
            statuses.add(status)
            if fault:
                faults.append(f"{step.endpoint}: {one.what}: {fault}")
    if statuses <= {403, 404}:
        faults.append(f"{step.endpoint}: nobody here may use it")
    place.accepted.update(step.endpoint for status in statuses if 300 <= status < 400)
    return faults


def tried(place: Place, who: Sender, step: Step, one: Odd) -> tuple[str, int]:
    """What is wrong with the answer, and its status. What was refused by name is put right and the rest sent again."""
    try:
        answer = who.send(step.address, one.data, one.content_type)
        fault, left = fault_of(place, who, answer), rest(answer, one) if answer.status_code == 400 else {}
        if left and not fault:
            answer = who.send(step.address, left)
        return fault_of(place, who, answer), answer.status_code
    except Exception as error:  # the test client raises what a server would answer with 500
        return f"{type(error).__name__}: {str(error)[:200]}", 500
    finally:
        place.put_back()


def rest(answer: TestResponse, one: Odd) -> dict[str, Any]:
    """The same without the odd answers that were refused by name, if any odd one is left then."""
    summary = AT_FAULT.search(answer.get_data(as_text=True))
    refused = set(re.findall(r'href="#([^"]+)"', summary.group())) if summary else set()
    right = {name: words for name, words in one.instead.items() if is_named(name, refused)}
    if not right or len(right) == len(one.instead):
        return {}
    return {**one.data, **right}


def is_named(name: str, refused: set[str]) -> bool:
    """Whether an error leads to this answer: to itself, one of its choices or the first part of its date."""
    question = re.sub(r"-(day|month|year)$", "", name)
    return any(found == question or found.startswith(f"{question}-") for found in refused)


def fault_of(place: Place, who: Sender, answer: TestResponse) -> str:
    """What is wrong with an answer: a failure, a refusal that kept something, a next page that fails."""
    if answer.status_code >= 500:
        return f"answers {answer.status_code}"
    if place.kept and answer.status_code >= 400:
        return f"answers {answer.status_code}, yet kept {place.kept[:2]}"
    if place.kept and answer.location:
        status = who.client.get(answer.location).status_code
        if status >= 400:
            return f"was kept, and the next page answers {status}"
    return ""


def test_every_feature_with_a_form_is_sent_odd_answers(place: Place) -> None:
    assert {step.endpoint.partition(".")[0] for step in place.pages} == set(FEATURES)


def test_most_forms_took_some_of_it_so_that_the_actions_behind_them_were_reached(place: Place) -> None:
    for feature in FEATURES:
        walk(place, feature)
    print(f"Addresses: {len(place.pages)}, of which took some answers: {len(place.accepted)}")  # noqa: T201 - the figures are asked for
    assert len(place.accepted) > 0.7 * len(place.pages)
