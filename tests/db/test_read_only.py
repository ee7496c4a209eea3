"""A class file on a write-protected stick can be looked at, and says why nothing is saved."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from tests.db.small_disk import mounted

from carekeeper.core.errors import StorageTrouble, Trouble
from carekeeper.db.class_file import ClassFile
from carekeeper.features.students.store import Students

PASSWORD = "春风化雨 2026"


@pytest.mark.parametrize("password", ["", PASSWORD])
def test_it_is_read_and_left_as_it_is(password: str, tmp_path: Path) -> None:
    made = tmp_path / "三2班.carebook"
    with ClassFile.create(made, password) as class_file:
        Students(class_file).add({"name": "王小雨"})
    with mounted(tmp_path / "stick", "4m") as disk:
        book = disk.folder / made.name
        shutil.copyfile(made, book)
        disk.protect()

        with ClassFile.open(book, password) as class_file:
            assert class_file.read_only
            students = Students(class_file)
            assert [line.name for line in students.lines()] == ["王小雨"]
            with pytest.raises(StorageTrouble) as told:
                students.add({"name": "李浩然"})
            assert told.value.trouble is Trouble.READ_ONLY
            assert "三2班.carebook" in told.value.sentence
            assert not class_file.worth_a_backup()

        assert disk.names() == {"三2班.carebook"}


def test_a_wrong_password_is_still_a_wrong_password(tmp_path: Path) -> None:
    made = tmp_path / "三2班.carebook"
    ClassFile.create(made, PASSWORD).close()
    with mounted(tmp_path / "stick", "4m") as disk:
        book = disk.folder / made.name
        shutil.copyfile(made, book)
        disk.protect()
        with pytest.raises(StorageTrouble) as told:
            ClassFile.open(book, "another")
        assert told.value.trouble is Trouble.WRONG_PASSWORD_OR_DAMAGED


def test_one_that_can_be_written_says_nothing(tmp_path: Path) -> None:
    with ClassFile.create(tmp_path / "三2班.carebook") as class_file:
        assert not class_file.read_only
