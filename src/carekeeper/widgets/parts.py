"""The parts that pages are built of, in one place to import them from."""

from __future__ import annotations

from carekeeper.widgets.avatar import Avatar, avatar_colour, paint_avatar, picture_of
from carekeeper.widgets.buttons import Button, CheckBox, Chip, Link, Segmented
from carekeeper.widgets.cards import Bar, Card, Icon, Line, ProgressLine, scrolled
from carekeeper.widgets.combo import Combo
from carekeeper.widgets.flow import FlowLayout
from carekeeper.widgets.labels import Badge, ElidedLabel, Label, renew_style
from carekeeper.widgets.notices import Banner, Hint
from carekeeper.widgets.spin_box import SpinBox

__all__ = [
    "Avatar",
    "Badge",
    "Banner",
    "Bar",
    "Button",
    "Card",
    "CheckBox",
    "Chip",
    "Combo",
    "ElidedLabel",
    "FlowLayout",
    "Hint",
    "Icon",
    "Label",
    "Line",
    "Link",
    "ProgressLine",
    "Segmented",
    "SpinBox",
    "avatar_colour",
    "paint_avatar",
    "picture_of",
    "renew_style",
    "scrolled",
]
