"""Students went into another class file: what stays behind of them, and how they arrive."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from sqlalchemy import select
from tests.db.parcels import DAY, LABEL, OF_STUDENTS, everyone, packed, unpacked
from tests.db.stories import RAW_KEY, rows

from carekeeper.db import moves
from carekeeper.db.class_file import ClassFile
from carekeeper.db.move_tables import moves as moved
from carekeeper.db.parcel import Label
from carekeeper.db.schema import handouts, students
from carekeeper.features.guardians.store import Guardians
from carekeeper.features.mentors.store import Mentors
from carekeeper.features.study.store.plans import StudyPlans
from carekeeper.rooms import ROOMS


class TestTheClassTheyLeave:
    def test_they_are_archived_and_named(self, giving: ClassFile) -> None:
        one = everyone(giving)[0]
        moves.let_go(giving, LABEL, [one], packed(giving, [one]))
        with giving.reading() as unit:
            row = unit.row(select(students).where(students.c.id == one))
            went = unit.row(select(moved).where(moved.c.student_id == one))
        assert row is not None
        assert went is not None
        assert (row.enrolment, row.enrolment_on) == ("moved_away", DAY)
        assert row.enrolment_reason == "Moved to 四（2）班 · 白石镇小学"
        assert (went.other_class, went.came, went.move) == ("四（2）班", False, LABEL.move)
        giving.undo()
        with giving.reading() as unit:
            assert unit.rows(select(moved)) == []

    def test_what_ran_ends_where_they_helped_too_and_today_asks_nothing(
        self, giving: ClassFile
    ) -> None:
        giving.now = lambda: datetime.fromisoformat("2026-11-23T08:15")
        goes, stays, *_ = everyone(giving)
        mentors, plans = Mentors(giving), StudyPlans(giving, lambda: DAY)
        begins = {"starts_on": date(2026, 9, 14)}
        own, helps = (
            mentors.pair_new({"name": name, "kind": kind, "helper_id": helper}, [child], begins)[0]
            for name, kind, helper, child in (
                ("沈文", "teacher", None, goes),
                ("小帮手", "study_helper", goes, stays),
            )
        )
        mentors.add_check_in(own, {"held_on": date(2026, 11, 20)})
        plan = plans.plans.add(goes, {"subject": "数学", "begins_on": date(2026, 9, 14)})
        label = Label("0a" * 16, date(2026, 11, 16), "四（2）班")
        moves.let_go(giving, label, [goes], packed(giving, [goes], label))
        ended = [mentors.pairing(one) for one in (own, helps)]
        assert [(one.end_reason, one.ends_on) for one in ended] == [
            ("student_left", date(2026, 11, 20)),
            ("mentor_left", date(2026, 11, 16)),
        ]
        kept = plans.plans.get(plan)
        assert (kept.state, kept.end_reason) == ("ended", "The student left")
        asked = [
            item.title
            for room in ROOMS
            if room.due_items is not None
            for week in range(30)
            for item in room.due_items(giving, DAY + timedelta(days=7 * week))
            if item.student_id == goes or "小帮手" in item.title
        ]
        assert asked == []
        giving.undo()
        assert [mentors.pairing(one).ends_on for one in (own, helps)] == [None, None]

    def test_their_records_can_be_erased_and_only_the_name_stays(self, giving: ClassFile) -> None:
        one = everyone(giving)[1]
        moves.let_go(giving, LABEL, [one], packed(giving, [one]), erase=True)
        after = rows(giving.path, RAW_KEY)
        with giving.reading() as unit:
            for table in OF_STUDENTS:
                if table not in (students, moved, handouts):
                    assert unit.rows(select(table).where(table.c.student_id == one)) == []
            row = unit.row(select(students).where(students.c.id == one))
        assert row is not None
        assert (row.name != "", row.home_address, row.photo) == (True, "", "")
        assert one in everyone(giving)
        assert len(after["moves"]) == 1


def test_a_card_that_came_is_different_by_what_was_changed_and_not_by_coming(
    giving: ClassFile, opened: ClassFile
) -> None:
    child = everyone(giving)[0]
    there = Guardians(giving)
    mother = there.add(child, {"name": "周小兰", "relation": "mother", "phones": ("13900008841",)})
    there.note_print([child], "full", "printer")
    moves.receive(opened, unpacked(giving, [child]))
    here = everyone(opened)[-1]
    assert Guardians(opened).card(here).changed_since_print == ()
    assert Guardians(opened).card(here).printed_at is not None
    opened.undo()

    there.change(mother, "phones", ("13900009999",))
    moves.receive(opened, unpacked(giving, [child]))
    (change,) = Guardians(opened).card(everyone(opened)[-1]).changed_since_print
    assert (change.before, change.after) == ("139 0000 8841", "139 0000 9999")
    opened.undo()
    opened.redo()
    assert len(Guardians(opened).card(everyone(opened)[-1]).changed_since_print) == 1
