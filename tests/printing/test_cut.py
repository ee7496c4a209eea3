"""Cut cards lie in the order of the class."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from carekeeper.printing.cut import for_a_stack


@given(st.integers(0, 70), st.sampled_from([2, 8]))
def test_a_stack_cut_at_once_gives_piles_in_the_order_of_the_class(
    count: int, per_sheet: int
) -> None:
    printed = for_a_stack(range(count), per_sheet)
    piles = [printed[place::per_sheet] for place in range(per_sheet)]
    assert [one for pile in piles for one in pile] == list(range(count))
