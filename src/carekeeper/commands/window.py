"""`carekeeper [FILE]`: opens the window. Only this command imports Qt."""

from __future__ import annotations

import gc
import getopt
from collections.abc import Sequence
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

from carekeeper.core.words import LANGUAGES


def usual_options(given: Sequence[str]) -> SimpleNamespace | None:
    """Understand the usual start; None for what has to be explained or answered.

    Building the parser, which does both, takes a twentieth of the time to the first page.
    """
    try:
        named, files = getopt.gnu_getopt(list(given), "", ["profile=", "lang="])
    except getopt.GetoptError:
        return None
    options = dict(named)
    lang, profile = options.get("--lang"), options.get("--profile")
    if len(files) > 1 or lang not in (None, *LANGUAGES):
        return None
    return SimpleNamespace(
        file=Path(files[0]) if files else None,
        profile=None if profile is None else Path(profile),
        lang=lang,
        run=run,
        json=False,
    )


def run(options: Any) -> int:
    """Open the window and return its exit code."""
    return int(program(options).run(options.file, options.profile, options.lang or ""))


def program(options: Any) -> ModuleType:
    """Import what has the window, in the order that is fastest for the file that will be shown."""
    gc.disable()  # hardly anything made while starting is garbage; `app` collects again later
    if _opens_at_once(options):
        import carekeeper.rooms
        import carekeeper.shell.ahead  # noqa: F401 - for the imports' own sake
    from carekeeper import app

    return app


def _opens_at_once(options: Any) -> bool:
    """Tell whether the class is shown at once, without the page that asks for its password."""
    from carekeeper.core.errors import StorageTrouble
    from carekeeper.core.paths import Paths
    from carekeeper.core.settings import Settings
    from carekeeper.db.troubles import is_encrypted

    settings = Settings(Paths.of(options.profile).config / "settings.json")
    file = options.file or Path(settings.current.last_file)
    try:
        return file.suffix != ".carebak" and not is_encrypted(file)
    except StorageTrouble:  # the window will say so
        return False
