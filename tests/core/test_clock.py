"""Times of day, as teachers type them."""

from __future__ import annotations

import pytest

from carekeeper.core.clock import clock_time
from carekeeper.core.errors import Invalid


@pytest.mark.parametrize(
    ("typed", "kept"), [("12:10", "12:10"), ("1210", "12:10"), ("９：０５", "09:05"), ("", "")]
)
def test_a_time_of_day_is_read_as_it_is_typed(typed: str, kept: str) -> None:
    assert clock_time(typed) == kept


@pytest.mark.parametrize("typed", ["25:10", "12:60", "noon"])
def test_what_is_no_time_of_day_is_told(typed: str) -> None:
    with pytest.raises(Invalid, match="not a time"):
        clock_time(typed)
