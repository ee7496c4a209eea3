"""Photos for the diaries of made-up students: simple pictures drawn by the program."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from functools import lru_cache
from math import pi, sin
from typing import TYPE_CHECKING

from carekeeper.core import photos
from carekeeper.core.photos import Photo

if TYPE_CHECKING:
    from PIL.ImageDraw import ImageDraw

_WIDTH, _HEIGHT = 1200, 840
_SCALE = 2
"""Drawn so many times larger than kept, for smooth edges."""

VARIANTS = 3
_SKIES = ("#dce8df", "#f2e2cc", "#dfe8f2")
_SUNS = ("#fbf7ea", "#fff7e6", "#fdf3df")
_LANDS = (
    ("#a9c7ad", "#7ea58a", "#5d8a6f"),
    ("#dcb98a", "#c4975a", "#a67a41"),
    ("#a9c0d6", "#7d9dbb", "#5c7f9f"),
)


@lru_cache(maxsize=64)
def drawing(motif: str, variant: int) -> Photo:
    """Return the photo of a motif of `MOTIFS`, in one of so many `VARIANTS`."""
    from PIL import Image, ImageDraw

    look = variant % VARIANTS
    image = Image.new("RGB", (_WIDTH, _HEIGHT), _SKIES[look])
    MOTIFS[motif](ImageDraw.Draw(image), look)
    stream = io.BytesIO()
    image.resize((_WIDTH // _SCALE, _HEIGHT // _SCALE), Image.Resampling.BOX).save(stream, "BMP")
    return photos.prepare(stream.getvalue())


def _hills(pen: ImageDraw, look: int) -> None:
    _disc(pen, 290 + 240 * look, 220, 92, _SUNS[look])
    for place, colour in enumerate(_LANDS[look]):
        _land(pen, 430 + 130 * place, 90 - 20 * place, 0.8 + 0.5 * place + look, colour)


def _pumpkins(pen: ImageDraw, look: int) -> None:
    _hills(pen, look)
    for x, y, size in ((330, 690, 96), (590, 720, 122), (850, 690, 84)):
        for shift in (-0.55, 0.55, 0.0):
            left, right = x + shift * size - size * 0.7, x + shift * size + size * 0.7
            shade = "#d9822b" if shift else "#e8963f"
            pen.ellipse((left, y - size * 0.8, right, y + size * 0.8), fill=shade)
        pen.rectangle((x - 9, y - size * 1.15, x + 9, y - size * 0.7), fill="#5b7a3c")


def _snowman(pen: ImageDraw, look: int) -> None:
    pen.rectangle((0, 0, _WIDTH, _HEIGHT), fill="#cfdbe8")
    _land(pen, 640, 40, 0.6 + look, "#f4f7fa")
    for number in range(60):
        x, y = number * 347 % _WIDTH, number * 211 % 620
        _disc(pen, x, y, 5 + number % 3 * 2, "#ffffff")
    x = 520 + 80 * look
    for y, radius in ((640, 170), (420, 120), (262, 84)):
        _disc(pen, x, y, radius, "#ffffff")
    pen.rounded_rectangle((x - 92, 322, x + 92, 362), 18, fill="#c0423a")
    pen.rounded_rectangle((x + 26, 340, x + 70, 470), 14, fill="#c0423a")
    pen.polygon(((x - 4, 262), (x - 4, 286), (x - 96, 280)), fill="#e58a2e")
    for eye in (-30, 30):
        _disc(pen, x + eye, 236, 9, "#333333")
    pen.rectangle((x - 70, 168, x + 70, 190), fill="#44484f")
    pen.rectangle((x - 46, 84, x + 46, 170), fill="#44484f")


def _sprout(pen: ImageDraw, look: int) -> None:
    pen.rectangle((0, 0, _WIDTH, _HEIGHT), fill="#f0ebdd")
    pen.rectangle((0, 640, _WIDTH, _HEIGHT), fill="#c9a97c")
    for place, x in enumerate((300, 600, 900)):
        height = 150 + (place * 2 + look) % 4 * 55
        pen.rounded_rectangle((x - 100, 520, x + 100, 700), 26, fill="#dfe7ea")
        pen.ellipse((x - 92, 498, x + 92, 560), fill="#ffffff")
        pen.line(((x, 530), (x, 530 - height)), fill="#6f9d55", width=16)
        top = 530 - height
        for side in (-1, 1):
            leaf = sorted((x, x + side * 96))
            pen.ellipse((leaf[0], top - 34, leaf[1], top + 26), fill="#82b562")


def _tea(pen: ImageDraw, look: int) -> None:
    _disc(pen, 900, 200, 80, _SUNS[look])
    for row in range(6):
        _land(pen, 300 + row * 100, 34, 1.1 + row * 0.5 + look, ("#8fb98a", "#6d9f70")[row % 2])


def _certificate(pen: ImageDraw, look: int) -> None:
    pen.rectangle((0, 0, _WIDTH, _HEIGHT), fill="#cdb892")
    pen.rounded_rectangle((130, 110, 1070, 730), 14, fill="#fdf7e6")
    pen.rounded_rectangle((165, 145, 1035, 695), 8, outline="#c0423a", width=12)
    _disc(pen, 600, 270, 70, "#d8a83c")
    _disc(pen, 600, 270, 46, "#f0cd6e")
    for place, width in enumerate((420, 560, 500)):
        y = 400 + place * 62
        pen.rounded_rectangle((600 - width // 2, y, 600 + width // 2, y + 16), 8, fill="#b9ab8c")
    _disc(pen, 900, 600, 58 + 6 * look, "#c0423a")


def _fish(pen: ImageDraw, look: int) -> None:
    pen.rectangle((0, 0, _WIDTH, _HEIGHT), fill="#f6efe2")
    red = ("#c0423a", "#b53a3a", "#c8503c")[look]
    for x, y, side in ((430, 300, 1), (770, 540, -1)):
        pen.ellipse((x - 210, y - 110, x + 210, y + 110), fill=red)
        tail = x - side * 190
        pen.polygon(
            ((tail, y), (tail - side * 140, y - 120), (tail - side * 140, y + 120)), fill=red
        )
        _disc(pen, x + side * 130, y - 24, 20, "#f6efe2")
        for scale in range(3):
            middle = x - side * (20 + 70 * scale)
            pen.arc((middle - 60, y - 70, middle + 60, y + 70), 290, 70, fill="#f6efe2", width=10)


def _disc(pen: ImageDraw, x: float, y: float, radius: float, fill: str) -> None:
    pen.ellipse((x - radius, y - radius, x + radius, y + radius), fill=fill)


def _land(pen: ImageDraw, level: float, swing: float, phase: float, fill: str) -> None:
    """Draw the ground below a wave."""
    edge: list[tuple[float, float]] = [
        (x, level + swing * sin(x / _WIDTH * 2 * pi + phase)) for x in range(0, _WIDTH + 1, 24)
    ]
    corners: Sequence[tuple[float, float]] = ((_WIDTH, _HEIGHT), (0, _HEIGHT))
    pen.polygon([*edge, *corners], fill=fill)


MOTIFS: dict[str, Callable[[ImageDraw, int], None]] = {
    "hills": _hills,
    "pumpkins": _pumpkins,
    "snowman": _snowman,
    "sprout": _sprout,
    "tea": _tea,
    "certificate": _certificate,
    "fish": _fish,
}
