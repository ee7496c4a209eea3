"""Empty places that say what belongs there, and notices on a coloured ground."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout

from carekeeper.widgets.boxes import aligned, fill, grow, in_column, in_row
from carekeeper.widgets.buttons import Button
from carekeeper.widgets.cards import Icon
from carekeeper.widgets.labels import Label

Kind = Literal["due", "late", "info", "good"]

_KIND_ICONS: dict[str, str] = {
    "due": "circle-alert",
    "late": "triangle-alert",
    "info": "info",
    "good": "circle-check",
}


class Hint(QFrame):
    """An empty place: what belongs here, and the button that makes the first one."""

    acted = Signal()

    def __init__(
        self, icon: str, sentence: str, action: str = "", *, more: str = "", name: str = ""
    ) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setProperty("look", "empty")
        centre = Qt.AlignmentFlag.AlignHCenter
        self.sentence = Label(sentence, "second", wrap=True)
        self.sentence.setAlignment(centre)
        layout = in_column(gap=8, margins=(24, 24, 24, 24), on=self)
        fill(layout, grow(), aligned(Icon(icon, "second", 24), centre), self.sentence)
        if more:
            small = Label(more, "caption", wrap=True)
            small.setAlignment(centre)
            layout.addWidget(small)
        if action:
            self.button = Button(action, name=f"{name}_action", on_click=self.acted.emit)
            layout.addWidget(self.button, 0, centre)
        layout.addStretch(1)


class Banner(QFrame):
    """A notice on a coloured ground, with a sign, a sentence and one thing to do about it."""

    acted = Signal()

    def __init__(
        self,
        kind: Kind,
        text: str,
        *,
        title: str = "",
        icon: str = "",
        action: str = "",
        name: str = "",
    ) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setProperty("look", kind)
        self.text = Label(text, "body" if title else _role(kind), wrap=True)
        top = Qt.AlignmentFlag.AlignTop
        layout = in_row(
            aligned(Icon(icon or _KIND_ICONS[kind], kind, 18), top),
            gap=10,
            margins=(12, 10, 12, 10),
            on=self,
        )
        words = QVBoxLayout()
        words.setSpacing(6)
        if title:
            heading = Label(title, _role(kind), wrap=True)
            bold = heading.font()
            bold.setBold(True)
            heading.setFont(bold)
            words.addWidget(heading)
        words.addWidget(self.text)
        layout.addLayout(words, 1)
        if action:
            self.button = Button(
                action, look="small", name=f"{name}_action", on_click=self.acted.emit
            )
            if title:
                words.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
            else:
                layout.addWidget(self.button, 0, top)


def _role(kind: Kind) -> Literal["due", "late", "good", "accent"]:
    return "accent" if kind == "info" else kind
