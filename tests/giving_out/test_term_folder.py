"""The folder of a term: all its files or none, and what else lies there stays."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.db.small_disk import SmallDisk, mounted

from carekeeper.core.errors import StorageTrouble, Trouble
from carekeeper.giving_out import term_folder
from carekeeper.giving_out.term_folder import Piece, Progress
from carekeeper.widgets.background import Cancelled


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[SmallDisk]:
    """A USB stick with little room."""
    with mounted(tmp_path / "stick", "400k") as made:
        yield made


def file_of(name: str, size: int = 10) -> Piece:
    def write(path: Path, progress: Progress) -> None:
        progress(1, 2)
        path.write_bytes(b"x" * size)

    return Piece(name=name, file_name=f"{name}.pdf", later=write)


def nothing(_step: int, _of: int) -> None:
    """Nobody looks at how far it is."""


def names(folder: Path) -> set[str]:
    """Return what lies in a folder, but for the program's own folders of these stories."""
    return {path.name for path in folder.iterdir()} - {"profile"}


def write(target: Path, pieces: list[Piece]) -> None:
    term_folder.begin(target, pieces)
    term_folder.finish(target, pieces, nothing)


def test_the_folder_has_all_files_and_nothing_lies_beside_it(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    pieces = [file_of("summary"), file_of("plan")]
    term_folder.begin(tmp_path / "term", pieces)
    term_folder.finish(tmp_path / "term", pieces, lambda step, of: told.append((step, of)))
    assert names(tmp_path / "term") == {"summary.pdf", "plan.pdf"}
    assert names(tmp_path) == {"term"}
    assert told == sorted(told)
    assert told[-1] == (200, 200)


def test_a_full_stick_gets_nothing_and_what_was_there_stays(disk: SmallDisk) -> None:
    write(disk.folder / "term", [file_of("summary")])
    disk.leave(60_000)
    with pytest.raises(StorageTrouble) as told:
        write(disk.folder / "term", [file_of("summary", 20_000), file_of("plan", 90_000)])
    assert told.value.trouble is Trouble.DISK_FULL
    assert disk.names() == {"term"}
    assert (disk.folder / "term" / "summary.pdf").read_bytes() == b"x" * 10


def test_what_is_stopped_half_way_leaves_nothing(tmp_path: Path) -> None:
    pieces = [file_of("summary"), file_of("plan")]

    def stop_at_the_second(step: int, _of: int) -> None:
        if step > 100:
            raise Cancelled

    term_folder.begin(tmp_path / "term", pieces)
    with pytest.raises(Cancelled):
        term_folder.finish(tmp_path / "term", pieces, stop_at_the_second)
    assert names(tmp_path) == set()


def test_written_once_more_its_files_are_new_and_the_scan_of_the_teacher_stays(
    tmp_path: Path,
) -> None:
    write(tmp_path / "term", [file_of("summary", 5), file_of("plan", 5)])
    (tmp_path / "term" / "signed.jpg").write_bytes(b"scan")
    write(tmp_path / "term", [file_of("summary", 7)])
    assert names(tmp_path / "term") == {"summary.pdf", "plan.pdf", "signed.jpg"}
    assert (tmp_path / "term" / "summary.pdf").read_bytes() == b"x" * 7
    assert names(tmp_path) == {"term"}


def test_a_folder_that_cannot_be_replaced_stays_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path / "term", [file_of("summary", 5)])
    rename = Path.rename

    def refuse(path: Path, target: Path) -> Path:
        if path.name == "term.part":
            raise PermissionError(13, "held")
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", refuse)
    with pytest.raises(StorageTrouble):
        write(tmp_path / "term", [file_of("summary", 7)])
    assert names(tmp_path) == {"term"}
    assert (tmp_path / "term" / "summary.pdf").read_bytes() == b"x" * 5


def test_a_folder_that_is_not_there_is_told_before_anything_is_read(tmp_path: Path) -> None:
    with pytest.raises(StorageTrouble):
        term_folder.begin(tmp_path / "gone" / "term", [file_of("summary")])
