"""The first page of all: make a class, look around in a sample, or open what is there."""

from __future__ import annotations

from collections.abc import Collection
from itertools import pairwise

from msgspec import Struct
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QSizePolicy,
    QSpacerItem,
    QWidget,
)

from carekeeper.core import phone
from carekeeper.core.errors import Invalid
from carekeeper.core.typing import override
from carekeeper.core.words import tr
from carekeeper.widgets.boxes import aligned, grow, in_column, in_row
from carekeeper.widgets.buttons import Button
from carekeeper.widgets.cards import Icon
from carekeeper.widgets.labels import Label, renew_style
from carekeeper.widgets.password_field import SHORTEST_PASSWORD, PasswordField

_FORM_WIDTH = 560
_SIDE_WIDTH = 470
_GAP, _NARROWEST_GAP = 68, 28
"""On a small screen all of it gives way, so that nothing is cut."""


class NewClass(Struct, frozen=True):
    """What the first page asks for; only the class name is required."""

    name: str
    school: str
    teacher: str
    hotline: str
    password: str


class WelcomePage(QWidget):
    """Asks for the class and a password, on one page."""

    class_given = Signal(object)
    """A `NewClass`."""

    sample_requested = Signal()
    open_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("welcome_page")
        self._name = self._line("welcome_class", tr("Class"), tr("such as Class 3 (2)"))
        self._school = self._line("welcome_school", tr("School"), tr("can be added later"))
        self._teacher = self._line("welcome_teacher", tr("Class teacher"), tr("can be added later"))
        self._hotline = self._line(
            "welcome_hotline", tr("Class hotline"), tr("printed on each contact card")
        )
        self._password = PasswordField("welcome_password", tr("Password"))
        self._again = PasswordField("welcome_password_again", tr("Type it again"))
        self._problem = Label("", "late", wrap=True, name="welcome_problem")
        self._strength = Label("", "caption-good", name="welcome_strength")
        self._arrange()
        self._connect()

    def fields(self) -> list[QLineEdit]:
        """Return the lines in the order in which one fills them in."""
        lines = [self._name, self._school, self._teacher, self._hotline]
        return [*lines, self._password, self._again]

    def tell(self, sentence: str) -> None:
        """Say why the class could not be made; what was typed stays."""
        self._problem.setText(sentence)

    def _line(self, name: str, label: str, hint: str) -> QLineEdit:
        line = QLineEdit()
        line.setObjectName(name)
        line.setAccessibleName(label)
        line.setPlaceholderText(hint)
        line.setMaxLength(60)
        return line

    def _connect(self) -> None:
        lines = self.fields()
        for line, after in pairwise(lines):
            line.returnPressed.connect(after.setFocus)
        for line in lines:
            line.textEdited.connect(self._calm)
        self._again.returnPressed.connect(self._begin_with_password)
        self._hotline.editingFinished.connect(self._judge_hotline)
        self._password.textChanged.connect(self._judge_password)
        self._again.textChanged.connect(self._judge_password)

    def _judge_password(self) -> None:
        enough = len(self._password.text()) >= SHORTEST_PASSWORD
        same = self._password.text() == self._again.text()
        self._strength.setText(tr("✓ Strong enough") if enough and same else "")

    def _begin_with_password(self) -> None:
        self._begin(self._password.text(), self._problems_of_password())

    def _begin_plain(self) -> None:
        self._begin("", {})

    def _problems_of_password(self) -> dict[QLineEdit, str]:
        password = self._password.text()
        if not password:
            return {self._password: tr("Please type a password, or start without one.")}
        if len(password) < SHORTEST_PASSWORD:
            sentence = tr(
                "Please use at least {n} characters: a short sentence is easy to remember."
            )
            return {self._password: sentence.format(n=SHORTEST_PASSWORD)}
        if password != self._again.text():
            return {self._again: tr("The two passwords differ. Please type it once more.")}
        return {}

    def _begin(self, password: str, problems: dict[QLineEdit, str]) -> None:
        """Make the class, or say everything that is in the way at once."""
        name = self._name.text().strip()
        if not name:
            unnamed = tr("Please fill in the class name, such as Class 3 (2).")
            problems = {self._name: unnamed, **problems}
        if problems:
            self._refuse(problems)
            return
        self._problem.setText("")
        school, teacher = self._school.text().strip(), self._teacher.text().strip()
        self.class_given.emit(NewClass(name, school, teacher, self._number(), password))

    def _number(self) -> str:
        """Return the hotline, `""` for none and for what is no number."""
        try:
            return phone.parse(self._hotline.text()) if self._hotline.text().strip() else ""
        except Invalid:
            return ""

    def _judge_hotline(self) -> None:
        """Say at once that what is typed is no number; the class can begin without it."""
        if self._hotline.text().strip() and not self._number():
            self._mark({self._hotline})
            self._problem.setText(
                tr(
                    "The hotline is not a phone number, so it is not saved. It can be added "
                    "later in the settings."
                )
            )

    def _refuse(self, problems: dict[QLineEdit, str]) -> None:
        self._mark(problems.keys())
        self._problem.setText("\n".join(problems.values()))
        next(iter(problems)).setFocus()

    def _mark(self, wrong: Collection[QLineEdit]) -> None:
        for line in self.fields():
            line.setProperty("wrong", line in wrong)
            renew_style(line)

    def _calm(self) -> None:
        if self._problem.text():
            self._problem.setText("")
            self._mark(())

    def _arrange(self) -> None:
        page = QHBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(0)
        page.addWidget(self._side(), _SIDE_WIDTH)
        page.addSpacing(_NARROWEST_GAP)
        page.addItem(QSpacerItem(_GAP, 0, QSizePolicy.Policy.Maximum))
        page.addWidget(self._form(), _FORM_WIDTH)
        page.addSpacing(_NARROWEST_GAP)
        page.addStretch(1)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._name.setFocus()

    def _side(self) -> QFrame:
        side = QFrame()
        side.setProperty("look", "welcome")
        side.setMaximumWidth(_SIDE_WIDTH)
        promise = tr(
            "A file for every student, contact cards, backups: all on this computer, "
            "never on the internet, given to nobody."
        )
        in_column(
            Icon("heart-handshake", "accent", 44),
            16,
            Label(tr("Keep every child\nin mind"), "welcome"),
            8,
            Label(promise, "second", wrap=True),
            grow(),
            Label(tr("Just looking?"), "caption"),
            aligned(
                Button(
                    tr("Open a sample class"),
                    icon="arrow-right",
                    look="link",
                    name="welcome_sample",
                    on_click=self.sample_requested.emit,
                ),
                Qt.AlignmentFlag.AlignLeft,
            ),
            self._open_row(),
            gap=8,
            margins=(56, 64, 40, 48),
            on=side,
        )
        return side

    def _open_row(self) -> QHBoxLayout:
        return in_row(
            Label(tr("Already have a class file or backup?"), "caption"),
            Button(
                tr("Open…"),
                look="link-caption",
                name="welcome_open",
                on_click=self.open_requested.emit,
            ),
            grow(),
            gap=12,
        )

    def _form(self) -> QWidget:
        form = QWidget()
        form.setMaximumWidth(_FORM_WIDTH)
        rows = ((self._name, self._school), (self._teacher, self._hotline))
        reason = tr(
            "The children's data is encrypted with it. Without a password, "
            "whoever gets this computer can read it."
        )
        sheet = tr(
            "The next step prints a recovery sheet. Lock it away: it opens the file "
            "when the password is forgotten."
        )
        in_column(
            Label(tr("Your class"), "page"),
            8,
            _grid(rows, required=self._name),
            16,
            Label(tr("Password"), "section"),
            Label(reason, "second", wrap=True),
            _grid(((self._password, self._again),)),
            self._strength,
            Label(sheet, "caption", wrap=True),
            self._problem,
            self._buttons(),
            grow(),
            gap=10,
            margins=(0, 64, 0, 24),
            on=form,
        )
        return form

    def _buttons(self) -> QHBoxLayout:
        return in_row(
            Button(
                tr("Start"),
                look="primary",
                name="welcome_begin",
                on_click=self._begin_with_password,
            ),
            Button(
                tr("Start without a password"),
                look="link",
                name="welcome_begin_plain",
                on_click=self._begin_plain,
            ),
            grow(),
            gap=24,
        )


def _grid(
    rows: tuple[tuple[QLineEdit, QLineEdit], ...], *, required: QLineEdit | None = None
) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(16)
    grid.setVerticalSpacing(4)
    for number, row in enumerate(rows):
        if number:
            grid.setRowMinimumHeight(3 * number - 1, 4)
        for column, line in enumerate(row):
            caption = line.accessibleName()
            if line is required:
                caption = tr("{label} (required)").format(label=caption)
            grid.addWidget(Label(caption, "caption"), 3 * number, column)
            grid.addWidget(line, 3 * number + 1, column)
    return grid
