"""Long work leaves the window free, comes back in its thread and can be stopped."""

from __future__ import annotations

import gc
import threading
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from pytestqt.qtbot import QtBot
from tests.recording import RecordingMessages

from carekeeper.core.errors import Refused
from carekeeper.widgets.background import Background, Job, Report


@pytest.fixture
def background(qtbot: QtBot, messages: RecordingMessages) -> Iterator[Background]:
    made = Background(messages.failed)
    yield made
    made.close()


def test_the_result_comes_back_in_the_thread_of_the_window(
    qtbot: QtBot, background: Background
) -> None:
    threads: list[threading.Thread] = []
    results: list[int] = []

    def work() -> int:
        threads.append(threading.current_thread())
        return 48

    def done(result: int) -> None:
        threads.append(threading.current_thread())
        results.append(result)

    background.run(work, done=done)
    qtbot.waitUntil(lambda: results == [48])
    assert threads[0] is not threading.main_thread()
    assert threads[1] is threading.main_thread()


def test_progress_is_told_step_by_step(qtbot: QtBot, background: Background) -> None:
    steps: list[tuple[int, int]] = []
    ends: list[str] = []

    def work(report: Report, _cancelled: Callable[[], bool]) -> str:
        report(1, 2)
        report(2, 2)
        return "read"

    background.run(work, done=ends.append, progress=lambda step, of: steps.append((step, of)))
    qtbot.waitUntil(lambda: ends == ["read"])
    assert steps == [(1, 2), (2, 2)]


def test_a_failure_comes_to_the_one_error_door(
    qtbot: QtBot, background: Background, messages: RecordingMessages
) -> None:
    def work() -> None:
        raise Refused("This file is not a roster.")

    background.run(work, done=pytest.fail)
    qtbot.waitUntil(lambda: messages.warned == ["This file is not a roster."])


def test_a_failure_can_have_a_door_of_its_own(qtbot: QtBot, background: Background) -> None:
    failures: list[BaseException] = []

    def work() -> None:
        raise ZeroDivisionError

    background.run(work, done=pytest.fail, failed=failures.append)
    qtbot.waitUntil(lambda: [type(one) for one in failures] == [ZeroDivisionError])


def test_what_was_stopped_says_nothing_more(qtbot: QtBot, background: Background) -> None:
    started, go_on = threading.Event(), threading.Event()
    told: list[Any] = []

    def work(report: Report, _cancelled: Callable[[], bool]) -> None:
        started.set()
        go_on.wait(60)
        report(1, 1)

    job = background.run(work, done=told.append, failed=told.append)
    assert started.wait(60)
    job.cancel()
    with qtbot.waitSignal(job.ended):
        go_on.set()
    assert told == []


def test_the_window_is_busy_until_the_last_work_is_back(
    qtbot: QtBot, background: Background
) -> None:
    heard: list[bool] = []
    results: list[int] = []
    background.busy.connect(heard.append)
    background.run(lambda: 1, done=results.append)
    background.run(lambda: 2, done=results.append)
    qtbot.waitUntil(lambda: heard == [True, False])
    assert sorted(results) == [1, 2]


def test_closing_waits_for_what_runs(qtbot: QtBot, background: Background) -> None:
    finished: list[bool] = []

    def work(_report: Report, cancelled: Callable[[], bool]) -> None:
        while not cancelled():
            threading.Event().wait(0.01)
        finished.append(True)

    background.run(work, done=pytest.fail)
    background.close()
    assert finished == [True]


def test_closing_leaves_nothing_of_what_came_back(background: Background) -> None:
    background.run(lambda: 48, done=pytest.fail)
    background.close()
    assert background.findChildren(Job) == []


def test_no_closed_dialog_is_collected_in_another_thread(
    qtbot: QtBot, background: Background
) -> None:
    collects = gc.isenabled()
    seen: list[bool] = []

    def shown(collected: bool) -> None:
        seen.extend((collected, gc.isenabled()))
        if len(seen) == 2:
            background.run(gc.isenabled, done=shown)

    background.run(gc.isenabled, done=shown)
    qtbot.waitUntil(lambda: len(seen) == 4)
    assert not any(seen)
    qtbot.waitUntil(lambda: gc.isenabled() is collects)


def test_what_is_still_to_be_saved_is_waited_for(background: Background) -> None:
    gate, saved = threading.Event(), []
    background.run(gate.wait, done=lambda _: saved.append("a drawing"))
    background.run(lambda: "a photo", done=saved.append, saves=True)
    background.finish_saving()
    assert saved == ["a photo"]
    gate.set()
