"""The teacher keeps the contact cards: persons, confirmations, prints."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

import pytest
from tests.queries import counted

from carekeeper.core.errors import Refused
from carekeeper.db.care_tables import mentorings, mentors
from carekeeper.db.class_file import ClassFile
from carekeeper.db.schema import students, terms
from carekeeper.features.guardians.facts.card import ContactCard
from carekeeper.features.guardians.store import Guardians

Enrol = Callable[..., int]

GRANDMOTHER = {"name": "陈桂兰", "relation": "grandmother_paternal", "phones": ("13800001207",)}
FATHER = {"name": "王建国", "relation": "father", "phones": ("13900008841",), "away": True}


def lacks(card: ContactCard) -> tuple[tuple[str, str], ...]:
    """Return who and what the card lacks."""
    return tuple((gap.who, gap.label) for gap in card.gaps)


def test_a_person_is_put_on_the_card_and_named_in_the_history(
    enrol: Enrol, class_file: ClassFile, guardians: Guardians, chinese: None
) -> None:
    student = enrol()
    guardians.add(student, GRANDMOTHER)
    step = class_file.next_undo()
    assert step is not None
    assert step.label == "王小雨 · 已添加奶奶"
    (grandmother,) = guardians.of_student(student)
    assert grandmother.kind == "guardian"


def test_changing_a_phone_says_whose_phone_it_was(
    enrol: Enrol, class_file: ClassFile, guardians: Guardians, chinese: None
) -> None:
    student = enrol()
    person = guardians.add(student, GRANDMOTHER)
    guardians.change(person, "phones", ("13800001208",))
    step = class_file.next_undo()
    assert step is not None
    assert step.label == "王小雨 · 奶奶的电话"
    assert guardians.get(person).phones == ("13800001208",)


def test_a_parent_stands_on_the_card_as_parent(enrol: Enrol, guardians: Guardians) -> None:
    student = enrol()
    person = guardians.add(student, {"name": "某某"})
    assert guardians.get(person).kind == ""
    guardians.change(person, "relation", "father")
    assert guardians.get(person).kind == "parent"


def test_the_first_contact_is_moved_to_the_front_in_one_step(
    enrol: Enrol, class_file: ClassFile, guardians: Guardians
) -> None:
    student = enrol()
    guardians.add(student, GRANDMOTHER)
    father = guardians.add(student, FATHER)
    guardians.make_first_contact(father)
    card = guardians.card(student)
    assert [one.name for one in card.guardians] == ["王建国", "陈桂兰"]
    assert card.first_contact is not None
    assert card.first_contact.id == father
    class_file.undo()
    assert guardians.of_student(student)[0].name == "陈桂兰"


def test_nobody_without_a_phone_is_called_first(enrol: Enrol, guardians: Guardians) -> None:
    student = enrol()
    person = guardians.add(student, {"relation": "mother", "name": "李秀英"})
    with pytest.raises(Refused, match="phone number"):
        guardians.make_first_contact(person)


def test_a_person_in_the_bin_is_off_the_card_and_comes_back(
    enrol: Enrol, guardians: Guardians, class_file: ClassFile
) -> None:
    student = enrol()
    person = guardians.add(student, GRANDMOTHER)
    guardians.bin(person)
    assert guardians.of_student(student) == []
    class_file.undo()
    assert [one.id for one in guardians.of_student(student)] == [person]


def test_the_card_names_what_it_lacks(enrol: Enrol, guardians: Guardians) -> None:
    student = enrol(home_address="")
    assert lacks(guardians.card(student)) == (
        ("Student", "Home address"),
        ("Student", "Contact person"),
    )
    guardians.add(student, {**FATHER, "workplace": "某电子厂"})
    assert lacks(guardians.card(student)) == (
        ("Student", "Home address"),
        ("Father", "Workplace phone"),
        ("Father", "Workplace address"),
    )


def test_confirming_one_card_and_many(
    enrol: Enrol, class_file: ClassFile, guardians: Guardians
) -> None:
    first, second = enrol(), enrol("李浩然")
    guardians.confirm([first], date(2026, 4, 12), "home_visit", "奶奶")
    guardians.confirm([first, second], date(2026, 9, 5), "phone")
    confirmed = guardians.card(first).confirmed
    assert confirmed is not None
    assert (confirmed.confirmed_on, confirmed.manner) == (date(2026, 9, 5), "phone")
    class_file.undo()
    assert guardians.card(second).confirmed is None
    earlier = guardians.card(first).confirmed
    assert earlier is not None
    assert earlier.with_whom == "奶奶"


def test_what_was_changed_after_the_print_is_known(
    enrol: Enrol, class_file: ClassFile, guardians: Guardians
) -> None:
    student = enrol()
    person = guardians.add(student, {**GRANDMOTHER, "phones": ("13800001107",)})
    father = guardians.add(student, {**FATHER, "workplace": "某鞋厂"})
    assert guardians.card(student).printed_at is None
    guardians.note_print([student], "full", "printer")
    assert guardians.card(student).changed_since_print == ()
    class_file.now = lambda: datetime.fromisoformat("2026-10-08T09:00")
    guardians.change(father, "workplace", "某电子厂")
    class_file.now = lambda: datetime.fromisoformat("2026-11-20T09:00")
    guardians.change(person, "phones", ("13800001207",))
    guardians.change(person, "notes", "不印在卡上")
    card = guardians.card(student)
    assert card.printed_at == datetime.fromisoformat("2026-09-03T08:00")
    told = [(one.on, one.who, one.field, one.before, one.after) for one in card.changed_since_print]
    assert told == [
        (
            date(2026, 11, 20),
            "Father's mother",
            "Phone",
            "138 0000 1107",
            "138 0000 1207",
        ),
        (date(2026, 10, 8), "Father", "Workplace", "某鞋厂", "某电子厂"),
    ]


def test_what_was_taken_back_is_no_change(
    enrol: Enrol, class_file: ClassFile, guardians: Guardians
) -> None:
    student = enrol()
    person = guardians.add(student, GRANDMOTHER)
    guardians.note_print([student], "half", "pdf")
    guardians.change(person, "phones", ("13800009999",))
    class_file.undo()
    assert guardians.card(student).changed_since_print == ()


def test_taking_back_what_was_printed_is_a_change(
    enrol: Enrol, class_file: ClassFile, guardians: Guardians
) -> None:
    student = enrol()
    person = guardians.add(student, GRANDMOTHER)
    guardians.change(person, "phones", ("13800009999",))
    guardians.note_print([student], "half", "pdf")
    class_file.undo()
    (change,) = guardians.card(student).changed_since_print
    assert (change.before, change.after) == ("138 0000 9999", "138 0000 1207")


def test_persons_who_came_and_went_since_the_print(enrol: Enrol, guardians: Guardians) -> None:
    student = enrol()
    person = guardians.add(student, GRANDMOTHER)
    guardians.note_print([student], "full", "printer")
    guardians.bin(guardians.add(student, {"relation": "aunt"}))
    guardians.add(student, FATHER)
    guardians.bin(person)
    told = {(one.who, one.field) for one in guardians.card(student).changed_since_print}
    assert told == {
        ("Father", "new on the card"),
        ("Father's mother", "no longer on the card"),
    }


def test_another_first_contact_makes_the_printed_card_old(
    enrol: Enrol, guardians: Guardians
) -> None:
    student = enrol()
    guardians.add(student, GRANDMOTHER)
    father = guardians.add(student, FATHER)
    guardians.note_print([student], "full", "printer")
    guardians.make_first_contact(father)
    (change,) = guardians.card(student).changed_since_print
    assert (change.who, change.field) == ("Father", "now called first")


def test_a_new_home_address_makes_the_printed_card_old(
    enrol: Enrol, class_file: ClassFile, guardians: Guardians
) -> None:
    student = enrol()
    guardians.note_print([student], "full", "printer")
    with class_file.writing("address") as unit:
        unit.update(students, student, {"home_address": "后吴村五组", "hobbies": "画画"})
    (change,) = guardians.card(student).changed_since_print
    assert (change.who, change.field, change.after) == ("Student", "Home address", "后吴村五组")


def test_the_overview_sums_up_each_card(
    enrol: Enrol, guardians: Guardians, today: date, chinese: None
) -> None:
    student = enrol(left_behind=True)
    away = {"away_province": "广东", "away_city": "东莞", "next_return": "2027-02"}
    guardians.add(student, GRANDMOTHER)
    guardians.add(student, {**FATHER, **away})
    guardians.add(student, {"relation": "mother", "name": "李秀英", "away": True, **away})
    guardians.confirm([student], date(2026, 4, 12), "home_visit")
    (line,) = guardians.overview(today)
    assert (line.contact, line.phone) == ("奶奶 陈桂兰", "13800001207")
    assert line.parents == "都在广东东莞，2月回来"
    assert not line.confirmed_this_term
    guardians.confirm([student], date(2026, 9, 5))
    assert guardians.overview(today)[0].confirmed_this_term


def test_the_overview_leaves_out_who_is_not_here(
    enrol: Enrol, guardians: Guardians, today: date
) -> None:
    here = enrol()
    enrol("李浩然", enrolment="moved_away")
    enrol("张思琪", binned_at=datetime.fromisoformat("2026-09-01"))
    assert [line.student.id for line in guardians.overview(today)] == [here]


def test_the_schools_own_terms_are_used(class_file: ClassFile, guardians: Guardians) -> None:
    assert guardians.terms(date(2026, 9, 2))[0].starts_on == date(2026, 9, 1)
    with class_file.writing("terms") as unit:
        unit.insert(
            terms,
            {
                "school_year": 2026,
                "number": 1,
                "starts_on": date(2026, 9, 7),
                "ends_on": date(2027, 1, 15),
            },
        )
    (term,) = guardians.terms(date(2026, 9, 2))
    assert term.starts_on == date(2026, 9, 7)


def test_sixty_cards_take_no_more_queries_than_one(
    enrol: Enrol, class_file: ClassFile, guardians: Guardians, today: date
) -> None:
    students = [enrol(f"学生{n}") for n in range(60)]
    for student in students:
        guardians.add(student, GRANDMOTHER)
    guardians.note_print(students, "full", "printer")
    guardians.cards(students)
    with counted(class_file) as for_one:
        guardians.cards(students[:1])
    with counted(class_file) as for_all:
        found = guardians.cards(students)
    with counted(class_file) as for_the_class:
        guardians.overview(today)
    assert len(found) == 60
    assert len(for_one) == len(for_all)
    assert len(for_the_class) <= len(for_one)


def test_cards_come_in_the_order_asked_for_without_binned_students(
    enrol: Enrol, class_file: ClassFile, guardians: Guardians
) -> None:
    first, second, third = (enrol(name) for name in ("甲", "乙", "丙"))
    with class_file.writing("bin") as unit:
        unit.update(students, second, {"binned_at": datetime.fromisoformat("2026-09-01")})
    cards = guardians.cards([third, second, first, third])
    assert [card.student.name for card in cards] == ["丙", "甲"]
    with pytest.raises(LookupError):
        guardians.card(second)


def test_the_card_tells_who_supports_the_student_now(
    enrol: Enrol, class_file: ClassFile, guardians: Guardians, chinese: None
) -> None:
    student = enrol()
    with class_file.writing("mentors") as unit:
        for name, kind, subject, ends_on in (
            ("沈文", "teacher", "语文", None),
            ("周敏", "parent", "", None),
            ("吴爱华", "retired_cadre", "", date(2026, 6, 30)),
        ):
            row = {"name": name, "kind": kind, "subject": subject, "phone": "13900007712"}
            mentor = unit.insert(mentors, row)
            pair = {"mentor_id": mentor, "student_id": student, "ends_on": ends_on}
            unit.insert(mentorings, pair)
    told = [(one.name, one.kind, one.phone) for one in guardians.card(student).mentors]
    assert told == [
        ("沈文", "语文老师", "13900007712"),
        ("周敏", "学生家长", "13900007712"),
    ]
    with class_file.writing("binned") as unit:
        unit.update(mentors, 1, {"binned_at": class_file.now()})
    assert [one.name for one in guardians.card(student).mentors] == ["周敏"]
