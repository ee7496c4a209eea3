"""What can be said to the commands that bring lists in and give them out."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from carekeeper.commands import shared_arguments as shared
from carekeeper.core.words import tr


def add_import(parser: argparse.ArgumentParser) -> None:
    """Say what `import` takes."""
    parser.add_argument("file", type=Path, metavar="FILE", help=tr("the class file"))
    parser.add_argument(
        "list",
        type=Path,
        metavar="LIST",
        help=tr("a workbook, a text, a web page or a Word table with the list of a class"),
    )
    parser.add_argument("--sheet", metavar="NAME", help=tr("the sheet of the workbook"))
    parser.add_argument(
        "--class-name", metavar="NAME", help=tr("the class, where the list holds several")
    )
    parser.add_argument(
        "--dry-run", action="store_true", help=tr("only say what would be brought in")
    )
    shared.add_password(parser)
    shared.add_json(parser)
    parser.set_defaults(run=_import)


def _import(options: Any) -> None:
    from carekeeper.commands import bring_in

    bring_in.run(options)
