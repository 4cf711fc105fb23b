"""Every feature's tables in one place, for migrations: whoever imports this knows them all."""

from importlib import import_module
from pathlib import Path


def load_tables() -> None:
    """Imports the `models`, and every `…_models`, of each feature, so that the metadata is whole."""
    root = Path(__file__).parent
    for path in sorted(root.rglob("*models.py")):
        import_module(".".join(("transition", *path.relative_to(root).with_suffix("").parts)))
