"""The words of a digest in one language: counts, kinds of task and a link; never anything about a person."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from transition.i18n.formats import date_words
from transition.rules.reminders import Line, Reason, Urgency

TEMPLATES = Path(__file__).resolve().parents[2] / "templates" / "reminders" / "mail"


@dataclass(frozen=True, slots=True)
class Words:
    """A subject and a text, ready to be sent."""

    subject: str
    text: str


@cache
def _environment() -> Environment:
    # Plain text for a mail program: there is no markup to escape.
    return Environment(  # noqa: S701 - plain text
        loader=FileSystemLoader(TEMPLATES), undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )


def digest_words(lines: Sequence[Line], *, on: date, language: str, base_url: str) -> Words:
    """Word one person's digest of one day. The first line of the template is the subject."""
    values = {
        "day": date_words(on, language),
        "groups": _groups([line for line in lines if line.reason is Reason.OWN]),
        "escalated_count": sum(1 for line in lines if line.reason is Reason.ESCALATED),
        "deputy_count": sum(1 for line in lines if line.reason is Reason.DEPUTY),
        "passed_on_count": sum(1 for line in lines if line.reason is Reason.OWN and line.is_passed_on),
        "link": f"{base_url}/tasks",
        "others_link": f"{base_url}/reminders/put-to-me",
        "settings_link": f"{base_url}/reminders",
    }
    whole = _environment().get_template(f"digest/{language}.txt").render(values)
    subject, _, text = whole.partition("\n")
    return Words(subject.strip(), text.strip() + "\n")


def _groups(lines: Sequence[Line]) -> list[dict[str, Any]]:
    """How many tasks of each kind, by how urgent they are, the most urgent first."""
    groups = []
    for urgency in Urgency:
        kinds = Counter(_kind(line) for line in lines if line.urgency is urgency)
        if kinds:
            counted = [{"kind": kind, "count": count} for kind, count in sorted(kinds.items())]
            groups.append({"urgency": urgency.value, "count": kinds.total(), "lines": counted})
    return groups


def _kind(line: Line) -> str:
    return line.task.key.partition(":")[0]
