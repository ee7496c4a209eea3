"""Photos and QR codes as a page takes them."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from io import BytesIO

from reportlab.lib.utils import ImageReader

_MASK = 3


def opened(picture: bytes | None) -> ImageReader | None:
    """Return a picture that can be drawn, or None."""
    if not picture:
        return None
    try:
        image = ImageReader(BytesIO(picture))
        across, down = image.getSize()
    except OSError:
        return None
    return image if across and down else None


def _dark(modules: Sequence[int]) -> list[tuple[int, int]]:
    """Return where dark modules begin in a row of a QR code, and how many stand together."""
    found, place = [], 0
    for dark, together in itertools.groupby(modules):
        length = sum(1 for _ in together)
        if dark:
            found.append((place, length))
        place += length
    return found


def qr_path(text: str, left: float, top: float, size: float) -> str:
    """Return the PDF operations that fill a QR code of a text, in points from the bottom left.

    One path for all modules, so that no viewer shows seams between them. The mask is a fixed
    one: a reader takes any of the eight, and looking for the best one takes ten times as long
    (ISO/IEC 18004, 7.8). Error correction M: a folded or smudged card can still be read.
    """
    import segno

    code = segno.make_qr(text, error="m", encoding="utf-8", mode="byte", mask=_MASK)
    step = size / len(code.matrix)
    body = "\n".join(
        f"{column} {row} {length} 1 re"
        for row, modules in enumerate(code.matrix)
        for column, length in _dark(modules)
    )
    return f"q {step:.5f} 0 0 {-step:.5f} {left:.3f} {top:.3f} cm\n{body}\nf Q"
