"""The colours and sizes of the program, light and dark; nothing else names a colour."""

from __future__ import annotations

from typing import NamedTuple


class Tokens(NamedTuple):
    """The colours of one scheme, each as `#RRGGBB`, named after what they are for."""

    dark: bool
    window: str
    side: str
    surface: str
    sunken: str
    line: str
    line_strong: str
    edge: str
    text: str
    second: str
    third: str
    accent: str
    on_accent: str
    accent_soft: str
    selected: str
    due: str
    due_soft: str
    late: str
    late_soft: str
    good: str
    good_soft: str
    info: str
    info_soft: str
    avatars: tuple[str, ...]
    on_avatar: str


_AVATARS = (
    "#76669A",
    "#457788",
    "#96634F",
    "#567A4F",
    "#83703C",
    "#5D70A0",
    "#965A7A",
    "#437C6F",
)

LIGHT = Tokens(
    dark=False,
    window="#F5F3EE",
    side="#ECE8E0",
    surface="#FFFFFF",
    sunken="#FAF8F4",
    line="#E0DAD0",
    line_strong="#CFC7BA",
    edge="#978E81",
    text="#25221E",
    second="#665F55",
    third="#756D61",
    accent="#1E6B58",
    on_accent="#FFFFFF",
    accent_soft="#E3EFEA",
    selected="#DCEAE4",
    due="#964F08",
    due_soft="#FBEEDC",
    late="#A6322B",
    late_soft="#F9E4E1",
    good="#2C7449",
    good_soft="#E4F1E7",
    info="#2D5F8E",
    info_soft="#E4EDF6",
    avatars=_AVATARS,
    on_avatar="#FFFFFF",
)

DARK = Tokens(
    dark=True,
    window="#1B1D1C",
    side="#161817",
    surface="#242726",
    sunken="#1F2221",
    line="#353A38",
    line_strong="#4A504D",
    edge="#737A76",
    text="#ECE9E3",
    second="#ABA69C",
    third="#989389",
    accent="#6FC7AE",
    on_accent="#0F1C18",
    accent_soft="#21382F",
    selected="#24423A",
    due="#E3A556",
    due_soft="#3A2D1A",
    late="#EE8E84",
    late_soft="#402422",
    good="#7FCB9C",
    good_soft="#1F3527",
    info="#8DBAE8",
    info_soft="#1F2E3E",
    avatars=_AVATARS,
    on_avatar="#FFFFFF",
)

TYPE_SIZES: dict[str, int] = {
    "caption": 12,
    "body": 14,
    "diary": 15,
    "section": 16,
    "student": 20,
    "phone": 22,
    "page": 24,
}
"""Heights of type in device-independent pixels, before large text."""

LARGE_TEXT = 1.25


def mix(one: str, other: str, share: float) -> str:
    """Return the first colour with a share (0 to 1) of the second in it."""
    pairs = zip(_channels(one), _channels(other), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02X}" for a, b in pairs)


def _channels(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)
