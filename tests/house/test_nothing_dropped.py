"""No answer of a save is dropped: `flush()` tells whether all that is typed is saved."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

SOURCE = Path(__file__).resolve().parents[2] / "src" / "carekeeper"
ANSWERS = {"flush", "all_saved"}
NO_FORMS = {"stream", "stdout", "stderr"}
"""What else has a `flush`, and answers nothing."""
WRAPPER = "save_what_can_be"
"""The one name under which an answer is left out on purpose: nothing is left or closed then."""


def dropped(source: str) -> Iterator[int]:
    """Give the lines on which the answer of a save is thrown away."""
    tree = ast.parse(source)
    excused = {
        id(inner)
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef) and node.name == WRAPPER
        for inner in ast.walk(node)
    }
    for node in ast.walk(tree):
        thrown = node.value if isinstance(node, ast.Expr) else None
        if isinstance(node, ast.Assign) and _to_nobody(node):
            thrown = node.value
        if thrown is not None and _answers(thrown) and id(node) not in excused:
            yield node.lineno


def _to_nobody(node: ast.Assign) -> bool:
    return all(isinstance(one, ast.Name) and one.id.startswith("_") for one in node.targets)


def _answers(call: ast.expr) -> bool:
    if not isinstance(call, ast.Call) or not isinstance(call.func, ast.Attribute):
        return False
    owner = ast.unparse(call.func.value).rpartition(".")[2]
    return call.func.attr in ANSWERS and owner not in NO_FORMS


def test_no_answer_of_a_save_is_dropped() -> None:
    found = [
        f"{path.relative_to(SOURCE)}:{line}"
        for path in SOURCE.rglob("*.py")
        for line in dropped(path.read_text(encoding="utf-8"))
    ]
    assert found == []


@pytest.mark.parametrize(
    ("line", "caught"),
    [
        ("self.flush()", True),
        ("self.page.form.flush()", True),
        ("_ = tab.flush()", True),
        ("open_class.all_saved()", True),
        ("saved = self.flush()", False),
        ("if not self.flush():\n    raise ValueError", False),
        ("stream.flush()", False),
        ("def save_what_can_be(self):\n    self.flush()", False),
    ],
)
def test_such_a_line_is_seen(line: str, caught: bool) -> None:
    assert bool(list(dropped(line))) is caught
