"""Bringing a class in: paste a list and look at it first, or type one name after the other."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QPlainTextEdit,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from carekeeper.core import fields
from carekeeper.core.errors import CareKeeperError, Invalid
from carekeeper.core.ids import StudentId
from carekeeper.core.typing import override
from carekeeper.core.words import tr, trn
from carekeeper.db.class_file import ClassFile
from carekeeper.features.students import bring_in
from carekeeper.features.students.bring_in import Known
from carekeeper.features.students.facts import BY_NAME
from carekeeper.features.students.pasted import Sheet, read
from carekeeper.features.students.preview import PreviewRows
from carekeeper.features.students.store import Draft, Students
from carekeeper.widgets import theme
from carekeeper.widgets.desk import Desk
from carekeeper.widgets.dialog import Dialog
from carekeeper.widgets.parts import Button, CheckBox, Combo, Label

_BOX_COLUMN = 40
_NARROWEST, _WIDEST = 80, 220


class BringInDialog(Dialog):
    """Paste a list, see what goes where and what is doubtful, bring it in as one step."""

    def __init__(self, class_file: ClassFile, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(tr("Bring the class in"), name="bring_in", width=980, parent=parent)
        self._students = Students(class_file)
        self._desk = desk
        self.text = QPlainTextEdit()
        self.preview = PreviewPage(_known(self._students), desk.today())
        self.back = Button(tr("Back"), name="bring_in_back", on_click=self._go_back)
        self.number = CheckBox(tr("Number the pupils in this order"), name="bring_in_number")
        self.next = Button(look="primary", name="bring_in_next", on_click=self._go_on)
        self._pages = QStackedWidget()
        self.resize(theme.px(980), theme.px(600))
        self._arrange()
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
        pupils = self.preview.rows.ticked()
        drafts: list[Draft] = [(pupil.values, pupil.persons) for pupil in pupils]
        if self.number.isVisibleTo(self) and self.number.isChecked():
            first = self._students.next_class_number()
            drafts = [
                ({**values, "class_number": first + at}, persons)
                for at, (values, persons) in enumerate(drafts)
            ]
        n = len(drafts)
        label = trn("{n} pupil brought in", "{n} pupils brought in", n).format(n=n)
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
            self.next.setText(trn("Bring in {n} pupil", "Bring in {n} pupils", n).format(n=n))
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


class PreviewPage(QWidget):
    """The table, the place where the chosen column goes, and the doubts one after the other."""

    def __init__(self, known: list[Known], today: date) -> None:
        super().__init__()
        self.rows = PreviewRows(known, today)
        self.table = QTableView()
        self.summary = Label("", "strong", name="bring_in_summary")
        self.titles = Label("", "second", name="bring_in_titles")
        self.target = Combo()
        self.sentence = Label("", "due", wrap=True, name="bring_in_sentence")
        self.next_doubt = Button(
            tr("Next one to look at"),
            icon="arrow-right",
            look="small",
            name="bring_in_next_doubt",
            on_click=self._go_to_doubt,
        )
        self._dress()
        self._arrange()
        self.rows.checked.connect(self._sum_up)
        self.table.selectionModel().currentChanged.connect(self._show_cell)
        self.table.horizontalHeader().sectionClicked.connect(self._choose_column)
        self.target.activated.connect(self._assign)

    def show_sheet(self, sheet: Sheet) -> None:
        """Show a pasted sheet."""
        self.rows.show_sheet(sheet)
        self.titles.setText(tr("Not pupils: {lines}").format(lines=tr(", ").join(sheet.titles)))
        self.titles.setVisible(bool(sheet.titles))
        self.table.resizeColumnsToContents()
        self.table.setColumnWidth(0, theme.px(_BOX_COLUMN))
        for column in range(1, self.rows.columnCount()):
            width = min(
                max(self.table.columnWidth(column), theme.px(_NARROWEST)), theme.px(_WIDEST)
            )
            self.table.setColumnWidth(column, width)
        self.table.setCurrentIndex(self.rows.index(0, 1))
        self._sum_up()

    def _sum_up(self) -> None:
        n, doubts = len(self.rows.ticked()), len(self.rows.doubts())
        words = trn("{n} pupil", "{n} pupils", n).format(n=n)
        if doubts:
            more = trn("{n} place to look at", "{n} places to look at", doubts).format(n=doubts)
            words = tr("{pupils}, {places}").format(pupils=words, places=more)
        self.summary.setText(words)
        self.next_doubt.setVisible(doubts > 0)
        self._show_cell(self.table.currentIndex())

    def _show_cell(self, index: QModelIndex) -> None:
        column = index.column() - 1
        self.sentence.setText(self._about(index.row(), column))
        self.target.setEnabled(column >= 0)
        if column >= 0:
            self.target.setCurrentIndex(self.target.findData(self.rows.sheet.targets[column]))

    def _about(self, row: int, column: int) -> str:
        """Return what is doubtful in a cell, and whose it is: the name may be out of sight."""
        doubt = self.rows.doubt(row, column)
        name = self.rows.pupils[row].values.get("name", "") if doubt else ""
        return tr("{name}: {doubt}").format(name=name, doubt=doubt) if name else doubt

    def _go_to_doubt(self) -> None:
        places = self.rows.doubts()
        here = self.table.currentIndex()
        at = (here.row(), here.column() - 1)
        row, column = next((place for place in places if place > at), places[0])
        index = self.rows.index(row, column + 1)
        self.table.setCurrentIndex(index)
        self.table.scrollTo(index)
        self.table.setFocus()

    def _choose_column(self, section: int) -> None:
        if section == 0:
            return
        row = max(self.table.currentIndex().row(), 0)
        self.table.setCurrentIndex(self.rows.index(row, section))
        self.target.showPopup()

    def _assign(self) -> None:
        column = self.table.currentIndex().column() - 1
        if column >= 0:
            self.rows.assign(column, str(self.target.currentData()))

    def _dress(self) -> None:
        self.table.setObjectName("bring_in_table")
        self.table.setAccessibleName(tr("What is brought in"))
        self.table.setModel(self.rows)
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setDefaultSectionSize(theme.px(32))
        self.table.setTabKeyNavigation(False)
        self.table.setWordWrap(False)
        self.table.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.AnyKeyPressed
        )
        header = self.table.horizontalHeader()
        header.setSectionsClickable(True)
        header.setFixedHeight(theme.px(50))
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Fixed)
        self.target.setObjectName("bring_in_target")
        self.target.setAccessibleName(tr("Where this column goes"))
        self.target.setMinimumWidth(theme.px(200))
        for target in bring_in.targets():
            self.target.addItem(bring_in.target_label(target), target)

    def _arrange(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(12)
        top.addWidget(self.summary)
        top.addWidget(self.next_doubt)
        top.addStretch(1)
        top.addWidget(Label(tr("This column goes to"), "second"))
        top.addWidget(self.target)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(top)
        column.addWidget(self.titles)
        column.addWidget(self.table, 1)
        column.addWidget(self.sentence)


class QuickAddDialog(Dialog):
    """Type a name and press Enter, and the next one can be typed."""

    added = Signal(int)
    """The number of each new pupil."""

    def __init__(self, class_file: ClassFile, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(tr("New pupils"), name="quick_add", width=520, parent=parent)
        self._students = Students(class_file)
        self._desk = desk
        self._names: list[str] = []
        self._asked = ""
        self.name = _line("quick_add_name", tr("Name"))
        self.number = _line("quick_add_id", tr("ID number"))
        self.sex = Combo()
        self.list = Label("", "second", wrap=True, name="quick_add_list")
        self.add = Button(tr("Add"), look="primary", name="quick_add_add", on_click=self.add_pupil)
        self._arrange()
        for line in (self.name, self.number):
            line.returnPressed.connect(self.add_pupil)
        self.name.textEdited.connect(lambda: self.refuse(""))
        self.name.setFocus()

    def add_pupil(self) -> None:
        """Add the pupil that is typed; a name that is there already is asked about once."""
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
        hint = tr("Enter adds the pupil and goes on to the next. Only the name is needed.")
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
