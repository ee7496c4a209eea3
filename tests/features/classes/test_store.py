"""The class, its terms and its work group, as the teacher sets them up."""

from __future__ import annotations

from datetime import date, datetime, time

import pytest

from carekeeper.core.changes import Changed
from carekeeper.core.errors import Refused
from carekeeper.core.school_year import term_on
from carekeeper.db.class_file import ClassFile
from carekeeper.db.due import terms_of
from carekeeper.features.classes.facts import StaffMember, Term
from carekeeper.features.classes.room import ROOM
from carekeeper.features.classes.store import Classes

TODAY = date(2026, 11, 23)
EIGHT = time(8)


@pytest.fixture
def classes(class_file: ClassFile) -> Classes:
    """The class of a new file, on a Monday in November."""
    class_file.now = lambda: datetime.combine(TODAY, EIGHT)
    return Classes(class_file)


def _term_on(class_file: ClassFile, day: date) -> int | None:
    with class_file.reading() as unit:
        term = term_on(terms_of(unit, day), day)
    return None if term is None else term.number


def test_a_new_file_has_an_empty_class(classes: Classes, class_file: ClassFile) -> None:
    assert classes.get().name == ""
    assert classes.get().entry_year is None
    assert class_file.next_undo() is None


def test_one_field_after_the_other_is_kept(classes: Classes) -> None:
    classes.change("school", "青禾镇中心小学")
    classes.change("hotline", "0572-00006688")
    assert classes.get().school == "青禾镇中心小学"
    assert classes.get().hotline == "0572-00006688"


def test_a_field_can_be_taken_back(classes: Classes, class_file: ClassFile) -> None:
    classes.change("school", "青禾镇中心小学")
    classes.change("school", "后吴小学")
    step = class_file.undo()
    assert step is not None
    assert step.label == "Class: School"
    assert classes.get().school == "青禾镇中心小学"


def test_the_name_tells_the_grade(classes: Classes) -> None:
    classes.change("name", "三（2）班")
    assert classes.get().entry_year == 2024


def test_a_name_typed_wrongly_at_first_is_no_harm(classes: Classes) -> None:
    classes.change("name", "二（2）班")
    classes.change("name", "三（2）班")
    assert classes.get().entry_year == 2024


def test_next_years_name_keeps_the_year_of_entry(classes: Classes, class_file: ClassFile) -> None:
    classes.change("name", "三（2）班")
    class_file.now = lambda: datetime.combine(date(2027, 9, 1), EIGHT)
    classes.change("name", "四（2）班")
    assert classes.get().entry_year == 2024


def test_the_teachers_own_year_of_entry_is_not_touched(classes: Classes) -> None:
    classes.begin({"name": "三（2）班", "entry_year": 2023})
    classes.change("name", "小青蛙班")
    classes.change("name", "三（3）班")
    assert classes.get().entry_year == 2023


def test_the_first_page_is_written_at_once_and_stays(
    classes: Classes, class_file: ClassFile
) -> None:
    classes.begin({"name": "三（2）班", "teacher": "沈文", "hotline": "0572-00006688"})
    assert classes.get().teacher == "沈文"
    assert class_file.next_undo() is None


def test_listeners_hear_of_the_class(classes: Classes, class_file: ClassFile) -> None:
    heard: list[Changed] = []
    class_file.listen(heard.append)
    classes.change("school", "青禾镇中心小学", initiator=classes)
    step = class_file.next_undo()
    assert step is not None
    assert heard == [Changed(frozenset({"class_info"}), None, classes, "Class: School", step.id)]


def test_the_usual_terms_hold_until_the_teacher_sets_others(
    classes: Classes, class_file: ClassFile
) -> None:
    first, second = classes.terms()
    assert (first.starts_on, second.ends_on) == (date(2026, 9, 1), date(2027, 7, 5))
    assert _term_on(class_file, TODAY) == 1
    assert _term_on(class_file, date(2026, 8, 1)) is None


def test_the_schools_own_dates_count(classes: Classes, class_file: ClassFile) -> None:
    own = Term(school_year=2026, number=1, starts_on=date(2026, 8, 28), ends_on=date(2026, 11, 20))
    classes.set_terms([own])
    assert _term_on(class_file, TODAY) is None
    assert _term_on(class_file, date(2026, 8, 30)) == 1
    assert _term_on(class_file, date(2025, 10, 1)) == 1


def test_terms_are_changed_in_their_place(classes: Classes, class_file: ClassFile) -> None:
    classes.set_terms(classes.terms())
    first, second = classes.terms()
    later = Term(
        id=second.id,
        school_year=2026,
        number=2,
        starts_on=date(2027, 2, 22),
        ends_on=second.ends_on,
    )
    classes.set_terms([first, later])
    assert classes.terms() == [first, later]
    class_file.undo()
    assert classes.terms() == [first, second]
    classes.set_terms([first])
    assert classes.terms() == [first]


@pytest.mark.parametrize(
    ("dates", "sentence"),
    [
        ([(date(2026, 9, 1), None)], "first and the last day"),
        ([(date(2026, 9, 1), date(2026, 8, 1))], "before it begins"),
        (
            [(date(2026, 9, 1), date(2027, 2, 1)), (date(2027, 2, 1), date(2027, 7, 1))],
            "overlap",
        ),
    ],
)
def test_terms_that_cannot_be_are_refused(
    dates: list[tuple[date, date | None]], sentence: str, classes: Classes
) -> None:
    wanted = [
        Term(school_year=2026, number=at, starts_on=starts, ends_on=ends)
        for at, (starts, ends) in enumerate(dates, start=1)
    ]
    with pytest.raises(Refused, match=sentence):
        classes.set_terms(wanted)


def test_the_work_group_has_its_head_first(classes: Classes, class_file: ClassFile) -> None:
    maths = classes.add_staff(StaffMember(name="何伟", subject="数学", phone="13800001111"))
    classes.add_staff(StaffMember(name="沈文", subject="语文", role="head"))
    assert [member.name for member in classes.staff()] == ["沈文", "何伟"]
    classes.change_staff(maths, "phone", "13800002222")
    assert classes.staff()[1].phone == "13800002222"
    classes.remove_staff(maths)
    assert [member.name for member in classes.staff()] == ["沈文"]
    class_file.undo()
    assert [member.name for member in classes.staff()] == ["沈文", "何伟"]


def test_the_history_knows_the_words_of_its_records(chinese: None) -> None:
    names = [
        kind.name_of({"name": "沈文", "school_year": 2026, "number": 2}) for kind in ROOM.kinds
    ]
    assert names == ["沈文", "沈文", "2026 第二学期", "沈文"]
