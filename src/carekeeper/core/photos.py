"""Students' photos: made small, upright, and free of what the camera wrote into them.

A phone writes the place and time of a picture into its file. Only the picture itself is kept.
"""

from __future__ import annotations

import hashlib
import io
import struct
import warnings
from typing import TYPE_CHECKING

from msgspec import Struct

from carekeeper.core.errors import Invalid
from carekeeper.core.words import tr

if TYPE_CHECKING:
    from PIL import Image

LONG_SIDE = 900
"""Pixels of the longer side of a kept photo, at most: 300 dpi at 7.6 cm."""
THUMB_SIDE = 128
MAX_MEGAPIXELS = 80

_HEIC_BRANDS = {b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"}
_FORMATS = ("JPEG", "PNG", "WEBP", "BMP", "GIF")
_FACE = (0.5, 0.35)
"""Where a square crop looks: heads stand above the middle of a portrait."""
_QUALITY = 85
_ORIENTATION = 0x0112
_BAD_DATA: tuple[type[Exception], ...] = (
    *(OSError, SyntaxError, ValueError, EOFError),
    *(TypeError, LookupError, ArithmeticError, struct.error),
)
"""What the readers of picture files raise when the file is damaged."""


class Photo(Struct, frozen=True):
    """A photo ready to be kept."""

    sha256: str
    """Of `data`, in hexadecimal: the photo's name."""
    data: bytes
    thumb: bytes
    width: int
    height: int


def prepare(data: bytes) -> Photo:
    """Make a kept photo of a picture file: a JPEG and its small square.

    Raises:
        Invalid: the file is not a photo that can be read, or it is far too large.
    """
    if data[4:8] == b"ftyp" and data[8:12] in _HEIC_BRANDS:
        raise Invalid(
            tr(
                "This is a HEIC picture from an iPhone, which cannot be read here. Save it as "
                "JPEG first, or send it through WeChat and take the picture from there."
            )
        )
    image = _read(data)
    picture = _jpeg(image)
    return Photo(
        hashlib.sha256(picture).hexdigest(), picture, _thumb(image), image.width, image.height
    )


def _read(data: bytes) -> Image.Image:
    from PIL import Image

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(data), formats=_FORMATS) as opened:
                if opened.width * opened.height > MAX_MEGAPIXELS * 1_000_000:
                    raise _too_large()
                opened.draft("RGB", (LONG_SIDE * 2, LONG_SIDE * 2))
                return _upright(_plain(opened), _orientation(opened))
    except (Image.DecompressionBombWarning, Image.DecompressionBombError) as error:
        raise _too_large() from error
    except _BAD_DATA as error:
        raise Invalid(
            tr("This file is not a photo that can be read. JPEG and PNG files are understood.")
        ) from error


def _plain(image: Image.Image) -> Image.Image:
    """Return the picture alone: in colour, on white, no larger than is kept, no metadata."""
    from PIL import Image

    if image.has_transparency_data:
        layered = image.convert("RGBA")
        image = Image.new("RGB", layered.size, "white")
        image.paste(layered, mask=layered.getchannel("A"))
    plain = image.convert("RGB")
    plain.thumbnail((LONG_SIDE, LONG_SIDE), Image.Resampling.LANCZOS)
    plain.info.clear()
    return plain


def _orientation(image: Image.Image) -> int:
    """Return how the camera was held, 1 to 8; a damaged note of it does not spoil the photo."""
    try:
        return int(image.getexif().get(_ORIENTATION, 1))
    except _BAD_DATA:
        return 1


def _upright(image: Image.Image, orientation: int) -> Image.Image:
    from PIL.Image import Transpose

    turn = {
        2: Transpose.FLIP_LEFT_RIGHT,
        3: Transpose.ROTATE_180,
        4: Transpose.FLIP_TOP_BOTTOM,
        5: Transpose.TRANSPOSE,
        6: Transpose.ROTATE_270,
        7: Transpose.TRANSVERSE,
        8: Transpose.ROTATE_90,
    }.get(orientation)
    return image if turn is None else image.transpose(turn)


def _thumb(image: Image.Image) -> bytes:
    from PIL import ImageOps

    return _jpeg(ImageOps.fit(image, (THUMB_SIDE, THUMB_SIDE), centering=_FACE))


def _jpeg(image: Image.Image) -> bytes:
    stream = io.BytesIO()
    image.save(stream, "JPEG", quality=_QUALITY, optimize=True)
    return stream.getvalue()


def _too_large() -> Invalid:
    return Invalid(
        tr("This picture is larger than {n} megapixels. Make it smaller first.").format(
            n=MAX_MEGAPIXELS
        )
    )
