"""The one style sheet of the program, made from the tokens.

Widgets say what they are with the property `look` (frames and buttons), `role` (labels) or
`badge`; the rules below give it its shape.
"""

from __future__ import annotations

from collections.abc import Callable

from carekeeper.widgets.tokens import TYPE_SIZES, Tokens, mix


def style_sheet(t: Tokens, px: Callable[[int], int]) -> str:
    """Return the style sheet for a scheme; `px` scales a length that holds text."""
    return "".join((_frames(t), _labels(t, px), _buttons(t, px), _fields(t, px), _views(t, px)))


def _frames(t: Tokens) -> str:
    soft = "".join(
        f'QFrame[look="{kind}"]{{background:{getattr(t, kind + "_soft")};border:0;'
        "border-radius:6px}"
        for kind in ("due", "late", "good", "info")
    )
    return f"""
QFrame[look="card"]{{background:{t.surface};border:1px solid {t.line};border-radius:8px}}
QFrame[look="marked"]{{background:{t.surface};border:1px solid {t.accent};border-radius:8px}}
QFrame[look="card"]:focus{{border-color:{t.accent}}}
QFrame[look="marked"]:focus{{border:2px solid {t.accent}}}
QFrame[look="empty"]{{background:transparent;border:1px dashed {t.line_strong};border-radius:8px}}
QFrame[look="sunken"]{{background:{t.sunken};border:1px solid {t.line};border-radius:8px}}
QFrame[look="row"]{{background:transparent;border:1px solid transparent;border-radius:6px}}
QFrame[look="row-open"]{{background:{t.accent_soft};border:1px solid transparent;border-radius:6px}}
QFrame[look="row"]:focus,QFrame[look="row-open"]:focus{{border-color:{t.accent}}}
QFrame[look="welcome"]{{background:{t.accent_soft};border:0}}
QFrame[look="strip"]{{background:{t.window};border:0;border-bottom:1px solid {t.line}}}
QDialog[look="dialog"]{{background:{t.surface}}}
QFrame[look="line"]{{background:{t.line};border:0}}
QFrame[look="side"]{{background:{t.side};border:0}}
QFrame[look="segments"]{{background:{t.surface};border:1px solid {t.line_strong};border-radius:6px}}
QScrollArea{{background:transparent;border:0}}
QScrollArea>QWidget>QWidget[look="page"]{{background:transparent}}
QToolTip{{background:{t.surface};color:{t.text};border:1px solid {t.line_strong};padding:4px 8px}}
QStatusBar{{background:{t.window};border-top:1px solid {t.line};color:{t.second}}}
QStatusBar::item{{border:0}}
QSplitter::handle{{background:{t.line}}}
{soft}"""


def _labels(t: Tokens, px: Callable[[int], int]) -> str:
    size = {name: px(height) for name, height in TYPE_SIZES.items()}
    sized = "".join(
        f'QLabel[role="{name}"]{{font-size:{size[name]}px;font-weight:700}}'
        for name in ("section", "student", "page", "phone")
    )
    coloured = "".join(
        f'QLabel[role="{name}"]{{color:{getattr(t, name)}}}'
        for name in ("second", "third", "accent", "due", "late", "good")
    )
    badges = "".join(
        f'QLabel[badge="{name}"],QPushButton[badge="{name}"]{{'
        f"background:{getattr(t, name + '_soft')};"
        f"color:{getattr(t, name)};border:1px solid {getattr(t, name + '_soft')}}}"
        for name in ("info", "due", "late", "good")
    )
    small = size["caption"]
    return f"""
QLabel{{background:transparent;border:0}}
QLabel[role="caption"]{{font-size:{small}px;color:{t.second}}}
QLabel[role="caption-due"]{{font-size:{small}px;color:{t.due}}}
QLabel[role="caption-late"]{{font-size:{small}px;color:{t.late}}}
QLabel[role="caption-good"]{{font-size:{small}px;color:{t.good}}}
QLabel[role="strong"]{{font-weight:700}}
QLabel[role="welcome"]{{font-size:{px(30)}px;font-weight:700}}
QLabel[role="diary"]{{font-size:{size["diary"]}px}}
QLabel[badge]{{font-size:{small}px;border-radius:4px;padding:1px 6px}}
QLabel[badge="plain"]{{background:{t.surface};color:{t.second};border:1px solid {t.line_strong}}}
{sized}{coloured}{badges}"""


def _buttons(t: Tokens, px: Callable[[int], int]) -> str:
    tall, small = px(30), px(24)
    strong = mix(t.accent, t.text, 0.18)
    hover = mix(t.surface, t.text, 0.05)
    return f"""
QPushButton{{background:{t.surface};color:{t.text};border:1px solid {t.line_strong};
 border-radius:6px;padding:0 13px;min-height:{tall}px}}
QPushButton:hover{{background:{hover}}}
QPushButton:pressed,QPushButton:checked{{background:{t.accent_soft}}}
QPushButton:focus{{border-color:{t.accent}}}
QPushButton:disabled{{background:{t.sunken};color:{t.third};border-color:{t.line}}}
QPushButton::menu-indicator{{image:none;width:0}}
QPushButton[look="primary"]{{background:{t.accent};color:{t.on_accent};font-weight:700;
 border-color:{t.accent}}}
QPushButton[look="primary"]:hover,QPushButton[look="primary"]:pressed{{background:{strong}}}
QPushButton[look="primary"]:focus{{border:2px solid {t.text};padding:0 12px;
 min-height:{tall - 2}px}}
QPushButton[look="primary"]:disabled{{background:{t.line};color:{t.third};border-color:{t.line}}}
QPushButton[look="small"]{{min-height:{small}px;padding:0 10px}}
QPushButton[look="badge"]{{font-size:{px(12)}px;min-height:{px(18)}px;padding:0 6px;
 border-radius:4px}}
QPushButton[look="badge"]:focus,QPushButton[look="badge"]:hover{{border-color:{t.accent}}}
QPushButton[look="choice"]{{text-align:left;padding:0}}
QPushButton[look="choice"]:checked{{border-color:{t.accent}}}
QPushButton[look="choice"]:focus{{border:2px solid {t.accent}}}
QPushButton[look="link"]{{background:transparent;border:1px solid transparent;color:{t.accent};
 padding:0 2px;min-height:{px(20)}px;text-align:left}}
QPushButton[look="link"]:hover{{text-decoration:underline}}
QPushButton[look="link"]:focus{{border-color:{t.accent};border-radius:3px}}
QPushButton[look="link"]:disabled{{color:{t.third}}}
QPushButton[look="link-due"]{{background:transparent;border:0;color:{t.due};
 padding:0;min-height:{px(20)}px;text-align:left}}
QPushButton[look="link-due"]:hover,QPushButton[look="link-due"]:focus{{
 text-decoration:underline}}
QPushButton[look="link-caption"]{{background:transparent;border:0;color:{t.accent};
 padding:0 2px;min-height:{px(15)}px;font-size:{px(12)}px;text-align:left}}
QPushButton[look="link-caption"][due="true"]{{color:{t.due}}}
QPushButton[look="link-caption"]:hover,QPushButton[look="link-caption"]:focus{{
 text-decoration:underline}}
QPushButton[look="icon"]{{background:transparent;border:1px solid transparent;padding:0;
 min-height:{px(24)}px;min-width:{px(24)}px}}
QPushButton[look="icon"]:hover{{background:{t.line}}}
QPushButton[look="icon"]:focus{{border-color:{t.accent}}}
QPushButton[look="chip"]{{background:transparent;color:{t.second};border-radius:{px(24) // 2}px;
 min-height:{px(22)}px;padding:0 8px;font-size:{px(12)}px}}
QPushButton[look="chip"]:hover{{border-color:{t.edge};color:{t.text}}}
QPushButton[look="chip"]:checked{{background:{t.accent};color:{t.on_accent};
 border-color:{t.accent}}}
QPushButton[look="chip"]:focus{{border-color:{t.text}}}
QPushButton[look="segment"]{{background:transparent;border:1px solid transparent;color:{t.second};
 border-radius:5px;min-height:{px(28)}px;padding:0 11px}}
QPushButton[look="segment"]:checked{{background:{t.accent_soft};color:{t.accent};font-weight:700}}
QPushButton[look="segment"]:focus{{border-color:{t.accent}}}
QPushButton[look="nav"]{{background:transparent;border:1px solid transparent;color:{t.second};
 text-align:left;padding:0 9px}}
QPushButton[look="nav"]:hover{{background:{t.line}}}
QPushButton[look="nav"]:checked{{background:{t.accent_soft};color:{t.accent};font-weight:700}}
QPushButton[look="nav"]:focus{{border-color:{t.accent}}}"""


def _fields(t: Tokens, px: Callable[[int], int]) -> str:
    box = "QLineEdit,QComboBox,QSpinBox,QDateEdit,QTimeEdit,QDoubleSpinBox"
    focus = ",".join(f"{name}:focus" for name in box.split(","))
    return f"""
{box}{{background:{t.surface};color:{t.text};border:1px solid {t.edge};border-radius:6px;
 padding:0 10px;min-height:{px(30)}px;selection-background-color:{t.accent};
 selection-color:{t.on_accent}}}
QLineEdit,QPlainTextEdit,QTextEdit{{placeholder-text-color:{t.third}}}
QAbstractSpinBox QLineEdit,QComboBox QLineEdit,QAbstractSpinBox QLineEdit:focus,
QComboBox QLineEdit:focus{{border:0;padding:0;min-height:0;background:transparent}}
QAbstractSpinBox{{max-height:{px(30)}px}}
QPlainTextEdit,QTextEdit{{background:{t.surface};color:{t.text};border:1px solid {t.edge};
 border-radius:6px;padding:3px 6px;selection-background-color:{t.accent};
 selection-color:{t.on_accent}}}
{focus},QPlainTextEdit:focus,QTextEdit:focus{{border:2px solid {t.accent}}}
{focus}{{padding:0 9px;min-height:{px(30) - 2}px}}
QLineEdit{{padding:0 8px}}
QLineEdit:focus{{padding:0 7px}}
QLineEdit[look="beside"]{{background:transparent;color:{t.accent};border-color:transparent;
 min-height:{px(22)}px;padding:0 4px}}
QLineEdit[look="beside"]:hover{{border-color:{t.edge}}}
QLineEdit[look="beside"]:focus{{background:{t.surface};border-color:{t.accent};
 min-height:{px(20)}px;padding:0 3px}}
QLineEdit[look="heading"]{{background:transparent;border-color:transparent;font-weight:bold;
 padding:0 4px}}
QLineEdit[look="heading"]:hover{{border-color:{t.line_strong}}}
QLineEdit[look="heading"]:focus{{background:{t.surface};border-color:{t.accent};padding:0 3px}}
QLineEdit[look="cell"],QLineEdit[look="cell"]:focus{{border-radius:0;padding:0 6px;min-height:0}}
QPlainTextEdit:focus,QTextEdit:focus{{padding:2px 5px}}
QLineEdit:disabled,QComboBox:disabled,QPlainTextEdit:disabled,
QLineEdit[computed="true"]{{background:{t.sunken};color:{t.second};border-color:{t.line_strong}}}
QLineEdit[wrong="true"],QPlainTextEdit[wrong="true"],QComboBox[wrong="true"]{{
 border-color:{t.late}}}
QCheckBox,QRadioButton{{background:transparent;spacing:8px}}
QCheckBox::indicator{{width:{px(14)}px;height:{px(14)}px;border:1px solid {t.edge};
 border-radius:3px;background:{t.surface}}}
QCheckBox::indicator:checked{{background:{t.accent};border-color:{t.accent}}}
QCheckBox::indicator:focus,QRadioButton::indicator:focus{{border-color:{t.text}}}
QRadioButton::indicator{{width:{px(14)}px;height:{px(14)}px;border:1px solid {t.edge};
 border-radius:{px(14) // 2 + 1}px;background:{t.surface}}}
QRadioButton::indicator:checked{{width:{px(14) - 8}px;height:{px(14) - 8}px;
 border:5px solid {t.accent};background:{t.surface}}}
QCheckBox::indicator:disabled,QRadioButton::indicator:disabled{{border-color:{t.line_strong}}}
QRadioButton::indicator:checked:disabled{{border-color:{t.third}}}
QPushButton[look="field"]{{border-color:{t.edge};text-align:left;padding:0 10px}}
QPushButton[look="field"]:focus{{border:2px solid {t.accent};padding:0 9px;
 min-height:{px(30) - 2}px}}
QComboBox::drop-down{{border:0;width:{px(26)}px}}
QComboBox::down-arrow{{image:none}}
QSpinBox::up-button,QSpinBox::down-button,QDateEdit::up-button,QDateEdit::down-button,
QTimeEdit::up-button,QTimeEdit::down-button{{width:0;border:0}}
QComboBox QAbstractItemView{{background:{t.surface};border:1px solid {t.line_strong};
 selection-background-color:{t.selected};selection-color:{t.text};padding:4px;outline:0}}
QComboBox QAbstractItemView::item{{min-height:{px(28)}px;padding:0 6px;border-radius:4px}}
QComboBox QAbstractItemView::item:selected{{background:{t.selected};color:{t.text}}}
QPlainTextEdit[look="notebook"],QTextEdit[look="notebook"]{{border:0;background:transparent;
 font-size:{px(15)}px;padding:0}}"""


def _views(t: Tokens, px: Callable[[int], int]) -> str:
    return f"""
QAbstractItemView{{background:{t.surface};color:{t.text};border:0;outline:0;
 selection-background-color:{t.selected};selection-color:{t.text};gridline-color:{t.line}}}
QListView[look="side"],QTreeView[look="side"]{{background:{t.side}}}
QListView[look="notebook"]{{background:transparent}}
QHeaderView{{background:{t.surface};border:0}}
QHeaderView::section{{background:{t.surface};color:{t.second};border:0;
 border-bottom:1px solid {t.line};padding:0 8px;min-height:{px(34)}px;font-size:{px(12)}px}}
QHeaderView::section:vertical{{color:{t.text};font-size:{px(14)}px;font-weight:700}}
QTableCornerButton::section{{background:{t.surface};border:0}}
QMenuBar{{background:{t.window};color:{t.second}}}
QMenuBar::item{{padding:5px 10px;background:transparent}}
QMenuBar::item:selected{{background:{t.line};color:{t.text}}}
QMenu{{background:{t.surface};color:{t.text};border:1px solid {t.line_strong};padding:4px}}
QMenu::item{{padding:6px 28px 6px 12px;border-radius:4px}}
QMenu::item:selected{{background:{t.selected}}}
QMenu::item:disabled{{color:{t.third}}}
QMenu::icon{{padding-left:8px}}
QMenu::indicator{{width:8px;height:8px;margin-left:10px;border-radius:4px}}
QMenu::indicator:checked{{background:{t.accent}}}
QMenu::separator{{height:1px;background:{t.line};margin:4px 8px}}
QTabBar{{background:{t.window};border:0}}
QTabBar::tab{{background:transparent;color:{t.second};padding:0 13px;min-height:{px(38)}px;
 border-bottom:2px solid transparent}}
QTabBar::tab:hover{{color:{t.text}}}
QTabBar::tab:selected{{color:{t.accent};border-bottom-color:{t.accent};font-weight:700}}
QTabBar::tab:focus{{background:{t.accent_soft}}}
QTabWidget::pane{{border:0;border-top:1px solid {t.line}}}
QScrollBar:vertical{{background:transparent;width:10px;margin:0}}
QScrollBar:horizontal{{background:transparent;height:10px;margin:0}}
QScrollBar::handle{{background:{t.line_strong};border-radius:4px;margin:1px}}
QScrollBar::handle:hover{{background:{t.edge}}}
QScrollBar::handle:disabled{{background:transparent}}
QScrollBar::handle:vertical{{min-height:28px}}
QScrollBar::handle:horizontal{{min-width:28px}}
QScrollBar::add-line,QScrollBar::sub-line{{width:0;height:0}}
QScrollBar::add-page,QScrollBar::sub-page{{background:transparent}}
QProgressBar{{background:{t.line};border:0;border-radius:3px;max-height:6px;
 color:transparent}}
QProgressBar::chunk{{background:{t.accent};border-radius:3px}}
QCalendarWidget QToolButton{{color:{t.text};background:transparent;border:0;padding:4px 8px}}
QCalendarWidget QToolButton::menu-indicator{{image:none}}
QCalendarWidget QAbstractItemView:disabled{{color:{t.third}}}
QCalendarWidget QToolButton:hover{{background:{t.line};border-radius:4px}}
QCalendarWidget QWidget#qt_calendar_navigationbar{{background:{t.sunken}}}"""
