"""What the tests of the pages' shared parts ask for."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.datastructures import MultiDict

from tests.visitor import Page, Visitor
from tests.web.sampler import Sampler
from transition.db import db
from transition.web.fields import Answer
from transition.web.forms import Form


@pytest.fixture(scope="session")
def made_once(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Sampler]:
    """The small application, which takes longer to make than most tests to run."""
    made = Sampler(tmp_path_factory.mktemp("sampler"))
    yield made
    with made.app.app_context():
        db.engine.dispose()


@pytest.fixture
def sampler(made_once: Sampler) -> Iterator[Sampler]:
    """The small application with a page for everything, as it was at first."""
    settings = dict(made_once.app.config)
    made_once.begin_anew()
    yield made_once
    made_once.app.config.clear()
    made_once.app.config.update(settings)


@pytest.fixture
def sample(sampler: Sampler) -> Flask:
    """That application alone."""
    return sampler.app


@pytest.fixture
def client(sample: Flask) -> FlaskClient:
    """A browser that reads English unless it says otherwise."""
    return sample.test_client()


@pytest.fixture
def everything(client: FlaskClient) -> Page:
    """The page with one question of each kind."""
    return Visitor(client).get("/everything")


@pytest.fixture
def ask(sample: Flask) -> Callable[..., Answer]:
    """`ask(field, {"answer": "typed"})`: a form of one question, answered and checked."""

    def asking(question: Any, sent: dict[str, Any], language: str = "en", **present: Any) -> Answer:
        class Single(Form):
            answer = question

        with sample.test_request_context("/", method="POST", headers={"Cookie": f"language={language}"}):
            form = Single(formdata=MultiDict(sent), data=present, meta={"csrf": False})
            form.validate()
            answer: Answer = form.answer
            answer.errors = [str(message) for message in answer.errors]
            return answer

    return asking
