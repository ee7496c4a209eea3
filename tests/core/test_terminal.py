"""A terminal is one only with somebody at it, and a pipe speaks as the console does."""

from __future__ import annotations

import io
import os
import sys
from pathlib import Path

import pytest

from carekeeper.commands import output
from carekeeper.core import terminal


class Device(io.StringIO):
    """What Windows takes for a terminal: any device."""

    def isatty(self) -> bool:
        return True


def test_an_empty_device_is_no_terminal() -> None:
    with Path(os.devnull).open(encoding="utf-8") as empty:
        assert not terminal.is_terminal(empty)


def test_a_device_without_a_console_is_no_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """As Windows says of `NUL`: it is a terminal, but it has no console."""
    monkeypatch.setattr(terminal, "_is_console", lambda _stream: False)
    assert not terminal.is_terminal(Device())


@pytest.mark.skipif(sys.platform == "win32", reason="a console is asked there")
def test_elsewhere_the_stream_knows_itself() -> None:
    assert terminal.is_terminal(Device())
    assert not terminal.is_terminal(io.StringIO())
    assert not terminal.is_terminal(None)


@pytest.mark.parametrize(
    ("page", "encoding"), [(936, "gbk"), (950, "cp950"), (65001, "utf-8"), (0, "utf-8")]
)
def test_the_code_page_of_the_console_is_known(
    page: int, encoding: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(terminal, "_console_page", lambda: page)
    assert terminal.console_encoding() == encoding


@pytest.mark.parametrize(
    ("utf8", "written"),
    [(False, "三2班".encode("gbk") + b" \\U0002cc56"), (True, "三2班 𬱖".encode())],
)
def test_into_a_pipe_it_writes_what_the_console_reads_or_utf8_when_asked(
    utf8: bool, written: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    pipe = io.BytesIO()
    monkeypatch.setattr(output, "console_encoding", lambda: "gbk")
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(pipe, encoding="ascii"))
    output.speak(utf8=utf8)
    output._write("三2班 𬱖")
    assert pipe.getvalue().rstrip() == written


def test_json_reads_in_every_code_page(monkeypatch: pytest.MonkeyPatch) -> None:
    pipe = io.BytesIO()
    monkeypatch.setattr(output, "console_encoding", lambda: "gbk")
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(pipe, encoding="ascii"))
    output.speak(utf8=False)
    output._write_json({"file": "三2班"})
    assert b"\\u4e09" in pipe.getvalue()
