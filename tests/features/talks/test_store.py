"""The class teacher keeps her talks: by student and month, with what is still to be done."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from sqlalchemy import select
from tests.conftest import TODAY
from tests.features.talks.conftest import Enrol
from tests.queries import counted

from carekeeper.core.errors import Invalid
from carekeeper.db.care_tables import due_rules, due_ticks
from carekeeper.db.class_file import ClassFile
from carekeeper.db.schema import handouts, terms
from carekeeper.features.talks.facts import rules
from carekeeper.features.talks.facts.rules import GridRow, State
from carekeeper.features.talks.store import Talks
from carekeeper.features.talks.store.sheets import TalkSheets
from carekeeper.records.phrases import Phrases


def states(row: GridRow) -> dict[str, State]:
    """Return the state of each month of a line."""
    return {cell.month: cell.state for cell in row.cells}


def tick(class_file: ClassFile, student: int, until: date | None = None) -> None:
    """Tick the talk of November off, or postpone it."""
    values = {"rule": "talk", "student_id": student, "period": "2026-11", "reason": "住院"}
    at = {"ticked_at": datetime.fromisoformat("2026-11-20T08:00"), "postponed_to": until}
    with class_file.writing("tick") as unit:
        unit.insert(due_ticks, {**values, **at})


def test_the_year_shows_what_was_held_what_is_missing_and_what_is_to_come(
    enrol: Enrol, talks: Talks
) -> None:
    student = enrol()
    talks.add(student, {"held_on": date(2026, 9, 10)})
    (row,) = talks.grid(2026, TODAY)
    shown = states(row)
    assert list(shown) == rules.months_of(2026)
    assert shown["2026-09"] is State.HELD
    assert shown["2026-10"] is State.MISSING
    assert shown["2026-11"] is State.DUE
    assert shown["2026-12"] is State.AHEAD
    assert shown["2027-08"] is State.NONE
    assert row.days_since == 74


def test_a_month_that_is_nearly_over_is_late(enrol: Enrol, talks: Talks) -> None:
    enrol()
    (row,) = talks.grid(2026, date(2026, 11, 26))
    assert states(row)["2026-11"] is State.LATE


def test_two_talks_in_a_month_are_counted(enrol: Enrol, talks: Talks) -> None:
    student = enrol()
    for day in (3, 17):
        talks.add(student, {"held_on": date(2026, 11, day)})
    (row,) = talks.grid(2026, TODAY)
    assert [cell.held for cell in row.cells if cell.month == "2026-11"] == [2]
    assert [talk.held_on for talk in talks.of_month(student, "2026-11")] == [
        date(2026, 11, 3),
        date(2026, 11, 17),
    ]


def test_what_was_ticked_off_is_no_gap_and_what_was_postponed_is_still_due(
    enrol: Enrol, talks: Talks, class_file: ClassFile
) -> None:
    ill, later = enrol("张思琪", class_number=1), enrol("李浩然", class_number=2)
    tick(class_file, ill)
    tick(class_file, later, until=date(2026, 11, 25))
    first, second = talks.grid(2026, TODAY)
    assert states(first)["2026-11"] is State.TICKED
    assert "住院" in rules.describe(first.cells[2])
    assert states(second)["2026-11"] is State.DUE


def test_nothing_is_asked_for_before_a_student_came_or_without_the_mark(
    enrol: Enrol, talks: Talks
) -> None:
    enrol("新来的", class_number=1, joined_on=date(2026, 11, 2))
    enrol("不留守", class_number=2, left_behind=False)
    enrol("十月起留守", class_number=3, left_behind_since="2026-10")
    new, other, since = (states(row) for row in talks.grid(2026, TODAY))
    assert (new["2026-10"], new["2026-11"]) == (State.NONE, State.DUE)
    assert set(other.values()) == {State.NONE}
    assert (since["2026-09"], since["2026-10"]) == (State.NONE, State.MISSING)


def test_a_school_that_asks_for_a_talk_each_week_sees_the_week(
    enrol: Enrol, talks: Talks, class_file: ClassFile
) -> None:
    student = enrol()
    with class_file.writing("rule") as unit:
        unit.insert(due_rules, {"rule": "talk", "times": 1, "per": "week", "whom": "all"})
    talks.add(student, {"held_on": date(2026, 11, 18)})
    (row,) = talks.grid(2026, TODAY)
    assert states(row)["2026-11"] is State.DUE
    talks.add(student, {"held_on": TODAY})
    (row,) = talks.grid(2026, TODAY)
    assert states(row)["2026-11"] is State.HELD


def test_months_without_school_days_ask_for_nothing(
    enrol: Enrol, talks: Talks, class_file: ClassFile
) -> None:
    enrol()
    with class_file.writing("terms") as unit:
        span = {"starts_on": date(2026, 9, 1), "ends_on": date(2026, 10, 31)}
        unit.insert(terms, {"school_year": 2026, "number": 1, **span})
    (row,) = talks.grid(2026, TODAY)
    assert states(row)["2026-11"] is State.NONE


def test_a_class_of_sixty_needs_no_more_queries_than_one_student(
    enrol: Enrol, talks: Talks, class_file: ClassFile
) -> None:
    talks.add(enrol(), {})
    with counted(class_file) as for_one:
        talks.grid(2026, TODAY)
    for number in range(59):
        enrol(f"学生{number}")
    with counted(class_file) as for_sixty:
        assert len(talks.grid(2026, TODAY)) == 60
    assert len(for_sixty) <= len(for_one)


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (date(2026, 11, 24), "in the future"),
        (date(2016, 11, 3), "check the year"),
        (date(2026, 6, 3), "not in the School year 2026"),
        (None, "fill in the date"),
    ],
)
def test_a_day_that_cannot_be_right_is_refused_at_its_field(
    day: date | None, said: str, enrol: Enrol, talks: Talks
) -> None:
    student = enrol()
    with pytest.raises(Invalid, match=said) as of_new:
        talks.add(student, {"held_on": day})
    assert of_new.value.field == "held_on"
    kept = talks.add(student, {"said": "一切都好"})
    with pytest.raises(Invalid, match=said):
        talks.change(kept, {"held_on": day})
    assert talks.get(kept).held_on == TODAY


def test_a_talk_goes_to_the_recycle_bin_and_comes_back(
    enrol: Enrol, talks: Talks, class_file: ClassFile, chinese: None
) -> None:
    student = enrol()
    talk = talks.add(student, {"said": "想妈妈"})
    talks.bin(talk)
    assert talks.of_student(student) == []
    step = class_file.next_undo()
    assert step is not None
    assert step.label == "王小雨 · 11月23日的谈心已移到回收站"
    talks.restore(talk)
    assert [one.said for one in talks.of_student(student)] == ["想妈妈"]


def test_the_follow_up_of_the_last_talk_is_found_also_for_a_new_one(
    enrol: Enrol, talks: Talks
) -> None:
    student = enrol()
    first = talks.add(student, {"held_on": date(2026, 10, 16), "follow_up": "家访"})
    second = talks.add(student, {"held_on": date(2026, 11, 9)})
    before = talks.last_before(talks.get(second))
    assert before is not None
    assert before.id == first
    assert talks.last_before(talks.get(first)) is None
    for_new = talks.last_before(talks.draft(student, "2026-11"))
    assert for_new is not None
    assert for_new.id == second


def test_what_is_to_be_done_comes_by_its_day_until_it_is_done(enrol: Enrol, talks: Talks) -> None:
    student = enrol()
    some_day = talks.add(student, {"held_on": date(2026, 10, 1), "follow_up": "换座位"})
    soon = talks.add(
        student,
        {
            "held_on": date(2026, 11, 2),
            "follow_up": "家访",
            "follow_up_by": date(2026, 11, 30),
        },
    )
    assert [one.id for one in talks.open_follow_ups(TODAY)] == [soon, some_day]
    talks.change(soon, {"follow_up_done_on": TODAY})
    assert [one.text for one in talks.open_follow_ups(TODAY)] == ["换座位"]


def test_words_are_found_wherever_they_stand(enrol: Enrol, talks: Talks) -> None:
    student = enrol()
    talks.add(student, {"said": "想妈妈，晚上睡不着", "place": "操场边"})
    talks.add(student, {"guidance": "请沈老师陪陪她"})
    assert [hit.name for hit in talks.search("妈妈 操场")] == ["王小雨"]
    assert len(talks.search("沈老师")) == 1
    assert talks.search("100%") == talks.search(" ") == []


def test_a_new_record_knows_its_day_and_who_talks(enrol: Enrol, talks: Talks) -> None:
    student = enrol()
    assert talks.draft(student, "2026-11").held_on == TODAY
    assert talks.draft(student, "2026-10").held_on == date(2026, 10, 31)
    assert talks.of_student(student) == []


def test_usual_places_come_first(enrol: Enrol, talks: Talks) -> None:
    student = enrol()
    for place in ("办公室", "操场边", "操场边", ""):
        talks.add(student, {"place": place})
    assert talks.used("place") == ["操场边", "办公室"]


def test_phrases_are_kept_once_and_can_be_deleted(class_file: ClassFile) -> None:
    phrases = Phrases(class_file)
    phrases.add("talk.said", "想爸爸妈妈")
    phrases.add("talk.said", " 想爸爸妈妈 ")
    phrases.add("talk.guidance", "约好周三视频")
    ((number, text),) = phrases.of("talk.said")
    assert text == "想爸爸妈妈"
    phrases.remove(number)
    assert phrases.of("talk.said") == []
    class_file.undo()
    assert [text for _number, text in phrases.of("talk.said")] == ["想爸爸妈妈"]


def test_each_print_is_noted_once_for_a_student(
    enrol: Enrol, talks: Talks, class_file: ClassFile
) -> None:
    student = enrol()
    TalkSheets(class_file).note_print([student, student], "filled", "a.pdf")
    with class_file.reading() as unit:
        rows = unit.rows(select(handouts))
    assert [(row.kind, row.student_id, row.destination) for row in rows] == [
        ("talk_sheet", student, "a.pdf")
    ]
