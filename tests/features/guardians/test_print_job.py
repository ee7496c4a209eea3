"""From the class file to the print dialog: who is offered, who is ticked, what is noted."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from tests.jobs import job_of

from carekeeper.core.ids import StudentId
from carekeeper.core.print_job import PrintJob, Request, Tickable
from carekeeper.db.class_file import ClassFile
from carekeeper.db.schema import students
from carekeeper.features.guardians.store import Guardians
from carekeeper.widgets.desk import Desk

Enrol = Callable[..., int]


@pytest.fixture
def enrol(class_file: ClassFile) -> Enrol:
    """Put a student into the class file."""

    def put(name: str, **values: object) -> int:
        with class_file.writing(name) as unit:
            return int(unit.insert(students, {"name": name, "home_address": "后吴村", **values}))

    return put


def ticked(job: PrintJob) -> list[str]:
    return [choice.name for choice in job.choices if choice.id in job.chosen]


def choice(job: PrintJob, name: str) -> Tickable:
    return next(one for one in job.choices if one.name == name)


def test_without_a_wish_the_left_behind_students_are_ticked(
    enrol: Enrol, class_file: ClassFile, desk: Desk
) -> None:
    enrol("王小雨", left_behind=True, name_keys="wang xiao yu")
    enrol("李浩然")
    enrol("张思琪", left_behind=True, enrolment="graduated")
    job = job_of("cards", class_file, desk, [])
    assert [one.name for one in job.choices] == ["王小雨", "李浩然"]
    assert ticked(job) == ["王小雨"]
    assert choice(job, "王小雨").letters == "wang xiao yu"


def test_who_was_asked_for_is_ticked_even_when_gone_from_the_class(
    enrol: Enrol, class_file: ClassFile, desk: Desk
) -> None:
    enrol("王小雨", left_behind=True)
    gone = enrol("张思琪", enrolment="graduated")
    assert ticked(job_of("cards", class_file, desk, [gone])) == ["张思琪"]


def test_a_name_says_how_much_its_card_lacks(
    enrol: Enrol, class_file: ClassFile, desk: Desk
) -> None:
    student = enrol("王小雨")
    Guardians(class_file).add(student, {"relation": "father", "name": "王建国", "away": True})
    job = job_of("cards", class_file, desk, [student])
    assert choice(job, "王小雨").missing == 4


@pytest.mark.parametrize("layout", ["full", "half", "pocket"])
def test_the_pages_come_with_what_they_lack(
    enrol: Enrol, class_file: ClassFile, desk: Desk, layout: str
) -> None:
    student = enrol("王小雨")
    job = job_of("cards", class_file, desk, [student])
    steps: list[tuple[int, int]] = []
    drawn = job.draw(
        Request((student,), layout, "clean"), lambda done, of: steps.append((done, of))
    )
    width, height, rows = job.page_image(drawn.pdf, 0, 36)
    assert drawn.pages == 1
    assert (width, height) == (298, 421)
    assert len(rows) == width * height * 4
    assert "王小雨" in drawn.warnings[0]
    assert steps[-1][0] == steps[-1][1] == len(steps)


def test_what_was_printed_is_noted_and_later_changes_are_known(
    enrol: Enrol, class_file: ClassFile, desk: Desk
) -> None:
    student = enrol("王小雨", left_behind=True)
    store = Guardians(class_file)
    father = store.add(student, {"relation": "father", "name": "王建国"})
    job_of("cards", class_file, desk, []).printed(Request((student,), "full", "clean"), "Laser")
    assert store.card(StudentId(student)).printed_at is not None
    store.change(father, "phones", ("13900008841",))
    groups = {group.name: group.ids for group in job_of("cards", class_file, desk, []).groups}
    assert groups == {"left_behind": frozenset({student}), "changed": frozenset({student})}


def test_the_style_is_kept_for_the_next_time(class_file: ClassFile, desk: Desk) -> None:
    job_of("cards", class_file, desk, []).remember_style("table")
    assert job_of("cards", class_file, desk, []).style == "table"
