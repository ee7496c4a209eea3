"""A photo stays as long as any room shows it: whoever keeps photos says so at the column."""

from __future__ import annotations

from tests.features.diary.conftest import photo

from carekeeper.db.class_file import ClassFile
from carekeeper.db.columns import PHOTO, metadata
from carekeeper.features.students.store import Students
from carekeeper.features.visits.store import Visits


def test_every_column_with_photos_is_known_to_the_one_who_erases_them() -> None:
    named = {
        column
        for table in metadata.sorted_tables
        for column in table.c
        if column.name in ("photo", "photos")
    }
    assert len(named) >= 4
    assert {column for column in named if not column.info.get(PHOTO)} == set()


def test_a_photo_of_a_visit_stays_when_another_student_is_deleted(class_file: ClassFile) -> None:
    students, visits, brought = Students(class_file), Visits(class_file).records, photo("red")
    stays, goes = students.add({"name": "王小雨"}), students.add({"name": "李浩然"})
    made = visits.add(stays, {"home": "The lamp is mended."})
    visits.add_photos(made, [brought])
    students.bin([goes])
    students.delete_for_good([goes])
    assert visits.photo(brought.sha256) == brought.data
