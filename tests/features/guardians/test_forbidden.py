"""A court has forbidden something: the teacher sees it before she reads the number."""

from __future__ import annotations

from datetime import date

import pytest
from msgspec.structs import replace
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot
from tests.features.guardians import card_cast as cast
from tests.features.guardians.conftest import Enrol
from tests.looking import words

from carekeeper.core import family
from carekeeper.core.errors import Invalid, Refused
from carekeeper.db.class_file import ClassFile
from carekeeper.features.guardians.facts.rules import with_value
from carekeeper.features.guardians.store import Guardians
from carekeeper.features.guardians.view.confirming import ask_confirmation
from carekeeper.features.guardians.view.guardian_card import GuardianCard
from carekeeper.shell.headline import headline
from carekeeper.widgets.labels import Badge, Label

DAY = date(2026, 11, 23)
BARRED = replace(
    cast.FATHER, barred=("hand_over", "call"), barred_since="2026-03", barred_reason="Court order"
)


def test_the_card_says_it_before_the_number(qtbot: QtBot) -> None:
    card = GuardianCard(BARRED, "", DAY, first=False)
    qtbot.addWidget(card)
    badges = [badge.text() for badge in card.findChildren(Badge)]
    assert badges[:2] == ["Must not be handed the child", "Must not be called"]
    lines = [label.text() for label in card.findChildren(Label)]
    why = next(n for n, line in enumerate(lines) if "Court order" in line)
    assert "Mar 2026" in lines[why]
    assert why < next(n for n, line in enumerate(lines) if "139" in line)
    assert card.findChild(QPushButton, f"call_first_{BARRED.id}") is None
    assert "Must not be called" in card.accessibleName()


def test_nobody_is_told_to_call_first_who_must_not_be_called() -> None:
    first = replace(BARRED, call_order=1)
    assert family.first_contact((first, cast.GRANDMOTHER)) == cast.GRANDMOTHER
    assert family.first_contact((first,)) is None


def test_the_head_above_each_tab_says_to_whom_the_child_must_not_go(
    class_file: ClassFile, guardians: Guardians, enrol: Enrol
) -> None:
    student = enrol()
    person = guardians.add(student, {"relation": "father", "name": "王建国"})
    guardians.change(person, "barred", ("hand_over",))
    head = headline(class_file, guardians.get(person).student_id, [])
    assert head.badges()[0] == ("Not to be handed to Father", "late")
    class_file.undo()
    head = headline(class_file, guardians.get(person).student_id, [])
    assert ("Not to be handed to Father", "late") not in head.badges()


def test_nobody_who_must_not_be_called_is_put_first(guardians: Guardians, enrol: Enrol) -> None:
    student = enrol()
    father = guardians.add(student, {"relation": "father", "phones": ("13900000001",)})
    guardians.add(student, {"relation": "mother", "phones": ("13900000002",)})
    guardians.change(father, "barred", ("call",))
    with pytest.raises(Refused, match="forbids calling"):
        guardians.make_first_contact(father)
    (line,) = guardians.situations()
    with pytest.raises(Invalid, match="forbids calling"):
        with_value(line, "first", "father")
    assert line.phones == (("mother", "13900000002"),)


def test_the_number_of_who_must_not_be_called_is_not_read_out_when_a_card_is_confirmed(
    qtbot: QtBot, guardians: Guardians, enrol: Enrol
) -> None:
    student = enrol()
    father = guardians.add(student, {"relation": "father", "phones": ("13900000001",)})
    guardians.add(student, {"relation": "mother", "phones": ("13900000002",)})
    guardians.change(father, "barred", ("call",))
    dialog = ask_confirmation(guardians, [student], lambda: DAY, None)
    qtbot.addWidget(dialog)
    assert "139 0000 0002" in words(dialog)
    assert "139 0000 0001" not in words(dialog)
