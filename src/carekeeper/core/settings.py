"""The settings of this computer; what belongs to the class is kept in the class file."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

from carekeeper.core.errors import StorageTrouble, Trouble
from carekeeper.core.in_place import part_of, put_in_place
from carekeeper.core.words import LANGUAGES, mark, tr

FORMAT = 1
THEMES: dict[str, str] = {
    "system": mark("Same as the system"),
    "light": mark("Light"),
    "dark": mark("Dark"),
}
_MOST_RECENT = 8
_MOST_KNOWN = 40
_LONGEST_IDLE = 24 * 60


class Preferences(NamedTuple):
    """What was chosen on this computer."""

    language: str = ""
    """One of `LANGUAGES`, or empty for the system's."""
    theme: str = "system"
    large_text: bool = False
    idle_minutes: int = 10
    """Minutes without a key or the mouse until the window locks; 0 never locks."""
    last_file: str = ""
    recent_files: tuple[str, ...] = ()
    """Paths of class files, the last used first."""
    known_files: tuple[str, ...] = ()
    """What tells the encrypted files that were opened here (`db.troubles.salt_of`)."""
    name_file: bool = True
    """Whether the window's title and the password page name the class file."""
    backup_folder: str = ""
    """Empty for the program's own folder."""
    card_style: str = "clean"
    """`clean` or `table`."""
    paper_size: str = "a4"
    """What a `core.sheet.Sheet` says, as the next three."""
    paper_binding: bool = True
    paper_duplex: bool = False
    paper_stacked: bool = True
    office_folder: str = ""
    """Where the last backup for the school office was written to."""
    left_out_for_school: tuple[str, ...] = ()
    """What the teacher leaves out of the term's folder, by the names of `shell.for_school`."""
    window_geometry: str = ""
    """As Qt saves it, in base64."""
    last_tab: str = ""
    last_tab_on: str = ""
    """The day on which that tab was left; another day begins with Today."""
    column_widths: tuple[str, ...] = ()
    """`table/column/pixels` for each column of each table that was shown."""


class Settings:
    """Reads and writes the settings in one JSON file."""

    def __init__(self, path: Path) -> None:
        """Read the settings; a file that cannot be understood is set aside as `.broken`."""
        self._path = path
        self.failed: Callable[[StorageTrouble], object] = _quiet
        """Told when the settings cannot be written, once until they can be again."""
        self._failing = False
        self.current = self._read()

    def change(self, **changes: Any) -> None:
        """Change some fields and write the file when that makes a difference.

        Settings are comfort: what they cannot keep never stands in the way of opening, saving or
        closing a class. `failed` is told, and the change holds until the program ends. Raises
        `ValueError` for a field that there is none of.
        """
        unknown = changes.keys() - set(Preferences._fields)
        if unknown:
            raise ValueError(f"No such setting: {', '.join(sorted(unknown))}")
        before, self.current = self.current, self.current._replace(**changes)
        if self.current == before and self._path.exists():
            return
        try:
            self._write()
        except OSError as error:
            self._tell(error)
        else:
            self._failing = False

    def _tell(self, error: OSError) -> None:
        before, self._failing = self._failing, True
        if before:
            return
        kind = Trouble.NO_PERMISSION if isinstance(error, PermissionError) else Trouble.OTHER
        sentence = tr("The settings could not be saved: {path}").format(path=self._path)
        self.failed(StorageTrouble(kind, sentence))

    def remember_file(self, path: Path) -> None:
        """Put a class file first among the recent ones."""
        name = str(path)
        others = (other for other in self.current.recent_files if other != name)
        self.change(last_file=name, recent_files=(name, *others)[:_MOST_RECENT])

    def remember_opened(self, salt: str) -> None:
        """Remember that a file was opened with its password: its beginning is sound."""
        if salt:
            others = (other for other in self.current.known_files if other != salt)
            self.change(known_files=(salt, *others)[:_MOST_KNOWN])

    def _read(self) -> Preferences:
        try:
            text = self._path.read_text(encoding="utf-8", errors="surrogatepass")
        except FileNotFoundError:
            return Preferences()
        except (OSError, UnicodeDecodeError):
            return self._set_aside()
        try:
            kept = json.loads(text)
        except (ValueError, RecursionError):
            return self._set_aside()
        if not isinstance(kept, dict) or kept.get("format") != FORMAT:
            return self._set_aside()
        return _understood(kept)

    def _set_aside(self) -> Preferences:
        try:
            self._path.replace(self._path.with_name(self._path.name + ".broken"))
        except OSError:
            return Preferences()
        return Preferences()

    def _write(self) -> None:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        part = part_of(self._path)
        kept = {"format": FORMAT, **self.current._asdict()}
        with part.open("w", encoding="utf-8", errors="surrogatepass") as stream:
            json.dump(kept, stream, ensure_ascii=False, indent=2)
        put_in_place(part, self._path)


def _quiet(_problem: StorageTrouble) -> None:
    return


def _understood(kept: dict[str, Any]) -> Preferences:
    """Take each field that has a fitting value; the others keep their defaults."""
    plain = Preferences()
    values: dict[str, Any] = {}
    for name in Preferences._fields:
        if name in kept:
            value = kept[name]
            if isinstance(value, list) and all(isinstance(item, str) for item in value):
                value = tuple(value)
            if type(value) is type(getattr(plain, name)) and _allowed(name, value):
                values[name] = value
    return plain._replace(**values)


def _allowed(name: str, value: Any) -> bool:
    texts = value if isinstance(value, tuple) else (value,)
    if any(isinstance(text, str) and "\0" in text for text in texts):
        return False
    if name == "language":
        return value in ("", *LANGUAGES)
    if name == "theme":
        return value in THEMES
    if name == "idle_minutes":
        return bool(0 <= value <= _LONGEST_IDLE)
    if name == "card_style":
        return value in ("clean", "table")
    if name == "window_geometry":
        return bool(value.isascii())
    return True
