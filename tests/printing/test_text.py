"""Lines break as in a Chinese book, and nothing of what the teacher wrote is lost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carekeeper.printing.fonts import text_width
from carekeeper.printing.text import CANNOT_END, CANNOT_START, fit, may_break, wrap

SIGNS = "，。！？；：、”’）》」』】…"
OPENING = "“‘（《「『【"

words = st.one_of(
    st.text("父母外出务工奶奶照顾𬱖𠅤", min_size=1, max_size=12),
    st.sampled_from(["138 0000 1207", "ACME", "0769-0000 2231", "18号", " ", "2026年9月2日"]),
)
pieces = st.tuples(st.sampled_from(["", *OPENING]), words, st.sampled_from(["", *SIGNS, "！？"]))
sentences = st.lists(pieces, max_size=15).map(lambda many: "".join("".join(one) for one in many))


def _packed(text: str) -> str:
    return "".join(text.split())


@given(sentences, st.integers(130, 400))
def test_no_line_begins_or_ends_with_a_forbidden_sign(text: str, width: int) -> None:
    lines = wrap(text, width, 10)
    assert all(line[0] not in CANNOT_START for line in lines[1:])
    assert all(line[-1] not in CANNOT_END for line in lines[:-1])


@given(st.one_of(st.text(), sentences), st.integers(5, 300))
def test_nothing_is_lost_however_narrow_the_column(text: str, width: int) -> None:
    assert _packed("".join(wrap(text, width, 10))) == _packed(text)


@given(sentences, st.integers(12, 300), st.booleans())
def test_no_line_is_wider_than_the_column(text: str, width: int, bold: bool) -> None:
    for line in wrap(text, width, 10, bold):
        assert text_width(line, 10, bold) <= width + 0.01


@given(sentences, st.integers(30, 200), st.integers(1, 4))
def test_what_is_set_smaller_to_fit_is_never_cut(text: str, width: int, most: int) -> None:
    size, lines = fit(text, width, 13, 7, max_lines=most)
    assert 7 <= size <= 13
    assert _packed("".join(lines)) == _packed(text)
    assert len(lines) <= most or size == 7


def test_the_rules_hold_for_each_sign_of_the_house_rules() -> None:
    assert not any(may_break("家", sign) for sign in SIGNS)
    assert not any(may_break(sign, "家") for sign in OPENING)
    assert may_break("家", "里")


@pytest.mark.parametrize("pair", ["……", "——"])
def test_a_dash_or_an_ellipsis_of_two_signs_stays_whole(pair: str) -> None:
    assert not may_break(*pair)


def test_a_telephone_number_is_never_parted() -> None:
    lines = wrap("有事请先打奶奶的电话 138 0000 1207，晚上再打", 110, 10)
    assert lines == ["有事请先打奶奶的电话", "138 0000 1207，晚上再", "打"]


def test_a_number_keeps_its_unit() -> None:
    assert wrap("2026年9月2日", 55, 10) == ["2026年9月", "2日"]


def test_a_latin_word_is_kept_together_and_broken_only_when_wider_than_the_line() -> None:
    assert wrap("在 Guangdong 打工", 60, 10) == ["在", "Guangdong", "打工"]
    assert len(wrap("x" * 40, 60, 10)) > 1


def test_a_line_break_of_the_teacher_is_kept() -> None:
    assert wrap("一\n\n二", 100, 10) == ["一", "", "二"]


def test_an_empty_text_is_one_empty_line() -> None:
    assert wrap("", 100, 10) == [""]


def test_a_long_name_is_set_smaller_until_it_fits() -> None:
    name = "阿依古丽·买买提"
    size, lines = fit(name, 80, 13, 8, bold=True)
    assert lines == [name]
    assert 8 <= size < 13
    assert text_width(name, size, True) <= 80


def test_a_short_name_keeps_its_size() -> None:
    assert fit("王小雨", 80, 13, 8) == (13, ["王小雨"])


def test_what_does_not_fit_at_the_smallest_size_runs_on() -> None:
    size, lines = fit("东莞市××电子厂第三车间", 50, 10, 8)
    assert size == 8
    assert "".join(lines) == "东莞市××电子厂第三车间"


def test_on_two_lines_a_smaller_size_is_better_than_a_broken_word() -> None:
    size, lines = fit("Workplace telephone", 46, 10, 6, max_lines=2)
    assert size < 10
    assert lines == ["Workplace", "telephone"]
