"""What a copy is to go without is nowhere in it: no row, no history, no photo, no byte."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import date
from functools import partial
from pathlib import Path

import pytest
from PIL import Image
from tests.db.stories import RAW_KEY, rows

from carekeeper.core.photos import prepare
from carekeeper.db import kept_photos, snapshot
from carekeeper.db.care_tables import diary_entries, mentorings, talks
from carekeeper.db.class_file import ClassFile
from carekeeper.db.leaving_out import Cut, edited, leave_out
from carekeeper.db.schema import students
from carekeeper.features.mentors.store import Mentors

SECRET = "只告诉班主任的话"
DAY = date(2026, 11, 19)


@pytest.fixture
def told(opened: ClassFile) -> ClassFile:
    """A class file with an open talk and a confidential one that was written twice over."""
    with opened.writing("谈心") as unit:
        unit.insert(talks, {"student_id": 1, "held_on": DAY, "said": "说说笑笑"})
    with opened.writing("悄悄话") as unit:
        said = {"student_id": 2, "held_on": DAY, "said": SECRET, "confidential": True}
        private = unit.insert(talks, said)
    with opened.writing("悄悄话") as unit:
        unit.update(talks, private, {"guidance": f"{SECRET}，再想想"})
    with opened.writing("又一次") as unit:
        unit.insert(talks, {"student_id": 3, "held_on": DAY, "said": f"{SECRET}！"})
    opened.undo()
    return opened


def copied(class_file: ClassFile, cuts: Sequence[Cut]) -> Path:
    """Return a copy without a password, so that its bytes can be read."""
    copy = class_file.path.with_name("copy.carebook")
    edit = partial(edited, change=partial(leave_out, cuts=cuts))
    held = snapshot.export(class_file.path, RAW_KEY, copy, "", edit=edit)
    snapshot.expect_same(held, snapshot.examine(copy, ""), copy)
    return copy


def test_a_confidential_talk_goes_with_its_history_and_leaves_no_byte(told: ClassFile) -> None:
    copy = copied(told, [Cut(talks, talks.c.confidential.is_(True))])
    assert SECRET.encode() not in copy.read_bytes()
    assert "说说笑笑".encode() in copy.read_bytes()
    before, after = rows(told.path, RAW_KEY), rows(copy, "")
    assert len(after["talks"]) == len(before["talks"]) - 1 == 1
    untouched = set(before) - {"talks", "steps", "changes", "sqlite_sequence"}
    assert {name: after[name] for name in untouched} == {name: before[name] for name in untouched}
    with ClassFile.open(copy, "") as opened:
        while opened.undo():
            pass
        while opened.redo():
            pass
    assert SECRET.encode() in Path(copied(told, [])).read_bytes()


def test_a_pairing_takes_its_check_ins_along(told: ClassFile) -> None:
    mentors = Mentors(told)
    mentor = mentors.add({"name": "沈文", "kind": "teacher"})
    (pairing,) = mentors.pair(mentor, [1], {"starts_on": DAY})
    mentors.add_check_in(pairing, {"held_on": DAY, "content": SECRET})
    copy = copied(told, [Cut(mentorings), Cut(talks)])
    after = rows(copy, "")
    assert after["mentorings"] == after["check_ins"] == after["talks"] == []
    assert len(after["mentors"]) == 1
    assert SECRET.encode() not in copy.read_bytes()


def test_a_photo_that_nothing_shows_any_more_goes(told: ClassFile) -> None:
    stream = io.BytesIO()
    Image.new("RGB", (60, 40), "red").save(stream, "PNG")
    photo = prepare(stream.getvalue())
    with told.writing("日记") as unit:
        kept_photos.keep(unit, photo)
        entry = {"student_id": 1, "written_on": DAY, "photos": (photo.sha256,)}
        unit.insert(diary_entries, entry)
    copy = copied(told, [Cut(diary_entries, diary_entries.c.written_on < date(2026, 11, 20))])
    assert len(rows(copy, "")["photos"]) == 1
    assert photo.data not in copy.read_bytes()
    assert photo.data in copied(told, []).read_bytes()


def test_the_file_itself_stays_as_it_is(told: ClassFile) -> None:
    before = rows(told.path, RAW_KEY)
    copied(told, [Cut(students)])
    assert rows(told.path, RAW_KEY) == before
