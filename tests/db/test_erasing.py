"""What is deleted for good is gone, and takes what hangs on it along; nothing else goes."""

from __future__ import annotations

import io
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from PIL import Image
from sqlalchemy import insert
from tests.db.stories import RAW_KEY

from carekeeper.core.errors import Refused
from carekeeper.core.photos import Photo, prepare
from carekeeper.db import handouts
from carekeeper.db.class_file import ClassFile
from carekeeper.db.connection import connect
from carekeeper.db.schema import changes, steps, students
from carekeeper.features.diary.store import Diary
from carekeeper.features.mentors.store import Mentors
from carekeeper.features.students.store import Students
from carekeeper.features.talks.store import Talks
from carekeeper.rooms import ROOMS
from carekeeper.safekeeping.store import RecycleBin

SECRET = "家里的秘密"


@pytest.fixture
def file(tmp_path: Path) -> ClassFile:
    return ClassFile.create(tmp_path / "三2班.carebook", RAW_KEY)


def photo(colour: str) -> Photo:
    stream = io.BytesIO()
    Image.new("RGB", (60, 40), colour).save(stream, "PNG")
    return prepare(stream.getvalue())


def count(file: ClassFile, table: str) -> int:
    with closing(connect(file.path, RAW_KEY)) as connection:
        return int(connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0])


def named_in_journal(file: ClassFile, text: str) -> bool:
    with file.reading() as unit:
        rows = unit.rows(changes.select())
    return any(text in (row.before or "") + (row.after or "") for row in rows)


def empty_the_bin(file: ClassFile) -> None:
    """Delete for good what lies in the bin, as the window does."""
    bin_ = RecycleBin(
        file,
        [kind for room in ROOMS for kind in room.kinds],
        erase={
            "students": Students(file).delete_for_good,
            "mentors": Mentors(file).delete_for_good,
        },
    )
    bin_.delete_for_good(bin_.items())


def undo_and_redo_all(file: ClassFile) -> None:
    """Take everything back and do it again, as far as it goes; nothing may fail."""
    while file.undo():
        pass
    while file.redo():
        pass


def test_a_pairing_takes_its_check_ins_along_and_undo_and_redo_still_work(file: ClassFile) -> None:
    student, mentors = Students(file).add({"name": "王小明"}), Mentors(file)
    mentor = mentors.add({"name": "沈文", "kind": "teacher"})
    (pairing,) = mentors.pair(mentor, [student], {"starts_on": date.today()})
    mentors.add_check_in(pairing, {"held_on": date.today(), "content": SECRET})
    mentors.bin_pairing(pairing)
    empty_the_bin(file)
    assert count(file, "check_ins") == 0
    assert not named_in_journal(file, SECRET)
    undo_and_redo_all(file)
    assert count(file, "mentors") == 1
    file.close()


def test_a_record_that_only_the_journal_knows_goes_too(file: ClassFile) -> None:
    student, mentors = Students(file).add({"name": "王小明"}), Mentors(file)
    mentor = mentors.add({"name": "沈文", "kind": "teacher"})
    (pairing,) = mentors.pair(mentor, [student], {"starts_on": date.today()})
    mentors.add_check_in(pairing, {"held_on": date.today(), "content": SECRET})
    file.undo()
    mentors.bin(mentor)
    empty_the_bin(file)
    assert not named_in_journal(file, SECRET)
    undo_and_redo_all(file)
    file.close()


def test_a_student_takes_everything_along(file: ClassFile) -> None:
    roster = Students(file)
    student, other = roster.add({"name": "王小明"}), roster.add({"name": "李小红"})
    mentors = Mentors(file)
    mentor = mentors.add({"name": "王小明", "kind": "student", "helper_id": student})
    mentors.change(mentor, "helper_id", other)
    Talks(file).add(student, {"held_on": date.today(), "said": SECRET})
    roster.bin([student])
    roster.delete_for_good([student])
    assert not named_in_journal(file, SECRET)
    assert count(file, "talks") == 0
    undo_and_redo_all(file)
    assert [one.name for one in roster.lines()] == ["李小红"]
    file.close()


def test_a_photo_that_was_taken_out_goes_with_its_entry(file: ClassFile) -> None:
    student, diary = Students(file).add({"name": "王小明"}), Diary(file)
    entry, removed, kept = diary.add(student, {"text": "x"}), photo("red"), photo("green")
    diary.add_photos(entry, [removed, kept])
    diary.remove_photo(entry, removed.sha256)
    diary.bin(entry)
    empty_the_bin(file)
    assert count(file, "photos") == 0
    assert not named_in_journal(file, removed.sha256)
    file.close()


def test_what_undo_can_bring_back_counts_as_shown(file: ClassFile) -> None:
    """A group photo, taken out of one entry by mistake; the other entry is deleted for good."""
    roster, diary, group = Students(file), Diary(file), photo("red")
    mine, other = (diary.add(roster.add({"name": name}), {"text": "春游"}) for name in ("甲", "乙"))
    diary.add_photos(mine, [group])
    diary.add_photos(other, [group])
    diary.remove_photo(mine, group.sha256)
    diary.bin(other)
    empty_the_bin(file)
    file.undo()
    assert diary.get(mine).photos == (group.sha256,)
    assert diary.photo(group.sha256) == group.data
    file.close()


def test_the_same_holds_for_the_photo_of_a_student(file: ClassFile) -> None:
    roster, portrait = Students(file), photo("blue")
    mine, other = roster.add({"name": "甲"}), roster.add({"name": "乙"})
    roster.set_photo(mine, portrait)
    roster.set_photo(other, portrait)
    roster.set_photo(mine, None)
    roster.bin([other])
    roster.delete_for_good([other])
    file.undo()
    assert roster.photo(roster.get(mine).photo) == portrait.data
    file.close()


def test_what_was_given_out_stays_noted_whatever_is_undone(file: ClassFile) -> None:
    roster = Students(file)
    student = roster.add({"name": "甲"})
    handouts.note(file, "card", [student], printed="Printed", saved="Saved")
    for _ in range(2):
        file.undo()
        assert count(file, "handouts") == 1
        file.redo()
        with closing(connect(file.path, RAW_KEY)) as connection:
            assert connection.execute("SELECT student_id FROM handouts").fetchall() == [(student,)]
    roster.bin([student])
    roster.delete_for_good([student])
    assert count(file, "handouts") == 0
    file.close()


def test_a_step_that_cannot_be_done_again_is_said_and_does_not_stand_in_the_way(
    file: ClassFile,
) -> None:
    """A file from an older program may hold one."""
    Students(file).add({"name": "甲"})
    row = {"at": file.now(), "label": "王小明 · guardian", "topics": (), "kind": "change"}
    with file.writing("") as unit:
        unit.execute(insert(steps).values(id=99, state="undone", **row))
        orphan = '{"id": 7, "student_id": 4711, "name": "奶奶"}'
        change = {"step_id": 99, "table_name": "guardians", "row_id": 7, "operation": "insert"}
        unit.execute(insert(changes).values(after=orphan, **change))
    with pytest.raises(Refused, match="王小明"):
        file.redo()
    assert file.redo() is None
    assert file.undo() is not None
    file.close()


def test_what_is_deleted_leaves_no_words_in_a_file_without_a_password(tmp_path: Path) -> None:
    with ClassFile.create(tmp_path / "a.carebook") as plain:
        roster = Students(plain)
        student = roster.add({"name": "王小明", "notes": SECRET * 50})
        roster.bin([student])
        roster.delete_for_good([student])
        with plain.reading() as unit:
            assert unit.rows(students.select()) == []
    assert SECRET.encode() not in (tmp_path / "a.carebook").read_bytes()
