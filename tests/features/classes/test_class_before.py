"""Another teacher, another name: sheets of earlier days go on to say what was so on their day."""

from __future__ import annotations

from datetime import date, datetime, time
from io import BytesIO
from typing import cast

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot
from tests.conftest import TODAY
from tests.features.classes.test_view import forms, press, type_into
from tests.jobs import job_of

from carekeeper.core.print_job import Request
from carekeeper.core.school_class import SchoolClass
from carekeeper.core.scores import Score
from carekeeper.db.class_file import ClassFile
from carekeeper.db.students import class_over_time
from carekeeper.features.care.store import Care
from carekeeper.features.classes.store import Classes
from carekeeper.features.classes.view import ClassPane
from carekeeper.features.guardians.store import Guardians
from carekeeper.features.mentors.store import Mentors
from carekeeper.features.students.store import Students
from carekeeper.features.study.facts.scores import Exam, Subject
from carekeeper.features.study.store.scores import Scores
from carekeeper.features.talks.store import Talks
from carekeeper.features.visits.store import Visits
from carekeeper.widgets.buttons import Button
from carekeeper.widgets.desk import Desk

SEPTEMBER = date(2026, 9, 1)


@pytest.fixture
def classes(class_file: ClassFile) -> Classes:
    """A class that was 二（2）班 with 沈文 until September, and is 三（2）班 with 何伟 now."""
    class_file.now = lambda: datetime.combine(TODAY, time(8))
    made = Classes(class_file)
    made.begin({"name": "二（2）班", "school": "青禾镇中心小学", "teacher": "沈文"})
    return made


def risen(classes: Classes) -> None:
    before = classes.get()
    classes.change("name", "三（2）班")
    classes.change("teacher", "何伟")
    classes.keep_before(before, SEPTEMBER)


def on(class_file: ClassFile, day: date | None) -> SchoolClass:
    with class_file.reading() as unit:
        return class_over_time(unit).on(day)


def test_each_day_has_its_class_and_its_teacher(class_file: ClassFile, classes: Classes) -> None:
    risen(classes)
    days = (date(2024, 5, 1), date(2026, 8, 31), SEPTEMBER, None)
    assert [on(class_file, day).name for day in days] == ["二（2）班"] * 2 + ["三（2）班"] * 2
    assert [on(class_file, day).teacher for day in days] == ["沈文"] * 2 + ["何伟"] * 2
    class_file.undo()
    assert on(class_file, days[0]).name == "三（2）班"


def words_of(class_file: ClassFile, desk: Desk, paper: str, layout: str, **how: object) -> str:
    month, ids = str(how.get("month", "")), cast("tuple[int, ...]", how.get("ids", ()))
    job = job_of(paper, class_file, desk, ids, month)
    span = (date(2025, 9, 1), TODAY) if job.span else None
    ticks = frozenset(one.name for one in job.ticks if one.on)
    wanted = tuple(sorted(job.chosen))
    request = Request(wanted, layout, "clean", ticks, answer=month, span=span)
    job.read(request)
    drawn = job.draw(request, lambda _done, _of: None)
    return "\n".join(page.extract_text() for page in PdfReader(BytesIO(drawn.pdf)).pages)


def test_sheets_of_last_spring_say_the_class_of_last_spring(
    class_file: ClassFile, classes: Classes, desk: Desk
) -> None:
    child = Students(class_file).add({"name": "王小雨", "left_behind": True})
    spring = {"held_on": date(2026, 4, 14)}
    Talks(class_file, lambda: TODAY).add(child, {**spring, "said": "想妈妈"}, year=2025)
    visits = Visits(class_file, lambda: TODAY)
    visits.records.add(child, {**spring, "home": "灯修好了"})
    visits.letters.add(child, {"written_on": date(2026, 4, 14), "text": "小雨进步了"})
    risen(classes)
    told = [
        words_of(class_file, desk, "talk-sheets", "filled", month="2026-04"),
        words_of(class_file, desk, "talk-sheets", "class", month="2026-04"),
        words_of(class_file, desk, "visits", "filled"),
        words_of(class_file, desk, "letter", "letter"),
    ]
    assert [("二（2）班" in one, "三（2）班" in one) for one in told] == [(True, False)] * 4
    blank = words_of(class_file, desk, "talk-sheets", "blank", month="2026-11")
    assert "三（2）班" in blank


def test_the_file_of_who_left_and_a_pairing_that_ended_say_the_class_of_then(
    class_file: ClassFile, classes: Classes, desk: Desk
) -> None:
    students, scores = Students(class_file), Scores(class_file, lambda: TODAY)
    left, stays = (students.add({"name": name}) for name in ("王小雨", "李浩然"))
    Guardians(class_file).add(left, {"name": "陈桂兰", "phones": ("13800001207",)})
    subjects = (Subject(name="数学"),)
    exam = scores.add_exam(Exam(name="期中", held_on=date(2026, 4, 20), subjects=subjects))
    kept = scores.exam(exam)
    scores.put(kept, {(one, kept.subjects[0].id): Score(9000) for one in (left, stays)})
    mentors, begins = Mentors(class_file), {"starts_on": date(2026, 3, 2)}
    pairs = mentors.pair_new({"name": "周敏"}, [left, stays], begins)
    for pair in pairs:
        mentors.add_check_in(pair, {"held_on": date(2026, 5, 11), "content": "读书"})
    mentors.end(pairs[1], SEPTEMBER, "year_over")
    life = {"happened_on": date(2026, 5, 4), "text": "感冒"}
    Care(class_file, lambda: TODAY).life.add(left, life)
    students.change(left, "enrolment", "graduated")
    students.change(left, "enrolment_on", SEPTEMBER)
    risen(classes)
    told = [
        words_of(class_file, desk, paper, layout, ids=(left,))
        for paper, layout in (("file", "full"), ("scores", "progress"), ("cards", "full"))
    ]
    assert [("二（2）班" in one, "三（2）班" in one) for one in told] == [(True, False)] * 3
    file = words_of(class_file, desk, "file", "full", ids=(stays,))
    assert "二（2）班" in file, "the pairing that ended"
    assert "三（2）班" in file, "the file of who is here"


def test_a_class_sheet_of_a_month_names_those_who_were_here_in_that_month(
    class_file: ClassFile, classes: Classes, desk: Desk
) -> None:
    students = Students(class_file)
    came = students.add({"name": "李浩然", "joined_on": date(2026, 10, 12)})
    went = {"enrolment": "moved_away", "enrolment_on": date(2026, 10, 9)}
    gone = students.add({"name": "王小雨", "left_behind": True, **went})
    september = job_of("talk-sheets", class_file, desk, month="2026-09")
    november = job_of("talk-sheets", class_file, desk, month="2026-11")
    assert [one.id for one in september.choices] == [gone]
    assert [one.id for one in november.choices] == [came]


@pytest.fixture
def pane(qtbot: QtBot, classes: Classes, class_file: ClassFile, desk: Desk) -> ClassPane:
    """The page of the settings, in sight."""
    class_file.listen(desk.changed.emit)
    pane = ClassPane(class_file, desk)
    qtbot.addWidget(pane)
    pane.show()
    return pane


def shown(pane: ClassPane, span_id: int) -> list[Button]:
    found = pane.findChildren(Button, f"remove_earlier_{span_id}")
    return [one for one in found if one.isVisible()]


def test_a_correction_says_nothing_and_a_change_says_since_when(
    qtbot: QtBot, pane: ClassPane, classes: Classes, class_file: ClassFile
) -> None:
    (form,) = forms(pane, "class_form")
    type_into(qtbot, form, "teacher_phone", "13800001111")
    assert forms(pane, "since_form") == [], "what was empty is filled in, not changed"
    type_into(qtbot, form, "teacher", "何伟")
    type_into(qtbot, form, "name", "三（2）班")
    (since,) = forms(pane, "since_form")
    type_into(qtbot, since, "since", "2026-9-1")
    press(qtbot, pane, "class_only_since")
    assert forms(pane, "since_form") == []
    (before,) = classes.before()
    assert (before.name, before.teacher, before.until) == ("二（2）班", "沈文", SEPTEMBER)
    qtbot.waitUntil(lambda: bool(shown(pane, before.id)))
    press(qtbot, pane, f"remove_earlier_{before.id}")
    assert classes.before() == ()
    class_file.undo()
    qtbot.waitUntil(lambda: bool(shown(pane, before.id)))


def test_a_day_before_another_change_is_asked_about(
    qtbot: QtBot, pane: ClassPane, classes: Classes
) -> None:
    risen(classes)
    (form,) = forms(pane, "class_form")
    type_into(qtbot, form, "teacher", "沈文")
    (since,) = forms(pane, "since_form")
    type_into(qtbot, since, "since", "2026-3-1")
    press(qtbot, pane, "class_only_since")
    assert "is noted for" in since.editor("since").problem.text()
    line = since.editor("since").control
    assert isinstance(line, QLineEdit)
    qtbot.keyClick(line, Qt.Key.Key_End)
    assert len(classes.before()) == 1
