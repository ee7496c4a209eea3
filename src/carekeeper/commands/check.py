"""`carekeeper check`: checks a class file or a backup whole."""

from __future__ import annotations

from typing import Any

from carekeeper.commands import output, passwords
from carekeeper.commands.content import described, is_backup, left_out, to_open_backup
from carekeeper.commands.result import Result
from carekeeper.core.words import tr
from carekeeper.db import backup_file, snapshot
from carekeeper.db.troubles import is_encrypted


def run(options: Any) -> None:
    """Check every byte, the links between records, and the counts."""
    result = _check_backup(options) if is_backup(options.file) else _check_class_file(options)
    output.tell(result, options)


def _check_class_file(options: Any) -> Result:
    password = passwords.to_open(options.file, options.password_file)
    contents = snapshot.examine(options.file, password)
    return Result(
        lines=[_whole(options), *described(contents.counts)],
        file=options.file,
        kind="carebook",
        encrypted=is_encrypted(options.file),
        schema=contents.schema,
        counts=contents.counts,
    )


def _check_backup(options: Any) -> Result:
    # Damage is looked for before a password is asked for.
    backup_file.check(options.file, None)
    info = backup_file.check(options.file, to_open_backup(options))
    return Result(
        lines=[_whole(options), *described(info.counts), *left_out(info)],
        file=options.file,
        kind="carebak",
        encrypted=info.encrypted,
        schema=info.schema,
        counts=info.counts,
    )


def _whole(options: Any) -> str:
    return tr("“{name}” is intact.").format(name=options.file.name)
