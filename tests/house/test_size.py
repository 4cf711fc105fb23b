"""How long a file and a function may be: short enough to be read at once."""

import ast
from pathlib import Path

import pytest

from tests.house.test_tree import ROOT, name, tracked

LONGEST_FILE, LONGEST_FUNCTION = 300, 40

# Longer for a reason; when one becomes short, its line here goes.
LONG_FUNCTIONS = {
    "transition/staff/people/asking.py _compared": "one sentence for each code, and no logic",
}


def _modules() -> list[Path]:
    return [path for path in tracked() if path.suffix == ".py" and path.is_relative_to(ROOT / "transition")]


def _length(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Its lines without those of its docstring: to explain more makes nothing longer."""
    whole = (function.end_lineno or 0) - function.lineno + 1
    if ast.get_docstring(function) is None:
        return whole
    docstring = function.body[0]
    return whole - ((docstring.end_lineno or 0) - docstring.lineno + 1)


def _long_functions(path: Path) -> list[str]:
    functions = (
        node
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    )
    return [f"{name(path)} {one.name}" for one in functions if _length(one) > LONGEST_FUNCTION]


def test_files_are_short() -> None:
    found = {name(path) for path in _modules() if len(path.read_text().splitlines()) > LONGEST_FILE}
    assert found == set()


def test_functions_are_short() -> None:
    found = {one for path in _modules() for one in _long_functions(path)}
    assert found == set(LONG_FUNCTIONS)


@pytest.mark.parametrize(("lines", "is_long"), [(39, False), (40, True)])
def test_the_check_counts_lines_and_not_explanations(tmp_path: Path, lines: int, is_long: bool) -> None:
    body = '    """Explained\n\n    at length.\n    """\n' + "    pass\n" * lines
    function = ast.parse(f"def one():\n{body}").body[0]
    assert isinstance(function, ast.FunctionDef)
    assert (_length(function) > LONGEST_FUNCTION) is is_long
