"""Paper for the file leaves room to bind, and is remembered."""

from __future__ import annotations

from pathlib import Path

from carekeeper.core.geometry import A4, MM
from carekeeper.core.settings import Settings
from carekeeper.core.sheet import Sheet, keep_in, kept_in


def test_the_margin_to_bind_is_25_millimetres() -> None:
    bound = Sheet(size="16k", duplex=True).geometry(1)
    assert (round(bound.width / MM), round(bound.height / MM)) == (185, 260)
    assert (round(bound.left / MM), bound.duplex) == (25, True)
    assert Sheet().geometry(1) == A4
    assert round(Sheet(binding=False).geometry(1).left / MM) == 15


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
