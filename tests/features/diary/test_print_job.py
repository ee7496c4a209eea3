"""What the print dialog is told about the growth booklets."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from msgspec.structs import replace
from sqlalchemy import func, select
from tests.jobs import job_of

from carekeeper.core.print_job import PrintJob, Request
from carekeeper.db.class_file import ClassFile
from carekeeper.db.schema import handouts, steps
from carekeeper.features.diary.store import Diary
from carekeeper.widgets.desk import Desk

Enrol = Callable[..., int]


def request(job: PrintJob) -> Request:
    """Return what is asked for when the dialog has just been opened."""
    ticks = frozenset(tick.name for tick in job.ticks if tick.on)
    ids = tuple(one.id for one in job.choices if one.id in job.chosen)
    return Request(ids, job.layouts[0].name, "", ticks, "", job.span)


def test_those_with_entries_are_ticked_without_mood_for_the_school_year(
    class_file: ClassFile, diary: Diary, enrol: Enrol, desk: Desk
) -> None:
    silent, student = enrol("丁一"), enrol()
    diary.add(student, {"text": "好"})
    job = job_of("booklet", class_file, desk, [])
    assert [one.id for one in job.choices] == [silent, student]
    assert job.chosen == {student}
    assert job.span == (date(2026, 9, 1), date(2026, 11, 23))
    assert "mood" not in request(job).ticks
    assert {"diary", "award"} <= request(job).ticks


def test_pages_are_drawn_shown_and_noted(
    class_file: ClassFile, diary: Diary, enrol: Enrol, desk: Desk
) -> None:
    student, gone = enrol(), enrol("李浩然", enrolment="graduated")
    diary.add(student, {"text": "好"})
    job = job_of("booklet", class_file, desk, [gone, student])
    assert job.chosen == {gone, student}
    asked = request(job)
    job.read(asked)
    steps: list[tuple[int, int]] = []
    drawn = job.draw(asked, lambda step, of: steps.append((step, of)))
    assert drawn.pages == 4
    assert steps == [(1, 2), (2, 2)]
    (warning,) = drawn.warnings
    assert "李浩然" in warning
    width, height, rows = job.page_image(drawn.pdf, 0, 24)
    assert len(rows) == width * height * 4
    job.printed(replace(asked, ids=(student,)), "册.pdf")


def test_the_note_knows_what_was_written_before(
    class_file: ClassFile, diary: Diary, enrol: Enrol, desk: Desk
) -> None:
    """What is written later is then known to be missing in the booklet."""
    student = enrol()
    diary.add(student, {"text": "好"})
    job = job_of("booklet", class_file, desk, [student])
    job.printed(request(job), "册.pdf")
    with class_file.reading() as unit:
        assert unit.value(select(handouts.c.step_id)) == unit.value(select(func.max(steps.c.id)))
