"""The sample class is the same each time, looks like a real one, and is nobody's."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import select, text

from carekeeper import sample
from carekeeper.core import id_number, phone, words
from carekeeper.core.errors import Refused, StorageTrouble
from carekeeper.core.fields import missing
from carekeeper.db.class_file import ClassFile
from carekeeper.db.enrolment import enrolments
from carekeeper.db.schema import metadata, photos, steps
from carekeeper.db.students import class_over_time
from carekeeper.features.classes.store import Classes
from carekeeper.features.guardians.store import Guardians
from carekeeper.features.mentors.store import Mentors
from carekeeper.features.students.facts import FIELDS
from carekeeper.features.students.store import Students
from carekeeper.rooms import ROOMS
from carekeeper.sample.numbers import REGION

TODAY = date(2026, 11, 23)
OWN = {"facts"}
"""What each file has for itself: its identity and when it was made."""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ClassFile]:
    """The usual sample class, as a teacher meets it who just looks around."""
    path = tmp_path_factory.mktemp("sample") / "sample.carebook"
    sample.make(path, today=TODAY, language="zh_CN")
    class_file = ClassFile.open(path)
    yield class_file
    class_file.close()


def dump(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """Return every row of every table but the file's own."""
    with ClassFile.open(path) as class_file, class_file.reading() as unit:
        return {
            table.name: [tuple(row) for row in unit.rows(select(table))]
            for table in metadata.sorted_tables
            if table.name not in OWN
        }


def small(path: Path, *, seed: int = 1, today: date = TODAY) -> Path:
    """Make a small sample class."""
    sample.make(path, students=13, left_behind=6, months=5, seed=seed, today=today)
    return path


def test_the_same_seed_and_day_give_the_same_class(tmp_path: Path) -> None:
    first, second = small(tmp_path / "a.carebook"), small(tmp_path / "b.carebook")
    assert dump(first) == dump(second)
    assert all(dump(first)[name] for name in ("students", "guardians", "photos", "changes"))


def test_another_seed_gives_other_people(tmp_path: Path) -> None:
    one, other = small(tmp_path / "a.carebook"), small(tmp_path / "b.carebook", seed=2)
    assert dump(one)["students"] != dump(other)["students"]


def test_the_class_has_a_school_a_hotline_and_its_teachers(made: ClassFile) -> None:
    classes = Classes(made)
    found = classes.get()
    assert found.name == "三（2）班"
    assert found.school == "青禾镇中心小学（示例）"
    assert phone.shown(found.hotline) == "0572-0000 6688"
    assert found.entry_year == 2024
    assert [member.subject for member in classes.staff()] == [
        "语文",
        "数学",
        "英语",
        "科学",
        "音乐",
    ]
    assert classes.staff()[0].name == found.teacher


def test_sixty_students_twenty_of_them_left_behind(made: ClassFile) -> None:
    students = Students(made).everyone()
    assert [student.class_number for student in students] == list(range(1, 61))
    assert len({student.name for student in students}) == 60
    assert sum(student.left_behind is True for student in students) == 20
    assert {"王𬱖", "阿依古丽·买买提", "欧阳若曦", "单雨桐", "仇子轩", "曾可欣"} <= {
        student.name for student in students
    }
    assert sum(student.photo != "" for student in students) == 20


def test_somebody_came_somebody_went_and_somebody_is_back(made: ClassFile) -> None:
    with made.reading() as unit:
        known = list(enrolments(unit).values())
        school = class_over_time(unit)
    told = sorted((*(one.status for one in each.ended), each.now.status) for each in known)
    turned = [one for one in told if one != ("in_class",)]
    assert turned == [("moved_away",), ("moved_away", "in_class"), ("suspected_dropout",)]
    assert sum(one.joined_on > date(2026, 10, 1) for one in known if one.joined_on) == 1
    assert [school.on(day).name for day in (date(2026, 5, 4), TODAY)] == ["二（2）班", "三（2）班"]


def test_every_number_holds_and_is_nobodys(made: ClassFile) -> None:
    for student in Students(made).everyone():
        read = id_number.parse(student.id_number, today=TODAY)
        assert (read.birth_date, read.sex) == (student.birth_date, student.sex)
        assert read.text.startswith(REGION)
        for person in Guardians(made).of_student(student.id):
            for number in (*person.phones, person.workplace_phone):
                assert not number or (phone.parse(number) == number and "0000" in number)


def test_the_teacher_has_something_to_do(made: ClassFile) -> None:
    lines = Guardians(made).overview(TODAY)
    marked = [line for line in lines if line.student.left_behind]
    assert {line.student.name for line in marked if not line.confirmed_this_term} == {
        *("王小雨", "刘子涵", "王𬱖")
    }
    assert {line.student.name for line in marked if line.changed_since_print} == {
        *("王小雨", "陈家乐", "欧阳若曦")
    }
    assert {line.student.name for line in lines if line.gaps} == {"王小雨", "陈家乐"}
    students = {student.name: student for student in Students(made).everyone()}
    lacking = {name for name, student in students.items() if missing(FIELDS, student)}
    assert lacking == {"王小雨", "王𬱖"}
    born = students["张思琪"].birth_date
    assert born is not None
    assert (born.month, born.day) == (11, 24)
    people = Guardians(made).of_student(students["仇子轩"].id)
    assert "2026-11-27" in {person.next_return for person in people}


def test_one_mark_has_ended_and_keeps_its_reason(made: ClassFile) -> None:
    (ended,) = [one for one in Students(made).everyone() if one.left_behind_end_reason]
    assert ended.left_behind is False
    assert ended.left_behind_ended_on is not None


def test_the_history_goes_back_fourteen_months_in_school_hours(made: ClassFile) -> None:
    with made.reading() as unit:
        times = [row.at for row in unit.rows(select(steps.c.at).order_by(steps.c.id))]
    assert times == sorted(times)
    assert times[0].date() == date(2025, 9, 23)
    assert times[-1].date() <= TODAY
    assert {at.weekday() for at in times} == {0, 1, 2, 3, 4}
    assert {at.hour for at in times if at.date() < TODAY} <= {16, 17}
    assert {at.hour for at in times if at.date() == TODAY} <= {7, 8}


def told(class_file: ClassFile) -> list[object]:
    """Return what all rooms tell of the whole class."""
    students = Students(class_file).lines()
    stories = [room.story for room in ROOMS if room.story is not None]
    return [list(story(class_file, one.id)) for story in stories for one in students]


def test_the_last_change_can_be_undone(tmp_path: Path) -> None:
    with ClassFile.open(small(tmp_path / "small.carebook")) as class_file:
        step = class_file.next_undo()
        assert step is not None
        before = told(class_file)
        assert class_file.undo() == step
        assert told(class_file) != before


def test_photos_are_drawn_and_small(made: ClassFile) -> None:
    with made.reading() as unit:
        rows = unit.rows(select(photos.c.width, photos.c.height, photos.c.data))
    assert {(row.width, row.height) for row in rows} == {(360, 450), (600, 420)}
    assert all(row.data.startswith(b"\xff\xd8") and len(row.data) < 30_000 for row in rows)


@pytest.mark.parametrize("language", ["zh_TW", "en"])
def test_texts_follow_the_language_and_names_stay(language: str, tmp_path: Path) -> None:
    path = tmp_path / "sample.carebook"
    sample.make(path, students=8, left_behind=3, months=2, today=TODAY, language=language)
    assert words.language() == "en"
    with ClassFile.open(path) as class_file:
        school = Classes(class_file).get().school
        assert (
            school
            == {
                "zh_TW": "青禾鎮中心小學（範例）",
                "en": "Qinghe Town Central Primary School (sample)",
            }[language]
        )
        assert Classes(class_file).get().entry_year == 2024
        assert "王小雨" in {line.name for line in Students(class_file).lines()}


@pytest.mark.parametrize("day", [date(2027, 2, 28), date(2027, 9, 1), date(2028, 2, 29)])
def test_any_day_makes_a_whole_class(day: date, tmp_path: Path) -> None:
    path = small(tmp_path / "sample.carebook", today=day)
    with ClassFile.open(path) as class_file, class_file.reading() as unit:
        assert len(Students(class_file).lines()) == 13
        latest = max(row.at for row in unit.rows(select(steps.c.at)))
        assert latest.date() <= day
        assert unit.rows(text("PRAGMA foreign_key_check")) == []


@pytest.mark.parametrize(
    ("numbers", "sentence"),
    [
        ({"students": 0}, "1 to 500 students"),
        ({"students": 3, "left_behind": 4}, "more left-behind students"),
        ({"months": 0}, "1 to 24 months"),
    ],
)
def test_a_class_that_cannot_be_is_refused(
    numbers: dict[str, int], sentence: str, tmp_path: Path
) -> None:
    path = tmp_path / "sample.carebook"
    with pytest.raises(Refused, match=sentence):
        sample.make(path, today=TODAY, **numbers)
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_is_there_stays(tmp_path: Path) -> None:
    path = tmp_path / "sample.carebook"
    path.write_bytes(b"mine")
    with pytest.raises(StorageTrouble, match="already exists"):
        sample.make(path, students=3, left_behind=1, today=TODAY)
    assert path.read_bytes() == b"mine"


def test_students_have_mentors_whose_check_ins_go_back_a_year(made: ClassFile) -> None:
    overview = Mentors(made).overview(TODAY)
    assert len(overview.left_behind) == 20
    assert len(overview.without) == 2, "the teacher has somebody to find for"
    assert len(overview.running) == 24
    assert {line.mentor.kind for line in overview.running} == {
        *("teacher", "parent", "study_helper", "volunteer", "retired_cadre", "village_cadre")
    }
    late = [line for line in overview.missing if line.late]
    assert 0 < len(late) < len(overview.missing) < 10
    mine = {one.name: one.id for one in overview.students}["王小雨"]
    teacher, parent = Mentors(made).of_student(mine)
    assert (teacher.mentor.name, parent.mentor.kind) == ("沈文", "parent")
    days = [one.held_on for one in teacher.check_ins if one.held_on]
    assert len(days) >= 10
    assert min(days) < date(2025, 12, 1)
    assert all(one.content for one in teacher.check_ins)


def test_mentors_phones_are_nobodys_and_nobody_helps_the_own_child(made: ClassFile) -> None:
    for line in Mentors(made).overview(TODAY).lines:
        assert not line.mentor.phone or "0000" in line.mentor.phone
        assert line.student.id not in (line.mentor.helper_id, line.mentor.parent_of)


@pytest.mark.parametrize("seed", [3, 7, 20])
def test_whoever_goes_a_class_is_made(tmp_path: Path, seed: int) -> None:
    sample.make(tmp_path / "class.carebook", seed=seed, today=TODAY)
