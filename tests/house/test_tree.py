"""The tree: what lies where, what each file opens with, and what no file may name."""

import ast
import re
import subprocess
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LAYERS = {"views", "commands", "jobs", "forms", "actions", "queries", "models"}
NEVER = {"common", "utils", "helpers", "misc"}
# By their shape, so that this file does not name them itself.
REGISTRIES = re.compile(r"\bregistry\.\w+\.(org|com)|\bfiles\.\w+\.org|\bpyp[i]\.\w{3}\b|\bnpmj[s]\.\w{3}\b")


def tracked() -> list[Path]:
    """Every file that is kept, or about to be."""
    listing = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return [path for name in listing.stdout.split("\0") if name and (path := ROOT / name).is_file()]


def name(path: Path) -> str:
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize(
    "path", [path for path in tracked() if path.suffix == ".py" and path.stat().st_size], ids=name
)
def test_every_module_opens_with_a_sentence(path: Path) -> None:
    words = ast.get_docstring(ast.parse(path.read_text())) or ""
    assert re.match(r"\S.+[.:?!]", words.splitlines()[0] if words else "")


def test_no_file_names_a_package_registry() -> None:
    texts = {path: path.read_bytes().decode(errors="ignore") for path in tracked()}
    assert [name(path) for path, text in texts.items() if REGISTRIES.search(text)] == []


@pytest.mark.parametrize("lock", ["requirements.lock", "requirements-dev.lock"])
def test_the_python_locks_name_no_host_and_give_every_package_its_hashes(lock: str) -> None:
    text = (ROOT / lock).read_text()
    assert "://" not in text
    assert "--index" not in text
    packages = re.findall(r"^[a-z0-9][^\n]*==.*?(?=^[a-z0-9]|\Z)", text, re.MULTILINE | re.DOTALL)
    assert len(packages) > 30
    assert [package.splitlines()[0] for package in packages if "--hash=sha256:" not in package] == []


def test_the_node_lock_names_no_host() -> None:
    assert '"resolved"' not in (ROOT / "package-lock.json").read_text()


def test_nothing_compiled_or_of_one_machine_is_kept() -> None:
    built = re.compile(
        r"(\.mo|\.pot|\.pyc|\.sqlite|\.woff2|\.ttf)$|^static/css/|^instance/|(^|/)node_modules(/|$)"
    )
    assert [name(path) for path in tracked() if built.search(name(path))] == []


def test_nothing_of_the_brand_of_govuk_is_kept() -> None:
    brand = re.compile(r"crest|crown|gds[-_]?transport|govuk-(icon|opengraph)", re.IGNORECASE)
    assert [
        name(path) for path in tracked() if brand.search(name(path)) and "static/crests" not in name(path)
    ] == []


def test_no_module_is_a_drawer_for_odds_and_ends() -> None:
    parts = {part for path in (ROOT / "transition").rglob("*.py") for part in (path.stem, path.parent.name)}
    assert parts & NEVER == set()


def test_every_feature_is_under_the_contract_of_layers() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
    within = next(contract for contract in settings if contract["id"] == "within-a-feature")
    features = {
        ".".join(path.parent.relative_to(ROOT).parts)
        for path in (ROOT / "transition").rglob("*.py")
        if path.stem in LAYERS and path.parent.name not in {"transition", "web", "rules", "demo"}
    }
    assert features <= set(within["containers"])
