"""Importing a module puts it into its package under its name, in place of what had that name."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

SOURCE = Path(__file__).resolve().parents[2] / "src"


def shadowed(package: Path) -> set[str]:
    """Return the names of a package's `__init__.py` that one of its modules would replace."""
    tree = ast.parse((package / "__init__.py").read_text(encoding="utf-8"))
    return set(bound(tree, package)) & {path.stem for path in package.iterdir()}


def bound(tree: ast.Module, package: Path) -> Iterator[str]:
    """Yield what a package's own file calls by a name; what it takes from itself is meant."""
    for node in tree.body:
        if isinstance(node, ast.ImportFrom):
            if not package.as_posix().endswith(f"/{(node.module or '').replace('.', '/')}"):
                yield from (alias.asname or alias.name for alias in node.names)
        elif isinstance(node, ast.FunctionDef | ast.ClassDef):
            yield node.name
        elif isinstance(node, ast.Assign | ast.AnnAssign):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            yield from (target.id for target in targets if isinstance(target, ast.Name))


def test_no_module_takes_the_place_of_what_its_package_means() -> None:
    packages = [path.parent for path in SOURCE.rglob("__init__.py")]
    assert {package.name: shadowed(package) for package in packages if shadowed(package)} == {}


def test_a_table_and_a_module_of_one_name_are_seen(tmp_path: Path) -> None:
    package = tmp_path / "store"
    package.mkdir()
    text = "from db.schema import handouts, steps\nfrom store import steps\n\n\nSIZE = 3\n"
    (package / "__init__.py").write_text(text, encoding="utf-8")
    for name in ("handouts", "steps"):
        (package / f"{name}.py").touch()
    assert shadowed(package) == {"handouts", "steps"}
