"""Backups that are damaged, cut off, or made to do harm."""

from __future__ import annotations

import hashlib
import json
import re
import sqlite3
import zipfile
from contextlib import suppress
from pathlib import Path

import pytest
from tests.db.stories import OTHER_KEY, RAW_KEY, flip, told

from carekeeper.core.errors import StorageTrouble, Trouble
from carekeeper.db import backup_file, backup_zip
from carekeeper.db.backup_file import Reason
from carekeeper.db.class_file import ClassFile
from carekeeper.safekeeping.store import AutomaticBackups


def test_each_changed_byte_is_noticed_and_never_called_a_wrong_password(backup: Path) -> None:
    size = backup.stat().st_size
    step = size // 180
    places = [*range(0, size, step), *range(size - 20, size)]
    assert len(places) >= 200
    for place in places:
        flip(backup, place, 1 << place % 8)
        with told(Trouble.DAMAGED, "三2班.carebak"):
            backup_file.check(backup, OTHER_KEY)
        flip(backup, place, 1 << place % 8)
    backup_file.check(backup, OTHER_KEY)


def test_a_look_at_a_damaged_backup_tells_only_storage_trouble(backup: Path) -> None:
    whole = backup.read_bytes()
    start = whole.index(b"class.carebook", 2000)
    for place in [*range(0, start + 60, 7), *range(len(whole) - 400, len(whole), 3)]:
        flip(backup, place, 0x55)
        with suppress(StorageTrouble):  # anything else would be an error of ours
            backup_file.read_manifest(backup)
        flip(backup, place, 0x55)


@pytest.mark.parametrize("share", [0.0, 0.3, 0.9, 0.999])
def test_a_backup_cut_off_is_damaged(share: float, backup: Path) -> None:
    whole = backup.read_bytes()
    backup.write_bytes(whole[: int(len(whole) * share)])
    for look in (
        lambda: backup_file.check(backup, OTHER_KEY),
        lambda: backup_file.check(backup, None),
    ):
        with told(Trouble.DAMAGED, "三2班.carebak"):
            look()


@pytest.mark.parametrize("content", [b"PK but no zip", b"%PDF-1.7 a letter" * 100])
def test_another_file_is_not_called_damaged(content: bytes, tmp_path: Path) -> None:
    letter = tmp_path / "letter.carebak"
    letter.write_bytes(content)
    for look in (
        lambda: backup_file.check(letter, None),
        lambda: backup_file.read_manifest(letter),
    ):
        with told(Trouble.NOT_OURS, "letter.carebak"):
            look()


def sealed(
    path: Path, entries: list[tuple[str, bytes]], compress: int = zipfile.ZIP_STORED
) -> None:
    """Write a zip with a right seal, as somebody who means harm could."""
    with zipfile.ZipFile(path, "w", compress) as archive:
        archive.comment = b"sha256=" + b"0" * 64
        for name, data in entries:
            archive.writestr(name, data)
    body = path.read_bytes()[:-64]
    path.write_bytes(body + hashlib.sha256(body).hexdigest().encode())


def entries_of(backup: Path) -> dict[str, bytes]:
    """Return what is in a backup."""
    with zipfile.ZipFile(backup) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.mark.parametrize("name", ["../../evil.txt", "/etc/evil", "C:\\evil", "extra.txt"])
def test_other_files_in_the_zip_are_refused(name: str, backup: Path, tmp_path: Path) -> None:
    sealed(backup, [*entries_of(backup).items(), (name, b"evil")])
    with told(Trouble.NOT_OURS):
        backup_file.restore(backup, OTHER_KEY, tmp_path / "new.carebook", "")
    assert not (tmp_path / "new.carebook").exists()


def test_a_zip_that_would_grow_is_refused(backup: Path) -> None:
    entries = {**entries_of(backup), "class.carebook": b"\0" * 50_000_000}
    sealed(backup, list(entries.items()), zipfile.ZIP_DEFLATED)
    with told(Trouble.NOT_OURS):
        backup_file.check(backup, OTHER_KEY)


def test_a_manifest_that_is_too_large_is_refused(backup: Path) -> None:
    entries = {**entries_of(backup), "manifest.json": b" " * 2_000_000}
    sealed(backup, list(entries.items()))
    with told(Trouble.NOT_OURS):
        backup_file.check(backup, OTHER_KEY)


@pytest.mark.parametrize(
    ("change", "trouble"),
    [
        ({"format": 2}, Trouble.TOO_NEW),
        ({"schema": "9999"}, Trouble.TOO_NEW),
        ({"kind": "something else"}, Trouble.NOT_OURS),
        ({"counts": []}, Trouble.NOT_OURS),
        ({"counts": {"students": 13}}, Trouble.DAMAGED),
        ({"made_at": "yesterday"}, Trouble.NOT_OURS),
        ({"payload": {"name": "x", "size": 1, "sha256": "0"}}, Trouble.DAMAGED),
    ],
)
def test_what_the_manifest_says_is_not_believed(
    change: dict[str, object], trouble: Trouble, backup: Path, tmp_path: Path
) -> None:
    entries = entries_of(backup)
    manifest = {**json.loads(entries["manifest.json"]), **change}
    entries["manifest.json"] = json.dumps(manifest).encode()
    sealed(backup, list(entries.items()))
    before = backup.read_bytes()
    with told(trouble, "三2班.carebak"):
        backup_file.restore(backup, OTHER_KEY, tmp_path / "new.carebook", "")
    assert backup.read_bytes() == before
    assert not (tmp_path / "new.carebook").exists()


def test_a_payload_exchanged_for_another_database_is_refused(backup: Path) -> None:
    other = backup.with_name("other.db")
    connection = sqlite3.connect(other)
    connection.execute("CREATE TABLE facts (name TEXT, value TEXT)")
    connection.commit()
    connection.close()
    entries = {**entries_of(backup), "class.carebook": other.read_bytes()}
    manifest = json.loads(entries["manifest.json"])
    manifest["payload"]["sha256"] = backup_zip.sha256_of(other)
    manifest["encrypted"] = False
    entries["manifest.json"] = json.dumps(manifest).encode()
    sealed(backup, list(entries.items()))
    with told(Trouble.NOT_OURS):
        backup_file.check(backup, "")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (r'"format": 1', '"format": 1e999'),
        (r'"format": 1', '"format": NaN'),
        (r'"format": 1', '"format": null'),
        (r'"students": \d+', '"students": 1e999'),
        (r'"students": \d+', '"students": -1'),
        (r'"counts": \{[^}]*\}', '"counts": []'),
        (r'"size": \d+', '"size": ' + "9" * 5000),
        (r'"made_at": "[^"]*"', '"made_at": "0001-01-01T00:00:00"'),
        (r'"made_at": "[^"]*"', '"made_at": 12'),
        (r'"identity": "[^"]*"', '"identity": [1]'),
        (r"\A.*\Z", '{"kind": ' + "[" * 100_000),
        (r"\A.*\Z", "\ufeff"),
    ],
)
def test_a_forged_manifest_is_not_ours_and_stops_no_backup(
    old: str, new: str, backup: Path, filled: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "backups"
    folder.mkdir()
    forged = folder / "forged.carebak"
    with zipfile.ZipFile(backup) as source, zipfile.ZipFile(forged, "w") as copy:
        for name in source.namelist():
            content = source.read(name)
            if name == "manifest.json":
                content = re.sub(old, lambda _: new, content.decode(), flags=re.S).encode()
            copy.writestr(name, content)
    with told(Trouble.NOT_OURS, "forged.carebak"):
        backup_file.read_manifest(forged)
    automatic = AutomaticBackups(folder)
    made = automatic.make(filled, RAW_KEY, Reason.CLOSING)
    assert [info.path for info in automatic.all()] == [made.path]


def test_a_class_that_calls_itself_by_a_path_is_backed_up_in_its_folder(tmp_path: Path) -> None:
    with ClassFile.create(tmp_path / "got by mail.carebook") as foreign:
        foreign.set_fact("identity", "../../escaped")
    folder = tmp_path / "deep" / "backups"
    for automatic in (AutomaticBackups(folder, "../../escaped"), AutomaticBackups(folder)):
        made = automatic.make(tmp_path / "got by mail.carebook", "", Reason.CLOSING)
        assert made.path.resolve().is_relative_to(folder)
    assert len(AutomaticBackups(folder, "../../escaped").all()) == 2
