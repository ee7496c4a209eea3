"""The container of a backup (`*.carebak`): a plain zip whose every byte is under a seal.

Inside lie `README.txt`, `manifest.json`, the class file as `class.carebook`, and `recovery.age`
when there is a recovery sheet; nothing is compressed. The comment at the end of the zip holds
the SHA-256 of all bytes before it, so damage is found before any password is asked for.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import struct
import zipfile
from collections.abc import Iterator, Mapping
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import IO, Annotated, TypeVar

import msgspec
from msgspec import Meta, Struct, field

from carekeeper.core import file_names, resources
from carekeeper.core.errors import CareKeeperError, Trouble
from carekeeper.core.in_place import begin
from carekeeper.db.connection import clear_errors
from carekeeper.db.troubles import trouble

FORMAT = 1
SUFFIX = file_names.BACKUP
README, MANIFEST, PAYLOAD, RECOVERY = (
    "README.txt",
    "manifest.json",
    "class.carebook",
    "recovery.age",
)

_KIND = "CareKeeper backup"
_SMALL = {README: 64 * 1024, MANIFEST: 1024 * 1024, RECOVERY: 64 * 1024}
"""The largest sizes in bytes that these entries may have."""
_MARK = b"sha256="
_HEX = 64
_CHUNK = 1 << 20
_ZIP_STARTS = b"PK\x03\x04"
_UNIX_FILE = 0o100644 << 16
_FIRST_YEAR, _LAST_YEAR = 1980, 9000
"""A clock may be wrong, but what lies outside cannot be reckoned with."""
_Count = Annotated[int, Meta(ge=0, le=1 << 60)]
_Made = TypeVar("_Made", bound=Struct)

_BAD_ZIP = (
    zipfile.BadZipFile,
    zipfile.LargeZipFile,
    struct.error,
    EOFError,
    ValueError,
    LookupError,
    NotImplementedError,
    RuntimeError,
)
"""What the zip reader raises for a file that is damaged or made to do harm."""


class Reason(StrEnum):
    """Why a backup was made."""

    BY_HAND = "by_hand"
    CLOSING = "closing"
    DAILY = "daily"
    UPGRADE = "upgrade"
    RESTORE = "restore"
    IMPORT = "import"
    BULK_DELETE = "bulk_delete"
    PASSWORD = "password"
    MOVE = "move"
    SCHOOL_YEAR = "school_year"


class BackupInfo(Struct, frozen=True):
    """What a backup says of itself; `made_at` is the local time where it was made."""

    path: Path
    made_at: datetime
    reason: str
    program: str
    schema: str
    identity: str
    class_name: str
    school: str
    counts: Mapping[str, int]
    encrypted: bool
    payload_size: int
    payload_sha256: str
    format: int = FORMAT
    left_out: tuple[str, ...] = ()
    """The tables that were left out, such as those that the office is not to have."""


def pack(part: Path, info: BackupInfo, payload: Path, recovery: bytes) -> None:
    """Write a backup under its seal."""
    readme = resources.folder("backup", README).read_bytes()
    at = info.made_at.timetuple()[:6]
    begin(part)
    with zipfile.ZipFile(part, "w", zipfile.ZIP_STORED) as archive:
        archive.comment = _MARK + b"0" * _HEX
        archive.writestr(_entry(README, at), readme)
        archive.writestr(_entry(MANIFEST, at), _manifest(info))
        with payload.open("rb") as source, archive.open(_entry(PAYLOAD, at), "w") as copy:
            for chunk in _chunks(source):
                copy.write(chunk)
        if recovery:
            archive.writestr(_entry(RECOVERY, at), recovery)
    with part.open("r+b") as stream:
        digest = _digest_before_seal(stream, part.stat().st_size)
        stream.seek(-_HEX, 2)
        stream.write(digest)


def _entry(name: str, at: tuple[int, ...]) -> zipfile.ZipInfo:
    year, month, day, hour, minute, second = at
    entry = zipfile.ZipInfo(name, (max(year, 1980), month, day, hour, minute, second))
    entry.external_attr = _UNIX_FILE
    return entry


def _manifest(info: BackupInfo) -> bytes:
    kept = {
        "kind": _KIND,
        "format": info.format,
        "program": info.program,
        "schema": info.schema,
        "made_at": info.made_at.isoformat(timespec="seconds"),
        "reason": info.reason,
        "identity": info.identity,
        "class": info.class_name,
        "school": info.school,
        "encrypted": info.encrypted,
        "payload": {"name": PAYLOAD, "size": info.payload_size, "sha256": info.payload_sha256},
        "counts": dict(info.counts),
        "left_out": list(info.left_out),
    }
    return json.dumps(kept, ensure_ascii=False, indent=2).encode()


def read_manifest(path: Path) -> BackupInfo:
    """Return what a backup says of itself; needs no password and does not check it whole.

    Raises `StorageTrouble`: not found, not ours, damaged, made by a newer program.
    """
    with _opened(path) as archive:
        return _info(path, archive)


def read_recovery(path: Path) -> bytes:
    """Return the sealed password in a backup; nothing when it holds none.

    Raises `StorageTrouble` as `read_manifest` does.
    """
    with _opened(path) as archive:
        return archive.read(RECOVERY) if RECOVERY in archive.namelist() else b""


def check_seal(path: Path) -> None:
    """Check that not one byte of a backup has changed.

    Raises `StorageTrouble`: not found, not ours, damaged.
    """
    with clear_errors(path), path.open("rb") as stream:
        size = path.stat().st_size
        if size == 0:
            raise trouble(Trouble.DAMAGED, path)
        start = stream.read(len(_ZIP_STARTS))
        stream.seek(max(0, size - _HEX - len(_MARK)))
        mark, digest = stream.read(len(_MARK)), stream.read()
        if mark != _MARK and start != _ZIP_STARTS:
            raise trouble(Trouble.NOT_OURS, path)
        if mark != _MARK or digest != _digest_before_seal(stream, size):
            raise trouble(Trouble.DAMAGED, path)


def read_payload(path: Path, to: Path | None) -> str:
    """Return the SHA-256 of the class file in a backup, and copy it out when asked to.

    Raises `StorageTrouble` as `read_manifest` does.
    """
    digest = hashlib.sha256()
    place = contextlib.nullcontext() if to is None else to.open("wb")
    with place as copy, _opened(path) as archive, archive.open(PAYLOAD) as source:
        for chunk in _chunks(source):
            digest.update(chunk)
            if copy is not None:
                copy.write(chunk)
    return digest.hexdigest()


def sha256_of(path: Path) -> str:
    """Return the SHA-256 of a file, in hexadecimal."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


@contextlib.contextmanager
def _opened(path: Path) -> Iterator[zipfile.ZipFile]:
    """Open a backup's zip; whatever is wrong with it is told in our words."""
    try:
        with clear_errors(path), zipfile.ZipFile(path) as archive:
            _refuse_tricks(path, archive)
            yield archive
    except CareKeeperError:
        raise
    except _BAD_ZIP as problem:
        raise trouble(_damaged_or_foreign(path), path) from problem


def _damaged_or_foreign(path: Path) -> Trouble:
    with clear_errors(path), path.open("rb") as stream:
        start = stream.read(len(_ZIP_STARTS))
        stream.seek(0, 2)
        stream.seek(max(0, stream.tell() - _HEX - len(_MARK)))
        ours = stream.read(len(_MARK)) == _MARK
    return Trouble.DAMAGED if ours or start in (b"", _ZIP_STARTS) else Trouble.NOT_OURS


def _refuse_tricks(path: Path, archive: zipfile.ZipFile) -> None:
    """Refuse a zip that holds other files, or files of other sizes, than a backup does.

    Nothing is ever unpacked under a name from the zip. What is not compressed cannot grow.
    """
    entries = archive.infolist()
    names = [entry.filename for entry in entries]
    if not {MANIFEST, PAYLOAD} <= set(names) or len(names) != len(set(names)):
        raise trouble(Trouble.NOT_OURS, path)
    for entry in entries:
        plain = entry.compress_type == zipfile.ZIP_STORED and not entry.flag_bits & 1
        fits = entry.file_size <= _SMALL.get(entry.filename, entry.file_size)
        if not plain or not fits or entry.file_size != entry.compress_size:
            raise trouble(Trouble.NOT_OURS, path)
    unknown = set(names) - {README, MANIFEST, PAYLOAD, RECOVERY}
    if unknown and _expect_ours(path, archive) == FORMAT:
        raise trouble(Trouble.NOT_OURS, path)


class _Head(Struct):
    """What every version writes, so that a newer one can be told."""

    kind: str
    format: int


class _Payload(Struct):
    size: _Count
    sha256: str


class _Manifest(Struct):
    """The manifest as it has to be; whatever else a file says is not ours."""

    made_at: datetime
    reason: str
    program: str
    schema: str
    identity: str
    class_name: str = field(name="class")
    school: str
    encrypted: bool
    payload: _Payload
    counts: dict[str, _Count]
    left_out: list[str] = []


def _expect_ours(path: Path, archive: zipfile.ZipFile) -> int:
    """Return the format of a backup; raises `StorageTrouble` when it is not ours, or newer."""
    head = _decoded(path, archive, _Head)
    if head.kind != _KIND:
        raise trouble(Trouble.NOT_OURS, path)
    if head.format > FORMAT:
        raise trouble(Trouble.TOO_NEW, path)
    return head.format


def _info(path: Path, archive: zipfile.ZipFile) -> BackupInfo:
    made_in = _expect_ours(path, archive)
    found = _decoded(path, archive, _Manifest)
    if not _FIRST_YEAR <= found.made_at.year <= _LAST_YEAR:
        raise trouble(Trouble.NOT_OURS, path)
    return BackupInfo(
        path=path,
        made_at=found.made_at.replace(tzinfo=None),
        reason=found.reason,
        program=found.program,
        schema=found.schema,
        identity=found.identity,
        class_name=found.class_name,
        school=found.school,
        counts=found.counts,
        encrypted=found.encrypted,
        payload_size=found.payload.size,
        payload_sha256=found.payload.sha256,
        format=made_in,
        left_out=tuple(found.left_out),
    )


def _decoded(path: Path, archive: zipfile.ZipFile, kind: type[_Made]) -> _Made:
    try:
        return msgspec.json.decode(archive.read(MANIFEST), type=kind)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as problem:
        raise trouble(Trouble.NOT_OURS, path) from problem


def _digest_before_seal(stream: IO[bytes], size: int) -> bytes:
    stream.seek(0)
    digest = hashlib.sha256()
    left = size - _HEX
    while left > 0:
        chunk = stream.read(min(_CHUNK, left))
        if not chunk:
            break
        digest.update(chunk)
        left -= len(chunk)
    return digest.hexdigest().encode()


def _chunks(stream: IO[bytes]) -> Iterator[bytes]:
    while chunk := stream.read(_CHUNK):
        yield chunk
