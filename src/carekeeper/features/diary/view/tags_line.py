"""The tags of an entry: chips to take away, a line to type new ones, those used before to click."""

from __future__ import annotations

import re
from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from carekeeper.core.typing import override
from carekeeper.core.words import tr
from carekeeper.widgets import theme
from carekeeper.widgets.emptying import empty
from carekeeper.widgets.line_editor import Line
from carekeeper.widgets.parts import Button, FlowLayout
from carekeeper.widgets.tips import tip

_SUGGESTIONS = 6
_LONGEST = 12
_BETWEEN = re.compile(r"[\s，,、；;#]+")


class TagsLine(QWidget):
    """Shows tags and tells them with `changed` when one comes or goes."""

    changed = Signal(object)

    def __init__(self, suggestions: Sequence[str]) -> None:
        super().__init__()
        self.setObjectName("tags_line")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self._known = list(suggestions)
        self._tags: tuple[str, ...] = ()
        self._flow = FlowLayout(self, gap=6)
        self.line = Line()
        self.line.setObjectName("new_tag")
        self.line.setAccessibleName(tr("New tag"))
        self.line.setPlaceholderText(tr("Tag, Enter"))
        self.line.setFixedWidth(theme.px(112))
        self.line.returnPressed.connect(self.take_typed)
        self.line.editingFinished.connect(self.take_typed)
        self.line.textEdited.connect(self._watch_comma)
        self._fill()

    def show_tags(self, tags: Sequence[str]) -> None:
        """Show these tags without telling them."""
        if tuple(tags) != self._tags:
            self._tags = tuple(tags)
            self._fill()

    def take_typed(self) -> None:
        """Make tags of what stands in the line."""
        typed = [tag for tag in _BETWEEN.split(self.line.text()) if tag]
        if typed:
            self.line.clear()
            self._tell((*self._tags, *(tag[:_LONGEST] for tag in typed)))

    @override
    def heightForWidth(self, width: int) -> int:
        return self._flow.heightForWidth(width)

    def _watch_comma(self, text: str) -> None:
        if text[-1:] in ("，", ",", "、", "；", ";"):
            self.take_typed()

    def _tell(self, tags: Sequence[str]) -> None:
        tags = tuple(dict.fromkeys(tags))
        if tags != self._tags:
            self._tags = tags
            self._fill()
            self.changed.emit(tags)

    def _without(self, tag: str) -> tuple[str, ...]:
        return tuple(one for one in self._tags if one != tag)

    def _fill(self) -> None:
        focused = self.line.hasFocus()
        empty(self._flow, keep=self.line)
        for tag in self._tags:
            chip = Button(tag, icon="x", look="small", name=f"tag_{tag}")
            chip.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
            chip.setToolTip(tip(tr("Remove this tag")))
            chip.clicked.connect(lambda _on=False, tag=tag: self._tell(self._without(tag)))
            self._flow.addWidget(chip)
        self._flow.addWidget(self.line)
        for tag in [one for one in self._known if one not in self._tags][:_SUGGESTIONS]:
            link = Button(f"+ {tag}", look="link-caption", name=f"suggested_{tag}")
            link.clicked.connect(lambda _on=False, tag=tag: self._tell((*self._tags, tag)))
            self._flow.addWidget(link)
        if focused:
            self.line.setFocus()
        self.updateGeometry()
