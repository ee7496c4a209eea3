"""Each import contract is seen to catch the import that it forbids."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

WRONG = {
    "An import only goes down": ("core/words.py", "import carekeeper.db"),
    "A room never imports another room": (
        "features/classes/facts.py",
        "import carekeeper.features.guardians.facts",
    ),
    "Inside a room: room, tab, view, paper or store, facts": (
        "features/classes/facts.py",
        "import carekeeper.features.classes.store",
    ),
    "Rules, files, paper and the command line know no Qt": (
        "core/words.py",
        "import PySide6.QtCore",
    ),
    "Only db and the stores speak SQL": ("features/classes/facts.py", "import sqlcipher3"),
    "Only the upgrade of a class file needs Alembic": ("db/schema.py", "import alembic"),
    "Only paper is drawn with ReportLab": ("features/classes/store.py", "import reportlab"),
}


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    """Return the folder of a copy of the source with the project file beside it."""
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return shutil.copytree(
        ROOT / "src" / "carekeeper",
        tmp_path / "src" / "carekeeper",
        ignore=shutil.ignore_patterns("__pycache__"),
    )


def broken(package: Path) -> set[str]:
    """Return the names of the contracts that a source tree breaks."""
    source = package.parent
    done = subprocess.run(
        [Path(sys.executable).with_name("lint-imports"), "--no-cache"],
        cwd=source.parent,
        env={**os.environ, "PYTHONPATH": str(source), "NO_COLOR": "1", "COLUMNS": "200"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    verdicts = dict(re.findall(r"^(.+) (KEPT|BROKEN)\b", done.stdout, re.MULTILINE))
    assert set(verdicts) == set(WRONG), done.stdout + done.stderr
    return {name for name, verdict in verdicts.items() if verdict == "BROKEN"}


@pytest.mark.parametrize("contract", WRONG)
def test_a_wrong_import_is_caught(contract: str, copied: Path) -> None:
    file, line = WRONG[contract]
    with (copied / file).open("a", encoding="utf-8") as source:
        source.write(f"\n{line}\n")
    assert broken(copied) == {contract}


def test_the_mapper_of_sqlalchemy_is_caught(tmp_path: Path) -> None:
    """Importing it costs more than opening the whole window does."""
    module = tmp_path / "store.py"
    module.write_text("from sqlalchemy.orm import Session\n\nSession()\n", encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "ruff", "check", "--config", ROOT / "pyproject.toml", module],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 1
    assert "TID251" in done.stdout
