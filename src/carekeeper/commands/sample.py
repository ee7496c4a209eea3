"""`carekeeper sample`: makes a class file with made-up students."""

from __future__ import annotations

from datetime import date
from typing import Any

from carekeeper import sample
from carekeeper.commands import output, passwords, place
from carekeeper.commands.result import Result
from carekeeper.core.words import tr
from carekeeper.db import snapshot
from carekeeper.db.lock import FileOwnership


def run(options: Any) -> None:
    """Make the class file beside its place, check it, and move it there."""
    target = options.file
    place.expect_free(target, force=options.force)
    password = passwords.given(options.new_password_file, passwords.NEW_VARIABLE)
    owner = FileOwnership(target)
    owner.take()
    try:
        with place.made_beside(target) as part:
            sample.make(
                part,
                students=options.students,
                left_behind=options.left_behind,
                months=options.months,
                seed=options.seed,
                today=options.today or date.today(),
                password=password,
                language=options.speaks,
            )
            contents = snapshot.examine(part, password)
    finally:
        owner.give_back()
    sentence = tr("A sample class of {n} students, {m} of them left behind: {file}")
    output.tell(
        Result(
            lines=[sentence.format(n=options.students, m=options.left_behind, file=target)],
            file=target,
            kind="carebook",
            encrypted=bool(password),
            schema=contents.schema,
            counts=contents.counts,
        ),
        options,
    )
