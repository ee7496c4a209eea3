"""Amounts as a teacher types them, and what is said where they cannot be."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carekeeper.core import money
from carekeeper.core.errors import Invalid


@pytest.mark.parametrize(
    ("typed", "fen"),
    [
        ("625", 62_500),
        ("62.5", 6250),
        ("62.05", 6205),
        ("￥1,250.50元", 125_050),
        ("６２５ 元", 62_500),
        ("0", 0),
        ("1000000", 100_000_000),
    ],
)
def test_an_amount_is_read_as_it_is_usually_written(typed: str, fen: int) -> None:
    assert money.parse(typed) == fen


@pytest.mark.parametrize(
    "typed", ["six hundred", "62.505", "-5", "1,25", "12 34x", "1.2.3", "٦٢٥", "1000000.01"]
)
def test_what_is_no_amount_is_said_in_a_sentence(typed: str) -> None:
    with pytest.raises(Invalid) as told:
        money.parse(typed)
    assert told.value.sentence.endswith(".")


@given(st.integers(min_value=0, max_value=100_000_000))
def test_what_is_shown_is_read_as_the_same_amount(fen: int) -> None:
    assert money.parse(money.plain(fen)) == fen


@given(st.text(max_size=20))
def test_whatever_is_typed_is_an_amount_or_a_sentence(typed: str) -> None:
    with suppress(Invalid):
        assert 0 <= money.parse(typed) <= 100_000_000
