"""Bringing a class in: paste a list and look at it first, or type one name after the other."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from carekeeper.core import fields
from carekeeper.core.errors import CareKeeperError, Invalid
from carekeeper.core.ids import StudentId
from carekeeper.core.typing import override
from carekeeper.core.words import tr, trn
from carekeeper.db.class_file import ClassFile
from carekeeper.features.students.facts import BY_NAME, bring_in
from carekeeper.features.students.facts.bring_in import Known
from carekeeper.features.students.facts.pasted import read
from carekeeper.features.students.store import Draft, Students
from carekeeper.features.students.view.preview_page import PreviewPage
from carekeeper.widgets.desk import Desk
from carekeeper.widgets.dialog import Dialog
from carekeeper.widgets.parts import Button, CheckBox, Combo, Label


class BringInDialog(Dialog):
    """Paste a list, see what goes where and what is doubtful, bring it in as one step."""

    def __init__(self, class_file: ClassFile, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(tr("Bring the class in"), name="bring_in", parent=parent)
        self._students = Students(class_file)
        self._desk = desk
        self.text = QPlainTextEdit()
        self.preview = PreviewPage(_known(self._students), desk.today())
        self.back = Button(tr("Back"), name="bring_in_back", on_click=self._go_back)
        self.number = CheckBox(tr("Number the students in this order"), name="bring_in_number")
        self.next = Button(look="primary", name="bring_in_next", on_click=self._go_on)
        self._pages = QStackedWidget()
        self._arrange()
        self.fit(1120, 600)
        self.text.textChanged.connect(self._label)
        self.preview.rows.checked.connect(self._label)
        self._label()
        self.text.setFocus()

    def show_text(self, text: str) -> None:
        """Put a pasted text in and look at it."""
        self.text.setPlainText(text)
        self._go_on()

    def _go_on(self) -> None:
        self.refuse("")
        if self._pages.currentIndex() == 0:
            sheet = read(self.text.toPlainText())
            if not sheet.rows:
                self.refuse(tr("There is no name in this text."))
                return
            self.preview.show_sheet(sheet)
            self.number.setChecked(bring_in.without_numbers(sheet))
            self._pages.setCurrentIndex(1)
            self.preview.table.setFocus()
            self._label()
        else:
            self._bring_in()

    def _go_back(self) -> None:
        self.refuse("")
        self._pages.setCurrentIndex(0)
        self._label()
        self.text.setFocus()

    def _bring_in(self) -> None:
        students = self.preview.rows.ticked()
        drafts: list[Draft] = [(student.values, student.persons) for student in students]
        if self.number.isVisibleTo(self) and self.number.isChecked():
            first = self._students.next_class_number()
            drafts = [
                ({**values, "class_number": first + at}, persons)
                for at, (values, persons) in enumerate(drafts)
            ]
        n = len(drafts)
        label = trn("{n} student brought in", "{n} students brought in", n).format(n=n)
        try:
            self._students.add_all(drafts, label)
        except CareKeeperError as problem:
            self.refuse(problem.sentence)
            return
        self._desk.messages.saved(label)
        self.accept()

    def _paste(self) -> None:
        self.text.setPlainText(QGuiApplication.clipboard().text())

    def _label(self) -> None:
        looking = self._pages.currentIndex() == 1
        self.back.setVisible(looking)
        rows = self.preview.rows
        self.number.setVisible(looking and bring_in.without_numbers(rows.sheet))
        if looking:
            n = len(rows.ticked())
            self.next.setText(trn("Bring in {n} student", "Bring in {n} students", n).format(n=n))
            self.next.setEnabled(n > 0)
        else:
            self.next.setText(tr("Look at it first"))
            self.next.setEnabled(bool(self.text.toPlainText().strip()))

    def _arrange(self) -> None:
        self.text.setObjectName("bring_in_text")
        self.text.setAccessibleName(tr("The list of the class"))
        self.text.setPlaceholderText(
            tr("Paste here, for example:\n\nWang Xiaoyu\nLi Haoran\nZhang Siqi")
        )
        self.text.setTabChangesFocus(True)
        first = QWidget()
        column = QVBoxLayout(first)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        row = QHBoxLayout()
        words = tr(
            "Paste the list from a spreadsheet, the register or a chat. One name a line is "
            "enough; with headings, sex, ID number, address and the guardians' phones come along."
        )
        row.addWidget(Label(words, "second", wrap=True), 1)
        row.addWidget(
            Button(tr("Paste"), icon="clipboard-list", name="bring_in_paste", on_click=self._paste)
        )
        column.addLayout(row)
        column.addWidget(self.text, 1)
        self._pages.addWidget(first)
        self._pages.addWidget(self.preview)
        self.body.addWidget(self._pages, 1)
        self.foot.addWidget(self.number)
        self.foot.addStretch(1)
        cancel = Button(tr("Cancel"), name="bring_in_cancel", on_click=self.reject)
        for button in (cancel, self.back, self.next):
            self.foot.addWidget(button)


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
            raise Invalid(tr("Type the name first."), "name")
        known = {line.name for line in self._students.lines()}
        if name in known and self._asked != name:
            self._asked = str(name)
            sentence = tr("{name} is there already. Press Enter again to add a second one.")
            raise Invalid(sentence.format(name=name), "name")
        number = fields.parse(BY_NAME["id_number"], self.number.text(), today=today)
        return {"name": name, "id_number": number, "sex": self.sex.currentData()}

    def _add(self, values: dict[str, object]) -> StudentId:
        number = self._students.next_class_number()
        made = self._students.add({**values, "class_number": number})
        self._desk.messages.saved(tr("{name} added").format(name=values["name"]))
        return made

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
        hint = tr("Enter adds the student and goes on to the next. Only the name is needed.")
        self.body.addWidget(Label(hint, "second", wrap=True))
        row = QHBoxLayout()
        row.setSpacing(12)
        for widget, label, stretch in (
            (self.name, tr("Name"), 3),
            (self.sex, tr("Sex"), 1),
            (self.number, tr("ID number"), 4),
        ):
            column = QVBoxLayout()
            column.setSpacing(3)
            caption = Label(label, "caption")
            caption.setBuddy(widget)
            column.addWidget(caption)
            column.addWidget(widget)
            row.addLayout(column, stretch)
        self.body.addLayout(row)
        self.body.addWidget(self.list)
        self.body.addStretch(1)
        self.foot.addStretch(1)
        self.foot.addWidget(Button(tr("Done"), name="quick_add_done", on_click=self.reject))
        self.foot.addWidget(self.add)


def _line(name: str, label: str) -> QLineEdit:
    line = QLineEdit()
    line.setObjectName(name)
    line.setAccessibleName(label)
    return line


def _known(students: Students) -> list[Known]:
    return [
        Known(student.name, student.id_number, student.class_number)
        for student in students.everyone()
    ]
