"""Makes a class file from what the first page asks for."""

from __future__ import annotations

from pathlib import Path

from carekeeper.db.class_file import ClassFile
from carekeeper.features.classes.store import Classes
from carekeeper.shell.welcome import NewClass


def create_class(path: Path, wanted: NewClass) -> None:
    """Make a class file with the names of class, school and teacher.

    Raises `StorageTrouble` with nothing left behind.
    """
    values = {
        "name": wanted.name,
        "school": wanted.school,
        "teacher": wanted.teacher,
        "hotline": wanted.hotline,
        "hotline_person": wanted.teacher if wanted.hotline else "",
    }
    with ClassFile.create(path, wanted.password) as class_file:
        Classes(class_file).begin({name: value for name, value in values.items() if value})


def free_name(folder: Path) -> Path:
    """Return a name for a new class file that is not taken yet."""
    path = folder / "class.carebook"
    number = 2
    while path.exists():
        path = folder / f"class-{number}.carebook"
        number += 1
    return path
