"""The log helps to find a fault and says nothing of a child; the names are made up."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest

from carekeeper.core import logs, phone
from carekeeper.core.paths import Paths


@pytest.fixture
def log(tmp_path: Path) -> Iterator[Path]:
    paths = Paths.of(tmp_path / "王老师")
    handler = logs.start(paths)
    yield paths.logs / "carekeeper.log"
    logs.stop(handler)


def fail() -> None:
    student = "王小雨"
    try:
        phone.parse(f"{student} 13800001207")
    except Exception as error:
        raise LookupError(f"no such student: {student}") from error


def test_a_fault_is_logged_by_its_kind_and_place(log: Path) -> None:
    with pytest.raises(LookupError) as caught:
        fail()
    text = logs.report(caught.value)
    written = log.read_text(encoding="utf-8")
    assert text in written
    assert text.startswith("LookupError\n")
    assert "test_logs.py:" in text
    assert ":fail" in text
    assert "caused by carekeeper.core.errors.Invalid" in text
    assert "carekeeper/core/phone.py:" in text


def test_neither_the_student_nor_the_number_nor_the_computer_is_in_the_log(log: Path) -> None:
    with pytest.raises(LookupError) as caught:
        fail()
    logs.report(caught.value)
    written = log.read_text(encoding="utf-8")
    assert "小雨" not in written
    assert "13800001207" not in written
    assert str(Path(__file__).parent) not in written
    assert "王老师" not in written


def test_errors_that_lead_to_each_other_in_a_ring_end(log: Path) -> None:
    first, second = ValueError(), KeyError()
    first.__cause__, second.__cause__ = second, first
    assert logs.report(first) == "ValueError\ncaused by KeyError"


def test_the_log_begins_with_the_version_and_ends_when_stopped(tmp_path: Path) -> None:
    paths = Paths.of(tmp_path)
    handler = logs.start(paths)
    logs.stop(handler)
    logging.getLogger("carekeeper").info("after the end")
    written = (paths.logs / "carekeeper.log").read_text(encoding="utf-8")
    assert "CareKeeper 0" in written
    assert "after the end" not in written
