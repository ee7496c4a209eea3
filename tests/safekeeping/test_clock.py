"""A clock that goes wrong: records can still be written on, and no backup is of the future."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from tests.conftest import TODAY

from carekeeper.core.errors import Invalid
from carekeeper.db.class_file import ClassFile
from carekeeper.db.schema import handouts
from carekeeper.features.diary.store import Diary
from carekeeper.features.mentors.store import Mentors
from carekeeper.features.students.store import Students
from carekeeper.safekeeping.room import ROOM
from carekeeper.safekeeping.store import HANDOUT, last_outside_backup

FLAT_BATTERY = datetime.fromisoformat("2010-01-01T08:00")


def test_yesterdays_records_are_written_on_though_the_clock_went_back(
    class_file: ClassFile,
) -> None:
    class_file.now = lambda: datetime.fromisoformat("2026-11-23T09:00")
    student = Students(class_file).add({"name": "王小雨"})
    diary, mentors = Diary(class_file), Mentors(class_file)
    entry = diary.add(student, {"text": "gestern"})
    mentor = mentors.add({"name": "沈文", "kind": "teacher"})
    (pairing,) = mentors.pair(mentor, [student], {"starts_on": date(2026, 9, 1)})
    check_in = mentors.add_check_in(pairing, {"held_on": TODAY})
    class_file.now = lambda: FLAT_BATTERY

    diary.change(entry, {"text": "gestern, und mehr"})
    mentors.change_pairing(pairing, "goal", "Mathe")
    mentors.check_ins.change(check_in, {"content": "lange geredet"})

    assert diary.get(entry).text == "gestern, und mehr"
    with pytest.raises(Invalid):
        diary.change(entry, {"written_on": date(2026, 11, 20)})


def test_a_backup_from_a_future_clock_never_counts_as_recent(class_file: ClassFile) -> None:
    class_file.now = lambda: datetime.fromisoformat("2026-11-23T09:00")
    with class_file.writing("given") as unit:
        for year in (2025, 2031):
            at = datetime.fromisoformat(f"{year}-05-01T08:00")
            unit.insert(handouts, {"at": at, "kind": HANDOUT, "destination": f"{year}"})
    last = last_outside_backup(class_file)
    assert last is not None
    assert last.destination == "2025"
    assert ROOM.due_items is not None
    groups = [item.group for item in ROOM.due_items(class_file, TODAY)]
    assert "Backup" in groups
