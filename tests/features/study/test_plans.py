"""The class teacher keeps study help plans, with their sessions and stage results."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.conftest import TODAY
from tests.features.enrolling import Enrol

from carekeeper.core.changes import Changed
from carekeeper.core.due import Urgency
from carekeeper.core.errors import Invalid
from carekeeper.core.fields import parse, shown
from carekeeper.core.ids import StudentId
from carekeeper.core.span import Span
from carekeeper.db.class_file import ClassFile
from carekeeper.db.new_year import YearAnswer
from carekeeper.features.students.store import Students
from carekeeper.features.study.facts.plans import PLAN
from carekeeper.features.study.room import ROOM
from carekeeper.features.study.store.plans import StudyPlans
from carekeeper.room import DueItem, Rate
from carekeeper.rooms import ROOMS
from carekeeper.safekeeping.store import RecycleBin

BEGUN = date(2026, 9, 7)
ROWS = (("周二", "一起读一篇", "沈文"), ("每天", "互听一段", ""))


def due(class_file: ClassFile, day: date = TODAY) -> list[DueItem]:
    assert ROOM.due_items is not None
    return list(ROOM.due_items(class_file, day))


def rates(class_file: ClassFile, span: Span) -> list[Rate]:
    assert ROOM.rates is not None
    return list(ROOM.rates(class_file, span))


# -- what is kept


def test_a_plan_keeps_who_helps_and_its_rows_of_measures(study: StudyPlans, enrol: Enrol) -> None:
    student, helper = enrol(), enrol("陈家乐")
    study.plans.add(student, {"subject": "语文", "helper": "陈家乐", "measures": ROWS})
    (plan,) = study.plans.of_student(student)
    assert (plan.helper_id, plan.measures, plan.begins_on) == (helper, ROWS, TODAY)


def test_rows_of_measures_are_undone_and_done_again(
    study: StudyPlans, class_file: ClassFile, enrol: Enrol
) -> None:
    student = enrol()
    number = study.plans.add(student, {"measures": ROWS})
    study.plans.change(number, {"measures": ROWS[:1]})
    class_file.undo()
    assert study.plans.get(number).measures == ROWS
    class_file.redo()
    assert study.plans.get(number).measures == ROWS[:1]


@given(st.lists(st.lists(st.sampled_from(["", "a", "周二、周四", "16:30"]), max_size=5)))
def test_a_table_that_is_pasted_has_three_columns_in_each_row(rows: list[list[str]]) -> None:
    field = PLAN.field("measures")
    pasted = "\n".join("\t".join(row) for row in rows)
    found = parse(field, pasted, today=TODAY)
    assert isinstance(found, tuple)
    assert all(len(row) == 3 for row in found)
    assert len(found) <= len(rows)
    assert isinstance(shown(field, found), str)


def test_namesakes_are_told_apart_and_nobody_helps_alone(study: StudyPlans, enrol: Enrol) -> None:
    student = enrol("王伟", class_number=1)
    one, other = enrol("李静", class_number=2), enrol("李静", class_number=3)
    offered = study.offered("helper", StudentId(student))
    assert offered == ["李静 (no. 2)", "李静 (no. 3)"]
    for name, said in (("李静", "Several students"), ("王伟", "their own study helper")):
        with pytest.raises(Invalid, match=said) as told:
            study.plans.add(student, {"helper": name})
        assert told.value.field == "helper"
    study.plans.add(student, {"helper": offered[1]})
    (plan,) = study.plans.of_student(student)
    assert plan.helper_id == other != one


def test_a_helper_is_called_as_now_and_stays_readable_when_gone_for_good(
    study: StudyPlans, class_file: ClassFile, enrol: Enrol
) -> None:
    student, helper = enrol(), enrol("陈家乐")
    number = study.plans.add(student, {"helper": "陈家乐"})
    Students(class_file).change(StudentId(helper), "name", "陈嘉乐")
    assert study.plans.get(number).helper == "陈嘉乐"
    Students(class_file).bin([helper])
    Students(class_file).delete_for_good([helper])
    kept = study.plans.get(number)
    assert (kept.helper, kept.helper_id) == ("陈家乐", None)


@pytest.mark.parametrize(
    ("values", "field", "said"),
    [
        ({"ends_on": date(2026, 9, 1)}, "ends_on", "end before it begins"),
        ({"review_on": date(2026, 9, 1)}, "review_on", "before the plan begins"),
        ({"review_on": date(2027, 1, 28)}, "review_on", "in the holidays"),
        ({"begins_on": date(2016, 9, 1)}, "begins_on", "before the student was born"),
        ({"begins_on": date(2028, 9, 1)}, "begins_on", "more than a year ahead"),
    ],
)
def test_a_day_that_cannot_be_is_told_at_its_field(
    study: StudyPlans, enrol: Enrol, values: dict[str, object], field: str, said: str
) -> None:
    student = enrol()
    number = study.plans.add(student, {"begins_on": BEGUN})
    with pytest.raises(Invalid, match=said) as told:
        study.plans.change(number, values)
    assert told.value.field == field
    assert study.plans.get(number).begins_on == BEGUN


def test_a_session_is_not_older_than_its_plan(study: StudyPlans, enrol: Enrol) -> None:
    student = enrol()
    number = study.plans.add(student, {"begins_on": BEGUN})
    with pytest.raises(Invalid, match="before the plan begins") as told:
        study.sessions.add(student, {"plan_id": number, "held_on": date(2026, 9, 1)})
    assert told.value.field == "held_on"


def test_a_plan_that_is_reached_ends_today_and_not_later(study: StudyPlans, enrol: Enrol) -> None:
    student = enrol()
    number = study.plans.add(student, {"begins_on": BEGUN, "ends_on": date(2027, 1, 15)})
    study.plans.change(number, {"state": "reached"})
    assert study.plans.get(number).ends_on == TODAY


def test_all_of_a_plan_goes_to_the_bin_and_comes_back_whole(
    study: StudyPlans, class_file: ClassFile, enrol: Enrol
) -> None:
    student = enrol()
    number = study.plans.add(student, {"begins_on": BEGUN, "measures": ROWS})
    study.sessions.add(student, {"plan_id": number, "content": "分段"})
    study.results.add(student, {"plan_id": number, "result": "83 分"})
    assert ROOM.story is not None
    assert ROOM.search is not None
    study.plans.bin(number)
    assert ROOM.story(class_file, StudentId(student)) == []
    assert ROOM.search(class_file, "分段") == []
    study.plans.restore(number)
    assert len(ROOM.story(class_file, StudentId(student))) == 3
    (hit,) = ROOM.search(class_file, "分段")
    assert (hit.place.kind, hit.place.student_id) == ("study_sessions", student)
    assert [one.place.kind for one in ROOM.search(class_file, "互听")] == ["study_plans"]
    study.plans.bin(number)
    kinds = [kind for room in ROOMS for kind in room.kinds]
    bin_ = RecycleBin(class_file, kinds)
    bin_.delete_for_good(bin_.items())
    assert study.sessions.of_student(student) == study.results.of_student(student) == []


# -- what is due


def test_today_asks_for_the_review_until_a_stage_result_is_noted(
    study: StudyPlans, class_file: ClassFile, enrol: Enrol
) -> None:
    student = enrol()
    values = {"subject": "语文", "begins_on": BEGUN, "review_on": date(2026, 11, 20)}
    number = study.plans.add(student, values)
    assert due(class_file, date(2026, 11, 2)) == []
    (soon,) = due(class_file, date(2026, 11, 16))
    assert (soon.urgency, soon.title) == (Urgency.SOON, "语文: see how far it has come")
    (item,) = due(class_file)
    assert (item.urgency, item.title) == (Urgency.LATE, "语文: see how far it has come")
    assert (item.place.record_id, item.place.begin) == (number, "review")
    study.results.add(student, {"plan_id": number, "result": "写了一页半"})
    (item,) = due(class_file)
    assert (item.urgency, item.title) == (Urgency.OPEN, "语文: set the next review date")
    study.plans.change(number, {"review_on": date(2026, 12, 18)})
    assert due(class_file) == []
    study.plans.change(number, {"state": "ended", "review_on": None})
    assert due(class_file) == []


def test_the_rate_counts_the_plans_that_ran_and_were_looked_at(
    study: StudyPlans, class_file: ClassFile, enrol: Enrol
) -> None:
    seen, unseen, before = enrol(), enrol("李浩然"), enrol("张思琪")
    for student in (seen, unseen):
        study.plans.add(student, {"begins_on": BEGUN})
    old = {"begins_on": date(2026, 3, 2), "ends_on": date(2026, 6, 30)}
    ended = study.plans.add(before, old)
    study.plans.change(ended, {"state": "reached"})
    (plan,) = study.plans.of_student(seen)
    study.results.add(seen, {"plan_id": plan.id, "checked_on": date(2026, 11, 6)})
    (rate,) = rates(class_file, Span(TODAY))
    assert (rate.done, rate.of, rate.missing) == (1, 2, (unseen,))
    spring = Span(TODAY, date(2026, 2, 15), date(2026, 7, 5))
    (rate,) = rates(class_file, spring)
    assert (rate.done, rate.of, rate.missing) == (0, 1, (before,))
    assert rates(class_file, Span(date(2026, 8, 1))) == []


# -- the class


def test_a_new_school_year_carries_plans_on_or_ends_them(
    study: StudyPlans, class_file: ClassFile, enrol: Enrol
) -> None:
    stays, over = enrol(), enrol("李浩然")
    numbers = [study.plans.add(one, {"begins_on": BEGUN}) for one in (stays, over)]
    assert ROOM.new_year is not None
    (part,) = ROOM.new_year(class_file, date(2027, 9, 2))
    lines = {line.student_id: line for line in part.lines}
    assert {line.answer for line in lines.values()} == {"running"}
    given = {
        numbers[0]: YearAnswer("running"),
        numbers[1]: YearAnswer("reached"),
    }
    with class_file.writing("year") as unit:
        part.write(unit, given, date(2027, 9, 1))
    kept = [study.plans.get(number) for number in numbers]
    assert [one.state for one in kept] == ["running", "reached"]
    assert kept[1].ends_on == date(2027, 9, 1)
    class_file.undo()
    assert study.plans.get(numbers[1]).runs


def test_the_class_tells_who_learns_with_whom_and_who_has_no_plan(
    study: StudyPlans, enrol: Enrol
) -> None:
    one, other, alone = enrol(), enrol("李浩然"), enrol("张思琪", study="weak")
    for student in (one, other):
        study.plans.add(student, {"subject": "语文", "study_group": "阅读组"})
    study.plans.add(other, {"subject": "数学", "study_group": "阅读组"})
    found = study.lines()
    lines = {(line.student.id, line.plan.subject if line.plan else ""): line for line in found}
    assert set(lines) == {(one, "语文"), (other, "语文"), (other, "数学"), (alone, "")}
    assert list(lines[one, "语文"].others) == ["李浩然"]
    assert list(lines[other, "数学"].others) == [], "groups are those of a subject"
    assert [line.weak for line in lines.values()].count(True) == 1
    maths, chinese = study.groups([one, other, alone])
    assert (maths.students, chinese.students) == (["李浩然"], ["李浩然", "王小雨"])


def test_a_change_of_a_session_is_heard_by_the_tab(
    study: StudyPlans, class_file: ClassFile, enrol: Enrol
) -> None:
    heard: list[Changed] = []
    student = enrol()
    number = study.plans.add(student, {})
    class_file.listen(heard.append)
    study.sessions.add(student, {"plan_id": number})
    assert heard[-1].concerns(ROOM.due_reads) is False
    assert "study_sessions" in heard[-1].tables
