"""A student's whole file is put together from the rooms."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from io import BytesIO

import pytest
from pypdf import PdfReader
from sqlalchemy import select

from carekeeper import whole_file
from carekeeper.core.errors import Refused
from carekeeper.core.ids import StudentId
from carekeeper.core.print_job import Request, Wish
from carekeeper.db.care_tables import talks
from carekeeper.db.class_file import ClassFile
from carekeeper.db.schema import handouts
from carekeeper.features.students.store import Students
from carekeeper.printing.page import Sheets
from carekeeper.room import FilePart, Room
from carekeeper.rooms import ROOMS

DAY = date(2026, 11, 23)


def page(text: str) -> bytes:
    sheets = Sheets(text)
    sheets.text(45, 60, text)
    return sheets.finish()


def room(name: str, drawn: list[str], *, only: int = 0) -> Room:
    """Return a room that draws one page of each student, or of one only."""

    def part(_file: object, student: StudentId, _day: date, private: bool) -> FilePart | None:
        def draw(_style: str) -> bytes:
            drawn.append(f"{name} {student}")
            return page(f"{name} {student}{' private' if private else ''}")

        return FilePart(draw) if only in (0, student) else None

    return Room(name, name.title(), "circle", file_part=part)


def text_of(pdf: bytes) -> list[str]:
    return [one.extract_text().splitlines()[0] for one in PdfReader(BytesIO(pdf)).pages]


@pytest.fixture
def drawn() -> list[str]:
    return []


@pytest.fixture
def rooms(drawn: list[str]) -> list[Room]:
    return [
        Room("today", "Today", "circle"),
        room("profile", drawn),
        room("talks", drawn, only=2),
        room("card", drawn),
    ]


@pytest.fixture
def read(class_file: ClassFile, rooms: list[Room]) -> Callable[[int], whole_file.StudentFile]:
    def read_it(number: int) -> whole_file.StudentFile:
        name = f"Student {number}"
        return whole_file.read(class_file, rooms, StudentId(number), name, DAY, private=False)

    return read_it


Read = Callable[[int], whole_file.StudentFile]


def test_the_parts_stand_in_the_order_of_the_rooms(read: Read, rooms: list[Room]) -> None:
    (paper,) = whole_file.papers(rooms).values()
    parts = [(one.name, one.label) for one in paper.ticks if one.on]
    assert parts == [("profile", "Profile"), ("talks", "Talks"), ("card", "Card")]
    pdf = whole_file.draw([read(1), read(2)], {"card", "profile", "talks"})
    assert text_of(pdf) == ["profile 1", "card 1", "profile 2", "talks 2", "card 2"]


def test_only_what_is_wanted_is_drawn_and_each_part_once(read: Read, drawn: list[str]) -> None:
    files = [read(1)]
    assert text_of(whole_file.draw(files, {"card"})) == ["card 1"]
    assert drawn == ["card 1"]
    whole_file.draw(files, {"card", "profile"})
    assert drawn == ["card 1", "profile 1"]


def test_a_student_of_whom_there_is_nothing_is_passed_over(read: Read) -> None:
    done: list[tuple[int, int]] = []
    pdf = whole_file.draw([read(1), read(2)], {"talks"}, lambda step, of: done.append((step, of)))
    assert text_of(pdf) == ["talks 2"]
    assert done == [(1, 2), (2, 2)]
    with pytest.raises(Refused, match="nothing to print"):
        whole_file.draw([read(1)], {"talks"})


def test_the_rooms_of_the_house_make_a_file(class_file: ClassFile, chinese: None) -> None:
    student = Students(class_file).add({"name": "王小雨", "left_behind": True})
    for private in (False, True):
        file = whole_file.read(class_file, ROOMS, student, "王小雨", DAY, private=private)
        pdf = whole_file.draw([file], file.parts)
        pages = [one.extract_text() for one in PdfReader(BytesIO(pdf)).pages]
        assert "学生档案" in pages[0]
        assert "联系卡" in pages[1]
        assert ("留守" in "".join(pages)) is private
        for number, text in enumerate(pages, start=1):
            assert f"王小雨　{number}/{len(pages)}" in text


def test_a_form_of_the_file_to_collect_with_is_drawn_for_nobody(
    class_file: ClassFile, chinese: None
) -> None:
    paper = whole_file.papers(ROOMS)["file"]
    offer = paper.offer(class_file, Wish("file"), DAY)
    for style in ("clean", "table"):
        request = Request((), "collect", style, frozenset())
        offer.read(request)
        pages = [
            one.extract_text()
            for one in PdfReader(BytesIO(offer.pages(request, lambda _n, _of: None))).pages
        ]
        for wanted in ("姓名", "性别", "民族", "出生日期", "身份证号"):
            assert wanted in pages[0], wanted
        whole = pages[1].replace("\n", "")
        for wanted in ("父", "母", "监护人", "与学生关系", "电话"):
            assert wanted in whole, wanted


def test_what_no_font_can_print_is_said_of_every_part_of_the_file(
    class_file: ClassFile, chinese: None
) -> None:
    student = Students(class_file).add({"name": "王小雨"})
    with class_file.writing("talks") as unit:
        held = {"student_id": student, "held_on": DAY, "said": "说到\U00030f00"}
        unit.insert(talks, held)
    file = whole_file.read(class_file, ROOMS, student, "王小雨", DAY, private=False)
    assert any("\U00030f00" in sentence for sentence in file.missing({"talks"}))


def test_each_student_whose_file_was_given_out_is_noted(class_file: ClassFile) -> None:
    students = Students(class_file)
    both = [students.add({"name": "王小雨"}), students.add({"name": "李浩然"})]
    paper = whole_file.papers(ROOMS)["file"]
    offer = paper.offer(class_file, Wish("file", tuple(both)), DAY)
    ticks = frozenset({"students", "guardians", "private"})
    offer.note(Request(tuple(both), "full", "", ticks), "HP LaserJet")
    with class_file.reading() as unit:
        rows = unit.rows(select(handouts))
    assert [(row.kind, row.layout, row.destination, row.student_id) for row in rows] == [
        ("file", "guardians,students", "HP LaserJet", one) for one in both
    ]
    assert class_file.next_undo() is not None, "adding the students"


def test_a_confidential_talk_stands_in_a_private_file_only(
    class_file: ClassFile, chinese: None
) -> None:
    student = Students(class_file).add({"name": "王小雨"})
    with class_file.writing("talks") as unit:
        for day, said, confidential in ((3, "想妈妈", False), (9, "家里的事", True)):
            held = {"student_id": student, "held_on": date(2026, 11, day), "said": said}
            unit.insert(talks, {**held, "confidential": confidential})
    for private in (False, True):
        file = whole_file.read(class_file, ROOMS, student, "王小雨", DAY, private=private)
        pdf = whole_file.draw([file], {"talks"})
        text = "".join(one.extract_text() for one in PdfReader(BytesIO(pdf)).pages)
        assert "想妈妈" in text
        assert ("家里的事" in text) is private
