"""Names in Uyghur letters: printed as they are written, or told truly and left to the pen."""

from __future__ import annotations

from pathlib import Path

import pytest

from carekeeper.printing import fonts
from carekeeper.printing.joined import WORDS, joined
from carekeeper.printing.shapes import lacking, lacking_of

AYGUL = "ئايگۈل"
TIBETAN = "ལྷ་ས"


def test_letters_take_the_form_of_their_place_and_stand_from_right_to_left() -> None:
    assert joined("بابا") == "\ufe8e\ufe91\ufe8e\ufe91", "initial, final, initial, final"
    assert joined("ت") == "\ufe95"
    assert joined("سلام") == "\ufee1\ufefc\ufeb3", "lam and alef are one"
    assert joined("ئە ۇ")[0] == "\ufbd7"
    assert joined("مەت") == "\ufe95\ufeea\ufee3", "after ە a word begins anew"


def test_a_name_of_two_words_is_one_line_and_other_writing_is_not_taken_apart() -> None:
    assert WORDS.findall(f"父亲 {AYGUL} مەمەت，邻居") == [f"{AYGUL} مەمەت"]
    assert joined(TIBETAN) == ""
    assert WORDS.findall("王小雨 Anna 138") == []


@pytest.fixture
def poor(monkeypatch: pytest.MonkeyPatch) -> fonts.Typeface:
    """A computer without a font for other letters."""
    fonts.typeface()
    face = fonts.Typeface(fonts.REGULAR, tuple)
    monkeypatch.setattr(fonts, "typeface", lambda bold=False: face)
    return face


def test_without_a_font_a_line_stands_there_to_write_the_name_on(poor: fonts.Typeface) -> None:
    (run,) = poor.runs(AYGUL)
    assert run.text == fonts.LINE * 6
    assert poor.width("ي") == 6, "never shorter than a hand can write on"


def test_the_name_is_told_before_printing_and_no_square_is_promised(
    poor: fonts.Typeface, chinese: None
) -> None:
    (words,) = lacking_of([(f"父亲{AYGUL}", "王小雨"), ("王小雨", "王小雨")])
    assert f"“{AYGUL}（王小雨）”，会印成空线" in words
    squares, lines = lacking(["王\U00030f00", TIBETAN])
    assert "空方框" in squares
    assert TIBETAN not in squares
    assert TIBETAN in lines


def test_with_a_font_that_has_the_letters_the_name_is_printed(tmp_path: Path) -> None:
    found = fonts.system_fonts([Path("/usr/share/fonts"), tmp_path], ("DejaVuSans.ttf",))
    if not found:
        pytest.skip("no such font here")
    name = fonts.register("letters-of-the-system", found[0])
    fonts.typeface()
    face = fonts.Typeface(fonts.REGULAR, tuple, lambda: (name,))
    (run,) = face.runs(AYGUL)
    assert (run.font, run.text) == (name, joined(AYGUL))
    assert face.missing == set()
