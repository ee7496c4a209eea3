"""The command line: for the school's technician, for scripts, and for checks.

No command but the window imports Qt, and each imports only what it needs. Exit codes: 0 done;
1 refused or not found; 2 wrong use; 3 damaged, or cannot be stored; 4 password missing or wrong;
5 made by a newer version.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from typing import Any

from carekeeper.commands import output, start
from carekeeper.commands.output import WrongUse
from carekeeper.core import words
from carekeeper.core.errors import CareKeeperError
from carekeeper.core.words import tr


def main(argv: Sequence[str] | None = None) -> int:
    """Do what the command line says and return the exit code."""
    given = list(sys.argv[1:] if argv is None else argv)
    output.speak(utf8=output.UTF8 in given)
    words.use(start.language_in(given) or words.of_the_system())
    try:
        options = start.options_of(given)
    except WrongUse as problem:
        output.complain(problem.sentence)
        return output.WRONG_USE
    except SystemExit as finished:  # --help and --version have been answered
        return int(finished.code or 0)
    return _run(options)


def _run(options: Any) -> int:
    options.speaks = words.language()
    if options.profile is not None:
        from carekeeper.core.paths import PROFILE_VARIABLE

        # Whoever needs a folder of the program asks `Paths` for itself.
        os.environ[PROFILE_VARIABLE] = str(options.profile.absolute())
    if options.json:
        words.use("en")
    try:
        return options.run(options) or output.DONE
    except CareKeeperError as problem:
        return output.failed(problem, options)
    except KeyboardInterrupt:
        output.complain(tr("Stopped."))
        return output.REFUSED
    except BrokenPipeError:  # whoever read the output has seen enough
        return output.REFUSED
    except Exception as problem:  # noqa: BLE001 - the last door: a sentence and a log
        return output.failed(_unexpected(problem), options)


def _unexpected(problem: Exception) -> CareKeeperError:
    from carekeeper.core import logs
    from carekeeper.core.paths import Paths

    paths = Paths.of()
    handler = logs.start(paths)
    try:
        logs.report(problem)
    finally:
        logs.stop(handler)
    sentence = tr("CareKeeper stopped because of an error. Details: {folder}")
    return CareKeeperError(sentence.format(folder=paths.logs))
