"""`carekeeper [FILE]`: opens the window. Only this command imports Qt."""

from __future__ import annotations

import builtins
import gc
import importlib
import os
import sys
from importlib.machinery import ModuleSpec
from pathlib import Path
from types import ModuleType
from typing import Any

from carekeeper.core.typing import override

_EXPLAINING = "shibokensupport"
_EXPLAINERS = (
    *("errorhandler", "layout", "parser"),
    *("lib.enum_sig", "lib.pyi_generator", "lib.tool"),
)
"""All of PySide's helpers but `mapping`, into which its compiled part reaches directly."""


def run(options: Any) -> int:
    """Open the window and return its exit code."""
    return int(program().run(options.file, options.profile, options.lang or ""))


def paint(file: Path, password: str, picture: Path) -> tuple[int, int, int]:
    """Open a class in the window for a moment; returns width, height and number of colours."""
    if sys.platform == "linux" and not {"DISPLAY", "WAYLAND_DISPLAY"} & os.environ.keys():
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    painted: tuple[int, int, int] = program().paint(file, password, picture)
    return painted


def program() -> ModuleType:
    """Import what has the window, fast."""
    gc.disable()  # hardly anything made while starting is garbage; `program` collects again later
    _import_qt()
    _spare_asyncio()
    from carekeeper import program

    return program


def _import_qt() -> None:
    """Import Qt without what explains its signatures, and give Python its own import back.

    For its `__feature__` names, which nothing here uses, PySide reads the source of each module
    that any import statement names from then on: 5 to 15 ms of each start, and more where a virus
    scanner looks at each file. What explains signatures it compiles anew at each start, 25 ms;
    that is asked only when a method was called with what it does not take.
    """
    plain = builtins.__import__

    def sparing(name: str, *rest: Any, **named: Any) -> Any:
        if name == _EXPLAINING:  # PySide forgets what stood there before
            _do_without(*(f"{_EXPLAINING}.signature.{part}" for part in _EXPLAINERS))
        return plain(name, *rest, **named)

    builtins.__import__ = sparing
    try:
        import PySide6.QtWidgets  # noqa: F401 - for the import's own sake
    finally:
        builtins.__import__ = plain
    # PySide takes its own importer away again, which the explainers will need.
    importer: Any = sys.modules[_EXPLAINING].__loader__
    if hasattr(importer, "find_spec") and importer not in sys.meta_path:
        sys.meta_path.append(importer)


class Later(ModuleType):
    """Stands for a module until something of it is asked for; then it is imported."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.__dict__["__spec__"] = ModuleSpec(name, None)  # PySide gives it another name

    @override
    def __getattr__(self, name: str) -> Any:
        if sys.modules.get(self.__name__) is self:
            del sys.modules[self.__name__]
        return getattr(importlib.import_module(self.__name__), name)


def _do_without(*names: str) -> None:
    """Let modules stand for themselves that nobody has imported yet."""
    for name in names:
        if name not in sys.modules:
            sys.modules[name] = Later(name)


def _spare_asyncio() -> None:
    """Let SQLAlchemy do without what it imports for engines that nobody opens here.

    Without greenlet it offers no engine of asyncio. That, and the metadata of packages, are
    imported when something asks for them, which nothing does: 45 ms of each start.
    """
    sys.modules.setdefault("greenlet", None)  # type: ignore[arg-type]
    _do_without("asyncio", "importlib.metadata", "sqlalchemy.dialects.sqlite.aiosqlite")
    importlib.metadata = sys.modules["importlib.metadata"]
