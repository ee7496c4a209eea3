"""What many commands take alike: passwords, the place of the result, JSON, profile, language."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path
from typing import Any

from carekeeper.core.words import LANGUAGES, tr


def day(text: str) -> date:
    """Read a day of an option."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(tr("write the day like 2026-11-23")) from None


def add_common(parser: argparse.ArgumentParser, default: Any) -> None:
    parser.add_argument(
        "--profile",
        type=Path,
        metavar="DIR",
        default=default,
        help=tr("keep settings, logs and automatic backups under this folder"),
    )
    parser.add_argument(
        "--lang", choices=LANGUAGES, default=default, help=tr("the language of this run")
    )
    parser.add_argument(
        "--utf8",
        action="store_true",
        default=default or False,
        help=tr("write UTF-8 into a file or pipe, not the code page of Windows's console"),
    )


def add_out(parser: argparse.ArgumentParser, name: str) -> None:
    parser.add_argument(
        "-o", "--output", dest="out", type=Path, required=True, metavar=name, help=tr("where to")
    )
    add_force(parser)


def add_password(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--password-file",
        type=Path,
        metavar="F",
        help=tr("a text file with the password; else CAREKEEPER_PASSWORD, or asked for"),
    )


def add_backup_password(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--backup-password-file",
        type=Path,
        metavar="F",
        help=tr(
            "a text file with the backup's own password; else CAREKEEPER_BACKUP_PASSWORD, "
            "else the class file's"
        ),
    )


def add_new_password(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--new-password-file",
        type=Path,
        metavar="F",
        help=tr(
            "a text file with the password of the new file; else CAREKEEPER_NEW_PASSWORD, "
            "else it is not encrypted"
        ),
    )


def add_json(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--json", action="store_true", help=tr("say the result as one JSON object, in English")
    )


def add_private(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--education-plans",
        dest="private",
        action="store_true",
        help=tr("with the individual education plans, which are left out otherwise"),
    )


def add_force(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--force", action="store_true", help=tr("replace a file that already exists")
    )
