"""What can be counted of the growth diaries."""

from __future__ import annotations

from typing import TYPE_CHECKING

from carekeeper.core.words import mark
from carekeeper.records.figures import record_figure

if TYPE_CHECKING:
    from carekeeper.db.class_file import ClassFile
    from carekeeper.features.diary.store import Diary


def _diary(class_file: ClassFile) -> Diary:
    from carekeeper.features.diary.store import Diary

    return Diary(class_file)


FIGURES = (
    record_figure(
        "diary.entries",
        mark("Diary entries"),
        mark("Entries that were written in the growth diaries in these days."),
        _diary,
    ),
    record_figure(
        "diary.students",
        mark("Students with a diary entry"),
        mark("Students of the class with at least one diary entry of these days."),
        _diary,
        students=True,
    ),
)
READ = frozenset({"diary_entries", "students"})
