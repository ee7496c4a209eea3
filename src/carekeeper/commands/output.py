"""What a command says: results on standard output, one sentence of an error on the other."""

from __future__ import annotations

import io
import sys
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from carekeeper.core.errors import CareKeeperError, Refused, StorageTrouble, Trouble
from carekeeper.core.terminal import console_encoding, is_terminal

if TYPE_CHECKING:
    from carekeeper.commands.result import Result

DONE, REFUSED, WRONG_USE, BAD_FILE, PASSWORD, TOO_NEW = range(6)
"""The exit codes."""

_CODES: dict[Trouble, int] = {
    Trouble.NOT_FOUND: REFUSED,
    Trouble.EXISTS: REFUSED,
    Trouble.IN_USE: REFUSED,
    Trouble.REPLACED: REFUSED,
    Trouble.READ_ONLY: REFUSED,
    Trouble.PASSWORD_NEEDED: PASSWORD,
    Trouble.WRONG_PASSWORD: PASSWORD,
    Trouble.WRONG_PASSWORD_OR_DAMAGED: PASSWORD,
    Trouble.TOO_NEW: TOO_NEW,
}

_NO_RECORDS = frozenset({"facts", "steps", "changes", "handouts", "list_choices", "column_sets"})
"""Tables that hold what the file knows of itself, not what the teacher keeps."""


class WrongUse(CareKeeperError):
    """The command line cannot be understood."""


UTF8 = "--utf8"
"""The switch that asks for UTF-8 wherever the output goes."""


def speak(*, utf8: bool) -> None:
    """Write what is understood where it goes.

    That is UTF-8, but in a file or pipe on Windows the code page of the console, by which the
    next program there reads; characters that it has not are written as `\\u4eba`.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            plain = utf8 or is_terminal(stream)
            encoding = "utf-8" if plain else console_encoding()
            stream.reconfigure(encoding=encoding, errors="backslashreplace")


def tell(result: Result, options: Any) -> None:
    """Say what was done, as lines or as one JSON object."""
    if not options.json:
        _write("\n".join([*result.lines, *result.notes]))
        return
    _write_json(
        {
            "ok": True,
            "file": str(result.file),
            "kind": result.kind,
            "encrypted": result.encrypted,
            "schema": result.schema,
            "counts": records(result.counts),
            **result.more,
            "problems": [{"code": "note", "message": note} for note in result.notes],
        }
    )


def failed(problem: CareKeeperError, options: Any) -> int:
    """Say what went wrong and return the exit code."""
    complain(problem.sentence)
    code, name = REFUSED, "refused" if isinstance(problem, Refused) else "failed"
    if isinstance(problem, WrongUse):
        code, name = WRONG_USE, "wrong_use"
    if isinstance(problem, StorageTrouble):
        code = _CODES.get(problem.trouble, BAD_FILE)
        name = str(problem.trouble)
    if options.json:
        file = str(options.file)
        message = {"code": name, "message": problem.sentence}
        _write_json({"ok": False, "file": file, "problems": [message]})
    return code


def records(counts: Mapping[str, int]) -> dict[str, int]:
    """Return how many records there are of each kind that the teacher keeps."""
    return {name: count for name, count in counts.items() if name not in _NO_RECORDS}


def complain(sentence: str) -> None:
    """Write one sentence to standard error."""
    if sys.stderr is not None:
        sys.stderr.write(" ".join(sentence.split()) + "\n")


def _write(text: str) -> None:
    if sys.stdout is not None:
        sys.stdout.write(text + "\n")
        sys.stdout.flush()


def _write_json(value: Mapping[str, Any]) -> None:
    import json

    # Each program that reads JSON takes it for UTF-8; plain ASCII is right in any code page.
    plain = getattr(sys.stdout, "encoding", "utf-8").lower() != "utf-8"
    _write(json.dumps(value, ensure_ascii=plain, indent=2))
