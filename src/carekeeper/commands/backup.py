"""`carekeeper backup`: writes a backup of a class file and checks it."""

from __future__ import annotations

from typing import Any

from carekeeper.commands import output, passwords, place
from carekeeper.commands.content import left_out
from carekeeper.commands.opened import class_file_of
from carekeeper.commands.result import Result
from carekeeper.core.words import tr
from carekeeper.db import backup_file
from carekeeper.db.backup_file import Reason
from carekeeper.db.columns import private_tables
from carekeeper.safekeeping.store import note_outside_backup


def run(options: Any) -> None:
    """Write the backup, under the class file's password unless it gets one of its own.

    That it left the program is noted in the class file.
    """
    place.expect_free(options.out, options.file, force=options.force)
    own = passwords.given(options.backup_password_file, passwords.BACKUP_VARIABLE)
    with class_file_of(options) as class_file:
        info = backup_file.write(
            options.file,
            class_file.password,
            options.out,
            own or class_file.password,
            reason=Reason.BY_HAND,
            leave_out=private_tables() if options.for_office else (),
            overwrite=options.force,
        )
        note_outside_backup(class_file, info)
    lines = [tr("Backup saved and checked: {file}").format(file=options.out)]
    if not info.encrypted:
        lines.append(tr("It is not encrypted: whoever has it can read it."))
    lines += left_out(info)
    output.tell(
        Result(
            lines=lines,
            file=options.out,
            kind="carebak",
            encrypted=info.encrypted,
            schema=info.schema,
            counts=info.counts,
        ),
        options,
    )
