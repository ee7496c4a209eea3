"""Rare names come out on paper, can be copied from it, and what cannot be printed is named."""

from __future__ import annotations

import importlib.util
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from carekeeper.core import resources
from carekeeper.printing import fonts
from carekeeper.printing.page import Sheets

NAMES = ("王𬱖", "阿依古丽·买买提", "张𠅤", "㛃䶮", "陈桂兰", "𠮟")
UNPRINTABLE = "\U00030f00"


def _page(*texts: str, bold: bool = False) -> bytes:
    sheets = Sheets("试印")
    for line, text in enumerate(texts):
        sheets.text(50, 60 + 30 * line, text, 13, bold=bold)
    return sheets.finish()


@pytest.mark.parametrize("bold", [False, True])
@pytest.mark.parametrize("name", [*NAMES, "𠀡 a 王"])
def test_a_name_copied_from_the_paper_is_the_name(
    copied: Callable[[bytes], str], name: str, bold: bool
) -> None:
    assert copied(_page(name, bold=bold)).strip() == name


def test_a_page_with_hundreds_of_characters_copies_right(copied: Callable[[bytes], str]) -> None:
    lines = [
        "".join(map(chr, range(start, start + 30))) for start in range(0x4E00, 0x4E00 + 480, 30)
    ]
    assert copied(_page(*lines)).split() == lines


def test_names_of_the_official_table_and_rarer_ones_can_be_printed() -> None:
    assert fonts.missing_characters([*NAMES, "𠀡𠃌", "電話 ①×●□（）〔〕"]) == ()


def test_what_no_font_holds_is_named_once_in_the_order_met() -> None:
    texts = ["王😀小", UNPRINTABLE + "😀", "李浩然"]
    assert fonts.missing_characters(texts) == ("😀", UNPRINTABLE)


def test_in_the_place_of_a_missing_character_stands_a_square_to_write_in(
    copied: Callable[[bytes], str],
) -> None:
    assert copied(_page(f"王{UNPRINTABLE}雨")).strip() == "王□雨"


def test_signs_without_a_shape_take_no_room_and_are_not_missing() -> None:
    text = "王\u200b小\ufe00雨\U000e0100"
    assert fonts.missing_characters([text]) == ()
    assert fonts.text_width(text, 10) == fonts.text_width("王小雨", 10)
    assert "".join(run.text for run in fonts.runs(text)) == "王小雨"


def test_a_text_is_drawn_by_the_first_font_that_holds_each_sign() -> None:
    found = [(run.font, run.text) for run in fonts.runs("王𠀡小雨")]
    assert found == [(fonts.REGULAR, "王"), (fonts.RARE, "𠀡"), (fonts.REGULAR, "小雨")]


def test_only_a_helping_font_is_thickened_for_bold() -> None:
    assert [run.thick for run in fonts.runs("王𠀡", bold=True)] == [False, True]
    assert not any(run.thick for run in fonts.runs("王𠀡"))


def test_the_widths_of_the_runs_add_up_to_the_width_of_the_text() -> None:
    text = "王𠀡 Ab 138"
    assert sum(run.width for run in fonts.runs(text)) * 12 == pytest.approx(
        fonts.text_width(text, 12)
    )


@pytest.mark.parametrize(
    ("text", "width"),
    [("（盖章）：", 4.5), ("》（", 1.5), ("（《", 1.5), ("家，里", 3), ("里（", 2)],
)
def test_signs_side_by_side_share_their_white_halves(text: str, width: float) -> None:
    assert fonts.text_width(text, 10) == pytest.approx(width * 10)
    assert sum(run.width for run in fonts.runs(text)) == pytest.approx(width)
    assert "".join(run.text for run in fonts.runs(text)) == text


def test_a_squeezed_text_is_copied_whole(copied: Callable[[bytes], str]) -> None:
    assert copied(_page("填报单位（盖章）：后吴村《家》（上）")).strip() == (
        "填报单位（盖章）：后吴村《家》（上）"
    )


def test_tabs_and_hard_spaces_are_as_wide_as_a_space() -> None:
    assert fonts.text_width("a\tb\u00a0c", 10) == fonts.text_width("a b c", 10)


def test_fonts_of_the_system_are_found_by_name_whatever_their_case(tmp_path: Path) -> None:
    inner = tmp_path / "truetype" / "hanazono"
    inner.mkdir(parents=True)
    (inner / "HanaMinB.ttf").touch()
    (tmp_path / "SIMSUNB.TTF").touch()
    (tmp_path / "Other.ttf").touch()
    found = fonts.system_fonts([tmp_path, tmp_path / "missing"])
    assert [path.name for path in found] == ["SIMSUNB.TTF", "HanaMinB.ttf"]


def test_the_next_font_helps_where_the_first_helper_lacks_a_character(tmp_path: Path) -> None:
    copy = tmp_path / "simsunb.ttf"
    shutil.copy(resources.folder("fonts", f"{fonts.RARE}.ttf"), copy)
    asked = []

    def helpers() -> list[str]:
        asked.append("helpers")
        return [fonts.BOLD, fonts.register("of-the-system", copy)]

    fonts.typeface(bold=True)
    face = fonts.Typeface(fonts.REGULAR, helpers)
    assert [run.font for run in face.runs("王小雨")] == [fonts.REGULAR]
    assert asked == [], "no other font is opened for a usual name"
    assert [run.font for run in face.runs("王𠀡")] == [fonts.REGULAR, "of-the-system"]


def test_reportlab_still_writes_a_wrong_table_above_ffff() -> None:
    """When this fails ReportLab has mended it: `fonts.to_unicode_map` can go."""
    spec = importlib.util.find_spec("reportlab.pdfbase.ttfonts")
    assert spec is not None
    assert spec.loader is not None
    untouched = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(untouched)
    assert "<2CC56>" in untouched.makeToUnicodeCMap("F", [0, ord("𬱖")])
    assert "<01> <D873DC56>" in fonts.to_unicode_map("F", [0, ord("𬱖")])


def test_the_table_has_at_most_a_hundred_lines_in_a_block() -> None:
    table = fonts.to_unicode_map("F", range(256))
    assert [line for line in table.splitlines() if line.endswith("beginbfchar")] == [
        "100 beginbfchar",
        "100 beginbfchar",
        "55 beginbfchar",
    ]


def test_each_font_has_its_licence_beside_it() -> None:
    folder = resources.folder("fonts")
    assert "SIL OPEN FONT LICENSE" in (folder / "NotoSansSC-OFL.txt").read_text(encoding="utf-8")
    licence = (folder / "CareKeeperRare-LICENSE.txt").read_text(encoding="utf-8")
    assert "Hanazono Font License" in licence
    assert {path.stem for path in folder.glob("*.ttf")} == {fonts.REGULAR, fonts.BOLD, fonts.RARE}
