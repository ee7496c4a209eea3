"""What is drawn on a page, straight on the canvas because that is fast.

Lengths are points (1/72 inch) from the top left corner of the page, downward; the `y` of a text
is its baseline. `style.MM` turns millimetres into points.
"""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from carekeeper.printing import fonts
from carekeeper.printing.pictures import opened, qr_path
from carekeeper.printing.style import (
    BLACK,
    BODY,
    CAPTION,
    DARK,
    FINE,
    GREY,
    HAIRLINE,
    LEADING,
    LEAST_LEADING,
    MID,
    NAME,
    Align,
)
from carekeeper.printing.text import fit, wrap

_THICKER = 0.035
_PRINTABLE = 15.0
"""No printer reaches nearer to the edge than 5 mm."""


class Ink:
    """A canvas on which texts, lines, boxes and pictures are drawn from top to bottom."""

    def __init__(self, canvas: Canvas, width: float, height: float, smallest: float) -> None:
        self.width, self.height = width, height
        self._smallest = smallest
        self._canvas = canvas
        self._forget()

    # -- text

    def text(
        self,
        x: float,
        y: float,
        text: str,
        size: float = BODY,
        *,
        bold: bool = False,
        grey: float = BLACK,
        align: Align = Align.LEFT,
        spacing: float = 0.0,
    ) -> float:
        """Draw one line of text with its baseline at `y`; return its width in points.

        `spacing` is added after each sign but the last.
        """
        runs = fonts.runs(text, bold)
        width = sum(run.width for run in runs) * size + spacing * max(0, len(text) - 1)
        if align is Align.RIGHT:
            x -= width
        elif align is Align.CENTRE:
            x -= width / 2
        self._fill(grey)
        self._draw(runs, x, self.height - y, size, spacing)
        return width

    def lines(
        self,
        x: float,
        y: float,
        lines: Sequence[str],
        size: float = BODY,
        *,
        leading: float | None = None,
        bold: bool = False,
        grey: float = BLACK,
        align: Align = Align.LEFT,
    ) -> float:
        """Draw lines, the first with its baseline at `y`; return the baseline after the last."""
        step = size * LEADING if leading is None else leading
        for line in lines:
            if line:
                self.text(x, y, line, size, bold=bold, grey=grey, align=align)
            y += step
        return y

    def paragraph(
        self,
        x: float,
        y: float,
        text: str,
        width: float,
        size: float = BODY,
        *,
        bold: bool = False,
        grey: float = BLACK,
    ) -> float:
        """Draw a text broken into lines; return the baseline of the line after the last."""
        return self.lines(x, y, wrap(text, width, size, bold), size, bold=bold, grey=grey)

    def fitted(
        self,
        x: float,
        y: float,
        text: str,
        width: float,
        size: float,
        smallest: float,
        *,
        bold: bool = False,
        grey: float = BLACK,
        align: Align = Align.LEFT,
    ) -> float:
        """Draw a text on one line, smaller where it would be too wide; return its width.

        What is too long at the smallest size too stands on several lines about the same height.
        """
        size, lines = fit(text, width, size, max(smallest, self._smallest), bold)
        step = size * LEAST_LEADING
        y -= (len(lines) - 1) * step / 2
        widths = [
            self.text(x, y + place * step, line, size, bold=bold, grey=grey, align=align)
            for place, line in enumerate(lines)
        ]
        return max(widths)

    def turned(
        self, x: float, y: float, text: str, size: float = BODY, *, bold: bool = False
    ) -> None:
        """Draw a text from bottom to top, centred on the point (x, y)."""
        self._canvas.saveState()
        self._canvas.translate(x + size * 0.36, self.height - y)
        self._canvas.rotate(90)
        self._forget()
        self._fill(BLACK)
        middle = fonts.text_width(text, size, bold) / 2
        self._draw(fonts.runs(text, bold), -middle, 0, size)
        self._canvas.restoreState()
        self._forget()

    # -- lines and boxes

    def rule(
        self,
        x: float,
        y: float,
        to: float,
        weight: float = HAIRLINE,
        grey: float = MID,
    ) -> None:
        """Draw a level line from `x` to `to`."""
        self._stroke(weight, grey)
        self._canvas.line(x, self.height - y, to, self.height - y)

    def upright(
        self,
        x: float,
        y: float,
        to: float,
        weight: float = HAIRLINE,
        grey: float = MID,
    ) -> None:
        """Draw an upright line from `y` down to `to`."""
        self._stroke(weight, grey)
        self._canvas.line(x, self.height - y, x, self.height - to)

    def write_line(self, x: float, y: float, to: float) -> None:
        """Draw a line that somebody writes on with a pen."""
        self.rule(x, y, to, FINE, DARK)

    def box(
        self,
        x: float,
        y: float,
        width: float,
        height: float,
        weight: float = HAIRLINE,
        grey: float = BLACK,
        fill: float | None = None,
    ) -> None:
        """Draw a box with its top left corner at (x, y); `weight` 0 draws no border."""
        if fill is not None:
            self._fill(fill)
        if weight:
            self._stroke(weight, grey)
        self._canvas.rect(
            x,
            self.height - y - height,
            width,
            height,
            stroke=int(weight > 0),
            fill=int(fill is not None),
        )

    def stroke(
        self,
        places: Sequence[tuple[float, float]],
        weight: float,
        grey: float = BLACK,
        dashes: tuple[float, float] | tuple[()] = (),
    ) -> None:
        """Draw a line from place to place, whole or in dashes of such a length and distance."""
        self._stroke(weight, grey)
        self._canvas.setDash(*dashes)
        path = self._canvas.beginPath()
        for at, (x, y) in enumerate(places):
            (path.lineTo if at else path.moveTo)(x, self.height - y)
        self._canvas.drawPath(path, stroke=1, fill=0)
        self._canvas.setDash()

    def disc(self, x: float, y: float, radius: float, fill: float) -> None:
        """Draw a filled circle round the point (x, y)."""
        self._fill(fill)
        self._canvas.circle(x, self.height - y, radius, stroke=0, fill=1)

    def hills(self, left: float, middle: float, right: float, fill: float) -> None:
        """Fill the foot of the page below a soft wave, at these `y` from side to side."""
        self._fill(fill)
        side, low, high, end = self.width / 3, *(self.height - y for y in (left, middle, right))
        path = self._canvas.beginPath()
        path.moveTo(0, low)
        path.curveTo(side, low + (low - high) / 2, side, high, self.width / 2, high)
        path.curveTo(2 * side, high, 2 * side, end, self.width, end)
        path.lineTo(self.width, 0)
        path.lineTo(0, 0)
        path.close()
        self._canvas.drawPath(path, stroke=0, fill=1)

    def cut_across(self, y: float) -> None:
        """Draw a dashed line over the page, as far as printers reach, with scissors."""
        self._cut(_PRINTABLE, y, self.width - _PRINTABLE, y)
        self._scissors(_PRINTABLE, y + 4)

    def cut_down(self, x: float) -> None:
        """Draw a dashed line down the page to cut along, as far as printers reach."""
        self._cut(x, _PRINTABLE, x, self.height - _PRINTABLE)

    # -- pictures

    def photo(
        self,
        x: float,
        y: float,
        width: float,
        height: float,
        picture: bytes | None,
        *,
        empty: str = "",
    ) -> None:
        """Draw a JPEG or PNG so that it fills a frame, cut at the edges.

        Without a picture, or with one that cannot be read, the frame stays empty to glue one
        in, and says `empty` in its middle.
        """
        image = opened(picture)
        if image is None:
            middle = y + height / 2 + CAPTION * 0.36
            self.text(x + width / 2, middle, empty, CAPTION, grey=GREY, align=Align.CENTRE)
        else:
            self._picture(image, x, y, width, height)
        self.box(x, y, width, height, HAIRLINE, MID)

    def qr(self, text: str, x: float, y: float, size: float) -> None:
        """Draw a QR code of a text (UTF-8), its top left corner at (x, y), `size` points wide.

        Leave four modules of white around it.
        """
        self._fill(0)
        self._canvas.addLiteral(qr_path(text, x, self.height - y, size))

    # -- inside

    def _forget(self) -> None:
        """Forget the state of the canvas, as it does itself at the start of a page."""
        self._font = ("", 0.0)
        self._filled = self._stroked = self._weight = -1.0

    def _draw(
        self, runs: Sequence[fonts.Run], x: float, y: float, size: float, spacing: float = 0.0
    ) -> None:
        """Draw the runs of one line; x and y from the bottom left, as the canvas counts."""
        if len(runs) == 1 and not runs[0].thick:
            self._use(runs[0].font, size)
            self._canvas.drawString(x, y, runs[0].text, charSpace=spacing)
        elif runs:
            self._draw_several(runs, x, y, size, spacing)

    def _draw_several(
        self, runs: Sequence[fonts.Run], x: float, y: float, size: float, spacing: float
    ) -> None:
        """Draw runs as one text, so that who copies it gets one line."""
        if any(run.thick for run in runs):
            self._stroke(size * _THICKER, self._filled)
        line = self._canvas.beginText(x, y)
        line.setCharSpace(spacing)
        for run in runs:
            line.setFont(run.font, size)
            line.setTextRenderMode(2 if run.thick else 0)
            line.textOut(run.text)
            line.moveCursor(run.width * size + spacing * len(run.text), 0)
        line.setCharSpace(0)
        line.setTextRenderMode(0)
        self._canvas.drawText(line)
        self._font = ("", 0.0)

    def _use(self, font: str, size: float) -> None:
        if self._font != (font, size):
            self._font = (font, size)
            self._canvas.setFont(font, size)

    def _fill(self, grey: float) -> None:
        if self._filled != grey:
            self._filled = grey
            self._canvas.setFillGray(grey)

    def _stroke(self, weight: float, grey: float) -> None:
        if self._weight != weight:
            self._weight = weight
            self._canvas.setLineWidth(weight)
        if self._stroked != grey:
            self._stroked = grey
            self._canvas.setStrokeGray(grey)

    def _cut(self, x: float, y: float, to_x: float, to_y: float) -> None:
        self._stroke(HAIRLINE, GREY)
        self._canvas.setDash(3, 2)
        self._canvas.line(x, self.height - y, to_x, self.height - to_y)
        self._canvas.setDash()

    def _scissors(self, x: float, y: float) -> None:
        self.text(x, y, "✂", NAME, grey=GREY)

    def _picture(self, image: ImageReader, x: float, y: float, width: float, height: float) -> None:
        across, down = image.getSize()
        scale = max(width / across, height / down)
        shown = (across * scale, down * scale)
        self._canvas.saveState()
        frame = self._canvas.beginPath()
        frame.rect(x, self.height - y - height, width, height)
        self._canvas.clipPath(frame, stroke=0, fill=0)
        left = x - (shown[0] - width) / 2
        bottom = self.height - y - height - (shown[1] - height) / 2
        self._canvas.drawImage(image, left, bottom, *shown, mask="auto")
        self._canvas.restoreState()
