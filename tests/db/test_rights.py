"""Files and folders are for their owner only, and stay so when they are replaced."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from tests.db.stories import OTHER_KEY, RAW_KEY, back_up, student_names

from carekeeper.db import backup_file, recovery
from carekeeper.db.class_file import ClassFile

pytestmark = pytest.mark.skipif(
    sys.platform == "win32", reason="Windows keeps rights in another way"
)


@pytest.fixture(autouse=True)
def _usual_mask() -> Iterator[None]:
    before = os.umask(0o022)
    yield
    os.umask(before)


def rights(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_every_new_file_is_private(filled: Path, tmp_path: Path) -> None:
    with ClassFile.create(tmp_path / "new.carebook", RAW_KEY) as made:
        made.adopt_sheet(recovery.new_key())
        assert {rights(one) for one in tmp_path.iterdir() if "new" in one.name} == {0o600}
    back_up(filled, tmp_path / "b.carebak")
    backup_file.restore(tmp_path / "b.carebak", OTHER_KEY, tmp_path / "r.carebook", RAW_KEY)
    kept = backup_file.keep_beside(filled, datetime.fromisoformat("2026-11-23"))
    assert {rights(tmp_path / name) for name in ("b.carebak", "r.carebook", kept.name)} == {0o600}


@pytest.mark.parametrize("mode", [0o600, 0o640])
def test_a_file_that_is_replaced_keeps_its_rights(mode: int, filled: Path, tmp_path: Path) -> None:
    back_up(filled, tmp_path / "b.carebak")
    filled.chmod(mode)
    with ClassFile.open(filled, RAW_KEY) as opened:
        opened.change_password("")
        assert rights(filled) == mode
        backup_file.restore_over(opened, tmp_path / "b.carebak", OTHER_KEY, before=lambda: None)
    assert rights(filled) == mode
    backup_file.restore(tmp_path / "b.carebak", OTHER_KEY, filled, RAW_KEY, force=True)
    assert rights(filled) == mode
    with ClassFile.open(filled, RAW_KEY) as opened:
        assert len(student_names(opened)) == 12
