"""What a Chinese keyboard leaves in a field."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from carekeeper.core.half_width import half_width


def test_full_width_digits_signs_and_spaces_become_narrow() -> None:
    assert half_width("　１３８（０）－Ｘ　") == "138(0)-X"


def test_marks_nobody_sees_are_dropped() -> None:
    assert half_width("\u202a13800001207\u202c\ufeff") == "13800001207"


def test_dashes_are_all_the_same() -> None:
    assert half_width("0572—0000–6688") == "0572-0000-6688"


@given(st.text())
def test_doing_it_twice_changes_nothing_more(text: str) -> None:
    assert half_width(half_width(text)) == half_width(text)
