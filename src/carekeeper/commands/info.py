"""`carekeeper info`: says what a class file, a backup or a parcel is and holds."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from carekeeper.commands import output, passwords
from carekeeper.commands.content import described, is_backup, left_out
from carekeeper.commands.opened import backups_folder
from carekeeper.commands.result import Result
from carekeeper.core.dates import show_moment
from carekeeper.core.words import tr
from carekeeper.db import backup_file, snapshot
from carekeeper.db.backup_file import Reason
from carekeeper.safekeeping.store import HANDOUT, AutomaticBackups


def run(options: Any) -> None:
    """Say what is in a file; a backup tells it without its password."""
    result = _of_backup(options) if is_backup(options.file) else _of_class_file(options)
    output.tell(result, options)


def _of_class_file(options: Any) -> Result:
    password = passwords.to_open(options.file, options.password_file)
    contents = snapshot.examine(options.file, password)
    elsewhere = snapshot.last_handout(options.file, password, HANDOUT)
    here = _last_automatic(contents.identity)
    kind = tr("class file, encrypted") if password else tr("class file, not encrypted")
    return Result(
        lines=[
            _line(tr("Kind"), kind),
            _line(tr("Schema"), contents.schema),
            _line(tr("Class"), f"{contents.school} {contents.class_name}".strip()),
            *described(contents.counts),
            _line(tr("Last off-site backup"), _when(elsewhere)),
            _line(tr("Last backup on this computer"), _when(here)),
        ],
        file=options.file,
        kind="carebook",
        encrypted=bool(password),
        schema=contents.schema,
        counts=contents.counts,
        more={
            "class": contents.class_name,
            "school": contents.school,
            "last_backup": elsewhere and elsewhere.isoformat(),
            "last_automatic_backup": here and here.isoformat(),
        },
    )


def _of_backup(options: Any) -> Result:
    info = backup_file.read_manifest(options.file)
    is_parcel = info.reason == Reason.MOVE
    if is_parcel:
        kind = tr("parcel, encrypted") if info.encrypted else tr("parcel, not encrypted")
    else:
        kind = tr("backup, encrypted") if info.encrypted else tr("backup, not encrypted")
    return Result(
        lines=[
            _line(tr("Kind"), kind),
            _line(tr("Format"), str(info.format)),
            _line(tr("Schema"), info.schema),
            _line(tr("Class"), f"{info.school} {info.class_name}".strip()),
            _line(tr("Made at"), show_moment(info.made_at)),
            *described(info.counts),
            *left_out(info),
        ],
        file=options.file,
        kind="careparcel" if is_parcel else "carebak",
        encrypted=info.encrypted,
        schema=info.schema,
        counts=info.counts,
        more={
            "format": info.format,
            "class": info.class_name,
            "school": info.school,
            "made_at": info.made_at.isoformat(),
            "left_out": list(info.left_out),
        },
    )


def _last_automatic(identity: str) -> datetime | None:
    found = AutomaticBackups(backups_folder(), identity).all()
    return found[0].made_at if found else None


def _when(moment: datetime | None) -> str:
    return show_moment(moment) if moment else tr("none yet")


def _line(label: str, value: str) -> str:
    return tr("{label}: {n}").format(label=label, n=value)
