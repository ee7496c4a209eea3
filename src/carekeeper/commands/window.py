"""`carekeeper [FILE]`: opens the window. Only this command imports Qt."""

from __future__ import annotations

import gc
from pathlib import Path
from types import ModuleType
from typing import Any


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
