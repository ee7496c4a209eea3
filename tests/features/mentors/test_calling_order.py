"""The mentors' papers name a child's people in the order in which they are called."""

from __future__ import annotations

from carekeeper.core.family import called
from carekeeper.db.class_file import ClassFile
from carekeeper.db.schema import guardians, students
from carekeeper.features.guardians.store import Guardians
from carekeeper.features.mentors.store import Mentors

Paired = tuple[int, int, int]


def test_the_papers_hold_the_students_contacts_in_calling_order(
    paired: Paired, mentors: Mentors, class_file: ClassFile, chinese: None
) -> None:
    student, _shen, _pairing = paired
    with class_file.writing("people") as unit:
        for name, relation, kind, extra in (
            ("王建国", "father", "parent", {}),
            ("陈桂兰", "grandmother_paternal", "guardian", {"cares": True}),
        ):
            row = {"name": name, "relation": relation, "kind": kind, "student_id": student}
            unit.insert(guardians, {**row, "phones": ("13800001207",), **extra})
        unit.update(students, student, {"home_address": "后吴村三组"})
    papers = mentors.papers()
    (one,) = papers.students
    assert [called(person) for person in one.family] == ["奶奶 陈桂兰", "父亲 王建国"]
    assert one.home_address == "后吴村三组"
    assert [support.mentor.name for support in papers.supports] == ["沈文"]


def test_the_mentors_sheet_and_the_contact_card_call_in_the_same_order(
    paired: Paired, mentors: Mentors, class_file: ClassFile
) -> None:
    student, _shen, _pairing = paired
    with class_file.writing("people") as unit:
        for name, relation, kind in (
            ("李秀英", "mother", "parent"),
            ("王霞", "aunt", "entrusted"),
            ("陈桂兰", "grandmother_paternal", "guardian"),
        ):
            row = {"name": name, "relation": relation, "kind": kind, "student_id": student}
            unit.insert(guardians, {**row, "phones": ("13800001207",)})
    (sheet,) = mentors.papers().students
    card = Guardians(class_file).card(student)
    assert [one.name for one in sheet.family] == [one.name for one in card.guardians]
    assert sheet.family[0].name == "陈桂兰"
