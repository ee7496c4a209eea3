"""Today on days of one school year, each worked out by hand for a class of three students.

Xiaoyu and Haoran are left behind and have a mentor each; Siqi lives with her parents. The first
term ends on 20 January, the second one on 5 July. The last backup left the house on 10 November.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time

import pytest
from msgspec.structs import replace

from carekeeper.core.due import Urgency
from carekeeper.db import recovery
from carekeeper.db.care_tables import due_rules
from carekeeper.db.class_file import ClassFile
from carekeeper.db.schema import guardians, handouts, students
from carekeeper.features.guardians.store import Guardians
from carekeeper.features.mentors.store import Mentors
from carekeeper.features.talks.facts import ASKING
from carekeeper.features.talks.store import Talks
from carekeeper.room import DueItem
from carekeeper.rooms import ROOMS
from carekeeper.safekeeping.store import HANDOUT
from carekeeper.today import facts
from carekeeper.today.store import Agenda, DueRules

XIAOYU, HAORAN, SIQI = 1, 2, 3
DUE, LATE, SOON = Urgency.DUE, Urgency.LATE, Urgency.SOON


class SchoolYear:
    """Lives through the year: what the teacher wrote up to a day, and what Today says then."""

    def __init__(self, class_file: ClassFile) -> None:
        self.file = class_file
        self.day = date(2026, 9, 10)
        self.agenda = Agenda(class_file, ROOMS, lambda: self.day)
        class_file.now = lambda: datetime.combine(self.day, time(16, 30))
        class_file.listen(self.agenda.note)
        class_file.adopt_sheet(recovery.new_key())
        self.talks = Talks(class_file)
        self._mentors = Mentors(class_file)
        self._mentorings: dict[int, int] = {}
        self._ahead: list[tuple[date, Callable[[], object]]] = [
            (date(2026, 9, 10), self._enter),
            (date(2026, 9, 15), lambda: self.confirm(XIAOYU)),
            (date(2026, 11, 10), self._back_up),
            (date(2026, 11, 12), lambda: self.talk(XIAOYU, "Ask about the call", 12, 15)),
            (date(2026, 12, 3), lambda: self.check_in(XIAOYU)),
            (date(2026, 12, 8), lambda: self.talk(HAORAN, "See the new shoes", 12, 11)),
            (date(2026, 12, 16), self._done_with_the_call),
            (date(2027, 1, 6), lambda: self.talk(XIAOYU)),
        ]

    def on(self, month: int, day: int) -> list[DueItem]:
        """Return what is due on a day, as Today has it in order."""
        until = date(2026 if month > 8 else 2027, month, day)
        while self._ahead and self._ahead[0][0] <= until:
            self.day, write = self._ahead.pop(0)
            write()
        self.day = until
        return self.items()

    def items(self) -> list[DueItem]:
        """Return what is due now, but for what is missing on paper: that is no matter of days."""
        return [item for item in self.agenda.items() if item.action_label != "Fill in"]

    def _enter(self) -> None:
        everyone = (
            {"name": "Xiaoyu", "birth_date": date(2017, 12, 18), "left_behind": True},
            {"name": "Haoran", "birth_date": date(2017, 5, 2), "left_behind": True},
            {"name": "Siqi", "birth_date": date(2018, 1, 22), "left_behind": False},
        )
        with self.file.writing("class", undoable=False) as unit:
            for number, student in enumerate(everyone, start=1):
                unit.insert(students, {"id": number, "class_number": number, **student})
                away = {"student_id": number, "away": bool(student["left_behind"])}
                home = "2027-01-25" if number == XIAOYU else ""
                unit.insert(guardians, {**away, "relation": "father", "next_return": home})
                unit.insert(guardians, {**away, "relation": "mother"})
            for rule in ("visit", "contact"):  # visits have stories of their own
                asked = {"rule": rule, "times": 1, "per": "term", "whom": "nobody"}
                unit.insert(due_rules, asked)
        for number, name in ((XIAOYU, "Shen"), (HAORAN, "Lin")):
            mentor = {"kind": "teacher", "name": name}
            begun = {"starts_on": date(2026, 9, 10)}
            (self._mentorings[number],) = self._mentors.pair_new(mentor, [number], begun)

    def confirm(self, student: int) -> None:
        """Go through a card with the family."""
        Guardians(self.file).confirm([student], self.day)

    def talk(self, student: int, follow_up: str = "", month: int = 12, day: int = 1) -> None:
        """Talk with a student."""
        by = date(2026, month, day) if follow_up else None
        self.talks.add(student, {"follow_up": follow_up, "follow_up_by": by})

    def check_in(self, student: int) -> None:
        """Let the mentor of a student check in."""
        self._mentors.add_check_in(self._mentorings[student], {"held_on": self.day})

    def _done_with_the_call(self) -> None:
        (talk,) = (one for one in self.talks.of_student(XIAOYU) if one.follow_up)
        self.talks.change(talk.id, {"follow_up_done_on": self.day})

    def _back_up(self) -> None:
        with self.file.writing("backup") as unit:
            unit.insert(handouts, {"at": self.file.now(), "kind": HANDOUT})


@pytest.fixture
def year(class_file: ClassFile) -> SchoolYear:
    """The class at the beginning of the school year 2026/27."""
    return SchoolYear(class_file)


def told(items: list[DueItem]) -> list[tuple[str, str, str, Urgency]]:
    """Return of each item its group, the student, what is to be done, and how pressing it is."""
    return [(item.group, item.student_name, item.title, item.urgency) for item in items]


def on_the_page(items: list[DueItem]) -> list[tuple[str, list[str]]]:
    """Return the groups in their order, each with its lines."""
    return [
        (group.title, [f"{item.student_name}: {item.title}" for item in group.items])
        for group in facts.groups(items, ROOMS)
    ]


def talks_due(items: list[DueItem]) -> list[str]:
    """Return with whom a talk is to be held."""
    return [item.student_name for item in items if item.rule == "talk"]


def test_on_the_first_of_the_month_everything_begins_anew(year: SchoolYear) -> None:
    items = year.on(12, 1)

    assert on_the_page(items) == [
        ("Talks this month", ["Xiaoyu: December talk", "Haoran: December talk"]),
        ("Contact cards to confirm", ["Haoran: Not confirmed this term"]),
        ("Mentors' check-ins", ["Xiaoyu: Shen", "Haoran: Lin"]),
    ]
    assert {item.urgency for item in items} == {DUE}
    assert facts.groups(items, ROOMS)[0].note == "2 students to go, 0 talked to this month"


def test_in_the_middle_of_the_month_what_has_its_day_is_told(year: SchoolYear) -> None:
    items = year.on(12, 15)

    assert on_the_page(items) == [
        ("Overdue", ["Haoran: See the new shoes"]),
        ("Talks this month", ["Xiaoyu: December talk"]),
        ("Follow-ups of talks", ["Xiaoyu: Ask about the call"]),
        ("Contact cards to confirm", ["Haoran: Not confirmed this term"]),
        ("Mentors' check-ins", ["Haoran: Lin"]),
    ]
    assert facts.groups(items, ROOMS)[1].note == "1 student to go, 1 talked to this month"
    assert told(facts.coming(items)) == [("Birthdays", "Xiaoyu", "Xiaoyu turns 9", SOON)]
    (backup,) = facts.of_the_class(items)
    assert backup.reason == "The last one is 35 days old (10 Nov)."


def test_a_follow_up_is_told_a_week_before(year: SchoolYear) -> None:
    assert [item.title for item in facts.coming(year.on(12, 7))] == []
    coming = facts.coming(year.on(12, 8))
    assert [item.named for item in coming] == [
        "Haoran: See the new shoes",
        "Xiaoyu: Ask about the call",
    ]


def test_a_backup_is_asked_for_after_thirty_days(year: SchoolYear) -> None:
    assert facts.of_the_class(year.on(12, 10)) == []
    assert len(facts.of_the_class(year.on(12, 11))) == 1


def test_in_the_last_days_of_the_month_it_is_told_what_is_left(year: SchoolYear) -> None:
    assert {item.urgency for item in year.on(12, 24) if item.rule == "talk"} == {DUE}
    items = year.on(12, 31)

    assert on_the_page(items) == [
        ("Overdue", ["Haoran: See the new shoes"]),
        (
            "Due soon",
            ["Haoran: Not confirmed this term", "Haoran: Lin", "Xiaoyu: December talk"],
        ),
    ]


def test_on_the_last_day_of_the_term_it_is_told_what_is_left(year: SchoolYear) -> None:
    items = year.on(1, 20)

    assert on_the_page(items) == [
        ("Overdue", ["Haoran: See the new shoes"]),
        (
            "Due soon",
            [
                "Haoran: Not confirmed this term",
                "Haoran: Lin",
                "Haoran: January talk",
                "Xiaoyu: Shen",
            ],
        ),
    ]
    assert [(item.title, item.on) for item in facts.coming(items)] == [
        ("Siqi turns 9", date(2027, 1, 22)),
        ("Father of Xiaoyu comes home", date(2027, 1, 25)),
    ]


def test_the_winter_holidays_ask_for_nothing_of_the_care_plan(year: SchoolYear) -> None:
    items = year.on(1, 28)

    assert on_the_page(items) == [("Overdue", ["Haoran: See the new shoes"])]
    assert facts.coming(items) == []
    assert "Talked to this month" not in [rate.label for rate in year.agenda.rates()]


def test_five_days_of_july_ask_for_no_talk(year: SchoolYear) -> None:
    assert talks_due(year.on(6, 30)) == ["Xiaoyu", "Haoran"]

    assert talks_due(year.on(7, 5)) == []
    assert ("Haoran", Urgency.ENDING) in [
        (item.student_name, item.urgency) for item in year.items() if item.rule == "card"
    ]


def test_what_is_ticked_off_with_a_reason_is_gone_until_the_next_month(year: SchoolYear) -> None:
    items = year.on(12, 15)
    talk = next(item for item in items if item.rule == "talk")

    year.agenda.tick_off(talk, "not needed this time")

    assert talks_due(year.items()) == []
    assert talks_due(year.on(12, 31)) == []
    assert talks_due(year.on(1, 4)) == ["Xiaoyu", "Haoran"]


def test_a_tick_is_taken_back_by_undo(year: SchoolYear, class_file: ClassFile) -> None:
    items = year.on(12, 15)
    year.agenda.tick_off(next(item for item in items if item.rule == "talk"), "done")
    assert talks_due(year.items()) == []

    step = class_file.undo()

    assert step is not None
    assert step.label == "Xiaoyu · December talk ticked off"
    assert told(year.items()) == told(items)


def test_what_is_postponed_comes_back_on_its_day(year: SchoolYear) -> None:
    items = year.on(12, 1)
    talk = next(item for item in items if item.rule == "talk")

    year.agenda.postpone(talk, date(2026, 12, 4))

    assert talks_due(year.items()) == ["Haoran"]
    assert facts.groups(year.items(), ROOMS)[0].note == "2 students to go, 0 talked to this month"
    assert talks_due(year.on(12, 3)) == ["Haoran"]
    assert talks_due(year.on(12, 4)) == ["Xiaoyu", "Haoran"]


def test_a_follow_up_can_wait_too(year: SchoolYear) -> None:
    items = year.on(12, 15)
    shoes = next(item for item in items if item.title == "See the new shoes")

    year.agenda.postpone(shoes, date(2026, 12, 17))

    assert "See the new shoes" not in [item.title for item in year.on(12, 16)]
    assert "See the new shoes" in [item.title for item in year.on(12, 17)]


def test_a_weekly_talk_is_asked_for_at_once(year: SchoolYear) -> None:
    assert talks_due(year.on(12, 15)) == ["Xiaoyu"]

    DueRules(year.file, ROOMS).change(replace(ASKING.rule, per="week"))

    items = [item for item in year.items() if item.rule == "talk"]
    assert {(item.group, item.urgency) for item in items} == {("Talks this week", DUE)}
    assert talks_due(items) == ["Xiaoyu", "Haoran"]
    year.on(12, 17)
    year.talk(XIAOYU)
    assert [
        (item.student_name, item.urgency) for item in year.on(12, 18) if item.rule == "talk"
    ] == [("Haoran", Urgency.ENDING)]


def test_talks_for_all_reach_the_whole_class_and_for_nobody_none(year: SchoolYear) -> None:
    year.on(12, 15)
    rules = DueRules(year.file, ROOMS)

    rules.change(replace(ASKING.rule, whom="all"))
    assert talks_due(year.items()) == ["Xiaoyu", "Siqi"]
    rules.change(replace(ASKING.rule, whom="nobody"))
    assert talks_due(year.items()) == []
    year.file.undo()
    assert talks_due(year.items()) == ["Xiaoyu", "Siqi"]


def test_two_talks_a_month_say_how_many_were_held(year: SchoolYear) -> None:
    year.on(12, 15)

    DueRules(year.file, ROOMS).change(replace(ASKING.rule, times=2))

    titles = [item.title for item in year.items() if item.rule == "talk"]
    assert titles == ["December talk, 0 of 2 held", "December talk, 1 of 2 held"]


def test_a_confirmed_card_is_asked_for_again_in_the_next_term(year: SchoolYear) -> None:
    year.on(12, 15)
    year.confirm(HAORAN)
    assert "card" not in {item.rule for item in year.items()}

    assert "card" not in {item.rule for item in year.on(1, 20)}
    again = [item.student_name for item in year.on(2, 15) if item.rule == "card"]
    assert again == ["Xiaoyu", "Haoran"]
