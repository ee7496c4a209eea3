"""The newcomer's script needs nothing but a Python, and says so to one that is too old."""

from __future__ import annotations

import ast
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SCRIPT = (ROOT / "dev.py").read_text(encoding="utf-8")


def test_an_old_python_can_read_it_far_enough_to_say_that_it_is_old() -> None:
    ast.parse(SCRIPT, feature_version=(3, 7))


def test_it_needs_only_the_standard_library() -> None:
    imported = {
        (node.module or "") if isinstance(node, ast.ImportFrom) else alias.name
        for node in ast.walk(ast.parse(SCRIPT))
        if isinstance(node, ast.Import | ast.ImportFrom)
        for alias in node.names
    }
    assert {name.partition(".")[0] for name in imported} <= sys.stdlib_module_names


def test_the_readme_names_its_two_commands_first() -> None:
    for name in ("README.md", "README.zh-CN.md"):
        first_screen = (ROOT / name).read_text(encoding="utf-8").splitlines()[:30]
        assert "python3 dev.py run" in "\n".join(first_screen), name
        assert "python3 dev.py test" in "\n".join(first_screen), name
