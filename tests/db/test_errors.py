"""What goes wrong when a class file is opened, in sentences that say what to do."""

from __future__ import annotations

import os
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from tests.conftest import PASSWORD
from tests.db.small_disk import SmallDisk, mounted
from tests.db.stories import OTHER_KEY, RAW_KEY, add_student, back_up, beside, told

from carekeeper.core import words
from carekeeper.core.errors import StorageTrouble, Trouble
from carekeeper.db import snapshot
from carekeeper.db.class_file import ClassFile
from carekeeper.db.connection import connect
from carekeeper.db.revisions import known_revisions
from carekeeper.db.schema import steps, students
from carekeeper.db.troubles import SENTENCES, trouble


def test_a_file_that_is_gone(tmp_path: Path) -> None:
    with told(Trouble.NOT_FOUND, "gone.carebook", "stick"):
        ClassFile.open(tmp_path / "gone.carebook", PASSWORD)
    with told(Trouble.NOT_FOUND, "gone.carebook"):
        snapshot.examine(tmp_path / "gone.carebook", PASSWORD)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_is_no_class_file(tmp_path: Path) -> None:
    with told(Trouble.NOT_FOUND):
        ClassFile.open(tmp_path, PASSWORD)


@pytest.mark.parametrize("password", [PASSWORD, ""])
def test_a_letter_is_not_a_class_file(password: str, tmp_path: Path) -> None:
    letter = tmp_path / "letter.carebook"
    letter.write_text("亲爱的家长们", encoding="utf-8")
    with told(Trouble.NOT_OURS, "letter.carebook", "not a CareKeeper file"):
        ClassFile.open(letter, password)
    assert beside(letter) == {"letter.carebook"}


def test_an_empty_file_is_damaged(tmp_path: Path) -> None:
    empty = tmp_path / "empty.carebook"
    empty.touch()
    with told(Trouble.DAMAGED, "empty.carebook", "backup"):
        ClassFile.open(empty, PASSWORD)


@pytest.mark.parametrize(
    "script",
    [
        "CREATE TABLE songs (title TEXT)",
        "CREATE TABLE facts (a); CREATE TABLE class_info (b); CREATE TABLE alembic_version (c)",
    ],
)
def test_the_database_of_another_program_is_not_ours(script: str, tmp_path: Path) -> None:
    other = tmp_path / "music.carebook"
    with closing(sqlite3.connect(other)) as connection:
        connection.executescript(script)
    with told(Trouble.NOT_OURS, "music.carebook"):
        snapshot.examine(other, "")


def test_another_program_cannot_be_opened_as_ours(tmp_path: Path) -> None:
    other = tmp_path / "music.carebook"
    with closing(sqlite3.connect(other)) as connection:
        connection.execute("CREATE TABLE songs (title TEXT)")
    before = other.read_bytes()
    with told(Trouble.NOT_OURS):
        ClassFile.open(other)
    assert other.read_bytes() == before


def test_a_class_file_with_a_trigger_was_not_made_by_us(filled: Path) -> None:
    with closing(connect(filled, RAW_KEY)) as connection:
        connection.execute("CREATE TRIGGER t AFTER INSERT ON facts BEGIN DELETE FROM facts; END")
    with told(Trouble.NOT_OURS):
        snapshot.examine(filled, RAW_KEY)


def test_links_between_rows_that_lead_nowhere_are_damage(filled: Path) -> None:
    with closing(connect(filled, RAW_KEY)) as connection:
        connection.execute("PRAGMA foreign_keys = OFF")
        connection.execute("UPDATE guardians SET student_id = 999 WHERE id = 1")
    with told(Trouble.DAMAGED):
        snapshot.examine(filled, RAW_KEY)


def test_a_wrong_password_names_both_reasons(filled: Path) -> None:
    before = filled.read_bytes()
    with told(Trouble.WRONG_PASSWORD_OR_DAMAGED, "password is wrong", "damaged", "backup"):
        ClassFile.open(filled, OTHER_KEY)
    assert filled.read_bytes() == before
    assert beside(filled) == {"三2班.carebook"}


def test_a_missing_password_is_asked_for(filled: Path) -> None:
    with told(Trouble.PASSWORD_NEEDED, "has a password"):
        ClassFile.open(filled)


def test_a_password_for_a_file_without_one(tmp_path: Path) -> None:
    plain = tmp_path / "plain.carebook"
    ClassFile.create(plain).close()
    with told(Trouble.WRONG_PASSWORD, "has no password"):
        ClassFile.open(plain, PASSWORD)


def test_a_file_that_is_there_is_not_made_again(filled: Path) -> None:
    before = filled.read_bytes()
    with told(Trouble.EXISTS, "三2班.carebook", "left as it is"):
        ClassFile.create(filled, PASSWORD)
    assert filled.read_bytes() == before


def test_a_journal_left_by_another_file_is_not_played_into_a_new_one(filled: Path) -> None:
    """Somebody deleted a class file after a power cut, and makes one of the same name."""
    journal = filled.with_name(filled.name + "-journal")
    journal.write_bytes(b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7" + b"\0" * 600)
    filled.unlink()
    with ClassFile.create(filled, RAW_KEY) as class_file:
        assert class_file.fact("identity")
    assert beside(filled) == {"三2班.carebook"}


# -- write protection


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[SmallDisk]:
    """A stick with a switch against writing."""
    with mounted(tmp_path / "stick", "4m") as made:
        yield made


def test_a_write_protected_stick(disk: SmallDisk, filled: Path, backup: Path) -> None:
    there = disk.folder / "三2班.carebook"
    there.write_bytes(filled.read_bytes())
    disk.protect()
    with (
        ClassFile.open(there, RAW_KEY) as class_file,
        told(Trouble.READ_ONLY, "三2班.carebook", "can only be read"),
    ):
        add_student(class_file, "王小雨")
    with told(Trouble.NO_PERMISSION, "new.carebook"):
        ClassFile.create(disk.folder / "new.carebook", RAW_KEY)
    with told(Trouble.NO_PERMISSION, "new.carebak"):
        back_up(filled, disk.folder / "new.carebak")
    assert snapshot.examine(there, RAW_KEY).counts["students"] == 12


@pytest.mark.skipif(
    sys.platform == "win32" or os.geteuid() == 0, reason="needs a user whom the system can refuse"
)
def test_a_folder_one_may_not_write_to(filled: Path, tmp_path: Path) -> None:
    folder = tmp_path / "locked"
    folder.mkdir()
    folder.chmod(0o500)
    with told(Trouble.NO_PERMISSION, "new.carebook"):
        ClassFile.create(folder / "new.carebook", RAW_KEY)


def test_an_error_of_the_system_that_has_no_better_name(
    filled: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_args: object, **_options: object) -> None:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(Path, "open", broken)
    with told(Trouble.OTHER, "another disk"):
        ClassFile.open(filled, RAW_KEY)


def test_a_mistake_in_our_own_query_is_no_trouble_of_the_file(filled: Path) -> None:
    from sqlalchemy import text
    from sqlalchemy.exc import OperationalError

    with (
        ClassFile.open(filled, RAW_KEY) as class_file,
        pytest.raises(OperationalError, match="no such table"),
        class_file.reading() as unit,
    ):
        unit.rows(text("SELECT * FROM no_such_table"))


@pytest.mark.parametrize("kind", SENTENCES)
def test_each_trouble_has_a_sentence_in_the_teachers_language(kind: Trouble, chinese: None) -> None:
    sentence = trouble(kind, Path("三2班.carebook")).sentence
    assert words.language() == "zh_CN"
    assert "三2班.carebook" in sentence
    assert sentence.endswith(("。", "！", "？"))


def test_every_kind_of_trouble_has_a_sentence() -> None:
    assert set(SENTENCES) == set(Trouble)
    assert str(StorageTrouble(Trouble.OTHER, "so it is")) == "so it is"


@pytest.mark.parametrize(
    "script",
    ["", "CREATE TABLE facts (a); CREATE TABLE class_info (b)", "CREATE TABLE students (id)"],
)
@pytest.mark.parametrize("revision", sorted(known_revisions()))
def test_a_database_that_only_carries_our_revision_is_not_ours(
    revision: str, script: str, tmp_path: Path
) -> None:
    other = tmp_path / "music.carebook"
    with closing(sqlite3.connect(other)) as connection:
        connection.executescript(f"CREATE TABLE alembic_version (version_num); {script}")
        connection.execute("INSERT INTO alembic_version VALUES (?)", (revision,))
        connection.commit()
    before = other.read_bytes()
    with told(Trouble.NOT_OURS, "music.carebook"):
        ClassFile.open(other)
    assert other.read_bytes() == before
    assert beside(other) == {"music.carebook"}


@pytest.mark.parametrize(
    "script",
    [
        "UPDATE students SET categories = '[1e999' WHERE id = 1",
        "UPDATE students SET categories = '{}' WHERE id = 1",
        "UPDATE students SET birth_date = '2026-99-99' WHERE id = 1",
        "UPDATE steps SET at = 'yesterday'",
    ],
)
def test_a_value_that_nobody_of_us_has_written_is_damage(script: str, filled: Path) -> None:
    with closing(connect(filled, RAW_KEY)) as connection:
        connection.execute(script)
    with (
        ClassFile.open(filled, RAW_KEY) as opened,
        told(Trouble.DAMAGED, "三2班.carebook"),
        opened.reading() as unit,
    ):
        unit.rows(students.select())
        unit.rows(steps.select())
