"""A name that the teacher or the program gives is one that the system takes."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carekeeper.core import file_names
from carekeeper.core.errors import Refused


@given(st.text() | st.sampled_from(["CON", "nul", "Com1", "LPT¹", "aux.三2班", " prn "]))
def test_whatever_a_class_is_called_makes_a_file_name(text: str) -> None:
    stem = file_names.stem(text)
    assert len(stem) <= 61
    assert not set(stem) & set('<>:"/\\|?*\n\t\0')
    assert not stem.endswith((".", " "))
    if stem:
        file_names.expect_possible(Path(f"{stem}.carebook"), windows=True)


@pytest.mark.parametrize(
    "name", ["a?b.pdf", "NUL.pdf", "CON", "com1.carebak", "ab:c.pdf", "end.", "end ", "x\ty.pdf"]
)
def test_windows_refuses_some_names_and_it_is_said_in_a_sentence(name: str) -> None:
    with pytest.raises(Refused, match="Windows"):
        file_names.expect_possible(Path("cards") / name, windows=True)
    file_names.expect_possible(Path("cards") / name, windows=False)


@pytest.mark.parametrize("path", ["..", ".", "三2班/联系卡 1.pdf", "console.pdf", "../a.pdf"])
def test_other_names_are_free(path: str) -> None:
    file_names.expect_possible(Path(path), windows=True)


@pytest.mark.skipif(sys.platform != "win32", reason="only Windows has drives")
def test_a_drive_is_no_forbidden_name() -> None:
    file_names.expect_possible(Path(r"C:\Users\陈\三2班.pdf"))
    file_names.expect_possible(Path(r"\\server\share\三2班.pdf"))
