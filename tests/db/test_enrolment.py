"""Students come, go and come back; the file keeps when and why."""

from __future__ import annotations

from datetime import date, datetime
from io import BytesIO

import pytest
from pypdf import PdfReader
from tests.house.listening import statements

from carekeeper.core.enrolment import Enrolment
from carekeeper.core.errors import Invalid
from carekeeper.db import bring_in
from carekeeper.db.bring_in import Draft
from carekeeper.db.class_file import ClassFile
from carekeeper.db.enrolment import enrolments
from carekeeper.features.mentors.store import Mentors
from carekeeper.features.students.room import ROOM
from carekeeper.features.students.store import Students
from carekeeper.features.study.store.plans import StudyPlans

MARCH, SEPTEMBER, NOVEMBER = date(2026, 3, 2), date(2026, 9, 1), date(2026, 11, 23)


def on(class_file: ClassFile, day: date) -> None:
    class_file.now = lambda: datetime.combine(day, datetime.min.time())


@pytest.fixture
def students(class_file: ClassFile) -> Students:
    """The files, on a day in March."""
    on(class_file, MARCH)
    return Students(class_file)


def of(class_file: ClassFile, student_id: int) -> Enrolment:
    with class_file.reading() as unit:
        return enrolments(unit)[student_id]


def came_back(class_file: ClassFile, students: Students) -> int:
    child = students.add({"name": "王小雨", "joined_on": date(2025, 9, 1)})
    students.change(child, "enrolment", "moved_away")
    students.change(child, "enrolment_reason", "随父母去东莞")
    on(class_file, SEPTEMBER)
    students.change(child, "enrolment", "in_class")
    return child


def test_a_student_who_comes_back_was_away_meanwhile(
    class_file: ClassFile, students: Students
) -> None:
    child = came_back(class_file, students)
    enrolment = of(class_file, child)
    (away,) = enrolment.ended
    assert (away.status, away.since, away.until) == ("moved_away", MARCH, SEPTEMBER)
    assert away.reason == "随父母去东莞"
    assert students.get(child).enrolment_on == SEPTEMBER
    assert students.get(child).enrolment_reason == ""
    days = (date(2025, 8, 31), date(2026, 3, 1), MARCH, SEPTEMBER)
    assert [enrolment.status_on(day) for day in days] == ["", "in_class", "moved_away", "in_class"]
    class_file.undo()
    assert of(class_file, child).ended == ()
    assert students.get(child).enrolment_reason == "随父母去东莞"


def test_going_again_keeps_that_the_student_was_back(
    class_file: ClassFile, students: Students
) -> None:
    child = came_back(class_file, students)
    students.change(child, "enrolment_reason", "奶奶病好了")
    on(class_file, NOVEMBER)
    students.change(child, "enrolment", "suspected_dropout")
    ended = of(class_file, child).ended
    assert [(one.status, one.reason) for one in ended] == [
        ("moved_away", "随父母去东莞"),
        ("in_class", "奶奶病好了"),
    ]


def test_a_slip_of_today_is_no_history(class_file: ClassFile, students: Students) -> None:
    child = students.add({"name": "王小雨"})
    students.change(child, "enrolment", "left")
    students.change(child, "enrolment", "suspended")
    assert students.get(child).enrolment_on == MARCH
    students.change(child, "enrolment", "in_class")
    assert (of(class_file, child).ended, students.get(child).enrolment_on) == ((), None)

    again = came_back(class_file, students)
    students.change(again, "enrolment_reason", "奶奶病好了")
    on(class_file, NOVEMBER)
    students.change(again, "enrolment", "left")
    students.change(again, "enrolment", "suspended")
    students.change(again, "enrolment", "in_class")
    now = students.get(again)
    assert (now.enrolment_on, now.enrolment_reason) == (SEPTEMBER, "奶奶病好了")
    assert len(of(class_file, again).ended) == 1


def test_who_leaves_is_paired_no_longer_unless_it_was_a_slip(
    class_file: ClassFile, students: Students
) -> None:
    child = students.add({"name": "王小雨"})
    mentors, plans = Mentors(class_file), StudyPlans(class_file, lambda: MARCH)
    (pair,) = mentors.pair_new({"name": "何伟"}, [child], {"starts_on": MARCH})
    until = {"subject": "数学", "begins_on": MARCH, "ends_on": NOVEMBER}
    plan = plans.plans.add(child, until)
    students.change(child, "enrolment", "suspended")
    assert (mentors.pairing(pair).end_reason, plans.plans.get(plan).ends_on) == (
        "student_left",
        MARCH,
    )
    students.change(child, "enrolment", "left")
    assert mentors.pairing(pair).end_reason == "student_left"
    class_file.undo()
    students.change(child, "enrolment", "in_class")
    assert mentors.pairing(pair).ends_on is None
    assert (plans.plans.get(plan).runs, plans.plans.get(plan).ends_on) == (True, NOVEMBER)

    students.change(child, "enrolment", "suspended")
    mentors.change_pairing(pair, "end_reason", "changed")
    students.change(child, "enrolment", "in_class")
    assert mentors.pairing(pair).end_reason == "changed"
    assert plans.plans.get(plan).runs

    on(class_file, SEPTEMBER)
    students.change(child, "enrolment", "suspended")
    students.change(child, "enrolment_on", date(2026, 5, 4))
    assert plans.plans.get(plan).ends_on == date(2026, 5, 4)
    students.change(child, "enrolment", "in_class")
    assert not plans.plans.get(plan).runs


def test_a_day_that_is_corrected_moves_the_end_of_what_was_before(
    class_file: ClassFile, students: Students
) -> None:
    child = came_back(class_file, students)
    students.change(child, "enrolment_on", date(2026, 8, 24))
    assert of(class_file, child).ended[0].until == date(2026, 8, 24)
    with pytest.raises(Invalid, match="What was before began on") as told:
        students.change(child, "enrolment_on", date(2026, 2, 1))
    assert told.value.field == "enrolment_on"
    assert students.get(child).enrolment_on == date(2026, 8, 24)
    students.change(child, "enrolment_on", None)
    assert of(class_file, child).status_on(NOVEMBER) == "in_class"


def test_a_list_that_says_moved_away_makes_an_episode_too(
    class_file: ClassFile, students: Students
) -> None:
    child = came_back(class_file, students)
    on(class_file, NOVEMBER)
    bring_in.bring_in(class_file, [Draft(child, {"enrolment": "moved_away"}, {}, ())])
    assert [one.status for one in of(class_file, child).ended] == ["moved_away", "in_class"]
    assert students.get(child).enrolment_on == NOVEMBER


def test_the_story_tells_when_the_student_came_went_and_was_back(
    class_file: ClassFile, students: Students
) -> None:
    child = came_back(class_file, students)
    assert ROOM.story is not None
    told = [(line.on, line.title, line.text) for line in ROOM.story(class_file, child)]
    assert told == [
        (date(2025, 9, 1), "Joined the class", ""),
        (MARCH, "Moved away", "随父母去东莞"),
        (SEPTEMBER, "Back in class", ""),
    ]


def test_all_students_are_asked_for_in_one_question(
    class_file: ClassFile, students: Students
) -> None:
    gone = came_back(class_file, students)
    students.add_all([({"name": f"学生{n}"}, []) for n in range(30)], "class")
    with statements() as sent, class_file.reading() as unit:
        assert len(enrolments(unit)) == 31
    assert len(sent) == 1
    students.bin([gone])
    with class_file.reading() as unit:
        assert gone not in enrolments(unit)
    students.restore(gone)
    assert len(of(class_file, gone).ended) == 1


def test_the_printed_file_says_that_the_student_is_back_and_since_when(
    class_file: ClassFile, students: Students
) -> None:
    child = came_back(class_file, students)
    stayed = students.add({"name": "李浩然"})
    assert ROOM.file_part is not None
    told = []
    for one in (child, stayed):
        part = ROOM.file_part(class_file, one, NOVEMBER, False)
        assert part is not None
        pages = PdfReader(BytesIO(part.draw("clean"))).pages
        told.append(" ".join(page.extract_text() for page in pages))
    for words in ("In class", "Since", "2026"):
        assert words in told[0], told[0]
    assert "In class" not in told[1]
