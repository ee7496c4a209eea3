"""What can be said to the commands that move students from one class file into another."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path
from typing import Any

from carekeeper.commands import shared_arguments as shared
from carekeeper.core.words import tr


def add_give(parser: argparse.ArgumentParser) -> None:
    """Say what `give` takes."""
    parser.add_argument("file", type=Path, metavar="FILE", help=tr("the class file"))
    shared.add_out(parser, "OUT.careparcel")
    parser.add_argument(
        "--students",
        required=True,
        metavar="SELECTION",
        help=tr("left-behind, all, or class numbers such as 3,7,12-15"),
    )
    parser.add_argument(
        "--to", required=True, metavar="CLASS", help=tr("the class that they go to")
    )
    parser.add_argument("--to-school", default="", metavar="NAME", help=tr("its school"))
    parser.add_argument(
        "--on",
        type=shared.day,
        default=date.today(),
        metavar="2026-11-23",
        help=tr("the day of the move; else today"),
    )
    parser.add_argument(
        "--erase",
        action="store_true",
        help=tr("erase their records here; only the names stay, and it cannot be undone"),
    )
    shared.add_private(parser)
    shared.add_password(parser)
    parser.add_argument(
        "--new-password-file",
        type=Path,
        metavar="F",
        help=tr("a text file with the password of the parcel; else CAREKEEPER_NEW_PASSWORD"),
    )
    shared.add_json(parser)
    parser.set_defaults(run=_give)


def add_receive(parser: argparse.ArgumentParser) -> None:
    """Say what `receive` takes."""
    parser.add_argument("file", type=Path, metavar="FILE", help=tr("the class file"))
    parser.add_argument("parcel", type=Path, metavar="PARCEL", help=tr("the parcel"))
    parser.add_argument("--dry-run", action="store_true", help=tr("only say who would come"))
    shared.add_password(parser)
    shared.add_backup_password(parser)
    shared.add_json(parser)
    parser.set_defaults(run=_receive)


def _give(options: Any) -> None:
    from carekeeper.commands import moving

    moving.give(options)


def _receive(options: Any) -> None:
    from carekeeper.commands import moving

    moving.receive(options)
