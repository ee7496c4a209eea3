"""Copies that others get, from the window and from the command line: private only when chosen."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest
from PySide6.QtWidgets import QCheckBox, QComboBox
from pytestqt.qtbot import QtBot
from tests.conftest import PASSWORD, TODAY
from tests.house.secrets_typed import SECRET, Secrets, fill, secrets
from tests.recording import RecordingMessages

from carekeeper.commands import main
from carekeeper.core.school_year import default_terms
from carekeeper.db import backup_file, hand_over, moves, parcel
from carekeeper.db.backup_zip import PAYLOAD
from carekeeper.db.class_file import ClassFile
from carekeeper.db.columns import private_tables
from carekeeper.report.facts.term import ReportTerm
from carekeeper.rooms import ROOMS
from carekeeper.safekeeping.view.backup import BackupDialog
from carekeeper.shell.for_school import ForSchool
from carekeeper.shell.lists.export_dialog import KINDS, ExportDialog
from carekeeper.widgets.desk import Desk
from carekeeper.widgets.drives import Drive

__all__ = ["secrets"]


@pytest.fixture
def class_file(class_file: ClassFile, secrets: Secrets) -> ClassFile:
    """A class with one student, of whom everything that is private says something."""
    return fill(class_file, secrets)


def payload_of(package: Path) -> bytes:
    """Return the class file in a backup or parcel; without a password its bytes can be read."""
    with zipfile.ZipFile(package) as opened:
        return opened.read(PAYLOAD)


@pytest.mark.parametrize("chosen", [False, True])
def test_a_student_who_moves_takes_it_along_only_when_chosen(
    class_file: ClassFile, tmp_path: Path, chosen: bool
) -> None:
    label = moves.label_for("三（1）班", "", TODAY)
    leave_out = () if chosen else private_tables()
    target = tmp_path / "out.careparcel"
    parcel.pack(class_file.path, PASSWORD, target, "", label, [1], leave_out=leave_out)
    assert (SECRET.encode() in payload_of(target)) == chosen


@pytest.mark.parametrize("chosen", [False, True])
def test_the_next_class_teacher_gets_it_only_when_chosen(
    class_file: ClassFile, tmp_path: Path, chosen: bool
) -> None:
    target = tmp_path / "next.carebook"
    without = hand_over.Without(private=not chosen)
    hand_over.write(class_file.path, PASSWORD, target, "", without)
    assert (SECRET.encode() in target.read_bytes()) == chosen


def test_the_folder_for_the_school_has_nothing_of_it(class_file: ClassFile, tmp_path: Path) -> None:
    term = default_terms(2026)[0]
    spanned = ReportTerm(2026, 1, term.starts_on, term.ends_on, TODAY)
    school = ForSchool(class_file, ROOMS, spanned, TODAY)
    names = [sort.name for sort, there in school.offered() if there]
    for piece in school.pieces(names, "clean", ""):
        made = tmp_path / piece.file_name
        piece.now(made)
        piece.later(made, lambda _done, _of: None)
        raw = payload_of(made) if made.suffix == ".carebak" else made.read_bytes()
        assert SECRET.encode() not in raw


# -- the window


@pytest.fixture
def stick(tmp_path: Path) -> Drive:
    folder = tmp_path / "STICK"
    folder.mkdir()
    return Drive(folder, "KINGSTON", 8_000_000_000)


@pytest.mark.parametrize("chosen", [False, True])
def test_the_dialog_of_the_backup_asks_each_time_and_begins_without(
    qtbot: QtBot, class_file: ClassFile, desk: Desk, stick: Drive, chosen: bool
) -> None:
    desk.messages.answers = [True]  # type: ignore[attr-defined]
    for _time in range(2):
        dialog = BackupDialog(class_file, desk, drives=lambda: [stick])
        qtbot.addWidget(dialog)
        box = dialog.findChild(QCheckBox, "backup_private")
        assert isinstance(box, QCheckBox)
        assert not box.isHidden()
        assert not box.isChecked()
    box.setChecked(chosen)
    dialog._password._ways["none"].setChecked(True)
    with qtbot.waitSignal(dialog.backed_up):
        dialog._write_outside()
    (made,) = stick.folder.iterdir()
    assert (SECRET.encode() in payload_of(made)) == chosen


@pytest.mark.parametrize("answer", [False, True])
def test_open_data_ask_each_time_whether_they_are_to_be_complete(
    qtbot: QtBot,
    class_file: ClassFile,
    desk: Desk,
    messages: RecordingMessages,
    tmp_path: Path,
    answer: bool,
) -> None:
    dialog = ExportDialog(class_file, desk, ROOMS)
    qtbot.addWidget(dialog)
    kinds = [what for what, _suffix, _label in KINDS]
    box = dialog.findChild(QComboBox, "export_kind")
    assert isinstance(box, QComboBox)
    for what in ("roster", "office", "everything"):
        box.setCurrentIndex(kinds.index(what))
        assert dialog.private.isHidden() == (what == "roster")
    messages.answers = [answer]
    dialog._ask_private()
    assert "not complete" in messages.asked[0]
    assert dialog.wish().private == answer
    dialog.save_to(tmp_path / "all.zip")
    with zipfile.ZipFile(tmp_path / "all.zip") as package:
        told = b"".join(package.read(name) for name in package.namelist())
    assert (SECRET.encode() in told) == answer


# -- the command line


@pytest.fixture
def closed(class_file: ClassFile, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The closed class file, whose password the commands know."""
    monkeypatch.setenv("CAREKEEPER_PASSWORD", PASSWORD)
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    class_file.close()
    return class_file.path


def said(capsys: pytest.CaptureFixture[str], *words: object) -> str:
    assert main([str(word) for word in words]) == 0
    return capsys.readouterr().out


def test_a_backup_by_command_is_whole_and_one_for_the_office_says_what_it_lacks(
    closed: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rest, whole = tmp_path / "rest.carebak", tmp_path / "whole.carebak"
    assert "plans are not in it" in said(capsys, "backup", closed, "-o", rest, "--for-office")
    assert "not in it" not in said(capsys, "backup", closed, "-o", whole)
    assert "plans are not in it" in said(capsys, "info", rest)
    assert backup_file.check(whole, PASSWORD).counts["education_plans"] == 1
    told = json.loads(said(capsys, "info", rest, "--json"))
    assert told["left_out"] == sorted(private_tables())
    assert told["counts"]["education_plans"] == 0
    out = tmp_path / "all.zip"
    said(capsys, "export", closed, "-o", out)
    with zipfile.ZipFile(out) as opened:
        assert json.loads(opened.read("carekeeper.json"))["left_out"] == []
    assert main(["export", str(closed), "-o", str(tmp_path / "a.vcf"), "--education-plans"]) != 0


def test_the_command_prints_the_plans_of_those_who_are_named(
    closed: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "plan.pdf"
    text = said(capsys, "print", "education-plan", closed, "-o", out, "--students", "all", "--json")
    assert json.loads(text)["counts"] == {"education_plans": 1}
    assert out.read_bytes().startswith(b"%PDF")
