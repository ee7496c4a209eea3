"""Whatever way the program is installed, it finds its fonts, words and migrations."""

from __future__ import annotations

import json
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path
from typing import Any

from hatchling.builders.sdist import SdistBuilder
from hatchling.builders.wheel import WheelBuilder

ROOT = Path(__file__).resolve().parents[2]

LOOK = """
import json, site, sys
site.addsitedir(sys.argv[1])
from carekeeper.core import resources, words
words.use("zh_TW")
print(json.dumps({
    "resources": str(resources.folder()),
    "migrations": str(resources.migrations()),
    "fonts": len(list(resources.folder("fonts").rglob("*.ttf"))),
    "environment": resources.migrations().joinpath("env.py").is_file(),
    "language": words.language(),
}))
"""


def build(builder: WheelBuilder | SdistBuilder, version: str, folder: Path) -> Path:
    """Build one package into a folder and return its path."""
    (made,) = builder.build(directory=str(folder), versions=[version])
    return Path(made)


def seen_from(site: Path) -> dict[str, object]:
    """Start a Python that knows only this folder and return what the program finds there."""
    done = subprocess.run(
        [sys.executable, "-I", "-S", "-c", LOOK, str(site)],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    found: dict[str, object] = json.loads(done.stdout)
    return found


def unpacked(wheel: Path, folder: Path) -> Path:
    """Unpack a wheel as an installer does."""
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder)
    return folder


def expect_all(found: dict[str, object], root: Path) -> None:
    """Everything lies under one root and is really there."""
    fonts = len(list((ROOT / "resources" / "fonts").rglob("*.ttf")))
    assert fonts > 0
    assert found == {
        "resources": str(root / "resources"),
        "migrations": str(root / "migrations"),
        "fonts": fonts,
        "environment": True,
        "language": "zh_TW",
    }


_CAREFUL: Any = {"filter": "data"} if hasattr(tarfile, "data_filter") else {}
"""Python before 3.11.4 does not know the filter."""


def test_a_wheel_carries_its_resources(tmp_path: Path) -> None:
    wheel = build(WheelBuilder(str(ROOT)), "standard", tmp_path / "dist")
    site = unpacked(wheel, tmp_path / "site")
    expect_all(seen_from(site), site / "carekeeper")


def test_a_wheel_made_from_the_source_archive_carries_them_too(tmp_path: Path) -> None:
    archive = build(SdistBuilder(str(ROOT)), "standard", tmp_path / "dist")
    with tarfile.open(archive) as content:
        content.extractall(tmp_path / "source", **_CAREFUL)
    (source,) = (tmp_path / "source").iterdir()
    wheel = build(WheelBuilder(str(source)), "standard", tmp_path / "dist")
    site = unpacked(wheel, tmp_path / "site")
    expect_all(seen_from(site), site / "carekeeper")


def test_an_editable_install_finds_them_in_the_checkout(tmp_path: Path) -> None:
    wheel = build(WheelBuilder(str(ROOT)), "editable", tmp_path / "dist")
    expect_all(seen_from(unpacked(wheel, tmp_path / "site")), ROOT)
