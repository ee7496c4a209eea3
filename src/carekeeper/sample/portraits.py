"""Photos for made-up students, drawn by the program: nobody's face.

Each is a flat picture of a child in a school uniform. Sex, hair and colours come from the
number of the picture, so that the same number always gives the same picture.
"""

from __future__ import annotations

import io
from random import Random
from typing import TYPE_CHECKING

from msgspec import Struct

from carekeeper.core import photos
from carekeeper.core.photos import Photo

if TYPE_CHECKING:
    from PIL.ImageDraw import ImageDraw

_WIDTH, _HEIGHT = 720, 900
_SCALE = 2
"""Drawn so many times larger than kept, for smooth edges."""

_WALLS = ("#dfe9e3", "#e6e3ee", "#f2e6d8", "#dde8f0", "#efe1e3", "#e9ecd9")
_HAIR = ("#2b2420", "#3a2c24", "#1f1d1f")
_SKIN = ("#f3d3b8", "#eec6a4", "#e3b48e")
_UNIFORMS = ("#2f6f8f", "#b5483c", "#2f7d63", "#3d4f8a")


class _Look(Struct, frozen=True):
    wall: str
    hair: str
    skin: str
    uniform: str
    plaits: bool
    fringe: int
    glasses: bool


def portrait(number: int, sex: str) -> Photo:
    """Return a drawn photo of a girl or a boy."""
    from PIL import Image, ImageDraw

    look = _look(number, sex)
    image = Image.new("RGB", (_WIDTH, _HEIGHT), look.wall)
    pen = ImageDraw.Draw(image)
    _hair_behind(pen, look, sex)
    _shoulders(pen, look)
    _head(pen, look)
    _fringe(pen, look)
    _face(pen, look)
    stream = io.BytesIO()
    image.resize((_WIDTH // _SCALE, _HEIGHT // _SCALE), Image.Resampling.BOX).save(stream, "BMP")
    return photos.prepare(stream.getvalue())


def _look(number: int, sex: str) -> _Look:
    chance = Random(f"portrait {number}")
    return _Look(
        wall=chance.choice(_WALLS),
        hair=chance.choice(_HAIR),
        skin=chance.choice(_SKIN),
        uniform=chance.choice(_UNIFORMS),
        plaits=sex == "female" and chance.random() < 0.5,
        fringe=chance.randrange(3),
        glasses=chance.random() < 0.15,
    )


def _hair_behind(pen: ImageDraw, look: _Look, sex: str) -> None:
    if look.plaits:
        for x in (150, 500):
            pen.ellipse((x, 400, x + 70, 640), fill=look.hair)
            pen.rectangle((x + 12, 430, x + 58, 450), fill=look.uniform)
    elif sex == "female":
        pen.rounded_rectangle((174, 200, 546, 660), radius=150, fill=look.hair)


def _shoulders(pen: ImageDraw, look: _Look) -> None:
    pen.rounded_rectangle((110, 680, 610, 1000), radius=150, fill=look.uniform)
    pen.rectangle((310, 560, 410, 720), fill=_darker(look.skin))
    pen.polygon(((290, 676), (360, 790), (430, 676)), fill="#ffffff")
    pen.polygon(((318, 676), (360, 748), (402, 676)), fill=_darker(look.skin))
    for side in (-1, 1):
        pen.line(((360, 790), (360 + side * 110, 676)), fill="#ffffff", width=16)


def _head(pen: ImageDraw, look: _Look) -> None:
    for x in (172, 488):
        pen.ellipse((x, 380, x + 60, 470), fill=look.skin)
    pen.rounded_rectangle((200, 210, 520, 640), radius=158, fill=look.skin)


def _fringe(pen: ImageDraw, look: _Look) -> None:
    pen.chord((186, 160, 534, 600), 180, 360, fill=look.hair)
    if look.fringe == 0:  # straight
        pen.rounded_rectangle((204, 340, 516, 392), radius=24, fill=look.hair)
    elif look.fringe == 1:  # parted at the side
        pen.ellipse((290, 318, 512, 470), fill=look.skin)
    else:  # parted in the middle
        pen.polygon(((360, 290), (226, 392), (494, 392)), fill=look.skin)


def _face(pen: ImageDraw, look: _Look) -> None:
    for x in (290, 430):
        pen.ellipse((x - 16, 440, x + 16, 480), fill="#2a2422")
        pen.ellipse((x - 8, 446, x + 2, 457), fill="#ffffff")
        pen.arc((x - 32, 402, x + 32, 446), 205, 335, fill=look.hair, width=8)
        pen.ellipse((x - 36 + (x > 360) * 24, 504, x + 12 + (x > 360) * 24, 532), fill="#eeb09c")
        if look.glasses:
            pen.ellipse((x - 50, 410, x + 50, 510), outline="#4a4a52", width=8)
    if look.glasses:
        pen.line(((340, 460), (380, 460)), fill="#4a4a52", width=8)
    pen.arc((346, 486, 374, 516), 20, 160, fill=_darker(look.skin), width=7)
    pen.chord((318, 520, 402, 586), 10, 170, fill="#b4534a")


def _darker(colour: str) -> str:
    parts = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return "#" + "".join(f"{int(part * 0.9):02x}" for part in parts)
