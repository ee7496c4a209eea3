"""Where the program keeps its files."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from carekeeper.core import paths
from carekeeper.core.paths import Paths


@pytest.fixture(autouse=True)
def no_profile(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CAREKEEPER_PROFILE", raising=False)


def test_a_profile_holds_everything(tmp_path: Path) -> None:
    found = Paths.of(tmp_path / "stick").make()
    folders = {found.data, found.config, found.logs, found.backups, found.temporary.parent}
    assert len(folders) == 5
    assert all(folder.is_dir() and folder.parent == tmp_path / "stick" for folder in folders)
    assert found.temporary.is_dir()


def test_the_environment_names_a_profile_and_the_argument_goes_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CAREKEEPER_PROFILE", str(tmp_path / "named"))
    assert Paths.of().data == tmp_path / "named" / "data"
    assert Paths.of(tmp_path / "argument").data == tmp_path / "argument" / "data"


def test_without_a_profile_the_platform_s_folders_are_used() -> None:
    found = Paths.of()
    assert "CareKeeper" in found.data.parts
    assert found.backups.parent == found.data
    assert "Documents" not in found.data.parts


def test_asking_for_the_paths_makes_no_folder(tmp_path: Path) -> None:
    Paths.of(tmp_path / "stick")
    assert not (tmp_path / "stick").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps rights in another way")
def test_the_program_s_folders_are_private(tmp_path: Path) -> None:
    found = Paths.of(tmp_path / "profile")
    found.logs.mkdir(parents=True, mode=0o755)
    found.make()
    assert {folder.stat().st_mode & 0o777 for folder in (*found, found.temporary.parent)} == {0o700}


_ANOTHER_WINDOW = """
import subprocess
import sys
from pathlib import Path
from carekeeper.core.paths import Paths
found = Paths.of(Path(sys.argv[1])).make()
found.sweep()
(found.temporary / "card.pdf").write_bytes(b"%PDF")
print(found.temporary, flush=True)
sys.stdin.read()
"""


def _another_window(profile: Path) -> tuple[subprocess.Popen[str], Path]:
    program = subprocess.Popen(
        [sys.executable, "-c", _ANOTHER_WINDOW, str(profile)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        encoding="utf-8",
    )
    assert program.stdout is not None
    return program, Path(program.stdout.readline().strip())


def test_a_second_window_leaves_the_files_of_the_first_alone(tmp_path: Path) -> None:
    mine = Paths.of(tmp_path).make()
    (mine.temporary / "card.pdf").write_bytes(b"%PDF")
    other, its_folder = _another_window(tmp_path)
    assert (mine.temporary / "card.pdf").exists()
    mine.sweep()
    assert (its_folder / "card.pdf").exists()
    other.communicate()
    assert not its_folder.exists()
    mine.leave()
    assert list(mine.temporary.parent.iterdir()) == []


def test_what_a_killed_program_left_is_swept(tmp_path: Path) -> None:
    other, its_folder = _another_window(tmp_path)
    other.kill()
    other.communicate()
    found = Paths.of(tmp_path).make()
    (found.temporary.parent / "of an older version.pdf").write_bytes(b"%PDF")
    (found.data / "class.carebook").write_bytes(b"kept")
    assert (its_folder / "card.pdf").exists()
    found.sweep()
    found.leave()
    assert list(found.temporary.parent.iterdir()) == []
    assert (found.data / "class.carebook").read_bytes() == b"kept"


def test_sweeping_does_not_follow_a_link(tmp_path: Path) -> None:
    found = Paths.of(tmp_path / "profile").make()
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "letter.txt").write_text("kept", encoding="utf-8")
    try:
        (found.temporary.parent / "link").symlink_to(outside, target_is_directory=True)
    except OSError:
        pytest.skip("this system lets only administrators make links")
    found.sweep()
    assert (outside / "letter.txt").exists()
    assert not (found.temporary.parent / "link").exists()


def test_folders_that_cannot_be_made_are_told_and_are_no_reason_to_fail(tmp_path: Path) -> None:
    (tmp_path / "profile").write_text("a file where the folder should be", encoding="utf-8")
    found = Paths.of(tmp_path / "profile").make()
    assert not found.writable()
    found.sweep()
    found.leave()
    assert Paths.of(tmp_path / "other").make().writable()


@pytest.mark.parametrize("name", ["x" * 300, "no\0name", ""])
def test_whatever_a_file_is_called_one_can_ask_whether_it_is_there(
    name: str, tmp_path: Path
) -> None:
    assert not paths.is_there(tmp_path / name)


def test_sweeping_before_anything_was_made_is_quiet(tmp_path: Path) -> None:
    Paths.of(tmp_path / "nothing").sweep()
    assert not (tmp_path / "nothing").exists()


@pytest.mark.parametrize(
    ("folder", "name"),
    [
        ("OneDrive - 示范小学", "OneDrive"),
        ("我的坚果云", "Nutstore"),
        ("Nutstore Files", "Nutstore"),
        ("BaiduNetdiskWorkspace", "Baidu Netdisk"),
        ("BaiduSyncdisk", "Baidu Netdisk"),
        ("百度网盘同步空间", "Baidu Netdisk"),
        ("WPS云盘", "WPS Cloud"),
        ("WPSDrive", "WPS Cloud"),
        ("Dropbox", "Dropbox"),
        ("iCloudDrive", "iCloud"),
        ("Mobile Documents", "iCloud"),
    ],
)
def test_cloud_folders_are_named(tmp_path: Path, folder: str, name: str) -> None:
    assert paths.cloud_folder(tmp_path / folder / "三（2）班.carebook") == name


def test_an_ordinary_folder_is_no_cloud(tmp_path: Path) -> None:
    assert paths.cloud_folder(tmp_path / "班级" / "三（2）班.carebook") is None


def test_a_share_of_the_school_s_server_is_a_network() -> None:
    assert paths.cloud_folder(Path("//server/office/class.carebook")) == "a network folder"


def test_the_nearest_mount_point_tells_the_file_system() -> None:
    mounts = "/dev/sda1 / ext4 rw 0 0\nserver:/office /mnt/my\\040office nfs4 rw 0 0\nbroken line\n"
    assert paths.file_system(Path("/mnt/my office/class.carebook"), mounts) == "nfs4"
    assert paths.file_system(Path("/mnt/other/class.carebook"), mounts) == "ext4"
