"""`carekeeper restore`: restores a backup into a class file of its own."""

from __future__ import annotations

from typing import Any

from carekeeper.commands import output, passwords, place
from carekeeper.commands.content import described, is_backup, to_open_backup
from carekeeper.commands.result import Result
from carekeeper.core.errors import Trouble
from carekeeper.core.words import tr
from carekeeper.db import backup_file
from carekeeper.db.troubles import trouble


def run(options: Any) -> None:
    """Restore into a new file, which is encrypted when it gets a password."""
    if not is_backup(options.file):
        raise trouble(Trouble.NOT_OURS, options.file)
    place.expect_free(options.out, options.file, force=options.force)
    backup_file.check(options.file, None)
    password = to_open_backup(options)
    new = passwords.given(options.new_password_file, passwords.NEW_VARIABLE)
    info = backup_file.restore(options.file, password, options.out, new, force=options.force)
    lines = [tr("Restored and checked: {file}").format(file=options.out)]
    if not new:
        lines.append(tr("It is not encrypted: whoever has it can read it."))
    output.tell(
        Result(
            lines=[*lines, *described(info.counts)],
            file=options.out,
            kind="carebook",
            encrypted=bool(new),
            schema=info.schema,
            counts=info.counts,
        ),
        options,
    )
