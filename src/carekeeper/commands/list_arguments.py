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
    parser.add_argument(
        "--what",
        choices=_what(),
        help=tr("what the list contains, when its headings do not say it"),
    )
    parser.add_argument("--sheet", metavar="NAME", help=tr("the sheet of the workbook"))
    parser.add_argument(
        "--class-name", metavar="NAME", help=tr("the class, when the list contains several")
    )
    parser.add_argument(
        "--other-cards",
        action="store_true",
        help=tr("also change a parent on the cards of brothers and sisters"),
    )
    parser.add_argument(
        "--dry-run", action="store_true", help=tr("only say what would be imported")
    )
    shared.add_password(parser)
    shared.add_json(parser)
    parser.set_defaults(run=_import)


def _what() -> list[str]:
    """Return what a list may hold, as the rooms declare it."""
    from carekeeper.rooms import ROOMS

    return ["students", *(one.name for room in ROOMS for one in room.lists)]


def _import(options: Any) -> None:
    from carekeeper.commands import bring_in

    bring_in.run(options)


def add_export(parser: argparse.ArgumentParser) -> None:
    """Say what `export` takes."""
    parser.add_argument("file", type=Path, metavar="FILE", help=tr("the class file"))
    shared.add_out(parser, "OUT.xlsx/.csv/.vcf/.ics/.zip")
    parser.add_argument(
        "--what",
        choices=("roster", "contacts", "office", "calendar", "everything", "template"),
        help=tr("what to write, where the suffix leaves it open"),
    )
    parser.add_argument(
        "--sensitive", action="store_true", help=tr("with ID numbers and other sensitive fields")
    )
    shared.add_private(parser)
    shared.add_password(parser)
    shared.add_new_password(parser)
    shared.add_json(parser)
    parser.set_defaults(run=_export)


def add_gather(parser: argparse.ArgumentParser) -> None:
    """Say what `gather` takes."""
    parser.add_argument("file", type=Path, metavar="FOLDER", help=tr("the folder with backups"))
    shared.add_out(parser, "OUT.xlsx/.parquet/.duckdb")
    parser.add_argument(
        "--names", action="store_true", help=tr("with the names of the students, not only figures")
    )
    shared.add_backup_password(parser)
    shared.add_json(parser)
    parser.set_defaults(run=_gather)


def _export(options: Any) -> None:
    from carekeeper.commands import export

    export.run(options)


def _gather(options: Any) -> None:
    from carekeeper.commands import gather

    gather.run(options)
