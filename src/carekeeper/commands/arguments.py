"""Which commands there are, and what can be said to each."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NoReturn

import carekeeper
from carekeeper.commands import list_arguments, move_arguments
from carekeeper.commands import shared_arguments as shared
from carekeeper.commands.output import WrongUse
from carekeeper.core.typing import override
from carekeeper.core.words import mark, tr

_PROGRAM = "carekeeper"


class _Parser(argparse.ArgumentParser):
    @override
    def error(self, message: str) -> NoReturn:
        sentence = tr("{problem}. “{program} --help” shows what to write.")
        raise WrongUse(sentence.format(problem=message.rstrip("."), program=self.prog))


def parse(given: Sequence[str], *, command: bool) -> Any:
    """Return what is asked for, of a command or of the window; `run` of it does it.

    Raises `WrongUse`, and `SystemExit` once `--help` or `--version` is answered.
    """
    parser = _commands_parser() if command else _window_parser()
    return parser.parse_args(given)


_SUMMARIES = {
    "sample": mark("make a class file with made-up students"),
    "print": mark("print cards, talk records, booklets or whole files into a PDF"),
    "backup": mark("save a backup and check it"),
    "check": mark("check a class file or a backup completely"),
    "restore": mark("restore a backup into a new class file"),
    "info": mark("say what is in a class file or a backup"),
    "selftest": mark("try with a made-up class whether everything works on this computer"),
    "import": mark("import the list of a class"),
    "export": mark("write what others open: workbook, CSV, contacts, calendar, open data"),
    "gather": mark("one table over the backups of many teachers"),
    "report": mark("tell the figures of a term, and the count by the three definitions"),
    "give": mark("let students go into another class file: one parcel with all their records"),
    "receive": mark("take in the students of a parcel"),
}


def _window_parser() -> _Parser:
    lines = [f"  {name:<10}{tr(summary)}" for name, summary in _SUMMARIES.items()]
    parser = _Parser(
        prog=_PROGRAM,
        description=tr("Opens the window. A command does one thing without a window:"),
        epilog="\n".join([tr("commands:"), *lines]),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument(
        "file", nargs="?", type=Path, metavar="FILE", help=tr("a class file or a backup to open")
    )
    parser.add_argument(
        "--version", action="version", version=f"CareKeeper {carekeeper.__version__}"
    )
    shared.add_common(parser, default=None)
    parser.set_defaults(run=_window, json=False)
    return parser


def _commands_parser() -> _Parser:
    parser = _Parser(prog=_PROGRAM)
    shared.add_common(parser, default=None)
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    for name, add in _ADD.items():
        summary = tr(_SUMMARIES[name])
        command = commands.add_parser(name, help=summary, description=summary)
        shared.add_common(command, default=argparse.SUPPRESS)
        add(command)
    return parser


def _add_sample(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE", help=tr("the class file to make"))
    for name, usual, words in (
        ("--students", 60, tr("how many students")),
        ("--left-behind", 20, tr("how many of them are left behind")),
        ("--months", 14, tr("how many months the class has been kept")),
        ("--seed", 1, tr("a different number gives different people")),
    ):
        parser.add_argument(name, type=int, metavar="N", help=f"{words} [{usual}]")
    parser.add_argument(
        "--hard",
        action="store_true",
        help=tr("a small class that tries paper and window to their limits instead"),
    )
    parser.add_argument(
        "--today",
        type=shared.day,
        default=None,
        metavar="2026-11-23",
        help=tr("the date that counts as today; else the real one"),
    )
    shared.add_force(parser)
    shared.add_new_password(parser)
    shared.add_json(parser)
    parser.set_defaults(run=_sample)


def _add_print(parser: argparse.ArgumentParser) -> None:
    from carekeeper.commands import print_arguments  # it knows all rooms, and takes its time

    print_arguments.add_print(parser)


def _add_backup(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE", help=tr("the class file"))
    shared.add_out(parser, "OUT.carebak")
    parser.add_argument(
        "--for-office",
        action="store_true",
        help=tr("without the individual education plans, which only the class teacher sees"),
    )
    shared.add_password(parser)
    shared.add_backup_password(parser)
    shared.add_json(parser)
    parser.set_defaults(run=_backup)


def _add_check(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE", help=tr("a class file or a backup"))
    shared.add_password(parser)
    shared.add_backup_password(parser)
    shared.add_json(parser)
    parser.set_defaults(run=_check)


def _add_restore(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="BACKUP", help=tr("the backup"))
    shared.add_out(parser, "NEW.carebook")
    shared.add_password(parser)
    shared.add_backup_password(parser)
    shared.add_new_password(parser)
    shared.add_json(parser)
    parser.set_defaults(run=_restore)


def _add_info(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE", help=tr("a class file or a backup"))
    shared.add_password(parser)
    shared.add_json(parser)
    parser.set_defaults(run=_info)


def _add_report(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE", help=tr("the class file"))
    parser.add_argument(
        "--term",
        default="",
        metavar="2026-2027/1",
        help=tr("of which term, or 2026-2027 for the school year; else that of today"),
    )
    parser.add_argument(
        "--as-of", type=shared.day, default=None, metavar="2026-11-23", help=tr("as of which day")
    )
    shared.add_password(parser)
    shared.add_json(parser)
    parser.set_defaults(run=_report)


def _add_selftest(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--keep", type=Path, metavar="DIR", help=tr("keep what was made, and a picture, here")
    )
    shared.add_json(parser)
    parser.set_defaults(run=_selftest, file=Path())


_ADD: dict[str, Callable[[argparse.ArgumentParser], None]] = {
    "sample": _add_sample,
    "print": _add_print,
    "backup": _add_backup,
    "check": _add_check,
    "restore": _add_restore,
    "info": _add_info,
    "selftest": _add_selftest,
    "import": list_arguments.add_import,
    "export": list_arguments.add_export,
    "gather": list_arguments.add_gather,
    "report": _add_report,
    "give": move_arguments.add_give,
    "receive": move_arguments.add_receive,
}


def _window(options: Any) -> int:
    from carekeeper.commands import window

    return window.run(options)


def _sample(options: Any) -> None:
    from carekeeper.commands import sample

    sample.run(options)


def _backup(options: Any) -> None:
    from carekeeper.commands import backup

    backup.run(options)


def _check(options: Any) -> None:
    from carekeeper.commands import check

    check.run(options)


def _restore(options: Any) -> None:
    from carekeeper.commands import restore

    restore.run(options)


def _info(options: Any) -> None:
    from carekeeper.commands import info

    info.run(options)


def _report(options: Any) -> None:
    from carekeeper.commands import report

    report.run(options)


def _selftest(options: Any) -> int:
    from carekeeper.commands import selftest

    return selftest.run(options)
