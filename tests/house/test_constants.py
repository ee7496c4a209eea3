"""Whoever reads a module from above has met each of its constants before it is used."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from tests.house.test_files import modules


def names_in(node: ast.AST) -> set[str]:
    return {one.id for one in ast.walk(node) if isinstance(one, ast.Name)}


def constants(tree: ast.Module) -> Iterator[tuple[str, ast.stmt, set[str]]]:
    """Yield each constant of a module, where it stands, and what it is made of."""
    for node in tree.body:
        if isinstance(node, ast.Assign | ast.AnnAssign) and node.value is not None:
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            for name in set().union(*map(names_in, targets)):
                if name.isupper():
                    yield name, node, names_in(node.value)


def used_before(path: Path) -> Iterator[str]:
    """Yield the constants that stand below a function that uses them.

    A constant that is made of functions or classes of its module can only stand below these.
    """
    tree = ast.parse(path.read_text(encoding="utf-8"))
    kinds = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
    made = {
        node.name: (node.lineno, names_in(node)) for node in tree.body if isinstance(node, kinds)
    }
    for name, place, parts in constants(tree):
        users = [line for line, used in made.values() if name in used]
        if min(users, default=place.lineno) < place.lineno and not parts & made.keys():
            yield f"{path}: {name}"


def test_constants_stand_above_what_uses_them() -> None:
    assert [told for path in modules() for told in used_before(path)] == []
