"""New students one after the other: a name, Enter, and the next one can be typed."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QWidget,
)

from carekeeper.core import fields
from carekeeper.core.errors import CareKeeperError, Invalid
from carekeeper.core.ids import StudentId
from carekeeper.core.typing import override
from carekeeper.core.words import tr
from carekeeper.db.class_file import ClassFile
from carekeeper.features.students.facts import BY_NAME
from carekeeper.features.students.store import Students
from carekeeper.widgets.boxes import fill, grow, in_column
from carekeeper.widgets.desk import Desk
from carekeeper.widgets.dialog import Dialog
from carekeeper.widgets.parts import Button, Combo, Label


class QuickAddDialog(Dialog):
    """Type a name and press Enter, and the next one can be typed."""

    added = Signal(int)
    """The number of each new student."""

    def __init__(self, class_file: ClassFile, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(tr("New students"), name="quick_add", width=520, parent=parent)
        self._students = Students(class_file)
        self._desk = desk
        self._names: list[str] = []
        self._asked = ""
        self.name = _line("quick_add_name", tr("Name"))
        self.number = _line("quick_add_id", tr("ID number"))
        self.sex = Combo()
        self.list = Label("", "second", wrap=True, name="quick_add_list")
        self.add = Button(
            tr("Add"), look="primary", name="quick_add_add", on_click=self.add_student
        )
        self._arrange()
        for line in (self.name, self.number):
            line.returnPressed.connect(self.add_student)
        self.name.textEdited.connect(lambda: self.refuse(""))
        self.name.setFocus()

    def add_student(self) -> None:
        """Add the student that is typed; a name that is there already is asked about once."""
        try:
            values = self._typed()
            self.added.emit(self._add(values))
        except CareKeeperError as problem:
            self.refuse(problem.sentence)
            at = self.number if getattr(problem, "field", "") == "id_number" else self.name
            at.setFocus()
            return
        self._names.append(str(values["name"]))
        self.list.setText(tr("Added: {names}").format(names=tr(", ").join(self._names)))
        self._clear()

    def _typed(self) -> dict[str, object]:
        today = self._desk.today()
        name = fields.parse(BY_NAME["name"], self.name.text(), today=today)
        if not name:
            raise Invalid(tr("Please fill in the name first."), "name")
        known = {line.own_name for line in self._students.lines()}
        if name in known and self._asked != name:
            self._asked = str(name)
            sentence = tr(
                "{name} is already in the class. Press Enter again to add a second student "
                "of this name."
            )
            raise Invalid(sentence.format(name=name), "name")
        number = fields.parse(BY_NAME["id_number"], self.number.text(), today=today)
        return {"name": name, "id_number": number, "sex": self.sex.currentData()}

    def _add(self, values: dict[str, object]) -> StudentId:
        number = self._students.next_class_number()
        return self._students.add({**values, "class_number": number})

    def _clear(self) -> None:
        self._asked = ""
        self.refuse("")
        self.name.clear()
        self.number.clear()
        self.sex.setCurrentIndex(0)
        self.name.setFocus()

    @override
    def reject(self) -> None:
        self.done(int(bool(self._names)))

    def _arrange(self) -> None:
        self.sex.setObjectName("quick_add_sex")
        self.sex.setAccessibleName(tr("Sex"))
        self.sex.addItem("", "")
        for choice in BY_NAME["sex"].choices:
            self.sex.addItem(tr(choice.label), choice.code)
        hint = tr("Press Enter to add the student and go on to the next. Only the name is needed.")
        self.body.addWidget(Label(hint, "second", wrap=True))
        row = QHBoxLayout()
        row.setSpacing(12)
        for widget, label, stretch in (
            (self.name, tr("Name"), 3),
            (self.sex, tr("Sex"), 1),
            (self.number, tr("ID number"), 4),
        ):
            caption = Label(label, "caption")
            caption.setBuddy(widget)
            row.addLayout(in_column(caption, widget, gap=3), stretch)
        fill(self.body, row, self.list, grow())
        self.foot.addStretch(1)
        self.foot.addWidget(Button(tr("Done"), name="quick_add_done", on_click=self.reject))
        self.foot.addWidget(self.add)


def _line(name: str, label: str) -> QLineEdit:
    line = QLineEdit()
    line.setObjectName(name)
    line.setAccessibleName(label)
    return line
