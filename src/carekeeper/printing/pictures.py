"""Photos and QR codes as a page takes them."""

from __future__ import annotations

import re
from functools import lru_cache
from io import BytesIO

from reportlab.lib.utils import ImageReader

_MASK = 3
_KEPT_CODES = 128
_DARK = re.compile(b"\x01+")
"""Modules of one row that stand together."""


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


def qr_path(text: str, left: float, top: float, size: float) -> str:
    """Return the PDF operations that fill a QR code of a text, in points from the bottom left.

    One path for all modules, so that no viewer shows seams between them.
    """
    side, body = _modules(text)
    step = size / side
    return f"q {step:.5f} 0 0 {-step:.5f} {left:.3f} {top:.3f} cm\n{body}\nf Q"


@lru_cache(_KEPT_CODES)
def _modules(text: str) -> tuple[int, str]:
    """Return how many modules a side of the code has, and its dark ones as a path.

    The mask is a fixed one: a reader takes any of the eight, and looking for the best one takes
    ten times as long (ISO/IEC 18004, 7.8). Error correction M: a folded or smudged card can
    still be read. Kept, because a card is laid out again for each change in the preview.
    """
    import segno

    code = segno.make_qr(text, error="m", encoding="utf-8", mode="byte", mask=_MASK)
    body = "\n".join(
        f"{dark.start()} {row} {dark.end() - dark.start()} 1 re"
        for row, modules in enumerate(code.matrix)
        for dark in _DARK.finditer(modules)
    )
    return len(code.matrix), body
