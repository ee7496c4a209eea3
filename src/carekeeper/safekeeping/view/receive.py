"""The dialog that takes students of another class in: who comes, with how much, and who is here."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from carekeeper.core import dates
from carekeeper.core.errors import CareKeeperError
from carekeeper.core.words import mark, tr, trn
from carekeeper.db import moves, parcel
from carekeeper.db.class_file import ClassFile
from carekeeper.db.moves import ALIKE, NAMESAKE, SAME, TAKEN, Coming
from carekeeper.db.parcel import SUFFIX, Parcel
from carekeeper.room import RecordKind
from carekeeper.widgets import theme
from carekeeper.widgets.background import Report
from carekeeper.widgets.boxes import fill, grow, in_row
from carekeeper.widgets.buttons import Button
from carekeeper.widgets.columns import Column, Tone
from carekeeper.widgets.desk import Desk
from carekeeper.widgets.dialog import Dialog
from carekeeper.widgets.labels import Label
from carekeeper.widgets.password_field import PasswordField
from carekeeper.widgets.record_table import RecordTable

_STATES = {
    TAKEN: mark("Received before"),
    SAME: mark("Here already"),
    ALIKE: mark("The same child?"),
    NAMESAKE: mark("Another one of that name"),
}
_SAID = 3
"""So many sentences on who is here already stand below the table."""

_EMPTY = mark("Choose the parcel that the other class teacher gave you, and type its password.")


def ask_for_parcel(parent: QWidget) -> str:
    """Let the teacher choose a parcel; `""` when it was given up."""
    kinds = tr("Parcels of students ({pattern})").format(pattern=f"*{SUFFIX}")
    return QFileDialog.getOpenFileName(parent, tr("Choose a parcel"), "", kinds)[0]


class ReceiveDialog(Dialog):
    """Shows who is in a parcel, and takes in who is ticked, as one step that can be undone."""

    def __init__(
        self,
        class_file: ClassFile,
        desk: Desk,
        kinds: Mapping[str, RecordKind],
        backup: Callable[[], object],
        parent: QWidget | None = None,
        *,
        ask: Callable[[QWidget], str] = ask_for_parcel,
    ) -> None:
        super().__init__(tr("Receive students"), name="receive", width=760, parent=parent)
        self._class_file = class_file
        self._desk = desk
        self._kinds = kinds
        self._backup = backup
        self._ask = ask
        self._path = Path()
        self._word = ""
        self.found = Label(tr("No parcel chosen yet"), "second", wrap=True, name="receive_found")
        self.doubts = Label("", "due", wrap=True, name="receive_doubts")
        self.password = PasswordField("receive_password", tr("Password of the parcel"))
        self.look = Button(tr("Open the parcel"), name="receive_open", on_click=self._look)
        self.table = RecordTable(
            self._columns(), lambda one: one.id, checks=True, empty=_EMPTY, name="receive_table"
        )
        self.receive = Button(
            tr("Add the students"), look="primary", name="receive_receive", on_click=self._receive
        )
        self._arrange()
        self.password.returnPressed.connect(self._look)
        self.table.ticked.connect(self._judge)
        self.choose(None)
        self.fit(900, 560)

    def choose(self, path: Path | None) -> None:
        """Take a parcel; its password is asked for next."""
        self.refuse("")
        self._fill([])
        self._path = path or Path()
        if path is not None:
            self.found.setText(path.name)
            self.password.setFocus()
        self.look.setEnabled(path is not None)
        self._judge()

    def _look(self) -> None:
        if self.is_working() or not self.look.isEnabled():
            return
        path, self._word = self._path, self.password.text()
        word = self._word

        def work(_report: Report, _stopped: Callable[[], bool]) -> Parcel:
            return parcel.unpack(path, word)

        sentence = tr("Checking the parcel…")
        self.carry_out(self._desk.background, sentence, work, self._show, self._desk.messages)

    def _show(self, found: Parcel) -> None:
        who = moves.coming(self._class_file, found)
        place = tr(" · ").join(filter(None, (found.from_class, found.from_school)))
        words = trn("{n} student of {place}", "{n} students of {place}", len(who))
        self.found.setText(words.format(n=len(who), place=place))
        self._fill(who)
        self.table.check_keys([one.id for one in who if one.known not in (TAKEN, SAME, ALIKE)])
        self._judge()

    def _fill(self, who: list[Coming]) -> None:
        self.table.show_rows(who)
        said = [sentence for one in who if (sentence := moves.said(one))]
        self.doubts.setText("\n".join(said[:_SAID] + (["…"] if len(said) > _SAID else [])))
        self.doubts.setVisible(bool(said))

    def _receive(self) -> None:
        ids = self._wanted()
        path, word, backup = self._path, self._word, self._backup
        if self.is_working() or not ids:
            return

        def work(_report: Report, _stopped: Callable[[], bool]) -> Parcel:
            backup()
            return parcel.unpack(path, word, only=ids)

        sentence = tr("Receiving the students…")
        self.carry_out(self._desk.background, sentence, work, self._finish, self._desk.messages)

    def _finish(self, found: Parcel) -> None:
        try:
            moves.receive(self._class_file, found)
        except CareKeeperError as problem:
            self.refuse(problem.sentence)
            return
        self.accept()

    def _judge(self) -> None:
        self.receive.setEnabled(bool(self._wanted()))

    def _wanted(self) -> list[int]:
        """Return who is ticked and can come."""
        can = {one.id for one in self.table.rows() if one.known not in (TAKEN, SAME)}
        return [number for number in self.table.checked_keys() if number in can]

    def _choose_file(self) -> None:
        chosen = self._ask(self)
        if chosen:
            self.choose(Path(chosen))

    def _records(self, one: Coming) -> str:
        """Return how many records of which kind come, the most first."""
        told = [
            (n, tr(self._kinds[table].label))
            for table, n in one.counts.items()
            if table in self._kinds
        ]
        parts = (tr("{what} {n}").format(what=what, n=n) for n, what in sorted(told, reverse=True))
        return tr(", ").join(parts)

    def _columns(self) -> list[Column]:
        def tone(one: Coming) -> Tone:
            return "late" if one.known in (TAKEN, SAME) else "due"

        return [
            Column("name", mark("Student"), theme.px(120), lambda one: one.name, bold=True),
            Column(
                "birth_date",
                mark("Date of birth"),
                theme.px(120),
                lambda one: "" if one.birth_date is None else dates.show_date(one.birth_date),
                value=lambda one: one.birth_date,
            ),
            Column(
                "known",
                mark("In this class"),
                theme.px(110),
                lambda one: tr(_STATES[one.known]) if one.known else "",
                tone=tone,
            ),
            Column("records", mark("What comes along"), theme.px(300), self._records),
        ]

    def _arrange(self) -> None:
        about = tr(
            "They come with all their records, photos and history. It is one step, which can be "
            "undone; a backup is made before."
        )
        self.body.addWidget(Label(about, "second", wrap=True))
        self.password.setFixedWidth(theme.px(200))
        self.password.setPlaceholderText(tr("Password of the parcel"))
        row = in_row(
            Button(
                tr("Choose a parcel…"),
                icon="folder-open",
                name="receive_choose",
                on_click=self._choose_file,
            ),
            grow(),
            self.password,
            self.look,
            gap=10,
        )
        fill(self.body, row, self.found)
        self.table.setAccessibleName(tr("Students in the parcel"))
        fill(self.body, grow(self.table), self.doubts)
        self.foot.addStretch(1)
        self.foot.addWidget(Button(tr("Close"), name="receive_close", on_click=self.reject))
        self.foot.addWidget(self.receive)
