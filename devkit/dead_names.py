"""Finds names that nothing of the program uses; the tests do not count as a use.

    python -m devkit.dead_names

vulture knows which names the code mentions. A field is also used when the schema, a list of fields
or a paper names it in a text, so names that stand in a text are no find.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence
from pathlib import Path

from vulture import Vulture

from devkit.running import ROOT, fail

PLACES = ("src", "packaging", "benchmarks", "devkit", "dev.py", "hatch_build.py")
CALLED_FROM_OUTSIDE = (
    *("cache_ok", "dialect", "impl"),  # SQLAlchemy, of a column type
    *("comment", "external_attr"),  # zipfile, of an archive and an entry
    "customEvent",  # Qt
    "drop_tables",  # fontTools
    "header_comment",  # Babel
    *("initialize", "Translations"),  # hatchling
    *("makeToUnicodeCMap", "useA85"),  # ReportLab
    "tell_if",  # Qt, of a slot that D-Bus calls
)
"""Names that only a library asks for."""

PUT_TOGETHER = ("*_soft",)
"""Names that the program makes from parts: the ground of each tone."""

SAID_AHEAD = ("touches",)
"""What a view may ask of a change, though none does yet."""


def main(root: Path = ROOT, places: Sequence[str] = PLACES) -> int:
    """Print each find; 1 when there is one."""
    known = [*CALLED_FROM_OUTSIDE, *PUT_TOGETHER, *SAID_AHEAD]
    vulture = Vulture(ignore_names=known, ignore_decorators=["@override", "@overload"])
    paths = [root / place for place in places]
    vulture.scavenge([str(path) for path in paths])
    named = {name for module in modules(paths) for name in named_in_texts(module)}
    finds = [
        f"{find.filename.relative_to(root)}:{find.first_lineno}: {find.typ} {find.name}"
        for find in vulture.get_unused_code()
        if find.typ != "variable" or find.name not in named
    ]
    for find in finds:
        fail(f"{find} is not used")
    return int(bool(finds))


def modules(paths: Sequence[Path]) -> Iterator[Path]:
    """Yield each module in the places."""
    for path in paths:
        yield from path.rglob("*.py") if path.is_dir() else [path]


def named_in_texts(path: Path) -> Iterator[str]:
    """Yield the texts of a module that may be names."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        text = node.value if isinstance(node, ast.Constant) else None
        if isinstance(text, str) and text.isidentifier():
            yield text


if __name__ == "__main__":
    raise SystemExit(main())
