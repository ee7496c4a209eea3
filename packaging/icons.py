"""Draws the program's icons in all sizes from the SVG files under `resources/icons`.

    QT_QPA_PLATFORM=offscreen python packaging/icons.py FOLDER

Makes `carekeeper.ico` and `classfile.ico` for Windows, and PNG files for Linux.
"""

from __future__ import annotations

import sys
from pathlib import Path

from PIL import Image
from PySide6.QtCore import QByteArray
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

ROOT = Path(__file__).resolve().parent.parent
SIZES = (16, 20, 24, 32, 40, 48, 64, 96, 128, 256)
DRAWN = {"carekeeper": "carekeeper.svg", "classfile": "classfile.svg"}


def main() -> int:
    """Draw each icon in each size."""
    folder = Path(sys.argv[1])
    app = QGuiApplication(sys.argv[:1])
    for name, source in DRAWN.items():
        svg = (ROOT / "resources" / "icons" / "program" / source).read_bytes()
        files = [draw(svg, side, folder / f"{name}-{side}.png") for side in SIZES]
        images = [Image.open(file) for file in files]
        images[-1].save(
            folder / f"{name}.ico",
            sizes=[(side, side) for side in SIZES],
            append_images=images[:-1],
        )
    del app
    return 0


def draw(svg: bytes, side: int, target: Path) -> Path:
    """Draw an SVG as a square of so many pixels."""
    image = QImage(side, side, QImage.Format.Format_ARGB32)
    image.fill(0)
    painter = QPainter(image)
    QSvgRenderer(QByteArray(svg)).render(painter)
    painter.end()
    if not image.save(str(target)):
        raise SystemExit(f"{target} could not be written.")
    return target


if __name__ == "__main__":
    raise SystemExit(main())
