"""The recycle bin: bring back, or delete for good."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtWidgets import QWidget

from carekeeper.core import dates
from carekeeper.core.errors import CareKeeperError
from carekeeper.core.words import mark, tr, trn
from carekeeper.db.class_file import ClassFile
from carekeeper.room import RecordKind
from carekeeper.safekeeping.facts import BinItem
from carekeeper.safekeeping.store import RecycleBin
from carekeeper.widgets import theme
from carekeeper.widgets.boxes import fill, grow
from carekeeper.widgets.buttons import Button
from carekeeper.widgets.columns import Column
from carekeeper.widgets.desk import Desk
from carekeeper.widgets.dialog import Dialog
from carekeeper.widgets.labels import Label
from carekeeper.widgets.record_table import RecordTable

_HEIGHT = 300
_WHAT = mark("What is here is still in the class file and in every backup, until it is deleted.")
_EMPTY = mark("The recycle bin is empty.")

_COLUMNS = (
    Column("name", mark("Name"), 170, lambda item: item.name, bold=True),
    Column("record", mark("What"), 110, lambda item: item.record),
    Column("student", mark("Belongs to"), 140, lambda item: item.student),
    Column(
        "binned_at",
        mark("Deleted on"),
        180,
        lambda item: dates.show_moment(item.binned_at),
        value=lambda item: item.binned_at,
    ),
)


class RecycleBinDialog(Dialog):
    """Lists what was deleted, last first. `restore` and `erase` are told in `RecycleBin`."""

    def __init__(
        self,
        class_file: ClassFile,
        desk: Desk,
        kinds: Mapping[str, RecordKind],
        parent: QWidget | None = None,
        *,
        restore: Mapping[str, Callable[[int], object]] | None = None,
        erase: Mapping[str, Callable[[Sequence[int]], object]] | None = None,
    ) -> None:
        super().__init__(tr("Recycle bin"), name="bin_dialog", width=700, parent=parent)
        self._desk = desk
        self._bin = RecycleBin(class_file, kinds.values(), restore=restore, erase=erase)
        self._table = RecordTable(_COLUMNS, _key, empty=_EMPTY, name="bin_table")
        self._table.setAccessibleName(tr("Recycle bin"))
        self._restore = Button(
            tr("Restore"),
            icon="rotate-ccw",
            look="primary",
            name="bin_restore",
            on_click=self._bring_back,
        )
        self._erase = Button(
            tr("Delete for good…"), icon="trash-2", name="bin_erase", on_click=self._delete
        )
        self._arrange()
        self._table.selectionModel().selectionChanged.connect(self._judge)
        self._table.opened.connect(lambda _item: self._bring_back())
        self._load()

    def _load(self) -> None:
        items = self._bin.items()
        self._table.show_rows(items)
        if items and not self._table.selected_rows():
            self._table.select_keys([_key(items[0])], _key(items[0]))
        self._judge()

    def _judge(self) -> None:
        chosen = bool(self._table.selected_rows())
        self._restore.setEnabled(chosen)
        self._erase.setEnabled(chosen)

    def _bring_back(self) -> None:
        self.refuse("")
        try:
            for item in self._table.selected_rows():
                self._bin.restore(item)
        except CareKeeperError as problem:
            self.refuse(problem.sentence)
        except LookupError:
            self.refuse(tr("This record no longer exists."))
        self._load()

    def _delete(self) -> None:
        items: list[BinItem] = self._table.selected_rows()
        if not items or not self._desk.messages.ask(_question(items), tr("Delete for good")):
            return
        try:
            self._bin.delete_for_good(items)
        except CareKeeperError as problem:
            self.refuse(problem.sentence)
        self._load()

    def _arrange(self) -> None:
        self._table.setMinimumHeight(theme.px(_HEIGHT))
        fill(self.body, Label(tr(_WHAT), "second", wrap=True), grow(self._table))
        self.foot.addWidget(self._erase)
        self.foot.addStretch(1)
        self.foot.addWidget(Button(tr("Close"), name="bin_close", on_click=self.accept))
        self.foot.addWidget(self._restore)


def _question(items: Sequence[BinItem]) -> str:
    if len(items) == 1:
        question = tr(
            "Delete “{name}” for good, with all that belongs to it and its history? "
            "This cannot be undone."
        )
        return question.format(name=items[0].name)
    question = trn(
        "Delete {n} record for good, with all that belongs to it and its history? "
        "This cannot be undone.",
        "Delete {n} records for good, with all that belongs to them and their history? "
        "This cannot be undone.",
        len(items),
    )
    return question.format(n=len(items))


def _key(item: BinItem) -> int:
    return hash((item.table, item.row_id))
