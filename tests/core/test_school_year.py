"""School years, terms and the names that schools give their classes."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carekeeper.core import school_year
from carekeeper.core.school_year import TermSpan, class_from_name, next_name


def test_a_school_year_begins_in_september() -> None:
    assert school_year.school_year_of(date(2026, 8, 31)) == 2025
    assert school_year.school_year_of(date(2026, 9, 1)) == 2026
    assert school_year.school_year_of(date(2027, 2, 20)) == 2026
    assert school_year.show_school_year(2026) == "School year 2026–2027"


def test_the_usual_terms_leave_the_holidays_free() -> None:
    terms = school_year.default_terms(2026)
    assert terms[0] == TermSpan(1, date(2026, 9, 1), date(2027, 1, 20))
    assert school_year.term_on(terms, date(2026, 11, 23)) == terms[0]
    assert school_year.term_on(terms, date(2027, 7, 5)) == terms[1]
    assert school_year.term_on(terms, date(2027, 2, 1)) is None
    assert school_year.term_on(terms, date(2027, 7, 6)) is None


def test_the_second_school_week_begins_on_the_first_monday_after_the_start() -> None:
    term = school_year.default_terms(2026)[0]
    assert school_year.week_of(term, date(2026, 9, 1)) == 1
    assert school_year.week_of(term, date(2026, 9, 6)) == 1
    assert school_year.week_of(term, date(2026, 9, 7)) == 2
    assert school_year.week_of(term, date(2026, 11, 23)) == 13


def test_a_class_moves_up_in_september() -> None:
    assert school_year.grade_of(2023, date(2026, 8, 31)) == 3
    assert school_year.grade_of(2023, date(2026, 9, 1)) == 4


def test_grades_have_names_and_ends() -> None:
    assert school_year.show_grade(1) == "Grade 1"
    assert school_year.show_grade(9) == "Grade 9"
    assert school_year.show_grade(0) == "Before grade 1"
    assert school_year.show_grade(10) == "After grade 9"


@pytest.mark.parametrize(
    ("name", "grade", "number"),
    [
        ("三（2）班", 3, 2),
        ("三(2)班", 3, 2),
        ("三（二）班", 3, 2),
        ("三年级2班", 3, 2),
        ("三年級（２）班", 3, 2),
        ("三年级二班", 3, 2),
        ("三年级十二班", 3, 12),
        ("三 2 班", 3, 2),
        ("3.2班", 3, 2),
        ("3-2班", 3, 2),
        ("302班", 3, 2),
        ("302", 3, 2),
        ("初一(3)班", 7, 3),
        ("初三3班", 9, 3),
        ("七年级3班", 7, 3),
        ("示范小学三（2）班", 3, 2),
        ("2023级三年级2班", 3, 2),
        ("三年级", 3, None),
        ("三（甲）班", 3, None),
        ("2023级（3）班", None, 3),
        ("2班", None, 2),
        ("十二班", None, 12),
        ("二十一班", None, 21),
        ("高一（2）班", None, None),
        ("初四（2）班", None, 2),
        ("向日葵班", None, None),
        ("", None, None),
    ],
)
def test_the_name_of_a_class_tells_grade_and_number(
    name: str, grade: int | None, number: int | None
) -> None:
    assert school_year.class_from_name(name) == (grade, number)


@pytest.mark.parametrize(
    ("name", "risen"),
    [
        ("三（2）班", "四（2）班"),
        ("三 (3) 班", "四 (3) 班"),
        ("三年级2班", "四年级2班"),
        ("三年二班", "四年二班"),
        ("302班", "402班"),
        ("３０３班", "４０３班"),
        ("3.2班", "4.2班"),
        ("初一(3)班", "初二(3)班"),
        ("七（1）班", "八（1）班"),
        ("青禾小学三(3)班", "青禾小学四(3)班"),
        ("六（2）班", "六（2）班"),
        ("初三（2）班", "初三（2）班"),
        ("九（2）班", "九（2）班"),
        ("2024级2班", "2024级2班"),
        ("阳光班", "阳光班"),
        ("", ""),
    ],
)
def test_a_class_is_called_after_the_next_grade(name: str, risen: str) -> None:
    assert next_name(name) == risen


@given(
    grade=st.integers(1, 8).filter(lambda one: one != 6),
    number=st.integers(1, 20),
    form=st.sampled_from(["{c}（{n}）班", "{c}({n})班", "{c}年级{n}班", "{g}({n})班", "{g}.{n}班"]),
)
def test_the_number_of_the_class_stays(grade: int, number: int, form: str) -> None:
    name = form.format(c="一二三四五六七八"[grade - 1], g=grade, n=number)
    assert class_from_name(next_name(name)) == (grade + 1, number)
