"""The talk records in the print dialog."""

from __future__ import annotations

from datetime import date
from io import BytesIO

from msgspec.structs import replace
from pypdf import PdfReader
from sqlalchemy import select
from tests.conftest import TODAY
from tests.features.talks.conftest import Enrol
from tests.jobs import job_of

from carekeeper.core.print_job import Drawn, Request
from carekeeper.db.class_file import ClassFile
from carekeeper.db.schema import handouts
from carekeeper.features.talks.store import Talks
from carekeeper.widgets.desk import Desk


def words_of(drawn: Drawn) -> str:
    """Return the text of what was drawn."""
    read = PdfReader(BytesIO(drawn.pdf))
    assert len(read.pages) == drawn.pages
    return "\n".join(page.extract_text() for page in read.pages)


def test_those_talked_with_are_ticked_and_other_months_can_be_chosen(
    enrol: Enrol, talks: Talks, class_file: ClassFile, desk: Desk
) -> None:
    student, other = enrol(class_number=1), enrol("李浩然", class_number=2)
    talks.add(student, {"said": "想妈妈"})
    talks.add(other, {"held_on": date(2026, 10, 9), "said": "想爸爸"})
    job = job_of("talk-sheets", class_file, desk, [], "2026-11")
    assert job.chosen == {student}
    assert [choice.id for choice in job.choices] == [student, other]
    assert job.pick is not None
    assert [key for key, _label in job.pick.answers] == ["2026-09", "2026-10", "2026-11", "2026-12"]
    request = Request((student, other), "filled", "clean", answer="2026-11")
    november = job.draw(request, lambda _done, _of: None)
    assert "想妈妈" in words_of(november)
    assert november.warnings[0].startswith("No talk noted for 李浩然")
    october = job.draw(replace(request, answer="2026-10"), lambda _done, _of: None)
    assert "想爸爸" in words_of(october)


def test_a_confidential_talk_is_marked_on_paper_and_asked_for_before(
    enrol: Enrol, talks: Talks, class_file: ClassFile, desk: Desk
) -> None:
    student, other = enrol(class_number=1), enrol("李浩然", class_number=2)
    talks.add(student, {"said": "想妈妈", "confidential": True})
    talks.add(other, {"said": "想爸爸"})
    job = job_of("talk-sheets", class_file, desk, [student], "2026-11")
    for style, _label in job.styles:
        request = Request((student,), "filled", style, answer="2026-11")
        marked = job.draw(request, lambda _done, _of: None)
        assert "CONFIDENTIAL" in words_of(marked)
        assert "1 confidential record" in marked.question
        plain = job.draw(replace(request, ids=(other,)), lambda _done, _of: None)
        assert "CONFIDENTIAL" not in words_of(plain)
        assert plain.question == ""
    for layout in ("blank", "class"):
        request = Request((student,), layout, "clean", answer="2026-11")
        nothing = job.draw(request, lambda _done, _of: None)
        assert "CONFIDENTIAL" not in words_of(nothing)
        assert nothing.question == ""


def test_blank_sheets_and_the_class_sheet_hold_no_words_of_the_talk(
    enrol: Enrol, talks: Talks, class_file: ClassFile, desk: Desk
) -> None:
    student = enrol()
    talks.add(student, {"said": "想妈妈"})
    job = job_of("talk-sheets", class_file, desk, [student], "2026-11")
    for layout in ("blank", "class"):
        for style, _label in job.styles:
            request = Request((student,), layout, style, answer="2026-11")
            text = words_of(job.draw(request, lambda _done, _of: None))
            assert "王小雨" in text
            assert "想妈妈" not in text


def test_the_class_sheet_names_those_too_with_whom_the_talk_was_missed(
    enrol: Enrol, talks: Talks, class_file: ClassFile, desk: Desk
) -> None:
    first, second = enrol(class_number=1), enrol("李浩然", class_number=2)
    enrol("陆心怡", class_number=3)
    enrol("石美琳", class_number=4, left_behind=False)
    talks.add(first, {"said": "想妈妈"})
    talks.add(second, {"said": "想爸爸"})
    job = job_of("talk-sheets", class_file, desk, [], "2026-11")
    request = Request(tuple(sorted(job.chosen)), "class", "table", answer="2026-11")

    whole = words_of(job.draw(request, lambda _done, _of: None))
    assert "2 of 3 students talked to" in whole
    assert "陆心怡" in whole
    assert "石美琳" not in whole

    chosen = words_of(job.draw(replace(request, ids=(second,)), lambda _done, _of: None))
    assert "李浩然" in chosen
    assert "陆心怡" not in chosen


def test_one_sheet_alone_is_printed_and_noted(
    enrol: Enrol, talks: Talks, class_file: ClassFile, desk: Desk
) -> None:
    student = enrol()
    enrol("李浩然")
    talks.add(student, {"held_on": date(2026, 11, 2), "said": "第一次"})
    second = talks.add(student, {"held_on": TODAY, "said": "再一次"})
    job = job_of("talk-sheets", class_file, desk, [student], "2026-11", second)
    assert [choice.name for choice in job.choices] == ["王小雨"]
    request = Request((student,), "filled", "table", answer="2026-11")
    text = words_of(job.draw(request, lambda _done, _of: None))
    assert "再一次" in text
    assert "第一次" not in text
    job.printed(request, "Laser")
    with class_file.reading() as unit:
        (row,) = unit.rows(select(handouts))
    assert (row.kind, row.layout, row.destination) == ("talk_sheet", "filled", "Laser")
