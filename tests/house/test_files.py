"""The house stays small, portable and written for strangers."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PLACES = (
    "src",
    "tests",
    "packaging",
    "devkit",
    "migrations",
    "benchmarks",
    "docs",
    "resources",
    ".ci",
)
TEXT = {".py", ".md", ".toml", ".txt", ".po", ".sh", ".nsi", ".spec", ".json", ".desktop", ""}
GRAB_BAGS = {"utils", "util", "helpers", "common", "manager", "base", "misc"}
RESERVED = re.compile(r'[<>:"|?*\\]|[. ]$|^(con|prn|aux|nul|com\d|lpt\d)(\.|$)', re.IGNORECASE)
STRANGE = re.compile(
    r"/work/|/root/|/home/\w|\bissue #|pypi\.org|pythonhosted|npmjs|deb\.debian\.org"
    r"|\bTODO\b|\bFIXME\b|\bXXX\b"
)
"""What says nothing to a stranger: places on one machine, trackers, hosts, unfinished work."""


def files() -> list[Path]:
    """Return every file of the project, as paths from its root."""
    found = [path for place in PLACES for path in (ROOT / place).rglob("*") if path.is_file()]
    found += [path for path in ROOT.iterdir() if path.is_file()]
    made = {"__pycache__", ".mo", ".pyc", ".part", ".git"}
    return [x.relative_to(ROOT) for x in found if not made & {*x.parts, x.suffix}]


def modules() -> list[Path]:
    """Return every Python file of the project."""
    return [path for path in files() if path.suffix == ".py"]


def text(path: Path) -> str:
    """Return what a file of the project says."""
    return (ROOT / path).read_text(encoding="utf-8")


def test_no_module_is_long() -> None:
    assert [x for x in modules() if len(text(x).splitlines()) > 400] == []


def functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    """Yield each function of a module."""
    for node in ast.walk(ast.parse(text(path))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def length(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Count the lines of a function; the lines inside a long text are not counted."""
    lines = set(range(function.lineno, (function.end_lineno or 0) + 1))
    for node in ast.walk(function):
        if isinstance(node, ast.JoinedStr) or (
            isinstance(node, ast.Constant) and isinstance(node.value, str)
        ):
            lines -= set(range(node.lineno + 1, node.end_lineno or 0))
    return len(lines)


def test_no_function_is_long() -> None:
    own = [path for path in modules() if path.parts[0] == "src"]
    long = [
        f"{path}:{function.lineno} {function.name}"
        for path in own
        for function in functions(path)
        if length(function) > 40
    ]
    assert long == []


def test_no_module_is_a_grab_bag() -> None:
    assert [x for x in modules() if x.stem in GRAB_BAGS] == []


def test_every_name_can_live_on_windows() -> None:
    assert [x for x in files() if any(RESERVED.search(part) for part in x.parts)] == []
    assert [x for x in files() if len(x.as_posix()) >= 200] == []
    folded = [x.as_posix().casefold() for x in files()]
    assert len(folded) == len(set(folded))


def test_text_is_utf8_and_says_nothing_strange() -> None:
    strange = []
    for path in files():
        if path.suffix in TEXT and path != Path(__file__).relative_to(ROOT):
            said = text(path)
            assert "\r" not in said, path
            strange += [f"{path}: {word}" for word in STRANGE.findall(said)]
    assert strange == []
