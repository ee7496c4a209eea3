"""The right column of the print dialog: how, on which printer, and what will be missing."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from carekeeper.core.print_job import Layout, Pick, PrintJob
from carekeeper.core.typing import override
from carekeeper.core.words import tr, trn
from carekeeper.widgets import theme
from carekeeper.widgets.boxes import fill, grow, in_column
from carekeeper.widgets.buttons import CheckBox, Segmented
from carekeeper.widgets.cards import Icon
from carekeeper.widgets.combo import Combo
from carekeeper.widgets.labels import Label
from carekeeper.widgets.notices import Banner
from carekeeper.widgets.print_paper import PrintPaper
from carekeeper.widgets.print_span import PrintSpan
from carekeeper.widgets.push_button import PushButton
from carekeeper.widgets.spin_box import SpinBox
from carekeeper.widgets.tips import tip

_CARD_HEIGHT = 46
_NARROWEST = 180
_MOST_COPIES = 99
_SENTENCES = 1


class LayoutCard(PushButton):
    """One layout to choose: a picture of it, its name, and what it is for."""

    def __init__(self, layout: Layout) -> None:
        super().__init__()
        self.setObjectName(f"print_layout_{layout.name}")
        self.setProperty("look", "choice")
        self.setCheckable(True)
        self.setAccessibleName(layout.label)
        self.setAccessibleDescription(layout.about)
        # A button is no narrower than its words otherwise; these go on in a second line.
        policy = self.sizePolicy()
        policy.setHorizontalPolicy(QSizePolicy.Policy.Preferred)
        policy.setVerticalPolicy(QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        words = in_column(
            Label(layout.label, wrap=True), Label(layout.about, "caption", wrap=True), gap=0
        )
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(10, 3, 8, 3)
        row.setSpacing(10)
        fill(row, Icon(layout.icon, "text", 18), grow(words))
        for part in self.findChildren(QWidget):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    @override
    def sizeHint(self) -> QSize:
        return self._of_height(self._row.sizeHint().width())

    @override
    def minimumSizeHint(self) -> QSize:
        return self._of_height(min(self._row.minimumSize().width(), theme.px(_NARROWEST)))

    @override
    def heightForWidth(self, width: int) -> int:
        return max(self._row.heightForWidth(width), theme.px(_CARD_HEIGHT))

    def _of_height(self, width: int) -> QSize:
        return QSize(width, theme.px(_CARD_HEIGHT))


class LayoutCards(QWidget):
    """The layouts under each other; the arrow keys go from one to the next."""

    chosen = Signal(str)

    def __init__(self, layouts: Sequence[Layout]) -> None:
        super().__init__()
        self.setObjectName("print_layouts")
        self._group = QButtonGroup(self)
        self._names = [layout.name for layout in layouts]
        column = in_column(gap=6, on=self)
        for number, layout in enumerate(layouts):
            card = LayoutCard(layout)
            self._group.addButton(card, number)
            column.addWidget(card)
        self._group.button(0).setChecked(True)
        self._group.idToggled.connect(self._tell)

    def current(self) -> str:
        """Return the name of the chosen layout."""
        return self._names[self._group.checkedId()]

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        step = steps.get(Qt.Key(event.key()), 0)
        following = self._group.button(self._group.checkedId() + step)
        if step and following is not None:
            following.setChecked(True)
            following.setFocus()
        else:
            super().keyPressEvent(event)

    def _tell(self, number: int, on: bool) -> None:
        if on:
            self.chosen.emit(self._names[number])


class PrintOptions(QWidget):
    """Layout, style, the job's own choices, printer, copies, and what will be missing."""

    changed = Signal()

    def __init__(self, job: PrintJob) -> None:
        super().__init__()
        self.setProperty("look", "page")
        self._layouts = {layout.name: layout for layout in job.layouts}
        self.cards = LayoutCards(job.layouts)
        self.styles = Segmented(job.styles, name="print_style")
        self._ticks = job.ticks
        self.boxes = {
            tick.name: CheckBox(tick.label, name=f"print_tick_{tick.name}") for tick in job.ticks
        }
        self.picks = Combo(name="print_pick")
        self.span = PrintSpan(job.span) if job.span is not None else None
        self.paper = PrintPaper(job.sheet)
        self.printers = Combo()
        self.copies = SpinBox(1, _MOST_COPIES, name="print_copies")
        self.notice = Banner("due", "", name="print_missing")
        self._no_printer = Label(
            tr("No printer found. Save as PDF and print it where there is one."),
            "caption-due",
            wrap=True,
            name="print_no_printer",
        )
        if job.styles:
            self.styles.choose(job.style)
        for tick in job.ticks:
            self.boxes[tick.name].setChecked(tick.on)
        self._arrange(job)
        self.show_printers([])
        self.show_warnings(())
        self._fit_layout()
        self.cards.chosen.connect(self._change_layout)
        self.styles.chosen.connect(lambda _style: self.changed.emit())
        self.paper.chosen.connect(lambda _sheet: self.changed.emit())
        self.picks.currentIndexChanged.connect(lambda _index: self.changed.emit())
        for box in self.boxes.values():
            box.toggled.connect(lambda _on: self.changed.emit())

    def layout_chosen(self) -> Layout:
        """Return the chosen layout."""
        return self._layouts[self.cards.current()]

    def ticked(self) -> frozenset[str]:
        """Return the names of the boxes that are ticked and that the layout has."""
        return frozenset(
            name for name, box in self.boxes.items() if box.isChecked() and box.isEnabled()
        )

    def answer(self) -> str:
        """Return the key of what was picked; `""` where nothing is asked."""
        return str(self.picks.currentData() or "")

    def printer(self) -> str:
        """Return the name of the chosen printer, `""` when there is none."""
        return self.printers.currentText()

    def show_printers(self, names: Sequence[str]) -> None:
        """Offer these printers; with none, say so and what can be done instead."""
        self.printers.clear()
        self.printers.addItems(list(names))
        self.printers.setCurrentIndex(0 if names else -1)
        for part in (self.printers, self.copies):
            part.setEnabled(bool(names))
        self.printers.setPlaceholderText(tr("No printer"))

    def tell_no_printer(self, none: bool) -> None:
        """Say below that no printer was found."""
        self._no_printer.setVisible(none)

    def show_warnings(self, sentences: Sequence[str]) -> None:
        """Say what the paper will lack: the first sentences, and how many more there are."""
        shown = list(sentences[:_SENTENCES])
        if rest := len(sentences) - len(shown):
            more = trn("and {n} more like this", "and {n} more like this", rest)
            shown.append(more.format(n=rest))
        self.notice.text.setText("\n".join(shown))
        self.notice.setToolTip(tip("\n".join(sentences) if rest else ""))
        self.notice.setVisible(bool(sentences))

    def _arrange(self, job: PrintJob) -> None:
        self.printers.setObjectName("print_printer")
        self.printers.setAccessibleName(tr("Printer"))
        self.copies.setAccessibleName(tr("Copies"))
        self._no_printer.hide()
        column = in_column(gap=6, margins=(14, 14, 14, 8), on=self)
        if job.pick is not None:
            self._ask(job.pick)
            _add(column, job.pick.label, [self.picks])
        if self.span is not None:
            self.span.changed.connect(self.changed)
            _add(column, "", [self.span])
        if len(job.layouts) > 1:
            _add(column, tr("Layout"), [self.cards])
        if job.styles:
            _add(column, tr("Style"), [self.styles])
        _add(column, job.ticks_label, list(self.boxes.values()))
        fill(column, self._printer_row(), self._no_printer, self.paper, 6, self.notice, grow())

    def _ask(self, pick: Pick) -> None:
        for key, label in pick.answers:
            self.picks.addItem(label, key)
        self.picks.setCurrentIndex(self.picks.findData(pick.answer))
        self.picks.setAccessibleName(pick.label)

    def _printer_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(10)
        for caption, part, share in (
            (tr("Printer"), self.printers, 1),
            (tr("Copies"), self.copies, 0),
        ):
            row.addLayout(in_column(Label(caption, "caption"), part, gap=6), share)
        self.copies.setFixedWidth(theme.px(56))
        return row

    def _change_layout(self, _name: str) -> None:
        self._fit_layout()
        self.changed.emit()

    def _fit_layout(self) -> None:
        """Offer styles and boxes only where the layout has them; nothing else moves."""
        layout = self.layout_chosen()
        self.paper.fit(layout)
        self.styles.setEnabled(layout.styled)
        for tick in self._ticks:
            self.boxes[tick.name].setEnabled(not tick.layouts or layout.name in tick.layouts)


def _add(column: QVBoxLayout, caption: str, parts: Sequence[QWidget]) -> None:
    """Put parts under a caption, and some room below them."""
    if not parts:
        return
    if caption:
        column.addWidget(Label(caption, "caption"))
    for part in parts:
        column.addWidget(part)
    column.addSpacing(6)
