"""What Today, the story and the search hear from the mentors."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from io import BytesIO

from pypdf import PdfReader

from carekeeper.core.due import Urgency
from carekeeper.core.ids import StudentId
from carekeeper.core.place import Place
from carekeeper.core.print_job import Request, Wish
from carekeeper.core.span import Span
from carekeeper.db.class_file import ClassFile
from carekeeper.features.mentors.room import ROOM
from carekeeper.features.mentors.store import Mentors
from carekeeper.room import DueItem
from carekeeper.widgets.desk import Desk

Enrol = Callable[..., int]
Paired = tuple[int, int, int]

ZHOU = {"name": "周敏", "kind": "parent", "phone": "13500006690"}
SINCE = date(2026, 9, 7)


def due(class_file: ClassFile, day: date) -> list[DueItem]:
    assert ROOM.due_items is not None
    return list(ROOM.due_items(class_file, day))


def act(item: DueItem, class_file: ClassFile, desk: Desk) -> None:
    assert ROOM.act is not None
    ROOM.act(item, class_file, desk)


def test_a_check_in_is_due_once_for_a_student_whoever_has_not_been_there(
    paired: Paired, mentors: Mentors, class_file: ClassFile, today: date, chinese: None
) -> None:
    student, _shen, pairing = paired
    (zhou,) = mentors.pair_new(ZHOU, [student], {"starts_on": SINCE})
    mentors.add_check_in(pairing, {"held_on": date(2026, 10, 2)})
    (item,) = due(class_file, today)
    assert (item.student_name, item.title) == ("王小雨", "沈文老师、周敏")
    assert (item.rule, item.period, item.urgency) == ("check_in", "2026-11", Urgency.DUE)
    assert item.reason == "还没有记录"
    mentors.add_check_in(zhou, {"held_on": date(2026, 11, 7)})
    (left,) = due(class_file, today)
    assert (left.title, left.reason) == ("沈文老师", "10月2日，本月还没有")


def test_it_is_late_after_two_months_or_in_the_last_week(
    paired: Paired, mentors: Mentors, class_file: ClassFile, today: date
) -> None:
    _student, _shen, pairing = paired
    check_in = mentors.add_check_in(pairing, {"held_on": date(2026, 9, 28)})
    (item,) = due(class_file, today)
    assert (item.urgency, item.reason) == (Urgency.LATE, "28 Sep, none for 2 months")
    mentors.check_ins.change(check_in, {"held_on": date(2026, 10, 12)})
    assert [one.urgency for one in due(class_file, today)] == [Urgency.DUE]
    assert [one.urgency for one in due(class_file, date(2026, 11, 24))] == [Urgency.ENDING]
    assert due(class_file, date(2027, 2, 3)) == [], "holidays"


def test_noting_it_opens_the_form_of_that_mentor(
    paired: Paired, class_file: ClassFile, desk: Desk, today: date
) -> None:
    student, _shen, pairing = paired
    asked: list[Place] = []
    desk.place_requested.connect(asked.append)
    (item,) = due(class_file, today)
    act(item, class_file, desk)
    assert asked == [Place("mentors", student, "mentorings", pairing, begin="check_in")]


def test_a_left_behind_student_without_a_mentor_is_told_and_paired(
    paired: Paired,
    enrol: Enrol,
    mentors: Mentors,
    class_file: ClassFile,
    desk: Desk,
    today: date,
    chinese: None,
) -> None:
    _student, _shen, pairing = paired
    mentors.add_check_in(pairing, {"held_on": date(2026, 11, 18)})
    alone = enrol("李浩然")
    enrol("张思琪", left_behind=False)
    (item,) = due(class_file, today)
    assert (item.group, item.student_name, item.reason) == (
        "还没有帮扶人",
        "李浩然",
        "从来没有过",
    )
    assert item.urgency is Urgency.DUE
    asked: list[Place] = []
    desk.place_requested.connect(asked.append)
    act(item, class_file, desk)
    assert asked == [Place("mentors", alone, begin="pairing")]
    mentors.end(pairing, date(2026, 11, 20), "mentor_left")
    reasons = {one.student_name: one.reason for one in due(class_file, today)}
    assert reasons["王小雨"] == "上一次结对2026年11月20日结束"


def test_a_next_step_comes_near_is_due_and_is_done_from_its_line(
    paired: Paired, mentors: Mentors, class_file: ClassFile, desk: Desk, today: date
) -> None:
    _student, _shen, pairing = paired
    made = mentors.add_check_in(
        pairing,
        {
            "held_on": date(2026, 11, 18),
            "next_step": "借书给她",
            "next_by": date(2026, 11, 25),
        },
    )
    (soon,) = due(class_file, today)
    assert (soon.urgency, soon.title, soon.on) == (
        Urgency.SOON,
        "借书给她",
        date(2026, 11, 25),
    )
    assert due(class_file, date(2026, 11, 17)) == []
    (late,) = due(class_file, date(2026, 11, 26))
    assert (late.urgency, late.action, late.place.record_id) == (Urgency.LATE, "done", made)
    act(late, class_file, desk)
    assert mentors.check_ins.get(made).next_done_on == today
    assert due(class_file, today) == []


def test_the_rate_counts_left_behind_students_with_a_mentor_today(
    paired: Paired, enrol: Enrol, class_file: ClassFile, today: date
) -> None:
    alone = enrol("李浩然")
    enrol("张思琪", left_behind=False)
    assert ROOM.rates is not None
    (rate,) = ROOM.rates(class_file, Span(today))
    assert (rate.done, rate.of, rate.missing) == (1, 2, (alone,))


def test_the_story_tells_of_pairing_check_ins_and_the_end(
    paired: Paired, mentors: Mentors, class_file: ClassFile
) -> None:
    student, _shen, pairing = paired
    mentors.add_check_in(pairing, {"held_on": date(2026, 10, 12), "content": "陪读"})
    mentors.end(pairing, date(2026, 11, 20), "goal_reached", "作业能按时交")
    assert ROOM.story is not None
    told = sorted(ROOM.story(class_file, StudentId(student)), key=lambda line: line.on)
    assert [(line.title, line.text) for line in told] == [
        ("Paired with 沈文", "重新喜欢写作文"),
        ("Check-in of 沈文", "陪读"),
        ("Pairing with 沈文 ended", "作业能按时交"),
    ]
    assert ROOM.search is not None
    assert [one.title for one in ROOM.search(class_file, "陪读")] == ["王小雨 · Check-in of 12 Oct"]


def test_the_whole_file_has_the_check_ins_of_all_pairings(
    paired: Paired, enrol: Enrol, mentors: Mentors, class_file: ClassFile, today: date
) -> None:
    student, _shen, pairing = paired
    mentors.add_check_in(pairing, {"held_on": date(2026, 10, 12), "content": "陪读"})
    mentors.end(pairing, date(2026, 11, 20), "goal_reached")
    assert ROOM.file_part is not None
    part = ROOM.file_part(class_file, StudentId(student), today, False)
    assert part is not None
    (page,) = PdfReader(BytesIO(part.draw("clean"))).pages
    assert "陪读" in page.extract_text()
    assert ROOM.file_part(class_file, StudentId(enrol("李浩然")), today, False) is None


def test_a_student_who_moved_away_keeps_no_sheet_from_being_printed(
    paired: Paired, enrol: Enrol, mentors: Mentors, class_file: ClassFile, today: date
) -> None:
    student, shen, _pairing = paired
    gone = enrol("李浩然", enrolment="moved_away")
    mentors.pair(shen, [gone], {"starts_on": SINCE})
    (paper,) = ROOM.papers
    offer = paper.offer(class_file, Wish("mentors"), today)
    assert offer.chosen == {student}
    for layout in paper.layouts:
        request = Request(tuple(offer.chosen), layout.name, "")
        pages = PdfReader(BytesIO(offer.pages(request, lambda _step, _of: None))).pages
        text = "".join(page.extract_text() for page in pages)
        assert ("王小雨" in text) is not layout.of_nobody, layout.name
        assert "李浩然" not in text, layout.name
