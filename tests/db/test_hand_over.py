"""The next class teacher gets a copy of the class file: what is to be passed on, and no more."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select
from tests.db.stories import OTHER_KEY, RAW_KEY, beside, rows, told

from carekeeper.core import folded
from carekeeper.core.errors import Trouble
from carekeeper.db import hand_over, recovery, snapshot
from carekeeper.db.care_tables import diary_entries, talks
from carekeeper.db.class_file import ClassFile
from carekeeper.db.education_tables import education_plans
from carekeeper.db.hand_over import Without
from carekeeper.db.schema import students

DAY = date(2026, 11, 19)
OLD = DAY - timedelta(days=700)
SECRET = "只告诉班主任的话"


@pytest.fixture
def written(opened: ClassFile) -> ClassFile:
    """A class file with a secret in each corner."""
    with opened.writing("都有") as unit:
        unit.insert(talks, {"student_id": 1, "held_on": DAY, "said": SECRET, "confidential": True})
        unit.insert(talks, {"student_id": 1, "held_on": DAY, "said": "说说笑笑"})
        open_one = {"follow_up": "再去看看", "student_id": 2, "held_on": OLD}
        unit.insert(talks, open_one)
        unit.insert(diary_entries, {"student_id": 2, "written_on": OLD, "text": SECRET})
        unit.insert(diary_entries, {"student_id": 2, "written_on": DAY, "text": "今天下雨"})
        unit.insert(education_plans, {"student_id": 3, "begins_on": DAY, "situation": SECRET})
    with opened.writing("名") as unit:
        unit.update(students, 4, {"notes": SECRET})
    with opened.writing("名") as unit:
        unit.update(students, 4, {"notes": ""})
        unit.update(students, 5, {"notes": SECRET, "binned_at": opened.now()})
    opened.adopt_sheet(recovery.new_key())
    return opened


EVERYTHING = Without(private=False)
LEAST = Without(
    confidential=True,
    binned=True,
    history=True,
    old=frozenset({"talks", "diary_entries"}),
    before=DAY - timedelta(days=365),
)


def copied(class_file: ClassFile, without: Without, word: str = OTHER_KEY) -> Path:
    """Return a copy for the next class teacher."""
    target = class_file.path.with_name("next.carebook")
    hand_over.write(class_file.path, RAW_KEY, target, word, without)
    return target


def test_with_everything_it_is_the_same_class(written: ClassFile) -> None:
    copy = copied(written, EVERYTHING)
    before, after = rows(written.path, RAW_KEY), rows(copy, OTHER_KEY)
    assert {name: one for name, one in after.items() if name != "facts"} == {
        name: one for name, one in before.items() if name != "facts"
    }
    with ClassFile.open(copy, OTHER_KEY) as opened:
        assert opened.fact(recovery.RECIPIENT_FACT) == ""
        assert opened.fact("identity") == written.fact("identity")
        assert opened.undo() is not None


def test_what_is_left_out_is_nowhere_in_it(written: ClassFile) -> None:
    written.path.with_name("next.carebook").unlink(missing_ok=True)
    copy = copied(written, LEAST, "")
    assert SECRET.encode() not in copy.read_bytes()
    after = rows(copy, "")
    assert [len(after[name]) for name in ("talks", "diary_entries", "education_plans")] == [2, 1, 0]
    assert len(after["students"]) == 11
    assert after["steps"] == after["changes"] == []
    with ClassFile.open(copy, "") as opened, opened.reading() as unit:
        assert {row.follow_up for row in unit.rows(select(talks))} == {"", "再去看看"}


def test_old_records_can_only_be_folded(written: ClassFile) -> None:
    copy = copied(written, Without(fold=DAY))
    with ClassFile.open(copy, OTHER_KEY) as opened:
        assert opened.fact(folded.FACT) == "2026-11-19"
        with opened.reading() as unit:
            assert len(unit.rows(select(diary_entries))) == 2


def test_the_file_of_the_one_who_gives_stays_as_it_is(written: ClassFile) -> None:
    before = rows(written.path, RAW_KEY)
    copied(written, LEAST)
    assert rows(written.path, RAW_KEY) == before


def test_a_copy_that_fails_leaves_nothing(
    written: ClassFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_given: object) -> None:
        raise OSError(28, "no space left on device")

    names = beside(written.path)
    with monkeypatch.context() as disk, told(Trouble.DISK_FULL, "next.carebook"):
        disk.setattr(snapshot, "put_in_place", full)
        copied(written, LEAST)
    assert beside(written.path) == names
    monkeypatch.setattr(hand_over, "count_left", lambda *_given: 1)
    with told(Trouble.DAMAGED):
        copied(written, LEAST)
    assert beside(written.path) == names
