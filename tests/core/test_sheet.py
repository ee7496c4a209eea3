"""Cut cards lie in the order of the class, and paper for the file leaves room to bind."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from carekeeper.core.geometry import A4, MM
from carekeeper.core.settings import Settings
from carekeeper.core.sheet import Sheet, keep_in, kept_in


@given(st.integers(0, 70), st.sampled_from([2, 8]))
def test_a_stack_cut_at_once_gives_piles_in_the_order_of_the_class(
    count: int, per_sheet: int
) -> None:
    ids = range(100, 100 + count)
    printed = Sheet().order(per_sheet, ids)
    piles = [printed[place::per_sheet] for place in range(per_sheet)]
    assert [one for pile in piles for one in pile] == list(ids)


def test_sheets_cut_one_by_one_keep_their_order() -> None:
    assert Sheet(stacked=False).order(8, range(20)) == tuple(range(20))
    assert Sheet().order(1, range(20)) == tuple(range(20))


def test_the_margin_to_bind_is_25_millimetres() -> None:
    bound = Sheet(size="16k", duplex=True).geometry(1)
    assert (round(bound.width / MM), round(bound.height / MM)) == (185, 260)
    assert (round(bound.left / MM), bound.duplex) == (25, True)
    assert Sheet(binding=False).geometry(1) == A4


def test_what_is_cut_apart_stays_on_one_side_of_a4() -> None:
    assert Sheet(size="a5", duplex=True).geometry(8) == A4


def test_the_paper_is_remembered_on_this_computer(tmp_path: Path) -> None:
    file = tmp_path / "settings.json"
    chosen = Sheet(size="16k", binding=False, duplex=True, stacked=False)
    assert kept_in(Settings(file)) == Sheet()
    keep_in(Settings(file), chosen)
    assert kept_in(Settings(file)) == chosen
    file.write_text(file.read_text(encoding="utf-8").replace("16k", "b3"), encoding="utf-8")
    assert kept_in(Settings(file)).size == "a4"
