"""`carekeeper sample`: makes a class file with made-up students."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from carekeeper import sample
from carekeeper.commands import output, passwords, place
from carekeeper.commands.output import WrongUse
from carekeeper.commands.result import Result
from carekeeper.core.words import tr
from carekeeper.db import snapshot
from carekeeper.db.lock import FileOwnership
from carekeeper.sample import hard


def run(options: Any) -> None:
    """Make the class file beside its place, check it, and move it there."""
    if options.hard and _sizes(options):
        raise WrongUse(tr("The hard class has a size of its own."))
    target = options.file
    place.expect_free(target, force=options.force)
    password = passwords.given(options.new_password_file, passwords.NEW_VARIABLE)
    owner = FileOwnership(target)
    owner.take()
    try:
        with place.made_beside(target) as part:
            students, left_behind = _make(part, password, options)
            contents = snapshot.examine(part, password)
    finally:
        owner.give_back()
    sentence = tr("A sample class of {n} students, {m} of them left behind: {file}")
    output.tell(
        Result(
            lines=[sentence.format(n=students, m=left_behind, file=target)],
            file=target,
            kind="carebook",
            encrypted=bool(password),
            schema=contents.schema,
            counts=contents.counts,
        ),
        options,
    )


def _make(path: Path, password: str, options: Any) -> tuple[int, int]:
    """Make the class file; return how many students it has, and how many are left behind."""
    seed = {} if options.seed is None else {"seed": options.seed}
    today = options.today or date.today()
    common = {"today": today, "password": password, "language": options.speaks, **seed}
    if options.hard:
        return hard.make(path, **common)
    return sample.make(path, **common, **_sizes(options))


def _sizes(options: Any) -> dict[str, Any]:
    """Return how large the class is to be, as far as it was said."""
    said = {name: getattr(options, name) for name in ("students", "left_behind", "months")}
    return {name: number for name, number in said.items() if number is not None}
