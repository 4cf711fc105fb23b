"""Writes every made staff list into a folder, for trying by hand: python -m tests.data.make FOLDER."""

import sys
from pathlib import Path

from tests.data.cells import CELLS
from tests.data.layouts import LAYOUTS

FIXTURES = (*LAYOUTS, *CELLS)


def main() -> None:
    """Writes the files and says what each is."""
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    for fixture in FIXTURES:
        (folder / fixture.name).write_bytes(fixture.make())
        sys.stdout.write(f"{fixture.name}: {fixture.read} rows, {len(fixture.questions)} questions\n")


if __name__ == "__main__":
    main()
