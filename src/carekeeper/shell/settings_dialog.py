"""Settings: the class with its terms and staff, safekeeping, and how the program looks."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from carekeeper.core.settings import THEMES, Settings
from carekeeper.core.words import tr
from carekeeper.widgets import theme
from carekeeper.widgets.boxes import grow, in_column, in_row
from carekeeper.widgets.buttons import Button, CheckBox
from carekeeper.widgets.cards import Card
from carekeeper.widgets.labels import Label
from carekeeper.widgets.radio import Radio

LANGUAGE_NAMES = {"": "", "zh_CN": "简体中文", "zh_TW": "繁體中文", "en": "English"}


class SettingsDialog(QDialog):
    """Pages of settings; each change holds at once, so there is nothing to confirm.

    `panes` are further pages (title, widget), such as the class and safekeeping.
    """

    language_chosen = Signal(str)
    theme_chosen = Signal(str)
    large_text_chosen = Signal(bool)
    name_file_chosen = Signal(bool)

    def __init__(
        self,
        settings: Settings,
        panes: Sequence[tuple[str, QWidget]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("settings_dialog")
        self.setWindowTitle(tr("Settings"))
        self.resize(theme.px(960), 620)
        self._settings = settings
        self._stack = QStackedWidget()
        self._places = QVBoxLayout()
        self._group = QButtonGroup(self)
        self._arrange()
        for title, widget in (*panes, (tr("Look and language"), self._look_pane())):
            self._add(title, widget)
        self.turn_to(0)

    def turn_to(self, index: int) -> None:
        """Show the page of a number."""
        self._stack.setCurrentIndex(index)
        self._group.button(index).setChecked(True)

    def _add(self, title: str, widget: QWidget) -> None:
        index = self._stack.count()
        widget.setProperty("look", "page")
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setWidget(widget)
        self._stack.addWidget(scroll)
        button = Button(title, look="nav", name=f"settings_page_{index}")
        button.setCheckable(True)
        button.clicked.connect(lambda: self.turn_to(index))
        self._group.addButton(button, index)
        self._places.insertWidget(index, button)

    def _look_pane(self) -> QWidget:
        pane = QWidget()
        in_column(
            self._language_card(), self._theme_card(), grow(), gap=12, margins=(0, 0, 8, 0), on=pane
        )
        return pane

    def _language_card(self) -> Card:
        card = Card(tr("Language"))
        for code, name in LANGUAGE_NAMES.items():
            label = name or tr("Same as the system")
            choice = Radio(label, name=f"settings_language_{code or 'system'}")
            choice.setChecked(self._settings.current.language == code)
            choice.clicked.connect(lambda _on=False, code=code: self.language_chosen.emit(code))
            card.add(choice)
        return card

    def _theme_card(self) -> Card:
        card = Card(tr("Colours and text"))
        for code, label in THEMES.items():
            choice = Radio(tr(label), name=f"settings_theme_{code}")
            choice.setChecked(self._settings.current.theme == code)
            choice.clicked.connect(lambda _on=False, code=code: self.theme_chosen.emit(code))
            card.add(choice)
        large = CheckBox(tr("Large text"))
        large.setObjectName("settings_large_text")
        large.setChecked(self._settings.current.large_text)
        large.toggled.connect(self.large_text_chosen)
        card.add(large)
        named = CheckBox(
            tr("Show the name of the class file in the title and on the password page")
        )
        named.setObjectName("settings_name_file")
        named.setChecked(self._settings.current.name_file)
        named.toggled.connect(self.name_file_chosen)
        card.add(named)
        return card

    def _arrange(self) -> None:
        left = QWidget()
        left.setFixedWidth(theme.px(180))
        left.setLayout(self._places)
        self._places.setContentsMargins(0, 0, 0, 0)
        self._places.setSpacing(4)
        self._places.addStretch(1)
        middle = in_row(left, grow(self._stack), gap=16)
        foot = in_row(
            Label(tr("Changes apply immediately."), "caption"),
            grow(),
            Button(tr("Close"), look="primary", name="settings_close", on_click=self.accept),
        )
        in_column(grow(middle), foot, gap=12, margins=(20, 16, 20, 16), on=self)
