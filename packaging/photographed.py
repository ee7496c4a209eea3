"""The pages, dialogs and menus that are photographed, in their order."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import cast

from camera import Camera, press
from PySide6.QtWidgets import QLineEdit, QMenu

from carekeeper.core import words
from carekeeper.core.errors import Trouble
from carekeeper.core.place import Place
from carekeeper.core.print_job import Wish
from carekeeper.core.school_year import school_year_of
from carekeeper.rooms import ROOMS
from carekeeper.shell.settings_dialog import SettingsDialog
from carekeeper.shell.workspace import Workspace
from carekeeper.widgets.record_table import RecordTable

PASTED = """\
姓名\t性别\t出生日期\t身份证号\t家庭住址\t监护人1姓名\t监护人1关系\t监护人1电话
赵一诺\t女\t2018-03-08\t\t柳树村三组\t赵大山\t爷爷\t138 0000 2301
钱小川\t男\t2018年7月\t\t柳树村五组\t孙秀兰\t奶奶\t13800002302
孙佳怡\t女\t2018/9/31\t\t青石桥村一组\t孙建国\t父亲\t1380000230
李沐阳\t男生\t2018.11.2\t\t青石桥村四组\t周玉梅\t外婆\t138-0000-2304
周子墨\t?\t2019-01-15\t\t\t\t\t
"""
"""A made-up list as it comes from a spreadsheet; a day, a phone and a sex in it are doubtful."""


def entrance(camera: Camera, file: Path) -> None:
    """The pages before the class."""
    from carekeeper.db.troubles import trouble

    application = camera.application
    application.show_welcome()
    camera.take("welcome")
    unlock = application.entrance
    unlock.ask_password(file, lambda _password: None)
    camera.take("unlock")
    damaged = trouble(Trouble.DAMAGED, file)
    unlock.show_rescue(file, damaged)
    camera.take("rescue")


def tabs(camera: Camera) -> None:
    """Each tab for one student and for the whole class."""
    application = camera.application
    workspace = cast("Workspace", application.window.page())
    for name in workspace.tab_names():
        if name == "today":
            workspace.open_tab(name)
            camera.take("today")
            workspace.roster._search.setText("qqqq")
            camera.take("search-nobody")
            workspace.roster._search.clear()
            continue
        workspace.show_student(camera.student, name)
        camera.take(f"{name}-student")
        workspace.roster.select(None)
        workspace.open_tab(name)
        camera.take(f"{name}-class")
    workspace.show_student(camera.student, "guardians")
    editor(camera)
    workspace.open_tab("today")


def study(camera: Camera) -> None:
    """Each page of the tab of learning, and a new exam."""
    from carekeeper.features.study.tab import PAGES, StudyTab
    from carekeeper.features.study.view.scores import ScoresPage

    workspace = cast("Workspace", camera.application.window.page())
    workspace.show_student(camera.student, "study")
    tab = camera.window.findChildren(StudyTab)[-1]
    for page in PAGES[1:]:
        workspace.show_student(camera.student, "study")
        tab.turn_to_page(page.name)
        camera.take(f"study-{page.name}-student")
        workspace.roster.select(None)
        workspace.open_tab("study")
        camera.take(f"study-{page.name}-class")
    scores = tab.page("scores")
    assert isinstance(scores, ScoresPage)
    tab.turn_to_page("scores")
    press(scores, "new_exam")
    camera.take("study-new-exam")
    press(scores, "close_exam")
    individual_plan(camera)
    workspace.open_tab("today")


def individual_plan(camera: Camera) -> None:
    """An individual education plan, which nobody sees who does not open it: of a made-up class."""
    from carekeeper.features.study.store.education import EducationPlans
    from carekeeper.features.study.tab import StudyTab
    from carekeeper.features.study.view.education import EducationPage

    assert camera.application.open_class is not None
    running = EducationPlans(camera.application.open_class.class_file).running()
    if not running:
        return
    workspace = cast("Workspace", camera.application.window.page())
    workspace.show_student(running[0].plan.student_id, "study")
    tab = camera.window.findChildren(StudyTab)[-1]
    tab.turn_to_page("education")
    page = tab.page("education")
    assert isinstance(page, EducationPage)
    page.open_plans()
    camera.take("study-education-open")


def editor(camera: Camera) -> None:
    """The contact card with the editor of a person open."""
    from carekeeper.features.guardians.tab import GuardiansTab
    from carekeeper.features.guardians.view.guardian_card import GuardianCard

    tab = camera.window.findChild(GuardiansTab)
    assert isinstance(tab, GuardiansTab)
    card = next(one for one in tab.findChildren(GuardianCard) if one.isVisible())
    card.edit_requested.emit(card.guardian.id, "")
    camera.take("guardian-editor")
    tab.page.close_editor()


def printing(camera: Camera) -> None:
    """The print dialog in each layout and style."""
    from carekeeper.widgets.print_dialog import PrintDialog

    open_it = camera.application.desk.print_requested.emit
    with camera.dialog(lambda: open_it(Wish("cards"))) as dialog:
        assert isinstance(dialog, PrintDialog)
        camera.settle(25)
        camera.take("print-full", dialog)
        for layout in ("half", "pocket", "full"):
            press(dialog, f"print_layout_{layout}")
            camera.settle(25)
            if layout != "full":
                camera.take(f"print-{layout}", dialog)
        press(dialog, "print_style_table")
        camera.settle(25)
        camera.take("print-table", dialog)


def students(camera: Camera) -> None:
    """New students: one after the other, and a pasted class; and the class as a file."""
    from carekeeper.shell.lists.dialog import BringInDialog

    do = camera.application.do
    camera.take_dialog("quick-add", lambda: do("new_student"))
    with camera.dialog(lambda: do("bring_in")) as dialog:
        assert isinstance(dialog, BringInDialog)
        camera.take("bring-in", dialog)
        dialog.show_text(PASTED)
        camera.take("bring-in-looked-at", dialog)
    camera.take_dialog("export", lambda: do("export"))


def new_year(camera: Camera) -> None:
    """The page with which the next school year begins."""
    from carekeeper.new_year.view import NewYearDialog

    application = camera.application
    assert application.open_class is not None
    own, rooms = application.open_class.class_file, ROOMS
    year = school_year_of(application.desk.today()) + 1
    camera.take_dialog(
        "new-year",
        lambda: NewYearDialog(
            own, application.desk, rooms, year, lambda: None, camera.window
        ).open(),
    )


def mentoring(camera: Camera) -> None:
    """Pairing from each source, ending a pairing, the mentors of the class and one of them."""
    from carekeeper.features.mentors.tab import MentorsTab

    application = camera.application
    workspace = cast("Workspace", application.window.page())
    workspace.show_student(camera.student, "mentors")
    with camera.dialog(lambda: application.do("pair")) as dialog:
        for source in ("known", "teacher", "parent", "study_helper", "new"):
            press(dialog, f"who_source_{source}")
            camera.take(f"pair-{source}", dialog)
    tab = camera.window.findChild(MentorsTab)
    assert isinstance(tab, MentorsTab)
    running = next(one for one in tab.page.cards.values() if one.support.mentoring.ends_on is None)
    camera.take_dialog("pair-end", lambda: press(tab, f"end_{running.support.mentoring.id}"))
    workspace.roster.select(None)
    press(camera.window, "mentors_side_mentor")
    camera.take("mentors-by-mentor")
    table = next(one for one in tab.findChildren(RecordTable) if one.isVisible())
    table.opened.emit(table.rows()[0])
    camera.take("mentor-page")
    press(tab, "close_mentor")
    press(camera.window, "mentors_side_student")


def writing(camera: Camera) -> None:
    """A new talk, a new diary entry, the day of a card, and the situations of the class."""
    from carekeeper.features.guardians.tab import GuardiansTab

    application = camera.application
    application.desk.place_requested.emit(Place("", camera.student))
    for action in ("write_talk", "write_entry"):
        application.do(action)
        camera.take(action.replace("_", "-"))
    camera.take_dialog("confirm-card", lambda: application.do("confirm_card"))
    tab = camera.window.findChild(GuardiansTab)
    assert isinstance(tab, GuardiansTab)
    camera.take_dialog("situations", tab._open_grid)


def finding(camera: Camera) -> None:
    """What is found anywhere."""
    with camera.dialog(lambda: camera.application.do("find_anything")) as dialog:
        line = dialog.findChild(QLineEdit, "search_line")
        assert line is not None
        line.setText("138")
        camera.settle(25)
        camera.take("search-anything", dialog)


def safekeeping(camera: Camera) -> None:
    """Backups, password, recovery sheet, recycle bin and history."""
    application = camera.application
    application.do("whole_class")
    for name, action in (
        ("backup", "backup"),
        ("restore", "restore"),
        ("password", "password"),
        ("recycle-bin", "recycle_bin"),
        ("history-class", "history"),
    ):
        camera.take_dialog(name, lambda action=action: application.do(action))  # type: ignore[misc]
    ask_history = application.desk.history_requested.emit
    camera.take_dialog("history-student", lambda: ask_history(camera.student))
    opened = application.open_class
    assert opened is not None
    camera.take_dialog("recovery-sheet", opened.make_recovery_sheet)
    camera.take_dialog("recovery-entry", lambda: application.entrance._enter_sheet(Path("a")))


def settings(camera: Camera) -> None:
    """Each page of the settings."""
    with camera.dialog(camera.application.show_settings) as dialog:
        for index in range(cast("SettingsDialog", dialog)._stack.count()):
            press(dialog, f"settings_page_{index}")
            camera.take(f"settings-{index + 1}", dialog)


def small_dialogs(camera: Camera) -> None:
    """About, first steps, messages and menus."""
    application = camera.application
    camera.take_dialog("about", lambda: application.do("about"))
    camera.take_dialog("first-steps", lambda: application.do("help"))
    application.desk.place_requested.emit(Place("", camera.student))
    camera.take_box("question", lambda: application.do("bin_student"))
    sentence = words.tr("There is nothing to undo.")
    camera.take_box("warning", lambda: application.messages.warn(sentence))
    for index, action in enumerate(camera.window.menuBar().actions(), start=1):
        menu = action.menu()
        assert isinstance(menu, QMenu)
        menu.popup(camera.window.mapToGlobal(camera.window.rect().topLeft()))
        camera.take(f"menu-{index}", menu)
        menu.hide()


Part = Callable[[Camera], None]
PARTS: tuple[Part, ...] = (
    *(tabs, study, mentoring, writing, finding, printing, students, new_year),
    *(safekeeping, settings, small_dialogs),
)
