"""Tables as the school files them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from carekeeper.core.typing import override
from carekeeper.printing import raster
from carekeeper.printing.page import Running, Sheets
from carekeeper.printing.style import BLACK, HAIRLINE
from carekeeper.printing.tables import ROW_HEIGHT, Row, Table, head, label, note, photo, value

WIDTHS = (27, 69, 200)


class Watched(Sheets):
    """Remembers where its boxes end."""

    def __init__(self, bottom: float) -> None:
        super().__init__("试")
        self.ends: list[float] = []
        self.open(Running(lambda: 60.0, lambda: None, bottom))

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


def _paper(bottom: float = 780.0) -> Sheets:
    sheets = Sheets("试")

    def head() -> float:
        sheets.text(45, 40, "续页" if sheets.page > 1 else "")
        return 60

    sheets.open(Running(head, lambda: None, bottom))
    return sheets


def _table(rows: Sequence[Row], widths: Sequence[float] = WIDTHS, bottom: float = 780.0) -> Table:
    return Table(_paper(bottom), widths, rows)


def _drawn(rows: Sequence[Row], bottom: float = 780.0, repeat: int = 0) -> bytes:
    sheets = _paper(bottom)
    Table(sheets, WIDTHS, rows).draw(60, repeat=repeat)
    return sheets.finish()


def test_a_father_has_three_rows_under_an_upright_head(copied: Callable[[bytes], str]) -> None:
    rows = _parent("父亲", "王建国", "东莞市××电子厂")
    assert _table(rows).height == 3 * ROW_HEIGHT
    words = copied(_drawn(rows)).split()
    assert {"姓名", "王建国", "东莞市××电子厂", "下次回家"} <= set(words)
    assert {"父", "亲"} <= set("".join(words))


def test_an_english_head_is_turned_not_stacked(copied: Callable[[bytes], str]) -> None:
    pdf = _drawn(_parent("Father", "王建国"))
    assert "Father" in copied(pdf).replace("\n", "")


def test_a_head_of_one_row_stands_level(copied: Callable[[bytes], str]) -> None:
    pdf = _drawn([Row((head("帮扶"), value("沈文", 2)))])
    assert "帮扶" in copied(pdf)


def test_a_row_grows_with_its_text() -> None:
    short = _table(_parent("父亲", "王建国", "电子厂"))
    long = _table(_parent("父亲", "王建国", "广东省东莞市××镇××路电子厂" * 9))
    assert long.height > short.height + 20


def test_rows_grow_until_the_head_over_them_fits() -> None:
    rows = [
        Row((head("受委托的监护人和照顾者", 2), label("姓名"), value(""))),
        Row((label("电话"), value(""))),
    ]
    assert _table(rows).height >= 11 * 10 * 1.1


def test_a_note_and_a_photo_do_not_stretch_their_row(copied: Callable[[bytes], str]) -> None:
    rows = [Row((head("变更"), note("写在这里"), photo(None, "照片")), 90)]
    assert _table(rows).height == 90
    assert {"写在这里", "照片"} <= set(copied(_drawn(rows)).split())


def test_a_small_block_of_rows_goes_to_the_next_page_whole(
    copied: Callable[[bytes], str],
) -> None:
    rows = [row for name in "甲乙丙丁戊" for row in _parent("父亲", name)]
    text = copied(_drawn(rows, bottom=60 + 11 * ROW_HEIGHT))
    assert text.index("续页") < text.index("丁")
    assert text.count("下次回家") == 5


def test_a_large_block_parts_between_rows_and_its_head_is_said_again(
    copied: Callable[[bytes], str],
) -> None:
    rows = [Row((head("谈心", 6), label("一"), value("甲")))]
    rows += [Row((label(name), value("乙"))) for name in "二三四五六"]
    pdf = _drawn(rows, bottom=60 + 4 * ROW_HEIGHT)
    assert raster.page_count(pdf) == 2
    words = copied(pdf).split()
    assert [words.count(name) for name in "一二三四五六"] == [1] * 6
    assert copied(pdf).count("谈") == 2


def test_the_first_rows_are_repeated_on_each_page(copied: Callable[[bytes], str]) -> None:
    rows = [Row((label("日期"), label("主题"), label("内容")))]
    rows += [Row((value(f"{day}"), value("学习"), value("谈功课"))) for day in range(101, 110)]
    pdf = _drawn(rows, bottom=60 + 6 * ROW_HEIGHT, repeat=1)
    assert raster.page_count(pdf) == 2
    words = copied(pdf).split()
    assert words.count("日期") == 2
    assert [word for word in words if word.isdigit()] == [str(day) for day in range(101, 110)]


def test_no_heading_stands_alone_at_the_end_of_a_page(copied: Callable[[bytes], str]) -> None:
    rows = [
        Row((label("日期"), label("主题"), label("内容"))),
        Row((value("1"), value("学习"), value("谈"))),
    ]
    sheets = _paper(400.0)
    Table(sheets, WIDTHS, rows).draw(400 - 1.5 * ROW_HEIGHT, repeat=1)
    text = copied(sheets.finish())
    assert text.index("续页") < text.index("日期")
    assert text.count("日期") == 1


def test_no_row_goes_on_alone_while_the_one_before_can_come_along(
    copied: Callable[[bytes], str],
) -> None:
    rows = [Row((value(name), value("x"), value("y"))) for name in "甲乙丙丁戊己"]
    text = copied(_drawn(rows, bottom=60 + 5 * ROW_HEIGHT))
    assert text.index("续页") < text.index("戊")


def test_a_text_longer_than_a_page_goes_on_over_the_page(copied: Callable[[bytes], str]) -> None:
    sentences = [f"第{number}次谈心。" for number in range(1, 901)]
    pdf = _drawn([Row((head("谈心"), label("记录"), value("".join(sentences))))])
    pages = raster.page_count(pdf)
    text = "".join(copied(pdf).split())
    torn = [sentence for sentence in sentences if sentence not in text]
    assert 0 <= len(torn) < pages >= 2, "only between two pages"
    assert text.count("记录") == pages


def test_a_long_row_begins_in_the_room_that_is_left(copied: Callable[[bytes], str]) -> None:
    sentences = "".join(f"第{number}次谈心。" for number in range(1, 121))
    rows = [
        Row((value("1"), value("电话"), value("短"))),
        Row((value("2"), value("见面"), value(sentences))),
    ]
    first, second = copied(_drawn(rows, bottom=400)).split("续页")
    assert "第1次" in first
    assert "第120次" in "".join(second.split())


@settings(max_examples=30)
@given(st.lists(st.tuples(st.integers(1, 5), st.integers(0, 60)), min_size=1, max_size=15))
def test_no_row_is_lost_and_none_goes_below_the_page(blocks: list[tuple[int, int]]) -> None:
    rows = []
    for rowspan, length in blocks:
        rows.append(Row((head("父", rowspan), label("姓名"), value("字" * length))))
        rows += [Row((label("务工"), value("x"))) for _ in range(rowspan - 1)]
    sheets = Watched(400)
    Table(sheets, WIDTHS, rows).draw(60)
    assert max(sheets.ends) <= 400 + 0.01
    assert len(sheets.ends) >= len(rows) * 2


def test_a_cell_never_reaches_over_the_last_column() -> None:
    table = _table([Row((label("a"), value("b", 9)))], (50, 50))
    assert table.height == pytest.approx(ROW_HEIGHT)
