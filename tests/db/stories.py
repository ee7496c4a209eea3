"""What the stories of the class file have in common: made-up students, and looking at rows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from carekeeper.core.errors import StorageTrouble, Trouble
from carekeeper.db import backup_file
from carekeeper.db.backup_file import BackupInfo, Reason
from carekeeper.db.class_file import ClassFile
from carekeeper.db.connection import connect
from carekeeper.db.schema import JOURNALED, class_info, guardians, photos, students

RAW_KEY = "x'" + "2b7e151628aed2a6abf7158809cf4f3c" * 2 + "'"
"""A password in the form that SQLCipher takes as a ready key, without deriving one from it."""

OTHER_KEY = "x'" + "00112233445566778899aabbccddeeff" * 2 + "'"

STUDENTS = 12


def fill(class_file: ClassFile) -> None:
    """Put a made-up class with students, persons and a photo into a class file."""
    with class_file.writing("班级") as unit:
        unit.insert(class_info, {"id": 1, "name": "三（2）班", "school": "青石镇中心小学"})
    for number in range(1, STUDENTS + 1):
        with class_file.writing(f"第 {number} 名学生") as unit:
            student = unit.insert(students, {"name": f"学生{number}", "class_number": number})
            person = {"name": f"奶奶{number}", "phones": (f"1380000{number:04}",)}
            unit.insert(guardians, {**person, "student_id": student, "relation": "grandmother"})
    with class_file.writing("照片") as unit:
        picture = {"width": 2, "height": 2, "data": b"\xff\xd8" * 40, "thumb": b"\xff\xd8"}
        unit.insert(photos, {"sha256": "ab" * 32, **picture})
        unit.update(students, 1, {"photo": "ab" * 32, "notes": "喜欢画画"})


def add_student(class_file: ClassFile, name: str) -> int:
    """Add a student with nothing but a name."""
    with class_file.writing(f"{name}") as unit:
        return unit.insert(students, {"name": name})


class Halfway(Exception):
    """Something went wrong in the middle of a unit of work."""


def break_off(class_file: ClassFile, values: Mapping[str, Any]) -> None:
    """Begin to add a student, and fail."""
    with class_file.writing("坏") as unit:
        unit.insert(students, values)
        raise Halfway


def student_names(class_file: ClassFile) -> list[str]:
    """Return the names of all students."""
    with class_file.reading() as unit:
        return [row.name for row in unit.rows(students.select().order_by(students.c.id))]


def rows(path: Path, password: str, *, journaled: bool = False) -> dict[str, list[Any]]:
    """Return every row of every table, or of those that the journal keeps, as they lie there."""
    with closing(connect(path, password)) as connection:
        found = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        names = sorted(name for (name,) in found.fetchall())
        return {
            name: sorted(connection.execute(f'SELECT * FROM "{name}"').fetchall(), key=repr)
            for name in names
            if not journaled or name in JOURNALED
        }


def beside(path: Path) -> set[str]:
    """Return the names of all files in the folder of a file."""
    return {one.name for one in path.parent.iterdir() if one.is_file()}


@contextmanager
def told(trouble: Trouble, *words: str) -> Iterator[None]:
    """Expect that the teacher is told of a trouble, in a sentence with these words."""
    with pytest.raises(StorageTrouble) as caught:
        yield
    assert caught.value.trouble is trouble, caught.value.sentence
    for word in words:
        assert word in caught.value.sentence


def back_up(
    book: Path, target: Path, word: str = OTHER_KEY, *, overwrite: bool = False
) -> BackupInfo:
    """Make a backup of a file whose password is `RAW_KEY`, on a day of the stories."""
    at = datetime.fromisoformat("2026-11-23T16:30:05")
    reason = Reason.BY_HAND
    return backup_file.write(
        book,
        RAW_KEY,
        target,
        word,
        reason=reason,
        leave_out=(),
        now=lambda: at,
        overwrite=overwrite,
    )


def flip(path: Path, place: int, by: int = 1) -> None:
    """Change one byte of a file."""
    with path.open("r+b") as stream:
        stream.seek(place)
        old = stream.read(1)[0]
        stream.seek(place)
        stream.write(bytes([old ^ by]))
