"""Pages become pictures for the preview."""

from __future__ import annotations

import io
from concurrent.futures import ThreadPoolExecutor

import pytest
from PIL import Image

from carekeeper.printing import raster
from carekeeper.printing.page import Sheets


@pytest.fixture(scope="module")
def pdf() -> bytes:
    """Two pages, the second black."""
    sheets = Sheets("试")
    sheets.text(50, 50, "王小雨")
    sheets.new_page()
    sheets.box(0, 0, sheets.width, sheets.height, 0, fill=0.0)
    return sheets.finish()


def test_the_pages_are_counted(pdf: bytes) -> None:
    assert raster.page_count(pdf) == 2


def test_a_page_at_72_dpi_is_as_many_pixels_as_points(pdf: bytes) -> None:
    pixels = raster.page_pixels(pdf, 0, 72)
    assert (pixels.width, pixels.height) == (596, 842)
    assert len(pixels.data) == 596 * 842 * 4
    assert pixels.data[:3] == b"\xff\xff\xff"


def test_the_second_page_is_the_second(pdf: bytes) -> None:
    pixels = raster.page_pixels(pdf, 1, 36)
    middle = (pixels.height // 2 * pixels.width + pixels.width // 2) * 4
    assert pixels.data[middle : middle + 3] == b"\x00\x00\x00"


def test_a_png_is_a_picture_of_the_page(pdf: bytes) -> None:
    image = Image.open(io.BytesIO(raster.page_png(pdf, 0, 144)))
    assert image.format == "PNG"
    assert image.size == (1191, 1684)


@pytest.mark.parametrize("index", [-1, 2])
def test_a_page_that_is_not_there_is_said_so(pdf: bytes, index: int) -> None:
    with pytest.raises(IndexError):
        raster.page_pixels(pdf, index)


def test_preview_and_printer_may_ask_at_the_same_time(pdf: bytes) -> None:
    with ThreadPoolExecutor(4) as pool:
        pictures = list(pool.map(lambda _: raster.page_pixels(pdf, 0, 72).data, range(8)))
    assert len(set(pictures)) == 1
