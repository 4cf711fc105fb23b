"""What the rows of a table need to become cards on a narrow screen: the name of its column in each cell, and roles."""

import re
from collections.abc import Sequence
from typing import Any

from flask import Flask
from markupsafe import Markup

_OPENING = re.compile(r"<(tr|td|th)\b([^>]*)>")
_SPAN = re.compile(r'\bcolspan="(\d+)"')
# Said in words, because a style that turns rows into cards takes from them what they are to a screen reader.
_ROLES = {"tr": "row", "td": "cell", "th": "rowheader"}


def init_app(app: Flask) -> None:
    """Puts the filter within reach of the table's macro."""
    app.jinja_env.filters["labelled"] = labelled


def labelled(body: Markup, columns: Sequence[dict[str, Any]]) -> Markup:
    """The rows of a table's body, each cell with the name of its column unless that name is not shown."""
    place = 0

    def told(found: re.Match[str]) -> str:
        nonlocal place
        tag, rest = found[1], found[2]
        opening = f'<{tag} role="{_ROLES[tag]}"'
        if tag == "tr":
            place = 0
            return f"{opening}{rest}>"
        span = _SPAN.search(rest)
        column = columns[place] if place < len(columns) and not span else {"hidden": True}
        place += int(span[1]) if span else 1
        label = "" if column.get("hidden") else Markup(' data-label="{}"').format(column["text"])
        return f"{opening}{label}{rest}>"

    # Only what the templates escaped comes in, and only escaped names are added.
    return Markup(_OPENING.sub(told, body))  # noqa: S704 - see above
