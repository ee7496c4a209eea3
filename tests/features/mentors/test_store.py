"""The teacher pairs students with mentors and keeps what comes of it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from sqlalchemy import func, select
from tests.queries import counted

from carekeeper.core.errors import Invalid, Refused
from carekeeper.core.place import Place
from carekeeper.db.care_tables import check_ins, due_rules, mentorings
from carekeeper.db.care_tables import mentors as mentors_table
from carekeeper.db.class_file import ClassFile
from carekeeper.db.schema import changes, class_info, guardians, staff, terms
from carekeeper.features.mentors.facts import rules
from carekeeper.features.mentors.store import Mentors

Enrol = Callable[..., int]
Paired = tuple[int, int, int]

SHEN = {"name": "沈文", "kind": "teacher", "subject": "语文", "phone": "13900007712"}
WU = {"name": "吴爱华", "kind": "retired_cadre", "phone": "13600000415"}
TODAY = date(2026, 11, 23)
SINCE = date(2026, 9, 7)


def last_step(class_file: ClassFile) -> str:
    step = class_file.next_undo()
    assert step is not None
    return step.label


def test_one_mentor_and_three_students_are_one_thing_to_undo(
    enrol: Enrol, class_file: ClassFile, mentors: Mentors, chinese: None
) -> None:
    students = [enrol("王小雨"), enrol("李浩然"), enrol("张思琪")]
    mentors.pair_new(SHEN, students, {"starts_on": SINCE, "goal": "每周陪读两次"})
    assert last_step(class_file) == "沈文老师与 3 名学生结对"
    (line,) = mentors.overview(TODAY).by_mentor
    assert [one.student.name for one in line.pairings] == ["张思琪", "李浩然", "王小雨"]
    class_file.undo()
    assert mentors.everyone() == []
    assert mentors.overview(TODAY).lines == ()
    class_file.redo()
    assert len(mentors.overview(TODAY).running) == 3


def test_the_same_running_pairing_is_refused_and_nothing_is_written(
    paired: Paired, enrol: Enrol, mentors: Mentors
) -> None:
    student, shen, _pairing = paired
    other = enrol("李浩然")
    with pytest.raises(Refused, match="already paired"):
        mentors.pair(shen, [other, student], {"starts_on": SINCE})
    assert mentors.of_student(other) == []


def test_after_its_end_the_same_two_may_be_paired_again_but_not_twice_at_once(
    paired: Paired, mentors: Mentors
) -> None:
    student, shen, pairing = paired
    mentors.end(pairing, date(2026, 10, 30), "changed")
    mentors.pair(shen, [student], {"starts_on": date(2026, 11, 2)})
    with pytest.raises(Refused, match="already paired"):
        mentors.change_pairing(pairing, "ends_on", None)
    running, ended = mentors.of_student(student)
    assert running.mentoring.ends_on is None
    assert (ended.mentoring.ends_on, ended.mentoring.end_reason) == (date(2026, 10, 30), "changed")


def test_nobody_is_the_own_helper_or_paired_with_the_own_child(
    enrol: Enrol, mentors: Mentors
) -> None:
    student, other = enrol(), enrol("陈家乐")
    helper = {"name": "王小雨", "kind": "study_helper", "helper_id": student}
    with pytest.raises(Refused, match="their own study helper"):
        mentors.pair_new(helper, [other, student], {"starts_on": SINCE})
    parent = {"name": "周敏", "kind": "parent", "parent_of": other}
    with pytest.raises(Refused, match="parent of another student"):
        mentors.pair_new(parent, [other], {"starts_on": SINCE})
    assert mentors.everyone() == []
    (made,) = mentors.pair_new(parent, [student], {"starts_on": SINCE})
    with pytest.raises(Refused, match="parent of another student"):
        mentors.change(mentors.pairing(made).mentor_id, "parent_of", student)


def test_days_that_cannot_be_right_are_refused_at_their_field(
    enrol: Enrol, mentors: Mentors
) -> None:
    student = enrol(birth_date=date(2017, 3, 8))
    shen = mentors.add(SHEN)
    with pytest.raises(Invalid, match="before the student was born") as problem:
        mentors.pair(shen, [student], {"starts_on": date(2017, 3, 7)})
    assert problem.value.field == "starts_on"
    with pytest.raises(Invalid, match="too far ahead"):
        mentors.pair(shen, [student], {"starts_on": date(2036, 9, 1)})
    (pairing,) = mentors.pair(shen, [student], {"starts_on": SINCE})
    for day, words in (
        (date(2026, 9, 6), "before the start date, 7 Sep 2026"),
        (date(2026, 11, 24), "in the future"),
    ):
        with pytest.raises(Invalid, match=words) as wrong:
            mentors.end(pairing, day, "other")
        assert wrong.value.field == "ends_on"
    mentors.add_check_in(pairing, {"held_on": date(2026, 10, 12)})
    with pytest.raises(Invalid, match="after this date, on 12 Oct 2026"):
        mentors.end(pairing, date(2026, 10, 11), "other")
    mentors.end(pairing, date(2026, 10, 12), "other")


def test_a_check_in_lies_inside_its_pairing_and_not_in_the_future(
    paired: Paired, mentors: Mentors
) -> None:
    _student, _shen, pairing = paired
    for day, words in (
        (None, "fill in the date"),
        (date(2026, 11, 24), "in the future"),
        (date(2026, 9, 6), "pairing started, on 7 Sep 2026"),
    ):
        with pytest.raises(Invalid, match=words) as problem:
            mentors.add_check_in(pairing, {"held_on": day, "content": "陪读"})
        assert problem.value.field == "held_on"
    made = mentors.add_check_in(pairing, {"held_on": date(2026, 10, 12), "next_step": "看日记"})
    with pytest.raises(Invalid, match="before the record") as early:
        mentors.check_ins.change(made, {"next_by": date(2026, 10, 1)})
    assert early.value.field == "next_by"
    with pytest.raises(Invalid, match="in the future"):
        mentors.check_ins.change(made, {"next_done_on": date(2026, 12, 1)})
    mentors.end(pairing, date(2026, 11, 1), "goal_reached")
    with pytest.raises(Invalid, match="pairing ended, on 1 Nov 2026"):
        mentors.check_ins.change(made, {"held_on": date(2026, 11, 2)})


def test_the_overview_tells_the_last_check_in_and_who_is_late(
    paired: Paired, enrol: Enrol, mentors: Mentors, chinese: None
) -> None:
    _student, shen, first = paired
    second, third, fourth = mentors.pair(
        shen, [enrol("丙"), enrol("丁"), enrol("戊")], {"starts_on": SINCE}
    )
    mentors.add_check_in(first, {"held_on": date(2026, 11, 18)})
    mentors.add_check_in(second, {"held_on": date(2026, 10, 2)})
    mentors.add_check_in(third, {"held_on": date(2026, 9, 28)})
    mentors.check_ins.bin(mentors.add_check_in(fourth, {"held_on": date(2026, 11, 20)}))
    found = {one.mentoring.id: one for one in mentors.overview(TODAY).lines}
    assert [rules.last_shown(found[one]) for one in (first, second, third, fourth)] == [
        "11月18日",
        "10月2日，本月还没有",
        "9月28日，已缺 2 个月",
        "还没有记录",
    ]
    assert [found[one].missing for one in (first, second, third, fourth)] == [
        *(False, True, True, True)
    ]
    assert [found[one].late for one in (first, second, third, fourth)] == [
        *(False, False, True, False)
    ]


def test_the_holidays_ask_for_nothing_and_do_not_count_as_months(
    paired: Paired, mentors: Mentors, class_file: ClassFile
) -> None:
    _student, _shen, pairing = paired
    with class_file.writing("terms") as unit:
        for year in (2025, 2026):
            spans = (
                (1, date(year, 9, 1), date(year + 1, 1, 20)),
                (2, date(year + 1, 2, 15), date(year + 1, 7, 5)),
            )
            for number, first, last in spans:
                row = {"school_year": year, "number": number, "starts_on": first, "ends_on": last}
                unit.insert(terms, row)
    mentors.add_check_in(pairing, {"held_on": date(2026, 11, 20)})
    assert mentors.overview(date(2027, 2, 3)).missing == ()
    assert mentors.overview(date(2027, 2, 3)).period == ""
    (spring,) = mentors.overview(date(2027, 2, 16)).lines
    assert (spring.missing, spring.months) == (True, 3), "December, January, February"
    (autumn,) = mentors.overview(date(2026, 12, 1)).lines
    assert (autumn.missing, autumn.months, autumn.late) == (True, 1, False)


def test_the_rule_decides_whom_and_how_often(
    paired: Paired, enrol: Enrol, mentors: Mentors, class_file: ClassFile
) -> None:
    _student, shen, pairing = paired
    mentors.pair(shen, [enrol("陈家乐", left_behind=False)], {"starts_on": SINCE})
    mentors.add_check_in(pairing, {"held_on": date(2026, 11, 16)})
    assert mentors.overview(TODAY).missing == ()
    with class_file.writing("rule") as unit:
        rule = {"rule": "check_in", "times": 2, "per": "month", "whom": "all"}
        made = unit.insert(due_rules, rule)
    assert len(mentors.overview(TODAY).missing) == 2
    with class_file.writing("rule") as unit:
        unit.update(due_rules, made, {"whom": "nobody"})
    assert mentors.overview(TODAY).missing == ()


def test_left_behind_students_in_class_without_a_mentor_are_known(
    paired: Paired, enrol: Enrol, mentors: Mentors
) -> None:
    student, _shen, pairing = paired
    alone = enrol("李浩然")
    enrol("张思琪", left_behind=False)
    enrol("刘子涵", enrolment="moved_away")
    assert [one.id for one in mentors.overview(TODAY).without] == [alone]
    mentors.end(pairing, date(2026, 11, 20), "goal_reached")
    assert {one.id for one in mentors.overview(TODAY).without} == {alone, student}


def test_the_number_of_queries_stays_the_same(
    paired: Paired, enrol: Enrol, mentors: Mentors, class_file: ClassFile
) -> None:
    with counted(class_file) as few:
        mentors.overview(TODAY)
    _student, shen, _pairing = paired
    made = mentors.pair(shen, [enrol(f"学生{n}") for n in range(30)], {"starts_on": SINCE})
    for one in made:
        mentors.add_check_in(one, {"held_on": date(2026, 11, 2)})
    with counted(class_file) as many:
        mentors.overview(TODAY)
    # What was read before and is the same is not read again.
    assert len(many) <= len(few)


def test_a_binned_mentor_takes_everything_out_of_sight_and_comes_back_whole(
    paired: Paired, mentors: Mentors, class_file: ClassFile, chinese: None
) -> None:
    student, shen, pairing = paired
    mentors.add_check_in(pairing, {"held_on": date(2026, 11, 18), "content": "陪读"})
    assert mentors.records_of(shen) == (1, 1)
    mentors.bin(shen)
    assert last_step(class_file) == "沈文老师已移到回收站"
    assert mentors.of_student(student) == []
    assert mentors.search("陪读") == []
    assert [one.id for one in mentors.overview(TODAY).without] == [student]
    with pytest.raises(Refused, match="回收站"):
        mentors.restore_pairing(pairing)
    mentors.restore(shen)
    (support,) = mentors.of_student(student)
    assert [one.content for one in support.check_ins] == ["陪读"]


def test_a_pairing_and_a_check_in_go_to_the_bin_and_come_back(
    paired: Paired, mentors: Mentors
) -> None:
    student, shen, pairing = paired
    check_in = mentors.add_check_in(pairing, {"held_on": date(2026, 11, 18)})
    mentors.check_ins.bin(check_in)
    assert mentors.of_student(student)[0].check_ins == ()
    mentors.check_ins.restore(check_in)
    assert len(mentors.of_student(student)[0].check_ins) == 1
    mentors.bin_pairing(pairing)
    assert mentors.of_student(student) == []
    (again,) = mentors.pair(shen, [student], {"starts_on": SINCE})
    with pytest.raises(Refused, match="already paired"):
        mentors.restore_pairing(pairing)
    mentors.bin_pairing(again)
    mentors.restore_pairing(pairing)
    assert len(mentors.of_student(student)[0].check_ins) == 1


def test_who_is_deleted_for_good_leaves_nothing_behind(
    paired: Paired, mentors: Mentors, class_file: ClassFile
) -> None:
    _student, shen, pairing = paired
    mentors.add_check_in(pairing, {"held_on": date(2026, 11, 18), "content": "陪读"})
    mentors.bin(shen)
    mentors.delete_for_good([shen])
    with class_file.reading() as unit:
        for table in (mentors_table, mentorings, check_ins):
            assert unit.value(select(func.count()).select_from(table)) == 0
            kept = select(func.count()).where(changes.c.table_name == table.name)
            assert unit.value(kept) == 0


def test_mentors_are_picked_from_the_class_file(
    enrol: Enrol, mentors: Mentors, class_file: ClassFile, chinese: None
) -> None:
    student = enrol("陈家乐")
    with class_file.writing("people") as unit:
        unit.insert(staff, {"name": "沈文", "subject": "语文", "phone": "13900007712"})
        mother = {"name": "周敏", "relation": "mother", "phones": ("13500006690",)}
        unit.insert(guardians, {**mother, "student_id": student, "occupation": "裁缝"})
        unit.insert(guardians, {"name": "陈某", "gone": "deceased", "student_id": student})
    teacher, parent, helper = mentors.candidates()
    assert (teacher.mentor.kind, teacher.mentor.subject) == ("teacher", "语文")
    assert (parent.about, parent.mentor.parent_of) == ("陈家乐的母亲", student)
    assert (parent.mentor.phone, parent.mentor.occupation) == ("13500006690", "裁缝")
    assert (helper.mentor.kind, helper.mentor.helper_id) == ("study_helper", student)
    mentors.add(SHEN)
    mentors.add({"name": "陈家乐", "kind": "study_helper", "helper_id": student})
    assert [one.mentor.name for one in mentors.candidates()] == ["周敏"]


def test_the_class_teacher_is_offered_once(
    mentors: Mentors, class_file: ClassFile, chinese: None
) -> None:
    with class_file.writing("class") as unit:
        unit.insert(class_info, {"teacher": "沈文", "teacher_phone": "13900007712"})
    (teacher,) = mentors.candidates()
    assert (teacher.mentor.name, teacher.mentor.kind) == ("沈文", "teacher")
    assert (teacher.mentor.phone, teacher.about) == ("13900007712", "班主任")
    with class_file.writing("people") as unit:
        unit.insert(staff, {"name": "沈文", "subject": "语文", "phone": "13900007712"})
    (teacher,) = mentors.candidates()
    assert teacher.mentor.subject == "语文"


def test_words_are_found_in_goals_and_in_check_ins(paired: Paired, mentors: Mentors) -> None:
    student, _shen, pairing = paired
    (goal,) = mentors.search("作文")
    assert goal.place == Place("mentors", student, "mentorings", pairing)
    made = mentors.add_check_in(
        pairing, {"held_on": date(2026, 11, 18), "content": "一起读《草房子》", "effect": "肯读"}
    )
    (found,) = mentors.search("草房子 肯读")
    assert (found.place.record_id, found.on) == (made, date(2026, 11, 18))
    assert mentors.search("100%") == []
    assert mentors.search("  ") == []


def test_a_found_check_in_shows_one_line_around_the_word(paired: Paired, mentors: Mentors) -> None:
    _student, _shen, pairing = paired
    told = "今天和孩子谈了很久，\n" * 20 + "说到想念在东莞打工的爸爸，" + "后来又写了作业。" * 10
    mentors.add_check_in(pairing, {"held_on": date(2026, 11, 18), "content": told})
    (found,) = mentors.search("东莞")
    assert "东莞" in found.excerpt
    assert "\n" not in found.excerpt
    assert len(found.excerpt) <= len("…") + 60 + len("…")


def test_next_steps_wait_until_they_are_done(paired: Paired, mentors: Mentors) -> None:
    _student, _shen, pairing = paired
    made = mentors.add_check_in(
        pairing,
        {
            "held_on": date(2026, 11, 18),
            "next_step": "借《草房子》给她",
            "next_by": date(2026, 11, 25),
        },
    )
    (step,) = mentors.check_ins.open_follow_ups(date(2026, 11, 20))
    assert (step.name, step.id) == ("王小雨", made)
    mentors.check_ins.change(made, {"next_done_on": date(2026, 11, 23)})
    assert mentors.check_ins.open_follow_ups(date(2026, 11, 23)) == []


def test_a_name_is_found_by_its_letters_also_after_it_is_changed(
    mentors: Mentors, class_file: ClassFile
) -> None:
    wu = mentors.add(WU)
    mentors.change(wu, "name", "沈爱华")
    with class_file.reading() as unit:
        keys = unit.value(select(mentors_table.c.name_keys))
    assert str(keys).startswith("shen")
    with pytest.raises(Refused, match="fill in the mentor's name"):
        mentors.add({"kind": "volunteer"})


def test_sheets_that_were_given_out_are_noted_and_are_no_step(
    paired: Paired, mentors: Mentors, class_file: ClassFile
) -> None:
    student, _shen, _pairing = paired
    before = last_step(class_file)
    mentors.note_print([student], "mentor_sheet", "printer")
    assert last_step(class_file) == before
