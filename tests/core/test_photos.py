"""A teacher adds a picture taken with a phone; the pictures here are drawn."""

from __future__ import annotations

import hashlib
import io

import pytest
from PIL import Image, ImageDraw, ImageOps
from PIL.PngImagePlugin import PngInfo

from carekeeper.core import photos
from carekeeper.core.errors import Invalid

RED, BLUE, WHITE = (220, 20, 20), (20, 20, 220), (255, 255, 255)


def picture(size: tuple[int, int] = (1200, 800)) -> Image.Image:
    """Draw a blue picture whose left half is red."""
    image = Image.new("RGB", size, BLUE)
    ImageDraw.Draw(image).rectangle((0, 0, size[0] // 2, size[1]), fill=RED)
    return image


def file(image: Image.Image, kind: str = "JPEG", **more: object) -> bytes:
    stream = io.BytesIO()
    image.save(stream, kind, **more)  # type: ignore[arg-type]
    return stream.getvalue()


def opened(data: bytes) -> Image.Image:
    image = Image.open(io.BytesIO(data))
    image.load()
    return image


def near(seen: object, wanted: tuple[int, int, int]) -> bool:
    assert isinstance(seen, tuple)
    return all(abs(one - other) < 40 for one, other in zip(seen, wanted, strict=True))


def test_a_photo_becomes_a_small_jpeg_named_by_its_content() -> None:
    photo = photos.prepare(file(picture()))
    assert (photo.width, photo.height) == (900, 600)
    assert opened(photo.data).size == (900, 600)
    assert opened(photo.thumb).size == (128, 128)
    assert opened(photo.data).format == opened(photo.thumb).format == "JPEG"
    assert photo.sha256 == hashlib.sha256(photo.data).hexdigest()
    assert photos.prepare(file(picture())).sha256 == photo.sha256


def test_a_small_photo_is_not_blown_up() -> None:
    assert photos.prepare(file(picture((60, 40)))).width == 60


def test_place_camera_and_comment_are_gone() -> None:
    exif = Image.Exif()
    exif[0x010F] = "Made-up camera"
    exif.get_ifd(0x8825)[1] = "N"
    exif.get_ifd(0x8825)[2] = (30.0, 52.0, 1.0)
    source = file(picture(), exif=exif, comment=b"written by the phone", dpi=(72, 72))
    assert opened(source).getexif().get_ifd(0x8825)[2] == (30.0, 52.0, 1.0)
    photo = photos.prepare(source)
    for kept in (photo.data, photo.thumb):
        assert not opened(kept).getexif()
        assert b"Exif" not in kept
        assert b"Made-up" not in kept
        assert b"written by" not in kept


def test_text_inside_a_png_is_gone() -> None:
    notes = PngInfo()
    notes.add_text("Author", "somebody")
    assert b"somebody" not in photos.prepare(file(picture(), "PNG", pnginfo=notes)).data


def test_a_picture_taken_upright_stands_upright() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    photo = photos.prepare(file(picture(), exif=exif))
    assert (photo.width, photo.height) == (600, 900)
    upright = opened(photo.data)
    assert near(upright.getpixel((300, 100)), RED)
    assert near(upright.getpixel((300, 800)), BLUE)


@pytest.mark.parametrize("orientation", range(1, 10))
def test_every_way_to_hold_the_camera_gives_the_picture_that_a_viewer_shows(
    orientation: int,
) -> None:
    scene = picture()
    ImageDraw.Draw(scene).rectangle((0, 0, 200, 200), fill=WHITE)
    exif = Image.Exif()
    exif[0x0112] = orientation
    source = file(scene, exif=exif)
    shown = ImageOps.exif_transpose(opened(source))
    kept = opened(photos.prepare(source).data).resize(shown.size)
    for place in ((100, 100), (shown.width - 100, 100), (100, shown.height - 100)):
        wanted = shown.getpixel(place)
        assert isinstance(wanted, tuple)
        assert near(kept.getpixel(place), (wanted[0], wanted[1], wanted[2]))


def test_a_damaged_note_of_the_camera_does_not_spoil_the_photo() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    source = file(picture(), exif=exif)
    damaged = source.replace(b"MM\0*", b"MM\0\xff")
    assert damaged != source
    assert photos.prepare(damaged).width == 900


def test_the_square_looks_above_the_middle_where_a_face_is() -> None:
    tall = Image.new("RGB", (400, 1200), BLUE)
    ImageDraw.Draw(tall).rectangle((0, 260, 400, 300), fill=RED)
    thumb = opened(photos.prepare(file(tall)).thumb)
    assert near(thumb.getpixel((64, 0)), RED)


@pytest.mark.parametrize("kind", ["PNG", "WEBP", "BMP", "GIF"])
def test_other_kinds_of_picture_are_read(kind: str) -> None:
    assert near(opened(photos.prepare(file(picture(), kind)).data).getpixel((50, 50)), RED)


@pytest.mark.parametrize("mode", ["L", "CMYK", "P", "1"])
def test_every_way_to_keep_colours_is_read(mode: str) -> None:
    kind = "JPEG" if mode in {"L", "CMYK"} else "PNG"
    assert opened(photos.prepare(file(picture().convert(mode), kind)).data).mode == "RGB"


def test_what_is_transparent_becomes_white_paper() -> None:
    clear = Image.new("RGBA", (100, 100), (0, 0, 0, 0))
    assert near(opened(photos.prepare(file(clear, "PNG")).data).getpixel((50, 50)), WHITE)


@pytest.mark.parametrize(
    "data",
    [b"", b"hello", b"%PDF-1.7", file(picture())[:2000], b"\xff\xd8\xff\xe0" + b"\0" * 50],
)
def test_what_is_no_photo_is_refused(data: bytes) -> None:
    with pytest.raises(Invalid, match="not a photo that can be read"):
        photos.prepare(data)


def test_the_iphone_s_own_format_has_its_own_answer() -> None:
    with pytest.raises(Invalid, match="HEIC"):
        photos.prepare(b"\0\0\0\x18ftypheic\0\0\0\0mif1heic")


@pytest.mark.parametrize("side", [9_000, 9_600, 14_000])
def test_a_picture_made_to_fill_the_memory_is_refused(side: int) -> None:
    bomb = file(Image.new("1", (side, side)), "PNG")
    with pytest.raises(Invalid, match="larger than 80 megapixels"):
        photos.prepare(bomb)
