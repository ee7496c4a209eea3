"""The one door to work that takes the processor for more than a moment.

Work runs in a thread of its own and gets plain data only; it never touches a widget or the
class file's connection. What it returns or raises comes back in the window's thread.
"""

from __future__ import annotations

import gc
import inspect
import threading
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QThreadPool, QTimer, Signal
from shiboken6 import isValid

Report = Callable[[int, int], None]
"""Tells the progress: so many steps done, of so many. Raises `Cancelled` when cancelled."""

_THREADS = 2


class Cancelled(Exception):
    """The teacher has stopped this work."""


class Job(QObject):
    """One piece of work under way; its signals are heard in the window's thread."""

    progressed = Signal(int, int)
    ended = Signal()
    """It is over: done, failed or cancelled."""

    _came_back = Signal(object, object)
    _stepped = Signal(int, int)

    def __init__(
        self,
        parent: QObject,
        done: Callable[[Any], object],
        failed: Callable[[BaseException], object],
        *,
        saves: bool = False,
    ) -> None:
        super().__init__(parent)
        self.saves = saves
        """What comes back of it is written to the class file, so nobody leaves before."""
        self._over = threading.Event()
        self._done = done
        self._failed = failed
        self._stop = threading.Event()
        queued = Qt.ConnectionType.QueuedConnection
        self._came_back.connect(self._deliver, queued)
        self._stepped.connect(self._tell_progress, queued)

    def cancel(self) -> None:
        """Ask the work to stop; neither its result nor its failure is told any more."""
        self._stop.set()

    def cancelled(self) -> bool:
        """Tell whether the work was asked to stop."""
        return self._stop.is_set()

    def report(self, step: int, of: int) -> None:
        """Tell the progress from inside the work; raises `Cancelled` when asked to stop."""
        if self._stop.is_set():
            raise Cancelled
        self._stepped.emit(step, of)

    def carry_out(self, work: Callable[..., Any]) -> None:
        """Do the work; runs in the other thread."""
        try:
            result = work(self.report, self.cancelled) if _wants_both(work) else work()
        except BaseException as error:  # noqa: BLE001 - whatever it is, the window is told
            self._came_back.emit(None, error)
        else:
            self._came_back.emit(result, None)
        finally:
            self._over.set()

    def wait(self) -> None:
        """Wait until the work has come back, and deliver it."""
        self._over.wait()
        QCoreApplication.sendPostedEvents(self)

    def _tell_progress(self, step: int, of: int) -> None:
        if not self._stop.is_set():
            self.progressed.emit(step, of)

    def _deliver(self, result: Any, error: BaseException | None) -> None:
        self.ended.emit()
        if self._stop.is_set() or isinstance(error, Cancelled):
            return
        if error is None:
            self._done(result)
        else:
            self._failed(error)


class Background(QObject):
    """Starts work, keeps it alive until it has come back, and waits for it at the end."""

    busy = Signal(bool)

    def __init__(
        self, failed: Callable[[BaseException], object], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._failed = failed
        self._jobs: list[Job] = []
        self._collects = False
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(_THREADS)
        app = QCoreApplication.instance()
        if app is not None:
            app.aboutToQuit.connect(self.close)

    def run(
        self,
        work: Callable[..., Any],
        *,
        done: Callable[[Any], object],
        failed: Callable[[BaseException], object] | None = None,
        progress: Callable[[int, int], object] | None = None,
        saves: bool = False,
    ) -> Job:
        """Do `work` in another thread, then call `done` with its result in this one.

        `work` takes nothing, or a `Report` and a callable that tells whether to stop. A failure
        goes to `failed`, or else to the one error door. `saves` says that `done` writes to the
        class file: it is waited for before the class is left.
        """
        job = Job(self, done, failed or self._failed, saves=saves)
        if progress is not None:
            job.progressed.connect(progress)
        job.ended.connect(lambda: self._forget(job))
        self._jobs.append(job)
        if gc.isenabled():
            # Python collects in whatever thread comes along, and a closed dialog that is
            # collected outside the window's thread takes the whole program with it.
            gc.disable()
            self._collects = True
        if len(self._jobs) == 1:
            self.busy.emit(True)
        self._pool.start(lambda: job.carry_out(work))
        return job

    def finish_saving(self) -> None:
        """Wait for what is still to be written to the class file, and have it written."""
        for job in [job for job in self._jobs if job.saves]:
            job.wait()

    def close(self) -> None:
        """Stop what can be stopped, wait for the rest, and leave nothing of it."""
        for job in self._jobs:
            job.cancel()
        self._pool.waitForDone()
        for job in self.findChildren(Job):
            # What came back is delivered now, and the job goes before its parent can.
            QCoreApplication.sendPostedEvents(job)
            if isValid(job):  # else it went with the events just sent
                QCoreApplication.sendPostedEvents(job, QEvent.Type.DeferredDelete.value)
        self._collect_again()

    def _forget(self, job: Job) -> None:
        self._jobs.remove(job)
        job.deleteLater()
        if not self._jobs:
            # Only when what came back is shown, or nothing more is to be done with it.
            QTimer.singleShot(0, self, self._collect_again)
            self.busy.emit(False)

    def _collect_again(self) -> None:
        if self._collects and not self._jobs:
            self._collects = False
            gc.enable()


def _wants_both(work: Callable[..., Any]) -> bool:
    required = [
        parameter
        for parameter in inspect.signature(work).parameters.values()
        if parameter.default is inspect.Parameter.empty
        and parameter.kind in (parameter.POSITIONAL_ONLY, parameter.POSITIONAL_OR_KEYWORD)
    ]
    return len(required) >= 2
