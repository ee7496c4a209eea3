"""Where passwords come from: a file, the environment, or the keyboard; never the command line.

What stands on a command line can be read by everybody on the computer.
"""

from __future__ import annotations

import codecs
import os
import sys
from contextlib import suppress
from pathlib import Path

from carekeeper.core.errors import StorageTrouble, Trouble
from carekeeper.core.terminal import is_terminal
from carekeeper.core.words import tr
from carekeeper.db.connection import clear_errors
from carekeeper.db.troubles import is_encrypted, trouble

VARIABLE = "CAREKEEPER_PASSWORD"
BACKUP_VARIABLE = "CAREKEEPER_BACKUP_PASSWORD"
NEW_VARIABLE = "CAREKEEPER_NEW_PASSWORD"


def to_open(file: Path, password_file: Path | None) -> str:
    """Return the password that opens a class file; `""` for one that has none.

    Raises `StorageTrouble`: the class file cannot be read, or its password is not given.
    """
    if not file.is_file():
        raise trouble(Trouble.NOT_FOUND, file)
    if not is_encrypted(file):
        return ""
    return given(password_file, VARIABLE) or asked(file)


def given(password_file: Path | None, variable: str) -> str:
    """Return the password of a file or of the environment; `""` when neither is there.

    Raises `StorageTrouble` for a password file that is not there or holds no password.
    """
    if password_file is None:
        return os.environ.get(variable, "")
    with clear_errors(password_file):
        held = password_file.read_bytes()
    lines = _text(held).splitlines()
    if not lines or not lines[0]:
        sentence = tr(
            "“{name}” contains no password: its first line is empty, or it is not a text file."
        )
        raise StorageTrouble(Trouble.PASSWORD_NEEDED, sentence.format(name=password_file.name))
    return lines[0]


def _text(held: bytes) -> str:
    """Return what stands in a text file; `""` when it is no text.

    Windows's PowerShell writes UTF-16 with a mark at the beginning, an older Notepad GBK.
    """
    marked = held.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    for encoding in ("utf-16",) if marked else ("utf-8-sig", "gb18030"):
        with suppress(UnicodeDecodeError):
            text = held.decode(encoding)
            return "" if "\0" in text else text
    return ""


def asked(file: Path, option: str = "--password-file", variable: str = VARIABLE) -> str:
    """Return the password that is typed for a file; nothing of it is shown.

    Raises `StorageTrouble` when nobody sits at a terminal, or nothing was typed.
    """
    if not is_terminal(sys.stdin):
        sentence = tr("“{name}” has a password. Give it with {option} or {variable}.")
        said = sentence.format(name=file.name, option=option, variable=variable)
        raise StorageTrouble(Trouble.PASSWORD_NEEDED, said)
    import getpass

    typed = getpass.getpass(tr("Password of “{name}”: ").format(name=file.name))
    if not typed:
        raise trouble(Trouble.PASSWORD_NEEDED, file)
    return typed
