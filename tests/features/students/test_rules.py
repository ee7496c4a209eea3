"""What follows from a student's file."""

from __future__ import annotations

from datetime import date

from carekeeper.core.left_behind import ParentFacts, answer_shown
from carekeeper.features.students.facts import rules
from carekeeper.features.students.facts.record import Student


def away(role: str, since: str) -> ParentFacts:
    return ParentFacts(
        role=role, present=True, away=True, away_since=since, able_to_care=None, gone=""
    )


def test_an_empty_file_names_what_it_lacks() -> None:
    found = rules.completeness(Student(name="王小雨", left_behind=True))
    assert found.done == 2
    assert found.done + len(found.missing) == found.of
    assert "Home address" in rules.labels(found.missing)
    assert rules.missing_by_section(found.missing)["health"] == 1


def test_both_parents_away_long_enough_fit_all_three_definitions(today: date) -> None:
    student = Student(birth_date=date(2017, 3, 8), registration_kind="rural", left_behind=True)
    parents = (away("father", "2025-02"), away("mother", "2025-02"))
    found = rules.situation(student, parents, today)
    assert [answer_shown(answer) for answer in found.answers] == [
        "both parents away (register)",
        "fits",
        "fits",
    ]
    assert found.doubt == ""


def test_a_mark_that_the_facts_do_not_bear_is_doubted(today: date) -> None:
    at_home = ParentFacts(
        role="", present=True, away=False, away_since="", able_to_care=True, gone=""
    )
    found = rules.situation(
        Student(left_behind=True, birth_date=date(2017, 3, 8), registration_kind="rural"),
        (at_home, at_home),
        today,
    )
    assert "left-behind" in found.doubt


def test_an_empty_card_is_no_answer_and_no_doubt(today: date) -> None:
    found = rules.situation(Student(left_behind=True), rules.UNKNOWN, today)
    assert {answer.value for answer in found.answers} == {"unknown"}
    assert found.doubt == ""


def test_age_and_grade_are_computed(today: date) -> None:
    assert rules.age_shown(date(2017, 3, 8), today) == "9 years old"
    assert rules.age_shown(None, today) == ""
    assert rules.grade_shown(2024, today) == "Grade 3"
    assert rules.grade_shown(None, today) == ""


def test_a_birthday_is_told_a_week_before(today: date) -> None:
    born = {day: Student(birth_date=date(2016, *day)) for day in ((11, 30), (11, 23), (12, 1))}
    assert rules.birthday_soon(born[11, 30], today) == date(2026, 11, 30)
    assert rules.birthday_soon(born[11, 23], today) == today
    assert rules.birthday_soon(born[12, 1], today) is None
    assert rules.birthday_soon(Student(), today) is None


def test_a_lunar_birthday_comes_on_its_own_day() -> None:
    student = Student(birth_date=date(2016, 5, 1), lunar_birthday="十月十五")
    assert rules.birthday_soon(student, date(2026, 11, 20)) == date(2026, 11, 23)
    assert rules.birthday_soon(student, date(2026, 4, 30)) is None


def test_a_file_is_due_of_left_behind_students_who_are_here() -> None:
    assert rules.in_care(Student(left_behind=True))
    assert rules.in_care(Student(left_behind=True, enrolment="suspected_dropout"))
    assert not rules.in_care(Student(left_behind=True, enrolment="moved_away"))
    assert not rules.in_care(Student())
