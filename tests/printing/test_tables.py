"""Tables as the school files them."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from carekeeper.core.typing import override
from carekeeper.printing import raster
from carekeeper.printing.page import Sheets
from carekeeper.printing.style import BLACK, HAIRLINE
from carekeeper.printing.tables import ROW_HEIGHT, Row, Table, head, label, note, photo, value

WIDTHS = (27, 69, 200)


class Watched(Sheets):
    """Remembers where its boxes end."""

    def __init__(self, title: str) -> None:
        super().__init__(title)
        self.ends: list[float] = []

    @override
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
        self.ends.append(y + height)
        super().box(x, y, width, height, weight, grey, fill)


def _parent(title: str, name: str, place: str = "") -> list[Row]:
    return [
        Row((head(title, 3), label("姓名"), value(name, bold=True))),
        Row((label("务工单位"), value(place))),
        Row((label("下次回家"), value(""))),
    ]


def _drawn(table: Table, **options: float) -> bytes:
    sheets = Sheets("试")
    table.draw(sheets, 45, 60, **options)  # type: ignore[arg-type]
    return sheets.finish()


def test_a_father_has_three_rows_under_an_upright_head(copied: Callable[[bytes], str]) -> None:
    table = Table(WIDTHS, _parent("父亲", "王建国", "东莞市××电子厂"))
    assert table.height == 3 * ROW_HEIGHT
    assert table.width == 296
    words = copied(_drawn(table)).split()
    assert {"父", "亲", "姓名", "王建国", "东莞市××电子厂", "下次回家"} <= set(words)


def test_an_english_head_is_turned_not_stacked(copied: Callable[[bytes], str]) -> None:
    pdf = _drawn(Table(WIDTHS, _parent("Father", "王建国")))
    assert "Father" in copied(pdf).replace("\n", "")


def test_a_head_of_one_row_stands_level(copied: Callable[[bytes], str]) -> None:
    pdf = _drawn(Table(WIDTHS, [Row((head("帮扶"), value("沈文", 2)))]))
    assert "帮扶" in copied(pdf)


def test_a_row_grows_with_its_text() -> None:
    short = Table(WIDTHS, _parent("父亲", "王建国", "电子厂"))
    long = Table(WIDTHS, _parent("父亲", "王建国", "广东省东莞市××镇××路电子厂" * 3))
    assert long.height > short.height + 20


def test_rows_grow_until_the_head_over_them_fits() -> None:
    rows = [
        Row((head("受委托的监护人和照顾者", 2), label("姓名"), value(""))),
        Row((label("电话"), value(""))),
    ]
    assert Table(WIDTHS, rows).height >= 11 * 10 * 1.1


def test_a_note_and_a_photo_do_not_stretch_their_row(copied: Callable[[bytes], str]) -> None:
    rows = [Row((head("变更"), note("写在这里"), photo(None, "照片")), 90)]
    table = Table(WIDTHS, rows)
    assert table.height == 90
    assert {"写在这里", "照片"} <= set(copied(_drawn(table)).split())


def test_rows_that_belong_together_go_to_the_next_page_together(
    copied: Callable[[bytes], str],
) -> None:
    table = Table(WIDTHS, _parent("父亲", "王建国") + _parent("母亲", "李秀英"))
    pdf = _drawn(table, bottom=60 + 4 * ROW_HEIGHT)
    assert raster.page_count(pdf) == 2
    text = copied(pdf)
    assert text.index("下次回家") < text.index("李秀英")
    assert text.count("下次回家") == 2


def test_rows_too_many_for_a_page_part_and_their_head_is_said_again(
    copied: Callable[[bytes], str],
) -> None:
    rows = [Row((head("谈心", 6), label("一"), value("甲")))]
    rows += [Row((label(name), value("乙"))) for name in "二三四五六"]
    pdf = _drawn(Table(WIDTHS, rows), bottom=60 + 4 * ROW_HEIGHT)
    assert raster.page_count(pdf) == 2
    words = copied(pdf).split()
    assert [words.count(name) for name in "一二三四五六"] == [1] * 6
    assert copied(pdf).count("谈") == 2


def test_the_first_rows_are_repeated_where_the_caller_says_the_page_goes_on(
    copied: Callable[[bytes], str],
) -> None:
    rows = [Row((label("日期"), label("主题"), label("内容")))]
    rows += [Row((value(f"{day}"), value("学习"), value("谈功课"))) for day in range(101, 109)]
    sheets = Sheets("试")

    def turn() -> float:
        sheets.new_page()
        sheets.text(45, 40, "续页")
        return 60

    end = Table((40, 69, 200), rows).draw(
        sheets, 45, 60, bottom=60 + 5 * ROW_HEIGHT, turn=turn, repeat=1
    )
    pdf = sheets.finish()
    assert end == 60 + 5 * ROW_HEIGHT
    assert raster.page_count(pdf) == 2
    words = copied(pdf).split()
    assert (words.count("日期"), words.count("续页")) == (2, 1)
    assert [word for word in words if word.isdigit()] == [str(day) for day in range(101, 109)]


def test_a_text_longer_than_a_page_goes_on_over_the_page(copied: Callable[[bytes], str]) -> None:
    sentences = [f"第{number}次谈心。" for number in range(1, 301)]
    table = Table(WIDTHS, [Row((head("谈心"), label("记录"), value("".join(sentences))))])
    pdf = _drawn(table)
    assert raster.page_count(pdf) >= 2
    text = "".join(copied(pdf).split())
    assert all(sentence in text for sentence in sentences)


@settings(max_examples=30)
@given(st.lists(st.tuples(st.integers(1, 5), st.integers(0, 60)), min_size=1, max_size=15))
def test_no_row_is_lost_and_none_goes_below_the_page(blocks: list[tuple[int, int]]) -> None:
    rows = []
    for rowspan, length in blocks:
        rows.append(Row((head("父", rowspan), label("姓名"), value("字" * length))))
        rows += [Row((label("务工"), value("x"))) for _ in range(rowspan - 1)]
    sheets = Watched("试")
    Table(WIDTHS, rows).draw(sheets, 45, 60, bottom=400)
    assert max(sheets.ends) <= 400 + 0.01
    assert len(sheets.ends) >= len(rows) * 2


def test_the_widths_must_hold_the_cells() -> None:
    table = Table((50, 50), [Row((label("a"), value("b", 9)))])
    assert table.height == pytest.approx(ROW_HEIGHT)
