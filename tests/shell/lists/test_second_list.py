"""A second list: what is new in it, what was there before, and what is remembered of the first."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot
from tests.shell.lists.test_bring_in import bring_in, opened

from carekeeper.db.class_file import ClassFile
from carekeeper.features.guardians.store import Guardians
from carekeeper.features.students.store import Students
from carekeeper.lists import matching
from carekeeper.shell.lists.plan import TO_LOOK_AT
from carekeeper.shell.lists.plan_rows import OLD_ROLE
from carekeeper.widgets.desk import Desk


@pytest.fixture
def students(class_file: ClassFile) -> Students:
    return Students(class_file)


def test_a_second_list_shows_what_is_new_and_what_was_before(
    class_file: ClassFile, desk: Desk, students: Students, qtbot: QtBot
) -> None:
    first = opened(class_file, desk, qtbot)
    first.show_text("姓名\t住址\t母亲电话\n王小雨\t后吴村五组\t13700000001\n周子墨\t上村\t\n")
    bring_in(first, qtbot)
    again = opened(class_file, desk, qtbot)
    again.show_text("姓名\t住址\t母亲电话\n王小雨\t后吴村三组\t13700005526\n周一诺\t柳林村\t\n")
    rows = again.page_of_plan.rows
    assert rows.plan is not None
    assert (rows.plan.count(matching.NEW), rows.plan.count(matching.CHANGED)) == (1, 1)
    assert rows.index(0, 3).data(OLD_ROLE) == "后吴村五组"
    assert "13700000001".replace(" ", "") in rows.index(0, 4).data(OLD_ROLE).replace(" ", "")
    assert "周子墨" in again.page_of_plan.missing.toolTip() + again.page_of_plan.missing.text()
    assert again.next.text() == "Import: 1 new, 1 changed"
    bring_in(again, qtbot)
    child = students.lines()[0].id
    assert students.get(child).home_address == "后吴村三组"
    (mother,) = Guardians(class_file).of_student(child)
    assert mother.phones == ("13700005526",)
    assert len(students.lines()) == 3


def test_a_kept_column_shows_what_was_there_before(
    class_file: ClassFile, desk: Desk, qtbot: QtBot
) -> None:
    first = opened(class_file, desk, qtbot)
    first.show_text("姓名\t校车\t社团\n王小雨\t1号车\t\n李浩然\t2号车\t合唱\n")
    bring_in(first, qtbot)
    again = opened(class_file, desk, qtbot)
    again.show_text("姓名\t校车\t社团\n王小雨\t9号车\t足球\n李浩然\t2号车\t\n")
    rows = again.page_of_plan.rows
    assert rows.index(0, 3).data(OLD_ROLE) == "1号车"
    assert rows.index(0, 4).data(OLD_ROLE) == "nothing before"
    assert rows.index(1, 3).data(OLD_ROLE) is None
    assert rows.plan is not None
    assert rows.plan.count(matching.SAME) == 1


def test_the_same_list_once_more_changes_nothing(
    class_file: ClassFile, desk: Desk, students: Students, qtbot: QtBot
) -> None:
    first = opened(class_file, desk, qtbot)
    first.show_text("王小雨\n李浩然")
    bring_in(first, qtbot)
    again = opened(class_file, desk, qtbot)
    again.show_text("王小雨\n李浩然\n张思琪")
    assert again.next.text() == "Import 1 student"
    bring_in(again, qtbot)
    assert [line.class_number for line in students.lines()] == [1, 2, 3]


def test_a_column_is_sent_somewhere_else_and_that_is_remembered(
    class_file: ClassFile, desk: Desk, students: Students, qtbot: QtBot
) -> None:
    text = "姓名\t片区\n王小雨\t后吴\n"
    dialog = opened(class_file, desk, qtbot)
    dialog.show_text(text)
    dialog.page_of_plan.rows.assign(1, "village_group")
    bring_in(dialog, qtbot)
    assert students.get(students.lines()[0].id).village_group == "后吴"
    again = opened(class_file, desk, qtbot)
    again.show_text("姓名\t片区\n李浩然\t柳林\n")
    assert again.page_of_plan.rows.plan is not None
    assert again.page_of_plan.rows.plan.table.columns[1].target == "village_group"


def test_only_what_the_teacher_has_chosen_is_remembered(
    class_file: ClassFile, desk: Desk, students: Students, qtbot: QtBot
) -> None:
    first = opened(class_file, desk, qtbot)
    first.show_text("姓名\t学号\n王小雨\t1\n李浩然\t2\n")
    bring_in(first, qtbot)
    again = opened(class_file, desk, qtbot)
    again.show_text("姓名\t学号\n张思琪\t2024003\n陈宇航\t2024004\n")
    assert again.plan is not None
    assert again.plan.count(TO_LOOK_AT) == 0, "here 学号 is the school's own number"
    assert again.plan.comparison.outcomes[0].proposal.kept == {"学号": "2024003"}


def test_a_chat_is_not_read_by_the_columns_of_another_chat(
    class_file: ClassFile, desk: Desk, students: Students, qtbot: QtBot
) -> None:
    first = opened(class_file, desk, qtbot)
    first.show_text("#接龙\n1. 王小雨 妈妈 13900001300\n2. 李浩然 爸爸 13800001201\n")
    bring_in(first, qtbot)
    again = opened(class_file, desk, qtbot)
    again.show_text("张思琪+女+爸爸张建军13800001202\n陈宇航+男+爸爸陈建华13800001203\n")
    bring_in(again, qtbot)
    assert [line.name for line in students.lines()][2:] == ["张思琪", "陈宇航"]
