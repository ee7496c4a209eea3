"""The profile of one student: sections at the left, the fields at the right."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from carekeeper.core.ids import StudentId
from carekeeper.core.words import tr
from carekeeper.features.students.facts.record import Student
from carekeeper.features.students.facts.rules import OfficialAnswers, completeness
from carekeeper.features.students.view.form import (
    STORY,
    CompletenessCard,
    SectionList,
    SituationBox,
    StudentForm,
)
from carekeeper.features.students.view.kept_card import KeptCard
from carekeeper.features.students.view.photo_box import PhotoBox
from carekeeper.widgets import theme
from carekeeper.widgets.boxes import aligned, fill, grow, in_column, in_row
from carekeeper.widgets.desk import Desk
from carekeeper.widgets.earlier import EarlierBox
from carekeeper.widgets.parts import scrolled
from carekeeper.widgets.story_view import StoryView

_SIDE_WIDTH = 168


class ProfilePage(QWidget):
    """Shows a student's file and tells each field that is left with a new value."""

    committed = Signal(str, object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("profile_page")
        self._desk = desk
        self._today = desk.today
        self._student_id: StudentId | None = None
        self.sections = SectionList()
        self.completeness = CompletenessCard()
        self.form = StudentForm(desk)
        self.photo = PhotoBox(desk)
        self.situation = SituationBox()
        self.enrolment = EarlierBox(tr("Enrolment before"), "enrolment_before")
        self.kept = KeptCard()
        self.story = StoryView("students")
        self._area = scrolled(self._page(), name="profile_area")
        self._pages = QStackedWidget()
        self._arrange()
        self.form.committed.connect(self.committed)
        self.form.settled.connect(self.kept.settled)
        self.sections.asked.connect(self._jump)
        self.story.opened.connect(desk.place_requested)
        self.completeness.field_asked.connect(self.focus_field)
        self._area.verticalScrollBar().valueChanged.connect(self._mark_section)

    def show_student(
        self, student: Student, situation: OfficialAnswers, grade: str, *, anew: bool
    ) -> None:
        """Show a student's file; with `anew`, of another student than before, from the top."""
        day = self._today()
        self._student_id = student.id
        found = completeness(student)
        self.form.show_student(student, grade, day, anew=anew)
        self.form.mark_missing(field.name for field in found.missing)
        self.sections.show_missing(found)
        self.completeness.show_completeness(found)
        self.situation.show_situation(situation, day)
        if self.tells_story():
            self.show_story()
        elif anew:
            self._area.verticalScrollBar().setValue(0)
            self._mark_section()

    def focus_field(self, name: str) -> None:
        """Put the cursor into a field and bring it into view."""
        self._pages.setCurrentWidget(self._area)
        self.form.focus_field(name)

    def show_kept(self) -> None:
        """Bring into view what lists brought beside the fields."""
        self._pages.setCurrentWidget(self._area)
        self._area.ensureWidgetVisible(self.kept)

    def refuse(self, name: str, sentence: str) -> None:
        """Say at a field why its value could not be saved."""
        self.form.refuse(name, sentence)

    def flush(self) -> bool:
        """Tell what is typed and not told yet; False when something cannot be right."""
        return self.form.flush()

    def tells_story(self) -> bool:
        """Tell whether the story is shown, and not the file."""
        return self._pages.currentWidget() is self.story

    def show_story(self) -> None:
        """Show what was written of the student in all rooms, in one timeline."""
        if self._student_id is not None:
            self.story.show_student(self._desk.story, self._student_id)
        self._pages.setCurrentWidget(self.story)
        self.sections.mark_current(STORY)

    def _jump(self, section: str) -> None:
        if section == STORY:
            self.show_story()
            return
        self._pages.setCurrentWidget(self._area)
        self.form.jump(section)
        self.sections.mark_current(section)

    def _mark_section(self) -> None:
        self.sections.mark_current(self.form.section_in_view())

    def _page(self) -> QWidget:
        self.form.place_beside("basics", self.photo)
        self.form.place_below("basics", self.enrolment)
        self.form.place_below("left_behind", self.situation)
        page = QWidget()
        page.setProperty("look", "page")
        in_column(self.form, self.kept, margins=(0, 0, 20, 20), on=page)
        return page

    def _arrange(self) -> None:
        side = QWidget()
        side.setFixedWidth(max(theme.px(_SIDE_WIDTH), self.sections.needed()))
        in_column(self.sections, self.completeness, grow(), gap=14, on=side)
        self._pages.addWidget(self._area)
        self._pages.addWidget(self.story)
        row = in_row(gap=16, margins=(20, 0, 0, 0), on=self)
        fill(row, aligned(side, Qt.AlignmentFlag.AlignTop), grow(self._pages))
