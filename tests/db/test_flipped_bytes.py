"""One changed byte anywhere in a class file is noticed, and named for what it is."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from tests.conftest import PASSWORD
from tests.db.stories import RAW_KEY, flip, student_names, told

from carekeeper.core.errors import StorageTrouble, Trouble
from carekeeper.db import snapshot
from carekeeper.db.class_file import ClassFile

PAGE = 4096


def test_each_of_200_changed_bytes_is_noticed(filled: Path) -> None:
    size = filled.stat().st_size
    assert size > 100_000
    for place in range(0, size, size // 210):
        flip(filled, place, 1 << place % 8)
        first_page = place < PAGE
        trouble = Trouble.WRONG_PASSWORD_OR_DAMAGED if first_page else Trouble.DAMAGED
        words = ("password is wrong", "damaged") if first_page else ("is damaged",)
        with told(trouble, "三2班.carebook", *words):
            snapshot.examine(filled, RAW_KEY)
        flip(filled, place, 1 << place % 8)
    snapshot.examine(filled, RAW_KEY)


def test_work_on_a_damaged_file_tells_only_that_it_is_damaged(filled: Path) -> None:
    """A page that is not read is not noticed at once, but no page is read wrong."""
    whole = filled.read_bytes()
    noticed = 0
    for place in range(PAGE, len(whole), PAGE):
        flip(filled, place + 77)
        try:
            with ClassFile.open(filled, RAW_KEY) as class_file:
                assert student_names(class_file) == [f"学生{n}" for n in range(1, 13)]
                class_file.undo()
        except StorageTrouble as problem:
            noticed += 1
            if problem.trouble is not Trouble.DAMAGED:
                raise
        filled.write_bytes(whole)
    assert noticed > 5


@pytest.mark.parametrize("kept", [0, 100, 511, 4096, 40_000, -1])
def test_a_file_cut_off_is_noticed(kept: int, filled: Path) -> None:
    whole = filled.read_bytes()
    filled.write_bytes(whole[:kept])
    with pytest.raises(StorageTrouble) as caught:
        snapshot.examine(filled, RAW_KEY)
    wanted = {0: Trouble.DAMAGED, 100: Trouble.NOT_OURS, 511: Trouble.NOT_OURS}
    assert caught.value.trouble is wanted.get(kept, Trouble.DAMAGED)


def test_two_pages_exchanged_are_noticed(filled: Path) -> None:
    whole = filled.read_bytes()
    pages = [whole[start : start + PAGE] for start in range(0, len(whole), PAGE)]
    pages[3], pages[7] = pages[7], pages[3]
    filled.write_bytes(b"".join(pages))
    with told(Trouble.DAMAGED):
        snapshot.examine(filled, RAW_KEY)


def test_a_password_of_words_makes_no_difference(book: Path) -> None:
    for place, trouble in ((5, Trouble.WRONG_PASSWORD_OR_DAMAGED), (50_000, Trouble.DAMAGED)):
        flip(book, place)
        with told(trouble):
            snapshot.examine(book, PASSWORD)
        flip(book, place)


def test_checking_a_damaged_file_without_a_password_never_crashes(
    filled: Path, tmp_path: Path
) -> None:
    """Plain SQLite has no seal on its pages: some damage is seen, some is not."""
    plain = tmp_path / "plain.carebook"
    snapshot.export_copy(filled, RAW_KEY, plain, "")
    damaged = tmp_path / "damaged.carebook"
    size, noticed = plain.stat().st_size, 0
    for place in range(20, size, size // 150):
        shutil.copyfile(plain, damaged)
        flip(damaged, place, 0xFF)
        try:
            snapshot.examine(damaged, "")
        except StorageTrouble as problem:
            noticed += 1
            if problem.trouble is Trouble.WRONG_PASSWORD:
                raise
    assert noticed > 3
