"""The form of a record, made from its field list: type, leave the field, it is saved."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QSizePolicy, QWidget

from carekeeper.core.fields import Field, Kind, Section
from carekeeper.core.to_check import Waiting
from carekeeper.core.words import tr
from carekeeper.widgets.boxes import grow, in_column, in_row
from carekeeper.widgets.cards import Card
from carekeeper.widgets.choice_editors import ChoiceEditor, ChoicesEditor, FlagEditor
from carekeeper.widgets.editor import Editor, Today
from carekeeper.widgets.line_editor import ComputedEditor, DateEditor, LineEditor, MaskedEditor
from carekeeper.widgets.long_text_editor import LongTextEditor
from carekeeper.widgets.rows_editor import RowsEditor
from carekeeper.widgets.twelfths import TwelfthsLayout
from carekeeper.widgets.waiting_lines import WaitingLines

_EDITORS: dict[Kind, Callable[[Field, Today], Editor]] = {
    Kind.LONG_TEXT: LongTextEditor,
    Kind.CHOICE: ChoiceEditor,
    Kind.CHOICES: ChoicesEditor,
    Kind.FLAG: FlagEditor,
    Kind.DATE: DateEditor,
    Kind.ID_NUMBER: MaskedEditor,
    Kind.ROWS: RowsEditor,
}


def _place(field: Field, order: Sequence[str]) -> int:
    """Return the place of a field's section: the Tab key goes as the eye goes."""
    return order.index(field.section) if field.section in order else 0


class RecordForm(QWidget):
    """Shows the fields of one record, in a card for each section.

    `committed` tells a field's name and its new value when the field is left; who hears it
    saves, and calls `refuse` when that was not possible. Fields of the kind photo are left to
    the room (`place_beside`); `own` are the room's own editors, by the names of their fields. A
    form without sections has no cards; one that is not `framed` stands inside another card, so
    its sections have no edge. Fields named in `computed` are only shown.
    """

    committed = Signal(str, object)

    settled = Signal(int)
    """The number of a value of a list that is settled, see `show_waiting`."""

    def __init__(
        self,
        fields: Sequence[Field],
        sections: Sequence[Section] = (),
        *,
        today: Today,
        computed: Collection[str] = (),
        own: Mapping[str, Callable[[Field, Today], Editor]] | None = None,
        framed: bool = True,
        name: str = "form",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._framed = framed
        self._editors: dict[str, Editor] = {}
        self._grids: dict[str, TwelfthsLayout] = {}
        self._rows: dict[str, QHBoxLayout] = {}
        self._cards: dict[str, Card] = {}
        self._waiting: Mapping[str, Sequence[Waiting]] = {}
        self._beside: list[WaitingLines] = []
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        layout = in_column(gap=12, on=self)
        for section in sections:
            layout.addWidget(self._make_card(section))
        if not sections:
            layout.addLayout(self._make_grid(""))
        layout.addStretch(1)
        order = [section.name for section in sections]
        for field in sorted(fields, key=lambda one: _place(one, order)):
            if field.kind is not Kind.PHOTO:
                make = ComputedEditor if field.name in computed else _EDITORS.get(field.kind)
                self._add(field, (own or {}).get(field.name, make or LineEditor), today)

    def show_record(self, record: object) -> None:
        """Show another record; what was typed before must be flushed."""
        for name, editor in self._editors.items():
            if hasattr(record, name):
                editor.show_value(getattr(record, name))
        self._show_what_applies(record)

    def refresh(self, record: object) -> None:
        """Show the same record after a change; a field being typed in keeps what is typed."""
        self.set_values(
            {name: getattr(record, name) for name in self._editors if hasattr(record, name)}
        )
        self._show_what_applies(record)

    def set_values(self, values: Mapping[str, object]) -> None:
        """Show newly saved values, without telling them and never over what is being typed."""
        for name, value in values.items():
            if name in self._editors:
                self._editors[name].refresh(value)

    def flush(self) -> bool:
        """Tell everything that is typed and not told yet; False when something is wrong."""
        for editor in self._editors.values():
            editor.finish()
        return not any(editor.is_wrong() for editor in self._editors.values())

    def refuse(self, name: str, sentence: str) -> None:
        """Say at a field why its value could not be saved."""
        self._editors[name].refuse(sentence)

    def mark_missing(self, names: Iterable[str]) -> None:
        """Say at these fields, and at no others, that the file is not complete without them."""
        missing = set(names)
        for name, editor in self._editors.items():
            editor.mark_missing(name in missing)

    def show_waiting(self, waiting: Mapping[str, Sequence[Waiting]]) -> None:
        """Show below the fields what a list said of them and what was not brought in."""
        if waiting == self._waiting:
            return
        self._waiting = waiting
        for lines in self._beside:
            lines.hide()
            lines.deleteLater()
        self._beside = []
        for name in waiting.keys() & self._editors.keys():
            lines = WaitingLines(waiting[name])
            lines.settled.connect(self.settled)
            self._editors[name].add_below(lines)
            self._beside.append(lines)

    def editor(self, name: str) -> Editor:
        """Return the editor of a field."""
        return self._editors[name]

    def find_editor(self, name: str) -> Editor | None:
        """Return the editor of a field, None when the form has none."""
        return self._editors.get(name)

    def focus_field(self, name: str) -> None:
        """Put the cursor into a field and bring it into view."""
        editor = self._editors[name]
        editor.setFocus()
        area = self._area()
        if area is not None:
            area.ensureWidgetVisible(editor)

    def jump(self, section: str) -> None:
        """Bring a section to the top of the view and put the cursor into its first field."""
        card = self._cards[section]
        area = self._area()
        if area is not None:
            area.verticalScrollBar().setValue(self._top_of(card, area))
        for editor in self._editors.values():
            if editor.field.section == section and not editor.isHidden():
                editor.setFocus()
                break

    def section_in_view(self) -> str:
        """Return the section at the top of the view, or the last one when all is scrolled."""
        area = self._area()
        shown = [(name, card) for name, card in self._cards.items() if not card.isHidden()]
        if area is None or not shown:
            return ""
        bar = area.verticalScrollBar()
        if 0 < bar.maximum() == bar.value():
            return shown[-1][0]
        return next(
            (
                name
                for name, card in shown
                if self._top_of(card, area) + card.height() > bar.value()
            ),
            "",
        )

    def place_beside(self, section: str, widget: QWidget) -> None:
        """Put a widget, such as the photo, to the left of a section's fields."""
        self._rows[section].insertWidget(0, widget, 0, Qt.AlignmentFlag.AlignTop)

    def place_below(self, section: str, widget: QWidget) -> None:
        """Put a widget below a section's fields."""
        self._cards[section].add(widget)

    def _make_card(self, section: Section) -> Card:
        card = Card(tr(section.label), name=f"section_{section.name}")
        if not self._framed:
            card.setProperty("look", "")
            card.body.setContentsMargins(0, 0, 0, 0)
        card.body.addLayout(self._make_grid(section.name))
        self._cards[section.name] = card
        return card

    def _make_grid(self, section: str) -> QHBoxLayout:
        grid = TwelfthsLayout()
        row = in_row(grow(grid), gap=16)
        self._grids[section] = grid
        self._rows[section] = row
        return row

    def _add(self, field: Field, make: Callable[[Field, Today], Editor], today: Today) -> None:
        editor = make(field, today)
        editor.committed.connect(self.committed)
        section = field.section if field.section in self._grids else next(iter(self._grids))
        self._grids[section].add(editor, field.width)
        self._editors[field.name] = editor

    def _show_what_applies(self, record: object) -> None:
        used = set()
        for editor in self._editors.values():
            applies = editor.field.applies(record)
            editor.setVisible(applies)
            if applies:
                used.add(editor.field.section)
        for name, card in self._cards.items():
            card.setVisible(name in used)

    def _top_of(self, card: Card, area: QScrollArea) -> int:
        page = area.widget()
        return card.mapTo(page, QPoint(0, 0)).y() if page is not None else 0

    def _area(self) -> QScrollArea | None:
        parent = self.parentWidget()
        while parent is not None and not isinstance(parent, QScrollArea):
            parent = parent.parentWidget()
        return parent
