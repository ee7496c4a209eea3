"""What can be said to `carekeeper print`: what each paper of the house asks for."""

from __future__ import annotations

import argparse
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from carekeeper import whole_file
from carekeeper.commands import shared_arguments as shared
from carekeeper.core.errors import Invalid
from carekeeper.core.sheet import SIZES
from carekeeper.core.words import tr
from carekeeper.room import Paper
from carekeeper.rooms import ROOMS


def papers() -> dict[str, Paper]:
    """Return all that can be printed, by name."""
    return whole_file.papers(ROOMS)


def add_print(parser: argparse.ArgumentParser) -> None:
    """Say what `print` takes."""
    what = parser.add_subparsers(required=True, metavar="WHAT")
    for paper in papers().values():
        _add_paper(what, paper)


def _add_paper(what: Any, paper: Paper) -> None:
    summary = tr(paper.about)
    parser: argparse.ArgumentParser = what.add_parser(paper.name, help=summary, description=summary)
    shared.add_common(parser, default=argparse.SUPPRESS)
    parser.add_argument("file", type=Path, metavar="FILE", help=tr("the class file"))
    if paper.of_students:
        parser.add_argument(
            "--students",
            type=_selection,
            default="left-behind",
            metavar="SELECTION",
            help=tr("left-behind (usual), all, or class numbers such as 3,7,12-15"),
        )
    _add_looks(parser, paper)
    _add_sheet(parser, paper)
    _add_times(parser, paper)
    _add_ticks(parser, paper)
    shared.add_out(parser, "OUT.pdf")
    shared.add_password(parser)
    shared.add_json(parser)
    parser.set_defaults(run=partial(_run, paper))


def _add_looks(parser: argparse.ArgumentParser, paper: Paper) -> None:
    usual, *others = paper.layouts
    parser.set_defaults(layout=usual.name, style=paper.styles[0][0] if paper.styles else "")
    if paper.layout_options:
        group = parser.add_mutually_exclusive_group()
        for one in others:
            about = tr("{layout}: {about}").format(layout=tr(one.label), about=tr(one.about))
            group.add_argument(
                f"--{one.name}", dest="layout", action="store_const", const=one.name, help=about
            )
    elif others:
        parser.add_argument("--layout", choices=[one.name for one in paper.layouts])
    if paper.styles:
        styled = [one.name for one in paper.layouts if one.styled]
        about = "" if len(styled) == len(paper.layouts) else tr("table: full page only")
        parser.add_argument("--style", choices=[key for key, _label in paper.styles], help=about)


def _add_sheet(parser: argparse.ArgumentParser, paper: Paper) -> None:
    parser.add_argument(
        "--paper", choices=list(SIZES), default="a4", help=tr("size of the paper [a4]")
    )
    parser.add_argument(
        "--narrow", action="store_true", help=tr("no binding margin of 25 mm on the left")
    )
    parser.add_argument(
        "--duplex",
        action="store_true",
        help=tr("for both sides: each student on a new sheet, backs bound on the right"),
    )
    if any(one.per_sheet > 1 for one in paper.layouts):
        parser.add_argument(
            "--sheet-by-sheet",
            action="store_true",
            help=tr("cards in order on each sheet; else in order when all are cut at once"),
        )


def _add_times(parser: argparse.ArgumentParser, paper: Paper) -> None:
    if paper.asks_month:
        parser.add_argument(
            "--month", type=_month, required=True, metavar="2026-11", help=tr("of which month")
        )
    if paper.asks_span:
        for name, place, words in (
            ("--from", "first", tr("entries from this date on; else of this school year")),
            ("--to", "last", tr("entries up to this date; else up to today")),
        ):
            parser.add_argument(name, dest=place, type=_day, metavar="2026-09-01", help=words)


def _add_ticks(parser: argparse.ArgumentParser, paper: Paper) -> None:
    if paper.listed:
        parser.add_argument(
            f"--{paper.listed}",
            dest="listed",
            type=_names,
            default=[],
            metavar=paper.listed.upper(),
            help=tr(paper.listed_about),
        )
    for tick in paper.ticks:
        if tick.about:
            parser.add_argument(f"--{tick.name}", action="store_true", help=tr(tick.about))


def _run(paper: Paper, options: Any) -> None:
    from carekeeper.commands import print_paper

    print_paper.run(paper, options)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(tr("write the day like 2026-11-23")) from None


def _names(text: str) -> list[str]:
    return [name.strip() for name in text.split(",") if name.strip()]


def _month(text: str) -> str:
    try:
        return date.fromisoformat(f"{text}-01").isoformat()[:7]
    except ValueError:
        raise argparse.ArgumentTypeError(tr("write the month like 2026-11")) from None


def _selection(text: str) -> object:
    from carekeeper.commands.selection import parse_selection

    try:
        return parse_selection(text)
    except Invalid as problem:
        raise argparse.ArgumentTypeError(problem.sentence) from None
