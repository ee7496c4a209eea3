"""The columns of a table share the room as a person would draw them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from carekeeper.widgets.column_room import shares

_WIDTHS = st.lists(st.tuples(st.integers(20, 900), st.integers(20, 300)), min_size=1, max_size=8)


def test_with_room_for_all_each_column_has_what_it_needs_or_is_usual() -> None:
    assert shares([50, 300], [100, 200], 500) == [100, 300]


def test_first_goes_what_the_words_leave_free() -> None:
    assert shares([50, 300], [100, 200], 380) == [80, 300]


def test_a_short_word_is_whole_and_a_long_sentence_ends_in_dots() -> None:
    assert shares([70, 900, 90], [60, 200, 80], 460) == [70, 300, 90]


@given(_WIDTHS, st.integers(100, 3000))
def test_the_columns_never_need_a_bar_where_the_usual_widths_do_not(
    columns: list[tuple[int, int]], room: int
) -> None:
    needed, usual = [one for one, _ in columns], [two for _, two in columns]
    widths = shares(needed, usual, room)
    assert sum(widths) <= max(room, sum(map(min, needed, usual)))
    assert all(width >= min(pair) for width, pair in zip(widths, columns, strict=True))
