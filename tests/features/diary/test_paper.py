"""The growth booklet on paper: a present, with nothing of the file in it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

import pypdfium2
import pytest
from msgspec.structs import replace
from tests.features.diary.conftest import photo

from carekeeper.core.ids import DiaryEntryId, StudentId
from carekeeper.core.typing import override
from carekeeper.features.diary import paper
from carekeeper.features.diary.facts import KINDS
from carekeeper.features.diary.facts.record import DiaryEntry
from carekeeper.features.diary.facts.rules import Booklet, Choosing, Picture
from carekeeper.features.diary.paper import draw_booklet, missing_before_print
from carekeeper.printing import page
from carekeeper.printing.style import HAIRLINE, MID

ALL = frozenset(kind.code for kind in KINDS)
YEAR = Choosing(date(2026, 9, 1), date(2026, 11, 23), ALL)
GREEN = photo("green")


def entry(number: int, text: str = "", **values: object) -> DiaryEntry:
    made = DiaryEntry(id=DiaryEntryId(number), written_on=date(2026, 11, number), text=text)
    return replace(made, **values)


def booklet(*entries: DiaryEntry, name: str = "王小雨") -> Booklet:
    pictures: Mapping[str, Picture] = {GREEN.sha256: Picture(GREEN.data, GREEN.width, GREEN.height)}
    return Booklet(
        StudentId(7), name, None, "青禾镇中心小学（示例）", "三（2）班", "沈文", entries, pictures
    )


def pages(pdf: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [page.get_textpage().get_text_bounded() for page in document]
    finally:
        document.close()


def pictures(pdf: bytes) -> list[int]:
    """Return how many pictures stand on each page."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [sum(one.type == 3 for one in page.get_objects()) for page in document]
    finally:
        document.close()


def drawn(entries: Sequence[DiaryEntry], choosing: Choosing = YEAR) -> list[str]:
    return pages(draw_booklet([booklet(*entries)], choosing=choosing))


def test_the_cover_has_name_school_year_school_and_class(chinese: None) -> None:
    cover = drawn([entry(3, "今天很好。")])[0]
    for words in ("王小雨", "2026—2027", "成长册", "青禾镇中心小学（示例）", "三（2）班"):
        assert words in cover.replace(" ", "")


def test_entries_stand_in_the_order_of_kinds_the_oldest_first(chinese: None) -> None:
    text = drawn(
        [
            entry(20, "第二天", kind="diary"),
            entry(3, "老师为你高兴", kind="teacher"),
            entry(5, "第一天", kind="diary"),
            entry(9, "我叫小雨", kind="self_introduction"),
        ]
    )[1]
    order = ["自我介绍", "我叫小雨", "日记", "第一天", "第二天", "老师的话", "老师为你高兴"]
    places = [text.index(words) for words in order]
    assert places == sorted(places)


def test_neither_mood_nor_follow_up_nor_tags_are_printed_unless_asked(chinese: None) -> None:
    one = entry(3, "趴在桌上。", mood="low", follow_up="给奶奶打电话", tags=("想家",))
    plain = "".join(drawn([one]))
    for hidden in ("低落", "给奶奶打电话", "想家", "留守"):
        assert hidden not in plain
    moody = "".join(drawn([one], replace(YEAR, with_mood=True)))
    assert "低落" in moody
    assert "给奶奶打电话" not in moody


def test_only_what_is_chosen_goes_in(chinese: None) -> None:
    entries = [
        entry(3, "三号"),
        entry(20, "二十号"),
        entry(10, "得奖", kind="award"),
    ]
    choosing = Choosing(date(2026, 11, 5), date(2026, 11, 23), frozenset({"diary"}))
    text = "".join(drawn(entries, choosing))
    assert "二十号" in text
    assert "三号" not in text.replace("二十号", "")
    assert "得奖" not in text


def test_a_long_text_goes_on_over_numbered_pages(chinese: None) -> None:
    found = drawn([entry(3, "\n\n".join(f"第{n}段。" + "很好。" * 60 for n in range(40)))])
    assert len(found) > 4
    inside = found[1:]
    assert all(f"三（2）班　{n}/{len(inside)}" in page for n, page in enumerate(inside, start=1))
    assert "第39段" in "".join(found).replace("\r\n", "")


def test_photos_stand_below_their_entry_and_none_gets_lost() -> None:
    many = tuple([GREEN.sha256] * 7)
    pdf = draw_booklet(
        [booklet(entry(3, photos=many), entry(4, "x", photos=("gone",)))], choosing=YEAR
    )
    assert sum(pictures(pdf)) == 7


def test_each_child_has_a_cover_and_numbers_of_its_own(chinese: None) -> None:
    one, other = booklet(entry(3, "一")), booklet(entry(4, "二"), name="李浩然")
    steps: list[tuple[int, int]] = []
    found = pages(
        draw_booklet([one, other], choosing=YEAR, report=lambda n, of: steps.append((n, of)))
    )
    assert len(found) == 4
    assert "李浩然" in found[2]
    assert steps == [(1, 2), (2, 2)]


def test_an_empty_booklet_has_lines_to_write_on_and_is_told(chinese: None) -> None:
    empty = booklet()
    assert "写给王小雨的话" in pages(draw_booklet([empty], choosing=YEAR))[1]
    (sentence,) = missing_before_print([empty], YEAR)
    assert "王小雨" in sentence


def test_a_character_without_a_shape_is_named() -> None:
    (sentence,) = missing_before_print([booklet(entry(3, "\U000323ae"))], YEAR)
    assert "\U000323ae" in sentence


def test_without_anybody_there_is_one_empty_page() -> None:
    assert len(pages(draw_booklet([], choosing=YEAR))) == 1


# -- what was seen on paper with hard data


class Barred(page.Sheets):
    """Remembers the lines beside what somebody says, by page."""

    bars: list[tuple[int, float, float]] = []

    @override
    def upright(
        self, x: float, y: float, to: float, weight: float = HAIRLINE, grey: float = MID
    ) -> None:
        self.bars.append((self.page, y, to))
        super().upright(x, y, to, weight, grey)


def test_the_line_beside_a_letter_goes_on_over_the_page(
    chinese: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    Barred.bars = []
    monkeypatch.setattr(paper, "Sheets", Barred)
    letter = "\n\n".join("老师想对你说的话。" * 20 for _ in range(14))
    pdf = draw_booklet([booklet(entry(3, letter, kind="teacher"))], choosing=YEAR)
    count = len(pages(pdf))
    assert count > 2
    assert [number for number, _y, _to in Barred.bars] == list(range(2, count + 1))
    assert all(y < to for _number, y, to in Barred.bars)


def test_the_cover_of_a_child_without_entries_has_the_school_year(chinese: None) -> None:
    assert "2026" in drawn([])[0]


def test_a_photo_that_moves_to_the_next_page_says_of_which_day_it_is(chinese: None) -> None:
    long = "今天我们去了河边。" * 100
    entries = [entry(day, long, photos=(GREEN.sha256,)) for day in (3, 4, 5, 6)]
    pdf = draw_booklet([booklet(*entries)], choosing=YEAR)
    for number, (text, count) in enumerate(zip(pages(pdf), pictures(pdf), strict=True)):
        said = "河边" in text or "2026年11月" in text
        assert said or not count, f"page {number + 1}"
