"""Colours and size of text of the whole program, as they were chosen on this computer."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication

from carekeeper.core import words
from carekeeper.core.settings import Settings
from carekeeper.widgets import theme


class Look:
    """Puts the chosen look on the program, at once when it is changed."""

    def __init__(self, app: QApplication, settings: Settings) -> None:
        self._app = app
        self._settings = settings

    def apply(self) -> None:
        """Dress the program as it was chosen."""
        current = self._settings.current
        theme.apply(self._app, theme.scheme_of(current.theme), current.large_text)

    def change(self, *, scheme: str = "", large_text: bool | None = None) -> None:
        """Change colours or size of text at once."""
        current = self._settings.current
        self._settings.change(
            theme=scheme or current.theme,
            large_text=current.large_text if large_text is None else large_text,
        )
        self.apply()

    def choices(self) -> dict[str, bool]:
        """Return for each choice of the menu of look and language whether it is in force."""
        current = self._settings.current
        chosen = {code: words.language() == code for code in words.LANGUAGES}
        return chosen | {
            "light": current.theme == "light",
            "dark": current.theme == "dark",
            "like_system": current.theme == "system",
            "large_text": current.large_text,
        }
