"""What the councils have published, read from `data/facts.toml`."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

DATA = Path(__file__).parent / "data"
STAFF_LISTS = {
    "monmouthshire": "monmouthshire-staff.xlsx",
    "torfaen": "torfaen-staff.csv",
    "blaenau-gwent": "blaenau-gwent-staff.csv",
}


@cache
def published() -> dict[str, Any]:
    """The published facts as they stand in the file."""
    return tomllib.loads((DATA / "facts.toml").read_text(encoding="utf-8"))


def money() -> dict[str, Any]:
    """Monmouthshire's published figures, in pounds."""
    figures: dict[str, Any] = published()["money"]["monmouthshire"]
    return figures
