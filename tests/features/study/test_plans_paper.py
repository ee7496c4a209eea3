"""Study help plans on paper: whole, in both styles, blank to fill in, and the groups."""

from __future__ import annotations

from datetime import date
from io import BytesIO

import pytest
from pypdf import PdfReader
from tests.features.enrolling import Enrol
from tests.jobs import job_of

from carekeeper.core.ids import StudentId
from carekeeper.core.print_job import PrintJob, Request
from carekeeper.db.class_file import ClassFile
from carekeeper.features.study.room import ROOM
from carekeeper.features.study.store.plans import StudyPlans
from carekeeper.widgets.desk import Desk

BEGUN = date(2026, 9, 7)
PLAN = {
    "subject": "语文",
    "focus": "作文与阅读",
    "teacher": "沈文（语文）",
    "study_group": "阅读组",
    "begins_on": BEGUN,
    "causes": ("method", "family"),
    "analysis": "识字够，不敢写。",
    "near_goal": "每周写成一篇",
    "measures": (("周二 16:30", "一起读一篇", "沈文"),),
}


def read_back(job: PrintJob, request: Request) -> str:
    job.read(request)
    drawn = job.draw(request, lambda _done, _of: None)
    pages = PdfReader(BytesIO(drawn.pdf)).pages
    return "".join("".join(page.extract_text().split()) for page in pages)


@pytest.mark.parametrize("style", ["clean", "table"])
def test_a_plan_is_printed_with_all_that_came_of_it(
    class_file: ClassFile, study: StudyPlans, enrol: Enrol, desk: Desk, style: str, chinese: None
) -> None:
    student = enrol()
    number = study.plans.add(student, PLAN)
    study.sessions.add(student, {"plan_id": number, "content": "练分段", "went": "还要提醒"})
    study.results.add(student, {"plan_id": number, "rating": "great", "result": "写了一页半"})
    job = job_of("study", class_file, desk, [student])
    whole = read_back(job, Request((student,), "filled", style, span=job.span))
    for text in (
        *("王小雨", "作文与阅读", "方法、家庭", "识字够，不敢写。", "每周写成一篇", "周二16:30"),
        *("一起读一篇", "练分段", "还要提醒", "进步大", "写了一页半", "责任老师签字", "监护人签字"),
    ):
        assert text in whole


@pytest.mark.parametrize("style", ["clean", "table"])
def test_a_form_to_fill_in_has_boxes_to_tick_and_rows(
    class_file: ClassFile, enrol: Enrol, desk: Desk, style: str, chinese: None
) -> None:
    student = enrol()
    job = job_of("study", class_file, desk, [student])
    blank = read_back(job, Request((student,), "blank", style, span=job.span))
    assert "□基础□方法□动力□家庭□情绪" in blank
    assert "王小雨" in blank
    assert "王小雨" not in read_back(job, Request((), "collect", style, span=job.span))


def test_the_groups_of_the_class_stand_on_one_list(
    class_file: ClassFile, study: StudyPlans, enrol: Enrol, desk: Desk, chinese: None
) -> None:
    """It says who learns with whom, and nothing of why: it hangs where students read it."""
    one, other, helper = enrol(), enrol("李浩然"), enrol("陈家乐")
    for student in (one, other):
        study.plans.add(student, {**PLAN, "helper": "陈家乐"})
    job = job_of("study", class_file, desk, [one, other, helper])
    whole = read_back(job, Request((one, other, helper), "groups", "", span=job.span))
    assert "阅读组李浩然、王小雨陈家乐沈文（语文）" in whole
    for label in ("留守", "识字", "方法"):
        assert label not in whole


def test_a_plan_of_another_year_is_on_the_sheets_of_its_own_days(
    class_file: ClassFile, study: StudyPlans, enrol: Enrol, desk: Desk
) -> None:
    student = enrol()
    number = study.plans.add(student, {**PLAN, "begins_on": date(2026, 3, 2)})
    study.plans.change(number, {"state": "ended", "ends_on": date(2026, 6, 30)})
    job = job_of("study", class_file, desk, [student])
    request = Request((student,), "filled", "clean", span=job.span)
    job.read(request)
    assert "No study help plan in this period." in job.draw(request, lambda *_: None).warnings
    spring = Request((student,), "filled", "clean", span=(date(2026, 2, 1), date(2026, 7, 1)))
    assert "王小雨" in read_back(job, spring)


def test_the_whole_file_has_the_plans_of_the_student(
    class_file: ClassFile, study: StudyPlans, enrol: Enrol
) -> None:
    student = enrol()
    assert ROOM.file_part is not None
    assert ROOM.file_part(class_file, StudentId(student), BEGUN, False) is None
    study.plans.add(student, PLAN)
    part = ROOM.file_part(class_file, StudentId(student), BEGUN, False)
    assert part is not None
    assert part.draw("clean").startswith(b"%PDF")
