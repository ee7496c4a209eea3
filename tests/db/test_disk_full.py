"""The disk is full at each kind of write: nothing is lost, nothing half-written stays."""

from __future__ import annotations

import shutil
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from tests.db.small_disk import SmallDisk, mounted
from tests.db.stories import (
    OTHER_KEY,
    RAW_KEY,
    add_student,
    back_up,
    beside,
    rows,
    student_names,
    told,
)

from carekeeper.core.errors import StorageTrouble, Trouble
from carekeeper.core.paths import Paths
from carekeeper.db import backup_file, recovery, snapshot
from carekeeper.db.class_file import ClassFile
from carekeeper.db.schema import students

LONG_NOTE = "春" * 200_000
FREE = [0, 4096, 24_000, 60_000, 90_000]
"""Bytes left, so that the disk is full at one step of the writing or another."""


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[SmallDisk]:
    """A disk of 900 kilobytes."""
    with mounted(tmp_path / "small", "1100k") as made:
        yield made


@pytest.fixture
def on_disk(disk: SmallDisk, filled_book: Path) -> Iterator[ClassFile]:
    """A filled class file with a recovery sheet on the small disk, open."""
    book = disk.folder / "三2班.carebook"
    shutil.copyfile(filled_book, book)
    with ClassFile.open(book, RAW_KEY) as class_file:
        class_file.adopt_sheet(recovery.new_key())
        yield class_file


@pytest.fixture
def _no_forecast(monkeypatch: pytest.MonkeyPatch) -> None:
    """The free space was there a moment ago, when it was looked at."""
    usage = shutil.disk_usage("/")._replace(free=1 << 40)
    monkeypatch.setattr(backup_file.shutil, "disk_usage", lambda _folder: usage)


@contextmanager
def left_as_it_was(class_file: ClassFile, disk: SmallDisk) -> Iterator[None]:
    """Expect the trouble, the rows of before, and a file that goes on when there is room."""
    before, names = rows(class_file.path, class_file.password), disk.names()
    with told(Trouble.DISK_FULL, "The disk is full"):
        yield
    assert rows(class_file.path, class_file.password) == before
    assert {name for name in disk.names() if name.endswith(".part")} == set()
    assert {name for name in disk.names() if "journal" not in name} == {
        name for name in names if "journal" not in name
    }
    assert len(student_names(class_file)) == 12
    disk.make_room()
    add_student(class_file, "又有地方了")
    assert student_names(class_file)[-1] == "又有地方了"
    assert snapshot.examine(class_file.path, class_file.password).counts["students"] == 13


@pytest.mark.parametrize("free", FREE)
def test_saving(free: int, on_disk: ClassFile, disk: SmallDisk) -> None:
    disk.leave(free)
    with left_as_it_was(on_disk, disk), on_disk.writing("长") as unit:
        unit.update(students, 1, {"notes": LONG_NOTE})


def test_undoing(on_disk: ClassFile, disk: SmallDisk) -> None:
    with on_disk.writing("短") as unit:
        unit.update(students, 1, {"notes": LONG_NOTE[:60_000]})
    with on_disk.writing("长") as unit:
        unit.update(students, 1, {"notes": ""})
    disk.leave(0)
    with left_as_it_was(on_disk, disk):
        on_disk.undo()


@pytest.mark.parametrize("free", FREE)
def test_changing_the_password(free: int, on_disk: ClassFile, disk: SmallDisk) -> None:
    disk.leave(free)
    with left_as_it_was(on_disk, disk):
        on_disk.change_password(OTHER_KEY)
    assert on_disk.password == RAW_KEY


@pytest.mark.parametrize("free", FREE)
def test_making_a_class_file(free: int, disk: SmallDisk) -> None:
    disk.leave(free)
    with told(Trouble.DISK_FULL, "new.carebook"):
        ClassFile.create(disk.folder / "new.carebook", RAW_KEY)
    assert disk.names() == set()


@pytest.mark.parametrize("free", FREE)
@pytest.mark.usefixtures("_no_forecast")
def test_making_a_backup(free: int, filled: Path, disk: SmallDisk) -> None:
    target = disk.folder / "三2班.carebak"
    back_up(filled, target)
    old = target.read_bytes()
    disk.leave(free)
    with told(Trouble.DISK_FULL, "三2班.carebak"):
        back_up(filled, target, overwrite=True)
    assert target.read_bytes() == old
    assert disk.names() == {"三2班.carebak"}


@pytest.mark.usefixtures("_no_forecast")
def test_no_room_to_prepare_a_backup(
    filled: Path, backup: Path, disk: SmallDisk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CAREKEEPER_PROFILE", str(disk.folder))
    disk.leave(30_000)
    with told(Trouble.DISK_FULL, "three.carebak"):
        back_up(filled, backup.with_name("three.carebak"))
    with told(Trouble.DISK_FULL, "三2班.carebak"):
        backup_file.check(backup, OTHER_KEY)
    assert beside(backup) == {"三2班.carebak"}
    assert list(Paths.of().temporary.iterdir()) == []


@pytest.mark.parametrize("free", FREE)
@pytest.mark.usefixtures("_no_forecast")
def test_restoring_into_a_new_file(free: int, backup: Path, disk: SmallDisk) -> None:
    disk.leave(free)
    with told(Trouble.DISK_FULL, "new.carebook"):
        backup_file.restore(backup, OTHER_KEY, disk.folder / "new.carebook", RAW_KEY)
    assert disk.names() == set()


@pytest.mark.parametrize("free", [*FREE, 150_000, 200_000])
@pytest.mark.usefixtures("_no_forecast")
def test_restoring_over_the_open_file(
    free: int, on_disk: ClassFile, backup: Path, disk: SmallDisk
) -> None:
    disk.leave(free)
    with left_as_it_was(on_disk, disk):
        backup_file.restore_over(on_disk, backup, OTHER_KEY, before=lambda: None)


# -- without the right to mount: the system refuses to let a file grow


@contextmanager
def no_file_grows_beyond(size: int) -> Iterator[None]:
    """Let the system refuse to make any file longer than this."""
    import resource

    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, limits[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
        signal.signal(signal.SIGXFSZ, handler)


def long_note(class_file: ClassFile) -> None:
    """Save more than fits."""
    with class_file.writing("长") as unit:
        unit.update(students, 1, {"notes": LONG_NOTE})


def another_password(class_file: ClassFile) -> None:
    """Copy the file under another password."""
    class_file.change_password(OTHER_KEY)


def a_backup(class_file: ClassFile) -> None:
    """Back the file up."""
    back_up(class_file.path, class_file.path.with_name("x.carebak"))


def a_new_file(class_file: ClassFile) -> None:
    """Make another class file."""
    ClassFile.create(class_file.path.with_name("new.carebook"), "")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limit")
@pytest.mark.parametrize("write", [long_note, another_password, a_backup, a_new_file])
@pytest.mark.parametrize("size", [8_192, 70_000])
def test_a_file_that_may_not_grow(
    write: Callable[[ClassFile], None], size: int, opened: ClassFile
) -> None:
    before, names = rows(opened.path, RAW_KEY), beside(opened.path)
    with no_file_grows_beyond(size), pytest.raises(StorageTrouble) as caught:
        write(opened)
    assert caught.value.trouble in (Trouble.DISK_FULL, Trouble.OTHER)
    assert rows(opened.path, RAW_KEY) == before
    assert beside(opened.path) - {"三2班.carebook-journal"} == names
    add_student(opened, "又有地方了")
    assert student_names(opened)[-1] == "又有地方了"
