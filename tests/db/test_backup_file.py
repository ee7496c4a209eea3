"""Backups: made, looked into, checked, restored; and what goes wrong with them."""

from __future__ import annotations

import json
import shutil
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import pytest
from msgspec.structs import replace
from tests.db.stories import OTHER_KEY, RAW_KEY, back_up, beside, flip, rows, student_names, told

from carekeeper.core.errors import StorageTrouble, Trouble
from carekeeper.core.paths import Paths
from carekeeper.db import backup_file, snapshot
from carekeeper.db.backup_file import Reason
from carekeeper.db.class_file import ClassFile
from carekeeper.db.lock import FileOwnership
from carekeeper.db.schema import guardians, students
from carekeeper.db.troubles import is_encrypted

STICK_PASSWORD = "石桥边的柳树"


def test_a_backup_says_what_it_holds_without_a_password(filled: Path, backup: Path) -> None:
    info = backup_file.read_manifest(backup)
    assert info.class_name == "三（2）班"
    assert info.school == "青石镇中心小学"
    assert info.made_at == datetime.fromisoformat("2026-11-23T16:30:05")
    assert info.reason == Reason.BY_HAND
    assert info.encrypted
    assert info.counts["students"] == 12
    assert info.counts == snapshot.examine(filled, RAW_KEY).counts


def test_nothing_but_the_backup_stays(backup: Path) -> None:
    assert beside(backup) == {"三2班.carebak"}
    assert list(Paths.of().temporary.iterdir()) == []


def test_the_backup_opens_under_its_own_password_only(backup: Path) -> None:
    assert backup_file.check(backup, OTHER_KEY).counts["guardians"] == 12
    with told(Trouble.WRONG_PASSWORD, "三2班.carebak"):
        backup_file.check(backup, RAW_KEY)
    with told(Trouble.PASSWORD_NEEDED, "三2班.carebak"):
        backup_file.check(backup, "")


def test_a_password_of_words_opens_the_backup(filled: Path, tmp_path: Path) -> None:
    target = tmp_path / "copy.carebak"
    back_up(filled, target, STICK_PASSWORD)
    restored = tmp_path / "new.carebook"
    backup_file.restore(target, STICK_PASSWORD, restored, STICK_PASSWORD)
    assert snapshot.examine(restored, STICK_PASSWORD).counts["students"] == 12


def test_a_backup_without_a_password_is_plain_and_says_so(filled: Path, tmp_path: Path) -> None:
    target = tmp_path / "plain.carebak"
    assert not back_up(filled, target, "").encrypted
    with zipfile.ZipFile(target) as archive:
        assert archive.read("class.carebook").startswith(b"SQLite format 3")
        assert json.loads(archive.read("manifest.json"))["encrypted"] is False
    assert backup_file.check(target, "").counts["students"] == 12


def test_anybody_can_read_in_the_zip_what_it_is(backup: Path) -> None:
    with zipfile.ZipFile(backup) as archive:
        assert archive.testzip() is None
        assert archive.namelist() == ["README.txt", "manifest.json", "class.carebook"]
        assert {entry.compress_type for entry in archive.infolist()} == {zipfile.ZIP_STORED}
        readme = archive.read("README.txt").decode()
    for words in ("密码恢复单", "密碼救援單", "recovery sheet"):
        assert words in readme


def test_every_row_of_every_table_comes_back(filled: Path, backup: Path, tmp_path: Path) -> None:
    restored = tmp_path / "restored.carebook"
    backup_file.restore(backup, OTHER_KEY, restored, "")
    assert not is_encrypted(restored)
    assert rows(restored, "") == rows(filled, RAW_KEY)
    with ClassFile.open(restored) as class_file:
        undone = class_file.undo()
    assert undone is not None
    assert undone.label == "照片"


def test_a_backup_is_made_while_the_class_file_is_open(opened: ClassFile, tmp_path: Path) -> None:
    target = tmp_path / "open.carebak"
    with opened.reading():
        back_up(opened.path, target)
    assert backup_file.check(target, OTHER_KEY).counts["students"] == 12


def test_progress_is_told_and_can_stop_the_work(filled: Path, tmp_path: Path) -> None:
    told_steps: list[tuple[int, int]] = []
    target = tmp_path / "a.carebak"
    write = backup_file.write
    write(
        filled,
        RAW_KEY,
        target,
        "",
        reason=Reason.CLOSING,
        leave_out=(),
        progress=lambda done, of: told_steps.append((done, of)),
    )
    assert told_steps == [(0, 4), (1, 4), (2, 4), (3, 4), (4, 4)]

    class Stopped(Exception):
        pass

    def stop(done: int, of: int) -> None:
        if done == 3:
            raise Stopped

    with pytest.raises(Stopped):
        write(
            *(filled, RAW_KEY, tmp_path / "b.carebak", ""),
            reason=Reason.CLOSING,
            leave_out=(),
            progress=stop,
        )
    assert beside(target) == {"a.carebak", "三2班.carebook"}


def test_an_existing_backup_is_left_unless_it_is_to_be_replaced(filled: Path, backup: Path) -> None:
    before = backup.read_bytes()
    with told(Trouble.EXISTS, "三2班.carebak"):
        back_up(filled, backup)
    assert backup.read_bytes() == before
    back_up(filled, backup, overwrite=True)
    assert backup_file.check(backup, OTHER_KEY).counts["students"] == 12


def test_a_stick_that_was_pulled_out_is_not_there_any_more(filled: Path, tmp_path: Path) -> None:
    with told(Trouble.NOT_FOUND, "x.carebak"):
        back_up(filled, tmp_path / "no stick" / "x.carebak")
    assert not (tmp_path / "no stick").exists()


def test_a_full_stick_is_noticed_before_anything_is_written(
    filled: Path, backup: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = backup.read_bytes()
    usage = shutil.disk_usage(backup)
    monkeypatch.setattr(shutil, "disk_usage", lambda _path: usage._replace(free=90_000))
    with told(Trouble.DISK_FULL, "三2班.carebak"):
        back_up(filled, backup, overwrite=True)
    assert backup.read_bytes() == before


@pytest.mark.parametrize("broken", ["export", "examine", "expect_same"])
def test_a_failure_at_any_step_leaves_the_old_backup(
    broken: str, filled: Path, backup: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = backup.read_bytes()

    def fail(*_args: object, **_options: object) -> None:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(snapshot, broken, fail)
    with told(Trouble.OTHER, "三2班.carebak"):
        back_up(filled, backup, overwrite=True)
    assert backup.read_bytes() == before
    assert beside(backup) == {"三2班.carebak"}


def test_a_backup_that_does_not_hold_all_is_not_called_done(
    filled: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    export = snapshot.export

    def forgetful(*args: object, **options: object) -> snapshot.Contents:
        held = export(*args, **options)  # type: ignore[arg-type]
        more = {**held.counts, "students": held.counts["students"] + 1}
        return replace(held, counts=more)

    monkeypatch.setattr(snapshot, "export", forgetful)
    with told(Trouble.DAMAGED):
        back_up(filled, tmp_path / "x.carebak")
    assert beside(filled) == {"三2班.carebook"}


def test_a_damaged_class_file_is_named_not_the_backup(filled: Path, tmp_path: Path) -> None:
    flip(filled, 40_000)
    with told(Trouble.DAMAGED, "三2班.carebook"):
        back_up(filled, tmp_path / "x.carebak")
    assert beside(filled) == {"三2班.carebook"}


# -- restoring


def test_restoring_never_overwrites_unless_told_to(backup: Path, filled: Path) -> None:
    before = filled.read_bytes()
    with told(Trouble.EXISTS, "三2班.carebook"):
        backup_file.restore(backup, OTHER_KEY, filled, "")
    assert filled.read_bytes() == before
    backup_file.restore(backup, OTHER_KEY, filled, "", force=True)
    assert snapshot.examine(filled, "").counts["students"] == 12


def test_a_class_file_that_is_open_is_not_replaced(backup: Path, filled: Path) -> None:
    owner = FileOwnership(filled)
    owner.take()
    try:
        with told(Trouble.IN_USE, "三2班.carebook"):
            backup_file.restore(backup, OTHER_KEY, filled, "", force=True)
    finally:
        owner.give_back()


def test_restoring_over_the_open_file_keeps_what_was_there(opened: ClassFile, backup: Path) -> None:
    with opened.writing("删掉") as unit:
        unit.delete(guardians, 1)
        unit.delete(students, 1)
    heard: list[frozenset[str]] = []
    opened.listen(lambda changed: heard.append(changed.tables))
    asked: list[str] = []
    kept = backup_file.restore_over(
        opened, backup, OTHER_KEY, before=lambda: asked.append("automatic backup")
    )
    assert asked == ["automatic backup"]
    assert "学生1" in student_names(opened)
    assert heard == [frozenset({"everything"})]
    assert opened.password == RAW_KEY
    assert snapshot.examine(kept, RAW_KEY).counts["students"] == 11
    assert beside(opened.path) >= {kept.name, "三2班.carebook"}


def test_a_wrong_backup_password_changes_nothing(opened: ClassFile, backup: Path) -> None:
    before = opened.path.read_bytes()
    with told(Trouble.WRONG_PASSWORD, "三2班.carebak"):
        backup_file.restore_over(opened, backup, STICK_PASSWORD, before=lambda: None)
    assert opened.path.read_bytes() == before
    assert len(student_names(opened)) == 12


def test_without_the_automatic_backup_nothing_is_replaced(opened: ClassFile, backup: Path) -> None:
    def no_room() -> None:
        raise StorageTrouble(Trouble.DISK_FULL, "full")

    before = opened.path.read_bytes()
    with told(Trouble.DISK_FULL):
        backup_file.restore_over(opened, backup, OTHER_KEY, before=no_room)
    assert opened.path.read_bytes() == before
    assert len(student_names(opened)) == 12


def test_a_damaged_class_file_is_kept_beside_its_place(filled: Path) -> None:
    flip(filled, 3)
    filled.with_name(filled.name + "-journal").write_bytes(b"left by a power cut")
    damaged = filled.read_bytes()
    kept = backup_file.keep_beside(filled, datetime(2026, 11, 23, 8, tzinfo=UTC))
    assert kept.read_bytes() == damaged
    assert kept.with_name(kept.name + "-journal").read_bytes() == b"left by a power cut"
