"""Every check that a change has to pass, with one Python or with each that is here."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence

from devkit import pythons
from devkit.environment import Environment
from devkit.running import ROOT, fail, say


def test(environment: Environment, more: Sequence[str]) -> int:
    """Run every check; stop at the first that finds something."""
    python = str(environment.python)
    steps = {
        "lint": [python, "-m", "ruff", "check", "."],
        "format": [python, "-m", "ruff", "format", "--check", "."],
        "import contracts": [str(environment.program("lint-imports"))],
        "types": [python, "-m", "mypy"],
        "dead names": [python, "-m", "devkit.dead_names"],
        "translations": [python, "packaging/i18n.py", "check"],
        "tests": [python, "-m", "pytest", "-n", "2", "-q", *more],
    }
    variables = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    for name, command in steps.items():
        say(f"== {name}")
        code = subprocess.call(command, cwd=ROOT, env=variables)
        if code != 0:
            fail(f"Stopped: {name} found something.")
            return code
    return 0


def test_all(more: Sequence[str]) -> int:
    """Run every check with each allowed Python of this machine, each in a folder of its own.

    One that fails does not keep the others from their turn; 1 is returned then.
    """
    told: dict[int, str] = {}
    for minor in pythons.MINORS:
        python = pythons.find(minor)
        if python is None:
            told[minor] = "is not on this machine"
            continue
        say(f"==== Python 3.{minor}: {python}")
        command = [python, str(ROOT / "dev.py"), "test", "--own-environment", *more]
        code = subprocess.call(command, cwd=ROOT)
        told[minor] = "failed" if code else "passed"
    for minor, how in told.items():
        say(f"Python 3.{minor} {how}.")
    return int("failed" in told.values())


def own_environment() -> Environment:
    """Return the environment that is named after the running Python."""
    return Environment(".venv-{}.{}".format(*sys.version_info[:2]))
