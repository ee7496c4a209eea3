"""The log of life and health is printed of those of whom something was written."""

from __future__ import annotations

from io import BytesIO

from pypdf import PdfReader
from sqlalchemy import select
from tests.features.enrolling import Enrol
from tests.jobs import job_of

from carekeeper.core.print_job import Request
from carekeeper.db.class_file import ClassFile
from carekeeper.db.schema import handouts
from carekeeper.features.care.store import Care
from carekeeper.widgets.desk import Desk


def test_no_page_is_spent_on_a_student_of_whom_nothing_was_written(
    class_file: ClassFile, care: Care, enrol: Enrol, desk: Desk
) -> None:
    first, second = enrol("王小雨"), enrol("李浩然")
    care.life.add(first, {"text": "Cough", "kind": "illness"})
    job = job_of("care", class_file, desk, [first, second])
    request = Request((first, second), "log", "", span=job.span)
    job.read(request)
    drawn = job.draw(request, lambda _done, _of: None)
    (page,) = PdfReader(BytesIO(drawn.pdf)).pages
    assert "Cough" in page.extract_text()
    assert ["李浩然" in sentence for sentence in drawn.warnings] == [True]
    job.printed(request, "HP LaserJet")
    with class_file.reading() as unit:
        assert [row.student_id for row in unit.rows(select(handouts))] == [first]


def test_a_blank_log_is_drawn_for_everybody(
    class_file: ClassFile, enrol: Enrol, desk: Desk
) -> None:
    both = (enrol("王小雨"), enrol("李浩然"))
    job = job_of("care", class_file, desk, list(both))
    request = Request(both, "blank", "", span=job.span)
    job.read(request)
    drawn = job.draw(request, lambda _done, _of: None)
    assert len(PdfReader(BytesIO(drawn.pdf)).pages) == 2
