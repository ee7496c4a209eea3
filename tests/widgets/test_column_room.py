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


def test_where_not_even_the_usual_fits_the_widest_give_way_and_the_name_stays() -> None:
    assert shares([170, 180, 150, 90], [170, 180, 150, 90], 480) == [170, 110, 110, 90]


def test_what_ends_in_dots_anyway_gives_way_before_short_words_are_cut() -> None:
    assert shares([170, 120, 600], [170, 150, 220], 400) == [170, 120, 110]


@given(_WIDTHS, st.integers(100, 3000))
def test_a_bar_comes_only_where_all_columns_are_narrow(
    columns: list[tuple[int, int]], room: int
) -> None:
    needed, usual = [one for one, _ in columns], [two for _, two in columns]
    widths = shares(needed, usual, room)
    least = list(map(min, needed, usual))
    narrow = [least[0], *(min(one, 88) for one in least[1:])]
    assert sum(widths) <= max(room, sum(narrow))
    assert all(map(int.__ge__, widths, narrow))
    if sum(least) <= room:
        assert all(map(int.__ge__, widths, least))
