"""What the talks tell Today: who is to be talked with, and what is to be done."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from tests.conftest import TODAY
from tests.features.talks.conftest import Enrol

from carekeeper.core.due import Urgency
from carekeeper.core.ids import StudentId
from carekeeper.core.place import Place
from carekeeper.core.span import Span
from carekeeper.db.care_tables import due_ticks
from carekeeper.db.class_file import ClassFile
from carekeeper.features.talks.room import ROOM
from carekeeper.features.talks.store import Talks
from carekeeper.room import DueItem
from carekeeper.widgets.desk import Desk


def due(class_file: ClassFile, day: date = TODAY) -> list[DueItem]:
    """Return what the room says is due."""
    assert ROOM.due_items is not None
    return list(ROOM.due_items(class_file, day))


def test_who_was_not_talked_with_is_due_with_a_word_of_the_last_time(
    enrol: Enrol, talks: Talks, class_file: ClassFile, chinese: None
) -> None:
    student, other = enrol(class_number=7), enrol("李浩然", class_number=12)
    talks.add(student, {"held_on": date(2026, 10, 16), "said": "想妈妈，成绩下滑。"})
    talks.add(other, {})
    (item,) = due(class_file)
    assert (item.student_name, item.title) == ("王小雨", "十一月谈心")
    assert item.reason == "上次 10月16日：想妈妈，成绩下滑。"
    assert (item.group, item.note) == ("本月谈心", "还有 1 人，本月已谈 1 人")
    assert (item.rule, item.period, item.action) == ("talk", "2026-11", "write")
    assert item.urgency is Urgency.DUE
    assert due(class_file, date(2026, 11, 28))[0].urgency is Urgency.ENDING


def test_nothing_confidential_is_quoted(
    enrol: Enrol, talks: Talks, class_file: ClassFile, chinese: None
) -> None:
    student = enrol()
    secret = {"said": "家里的事", "follow_up": "报告学校", "follow_up_by": TODAY}
    talks.add(student, {"held_on": date(2026, 10, 16), "confidential": True, **secret})
    told = " ".join(f"{item.title} {item.reason}" for item in due(class_file))
    assert "上次 10月16日" in told
    assert "家里的事" not in told
    assert "报告学校" not in told


def test_a_ticked_item_counts_as_done_in_the_rate(
    enrol: Enrol, talks: Talks, class_file: ClassFile
) -> None:
    ticked, talked, to_go = (enrol(name) for name in ("张思琪", "李浩然", "陈家乐"))
    talks.add(talked, {})
    values = {"rule": "talk", "student_id": ticked, "period": "2026-11", "reason": "住院"}
    with class_file.writing("tick") as unit:
        unit.insert(due_ticks, {**values, "ticked_at": datetime.fromisoformat("2026-11-20T08:00")})
    assert ROOM.rates is not None
    (rate,) = ROOM.rates(class_file, Span(TODAY))
    assert (rate.done, rate.of, rate.missing) == (2, 3, (to_go,))


def test_in_the_holidays_nothing_is_asked_for(
    enrol: Enrol, talks: Talks, class_file: ClassFile
) -> None:
    enrol()
    assert due(class_file, date(2027, 1, 28)) == []
    assert ROOM.rates is not None
    assert list(ROOM.rates(class_file, Span(date(2027, 1, 28)))) == []


@pytest.mark.parametrize(
    ("by", "urgency"),
    [
        (date(2026, 11, 30), Urgency.SOON),
        (TODAY, Urgency.DUE),
        (date(2026, 11, 20), Urgency.LATE),
    ],
)
def test_a_follow_up_comes_near_is_due_and_is_late(
    by: date, urgency: Urgency, enrol: Enrol, talks: Talks, class_file: ClassFile
) -> None:
    held = {"held_on": date(2026, 11, 16)}
    talks.add(enrol(), {**held, "follow_up": "家访", "follow_up_by": by})
    (item,) = due(class_file)
    assert item.urgency is urgency
    assert "家访" in item.title


def test_a_follow_up_is_done_from_its_own_line(
    enrol: Enrol, talks: Talks, class_file: ClassFile, desk: Desk
) -> None:
    talk = talks.add(enrol(), {"follow_up": "家访", "follow_up_by": TODAY})
    (item,) = due(class_file)
    assert ROOM.act is not None
    ROOM.act(item, class_file, desk)
    assert talks.get(talk).follow_up_done_on == TODAY
    assert due(class_file) == []


def test_writing_opens_the_month_of_the_student(
    enrol: Enrol, talks: Talks, class_file: ClassFile, desk: Desk
) -> None:
    student = enrol()
    asked: list[Place] = []
    desk.place_requested.connect(asked.append)
    assert ROOM.act is not None
    ROOM.act(due(class_file)[0], class_file, desk)
    assert asked == [Place("talks", student, "talks", month="2026-11", begin="record")]


def test_the_story_and_the_search_know_what_is_confidential(
    enrol: Enrol, talks: Talks, class_file: ClassFile
) -> None:
    student = enrol()
    talks.add(student, {"held_on": date(2026, 11, 2), "said": "想妈妈", "topics": ("family",)})
    talks.add(student, {"said": "妈妈的事", "confidential": True})
    assert ROOM.story is not None
    assert ROOM.search is not None
    secret, plain = ROOM.story(class_file, StudentId(student))
    assert (secret.private, plain.private) == (True, False)
    assert plain.title == "Talk: Family"
    hidden, shown = ROOM.search(class_file, "妈妈")
    assert "妈妈" not in hidden.excerpt
    assert "想妈妈" in shown.excerpt
