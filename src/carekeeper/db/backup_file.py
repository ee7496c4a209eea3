"""Making, checking and restoring a backup (`*.carebak`).

Nothing counts as a backup before it was read back and checked whole. Damage is looked for
before any password is tried, so that a damaged backup is never called a wrong password. Only a
restore that replaces an open class file needs SQLAlchemy; the rest can run in a worker thread.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

from carekeeper import __version__
from carekeeper.core import unfinished
from carekeeper.core.errors import StorageTrouble, Trouble
from carekeeper.core.file_names import expect_possible
from carekeeper.core.in_place import begin, flush, part_of, sweep
from carekeeper.core.paths import Paths
from carekeeper.core.words import tr
from carekeeper.db import backup_zip, recovery, snapshot
from carekeeper.db.backup_zip import PAYLOAD, SUFFIX, BackupInfo, Reason, read_manifest
from carekeeper.db.connection import clear_errors
from carekeeper.db.lock import FileOwnership
from carekeeper.db.revisions import known_revisions
from carekeeper.db.snapshot import Contents
from carekeeper.db.troubles import trouble

if TYPE_CHECKING:
    from carekeeper.db.class_file import ClassFile

__all__ = [
    "SUFFIX",
    "BackupInfo",
    "Reason",
    "check",
    "encrypt",
    "keep_beside",
    "read_manifest",
    "restore",
    "restore_over",
    "write",
]

Progress = Callable[[int, int], object]
"""Told after each step: so many done, of so many; it may raise, and then nothing was done."""

_SPARE = 1 << 20
"""Bytes that stay free on a disk beyond what is written."""


def write(
    class_file_path: Path,
    password: str,
    target: Path,
    backup_password: str,
    *,
    reason: Reason,
    leave_out: Collection[str],
    overwrite: bool = False,
    progress: Progress | None = None,
    now: Callable[[], datetime] = datetime.now,
    edit: snapshot.Edit | None = None,
) -> BackupInfo:
    """Make a backup of a class file, open or not, and check it before saying so.

    Without a `backup_password` it is not encrypted. It goes without the tables to `leave_out`, and
    says so; an `edit` leaves out more. Raises `StorageTrouble`, with nothing left behind: target
    exists, no room, no permission, class file damaged or not opened by its password.
    """
    if target.exists() and not overwrite:
        raise trouble(Trouble.EXISTS, target)
    expect_possible(target)
    tell = progress or _silent
    with workspace(class_file_path, target) as folder, clear_errors(target):
        _expect_room(target.parent, class_file_path, target)
        payload = folder / PAYLOAD
        tell(0, 4)
        copy = partial(snapshot.export, class_file_path, password, payload, backup_password)
        held = copy(named=target, edit=_both(leave_out, edit))
        tell(1, 4)
        with unfinished.made_beside(target) as part:
            info = _describe(held, leave_out, payload, target, bool(backup_password), reason, now())
            backup_zip.pack(part, info, payload, _sealed(held.recovery_recipient, backup_password))
            flush(part)
            sweep(payload)
            tell(2, 4)
            with _whole(part, backup_password, target) as (written, _, found):
                snapshot.expect_same(held, found, target)
            tell(3, 4)
    tell(4, 4)
    return replace(written, path=target)


def _both(leave_out: Collection[str], edit: snapshot.Edit | None) -> snapshot.Edit | None:
    """Return what takes the rows of some tables out of a copy, then does what else is asked."""
    if not leave_out:
        return edit
    from carekeeper.db.leaving_out import without_tables  # it needs SQLAlchemy

    without = without_tables(leave_out)

    def both(path: Path, password: str) -> None:
        without(path, password)
        if edit is not None:
            edit(path, password)

    return both


def check(path: Path, password: str | None) -> BackupInfo:
    """Check a backup whole and return what it says of itself.

    Without a password (None) all is checked that needs none: each byte, and the class file's
    digest. Raises `StorageTrouble`: not found, not ours, damaged, made by a newer program,
    password missing or wrong.
    """
    if password is None:
        return _unharmed(path)
    with _whole(path, password, path) as (info, _payload, _contents):
        return info


@contextmanager
def unpacked(path: Path, password: str) -> Iterator[tuple[BackupInfo, Path]]:
    """Check a backup whole; gives what it says, and its class file unpacked, to be thrown away."""
    with _whole(path, password, path) as (info, payload, _contents):
        yield info, payload


def encrypt(path: Path, password: str) -> BackupInfo:
    """Put a backup that has no password under one, in its place; day and reason stay.

    Raises `StorageTrouble` with the backup as it was.
    """
    with _whole(path, "", path) as (info, payload, _):
        return write(
            payload,
            "",
            path,
            password,
            reason=Reason(info.reason) if info.reason in set(Reason) else Reason.BY_HAND,
            leave_out=info.left_out,
            overwrite=True,
            now=lambda: info.made_at,
        )


def restore(
    backup: Path,
    backup_password: str,
    target: Path,
    new_password: str,
    *,
    force: bool = False,
    progress: Progress | None = None,
) -> BackupInfo:
    """Restore a backup into a class file of its own, checked; the backup stays as it is.

    A file at the target is only replaced with `force`, and not while it is open. Raises
    `StorageTrouble`, with the target as it was.
    """
    if target.exists() and not force:
        raise trouble(Trouble.EXISTS, target)
    expect_possible(target)
    tell = progress or _silent
    tell(0, 2)
    with owned(target), _whole(backup, backup_password, backup) as (info, payload, _):
        tell(1, 2)
        with clear_errors(target):
            _expect_room(target.parent, payload, target)
            word = backup_password if info.encrypted else ""
            held = snapshot.export_copy(payload, word, target, new_password)
            recovery.keep_sealed(target, held.recovery_recipient, new_password)
    tell(2, 2)
    return info


def restore_over(
    class_file: ClassFile,
    backup: Path,
    backup_password: str,
    *,
    before: Callable[[], object],
    progress: Progress | None = None,
) -> Path:
    """Replace what is in an open class file by a backup; its password stays the same.

    The backup is checked whole, then `before` makes a backup of what is there now, then the
    files are exchanged. What was there is kept beside it; returns where. The class file stays
    open, and its listeners are told to look at everything again. Raises `StorageTrouble`, with
    the class file as it was.
    """
    tell = progress or _silent
    path, password = class_file.path, class_file.password
    part = part_of(path)
    tell(0, 3)
    with _whole(backup, backup_password, backup) as (info, payload, _), clear_errors(path):
        tell(1, 3)
        before()
        _expect_room(path.parent, payload, path)
        try:
            word = backup_password if info.encrypted else ""
            held = snapshot.export(payload, word, part, password, named=path)
            snapshot.expect_same(held, snapshot.examine(part, password), path)
            tell(2, 3)
            sheet = class_file.fact(recovery.RECIPIENT_FACT)
            kept = _exchange(class_file, part)
        finally:
            snapshot.remove(part)
    with suppress(StorageTrouble):  # what is sealed beside the file still fits
        _keep_newest_sheet(class_file, sheet)
    tell(3, 3)
    class_file.announce_everything()
    return kept


def _exchange(class_file: ClassFile, part: Path) -> Path:
    """Put a checked file in the place of the open one; returns where the old one is kept."""
    kept = keep_beside(class_file.path, datetime.now())
    try:
        class_file.exchange(part, class_file.password)
    except BaseException:
        if part.exists():  # nothing was exchanged, so the old one is where it was
            snapshot.remove(kept)
        raise
    return kept


def _keep_newest_sheet(class_file: ClassFile, recipient: str) -> None:
    """Let the recovery sheet printed last still fit after an older state was restored."""
    if recipient:
        class_file.set_fact(recovery.RECIPIENT_FACT, recipient)
    recipient = recipient or class_file.fact(recovery.RECIPIENT_FACT)
    recovery.keep_sealed(class_file.path, recipient, class_file.password)


def keep_beside(path: Path, now: datetime) -> Path:
    """Keep a copy of a class file, with its rollback journal, under a name of its own."""
    stem = f"{path.stem} {now:%Y-%m-%d %H%M%S}"
    kept, number = path.with_name(stem + path.suffix), 2
    while kept.exists():
        kept, number = path.with_name(f"{stem} ({number}){path.suffix}"), number + 1
    try:
        for end in ("", "-journal"):
            source = path.with_name(path.name + end)
            if source.exists():
                copy = kept.with_name(kept.name + end)
                begin(copy)
                shutil.copyfile(source, copy)
                flush(copy)
    except BaseException:
        snapshot.remove(kept)
        raise
    return kept


def _silent(_done: int, _of: int) -> None:
    return


def _describe(
    held: Contents,
    left_out: Collection[str],
    payload: Path,
    target: Path,
    encrypted: bool,
    reason: str,
    at: datetime,
) -> BackupInfo:
    return BackupInfo(
        path=target,
        made_at=at.replace(microsecond=0),
        reason=reason,
        program=__version__,
        schema=held.schema,
        identity=held.identity,
        class_name=held.class_name,
        school=held.school,
        counts=held.counts,
        encrypted=encrypted,
        payload_size=payload.stat().st_size,
        payload_sha256=backup_zip.sha256_of(payload),
        left_out=tuple(sorted(left_out)),
    )


def _sealed(recipient: str, password: str) -> bytes:
    if not password or not recovery.is_recipient(recipient):
        return b""
    return recovery.seal(recipient, password)


def _unharmed(path: Path, unpack_to: Path | None = None) -> BackupInfo:
    """Check all that needs no password, and unpack the class file when asked to."""
    if not path.is_file():
        raise trouble(Trouble.NOT_FOUND, path)
    backup_zip.check_seal(path)
    info = read_manifest(path)
    if info.schema not in known_revisions():
        raise trouble(Trouble.TOO_NEW, path)
    if backup_zip.read_payload(path, unpack_to) != info.payload_sha256:
        raise trouble(Trouble.DAMAGED, path)
    return info


@contextmanager
def _whole(path: Path, password: str, named: Path) -> Iterator[tuple[BackupInfo, Path, Contents]]:
    """Check a backup whole; gives what it says, its class file unpacked, and what that holds.

    Troubles are told of the file that the teacher knows, `named`.
    """
    with workspace(path, named) as folder:
        payload = folder / PAYLOAD
        with _told_of(named), clear_errors(named):
            info = _unharmed(path, payload)
            if info.encrypted and not password:
                raise trouble(Trouble.PASSWORD_NEEDED, named)
            contents = snapshot.examine(payload, password if info.encrypted else "")
            if dict(info.counts) != dict(contents.counts) or info.schema != contents.schema:
                raise trouble(Trouble.DAMAGED, named)
        yield info, payload, contents


@contextmanager
def _told_of(named: Path) -> Iterator[None]:
    """Tell troubles of the backup itself, not of the file that was unpacked from it."""
    try:
        yield
    except StorageTrouble as problem:
        kind = problem.trouble
        if kind is Trouble.WRONG_PASSWORD_OR_DAMAGED:
            kind = Trouble.WRONG_PASSWORD  # the digest was right, so nothing is damaged
        if kind is Trouble.DAMAGED:
            sentence = tr("The backup “{name}” is damaged. Please use another backup.")
            raise StorageTrouble(kind, sentence.format(name=named.name)) from problem
        raise trouble(kind, named) from problem


@contextmanager
def workspace(source: Path, named: Path) -> Iterator[Path]:
    """Give a private folder for a class file that is packed or unpacked; it is gone afterwards."""
    with clear_errors(named):
        place = Paths.of().claim()
        if not source.is_file():
            raise trouble(Trouble.NOT_FOUND, source)
        _expect_room(place, source, named)
        folder = tempfile.TemporaryDirectory(dir=place, ignore_cleanup_errors=True)
    with folder as name:
        yield Path(name)


@contextmanager
def owned(target: Path) -> Iterator[None]:
    """Hold the right to write a class file that is replaced; nothing for one that is new."""
    if not target.exists():
        yield
        return
    owner = FileOwnership(target)
    owner.take()
    try:
        yield
    finally:
        owner.give_back()


def _expect_room(folder: Path, source: Path, named: Path) -> None:
    """Raise `StorageTrouble` when a copy of the source would not fit into a folder."""
    if shutil.disk_usage(folder).free < source.stat().st_size + _SPARE:
        raise trouble(Trouble.DISK_FULL, named)
