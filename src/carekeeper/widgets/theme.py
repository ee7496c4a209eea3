"""Light, dark and large text: puts the tokens on the application, at once and at any time.

Widgets that paint themselves ask `tokens()` and `px()` while they paint; those that keep
something made from a token renew it on `appearance().changed`.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Literal

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication

from carekeeper.core import resources, words
from carekeeper.widgets.style_sheet import style_sheet
from carekeeper.widgets.tokens import DARK, LARGE_TEXT, LIGHT, TYPE_SIZES, Tokens

Scheme = Literal["light", "dark", "system"]

_FONT_FILES = ("NotoSansSC-Regular.ttf", "NotoSansSC-Bold.ttf", "CareKeeperRare.ttf")
_FAMILIES = (
    "Noto Sans SC",
    "CareKeeperRare",
    "Noto Sans CJK SC",
    "Microsoft YaHei",
    "PingFang SC",
    "sans-serif",
)


class Appearance(QObject):
    """How the program looks at the moment; there is one for each application."""

    changed = Signal()

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self.setObjectName("appearance")
        self.tokens: Tokens = LIGHT
        self.scale = 1.0
        self._app = app
        self._scheme: Scheme = "light"
        self._hint: Qt.ColorScheme | None = None
        self._painted: tuple[Tokens, float, str] | None = None
        _load_fonts()
        app.styleHints().colorSchemeChanged.connect(self._follow_system)

    def show_as(self, scheme: Scheme, large_text: bool) -> None:
        """Put a scheme and a size of text on the whole application, where they are new."""
        self._scheme = scheme
        self.scale = LARGE_TEXT if large_text else 1.0
        wanted = {"light": Qt.ColorScheme.Light, "dark": Qt.ColorScheme.Dark}
        # Also turns the title bar of the system, where the system can do that.
        hint = wanted.get(scheme, Qt.ColorScheme.Unknown)
        if hint != self._hint:
            self._hint = hint
            self._app.styleHints().setColorScheme(hint)
        self._paint_with(_of(scheme, self._app))

    def _follow_system(self) -> None:
        if self._scheme == "system" and self.tokens is not _of("system", self._app):
            self._paint_with(_of("system", self._app))

    def _paint_with(self, tokens: Tokens) -> None:
        self.tokens = tokens
        # The font depends on the language. A style sheet costs every widget a new polish.
        wanted = (tokens, self.scale, words.language())
        if wanted == self._painted:
            return
        self._painted = wanted
        self._app.setPalette(_palette(tokens))
        # Before, so that the polish of each widget measures with it; and again after, since the
        # first style sheet brings back what the system wants for menus and messages.
        self._app.setFont(font("body"))
        self._app.setStyleSheet(style_sheet(tokens, px))
        self._app.setFont(font("body"))
        self.changed.emit()


_appearance: Appearance | None = None


def apply(app: QApplication, scheme: Scheme = "system", large_text: bool = False) -> None:
    """Put fonts, palette and style sheet on the application."""
    global _appearance  # noqa: PLW0603 - as Qt has one application, it has one appearance
    if _appearance is None:
        _appearance = Appearance(app)
    _appearance.show_as(scheme, large_text)


def appearance() -> Appearance:
    """Return what carries the signal `changed`.

    Raises `RuntimeError` before the first `apply`.
    """
    if _appearance is None:
        raise RuntimeError("theme.apply comes first")
    return _appearance


def tokens() -> Tokens:
    """Return the colours in use."""
    return _appearance.tokens if _appearance else LIGHT


def colour(role: str) -> QColor:
    """Return the colour of a token in use, by the token's name."""
    return QColor(getattr(tokens(), role))


def px(length: int) -> int:
    """Return a length in pixels, scaled when the text is large."""
    return round(length * (_appearance.scale if _appearance else 1.0))


def font(size: str = "body", *, bold: bool = False) -> QFont:
    """Return the font of a name in `TYPE_SIZES`, with figures of equal width."""
    return QFont(_font(px(TYPE_SIZES[size]), bold, words.language()))


@lru_cache(maxsize=64)
def _font(pixels: int, bold: bool, language: str) -> QFont:
    """Return a font that nobody changes: each cell that is painted asks for one."""
    made = QFont()
    made.setFamilies(list(_FAMILIES))
    made.setPixelSize(pixels)
    made.setBold(bold)
    made.setFeature(QFont.Tag("tnum"), 1)
    # The font is Chinese: in English its quotation marks would be as wide as a character. Said
    # in each language, since a new font takes over what that of the application has.
    made.setFeature(QFont.Tag("pwid"), int(language == "en"))
    # The font has no hints. Those that FreeType makes up cost 10 ms at the start, unseen; those
    # of Windows round the width of each letter, and a column made for four figures cuts one.
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return made


def scheme_of(name: str) -> Scheme:
    """Return the scheme of a name in the settings; an unknown one follows the system."""
    if name == "light":
        return "light"
    return "dark" if name == "dark" else "system"


def _of(scheme: Scheme, app: QApplication) -> Tokens:
    if scheme == "system":
        dark = app.styleHints().colorScheme() == Qt.ColorScheme.Dark
        return DARK if dark else LIGHT
    return DARK if scheme == "dark" else LIGHT


def _load_fonts() -> None:
    for name in _FONT_FILES:
        path = resources.folder("fonts", name)
        if path.is_file():
            QFontDatabase.addApplicationFont(str(path))


def _palette(t: Tokens) -> QPalette:
    role = QPalette.ColorRole
    palette = QPalette()
    for where, name in {
        role.Window: t.window,
        role.WindowText: t.text,
        role.Base: t.surface,
        role.AlternateBase: t.sunken,
        role.Text: t.text,
        role.Button: t.surface,
        role.ButtonText: t.text,
        role.BrightText: t.late,
        role.Highlight: t.accent,
        role.HighlightedText: t.on_accent,
        role.Link: t.accent,
        role.LinkVisited: t.accent,
        role.PlaceholderText: t.third,
        role.ToolTipBase: t.surface,
        role.ToolTipText: t.text,
        role.Accent: t.accent,
        role.Light: t.surface,
        role.Midlight: t.line,
        role.Mid: t.line_strong,
        role.Dark: t.edge,
        role.Shadow: t.edge,
    }.items():
        palette.setColor(where, QColor(name))
    for where in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, where, QColor(t.third))
    return palette
